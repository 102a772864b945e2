"""The grammatical cases that a reference may ask for."""

from __future__ import annotations

from typing import Literal, get_args

#: Nominative, genitive, dative, accusative, locative, ablative, instrumental: the seven of Kazakh. A language that
#: has fewer prints the one that does the work: Russian the prepositional for `loc`, the genitive for `abl`.
Case = Literal["nom", "gen", "dat", "acc", "loc", "abl", "ins"]
CASES: tuple[Case, ...] = get_args(Case)

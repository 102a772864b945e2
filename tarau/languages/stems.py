"""What remains of a word without its endings, so that two forms of it are known to be one word.

No dictionary form: only the same for all forms, as far as the language's lists and endings tell.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from ..files import shared_yaml
from .lexicon import lexicon
from .morphology import endings_of
from .quantities import QuantityFile

#: The letters of the shortest stem.
SHORTEST = 3
#: Of a word that no list knows, so many letters are left.
SHORTEST_UNKNOWN = 4
#: A word so many times as frequent as its likeliest stem is no form of it: өнім, and not өні with an ending.
RATHER_WHOLE = 8


class Stems:
    """The stems of the words of some texts, whose own words help where the lists know none."""

    def __init__(self, tag: str, vocabulary: Set[str]) -> None:
        self._lexicon = lexicon(tag)
        self._endings = endings_of(tag)
        self._vocabulary = vocabulary
        self._plain = _plain_endings(tag)
        self._seen: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of a word in small letters."""
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = self._found(word)
        return found

    def _found(self, word: str) -> str:
        if len(word) <= SHORTEST:
            return word
        read = [stem for stem, _ in self._lexicon.readings(word) if len(stem) >= SHORTEST]
        if read:
            count = self._lexicon.count
            best = min(read, key=lambda stem: (-count(stem), len(stem), stem))
            return self._bare(word if count(word) > RATHER_WHOLE * count(best) else best)
        if self._endings is not None:
            cuts = sorted(cut for cut, _ in self._endings.cuts(word) if cut >= SHORTEST_UNKNOWN)
            known = next((word[:cut] for cut in cuts if word[:cut] in self._vocabulary), None)
            return self.stem(known) if known else word
        return self._bare(word)

    def _bare(self, word: str) -> str:
        """A word without the plain endings of its language."""
        for ending in self._plain:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
                return word[: -len(ending)]
        return word


@cache
def _plain_endings(tag: str) -> tuple[str, ...]:
    read = shared_yaml(f"assets/languages/{tag}/quantities.yaml", QuantityFile)
    return tuple(sorted(map(str, read.endings), key=lambda ending: (-len(ending), ending)))

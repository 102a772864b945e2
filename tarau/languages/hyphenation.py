"""Where a word may be divided: soft hyphens at every permitted break, by patterns, words with capitals left whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from ..files import shared

if TYPE_CHECKING:
    from pyphen import HyphDict

SOFT_HYPHEN = "\u00ad"
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class PatternFile:
    """The patterns in an asset, with as much of a path's behaviour as Pyphen asks of what stands in its table."""

    name: str

    def open(self, mode: str) -> BytesIO:
        """The file, opened for reading bytes."""
        return BytesIO(shared(self.name))

    def read_text(self, encoding: str) -> str:
        """The whole file."""
        return shared(self.name).decode(encoding.strip())


@cache
def _patterns(name: str) -> HyphDict:
    """The patterns of an asset, or of the language that Pyphen itself knows by `name`."""
    from pyphen import HyphDict, Pyphen  # a hundredth of a second that what divides no word need not pay

    return HyphDict(PatternFile(name)) if name.startswith("assets/") else Pyphen(lang=name).hd


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """The patterns `name` and the fewest letters that may stay before a break (`left`) and go over (`right`)."""

    name: str
    left: int
    right: int

    def hyphenate(self, word: str) -> str:
        """`word` with U+00AD at each permitted break; its own hyphens stay, soft hyphens that it had do not count.

        Each stretch of letters is divided by itself, so that what stands beside a hyphen, an apostrophe or a digit
        counts as the edge of a word. A stretch with two or more capitals is an abbreviation (БҰҰ, ҚазҰУ) and stays
        whole (rules of the new Kazakh orthography, § 105; usual also in Russian and English). Accents put over
        letters go with their letter.
        """
        clusters = tuple(_clusters(unicodedata.normalize("NFC", word.replace(SOFT_HYPHEN, ""))))
        bare = "".join(cluster[0] for cluster in clusters)
        breaks = {match.start() + gap for match in _LETTERS.finditer(bare) for gap in self.breaks(match[0])}
        return "".join(SOFT_HYPHEN * (at in breaks) + cluster for at, cluster in enumerate(clusters))

    def breaks(self, letters: str) -> tuple[int, ...]:
        """The gaps, counted in letters from the beginning, at which a stretch of letters may be divided."""
        if sum(letter.isupper() for letter in letters) > 1 or len(letters) < self.left + self.right:
            return ()
        last = len(letters) - self.right
        return tuple(gap for gap in _patterns(self.name).positions(letters) if self.left <= gap <= last)


def _clusters(text: str) -> Iterator[str]:
    """Each character together with the marks that combine with it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            if at > start:
                yield text[start:at]
            start = at

"""What is known of the finished pages: types only, so that rendering may read what typesetting measured.

All lengths are points (1/72 inch), from the upper left corner of the sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node begins: `page` counts sheets from 0, `folio` is the number printed on it, the rest is its box.

    A node broken over pages has the box of its first part; `last_page` is where it ends.
    """

    page: int
    folio: int
    x: float
    y: float
    width: float
    height: float
    last_page: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page, as set: its words, its box, and whether it ends in a hyphen set by the engine."""

    text: str
    x: float
    y: float
    width: float
    height: float
    hyphenated: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its printed number, its side, the height left empty under its text, and the lines on it."""

    folio: int
    side: Literal["left", "right"]
    width: float
    height: float
    free: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PageMap:
    """The pages of one layout, and where each node with an id stands on them."""

    sheets: tuple[Sheet, ...]
    spots: Mapping[str, Spot]

    def folio(self, id: str) -> int | None:
        """The printed number of the page on which a node begins, or None when it is not printed."""
        spot = self.spots.get(id)
        return spot.folio if spot else None


@dataclass(frozen=True, slots=True)
class Pages:
    """A finished layout: the PDF and its map, and the fonts in it."""

    pdf: bytes
    map: PageMap
    fonts: tuple[str, ...]

"""What is known of the finished pages: types only, so that rendering may read what typesetting measured.

All lengths are points (1/72 inch), from the upper left corner of the sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node begins: `page` counts sheets from 0, `folio` is the number printed on it, the rest is its box.

    A node broken over pages has the box of its first part; `last_page` is where it ends, and `carried` is the height
    of its parts on the pages after the first.
    """

    page: int
    folio: int
    x: float
    y: float
    width: float
    height: float
    last_page: int
    carried: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page, as set: its words, its box, and whether it ends in a hyphen set by the engine.

    `paragraph` numbers the paragraphs of a layout (a cell of a table is one too), so that the lines of one are known
    when a page ends between them. `block` is the id of the nearest element around it that has one, `tag` the element
    that it belongs to. `gap` is how wide its word spaces are, where they were stretched or shrunk to fill the line.
    `room` is the width that it may fill. `size` and `family` are those of its longest piece, `language` that of its
    last.
    """

    text: str
    x: float
    y: float
    width: float
    height: float
    hyphenated: bool
    paragraph: int = 0
    block: str = ""
    tag: str = ""
    gap: float | None = None
    room: float = 0.0
    indent: float = 0.0
    size: float = 0.0
    family: str = ""
    language: str = ""
    note: bool = False
    """Whether it stands in a footnote."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made of points, as printed: its box, the points that it has, and the id around it."""

    block: str
    x: float
    y: float
    width: float
    height: float
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Link:
    """Words on a page that lead to a node: the node's id, the id around them, and how far down they stand."""

    target: str
    block: str
    y: float


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page: where its text stands."""

    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its printed number, its side, the height left empty under its text, and the lines on it.

    `area` is where its text may stand; `pictures` and `links` are those that stand on it.
    """

    folio: int
    side: Literal["left", "right"]
    width: float
    height: float
    free: float
    lines: tuple[Line, ...]
    area: Area = Area()
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class PageMap:
    """The pages of one layout, and where each node with an id stands on them.

    `families` are the fonts that its style sheets bring along: no other may be used.
    """

    sheets: tuple[Sheet, ...]
    spots: Mapping[str, Spot]
    families: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Mendings:
    """What is set otherwise than the style sheet says, so that the pages come out better; by the id of a node.

    `whole`: words of a paragraph that are not divided. `lines`: how many lines more (or fewer) a paragraph is set in.
    `opening`: nodes that begin a new page. `scale`: figures drawn larger or smaller, 1 being their own size.
    """

    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    opening: tuple[str, ...] = ()
    scale: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on a page that a book designer would mark: what it is, where, on which node, and how grave.

    `code` stays the same from version to version. `page` counts sheets from 0, `area` is what is to be marked on it,
    `values` are what its message names. `weight` is how much worse the page is for it: the sum over all is what
    mending brings down.
    """

    code: str
    page: int
    folio: int
    node: str
    area: Area
    weight: float
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class PageReport:
    """What was found on the pages of a layout, in order, and what was measured; `norms` names the profile."""

    findings: tuple[Finding, ...]
    measures: tuple[tuple[str, object], ...]
    norms: str

    @property
    def weight(self) -> float:
        """How far the pages are from good ones."""
        return sum(finding.weight for finding in self.findings)

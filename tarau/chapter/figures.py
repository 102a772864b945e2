"""Tables, charts and timelines: figures with their values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ..problems import Place
from .inline import Words
from .origins import Origin


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, and its value where it is a figure."""

    text: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first cell of each row names it; `columns` are the heads, the first one over the names.

    `sources` are numbers in the list of sources, in order.
    """

    KIND: ClassVar[str] = "table"
    place: Place
    id: str
    number: int
    caption: Words
    unit: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool
    note: Words
    sources: tuple[int, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures of a chart; a figure that is not known is None."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of figures. `kind` is bar, grouped, stacked, share, line or before-after.

    `drawn_from` is the id of the table that prints the same figures, or nothing.
    """

    KIND: ClassVar[str] = "chart"
    place: Place
    id: str
    number: int
    kind: str
    caption: Words
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    note: Words
    sources: tuple[int, ...]
    drawn_from: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. `image` is its name in the chapter folder, `alt` what it shows, `credit` whose it is.

    `width` is in percent of the column of text; `pixels` are width and height, zeros for a drawing (SVG).
    """

    KIND: ClassVar[str] = "figure"
    place: Place
    id: str
    number: int
    image: str
    caption: Words
    alt: str
    credit: Words
    width: int
    pixels: tuple[int, int]
    origin: Origin


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A date as exact as the source gives it: 0 stands for a month or day that is not given."""

    year: int
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the timeline. `kind` is decision or work; `end` is there for a span of years.

    `marks` are the ids of the blocks that rest on the same words of a source.
    """

    id: str
    start: Moment
    end: Moment | None
    title: Words
    short: str
    kind: str
    origin: Origin
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events on a line that is true to scale."""

    KIND: ClassVar[str] = "timeline"
    place: Place
    id: str
    caption: Words
    events: tuple[Event, ...]
    origin: Origin

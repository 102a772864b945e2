"""Tables, charts, pictures, maps and timelines: figures with their values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from ..problems import Place
from .inline import Words
from .origins import FromDataset, Origin


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


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a map: the id of its entry in the index, its name as printed, degrees of longitude and latitude, and
    on which side of it its name stands."""

    entry: str
    name: str
    longitude: float
    latitude: float
    side: Literal["left", "right", "above", "below", ""] = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A line on a map through places. `style` is railway, road, canal, border or route."""

    name: str
    style: str
    through: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """An area of a map: countries by their codes, or what lies around places. `pattern` is hatched, ruled, dotted or
    crossed."""

    name: str
    pattern: str
    countries: tuple[str, ...]
    around: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """A map of what lies between `west`, `south`, `east` and `north` in `box`, or of the `countries` by their codes.

    `width` is in percent of the column of text; `datasets` are those that the positions of its places come from.
    """

    KIND: ClassVar[str] = "map"
    place: Place
    id: str
    number: int
    caption: Words
    box: tuple[float, float, float, float]
    countries: tuple[str, ...]
    points: tuple[Spot, ...]
    lines: tuple[Route, ...]
    areas: tuple[Region, ...]
    width: int
    note: Words
    sources: tuple[int, ...]
    datasets: tuple[FromDataset, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A date as exact as the source gives it: 0 stands for a month or day that is not given."""

    year: int
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the timeline. `kind` is event, decision or work; `end` is there for a span of years.

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

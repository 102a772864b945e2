"""Figures as an author types them: tables and charts of CSV files, pictures, timelines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..files import Text
from ..problems import Place
from .origins import Origins

ChartKind = Literal["bar", "grouped", "stacked", "share", "line", "before-after"]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table whose cells stand in a CSV file: first row the head, first column the names of the rows."""

    KEY: ClassVar[str] = "table"
    id: Text
    data: Text
    """The CSV file in the chapter folder."""
    caption: Text
    unit: Text | None = None
    """The unit of all its figures, printed in the caption."""
    total: bool = False
    """Whether the last row is a total."""
    note: Text | None = None
    separator: Literal[",", ";", "tab"] = ","
    chart: ChartKind | None = None
    """Whether the same data are also drawn, and how."""
    chart_caption: Text | None = None
    origin: Origins = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class DataChart:
    """A chart drawn from a CSV file that is not printed as a table."""

    KEY: ClassVar[str] = "chart"
    id: Text
    kind: ChartKind
    data: Text
    caption: Text
    unit: Text | None = None
    note: Text | None = None
    separator: Literal[",", ";", "tab"] = ","
    origin: Origins = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class PictureFigure:
    """A picture with its caption. What images.yaml says of the file need not be said again."""

    KEY: ClassVar[str] = "figure"
    id: Text
    image: Text
    """The file in the chapter folder: PNG, JPEG, WebP or SVG."""
    caption: Text
    alt: Text | None = None
    """What it shows, for who cannot see it; without it images.yaml must say so."""
    credit: Text | None = None
    """Whose it is; without it the line is made of what images.yaml says."""
    width: int = 100
    """In percent of the column of text: 20 to 100."""
    origin: Origins = ()
    """What the caption rests on."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class MapFigure:
    """A map of places, lines and areas; its caption says that the borders are today's."""

    KEY: ClassVar[str] = "map"
    id: Text
    data: Text
    """The file that says what is drawn: maps/NAME.yaml."""
    caption: Text
    note: Text | None = None
    width: int = 100
    """In percent of the column of text: 40 to 100."""
    origin: Origins = ()
    """What the lines and areas rest on; the positions of places rest on their gazetteer."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class TimelineFigure:
    """A timeline true to scale, of the events in events.yaml."""

    KEY: ClassVar[str] = "timeline"
    id: Text
    caption: Text
    events: tuple[Text, ...] = ()
    """The ids of its events; all of them when left out."""
    place: Place = Place("")

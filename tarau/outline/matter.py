"""The data files beside chapter.yaml: terms, people, places, events, abbreviations and the question bank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..files import Text
from ..problems import Place
from .origins import Origins


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term of the glossary (terms.yaml)."""

    id: Text
    term: Text
    definition: Text
    short: Text | None = None
    """A shorter definition for the margin; without it the definition itself is set there."""
    forms: tuple[Text, ...] = ()
    """Stems under which it occurs in the text, when the word itself does not lead to them."""
    margin: bool = False
    """Whether the definition is also set in the margin, where a section uses the term for the first time."""
    origin: Origins = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A person of the index (people.yaml); a place (places.yaml) has the same keys and its position."""

    id: Text
    name: Text
    """As it stands in the index: the surname first."""
    forms: tuple[Text, ...] = ()
    """Stems under which it occurs in the text; without them the name's first word."""
    note: Text | None = None
    """What tells it from others of its name, printed after it: station, river."""
    see: Text | None = None
    """The id of the entry where the pages stand, for a second name of the same."""
    see_also: tuple[Text, ...] = ()
    """The ids of entries that a reader of this one should look up too."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Position:
    """Where a place lies, as a named gazetteer says; nobody puts a place on a map by heart."""

    latitude: Text
    """In degrees, such as 50.42064; south of the equator with a minus."""
    longitude: Text
    """In degrees; west of Greenwich with a minus."""
    dataset: Text
    """The gazetteer, such as GeoNames."""
    version: Text
    licence: Text
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class PlaceEntry(IndexEntry):
    """A place of the index (places.yaml); with its position it can stand on a map."""

    position: Position | None = None


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event of the timeline (events.yaml)."""

    id: Text
    date: Text
    """A year, a month or a day: 1925, 1925-12 or 1930-04-28; a span of years as 1929/1934."""
    title: Text
    short: Text | None = None
    """A few words for the strip at the chapter's opening; only events that have them stand there."""
    kind: Literal["event", "decision", "work"] = "event"
    """Decisions stand on one side of the line, works (what was built, made or carried out) on the other, each with a
    mark of its own that a legend explains; other events stand where there is room."""
    origin: Origins = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class AbbreviationEntry:
    """An abbreviation and what it stands for (abbreviations.yaml)."""

    short: Text
    long: Text
    origin: Origins = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class ImageEntry:
    """What is known of a picture (images.yaml): what it shows, and whose it is.

    The credit printed under it is made of author, title, year, source and licence.
    """

    file: Text
    """In the chapter folder, such as images/bridge.jpg."""
    alt: Text | None = None
    """What it shows, for who cannot see it."""
    author: Text | None = None
    title: Text | None = None
    year: Text | None = None
    source: Text | None = None
    """Where it was found: an archive and its number, a book, a collection."""
    url: Text | None = None
    """Its address, printed in the list of credits."""
    licence: Text | None = None
    place: Place = Place("")

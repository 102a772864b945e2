"""What a statement rests on, as an author types it: passages of sources, an outside data set, or the editors' word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..files import Text
from ..problems import Place


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage of a source that a statement rests on."""

    KEY: ClassVar[str] = "source"
    source: Text
    """The id of a source, as in sources.yaml."""
    quote: Text
    """Words of its clean text, long enough to stand there once."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Dataset:
    """An outside data set that a coordinate, a unit or the spelling-out of an abbreviation rests on."""

    KEY: ClassVar[str] = "dataset"
    dataset: Text
    version: Text
    licence: Text
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Editorial:
    """A statement of the editors about the book itself (how it is made, what to do), resting on no source."""

    KEY: ClassVar[str] = "editorial"
    editorial: Text
    """Why no source is needed."""
    place: Place = Place("")


Origins = tuple[Quoted | Dataset | Editorial, ...]

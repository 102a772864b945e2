"""Forms of worksheets and tests: dated profiles in assets/forms/, each naming the document that it was taken from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...files import Text, shared_names, shared_yaml
from ...problems import ChapterError, Place, error, near

FOLDER = "assets/forms"

Level = Literal["understanding", "application", "higher"]
HeadField = Literal["name", "class", "date", "score"]
Achievement = Literal["low", "middle", "high"]


@dataclass(frozen=True, slots=True)
class LevelShare:
    """How much of the points a thinking level has."""

    level: Level
    percent: int
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class FormItems:
    """So many questions of some types."""

    kinds: tuple[Text, ...]
    """The types that count, as questions.yaml names them."""
    count: int | None = None
    """Exactly so many."""
    least: int | None = None
    """Not fewer, where the number is not fixed."""
    options: int | None = None
    """How many options each has."""
    points: int | None = None
    """What each is worth."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class FormContexts:
    """Questions that stand together on the same text, table or picture: `about` of each names it."""

    count: int
    """How many such contexts."""
    items: int
    """Questions on each."""
    kinds: tuple[Text, ...]
    """The types that count."""
    options: int | None = None
    """How many options each question has."""
    points: int | None = None
    """What each question is worth."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class FormMark:
    """A mark, and the least percentage of the points that earns it."""

    mark: Text
    percent: int
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class FormAchievement:
    """A level of achievement, and what a pupil who has reached it does."""

    level: Achievement
    does: Mapping[str, Text]
    """By the tag of the language."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a sheet, as its YAML file says, which is named after it; what its document does not say is left out."""

    name: Text
    title: Mapping[str, Text]
    """The heading of the sheet, by the tag of the language; empty for the usual word for a worksheet."""
    document: Text
    """The document that the form was taken from."""
    version: Text
    """The date or the year of that document."""
    date: Text
    """The day on which the form was compared with its documents, YYYY-MM-DD."""
    basis: tuple[Text, ...]
    """What it was read in: the documents themselves, or copies and reports of them."""
    head: tuple[HeadField, ...]
    """What a pupil fills in at the head."""
    unknown: tuple[Text, ...] = ()
    """What the document does not say, or was not at hand for: shown to whoever prints the form."""
    points: int | None = None
    """Points of the whole sheet."""
    minutes: int | None = None
    """Minutes for the whole sheet."""
    levels: tuple[LevelShare, ...] = ()
    """The thinking levels and their shares of the points."""
    items: tuple[FormItems, ...] = ()
    """The types of questions that there must be."""
    contexts: FormContexts | None = None
    """Questions on the same text, after the others."""
    specification: bool = False
    """Whether the key opens with the specification table."""
    descriptors: bool = False
    """Whether the key lists descriptors task by task."""
    scores: bool = True
    """Whether the sheet closes with a table of the points of each task."""
    rubric: tuple[FormAchievement, ...] = ()
    """The levels of achievement of the rubric in the key, the lowest first."""
    marks: tuple[FormMark, ...] = ()
    """Marks by percentage, the lowest first."""
    threshold: int | None = None
    """The least number of points that counts as passed."""


def form_names() -> tuple[str, ...]:
    """The names of all forms there are, in alphabetical order."""
    return tuple(name.removeprefix(f"{FOLDER}/").removesuffix(".yaml") for name in shared_names(FOLDER, ".yaml"))


def load_form(name: str, asked_at: Place) -> Form:
    """The form `name`, or a ChapterError at `asked_at` with the names that there are."""
    known = form_names()
    if name not in known:
        problem = error("worksheet.form", asked_at, "there is no form '{name}'", near(name, known), name=name)
        raise ChapterError(problem)
    return _form(name)


@cache
def _form(name: str) -> Form:
    return shared_yaml(f"{FOLDER}/{name}.yaml", Form)

"""Questions and their answers, numbered once for all editions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..problems import Place
from .inline import Words
from .origins import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What all questions have. `number` counts through the chapter and is the same in every edition.

    `level` is understanding, application or higher.
    """

    KIND: ClassVar[str]
    place: Place
    id: str
    number: int
    section: str
    level: str
    points: int
    ask: Words
    solution: Words
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """One right answer among several; `right` counts from 0."""

    KIND: ClassVar[str] = "choice"
    options: tuple[Words, ...]
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Question):
    """A statement to judge."""

    KIND: ClassVar[str] = "true-false"
    right: bool
    correction: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Question):
    """Things to put in order: printed as in `items`; `right[i]` is the rank, from 0, of the item printed at i."""

    KIND: ClassVar[str] = "order"
    items: tuple[Words, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Question):
    """Pairs to find: `right[i]` is the index in `rights` of what belongs to `lefts[i]`."""

    KIND: ClassVar[str] = "match"
    lefts: tuple[Words, ...]
    rights: tuple[Words, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Short(Question):
    """A short answer, on so many ruled lines."""

    KIND: ClassVar[str] = "short"
    answer: Words
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Question):
    """An answer at length; the one given is a model."""

    KIND: ClassVar[str] = "extended"
    answer: Words
    lines: int


AnyQuestion = Choice | TrueFalse | Order | Match | Short | Extended


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions printed together, in groups: a section's id, or nothing, and its questions."""

    KIND: ClassVar[str] = "questions"
    place: Place
    id: str
    title: Words
    groups: tuple[tuple[str, tuple[AnyQuestion, ...]], ...]
    origin: Origin

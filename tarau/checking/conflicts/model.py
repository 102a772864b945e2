"""What the conflict finder works with: figures and dates read from sentences, and the conflicts found among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["figure", "date", "name", "sum", "order"]

#: What may explain a difference without either passage being wrong.
Reason = Literal["scope", "units", "year", "about", "rounding", "counting", "parts", "range"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a figure or a sign of a sentence: offsets in the clean text, and small letters."""

    start: int
    end: int
    text: str
    lower: str
    kind: Literal["word", "number", "sign"]
    clause: int


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month, a year, or a stretch of them, as exact as it is written; 0 means "not said"."""

    year: int
    month: int = 0
    day: int = 0
    last_year: int = 0
    last_day: int = 0
    inherited: bool = False
    """Whether the year was taken from what was said before."""


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a figure."""

    weights: Mapping[str, float]
    """Per stem how near it stands, 0 to 1."""
    clause: frozenset[str]
    """The stems of its own clause."""
    names: frozenset[str]
    """The stems of names in its own clause."""
    years: frozenset[int]
    """The years that it holds for, by what stands nearest."""
    said_years: bool
    """Whether they stand in its own sentence."""
    measures: frozenset[str]
    events: frozenset[str]
    scopes: frozenset[str]
    contrasts: Mapping[int, frozenset[int]]
    ordinals: Mapping[str, frozenset[int]]
    """Per stem that is numbered, its numbers: the 4th conference."""
    grows: bool
    falls: bool
    plans: bool
    """Whether its sentence speaks of what was to be."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or a date in its context."""

    source: str
    start: int
    end: int
    sentence: int
    """The number of its sentence in its text."""
    sentence_start: int
    sentence_end: int
    token: int
    """The number of its first token in the sentence."""
    clause: int
    kind: str
    """The kind of measure: a kind of unit, `count`, `date`."""
    low: float
    high: float
    step: float
    """By how much it may be off as it is written: half a unit of its last digit."""
    hedge: str
    noun: tuple[str, ...]
    """The stems of what is counted, nearest first."""
    date: Date | None
    context: Context
    unit: str = ""
    """The size of its unit, as a text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source's clean text that contradict others: from `start` to `end`."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Passages that cannot both be right, or can only if something explains it."""

    kind: Kind
    id: str
    first: Passage
    second: Passage
    said: tuple[str, ...]
    """The two things said, as short as possible."""
    reasons: tuple[Reason, ...]
    rank: float
    """0 to 1: how likely an editor has to decide something here."""

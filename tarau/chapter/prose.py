"""Running text and the boxes beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..problems import Place
from .inline import Words
from .origins import Origin


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `id` stays the same as long as its words do."""

    KIND: ClassVar[str] = "paragraph"
    place: Place
    id: str
    content: Words
    origin: Origin


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `level` is 3, or 4 for one under another."""

    KIND: ClassVar[str] = "heading"
    place: Place
    id: str
    content: Words
    origin: Origin
    level: int = 3


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, with letters or numbers when `ordered`."""

    KIND: ClassVar[str] = "listing"
    place: Place
    id: str
    items: tuple[Words, ...]
    ordered: bool
    origin: Origin
    title: Words = ()


Prose = Paragraph | Listing


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody else, set apart from the running text in their place."""

    KIND: ClassVar[str] = "quotation"
    place: Place
    id: str
    content: tuple[Prose, ...]
    attribution: Words
    origin: Origin


@dataclass(frozen=True, slots=True)
class Task:
    """A question of a box, and its answer for the teacher; () where none is given."""

    content: Words
    answer: Words


@dataclass(frozen=True, slots=True)
class Sidebar:
    """A box beside the running text. `kind` is the author's word: biography, term, document …"""

    KIND: ClassVar[str] = "sidebar"
    place: Place
    id: str
    kind: str
    title: Words
    subtitle: Words
    content: tuple[Prose, ...]
    quoted: tuple[Prose, ...]
    attribution: Words
    questions: tuple[Task, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One side of a comparison, with its letter (А, Ә …) and the number of its source in the list of sources."""

    letter: str
    content: tuple[Paragraph, ...]
    attribution: Words
    source: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Compare:
    """Passages that contradict each other, side by side."""

    KIND: ClassVar[str] = "compare"
    place: Place
    id: str
    title: Words
    question: Words
    sides: tuple[ComparedSide, ...]
    questions: tuple[Task, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class ThenNowCard:
    """One card of a pair."""

    when: Words
    content: tuple[Prose, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class ThenNow:
    """Then and now, on two cards."""

    KIND: ClassVar[str] = "then-now"
    place: Place
    id: str
    title: Words
    then: ThenNowCard
    now: ThenNowCard
    origin: Origin

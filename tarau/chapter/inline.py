"""Text as a tuple of inline nodes: never a string of Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .origins import Origin


@dataclass(frozen=True, slots=True)
class Run:
    """Plain words."""

    KIND: ClassVar[str] = "run"
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italic."""

    KIND: ClassVar[str] = "emphasis"
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words set bold."""

    KIND: ClassVar[str] = "strong"
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Underlined:
    """The words of a compared passage in which the sides contradict each other."""

    KIND: ClassVar[str] = "underlined"
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term of the glossary where a section uses it for the first time; `margin` sets its definition beside it."""

    KIND: ClassVar[str] = "term-use"
    id: str
    term: str
    content: tuple[Inline, ...]
    margin: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that the index leads to. `id` is the mark's own, `entry` that of the index entry."""

    KIND: ClassVar[str] = "mark"
    id: str
    entry: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to another node, already in words: `2-кестеде`."""

    KIND: ClassVar[str] = "cross-reference"
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page."""

    KIND: ClassVar[str] = "footnote"
    id: str
    number: int
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A passage in another language, kept as it is by every edition."""

    KIND: ClassVar[str] = "foreign"
    language: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SourceMark:
    """The number of the source in the list of sources, at the end of a passage taken from it."""

    KIND: ClassVar[str] = "source-mark"
    source: str
    number: int


Inline = Run | Emphasis | Strong | Underlined | TermUse | Mark | CrossReference | Footnote | Foreign | SourceMark
Words = tuple[Inline, ...]

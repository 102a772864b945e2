"""chapter.yaml itself: the chapter's head, its sections, what opens and closes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..files import Text
from ..problems import Place
from .content import Item
from .origins import Origins

Opening = Literal["question", "objectives", "contents", "key-terms", "timeline"]
Closing = Literal[
    "timeline",
    "chronology",
    "questions",
    "terms",
    "abbreviations",
    "index",
    "tables",
    "figures",
    "further-reading",
    "credits",
    "sources",
    "source-notes",
    "imprint",
]


@dataclass(frozen=True, slots=True)
class ObjectiveEntry:
    """What a pupil will be able to do, with the curriculum's code for it."""

    text: Text
    code: Text | None = None
    """As the curriculum writes it, such as 8.3.1.2; never made up."""
    tasks: tuple[Text, ...] = ()
    """The ids of the questions, boxes and tables that serve it."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """Something to read on."""

    title: Text
    author: Text | None = None
    publisher: Text | None = None
    year: Text | None = None
    url: Text | None = None
    note: Text | None = None
    """What a pupil finds there."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class LessonStep:
    """A step of a lesson."""

    minutes: int
    text: Text
    """What teacher and pupils do, in Markdown."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """How a section is taught, for the teacher's edition alone."""

    steps: tuple[LessonStep, ...]
    """Their minutes together are those of the lesson."""
    objectives: tuple[Text, ...] = ()
    """The objectives that it serves: their codes, or their numbers in the chapter's list, such as 2."""
    misconceptions: tuple[Text, ...] = ()
    """What pupils often take wrongly, and what to answer."""
    homework: tuple[Text, ...] = ()
    """The ids of questions."""
    commentary: Text | None = None
    """What else a teacher should know, in Markdown."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section: it opens on a new page under its own number."""

    id: Text
    title: Text
    content: tuple[Item, ...]
    question: Text | None = None
    """What the section answers, set under its title."""
    summary: tuple[Text, ...] = ()
    """What to remember: a few lines in a box at its end."""
    summary_origin: Origins = ()
    lesson: LessonEntry | None = None
    """How it is taught; printed in the teacher's edition only."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class ChapterFile:
    """chapter.yaml, as typed."""

    id: Text
    language: Text
    title: Text
    number: int
    """The chapter's number in its book."""
    sections: tuple[SectionEntry, ...]
    """Each a section, or the name of a file that holds one: `sections/turksib.yaml`."""
    first_section: int = 1
    """The number of its first section, where sections are numbered through the book."""
    first_page: int = 1
    """The number on its first page."""
    grade: int | None = None
    """The school grade that it is written for: it chooses the norms of type and weight; left out, 9."""
    date: Text | None = None
    """Of this edition, such as 2026-11-21; written into the products, never taken from the clock."""
    question: Text | None = None
    """The question that the whole chapter answers."""
    objectives: tuple[Text | ObjectiveEntry, ...] = ()
    """Each a text, or a text with its code in the curriculum."""
    key_terms: tuple[Text, ...] = ()
    """Ids of terms."""
    picture: Text | None = None
    """The picture of the opening page: an SVG file in the chapter folder."""
    picture_description: Text | None = None
    opening: tuple[Opening, ...] = ("question", "objectives", "contents", "key-terms", "timeline")
    closing: tuple[Closing, ...] = ("timeline", "questions", "terms", "abbreviations", "index", "sources")
    editions: tuple[Text, ...] = ()
    """The editions to build; the default ones when left out."""
    imprint: tuple[Text, ...] = ()
    """Lines about rights and making, printed under the list of sources where `closing` gives them no part."""
    further_reading: tuple[ReadingEntry, ...] = ()
    """Books and pages to go on with, in the order in which they are printed."""
    place: Place = Place("")

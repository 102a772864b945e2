"""The chapter as a whole: its sections, and what opens and closes it."""

from __future__ import annotations

from dataclasses import dataclass

from ..problems import Place
from .figures import Chart, Figure, Map, Table, Timeline
from .inline import Words
from .origins import Origin, Statement
from .prose import Compare, Heading, Listing, Paragraph, Quotation, Sidebar, ThenNow
from .questions import QuestionSet
from .worksheets import Worksheet

Block = (
    Paragraph
    | Heading
    | Listing
    | Quotation
    | Sidebar
    | Table
    | Chart
    | Figure
    | Map
    | Compare
    | ThenNow
    | Timeline
    | QuestionSet
)


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary, in the order of the alphabet; `marks` are where the text uses it."""

    id: str
    term: str
    definition: Words
    marks: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation and what it stands for."""

    short: str
    long: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of the index. `letter` is where it sorts; `kind` is person or place.

    `see` names another line's words; then there are no marks. `also` are the words of lines to look up too, `note`
    what tells the name from others.
    """

    id: str
    letter: str
    name: str
    kind: str
    marks: tuple[str, ...]
    see: str = ""
    also: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the list of sources: its number, its words, and what is known of its rights.

    `imprint` is publisher, year and pages, as far as known; `language` is the tag of the source's own language where
    it is not the chapter's: its words are then printed as they are. `file` and `sha256` are those of the raw text.
    """

    id: str
    number: int
    author: str
    title: str
    imprint: str
    url: str
    licence: str
    note: str
    language: str = ""
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Objective:
    """What a pupil will be able to do: its code in the curriculum, or nothing; the ids of the tasks that serve it."""

    content: Words
    code: str = ""
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Something to read on; `imprint` is publisher and year, as far as known."""

    author: str
    title: str
    imprint: str
    url: str
    note: Words


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose a picture is: the id of what prints it (`opener` for the opening picture), its name, and its address."""

    id: str
    name: Words
    credit: Words
    url: str


@dataclass(frozen=True, slots=True)
class LessonStep:
    """A step of a lesson, and how many minutes it takes."""

    minutes: int
    content: Words


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a section is taught: for teachers alone, like the answers.

    `objectives` are numbers, from 1, in the chapter's list; `homework` are the numbers of questions.
    """

    place: Place
    minutes: int
    steps: tuple[LessonStep, ...]
    objectives: tuple[int, ...]
    misconceptions: tuple[Words, ...]
    homework: tuple[int, ...]
    commentary: Words


@dataclass(frozen=True, slots=True)
class Section:
    """A section: opens on a new page."""

    place: Place
    id: str
    number: int
    title: Words
    question: Words
    content: tuple[Block, ...]
    summary: tuple[Words, ...]
    summary_origin: Origin
    lesson: Lesson | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The whole chapter, numbered and resolved once; every edition is made from it and leaves out what it must.

    `picture` is the name of the opening picture in the chapter folder, or nothing. `labels` tells, per id of a
    numbered node, what a reader calls it: `1-кесте`. `grade` is 0 when none is named.
    """

    place: Place
    id: str
    language: str
    number: int
    title: Words
    date: str
    first_page: int
    question: Words
    objectives: tuple[Objective, ...]
    key_terms: tuple[str, ...]
    picture: str
    picture_description: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    timeline: Timeline | None
    questions: QuestionSet | None
    terms: tuple[Term, ...]
    abbreviations: tuple[Abbreviation, ...]
    index: tuple[IndexLine, ...]
    sources: tuple[SourceLine, ...]
    imprint: tuple[Words, ...] = ()
    editions: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    grade: int = 0
    further_reading: tuple[Reading, ...] = ()
    credits: tuple[Credit, ...] = ()
    trace: tuple[Statement, ...] = ()
    """Every sentence, in the order of the chapter, followed back to what it rests on."""
    worksheet: Worksheet | None = None
    """The sheet that is printed in place of the chapter, for an edition whose scope is a worksheet."""

"""What a chapter opens and closes with: its first page, glossary, index, sources, and the columns they stand in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic, TypeVar

from ..chapter import (
    AnyQuestion,
    Block,
    Chapter,
    Crossword,
    Footnote,
    FromDataset,
    IndexLine,
    Map,
    Reading,
    Section,
    SourceLine,
    SourceMark,
    Term,
    Words,
)
from ..languages import Language
from ..pages import PageMap
from .answers import paragraphs
from .columns import Entry, column_pages
from .crossword import grid_height
from .opener import Scene, scene
from .opener import Words as OpeningWords
from .outlines import COUNTRIES, LAKES, PUBLIC_DOMAIN
from .questions import Questions
from .source_notes import SourceNote, source_notes
from .theme import MILLIMETRE, Theme
from .timeline import strip_height
from .wording import plain, polished

Item = TypeVar("Item")

#: The parts that close a chapter, and the keys of their headings.
MATTER = {
    "timeline": "timeline",
    "chronology": "chronology",
    "questions": "questions-and-tasks",
    "terms": "glossary",
    "abbreviations": "abbreviations",
    "index": "index",
    "tables": "tables-list",
    "figures": "figures-list",
    "further-reading": "further-reading",
    "credits": "image-credits",
    "sources": "sources",
    "imprint": "imprint",
    "source-notes": "source-notes",
}

#: The closing parts that a reader looks for: a full opening page lists no others.
LOOKED_FOR = ("timeline", "questions", "terms", "index", "sources")
#: The lists of what bears a number, and the kinds of nodes in them.
LISTED = {"tables": ("table",), "figures": ("chart", "figure", "map")}

#: The steps of a page that its heading takes from columns.
HEADING = 4
#: As long as what is said under an answer: its points, its level, its minutes.
FACTS = "0 балл · жоғары деңгей дағдылары · 0 мин"
#: Up to so many names under one letter stay in one column; of more than that the first two stay together.
WHOLE_LETTER = 6
#: One column is no column: the engine runs it over the pages by itself.
ONE_COLUMN = "columns:auto"
#: What columns of the index stand nearer to each other than those of the glossary, in millimetres.
NEARER = 2.0


@dataclass(frozen=True, slots=True)
class Lines:
    """Names of the index that no column divides: their letter where they are the first under it, and whether they are
    the last."""

    id: str
    letter: str
    lines: tuple[IndexLine, ...]
    last: bool


@dataclass(frozen=True, slots=True)
class Filled(Generic[Item]):
    """Columns on one page: what stands in them, their height as a style, and whether they begin a page."""

    items: tuple[Item, ...]
    style: str
    next_page: bool


class Matter:
    """The opening and the end matter of a chapter, as templates ask for them."""

    def __init__(self, chapter: Chapter, language: Language, pages: PageMap | None, theme: Theme) -> None:
        self.chapter, self.language, self.pages, self.theme = chapter, language, pages, theme

    def names(self) -> tuple[Callable[..., Any], ...]:
        """What templates may call."""
        return (
            self.answer_pages,
            self.closing_parts,
            self.opening_parts,
            self.glossary_pages,
            self.index_pages,
            self.key_terms,
            self.letters,
            self.listed,
            self.map_data,
            self.matter_label,
            self.noteless,
            self.reading_words,
            self.scene,
            self.source_id,
            self.source_notes,
            self.source_remarks,
            self.source_words,
            self.term,
        )

    def scene(self) -> Scene:
        """How the opening page is laid out, so that its words leave room for its picture."""
        chapter, shown = self.chapter, self.chapter.opening
        contents, events = "contents" in shown, chapter.timeline.events if chapter.timeline else ()
        tiers = (
            strip_height(events, self.theme, self.theme.length("strip") / MILLIMETRE) if "timeline" in shown else 0.0
        )
        return scene(
            OpeningWords(
                self._plain(chapter.title),
                self._plain(chapter.question) if "question" in shown else "",
                [f"{self._plain(each.content)} {each.code}" for each in chapter.objectives]
                if "objectives" in shown
                else [],
                self.key_terms() if "key-terms" in shown else "",
                [self._plain(section.title) for section in chapter.sections] if contents else [],
                self._run_in(self.closing_parts()) if contents else "",
                self._run_in(self.opening_parts(True)) if contents else "",
                tiers,
            ),
            self.theme,
        )

    def _run_in(self, parts: Sequence[tuple[str, str]]) -> str:
        """The parts as they are measured: behind each its page and the space that keeps it from the next."""
        return " ".join(f"{self.language.label(key)}\u00a000\u00a0\u00a0\u00a0" for _, key in parts)

    def opening_parts(self, short: bool) -> list[tuple[str, str]]:
        """The closing parts that the opening page lists; `short`: only those that a reader looks for."""
        return [(part, key) for part, key in self.closing_parts() if not short or part in LOOKED_FOR]

    def key_terms(self) -> str:
        """The key words of the chapter in a row; ids of the glossary are printed as their terms."""
        terms = {term.id: term.term for term in self.chapter.terms}
        return ", ".join(terms.get(term, term) for term in self.chapter.key_terms)

    def term(self, id: str) -> str:
        """The term of a glossary entry."""
        return next((term.term for term in self.chapter.terms if term.id == id), id)

    def closing_parts(self) -> list[tuple[str, str]]:
        """What follows the sections, with the keys of its labels; parts with nothing in them are left out."""
        chapter = self.chapter
        there = {
            "timeline": chapter.timeline, "questions": chapter.questions, "terms": chapter.terms,
            "abbreviations": chapter.abbreviations, "index": chapter.index, "sources": chapter.sources,
            "chronology": chapter.timeline, "tables": self.listed("tables"), "figures": self.listed("figures"),
            "further-reading": chapter.further_reading, "credits": chapter.credits, "imprint": chapter.imprint,
            "source-notes": chapter.trace,
        }  # fmt: skip
        return [(part, MATTER[part]) for part in chapter.closing if there[part]]

    def listed(self, part: str) -> list[Block]:
        """The numbered tables of the chapter, or its charts, pictures and maps, in the order of the book."""
        labels, kinds = dict(self.chapter.labels), LISTED[part]
        blocks = (block for section in self.chapter.sections for block in section.content)
        return [block for block in blocks if block.KIND in kinds and block.id in labels]

    def letters(self, lines: Sequence[IndexLine]) -> list[tuple[str, list[IndexLine]]]:
        """The index by letters."""
        return [(letter, list(group)) for letter, group in groupby(lines, key=lambda line: line.letter)]

    def glossary_pages(self) -> list[Filled[Term]]:
        """The glossary page by page."""
        columns, unit = self.theme.number("glossary-columns"), self.theme.scale
        room = self._column(columns, self._gap()) - 4 * unit
        entries = [
            Entry(f"term-{term.id}", self._height(f"{term.term} — {plain(term.definition)} 000", room) + 4)
            for term in self.chapter.terms
        ]
        return self._filled(self.chapter.terms, entries, columns)

    def index_pages(self) -> list[Filled[Lines]]:
        """The index page by page."""
        columns = self.theme.number("index-columns")
        room = self._column(columns, self._gap() - NEARER) - 8.5 * self.theme.scale
        pieces = [piece for place, (letter, lines) in enumerate(self.letters(self.chapter.index), 1)
                  for piece in _pieces(f"letter-{place}", letter, lines)]  # fmt: skip
        entries = [
            Entry(each.id, sum(self._height(_index_words(line), room) for line in each.lines) + 4) for each in pieces
        ]
        return self._filled(pieces, entries, columns)

    def answer_pages(self) -> list[Filled[AnyQuestion]]:
        """The answer key page by page."""
        columns = self.theme.number("answer-columns")
        room = self._column(columns, self._gap()) - 8 * self.theme.scale
        questions = Questions(self.chapter, self.language, self.theme).all_questions()
        entries = []
        for question in questions:
            words = (*paragraphs(question), plain(question.solution), FACTS)
            height = sum(self._height(each, room) for each in words if each)
            height += grid_height(question, self.theme) if isinstance(question, Crossword) else 0
            entries.append(Entry(question.id, height + 8))
        return self._filled(questions, entries, columns, HEADING * self.theme.length("step"))

    def _height(self, words: str, room: float) -> float:
        """The height of words in points, in a room of so many millimetres."""
        size = self.theme.length("help-size") / MILLIMETRE
        return len(self.theme.wrapped(words, size, room)) * self.theme.length("help-leading")

    def _column(self, columns: int, gap: float) -> float:
        """The width of a column in millimetres."""
        return (self.theme.length("wide") / MILLIMETRE - gap * (columns - 1)) / columns

    def _gap(self) -> float:
        return self.theme.length("column-gap") / MILLIMETRE

    def _most(self) -> float:
        """The height of a page that columns may fill, in points."""
        page, top, bottom = (self.theme.length(name) for name in ("page-height", "top", "bottom"))
        return page - top - bottom - HEADING * self.theme.length("step")

    def _filled(
        self, items: Sequence[Item], entries: Sequence[Entry], columns: int, later: float = 0.0
    ) -> list[Filled[Item]]:
        """Items in columns, page by page; pages after the first are so many points higher."""
        if columns == 1:
            return [Filled(tuple(items), ONE_COLUMN, False)]
        made = column_pages(entries, columns, self.pages, self._most(), self._most() + later)
        return [Filled(tuple(items[each.start : each.end]), _style(each.height), each.start > 0) for each in made]

    def matter_label(self, part: str) -> str:
        """The key of the label of a part of the end matter."""
        return MATTER[part]

    def map_data(self) -> str:
        """The data sets that the maps of the chapter are drawn from, with version and licence; nothing without maps."""
        blocks = (block for section in self.chapter.sections for block in section.content)
        maps = [block for block in blocks if isinstance(block, Map)]
        used = dict.fromkeys(dataset for each in maps for dataset in each.datasets)
        return "; ".join(self._dataset(each) for each in (*used, COUNTRIES, LAKES)) if maps else ""

    def _dataset(self, dataset: FromDataset) -> str:
        free = dataset.licence == PUBLIC_DOMAIN
        licence = self.language.label(PUBLIC_DOMAIN) if free else dataset.licence
        return f"{dataset.dataset} {dataset.version}, {licence}"

    def source_id(self, number: int) -> str:
        """The id of a line of the list of sources."""
        return f"source-{number}"

    def source_notes(self) -> list[tuple[Section, list[SourceNote]]]:
        """Where each passage stands in its raw source, section by section."""
        return source_notes(self.chapter)

    def source_words(self, source: SourceLine) -> str:
        """A line of the list of sources up to its address, in the order of a bibliography; for a source of which
        nothing is known, the note that says so."""
        known = [part.rstrip(". ") for part in (source.author, source.title, source.imprint) if part]
        return ". ".join(known) + "." if known else source.note

    def noteless(self, words: Words) -> Words:
        """A caption as a list repeats it: without its footnotes."""
        return tuple(word for word in words if not isinstance(word, Footnote | SourceMark))

    def reading_words(self, reading: Reading) -> str:
        """A line of further reading up to its address."""
        known = (part.rstrip(". ") for part in (reading.author, reading.title, reading.imprint) if part)
        return ". ".join(known) + "."

    def source_remarks(self, source: SourceLine) -> list[str]:
        """What else is said of a source: its rights, and the note that is not yet printed."""
        known = source.author or source.title or source.imprint
        return [remark for remark in (source.note if known else "", source.licence) if remark]

    def _plain(self, words: Words) -> str:
        return plain(polished(words, self.language))


def _index_words(line: IndexLine) -> str:
    """About what a line of the index prints."""
    return " ".join((line.name, line.note, line.see, *line.also, "00, 00"))


def _style(height: float) -> str:
    return f"height:{height:.1f}pt"


def _pieces(id: str, letter: str, lines: Sequence[IndexLine]) -> list[Lines]:
    """The names under a letter in what no column divides."""
    if len(lines) <= WHOLE_LETTER:
        return [Lines(id, letter, tuple(lines), last=True)]
    rest = [Lines(f"{id}-{at}", "", (line,), last=at == len(lines) - 1) for at, line in enumerate(lines) if at > 1]
    return [Lines(id, letter, tuple(lines[:2]), last=False), *rest]

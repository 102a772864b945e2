"""What templates may ask for: the one object behind all names that a template knows besides the chapter itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from ..chapter import (
    AnyQuestion,
    Cell,
    Chapter,
    Chart,
    Compare,
    Event,
    Extended,
    Footnote,
    IndexLine,
    QuestionSet,
    Section,
    Short,
    SourceLine,
    Table,
    Words,
)
from ..files import Folder
from ..languages import Language
from ..pages import PageMap
from . import charts, timeline
from .columns import Entry, column_height
from .editions import Edition
from .flow import Grid, Placeable, Placed, Summary, placed
from .folios import folios
from .lettering import wrapped
from .margins import shifts
from .opener import Words as OpeningWords
from .opener import picture_height
from .picture import opening_picture
from .templates import environment
from .theme import MILLIMETRE, Theme
from .wording import plain, polished, set_in_pieces

#: A figure in a cell of a table, as it is typed.
_FIGURE = re.compile(r"[-\u2212]?\d+(?:[\u00a0 ]\d{3})*(?:[.,]\d+)?")

#: The inks that the tabs of the sections take in turn.
TAB_INKS = ("blue", "ochre", "green", "red")

#: The parts that close a chapter, and the keys of their headings.
MATTER = {
    "timeline": "timeline",
    "questions": "questions-and-tasks",
    "terms": "glossary",
    "abbreviations": "abbreviations",
    "index": "index",
    "sources": "sources",
}


@dataclass(slots=True)
class Printer:
    """One rendering of a chapter in an edition."""

    chapter: Chapter
    edition: Edition
    language: Language
    folder: Folder
    pages: PageMap | None
    theme: Theme
    grid: Grid = field(init=False)
    _printed: set[str] = field(default_factory=set)
    _labels: dict[str, str] = field(default_factory=dict)
    _notes: list[Footnote] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)
    _inline: Any = None
    _shifts: Mapping[str, tuple[str, float]] | None = None

    def __post_init__(self) -> None:
        self.grid = Grid(self.theme, self.pages if self.edition.format == "pdf" else None)
        self._labels = dict(self.chapter.labels)

    def context(self) -> dict[str, Any]:
        """The names that templates know."""
        names: tuple[Callable[..., Any], ...] = (
            self.words, self.pieces, self.text, self.plain, self.label, self.named, self.once, self.folios, self.flow,
            self.rest, self.margin, self.chart, self.panels, self.strip, self.date_words, self.picture, self.scene_height, self.ink,
            self.css_string, self.parted, self.tab, self.letters, self.all_questions, self.group_title, self.key_terms,
            self.initials, self.level, self.ask, self.option_letter, self.keep_note, self.kept_notes, self.capital,
            self.term, self.cell_words, self.source_id, self.is_figures, self.all_shorter, self.closing_parts, self.glossary_columns, self.index_columns,
            self.answer_columns, self.shares, self.told, self.source_words, self.source_remarks,
        )  # fmt: skip
        values: dict[str, Any] = {name.__name__: name for name in names}
        paged = self.edition.format == "pdf"
        return values | {
            "chapter": self.chapter, "edition": self.edition, "tag": self.language.tag, "paged": paged,
            "style": Markup(self.theme.style), "theme": self.theme.name,
        }  # fmt: skip

    # ------------------------------------------------------------------------------------------------ words

    def words(self, content: Words) -> Markup:
        """A paragraph's words as HTML."""
        if not content:
            return Markup("")
        if self._inline is None:
            self._inline = environment().get_template("inline.html").make_module(self.context())
        return Markup(self._inline.words(polished(content, self.language)))

    def pieces(self, text: str) -> Markup:
        """A run that is already polished."""
        return set_in_pieces(text, self.language)

    def text(self, text: str) -> Markup:
        """A text that is no inline node, such as a cell of a table or the name of a source."""
        return self.pieces(self.language.polish_runs((text,))[0])

    def plain(self, content: Words) -> str:
        """The words alone, for running heads and bookmarks."""
        return plain(polished(content, self.language))

    def label(self, key: str, **values: object) -> str:
        """The wording of the catalogue."""
        return self.language.label(key, **values)

    def named(self, id: str) -> str:
        """What a reader calls a numbered node: `1-кесте`."""
        return self._labels.get(id, "")

    def parted(self, words: str, part: object) -> tuple[str, str, str]:
        """`words` before, at and after `part`, so that a number inside a wording can be set in its own size."""
        before, found, after = words.partition(str(part))
        return before, found, after

    # ------------------------------------------------------------------------------------------------ places

    def once(self, id: str) -> Markup:
        """The id as an attribute, the first time that it is printed: what is printed twice is linked to once."""
        if not id or id in self._printed:
            return Markup("")
        self._printed.add(id)
        return Markup(f' id="{escape(id)}"')

    def folios(self, *marks: str) -> Markup:
        """The numbers of the pages where the marks stand."""
        return folios(marks, self.pages)

    def flow(self, section: Section) -> Iterator[Placed]:
        """What a section holds, with the margins that its place on the page gives each."""
        blocks: list[Placeable] = list(section.content)
        if section.summary:
            blocks.append(Summary(f"{section.id}-summary", section.summary))
        return placed(blocks, self.grid)

    def rest(self, id: str) -> str:
        """The margin under something that is not a box, so that what follows stands on the grid."""
        return f"margin-bottom:{self.grid.rest(id):.2f}pt"

    def margin(self, id: str) -> Markup:
        """The attributes of a margin term: its side of the page, and how far it is moved from its line."""
        if self._shifts is None:
            self._shifts = shifts(self.pages, self.theme.length("bottom")) if self.pages else {}
        side, shift = self._shifts.get(id, ("right", 0.0))
        return Markup(f'class="margin-term {side}"' + (f' style="margin-top:{shift}pt"' if shift else ""))

    # ------------------------------------------------------------------------------------------------ drawings

    def ink(self, name: str) -> str:
        """A colour of the theme."""
        return self.theme.ink(name)

    def wide(self) -> float:
        """The width of the text in millimetres."""
        return self.theme.length("measure") / MILLIMETRE

    def chart(self, node: Chart) -> Markup:
        """A chart as a drawing."""
        return charts.chart(node, self.theme, self.language, self.wide(), self.plain(node.caption))

    def panels(self, events: Sequence[Event], whole_page: bool) -> tuple[timeline.Panel, ...]:
        """A timeline on the wide page of the end matter, or as wide as the text."""
        width = self.theme.length("wide") / MILLIMETRE if whole_page else self.wide()
        return timeline.panels(events, self.theme, width, self.date_words)

    def strip(self) -> Markup:
        """The timeline at the chapter's opening."""
        events = self.chapter.timeline.events if self.chapter.timeline else ()
        named = "; ".join(f"{event.start.year} — {event.short}" for event in events if event.short)
        described = f"{self.label('timeline')}: {named}"
        return timeline.strip(events, self.theme, self.theme.length("strip") / MILLIMETRE, described)

    def scene_height(self) -> float:
        """The height that the words of the opening page leave for its picture, in millimetres."""
        chapter, shown = self.chapter, self.chapter.opening
        contents, events = "contents" in shown, chapter.timeline.events if chapter.timeline else ()
        tiers = timeline.strip_height(events, self.theme.length("strip") / MILLIMETRE) if "timeline" in shown else 0.0
        return picture_height(
            OpeningWords(
                self.plain(chapter.title),
                self.plain(chapter.question) if "question" in shown else "",
                [self.plain(objective) for objective in chapter.objectives] if "objectives" in shown else [],
                self.key_terms() if "key-terms" in shown else "",
                [self.plain(section.title) for section in chapter.sections] if contents else [],
                " ".join(f"{self.label(key)} 00 " for _, key in self.closing_parts()) if contents else "",
                tiers,
            )
        )

    def date_words(self, event: Event) -> str:
        """The date of an event, as exact as it is known."""
        start, end = event.start, event.end
        if end is not None:
            return self.language.years(start.year, end.year)
        return self.language.date(start.year, start.month or None, start.day or None)

    def picture(self) -> Markup:
        """The opening picture."""
        return opening_picture(self.chapter, self.folder)

    # ------------------------------------------------------------------------------------------------ parts

    def css_string(self, words: str) -> Markup:
        """A text as a string of a style sheet."""
        safe = "".join(letter if letter.isalnum() or letter in " .,-" else f"\\{ord(letter):x} " for letter in words)
        return Markup(f'"{safe}"')

    def tab(self, position: int) -> tuple[str, int]:
        """The ink of a section's thumb tab and its height on the edge in millimetres: 22 lower for each section."""
        return TAB_INKS[position % len(TAB_INKS)], 9 + 22 * (position % 8)

    def letters(self, lines: Sequence[IndexLine]) -> list[tuple[str, list[IndexLine]]]:
        """The index by letters."""
        return [(letter, list(group)) for letter, group in groupby(lines, key=lambda line: line.letter)]

    def glossary_columns(self) -> str:
        """The height of the two columns of the glossary, as a style."""
        entries = [
            Entry(f"term-{term.id}", self._lines(f"{term.term} — {plain(term.definition)} 000", 62.0) * 13.0 + 4)
            for term in self.chapter.terms
        ]
        return self._column_style(entries, 2)

    def index_columns(self) -> str:
        """The height of the three columns of the index, as a style."""
        entries = []
        for letter, lines in self.letters(self.chapter.index):
            entries.append(Entry(f"letter-{letter}", 22.0, heading=True))
            entries += [Entry(f"index-{line.id}", self._lines(f"{line.name} {line.see} 00, 00", 42.0) * 13.0) for line in lines]
        return self._column_style(entries, 3)

    def answer_columns(self) -> str:
        """The height of the two columns of the answer key, as a style."""
        entries = []
        for question in self.all_questions():
            answer = plain(question.answer) if isinstance(question, Short | Extended) else "0" * 40
            count = self._lines(answer, 58.0) + (self._lines(plain(question.solution), 58.0) if question.solution else 0)
            entries.append(Entry(question.id, count * 13.0 + 8))
        return self._column_style(entries, 2, divisible=True)

    def _lines(self, words: str, room: float) -> int:
        return len(wrapped(words, 9.5 / MILLIMETRE, room))

    def _column_style(self, entries: Sequence[Entry], columns: int, divisible: bool = False) -> str:
        """Columns as high as they must be; a page holds 38 steps, of which the heading takes at most four."""
        height = column_height(entries, columns, self.pages, 34 * self.theme.length("step"), divisible)
        return "" if height is None else f"height:{height:.1f}pt"

    def shares(self, node: Compare) -> list[int]:
        """The widths of compared passages in percent: a longer one is wider, so that the sides end near each other."""
        lengths = [sum(len(plain(paragraph.content)) for paragraph in side.content) or 1 for side in node.sides]
        least = 76 / len(lengths)
        free = 100 - least * len(lengths)
        made = [round(least + free * length / sum(lengths)) for length in lengths]
        return [*made[:-1], 100 - sum(made[:-1])]

    def told(self, question: AnyQuestion) -> bool:
        """Whether what to do must be said: always where letters or numbers are written, else the first time."""
        if question.KIND in ("order", "match"):
            return True
        first = question.KIND not in self._told
        self._told.add(question.KIND)
        return first

    def all_questions(self) -> list[AnyQuestion]:
        """Every question printed anywhere, once, by its number."""
        sets = [node for section in self.chapter.sections for node in section.content if isinstance(node, QuestionSet)]
        if self.chapter.questions:
            sets.append(self.chapter.questions)
        found = {question.id: question for each in sets for _, group in each.groups for question in group}
        return sorted(found.values(), key=lambda question: question.number)

    def group_title(self, group: str) -> str:
        """The heading of a group of questions: a section's name where the group is called after its id."""
        for section in self.chapter.sections:
            if section.id == group:
                return f"{self.label('section-mark', number=section.number)}. {self.plain(section.title)}"
        return group

    def key_terms(self) -> str:
        """The key words of the chapter in a row; ids of the glossary are printed as their terms."""
        terms = {term.id: term.term for term in self.chapter.terms}
        return ", ".join(terms.get(term, term) for term in self.chapter.key_terms)

    def initials(self, name: Words) -> str:
        """The monogram of a person: the first letters of the first name and of the surname."""
        parts = plain(name).replace(".", ". ").split()
        letters = [word[0] for word in parts if word[:1].isalpha()]
        return "".join(letters[:1] + letters[1:][-1:])

    def level(self, name: str) -> int:
        """A level as one, two or three marks."""
        return {"understanding": 1, "application": 2, "higher": 3}.get(name, 1)

    def option_letter(self, position: int) -> str:
        """The letter before an option of a test, counting from 0: Latin, as in Kazakhstan's state examinations."""
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[position % 26]

    def ask(self, question: AnyQuestion) -> str:
        """What to do with a question of this kind."""
        return self.label(f"instruction-{question.KIND}")

    def keep_note(self, note: Footnote) -> None:
        """Keep a footnote for the end of its section, where there are no pages to have a foot."""
        self._notes.append(note)

    def kept_notes(self) -> tuple[Footnote, ...]:
        """The footnotes kept since the last call."""
        notes, self._notes = tuple(self._notes), []
        return notes

    def capital(self, words: str) -> str:
        """The words with a capital at their head, as an entry of a list begins."""
        return self.language.upper(words[:1]) + words[1:]

    def term(self, id: str) -> str:
        """The term of a glossary entry."""
        return next((term.term for term in self.chapter.terms if term.id == id), id)

    def source_id(self, number: int) -> str:
        """The id of a line of the list of sources."""
        return f"source-{number}"

    def source_words(self, source: SourceLine) -> str:
        """A line of the list of sources up to its address, in the order of a bibliography; for a source of which
        nothing is known, the note that says so."""
        known = [part.rstrip(". ") for part in (source.author, source.title, source.imprint) if part]
        return ". ".join(known) + "." if known else source.note

    def source_remarks(self, source: SourceLine) -> list[str]:
        """What else is said of a source: its rights, and the note that is not yet printed."""
        known = source.author or source.title or source.imprint
        return [remark for remark in (source.note if known else "", source.licence) if remark]

    def cell_words(self, cell: Cell) -> Markup:
        """A cell of a table; a figure is written as the language writes figures, whatever stands around it."""
        if cell.value is None:
            return self.text(cell.text)
        figure = self.language.number(cell.value)
        return self.text(_FIGURE.sub(lambda _: figure, cell.text, count=1))

    def is_figures(self, table: Table, column: int) -> bool:
        """Whether a column of a table holds figures, which stand on the right."""
        return any(row[column].value is not None for row in table.rows)

    def all_shorter(self, options: Sequence[Words], than: int) -> bool:
        """Whether the options of a test fit side by side."""
        return all(len(plain(option)) <= than for option in options)

    def closing_parts(self) -> list[tuple[str, str]]:
        """What follows the sections, with the keys of its labels; parts with nothing in them are left out."""
        chapter = self.chapter
        there = {
            "timeline": chapter.timeline, "questions": chapter.questions, "terms": chapter.terms,
            "abbreviations": chapter.abbreviations, "index": chapter.index, "sources": chapter.sources,
        }  # fmt: skip
        return [(part, MATTER[part]) for part in chapter.closing if there[part]]

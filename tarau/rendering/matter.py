"""What a chapter opens and closes with: its first page, glossary, index, sources, and the columns they stand in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from ..chapter import Chapter, Extended, IndexLine, Short, SourceLine, Words
from ..languages import Language
from ..pages import PageMap
from .columns import Entry, column_height
from .lettering import wrapped
from .opener import Words as OpeningWords
from .opener import scene
from .questions import Questions
from .theme import MILLIMETRE, Theme
from .timeline import strip_height
from .wording import plain, polished

#: The parts that close a chapter, and the keys of their headings.
MATTER = {
    "timeline": "timeline",
    "questions": "questions-and-tasks",
    "terms": "glossary",
    "abbreviations": "abbreviations",
    "index": "index",
    "sources": "sources",
}

#: The steps of a page that columns may fill: its 38 without the heading's four.
MOST_STEPS = 34
#: Up to so many names under one letter stay in one column.
WHOLE_LETTER = 6
#: The leading of the end matter in points, and its letters in millimetres.
LEADING, SIZE = 13.0, 9.5 / MILLIMETRE


class Matter:
    """The opening and the end matter of a chapter, as templates ask for them."""

    def __init__(self, chapter: Chapter, language: Language, pages: PageMap | None, theme: Theme) -> None:
        self.chapter, self.language, self.pages, self.theme = chapter, language, pages, theme

    def names(self) -> tuple[Callable[..., Any], ...]:
        """What templates may call."""
        return (
            self.answer_columns,
            self.closing_parts,
            self.glossary_columns,
            self.index_columns,
            self.key_terms,
            self.letters,
            self.scene,
            self.source_id,
            self.source_remarks,
            self.source_words,
            self.term,
        )

    def scene(self) -> tuple[float, bool]:
        """The height that the words of the opening page leave for its picture, and whether they are set smaller."""
        chapter, shown = self.chapter, self.chapter.opening
        contents, events = "contents" in shown, chapter.timeline.events if chapter.timeline else ()
        tiers = strip_height(events, self.theme.length("strip") / MILLIMETRE) if "timeline" in shown else 0.0
        return scene(
            OpeningWords(
                self._plain(chapter.title),
                self._plain(chapter.question) if "question" in shown else "",
                [self._plain(objective) for objective in chapter.objectives] if "objectives" in shown else [],
                self.key_terms() if "key-terms" in shown else "",
                [self._plain(section.title) for section in chapter.sections] if contents else [],
                " ".join(f"{self.language.label(key)} 00 " for _, key in self.closing_parts()) if contents else "",
                tiers,
            )
        )

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
        }  # fmt: skip
        return [(part, MATTER[part]) for part in chapter.closing if there[part]]

    def letters(self, lines: Sequence[IndexLine]) -> list[tuple[str, list[IndexLine]]]:
        """The index by letters."""
        return [(letter, list(group)) for letter, group in groupby(lines, key=lambda line: line.letter)]

    def glossary_columns(self) -> str:
        """The height of the two columns of the glossary, as a style."""
        entries = [
            Entry(f"term-{term.id}", self._lines(f"{term.term} — {plain(term.definition)} 000", 62.0) * LEADING + 4)
            for term in self.chapter.terms
        ]
        return self._column_style(entries, 2)

    def index_columns(self) -> str:
        """The height of the three columns of the index, as a style; a letter with few names is not divided."""
        entries = []
        for place, (_, lines) in enumerate(self.letters(self.chapter.index), 1):
            heights = [self._lines(f"{line.name} {line.see} 00, 00", 36.0) * LEADING for line in lines]
            if len(lines) <= WHOLE_LETTER:
                entries.append(Entry(f"letter-{place}", sum(heights) + 4))
            else:
                entries += [Entry(f"index-{line.id}", height) for line, height in zip(lines, heights, strict=True)]
        return self._column_style(entries, 3)

    def answer_columns(self) -> str:
        """The height of the two columns of the answer key, as a style."""
        entries = []
        for question in Questions(self.chapter, self.language).all_questions():
            answer = plain(question.answer) if isinstance(question, Short | Extended) else "0" * 40
            count = self._lines(answer, 58.0)
            if question.solution:
                count += self._lines(plain(question.solution), 58.0)
            entries.append(Entry(question.id, count * LEADING + 8))
        return self._column_style(entries, 2, divisible=True)

    def _lines(self, words: str, room: float) -> int:
        return len(wrapped(words, SIZE, room))

    def _column_style(self, entries: Sequence[Entry], columns: int, divisible: bool = False) -> str:
        """Columns as high as they must be; no height when that is more than a page."""
        height = column_height(entries, columns, self.pages, MOST_STEPS * self.theme.length("step"), divisible)
        return "" if height is None else f"height:{height:.1f}pt"

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

    def _plain(self, words: Words) -> str:
        return plain(polished(words, self.language))

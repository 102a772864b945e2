"""The teacher's notes: what stands beside each page of the pupils' edition, found by the map of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..chapter import AnyQuestion, Chapter, Compare, Section, Sidebar
from ..files import Folder
from ..languages import Language
from ..pages import PageMap
from .editions import Edition
from .printing import Printer
from .questions import Questions
from .templates import print_template
from .theme import MILLIMETRE, theme

#: What notes refer to stands on the pages beside them: their own sheets have nowhere to lead.
_LINK = re.compile(r'\shref="#[^"]*"')
#: Width to height of the sheet with a page and its notes: A4 lying, so that it prints without waste.
SHEET = 297 / 210
#: Millimetres between the pupils' page and its notes, from the notes to the edge, and between their columns.
INNER, OUTER, BETWEEN = 7.0, 10.0, 8.0
#: From the upper and the lower edge to the notes.
TOP, BOTTOM = 14.0, 10.0


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the pupils' edition and what a teacher is told on it.

    `id` is that of its notes, `side` where they stand beside it. `lessons` are the sections that open on it, `boxes`
    those boxes on it whose questions have answers.
    """

    id: str
    folio: int
    side: Literal["left", "right"]
    lessons: tuple[Section, ...]
    questions: tuple[AnyQuestion, ...]
    boxes: tuple[Sidebar | Compare, ...] = ()


@dataclass(frozen=True, slots=True)
class NotesSheet:
    """Millimetres: the width and height of a sheet, the width of the notes beside a page and of one column of them."""

    width: float
    height: float
    beside: float
    column: float

    @property
    def full(self) -> float:
        """From the edge of a sheet of nothing but notes to the first of its four columns."""
        return (self.width - 4 * self.column - 3 * BETWEEN) / 2


def leaves(chapter: Chapter, edition: Edition, language: Language, pages: PageMap) -> tuple[Leaf, ...]:
    """The pages of the pupils' edition in order, each with the lessons, boxes and questions that begin on it."""
    facing = theme(str(edition.theme), False, str(edition.paper or "")).word("pages") == "facing"
    questions: dict[int, list[tuple[float, float, AnyQuestion]]] = {}
    chosen = theme(str(edition.theme), False, str(edition.paper or ""))
    for question in Questions(chapter, language, chosen).all_questions():
        if spot := pages.spots.get(question.id):
            questions.setdefault(spot.page, []).append((spot.y, spot.x, question))
    opened: dict[int, list[Section]] = {}
    boxes: dict[int, list[Sidebar | Compare]] = {}
    for section in chapter.sections:
        if section.lesson and (spot := pages.spots.get(section.id)):
            opened.setdefault(spot.page, []).append(section)
        for box in _answered(section):
            if spot := pages.spots.get(box.id):
                boxes.setdefault(spot.page, []).append(box)
    return tuple(
        Leaf(
            f"notes-{at}",
            sheet.folio,
            sheet.side if facing else "right",
            tuple(opened.get(at, ())),
            tuple(each for _, _, each in sorted(questions.get(at, ()), key=lambda found: found[:2])),
            tuple(boxes.get(at, ())),
        )
        for at, sheet in enumerate(pages.sheets)
    )


def _answered(section: Section) -> Iterator[Sidebar | Compare]:
    """The boxes of a section that hold a question with an answer, in their order."""
    for block in section.content:
        if isinstance(block, Sidebar | Compare) and any(task.answer for task in block.questions):
            yield block


def notes_sheet(pages: PageMap) -> NotesSheet:
    """How large the sheets are on which pages of this size stand with their notes."""
    page = pages.sheets[0]
    width, height = page.width / MILLIMETRE, page.height / MILLIMETRE
    whole = max(height * SHEET, width + 90)
    beside = whole - width
    return NotesSheet(whole, height, beside, (beside - INNER - OUTER - BETWEEN) / 2 - 0.1)


def render_notes(chapter: Chapter, edition: Edition, language: Language, folder: Folder, pages: PageMap) -> str:
    """The notes as one HTML page: for each page of the pupils' edition a section on a sheet of its own, empty where
    that page will stand. What does not fit beside the page goes on on sheets of nothing but notes.

    `pages` is the map of the pupils' finished pages; `leaves` are the notes in it, `notes_sheet` its measures.
    """
    chosen = theme(str(edition.theme), False, str(edition.paper or ""), edition.colour == "grey")
    printer = Printer(chapter, edition, language, folder, None, chosen)
    values = {
        "leaves": leaves(chapter, edition, language, pages),
        "sheet": notes_sheet(pages),
        "margins": {"inner": INNER, "outer": OUTER, "between": BETWEEN, "top": TOP, "bottom": BOTTOM},
        "letters": language.list_letters(20),
    }
    return _LINK.sub("", print_template("pdf/notes.html", printer.context() | values))


def added_pages(made: Sequence[Leaf], notes: PageMap, letters: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Per page of the pupils' edition the names of the pages that were added after it for its notes: 45а, 45ә."""
    counts = (notes.spots[leaf.id].last_page - notes.spots[leaf.id].page for leaf in made)
    return tuple(
        tuple(f"{leaf.folio}{letters[at % len(letters)]}" for at in range(count))
        for leaf, count in zip(made, counts, strict=True)
    )

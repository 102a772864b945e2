"""Worksheets: what their templates ask for, and the room for answers, solved from the finished pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from markupsafe import Markup

from ..chapter import (
    AnyQuestion,
    Chapter,
    CompareSources,
    Essay,
    Extended,
    FigureReading,
    MapTask,
    Numeric,
    SheetVariant,
    Short,
    SourceAnalysis,
    SourceLine,
    Tiered,
    Words,
    Worksheet,
)
from ..languages import Language
from ..pages import PageMap
from .editions import Edition
from .narrowing import variant_sources
from .theme import MILLIMETRE, Theme, theme
from .wording import plain, polished

#: Kinds that are reckoned: their answers are written on squares.
SQUARED = ("numeric",)
#: The side of a square, in millimetres: that of a school exercise book.
SQUARE = 5.0
#: A task gets at most so many times its lines, and so many lines more: a page of nothing but lines helps nobody.
MOST_TIMES, MOST_MORE = 3, 3
#: Points that stay free at the foot of a page: the room under the last task, and so that rounding pushes nothing over.
SPARE = 13.0
#: Units of the theme: the heads of a table of points, and one of its columns.
SCORES_HEAD, SCORES_CELL = 47.0, 6.6
#: The most room between two tasks that a page without lines is filled with, in lines.
MOST_BETWEEN = 2.0


class Worksheets:
    """A worksheet, as its templates ask for it."""

    def __init__(self, chapter: Chapter, language: Language, theme: Theme, pages: PageMap | None) -> None:
        self.chapter, self.language, self.theme, self.pages = chapter, language, theme, pages

    def names(self) -> tuple[Callable[..., Any], ...]:
        """What templates may call."""
        return (
            self.answer_space,
            self.descriptors,
            self.objective_words,
            self.qr_code,
            self.score_columns,
            self.sheet_foot,
            self.sheet_place,
            self.sources_of,
            self.squares,
            self.variant_name,
        )

    def variant_name(self, variant: SheetVariant) -> str:
        """`А нұсқасы`, or nothing where there is one variant only."""
        return self.language.label("variant-lettered", letter=variant.letter) if variant.letter else ""

    def sheet_place(self) -> str:
        """What a sheet belongs to: the chapter, and the section where it is made from one."""
        sheet = self.chapter.worksheet
        words = [self.language.label("chapter-number", number=self.chapter.number) + ". " + self._title(self.chapter)]
        words += [
            f"{self.language.label('section-mark', number=section.number)}. {self._title(section)}"
            for section in self.chapter.sections
            if sheet and section.id == sheet.section
        ]
        return " · ".join(words)

    def _title(self, part: Any) -> str:
        return plain(polished(part.title, self.language))

    def sheet_foot(self, number: int) -> tuple[str, str]:
        """The words before and after the number of a page of a variant: `3 беттің `, `-беті`."""
        spot = self.pages.spots.get(f"variant-{number}") if self.pages else None
        count = spot.last_page - spot.page + 1 if spot else 1
        before, _, after = self.language.label("page-n-of-m", n="\x1f", m=count).partition("\x1f")
        return before, after

    def sources_of(self, variant: SheetVariant) -> tuple[SourceLine, ...]:
        """The sources that a variant quotes."""
        return variant_sources(self.chapter, variant)

    def answer_space(self, kind: str) -> str:
        """What the answer to a question of this kind is written on: ruled, squared or blank."""
        space = self.chapter.worksheet.space if self.chapter.worksheet else "ruled"
        if space == "usual":
            return "squared" if kind in SQUARED else "ruled"
        return space

    def squares(self, width: float, height: float) -> tuple[float, float, float]:
        """A field of squares in a room of so many millimetres: its width, its height, and the side of a square."""
        side = SQUARE * self.theme.scale
        return width // side * side, max(1, height // side) * side, side

    def descriptors(self, question: AnyQuestion) -> list[tuple[Any, int]]:
        """What a pupil does for which points: the question's own rubric, or what its kind asks for."""
        rubric = getattr(question, "rubric", ())
        if rubric:
            return [(line.does, line.points) for line in rubric]
        return [(self.language.label(f"descriptor-{question.KIND}"), question.points)]

    def score_columns(self) -> int:
        """How many tasks a table of points has room for, beside its heads and the sum."""
        room = self.theme.length("wide") / MILLIMETRE / self.theme.scale - SCORES_HEAD
        return max(5, int(room / SCORES_CELL))

    def objective_words(self, content: Words) -> str:
        """An objective in a table: without the sign that ends it in a list."""
        return plain(polished(content, self.language)).rstrip(" ;.")

    def qr_code(self, address: str) -> Markup:
        """The code of an address as a drawing, black on white with the margin that readers need."""
        from .codes import code

        return code(address, self.theme.ink("black"))


def sheet_pages(sheet: Worksheet, pages: PageMap) -> tuple[tuple[int, int], ...]:
    """The first page of each variant, counted from 0, and how many it has."""
    spots = (pages.spots[f"variant-{number}"] for number in range(1, len(sheet.variants) + 1))
    return tuple((spot.page, spot.last_page - spot.page + 1) for spot in spots)


# ------------------------------------------------------------------------------------------------ room for answers


def line_to_write_on(edition: Edition) -> float:
    """Points from one line for writing to the next, in the theme and on the paper of an edition."""
    return theme(str(edition.theme), False, str(edition.paper or ""), edition.colour == "grey").length("writing")


@dataclass(frozen=True, slots=True)
class _Place:
    """Lines to write on in a task: which of its answers, and how many lines it has."""

    task: int
    part: int
    lines: int


def stretched(sheet: Worksheet, pages: PageMap, line: float, less: Mapping[int, int]) -> Worksheet:
    """The sheet with its answers given the room that was left on each page.

    `pages` is the map of the sheet as it is, with `line` points from one line for writing to the next. On a page with
    written answers they grow in proportion to their lines; on another the tasks move apart. `less` holds lines back,
    by page, where more of them would push a task over. A task that is broken over pages stays as it is.
    """
    return replace(sheet, variants=tuple(_stretched(variant, pages, line, less) for variant in sheet.variants))


def _stretched(variant: SheetVariant, pages: PageMap, line: float, less: Mapping[int, int]) -> SheetVariant:
    tasks = list(variant.tasks)
    on_page: dict[int, list[int]] = {}
    for at, task in enumerate(tasks):
        spot = pages.spots.get(f"{task.question.id}-task")
        if spot and spot.page == spot.last_page:
            on_page.setdefault(spot.page, []).append(at)
    for page, positions in on_page.items():
        free = pages.sheets[page].free - SPARE - less.get(page, 0) * line
        places = [place for at in positions for place in _places(at, tasks[at].question)]
        more = _shared(places, int(free // line)) if free > 0 else {}
        for at in positions:
            given = {place.part: count for place, count in more.items() if place.task == at}
            tasks[at] = replace(tasks[at], question=_with_lines(tasks[at].question, given))
        left = free - sum(more.values()) * line
        between = min(left / max(1, len(positions) - 1), MOST_BETWEEN * line)
        if left > 0 and page not in less:
            for at in positions[:-1]:
                tasks[at] = replace(tasks[at], below=round(between, 1))
    return replace(variant, tasks=tuple(tasks))


def _places(task: int, question: AnyQuestion) -> Iterable[_Place]:
    for part, lines in enumerate(_lines(question)):
        if lines:
            yield _Place(task, part, lines)


def _lines(question: AnyQuestion) -> Sequence[int]:
    """The lines of each answer of a question."""
    match question:
        case Short() | Extended() | Essay():
            return (question.lines,)
        case Numeric():
            return (question.lines if question.lines > 1 else 0,)
        case FigureReading() | MapTask() | SourceAnalysis() | CompareSources():
            return tuple(part.lines for part in question.parts)
        case Tiered():
            return (question.core.lines,)
        case _:
            return ()


def _shared(places: Sequence[_Place], lines: int) -> dict[_Place, int]:
    """So many lines among some answers, one by one to the answer that has least for what it asks."""
    more = dict.fromkeys(places, 0)
    for _ in range(lines):
        open_ = [
            each for each in places if each.lines + more[each] < max(each.lines * MOST_TIMES, each.lines + MOST_MORE)
        ]
        if not open_:
            break
        more[min(open_, key=lambda each: (more[each] + 1) / each.lines)] += 1
    return {place: count for place, count in more.items() if count}


def _with_lines(question: AnyQuestion, more: Mapping[int, int]) -> AnyQuestion:
    match question:
        case Short() | Extended() | Essay() | Numeric():
            return replace(question, lines=question.lines + more.get(0, 0))
        case FigureReading() | MapTask() | SourceAnalysis() | CompareSources():
            parts = (replace(part, lines=part.lines + more.get(at, 0)) for at, part in enumerate(question.parts))
            return cast("AnyQuestion", replace(question, parts=tuple(parts)))
        case Tiered():
            return replace(question, core=replace(question.core, lines=question.core.lines + more.get(0, 0)))
        case _:
            return question

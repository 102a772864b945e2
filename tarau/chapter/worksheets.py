"""A worksheet or a test: the questions that a pupil gets on a sheet, variant by variant, and what its form asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .inline import Words
from .questions import AnyQuestion

if TYPE_CHECKING:  # a chapter may hold a sheet, and a sheet shows nodes of the chapter
    from .book import Block


@dataclass(frozen=True, slots=True)
class SheetTask:
    """A task of a variant.

    `question` is the question of the bank as this variant prints it: its `number` counts through the variant, its `id`
    has the variant before it, its options stand in this variant's order. `asked` is the id in the bank, `book` the
    number in the book. `shown` is what must be looked at, where no task before it in the variant shows it.
    `below` are points of empty room added after it, so that the page is filled; `turned` says that it opens a page, so
    that all pages are about equally full.
    """

    question: AnyQuestion
    asked: str
    book: int
    shown: tuple[Block, ...] = ()
    below: float = 0.0
    turned: bool = False


@dataclass(frozen=True, slots=True)
class SheetVariant:
    """A variant: its letter, or nothing where there is only one, and its tasks in the order of the sheet."""

    letter: str
    tasks: tuple[SheetTask, ...]

    @property
    def points(self) -> int:
        """What all its tasks are worth."""
        return sum(task.question.points for task in self.tasks)

    @property
    def minutes(self) -> int:
        """How long a pupil needs for all of it."""
        return sum(task.question.minutes for task in self.tasks)


@dataclass(frozen=True, slots=True)
class SpecificationLine:
    """A line of the specification table: an objective, a thinking level, and which tasks test it for how many points.

    `objective` is empty for tasks that name none; `tasks` are the numbers of one variant.
    """

    objective: Words
    code: str
    level: str
    tasks: tuple[int, ...]
    points: int


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A mark, and from how many to how many points it is given."""

    mark: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class AchievementLine:
    """A level of achievement of a rubric, low, middle or high, and what a pupil who has reached it does."""

    level: str
    does: str


@dataclass(frozen=True, slots=True)
class SheetForm:
    """What the form of a sheet asks for, resolved for this sheet.

    `head` names what a pupil fills in: name, class, date, score. `title` is the heading. `document` and `version` say
    what the form was taken from, `unknown` what that document does not say. `rubric` are the levels of achievement.
    `threshold` is the least number of points that counts as passed, 0 where the form names none.
    """

    name: str
    title: str
    head: tuple[str, ...]
    document: str = ""
    version: str = ""
    unknown: tuple[str, ...] = ()
    specification: bool = False
    descriptors: bool = False
    scores: bool = True
    rubric: tuple[AchievementLine, ...] = ()
    marks: tuple[MarkLine, ...] = ()
    threshold: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet: its variants, drawn by `seed`; `section` is the id of the section that it is made from, or nothing.

    `space` is what answers are written on: usual (squared for what is reckoned and for maps, else ruled), ruled,
    squared or blank. `qr` is the address that its code leads to, or nothing. `specification` is a table for each
    variant, whose tasks stand in an order of their own.
    """

    form: SheetForm
    section: str
    seed: int
    variants: tuple[SheetVariant, ...]
    specification: tuple[tuple[SpecificationLine, ...], ...]
    space: str = "usual"
    qr: str = ""

"""Questions and their answers, numbered once for all editions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ..problems import Place
from .inline import Words
from .origins import ByAuthors, Origin
from .prose import ComparedSide, Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What all questions have. `number` counts through the chapter and is the same in every edition.

    `level` is understanding, application or higher; `difficulty` easy, medium or hard; `minutes` 0 where they are not
    known. `objective` is the number, from 1, of the objective it tests, 0 for none. `about` is the id of the node to
    look at. `made` tells that the question was made from the chapter's data.
    """

    KIND: ClassVar[str]
    place: Place
    id: str
    number: int
    section: str
    level: str
    points: int
    ask: Words
    solution: Words
    origin: Origin
    hint: Words = ()
    feedback: Words = ()
    commentary: Words = ()
    objective: int = 0
    difficulty: str = "medium"
    minutes: int = 0
    about: str = ""
    made: bool = False


# ------------------------------------------------------------------------------------------------ to tick and to order


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """One right answer among several; `right` counts from 0. `fixed` options are never mixed."""

    KIND: ClassVar[str] = "choice"
    options: tuple[Words, ...]
    right: int
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(Question):
    """Several right answers; `right` counts from 0."""

    KIND: ClassVar[str] = "choices"
    options: tuple[Words, ...]
    right: tuple[int, ...]
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Question):
    """A statement to judge."""

    KIND: ClassVar[str] = "true-false"
    right: bool
    correction: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Question):
    """Things to put in order: printed as in `items`; `right[i]` is the rank, from 0, of the item printed at i."""

    KIND: ClassVar[str] = "order"
    items: tuple[Words, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Question):
    """Pairs to find: `right[i]` is the index in `rights` of what belongs to `lefts[i]`; some rights may fit nothing."""

    KIND: ClassVar[str] = "match"
    lefts: tuple[Words, ...]
    rights: tuple[Words, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseEffect(Match):
    """Causes on the left, effects on the right."""

    KIND: ClassVar[str] = "cause-effect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Classify(Question):
    """Things to sort: `right[i]` is the index in `groups` of what `items[i]` belongs under."""

    KIND: ClassVar[str] = "classify"
    groups: tuple[Words, ...]
    items: tuple[Words, ...]
    right: tuple[int, ...]


# ------------------------------------------------------------------------------------------------ to fill in


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap to fill: its number in the question, from 1, and the words that are right, the best first."""

    number: int
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps(Question):
    """A text with gaps; `bank` are words to choose from, mixed, or none."""

    KIND: ClassVar[str] = "gaps"
    pieces: tuple[Words | Gap, ...]
    bank: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCompletion(Question):
    """A table with cells to fill in."""

    KIND: ClassVar[str] = "complete-table"
    columns: tuple[Words, ...]
    rows: tuple[tuple[Words | Gap, ...], ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A word of a crossword: its number, where its first letter stands (from 0), and which way it runs."""

    number: int
    row: int
    column: int
    across: bool
    word: str
    clue: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossword(Question):
    """A crossword of so many rows and columns; the slots in the order of their numbers."""

    KIND: ClassVar[str] = "crossword"
    rows: int
    columns: int
    slots: tuple[Slot, ...]


# ------------------------------------------------------------------------------------------------ to write


@dataclass(frozen=True, slots=True, kw_only=True)
class Short(Question):
    """A short answer, on so many ruled lines; `accepted` are other right ones."""

    KIND: ClassVar[str] = "short"
    answer: Words
    lines: int
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(Question):
    """A number, right when it lies no farther than `tolerance` from `value`; `answer` is how it is printed."""

    KIND: ClassVar[str] = "numeric"
    value: Decimal
    answer: Words
    tolerance: Decimal = Decimal(0)
    unit: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class RubricLine:
    """What earns so many points."""

    does: Words
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Question):
    """An answer at length; the one given is a model."""

    KIND: ClassVar[str] = "extended"
    answer: Words
    lines: int
    rubric: tuple[RubricLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay(Question):
    """An essay: what it should speak of, and the rubric by which it is judged."""

    KIND: ClassVar[str] = "essay"
    rubric: tuple[RubricLine, ...]
    plan: tuple[Words, ...]
    answer: Words
    lines: int


# ------------------------------------------------------------------------------------------------ to read and look at


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """One of several questions on the same thing."""

    ask: Words
    answer: Words
    points: int
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReading(Question):
    """Questions on the table, chart, timeline or figure `about`."""

    KIND: ClassVar[str] = "reading"
    parts: tuple[QuestionPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapTask(Question):
    """Things to enter on the blank copy of the map `about`."""

    KIND: ClassVar[str] = "map-task"
    parts: tuple[QuestionPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAnalysis(Question):
    """A passage of the source with this number, and questions on it."""

    KIND: ClassVar[str] = "source-analysis"
    quoted: tuple[Paragraph, ...]
    attribution: Words
    source: int
    parts: tuple[QuestionPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareSources(Question):
    """Passages side by side, and questions on them."""

    KIND: ClassVar[str] = "compare-sources"
    sides: tuple[ComparedSide, ...]
    parts: tuple[QuestionPart, ...]


@dataclass(frozen=True, slots=True)
class TierTask:
    """A task at one level of difficulty."""

    ask: Words
    answer: Words
    points: int
    lines: int
    hint: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiered(Question):
    """One task at three levels of difficulty."""

    KIND: ClassVar[str] = "tiered"
    support: TierTask
    core: TierTask
    challenge: TierTask


AnyQuestion = (
    Choice
    | Choices
    | TrueFalse
    | Order
    | Match
    | CauseEffect
    | Classify
    | Gaps
    | TableCompletion
    | Crossword
    | Short
    | Numeric
    | Extended
    | Essay
    | FigureReading
    | MapTask
    | SourceAnalysis
    | CompareSources
    | Tiered
)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions printed together, in groups: a section's id, or nothing, and its questions."""

    KIND: ClassVar[str] = "questions"
    place: Place
    id: str
    title: Words
    groups: tuple[tuple[str, tuple[AnyQuestion, ...]], ...]
    origin: Origin = ByAuthors()

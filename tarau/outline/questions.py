"""The question bank (questions.yaml): one dataclass per type of question, exactly as an author types it.

Each has the keys of `QuestionHead` besides its own. To add a type: a class here, a node in `chapter.questions`, a case
in `assembling.questions`, a template in templates/nodes/questions/, a case for each export in `publishing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..files import Text
from ..problems import Place
from .content import Passage
from .origins import Origins

Level = Literal["understanding", "application", "higher"]
Difficulty = Literal["easy", "medium", "hard"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionHead:
    """What every question may have, whatever its type."""

    id: Text
    ask: Text
    """What is asked, in Markdown; [[shares]] refers to a table or a map."""
    section: Text
    """The id of the section it belongs to."""
    level: Level
    """The thinking level: knowledge and understanding, application, higher-order skills."""
    points: int | None = None
    """Left out, they are the sum of its parts, rubric, gaps or words; without such 1, `extended` 3, `essay` 10."""
    hint: Text | None = None
    """A help for who is stuck, printed only where an edition gives hints."""
    solution: Text | None = None
    """How one comes to the answer; printed in the key."""
    feedback: Text | None = None
    """What a learning platform says after a wrong answer."""
    commentary: Text | None = None
    """For teachers: what to watch for, a common misconception."""
    objective: Text | None = None
    """The code of the objective it tests, or the objective's number in the list, such as 2."""
    difficulty: Difficulty = "medium"
    minutes: int | None = None
    """How long a pupil needs; left out, it is reckoned from type and points."""
    about: Text | None = None
    """The id of the table, chart, map, figure or box that must be looked at; worksheets print it with the question."""
    origin: Origins = ()
    """What the answer rests on."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion(QuestionHead):
    """One right answer among several."""

    KEY: ClassVar[str] = "choice"
    options: tuple[Text, ...]
    answer: Text
    """The right option, word for word."""
    fixed: bool = False
    """Whether the options keep their order in every variant: years in a row, "all of the above"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicesQuestion(QuestionHead):
    """Several right answers."""

    KEY: ClassVar[str] = "choices"
    options: tuple[Text, ...]
    answers: tuple[Text, ...]
    """The right options, word for word."""
    fixed: bool = False
    """Whether the options keep their order in every variant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalseQuestion(QuestionHead):
    """A statement to judge; a false one is to be corrected."""

    KEY: ClassVar[str] = "true-false"
    answer: bool
    correction: Text | None = None
    """The statement put right, when it is false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderQuestion(QuestionHead):
    """Things to put in order."""

    KEY: ClassVar[str] = "order"
    items: tuple[Text, ...]
    """In the right order; they are printed in another one."""


@dataclass(frozen=True, slots=True)
class MatchPair:
    """Two things that belong together."""

    left: Text
    right: Text
    place: Place = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchQuestion(QuestionHead):
    """Pairs to find."""

    KEY: ClassVar[str] = "match"
    pairs: tuple[MatchPair, ...]
    extra: tuple[Text, ...] = ()
    """Answers on the right that belong to nothing."""


@dataclass(frozen=True, slots=True)
class CauseAndEffect:
    """A cause and what came of it."""

    cause: Text
    effect: Text
    place: Place = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseQuestion(QuestionHead):
    """Causes to be joined with their effects."""

    KEY: ClassVar[str] = "cause-effect"
    pairs: tuple[CauseAndEffect, ...]


@dataclass(frozen=True, slots=True)
class ClassGroup:
    """A heading and what belongs under it."""

    name: Text
    items: tuple[Text, ...]
    place: Place = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifyQuestion(QuestionHead):
    """Things to sort under headings."""

    KEY: ClassVar[str] = "classify"
    groups: tuple[ClassGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsQuestion(QuestionHead):
    """A text with gaps to fill."""

    KEY: ClassVar[str] = "gaps"
    text: Text
    """The text; what is to be filled in stands in doubled braces, other right words after a bar: {{1930|1930 жыл}}."""
    bank: bool = False
    """Whether the words are printed, mixed, above the text."""
    extra: tuple[Text, ...] = ()
    """Words of the bank that fit nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortQuestion(QuestionHead):
    """A question with a short answer in words."""

    KEY: ClassVar[str] = "short"
    answer: Text
    accepted: tuple[Text, ...] = ()
    """Other answers that are right too."""
    lines: int = 1
    """Ruled lines for the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericQuestion(QuestionHead):
    """A question whose answer is a number."""

    KEY: ClassVar[str] = "numeric"
    answer: Text
    """The number, as the language writes it: 57,2."""
    tolerance: Text | None = None
    """How far from it an answer may lie, in the same unit; left out, not at all."""
    unit: Text | None = None
    lines: int = 1
    """Ruled lines for the reckoning."""


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A line of a rubric: what a pupil does, and the points that it is worth."""

    does: Text
    points: int = 1
    place: Place = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendedQuestion(QuestionHead):
    """A question to answer at length; the answer is a model."""

    KEY: ClassVar[str] = "extended"
    answer: Text
    rubric: tuple[Descriptor, ...] = ()
    """What earns the points; their sum is the question's points."""
    lines: int = 4
    """Ruled lines for the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EssayQuestion(QuestionHead):
    """An essay, judged by a rubric."""

    KEY: ClassVar[str] = "essay"
    rubric: tuple[Descriptor, ...]
    """What earns the points; their sum is the question's points."""
    plan: tuple[Text, ...] = ()
    """What the essay should speak of, printed with the question."""
    answer: Text | None = None
    """What a good essay says, for the key."""
    lines: int = 15
    """Ruled lines for the essay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableQuestion(QuestionHead):
    """A table to complete."""

    KEY: ClassVar[str] = "complete-table"
    columns: tuple[Text, ...]
    """The heads of the columns."""
    rows: tuple[tuple[Text, ...], ...]
    """The rows; a cell to be filled in stands in doubled braces: {{1931}}."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions on something that is read or looked at together."""

    ask: Text
    answer: Text
    points: int = 1
    lines: int = 1
    place: Place = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingQuestion(QuestionHead):
    """Questions on a table, a chart, a timeline or a figure: `about` names it."""

    KEY: ClassVar[str] = "reading"
    parts: tuple[Part, ...]
    """Their points are the question's points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapQuestion(QuestionHead):
    """Things to find and enter on the blank copy of a map: `about` names it."""

    KEY: ClassVar[str] = "map-task"
    parts: tuple[Part, ...]
    """Their points are the question's points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuestion(QuestionHead):
    """A passage of a source with questions on it."""

    KEY: ClassVar[str] = "source-analysis"
    excerpt: Passage
    attribution: Text | None = None
    """Who says so, printed under the passage."""
    parts: tuple[Part, ...]
    """Their points are the question's points."""


@dataclass(frozen=True, slots=True)
class QuotedSide:
    """One of the passages to compare."""

    source: Text
    from_: Text
    to: Text | None = None
    attribution: Text | None = None
    place: Place = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareQuestion(QuestionHead):
    """Passages of sources to compare, with questions on them."""

    KEY: ClassVar[str] = "compare-sources"
    passages: tuple[QuotedSide, ...]
    parts: tuple[Part, ...]
    """Their points are the question's points."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A word of a crossword and what leads to it."""

    word: Text
    clue: Text
    place: Place = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswordQuestion(QuestionHead):
    """A crossword; its grid is laid out from the words."""

    KEY: ClassVar[str] = "crossword"
    words: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class Tier:
    """A task at one level of difficulty."""

    ask: Text
    answer: Text
    points: int = 1
    lines: int = 2
    hint: Text | None = None
    place: Place = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class TieredQuestion(QuestionHead):
    """One task at three levels of difficulty; a worksheet prints the one that a pupil needs."""

    KEY: ClassVar[str] = "tiered"
    support: Tier
    core: Tier
    challenge: Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeQuestion(QuestionHead):
    """A question made from the chapter's own data, with its key.

    From `timeline`: order or match (dates and events). From `terms`: match or crossword. From a table's id: numeric,
    or match (rows and figures of one column).
    """

    KEY: ClassVar[str] = "made"
    of: Text
    """timeline, terms, or the id of a table."""
    into: Literal["order", "match", "numeric", "crossword"]
    count: int = 5
    """How many events, terms or rows."""
    only: tuple[Text, ...] = ()
    """The ids of the events or terms, or the names of the rows; left out, the section's own, else the first ones."""
    column: Text | None = None
    """The column of the table."""
    less: Text | None = None
    """For numeric: the other column, that is taken from `column`: how much more, how many years."""


QuestionEntry = (
    ChoiceQuestion
    | ChoicesQuestion
    | TrueFalseQuestion
    | OrderQuestion
    | MatchQuestion
    | CauseQuestion
    | ClassifyQuestion
    | GapsQuestion
    | ShortQuestion
    | NumericQuestion
    | ExtendedQuestion
    | EssayQuestion
    | TableQuestion
    | ReadingQuestion
    | MapQuestion
    | SourceQuestion
    | CompareQuestion
    | CrosswordQuestion
    | TieredQuestion
    | MadeQuestion
)

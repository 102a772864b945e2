"""Questions: which there are, what is said with them, and how their options stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from markupsafe import Markup

from ..chapter import (
    AnyQuestion,
    CauseEffect,
    Chapter,
    Classify,
    CompareSources,
    CrossReference,
    Crossword,
    Essay,
    FigureReading,
    Gap,
    Gaps,
    MapTask,
    Match,
    QuestionSet,
    Slot,
    SourceAnalysis,
    TableCompletion,
    Tiered,
    TierTask,
    Words,
)
from ..languages import Language
from .crossword import crossword
from .theme import MILLIMETRE, Theme
from .wording import plain, polished

#: Levels as one, two or three marks.
LEVELS = {"understanding": 1, "application": 2, "higher": 3}
#: The levels of a differentiated task, the easiest first.
TIERS = ("support", "core", "challenge")
#: Kinds that write letters, numbers or words where only the instruction says how.
ALWAYS_TOLD = ("order", "match", "cause-effect", "classify")
#: The widths of gaps: the longest answer, in letters, that each is for. A longer one takes the width after the last.
GAP_SIZES = (4, 10, 20)
#: What stands left of a question and beside an option: number and letter with the space around them, in units.
INDENT, BESIDE = 10.0, 7.6
#: On a screen: the letters of the longest option with which so many columns are made.
ON_SCREEN = ((4, 14), (2, 36))
#: A question with more rows to match or fill in, words to find, parts, or lines to write on is divided rather than
#: moved to the next page.
MANY_ROWS, MANY_WORDS, MANY_PARTS, MANY_LINES = 8, 10, 2, 12
#: The lines of text in rows to match from which on they are divided: a third of a page. And how wide the left cells
#: and the right ones are, in units.
LONG_ROWS, LEFT_ROOM, RIGHT_ROOM = 15, 48.0, 88.0


class Questions:
    """The questions of a chapter, as templates ask for them."""

    def __init__(self, chapter: Chapter, language: Language, theme: Theme) -> None:
        self.chapter, self.language, self.theme = chapter, language, theme
        self._told: set[str] = set()

    def names(self) -> tuple[Callable[..., Any], ...]:
        """What templates may call."""
        return (
            self.all_questions,
            self.ask,
            self.begin_telling,
            self.blank_size,
            self.clues,
            self.crossword_grid,
            self.decimal,
            self.divisible,
            self.gaps_of,
            self.group_title,
            self.level,
            self.looks_at,
            self.option_columns,
            self.option_letter,
            self.part_letter,
            self.sorted_under,
            self.tier_rank,
            self.tiers,
            self.told,
        )

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
                mark = self.language.label("section-mark", number=section.number)
                return f"{mark}. {plain(polished(section.title, self.language))}"
        return group

    def ask(self, question: AnyQuestion) -> str:
        """What to do with a question of this kind."""
        banked = isinstance(question, Gaps) and question.bank
        return self.language.label("instruction-gaps-bank" if banked else f"instruction-{question.KIND}")

    def begin_telling(self) -> str:
        """Forget what was told: another pupil's sheet begins. It prints nothing."""
        self._told.clear()
        return ""

    def told(self, question: AnyQuestion, tier: str = "all") -> bool:
        """Whether what to do must be said: always where letters or numbers are written, else the first time unless the
        question says it itself.

        A differentiated task of which only one level is printed leaves nothing to choose.
        """
        if isinstance(question, Tiered) and tier != "all":
            return False
        if question.KIND in ALWAYS_TOLD:
            return True
        instruction = self.ask(question)
        asked, said = (words.rstrip(" .").casefold() for words in (plain(question.ask), instruction))
        if asked in said or said in asked:
            return False  # what is asked says it already
        first = instruction not in self._told
        self._told.add(instruction)
        return first

    def looks_at(self, question: AnyQuestion) -> bool:
        """Whether a question is about something that its own words do not lead to."""
        return bool(question.about) and not _leads_to(question, question.about)

    def divisible(self, question: AnyQuestion, with_lines: bool) -> bool:
        """Whether a question is so long that it may go on over the page: between its parts, rows or lists; `with_lines`
        tells that there are lines to write on."""
        if isinstance(question, SourceAnalysis | CompareSources):
            return True
        if isinstance(question, FigureReading | MapTask | Tiered):
            return with_lines or len(getattr(question, "parts", ())) > MANY_PARTS
        if isinstance(question, Essay):
            return with_lines and question.lines > MANY_LINES
        if isinstance(question, Crossword):
            return len(question.slots) > MANY_WORDS
        if isinstance(question, Match | CauseEffect):
            return len(question.rights) > MANY_ROWS or self._row_lines(question) >= LONG_ROWS
        return len(getattr(question, "rows", ())) > MANY_ROWS

    def _row_lines(self, question: Match | CauseEffect) -> int:
        """About how many lines the rows to match have: of each the longer cell."""
        size, unit = self.theme.length("help-size") / MILLIMETRE, self.theme.scale

        def lines(words: Words, room: float) -> int:
            return -int(-self.theme.width(plain(polished(words, self.language)), size) // (room * unit))

        rows = zip_longest(question.lefts, question.rights, fillvalue=())
        return sum(max(lines(left, LEFT_ROOM), lines(right, RIGHT_ROOM)) for left, right in rows)

    def level(self, name: str) -> int:
        """A level as one, two or three marks."""
        return LEVELS.get(name, 1)

    def option_letter(self, position: int) -> str:
        """The letter before an option of a test, counting from 0: the letters that number a list in the language."""
        return self.language.upper(self.language.list_letters(position + 1)[-1])

    def part_letter(self, position: int) -> str:
        """The letter before a part of a question, counting from 0."""
        return self.language.list_letters(position + 1)[-1]

    # ------------------------------------------------------------------------------------------------ gaps and grids

    def gaps_of(self, question: Gaps | TableCompletion) -> list[Gap]:
        """The gaps of a text or a table, in their order."""
        pieces = question.pieces if isinstance(question, Gaps) else [cell for row in question.rows for cell in row]
        return [piece for piece in pieces if isinstance(piece, Gap)]

    def blank_size(self, question: Gaps, gap: Gap) -> int:
        """The width of a gap, from 1 to 4. Where the words to choose from are printed, all gaps are as wide as the
        widest, so that none tells its word."""
        gaps = self.gaps_of(question) if question.bank else [gap]
        longest = max(len(each.answers[0]) for each in gaps)
        return 1 + sum(longest > size for size in GAP_SIZES)

    def sorted_under(self, question: Classify, group: int) -> list[int]:
        """The positions of the things that belong under a group, both counted from 0."""
        return [position for position, right in enumerate(question.right) if right == group]

    def crossword_grid(self, question: Crossword, solved: bool = False) -> Markup:
        """A crossword's grid; for the key with its letters, as wide as a column of answers."""
        described = self.language.label("crossword-described", rows=question.rows, columns=question.columns)
        return crossword(question, self.theme, self.language.in_script, described, solved=solved)

    def clues(self, question: Crossword) -> list[tuple[str, list[Slot]]]:
        """The words of a crossword that run across and those that run down, each under the key of its label."""
        ways = (("across", True), ("down", False))
        lists = [(key, [slot for slot in question.slots if slot.across == across]) for key, across in ways]
        return [(key, slots) for key, slots in lists if slots]

    # ------------------------------------------------------------------------------------------------ levels

    def tiers(self, question: Tiered, tier: str) -> list[tuple[str, TierTask]]:
        """The levels of a differentiated task that an edition prints: `all`, or the one that it names."""
        return [(name, getattr(question, name)) for name in TIERS if tier in ("all", name)]

    def tier_rank(self, name: str) -> int:
        """A level of a differentiated task as one, two or three marks."""
        return TIERS.index(name) + 1

    def decimal(self, value: Decimal) -> str:
        """A number as the language writes it."""
        return self.language.number(value)

    # ------------------------------------------------------------------------------------------------ options

    def option_columns(self, options: Sequence[Words]) -> int:
        """In how many columns the options of a test stand, so that each fits on a line: 4, 2 or 1. A screen is not
        measured."""
        if self.theme.living:
            longest = max(len(plain(option)) for option in options)
            return next((columns for columns, letters in ON_SCREEN if longest <= letters), 1)
        size, unit = self.theme.length("help-size") / MILLIMETRE, self.theme.scale
        widest = max(self.theme.width(plain(polished(option, self.language)), size) for option in options)
        wide = self.theme.length("wide") / MILLIMETRE - INDENT * unit
        return next((columns for columns in (4, 2) if wide / columns - BESIDE * unit >= widest), 1)


def _leads_to(question: AnyQuestion, id: str) -> bool:
    """Whether the words of a question refer to a node."""
    return any(_refers(words, id) for words in _asked(question))


def _asked(question: AnyQuestion) -> Iterator[Words]:
    yield question.ask
    for part in getattr(question, "parts", ()):
        yield part.ask


def _refers(words: Words, id: str) -> bool:
    return any(
        word.target == id if isinstance(word, CrossReference) else _refers(getattr(word, "content", ()), id)
        for word in words
    )

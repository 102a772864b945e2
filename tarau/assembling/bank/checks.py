"""What no pupil can answer: too little to choose from, the same thing twice, pages of ruled lines, a gap of nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...files import Text
from ...outline import (
    CauseQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    ClassifyQuestion,
    CompareQuestion,
    CrosswordQuestion,
    MatchQuestion,
    OrderQuestion,
    QuestionEntry,
    TieredQuestion,
    TrueFalseQuestion,
)
from ..assembly import Assembly

#: Ruled lines under a question: as many as a page of the textbook holds.
MOST_LINES = 40


def check(assembly: Assembly, entry: QuestionEntry) -> None:
    """Note what is wrong with a question before it becomes a node."""
    for several in _alternatives(entry):
        if len(several) < 2:
            assembly.wrong("question.few", entry.place, "this question leaves no choice", "write at least two entries")
        elif len({str(each) for each in several}) < len(several):
            message = "two entries of this question are the same"
            assembly.wrong("question.doubled", entry.place, message, "change one of them")
    for lines in _ruled(entry):
        if lines > MOST_LINES:
            message, remedy = "{lines} ruled lines do not fit on a page", "ask for {limit} or fewer"
            assembly.wrong("question.lines", entry.place, message, remedy, lines=lines, limit=MOST_LINES)
    if isinstance(entry, ChoicesQuestion) and len(entry.answers) == len(entry.options):
        message, remedy = "every option of this question is right", "add one that is wrong"
        assembly.wrong("question.all-right", entry.place, message, remedy)
    if isinstance(entry, TrueFalseQuestion) and entry.answer and entry.correction:
        message, remedy = "a true statement needs no correction", "delete it, or write 'answer: false'"
        assembly.wrong("question.correction", entry.correction.place, message, remedy)
    if (entry.points is not None and entry.points < 1) or (entry.minutes is not None and entry.minutes < 1):
        message, remedy = "a question has at least one point and one minute", "write 1 or more"
        assembly.wrong("question.points", entry.place, message, remedy)


def _alternatives(entry: QuestionEntry) -> Iterator[Sequence[Text]]:
    """What a pupil chooses among; nothing of it may stand there twice."""
    match entry:
        case ChoiceQuestion() | ChoicesQuestion():
            yield entry.options
        case OrderQuestion():
            yield entry.items
        case MatchQuestion():
            yield tuple(pair.left for pair in entry.pairs)
            yield (*(pair.right for pair in entry.pairs), *entry.extra)
        case CauseQuestion():
            yield tuple(pair.cause for pair in entry.pairs)
            yield tuple(pair.effect for pair in entry.pairs)
        case ClassifyQuestion():
            yield tuple(group.name for group in entry.groups)
            yield tuple(item for group in entry.groups for item in group.items)
        case CompareQuestion():
            yield tuple(side.from_ for side in entry.passages)
        case CrosswordQuestion():
            yield tuple(clue.word for clue in entry.words)
        case _:
            return


def _ruled(entry: QuestionEntry) -> Iterator[int]:
    yield getattr(entry, "lines", 0)
    for part in getattr(entry, "parts", ()):
        yield part.lines
    if isinstance(entry, TieredQuestion):
        yield from (tier.lines for tier in (entry.support, entry.core, entry.challenge))

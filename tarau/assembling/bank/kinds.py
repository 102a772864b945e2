"""Each type of question as a node: one small function for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, assert_never

from ...chapter import (
    AnyQuestion,
    CauseEffect,
    Choice,
    Choices,
    Classify,
    CompareSources,
    Essay,
    Extended,
    FigureReading,
    MapTask,
    Match,
    Numeric,
    Order,
    QuestionPart,
    RubricLine,
    Short,
    SourceAnalysis,
    Tiered,
    TierTask,
    TrueFalse,
    Words,
)
from ...files import Text
from ...outline import (
    CauseQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    ClassifyQuestion,
    ComparedPassage,
    CompareQuestion,
    CrosswordQuestion,
    Descriptor,
    EssayQuestion,
    ExtendedQuestion,
    GapsQuestion,
    MapQuestion,
    MatchQuestion,
    NumericQuestion,
    ObjectiveEntry,
    OrderQuestion,
    Part,
    QuestionEntry,
    ReadingQuestion,
    ShortQuestion,
    SourceQuestion,
    TableQuestion,
    Tier,
    TieredQuestion,
    TrueFalseQuestion,
    figure,
)
from ..assembly import Assembly
from ..quoting import as_paragraph, excerpt, side
from . import crossword, gaps
from .mixing import shuffled

#: Minutes that a question takes a pupil of grade 8 or 9 where its author says nothing: one for a tick, one and a half
#: for each point of what is written. Our own reckoning; no norm names such times.
TICKED = 1
WRITTEN = 1.5
#: Points where the author gives none and nothing can be counted; other types are worth one.
USUAL_POINTS: Mapping[type, int] = {ExtendedQuestion: 3, EssayQuestion: 10}


def node(assembly: Assembly, entry: QuestionEntry, *, made: bool = False) -> AnyQuestion:
    """A question of the bank as a node."""
    shared = _shared(assembly, entry, made)
    match entry:
        case ChoiceQuestion():
            right = _option(assembly, entry.options, entry.answer)
            return Choice(**shared, options=_all(assembly, entry.options), right=right, fixed=entry.fixed)
        case ChoicesQuestion():
            several = tuple(sorted({_option(assembly, entry.options, answer) for answer in entry.answers}))
            return Choices(**shared, options=_all(assembly, entry.options), right=several, fixed=entry.fixed)
        case TrueFalseQuestion():
            return TrueFalse(**shared, right=entry.answer, correction=assembly.words(entry.correction))
        case OrderQuestion():
            printed = shuffled(entry.id, entry.items)
            items = tuple(assembly.words(entry.items[index]) for index in printed)
            return Order(**shared, items=items, right=printed)
        case MatchQuestion():
            pairs = [(pair.left, pair.right) for pair in entry.pairs]
            return Match(**shared, **_joined(assembly, entry.id, pairs, entry.extra))
        case CauseQuestion():
            pairs = [(pair.cause, pair.effect) for pair in entry.pairs]
            return CauseEffect(**shared, **_joined(assembly, entry.id, pairs, ()))
        case ClassifyQuestion():
            return _classify(assembly, entry, shared)
        case GapsQuestion():
            return gaps.text_with_gaps(assembly, entry, shared)
        case TableQuestion():
            return gaps.table_with_gaps(assembly, entry, shared)
        case CrosswordQuestion():
            return crossword.crossword(assembly, entry, shared)
        case _:
            return _written(assembly, entry, shared)


def _written(assembly: Assembly, entry: QuestionEntry, shared: dict[str, Any]) -> AnyQuestion:
    match entry:
        case ShortQuestion():
            accepted = tuple(map(str, entry.accepted))
            return Short(**shared, answer=assembly.words(entry.answer), lines=entry.lines, accepted=accepted)
        case NumericQuestion():
            return _numeric(assembly, entry, shared)
        case ExtendedQuestion():
            answer, rubric = assembly.words(entry.answer), _rubric(assembly, entry.rubric)
            return Extended(**_worth(shared, rubric), answer=answer, lines=entry.lines, rubric=rubric)
        case EssayQuestion():
            rubric, plan = _rubric(assembly, entry.rubric), _all(assembly, entry.plan)
            answer = assembly.words(entry.answer)
            return Essay(**_worth(shared, rubric), rubric=rubric, plan=plan, answer=answer, lines=entry.lines)
        case ReadingQuestion() | MapQuestion():
            return _looking(assembly, entry, shared)
        case SourceQuestion():
            parts = _parts(assembly, entry.parts)
            quoted = tuple(map(as_paragraph, excerpt(assembly, entry.id, entry.excerpt, mark_source=False)))
            number = assembly.source_numbers.get(entry.excerpt.source, 0)
            attribution = assembly.words(entry.attribution)
            return SourceAnalysis(
                **_worth(shared, parts), quoted=quoted, attribution=attribution, source=number, parts=parts
            )
        case CompareQuestion():
            return _compared(assembly, entry, shared)
        case TieredQuestion():
            support, core, challenge = (_tier(assembly, each) for each in (entry.support, entry.core, entry.challenge))
            points = {"points": entry.core.points}
            return Tiered(**shared | points, support=support, core=core, challenge=challenge)
        case _:
            assert_never(entry)  # type: ignore[arg-type]  # the types to tick and fill in are taken before


# ------------------------------------------------------------------------------------------------ what all share


def _shared(assembly: Assembly, entry: QuestionEntry, made: bool) -> dict[str, Any]:
    if entry.about and entry.about not in assembly.numbers:
        assembly.unknown("question.about", entry.about, tuple(assembly.numbers))
    return {
        "place": entry.place,
        "id": entry.id,
        "number": assembly.numbers[entry.id].number,
        "section": entry.section,
        "level": entry.level,
        "points": _usual(entry),
        "ask": assembly.words(entry.ask),
        "solution": assembly.words(entry.solution),
        "origin": assembly.origin(entry.origin),
        "hint": assembly.words(entry.hint),
        "feedback": assembly.words(entry.feedback),
        "commentary": assembly.words(entry.commentary),
        "objective": _objective(assembly, entry),
        "difficulty": entry.difficulty,
        "minutes": entry.minutes or _minutes(entry),
        "about": str(entry.about or ""),
        "made": made,
    }


def _objective(assembly: Assembly, entry: QuestionEntry) -> int:
    """The number of the objective that a question names, or that names the question; 0 for none."""
    objectives = assembly.outline.chapter.objectives
    if entry.objective is None:
        serving = (
            number
            for number, each in enumerate(objectives, 1)
            if isinstance(each, ObjectiveEntry) and entry.id in each.tasks
        )
        return next(serving, 0)
    codes = {each.code: number for number, each in enumerate(objectives, 1) if isinstance(each, ObjectiveEntry)}
    known = {str(code): number for code, number in codes.items() if code}
    known |= {str(number): number for number in range(1, len(objectives) + 1)}
    if entry.objective not in known:
        assembly.unknown("question.objective", entry.objective, tuple(known))
    return known.get(entry.objective, 0)


def _minutes(entry: QuestionEntry) -> int:
    ticked = isinstance(entry, ChoiceQuestion | ChoicesQuestion | TrueFalseQuestion | OrderQuestion | MatchQuestion)
    points = sum(part.points for part in getattr(entry, "parts", ())) or _usual(entry)
    return TICKED if ticked else max(1, round(points * WRITTEN))


def _usual(entry: QuestionEntry) -> int:
    """The points that the author gives a question, or that its type has."""
    return USUAL_POINTS.get(type(entry), 1) if entry.points is None else entry.points


def _all(assembly: Assembly, texts: Sequence[Text]) -> tuple[Words, ...]:
    return tuple(assembly.words(text) for text in texts)


def _worth(shared: dict[str, Any], parts: Sequence[Any]) -> dict[str, Any]:
    """What all questions share, with the points of a question that is the sum of its parts."""
    return shared | {"points": sum(part.points for part in parts) or shared["points"]}


# ------------------------------------------------------------------------------------------------ one by one


def _option(assembly: Assembly, options: Sequence[Text], answer: Text) -> int:
    words = [str(option) for option in options]
    if answer not in words:
        message, remedy = "the answer '{answer}' is none of the options", "write the right option word for word"
        assembly.wrong("question.answer", answer.place, message, remedy, answer=answer)
        return 0
    return words.index(answer)


def _joined(assembly: Assembly, id: str, pairs: Sequence[tuple[Text, Text]], extra: Sequence[Text]) -> dict[str, Any]:
    rights = [*(right for _, right in pairs), *extra]
    printed = shuffled(id, rights)
    return {
        "lefts": _all(assembly, [left for left, _ in pairs]),
        "rights": tuple(assembly.words(rights[index]) for index in printed),
        "right": tuple(printed.index(index) for index in range(len(pairs))),
    }


def _classify(assembly: Assembly, entry: ClassifyQuestion, shared: dict[str, Any]) -> Classify:
    items = [(item, number) for number, group in enumerate(entry.groups) for item in group.items]
    printed = shuffled(entry.id, [item for item, _ in items])
    return Classify(
        **shared,
        groups=_all(assembly, [group.name for group in entry.groups]),
        items=tuple(assembly.words(items[index][0]) for index in printed),
        right=tuple(items[index][1] for index in printed),
    )


def _numeric(assembly: Assembly, entry: NumericQuestion, shared: dict[str, Any]) -> Numeric:
    value, tolerance = figure(entry.answer), figure(entry.tolerance or "0")
    for number, typed in ((value, entry.answer), (tolerance, entry.tolerance)):
        if number is None and typed is not None:
            message, remedy = "'{number}' is not a figure", "write digits, such as 57,2"
            assembly.wrong("question.number", typed.place, message, remedy, number=typed)
    return Numeric(
        **shared,
        value=value or Decimal(0),
        answer=assembly.words(entry.answer),
        tolerance=tolerance or Decimal(0),
        unit=str(entry.unit or ""),
        lines=entry.lines,
    )


def _rubric(assembly: Assembly, descriptors: Sequence[Descriptor]) -> tuple[RubricLine, ...]:
    return tuple(RubricLine(assembly.words(each.does), each.points) for each in descriptors)


def _parts(assembly: Assembly, parts: Sequence[Part]) -> tuple[QuestionPart, ...]:
    return tuple(
        QuestionPart(assembly.words(part.ask), assembly.words(part.answer), part.points, part.lines) for part in parts
    )


def _looking(
    assembly: Assembly, entry: ReadingQuestion | MapQuestion, shared: dict[str, Any]
) -> FigureReading | MapTask:
    if entry.about is None:
        message, remedy = "this question does not say what it is about", "add 'about:' with the id of a table or map"
        assembly.wrong("question.about", entry.place, message, remedy)
    parts = _parts(assembly, entry.parts)
    kind = MapTask if isinstance(entry, MapQuestion) else FigureReading
    return kind(**_worth(shared, parts), parts=parts)


def _compared(assembly: Assembly, entry: CompareQuestion, shared: dict[str, Any]) -> CompareSources:
    letters = assembly.language.list_letters(len(entry.passages))
    passages = (
        ComparedPassage(each.source, each.from_, each.to, each.attribution, (), each.place) for each in entry.passages
    )
    sides = tuple(side(assembly, entry.id, *each) for each in zip(letters, passages, strict=True))
    parts = _parts(assembly, entry.parts)
    return CompareSources(**_worth(shared, parts), sides=sides, parts=parts)


def _tier(assembly: Assembly, tier: Tier) -> TierTask:
    ask, answer, hint = assembly.words(tier.ask), assembly.words(tier.answer), assembly.words(tier.hint)
    return TierTask(ask, answer, tier.points, tier.lines, hint)

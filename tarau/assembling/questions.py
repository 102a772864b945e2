"""The question bank: every question numbered once through the chapter, its answer checked against its options."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, assert_never

from ..chapter import (
    AnyQuestion,
    ByAuthors,
    Choice,
    Extended,
    Match,
    Order,
    QuestionSet,
    Short,
    TrueFalse,
    Words,
)
from ..files import Text
from ..outline import (
    ChoiceQuestion,
    ExtendedQuestion,
    MatchQuestion,
    OrderQuestion,
    QuestionBlock,
    QuestionEntry,
    ShortQuestion,
    TrueFalseQuestion,
)
from ..problems import Place
from .assembly import Assembly

#: Ruled lines under a question: as many as a page of the textbook holds.
MOST_LINES = 40


def in_order(assembly: Assembly) -> tuple[QuestionEntry, ...]:
    """The bank in the order in which it is numbered: by section, then as typed."""
    sections = assembly.sections
    for entry in assembly.outline.questions:
        if entry.section not in sections:
            assembly.unknown("question.section", entry.section, sections)
    known = [entry for entry in assembly.outline.questions if entry.section in sections]
    return tuple(sorted(known, key=lambda entry: sections.index(entry.section)))


def question_set(assembly: Assembly, item: QuestionBlock) -> QuestionSet:
    """The questions that a block in a section selects."""
    bank = {entry.id: entry for entry in assembly.outline.questions}
    for id in item.ids:
        if id not in bank:
            assembly.unknown("question.unknown", id, tuple(bank))
    chosen = [
        entry
        for entry in in_order(assembly)
        if (not item.ids or entry.id in item.ids)
        and (item.section in (None, entry.section))
        and (item.level in (None, entry.level))
    ]
    if item.section and item.section not in assembly.sections:
        assembly.unknown("question.section", item.section, assembly.sections)
    elif not chosen:
        assembly.wrong("question.none", item.place, "no question fits this selection", "widen the selection")
    made = tuple(question(assembly, entry) for entry in chosen)
    return QuestionSet(item.place, item.id, assembly.words(item.title), (("", made),), ByAuthors())


def whole_bank(assembly: Assembly) -> QuestionSet | None:
    """All questions, grouped by section, for the chapter's end; None when there are none."""
    entries = in_order(assembly)
    if not entries:
        return None
    groups = []
    for section in assembly.outline.chapter.sections:
        made = tuple(question(assembly, entry) for entry in entries if entry.section == section.id)
        if made:
            groups.append((str(section.id), made))
    return QuestionSet(Place("questions.yaml"), "questions", (), tuple(groups), ByAuthors())


def question(assembly: Assembly, entry: QuestionEntry) -> AnyQuestion:
    """One question of the bank as a node."""
    shared: dict[str, Any] = {
        "place": entry.place,
        "id": entry.id,
        "number": assembly.numbers[entry.id].number,
        "section": entry.section,
        "level": entry.level,
        "points": entry.points,
        "ask": assembly.words(entry.ask),
        "solution": assembly.words(entry.solution),
        "origin": assembly.origin(entry.origin),
    }
    _check(assembly, entry)
    match entry:
        case ChoiceQuestion():
            options = tuple(assembly.words(option) for option in entry.options)
            return Choice(**shared, options=options, right=_right_option(assembly, entry))
        case TrueFalseQuestion():
            return TrueFalse(**shared, right=entry.answer, correction=assembly.words(entry.correction))
        case OrderQuestion():
            printed = _shuffled(entry.id, entry.items)
            items = tuple(assembly.words(entry.items[index]) for index in printed)
            return Order(**shared, items=items, right=printed)
        case MatchQuestion():
            return _match(assembly, entry, shared)
        case ShortQuestion():
            return Short(**shared, answer=assembly.words(entry.answer), lines=entry.lines)
        case ExtendedQuestion():
            return Extended(**shared, answer=assembly.words(entry.answer), lines=entry.lines)
        case _:
            assert_never(entry)


def _check(assembly: Assembly, entry: QuestionEntry) -> None:
    """Note what no pupil can answer: too little to choose from, the same thing twice, pages of ruled lines."""
    for several in _alternatives(entry):
        if len(several) < 2:
            assembly.wrong("question.few", entry.place, "this question leaves no choice", "write at least two entries")
        elif len({str(each) for each in several}) < len(several):
            message = "two entries of this question are the same"
            assembly.wrong("question.doubled", entry.place, message, "change one of them")
    lines = getattr(entry, "lines", 0)
    if lines > MOST_LINES:
        message, remedy = "{lines} ruled lines do not fit on a page", "ask for {limit} or fewer"
        assembly.wrong("question.lines", entry.place, message, remedy, lines=lines, limit=MOST_LINES)


def _alternatives(entry: QuestionEntry) -> tuple[tuple[Text, ...], ...]:
    match entry:
        case ChoiceQuestion():
            return (entry.options,)
        case OrderQuestion():
            return (entry.items,)
        case MatchQuestion():
            return tuple(pair.left for pair in entry.pairs), tuple(pair.right for pair in entry.pairs)
        case _:
            return ()


def _match(assembly: Assembly, entry: MatchQuestion, shared: dict[str, Any]) -> Match:
    rights = [pair.right for pair in entry.pairs]
    printed = _shuffled(entry.id, rights)
    lefts: tuple[Words, ...] = tuple(assembly.words(pair.left) for pair in entry.pairs)
    right = tuple(printed.index(index) for index in range(len(rights)))
    return Match(**shared, lefts=lefts, rights=tuple(assembly.words(rights[index]) for index in printed), right=right)


def _right_option(assembly: Assembly, entry: ChoiceQuestion) -> int:
    options = [str(option) for option in entry.options]
    if entry.answer not in options:
        message, remedy = "the answer '{answer}' is none of the options", "write the right option word for word"
        assembly.wrong("question.answer", entry.answer.place, message, remedy, answer=entry.answer)
        return 0
    return options.index(entry.answer)


def _shuffled(id: str, items: Sequence[Text]) -> tuple[int, ...]:
    """The order in which items are printed: mixed by their own words, so the same for ever, and never the right one."""
    order = sorted(range(len(items)), key=lambda index: hashlib.sha256(f"{id}\0{items[index]}".encode()).digest())
    if order == list(range(len(items))):
        order = order[1:] + order[:1]
    return tuple(order)

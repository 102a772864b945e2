"""The question bank: every question numbered once through the chapter, its answer checked against its options."""

from __future__ import annotations

from ...chapter import AnyQuestion, ByAuthors, QuestionSet
from ...outline import MadeQuestion, QuestionBlock, QuestionEntry
from ...problems import Place
from ..assembly import Assembly
from .checks import check
from .kinds import node
from .making import made

__all__ = ["in_order", "question", "question_set", "whole_bank"]


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
    return QuestionSet(item.place, item.id, assembly.words(item.title), (("", _nodes(assembly, chosen)),), ByAuthors())


def whole_bank(assembly: Assembly) -> QuestionSet | None:
    """All questions, grouped by section, for the chapter's end; None when there are none."""
    entries = in_order(assembly)
    if not entries:
        return None
    groups = []
    for section in assembly.outline.chapter.sections:
        chosen = _nodes(assembly, [entry for entry in entries if entry.section == section.id])
        if chosen:
            groups.append((str(section.id), chosen))
    return QuestionSet(Place("questions.yaml"), "questions", (), tuple(groups), ByAuthors())


def _nodes(assembly: Assembly, entries: list[QuestionEntry]) -> tuple[AnyQuestion, ...]:
    return tuple(found for entry in entries if (found := question(assembly, entry)))


def question(assembly: Assembly, entry: QuestionEntry) -> AnyQuestion | None:
    """One question of the bank as a node; None when it is to be made from data that are not there."""
    if isinstance(entry, MadeQuestion):
        done = made(assembly, entry)
        return node(assembly, done, made=True) if done else None
    check(assembly, entry)
    return node(assembly, entry)

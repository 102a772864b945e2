"""Lesson plans: what a teacher does in a section, its objectives and its homework found in the chapter."""

from __future__ import annotations

from ..chapter import Lesson, LessonStep
from ..files import Text
from ..outline import LessonEntry, ObjectiveEntry
from .assembly import Assembly


def lesson(assembly: Assembly, entry: LessonEntry | None) -> Lesson | None:
    """The lesson plan of a section; None where it has none. Objectives and questions that there are not are noted."""
    if entry is None:
        return None
    steps = tuple(LessonStep(step.minutes, assembly.words(step.text)) for step in entry.steps)
    objectives = (_objective(assembly, asked) for asked in entry.objectives)
    homework = (_question(assembly, asked) for asked in entry.homework)
    return Lesson(
        entry.place,
        sum(step.minutes for step in steps),
        steps,
        tuple(number for number in objectives if number),
        tuple(assembly.words(each) for each in entry.misconceptions),
        tuple(sorted(number for number in homework if number)),
        assembly.words(entry.commentary),
    )


def _objective(assembly: Assembly, asked: Text) -> int:
    """The number of the objective that a code or a number names; 0 for none."""
    known: dict[str, int] = {}
    for number, each in enumerate(assembly.outline.chapter.objectives, 1):
        known[str(number)] = number
        if isinstance(each, ObjectiveEntry) and each.code:
            known[str(each.code)] = number
    if asked not in known:
        assembly.unknown("lesson.objective", asked, tuple(known))
    return known.get(asked, 0)


def _question(assembly: Assembly, asked: Text) -> int:
    """The number of the question with this id; 0 for none."""
    numbers = {id: numbered.number for id, numbered in assembly.numbers.items() if numbered.kind == "question"}
    if asked not in numbers:
        assembly.unknown("lesson.homework", asked, tuple(numbers))
    return numbers.get(asked, 0)

"""Questions and objectives: answers that the chapter does not give or that give themselves away, no task at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..chapter import Chapter, Choice, FromSource, Origin, QuestionSet, Section
from ..cleaning import CleanText
from ..outline import ObjectiveEntry, Outline, QuestionBlock, Quoted
from ..problems import Problem
from .findings import found
from .reading import origins

#: From so many questions with options on, their right options should not all stand at one place.
MANY_CHOICES = 4
#: Where so many objectives have a task, the chapter means every objective to have one.
MANY_SERVED = 2
#: What ends a sentence; a text that rests on words of a sentence rests on all of it.
_ENDS = ".!?…\n"


def give_away(chapter: Chapter) -> Iterator[Problem]:
    """Choices whose right option is told by its place."""
    if not chapter.questions:
        return
    choices = [each for _, group in chapter.questions.groups for each in group if isinstance(each, Choice)]
    if len(choices) >= MANY_CHOICES and len({choice.right for choice in choices}) == 1:
        yield found("question.place", choices[0].place)


def answers_absent(chapter: Chapter, outline: Outline, texts: Mapping[str, CleanText]) -> Iterator[Problem]:
    """Questions whose origin quotes what the chapter neither prints nor rests on."""
    printed: dict[str, list[tuple[int, int]]] = {}
    for origin in (origin for section in chapter.sections for origin in _grounds(section)):
        for passage in (origin,) if isinstance(origin, FromSource) else getattr(origin, "rests_on", ()):
            printed.setdefault(passage.source, []).append(_sentence(texts[passage.source].source.text, passage))
    quoted = {
        question.id: getattr(question.origin, "rests_on", ())
        for _, group in (chapter.questions.groups if chapter.questions else ())
        for question in group
    }
    for entry in outline.questions:
        quotes = [each for each in entry.origin if isinstance(each, Quoted)]
        spans = quoted.get(str(entry.id), ())
        if len(quotes) != len(spans):
            continue
        for quote, span in zip(quotes, spans, strict=True):
            if not any(start < span.end and span.start < end for start, end in printed.get(span.source, ())):
                yield found("question.answer-absent", quote.quote.place, quote=_short(quote.quote))


def _grounds(section: Section) -> Iterator[Origin]:
    """The origins of all that a section prints, its questions left out."""
    yield from origins(tuple(block for block in section.content if not isinstance(block, QuestionSet)))
    yield section.summary_origin


def _sentence(text: str, passage: FromSource) -> tuple[int, int]:
    """The span of a passage with the rest of its first and last sentence."""
    start, end = passage.start, passage.end
    while start > 0 and text[start - 1] not in _ENDS:
        start -= 1
    while end < len(text) and text[end] not in _ENDS:
        end += 1
    return start, end


def _short(words: str, longest: int = 60) -> str:
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + "…"


def unused_questions(outline: Outline) -> Iterator[Problem]:
    """Questions that are printed neither in a section nor at the chapter's end."""
    if "questions" in outline.chapter.closing:
        return
    items = [
        item for section in outline.chapter.sections for item in section.content if isinstance(item, QuestionBlock)
    ]
    for entry in outline.questions:
        if not any(_asks(item, entry.id, entry.section, entry.level) for item in items):
            yield found("question.unused", entry.place, id=entry.id)


def _asks(item: QuestionBlock, id: str, section: str, level: str) -> bool:
    if item.ids:
        return id in item.ids
    return (item.section is None or item.section == section) and (item.level is None or item.level == level)


def untested_objectives(outline: Outline) -> Iterator[Problem]:
    """Objectives that no task serves; words alone count where the chapter plainly gives its objectives tasks."""
    asked = {str(entry.objective) for entry in outline.questions if entry.objective}
    served, bare = 0, []
    for number, objective in enumerate(outline.chapter.objectives, 1):
        entry = objective if isinstance(objective, ObjectiveEntry) else None
        if (entry and entry.tasks) or {str(number), str(entry.code if entry else "")} & asked:
            served += 1
        else:
            bare.append(objective)
    for objective in bare:
        if isinstance(objective, ObjectiveEntry) or served >= MANY_SERVED:
            yield found("objective.untested", objective.place)

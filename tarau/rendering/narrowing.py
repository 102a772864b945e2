"""A chapter narrowed to one of its parts, for a sheet of its own: numbers, names and sources stay those of the book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ..chapter import (
    AnyQuestion,
    Block,
    ByAuthors,
    Chapter,
    Chart,
    ComparedSide,
    FromSource,
    Map,
    Question,
    QuestionSet,
    Section,
    SheetVariant,
    SourceLine,
    SourceMark,
    Table,
    TermUse,
    Worksheet,
)
from ..languages import Language
from ..problems import ChapterError, Place, error, near
from .flow import RUNNING
from .matter import MATTER as LABELS
from .wording import plain

#: What stands at the end of a chapter and can be handed out by its own name.
MATTER = ("timeline", "questions", "terms", "abbreviations")

#: What the id of a node begins with that a worksheet shows in its second variant, or a later one.
_VARIANT = re.compile(r"^v\d+-")


def ids(chapter: Chapter) -> tuple[str, ...]:
    """The ids of everything that can be handed out, in the order of the book: sections, boxes, figures, questions."""
    found: list[str] = []
    for section in chapter.sections:
        found += [section.id, *(node.id for node in section.content if _named(node))]
        found += [question.id for node in section.content for question in _questions(node)]
    found += [part for part in MATTER if getattr(chapter, part)]
    found += [question.id for question in _questions(chapter.questions)]
    return tuple(dict.fromkeys(found))


def handouts(chapter: Chapter, language: Language) -> Mapping[str, str]:
    """The same ids, each with the words by which a person knows the part."""
    labels = dict(chapter.labels)
    known = {section.id: f"{language.label('section-mark', number=section.number)}. {plain(section.title)}"
             for section in chapter.sections}  # fmt: skip
    known |= {part: language.label(LABELS[part]) for part in MATTER}
    for node in _nodes((chapter.sections, chapter.questions), into_questions=True):
        if isinstance(node, Question):
            known[node.id] = f"{node.number}. {plain(node.ask)}"
        elif id := getattr(node, "id", ""):
            usual = language.label(LABELS["questions"]) if isinstance(node, QuestionSet) else ""
            known.setdefault(id, ". ".join(filter(None, (labels.get(id, ""), _called(node) or usual))))
    return {id: known[id] for id in ids(chapter)}


def _called(node: object) -> str:
    return plain(getattr(node, "title", ()) or getattr(node, "caption", ()))


def narrowed(chapter: Chapter, id: str, asked_at: Place) -> Chapter:
    """The chapter with nothing but the part `id`: its sources, and the terms that it explains, stay with it.

    A figure drawn from a table, and a table with its drawing, are two parts with an id each. Raises a ChapterError at
    `asked_at` for an id that nothing bears which can be handed out.
    """
    kept = _matter(chapter, id) if id in MATTER else _part(chapter, id)
    if kept is None:
        message = "there is nothing with the id '{id}' that could be handed out"
        raise ChapterError(error("handout.unknown", asked_at, message, near(id, ids(chapter)), id=id))
    return _with_its_own(kept, chapter)


def on_sheet(chapter: Chapter, sheet: Worksheet) -> Chapter:
    """The chapter with nothing but a worksheet, the sources that it quotes, and what its tables and maps are called."""
    labels = dict(chapter.labels)
    shown = (node.id for variant in sheet.variants for task in variant.tasks for node in task.shown)
    again = tuple((id, labels[first]) for id in shown if (first := _VARIANT.sub("", id)) != id and first in labels)
    return _with_its_own(replace(_only(chapter), worksheet=sheet, labels=(*chapter.labels, *again)), chapter)


def variant_sources(chapter: Chapter, variant: SheetVariant) -> tuple[SourceLine, ...]:
    """The sources that one variant of a sheet quotes."""
    return _with_its_own(replace(_only(chapter), worksheet=None, sections=(), timeline=None), chapter, variant).sources


def _part(chapter: Chapter, id: str) -> Chapter | None:
    """The sections cut down to the one that bears the id, or to the one that holds what bears it."""
    for section in chapter.sections:
        if section.id == id:
            return _only(chapter, section)
        for node in section.content:
            if node.id == id and _named(node):
                return _only(chapter, _holding(section, node))
            if questions := [question for question in _questions(node) if question.id == id]:
                return _only(chapter, _holding(section, _one(node, questions[0])))
    for question in _questions(chapter.questions):
        if question.id == id and chapter.questions:
            return replace(_only(chapter), questions=_one(chapter.questions, question))
    return None


def _matter(chapter: Chapter, part: str) -> Chapter | None:
    if not getattr(chapter, part):
        return None
    return replace(_only(chapter), closing=(part,), **{part: getattr(chapter, part)})


def _only(chapter: Chapter, *sections: Section) -> Chapter:
    """The chapter with these sections and without all that it collects from itself.

    With none, the sections stay as empty names, after which groups of questions are called.
    """
    sections = sections or tuple(_emptied(section) for section in chapter.sections)
    return replace(
        chapter,
        first_page=1,
        sections=sections,
        closing=(),
        timeline=None,
        questions=None,
        terms=(),
        abbreviations=(),
        index=(),
        further_reading=(),
        credits=(),
    )


def _holding(section: Section, node: Block) -> Section:
    return replace(_emptied(section), content=(node,))


def _emptied(section: Section) -> Section:
    return replace(section, question=(), content=(), summary=(), summary_origin=ByAuthors(), lesson=None)


def _one(whole: Any, question: AnyQuestion) -> QuestionSet:
    return QuestionSet(question.place, f"{question.id}-set", (), (("", (question,)),), whole.origin)


def _questions(node: object) -> tuple[AnyQuestion, ...]:
    return tuple(question for _, group in node.groups for question in group) if isinstance(node, QuestionSet) else ()


def _named(node: Block) -> bool:
    """Whether a block is a part by itself: running text is handed out with its section."""
    return not isinstance(node, RUNNING)


def _with_its_own(kept: Chapter, whole: Chapter, more: object = None) -> Chapter:
    """What is kept together with the sources that it cites or rests on and the terms that it uses."""
    cited: set[int] = set()
    rests_on, used = set(), set()
    for node in _nodes((kept.sections, kept.timeline, kept.terms, kept.questions, kept.worksheet, more)):
        if isinstance(node, SourceMark):
            cited.add(node.number)
        elif isinstance(node, ComparedSide):
            cited.add(node.source)
        elif isinstance(node, Table | Chart | Map):
            cited.update(node.sources)
        elif isinstance(node, FromSource):
            rests_on.add(node.source)
        elif isinstance(node, TermUse):
            used.add(node.term)
    return replace(
        kept,
        terms=kept.terms or tuple(term for term in whole.terms if term.id in used),
        sources=tuple(source for source in whole.sources if source.number in cited or source.id in rests_on),
    )


def _nodes(value: object, into_questions: bool = False) -> Iterator[object]:
    """Every node in a value; what a question rests on is its answer, which is not printed with it, but the passages
    that it quotes are."""
    if isinstance(value, Question) and not into_questions:
        yield from _nodes((getattr(value, "quoted", ()), getattr(value, "sides", ())))
        return
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in fields(value):
            yield from _nodes(getattr(value, field.name), into_questions)
    elif isinstance(value, tuple):
        for each in value:
            yield from _nodes(each, into_questions)

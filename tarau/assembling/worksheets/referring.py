"""What a question must be seen with: the table, chart, map, figure or box that it is about or speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ...chapter import (
    AnyQuestion,
    Block,
    Chapter,
    Chart,
    Compare,
    CrossReference,
    Figure,
    Map,
    Question,
    Sidebar,
    Table,
    Timeline,
    Underlined,
)

#: What may be referred to in the words of a question and has then to stand on the sheet.
SHOWN = (Table, Chart, Map, Figure, Timeline)


def referred(chapter: Chapter, question: AnyQuestion) -> tuple[Block, ...]:
    """The nodes of the chapter that a sheet prints with a question, the one that it is about first."""
    named = [question.about] if question.about else []
    named += _targets(question)
    nodes = _by_id(chapter)
    found = (nodes[id] for id in dict.fromkeys(named) if id in nodes)
    return tuple(node for node in found if isinstance(node, SHOWN) or node.id == question.about)


def as_shown(node: Block) -> Block:
    """A node without what would be a second set of questions on the sheet, and without marks that answer the first."""
    if isinstance(node, Compare):
        sides = tuple(replace(side, content=_unmarked(side.content)) for side in node.sides)
        return replace(node, question=(), questions=(), sides=sides)
    return replace(node, questions=()) if isinstance(node, Sidebar) else node


def _unmarked(content: Any) -> Any:
    """The same words, none of them underlined."""
    if isinstance(content, tuple):
        parts = (_unmarked(part) for part in content)
        return tuple(
            each
            for whole, part in zip(content, parts, strict=True)
            for each in (part.content if isinstance(whole, Underlined) else (part,))
        )
    if is_dataclass(content) and not isinstance(content, type) and hasattr(content, "content"):
        return replace(content, content=_unmarked(content.content))
    return content


#: Types that take much paper by themselves.
LONG = ("crossword", "source-analysis", "compare-sources", "essay")


def bulky(chapter: Chapter, questions: Iterable[AnyQuestion]) -> frozenset[str]:
    """The ids of the questions that need much paper: to look at something, to read a source, to write a page."""
    return frozenset(each.id for each in questions if each.KIND in LONG or referred(chapter, each))


def _by_id(chapter: Chapter) -> dict[str, Block]:
    nodes = {node.id: node for section in chapter.sections for node in section.content if node.id}
    if chapter.timeline:
        nodes.setdefault(chapter.timeline.id, chapter.timeline)
    return nodes


#: The fields of a question that are not printed with it.
_HIDDEN = {"solution", "hint", "feedback", "commentary", "origin", "answer", "correction", "rubric", "place"}


def _targets(value: object) -> Iterator[str]:
    """The ids that the printed words of a question refer to."""
    if isinstance(value, CrossReference):
        yield value.target
    elif isinstance(value, tuple):
        for each in value:
            yield from _targets(each)
    elif is_dataclass(value) and not isinstance(value, type):
        hidden = _HIDDEN if isinstance(value, Question) or hasattr(value, "answer") else set()
        for field in fields(value):
            if field.name not in hidden:
                yield from _targets(getattr(value, field.name))

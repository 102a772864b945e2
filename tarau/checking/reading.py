"""Reading a chapter and an outline as a desk editor does: all printed words in order, all words of the authors."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any

from ..chapter import (
    Chapter,
    Chart,
    CrossReference,
    Emphasis,
    Figure,
    Footnote,
    Foreign,
    FromSource,
    Inline,
    Map,
    Mark,
    Origin,
    Run,
    SourceMark,
    Strong,
    Table,
    TermUse,
    Underlined,
    Words,
)
from ..files import Text
from ..problems import Place

_INLINE = (Run, Emphasis, Strong, Underlined, TermUse, Mark, CrossReference, Footnote, Foreign, SourceMark)

#: Fields that hold no words of the authors: ids, names of files, what is quoted from a source, how words are found.
_NO_WORDS = {
    *("about", "code", "data", "date", "editions", "events", "file", "forms", "id", "ids", "image", "key_terms"),
    *("language", "marked", "objective", "picture", "place", "section", "see", "see_also", "short", "tasks", "url"),
}
#: Kinds of values that hold no words of the authors: what is quoted or named from elsewhere.
_NOT_THEIRS = ("licence", "quote", "from_", "editorial")


def plain(words: Words) -> str:
    """Inline nodes as plain text; notes follow their paragraph."""
    notes: list[str] = []
    return "".join(_plain(inline, notes) for inline in words) + "".join(f" {note}" for note in notes)


def _plain(inline: Inline, notes: list[str]) -> str:
    if isinstance(inline, Run | CrossReference):
        return inline.text
    if isinstance(inline, SourceMark):
        return ""
    inside = "".join(_plain(each, notes) for each in inline.content)
    if isinstance(inline, Footnote):
        notes.append(inside)
        return ""
    return inside


def lines(node: Any) -> Iterator[str]:
    """Each line of text in a node of the chapter: paragraphs, items, captions, cells, names of series."""
    if isinstance(node, tuple):
        if node and isinstance(node[0], _INLINE):
            yield plain(node)
        else:
            for each in node:
                yield from lines(each)
    elif isinstance(node, Table):
        yield from (*node.columns, *(cell.text for row in node.rows for cell in row))
        yield from (plain(node.caption), plain(node.note))
    elif isinstance(node, Figure):
        yield plain(node.caption)
    elif isinstance(node, Chart):
        yield from (*node.categories, *(series.name for series in node.series), plain(node.caption), plain(node.note))
    elif isinstance(node, Map):
        yield from (*(each.name for each in node.points), *(each.name for each in node.lines))
        yield from (each.name for each in node.areas)
        yield from (plain(node.caption), plain(node.note))
    elif dataclasses.is_dataclass(node):
        for name in _fields(type(node)):
            yield from lines(getattr(node, name))


def blocks(chapter: Chapter) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Each block of the running text with its place and its lines."""
    for section in chapter.sections:
        yield section.place, (plain(section.title), plain(section.question), *map(plain, section.summary))
        for block in section.content:
            yield block.place, tuple(lines(block))


def origins(node: Any) -> Iterator[Origin]:
    """Every origin that a node of the chapter names."""
    if isinstance(node, Origin):
        yield node
    elif isinstance(node, tuple):
        for each in node:
            yield from origins(each)
    elif dataclasses.is_dataclass(node) and not isinstance(node, FromSource):
        for name in _fields(type(node)):
            yield from origins(getattr(node, name))


def authored(value: Any) -> Iterator[Text]:
    """Every text of the authors in a value of the outline, in its order; origins and what they quote are none."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from authored(each)
    elif dataclasses.is_dataclass(value) and not set(_NOT_THEIRS).intersection(_fields(type(value))):
        for name in _fields(type(value)):
            if name not in _NO_WORDS and not name.endswith("origin"):
                yield from authored(getattr(value, name))


def _fields(of: Any) -> tuple[str, ...]:
    return _names(of)


@cache
def _names(of: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(of))

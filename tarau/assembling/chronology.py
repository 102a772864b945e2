"""Where the chapter speaks of its events: the blocks that rest on the same words of a source as an event does."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..chapter import Event, FromSource, QuestionSet, Section, Timeline


def with_marks(timeline: Timeline | None, sections: Sequence[Section]) -> Timeline | None:
    """The timeline, each event with the ids of the blocks that print or quote the passage it rests on."""
    if timeline is None:
        return None
    said = [
        (block.id, tuple(_passages(block)))
        for section in sections
        for block in section.content
        if not isinstance(block, Timeline | QuestionSet)
    ]
    return replace(timeline, events=tuple(_marked(event, said) for event in timeline.events))


def _marked(event: Event, said: Sequence[tuple[str, tuple[FromSource, ...]]]) -> Event:
    own = tuple(_passages(event.origin))
    marks = (id for id, passages in said if any(_meet(one, other) for one in own for other in passages))
    return replace(event, marks=tuple(dict.fromkeys(marks)))


def _meet(one: FromSource, other: FromSource) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end


def _passages(value: object) -> Iterator[FromSource]:
    """Every passage of a source in a node."""
    if isinstance(value, FromSource):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _passages(each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _passages(getattr(value, field.name))

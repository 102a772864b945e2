"""Maps: places that are left out because no gazetteer gives their position, or because they lie outside the frame."""

from __future__ import annotations

from collections.abc import Iterator

from ..files import Text
from ..outline import MapFigure, MapFile, Outline, coordinates, frame_box, place_called
from ..problems import Problem
from .findings import found


def maps(outline: Outline) -> Iterator[Problem]:
    """What the maps of the sections leave out."""
    for section in outline.chapter.sections:
        for item in section.content:
            if isinstance(item, MapFigure):
                yield from _left_out(outline, outline.maps[str(item.data)])


def _left_out(outline: Outline, data: MapFile) -> Iterator[Problem]:
    west, south, east, north = frame_box(data.frame)
    points = [point.place_ for point in data.points]
    passed: list[Text] = [name for part in (*data.lines, *data.areas) for name in _named(part)]
    for name in {str(name): name for name in reversed((*points, *passed))}.values():
        entry = place_called(outline.places, name)
        at = coordinates(entry.position) if entry and entry.position else None
        if entry and at is None:
            yield found("map.position", name.place, name=entry.name)
        elif entry and at and name in points and not (west <= at[0] <= east and south <= at[1] <= north):
            yield found("map.outside", name.place, name=entry.name)


def _named(part: object) -> tuple[Text, ...]:
    return (*getattr(part, "through", ()), *getattr(part, "around", ()))

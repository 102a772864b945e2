"""Names beside points: each where no other name, no other point and, if possible, no line stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .plane import Frame, Point, Segment, cut_segment

#: How far a name stands from the edge of its point; beyond the first of these a fine line leads to it.
DISTANCES = (0.7, 3.0, 6.0, 10.0, 15.0, 21.0, 28.0, 36.0, 45.0)
#: What each of the eight sides is called, in the order in which they are tried.
SIDES = ("right", "left", "right", "right", "left", "left", "above", "below")
#: What it costs to cross a line, to stand farther off, and to take a later side.
CROSSED, FARTHER, LATER = 10.0, 24.0, 1.0
#: Names keep so far from each other, from other points and from the frame.
APART = 0.4


@dataclass(frozen=True, slots=True)
class Named:
    """A point with the size of its name; `side` is where its author wants it, or nothing."""

    at: Point
    width: float
    height: float
    side: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands, and whether it is so far from its point that a line must lead to it."""

    box: Frame
    led: bool


def labels(points: Sequence[Named], frame: Frame, lines: Sequence[Segment], radius: float) -> list[Label | None]:
    """A place for each name, in order; None where there is none in the whole frame. `radius` is that of a point."""
    marks = [(x - radius, y - radius, x + radius, y + radius) for x, y in (point.at for point in points)]
    taken: list[Frame] = []
    made: list[Label | None] = []
    for point in points:
        found = _best(point, radius, frame, lines, [*marks, *taken], point.side)
        found = found or (_best(point, radius, frame, lines, [*marks, *taken], "") if point.side else None)
        if found:
            taken.append(found.box)
        made.append(found)
    return made


def _best(
    point: Named, radius: float, frame: Frame, lines: Sequence[Segment], taken: Sequence[Frame], sides: str
) -> Label | None:
    best, least = None, float("inf")
    for rank, side, box in _around(point, radius):
        if (sides and side != sides) or not _within(box, frame):
            continue
        if any(meet(box, other) for other in taken):
            continue
        level = rank // len(SIDES)
        crossed = sum(cut_segment(line, box) is not None for line in lines)
        cost = CROSSED * crossed + FARTHER * level + LATER * (rank % len(SIDES))
        if cost < least:
            best, least = Label(box, level > 0), cost
    return best


def _around(point: Named, radius: float) -> Iterator[tuple[int, str, Frame]]:
    """The places for a name around its point, near ones first, with their rank and side."""
    (x, y), wide, high = point.at, point.width, point.height
    rank = 0
    for distance in DISTANCES:
        away, near = radius + distance, radius * 0.7 + distance * 0.7
        corners = (
            (x + away, y - high / 2),
            (x - away - wide, y - high / 2),
            (x + near, y - near - high),
            (x + near, y + near),
            (x - near - wide, y - near - high),
            (x - near - wide, y + near),
            (x - wide / 2, y - away - high),
            (x - wide / 2, y + away),
        )
        for side, (left, top) in zip(SIDES, corners, strict=True):
            yield rank, side, (left, top, left + wide, top + high)
            rank += 1


def _within(box: Frame, frame: Frame) -> bool:
    left, top, right, bottom = frame
    return box[0] > left + APART and box[1] > top + APART and box[2] < right - APART and box[3] < bottom - APART


def meet(one: Frame, other: Frame) -> bool:
    """Whether two boxes touch or nearly do."""
    aside = one[2] + APART <= other[0] or other[2] + APART <= one[0]
    return not (aside or one[3] + APART <= other[1] or other[3] + APART <= one[1])

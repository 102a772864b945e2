"""Lines and areas on the plane: simplified, cut at a frame, hatched; what a map is made of."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Points = Sequence[Point]
#: Left, top, right, bottom.
Frame = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]

#: A stroke of a hatching shorter than this, in millimetres, is a speck.
SPECK = 0.1
#: The corners of the circle that stands for a rounded end.
CORNERS = 32


def simplified(points: Points, tolerance: float) -> list[Point]:
    """A line without the points that bend it by less than `tolerance` (Ramer, Douglas and Peucker)."""
    if len(points) < 3:
        return list(points)
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    parts = [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        farthest, distance = first, tolerance * tolerance
        x0, y0 = points[first]
        dx, dy = points[last][0] - x0, points[last][1] - y0
        length = dx * dx + dy * dy
        for at in range(first + 1, last):
            x, y = points[at][0] - x0, points[at][1] - y0
            part = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
            away = (x - part * dx) ** 2 + (y - part * dy) ** 2
            if away > distance:
                farthest, distance = at, away
        if farthest != first:
            keep[farthest] = True
            parts += [(first, farthest), (farthest, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def cut_ring(points: Points, frame: Frame) -> list[Point]:
    """The part of an area inside a frame (Sutherland and Hodgman); empty when there is none."""
    ring = list(points)
    for axis, edge, above in ((0, frame[0], True), (0, frame[2], False), (1, frame[1], True), (1, frame[3], False)):
        made: list[Point] = []
        for at, end in enumerate(ring):
            start = ring[at - 1]
            inside, before = (end[axis] >= edge) == above, (start[axis] >= edge) == above
            if inside != before:
                made.append(_crossing(start, end, axis, edge))
            if inside:
                made.append(end)
        ring = made
    return ring


def _crossing(start: Point, end: Point, axis: int, edge: float) -> Point:
    part = (edge - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + part * (end[1 - axis] - start[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)


def cut_line(points: Points, frame: Frame) -> list[list[Point]]:
    """The pieces of a line inside a frame."""
    pieces: list[list[Point]] = []
    for start, end in pairwise(points):
        inside = cut_segment((*start, *end), frame)
        if inside is None:
            continue
        if pieces and pieces[-1][-1] == (inside[0], inside[1]):
            pieces[-1].append((inside[2], inside[3]))
        else:
            pieces.append([(inside[0], inside[1]), (inside[2], inside[3])])
    return pieces


def cut_segment(segment: Segment, frame: Frame) -> Segment | None:
    """The part of a straight line inside a frame, or None (Liang and Barsky)."""
    x1, y1, x2, y2 = segment
    dx, dy = x2 - x1, y2 - y1
    first, last = 0.0, 1.0
    for step, room in ((-dx, x1 - frame[0]), (dx, frame[2] - x1), (-dy, y1 - frame[1]), (dy, frame[3] - y1)):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first >= last:
        return None
    start = (x1, y1) if first == 0 else (x1 + first * dx, y1 + first * dy)
    end = (x2, y2) if last == 1 else (x1 + last * dx, y1 + last * dy)
    return (*start, *end)


def hatching(rings: Sequence[Points], step: float, angle: float = 0.0) -> Iterator[Segment]:
    """Strokes across an area, `step` apart, turned by `angle` degrees; what lies within two rings is a hole.

    The strokes stand on a grid of the whole drawing, so that parts of one area fit together.
    """
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        turned = [(x * cos + y * sin, y * cos - x * sin) for x, y in ring]
        for at, (x2, y2) in enumerate(turned):
            x1, y1 = turned[at - 1]
            for row in range(math.ceil(min(y1, y2) / step), math.ceil(max(y1, y2) / step)):
                crossings.setdefault(row, []).append(x1 + (row * step - y1) / (y2 - y1) * (x2 - x1))
    for row, found in sorted(crossings.items()):
        ends, y = sorted(found), row * step
        for left, right in zip(ends[::2], ends[1::2], strict=False):
            if right - left > SPECK:
                yield left * cos - y * sin, left * sin + y * cos, right * cos - y * sin, right * sin + y * cos


def around(points: Points, radius: float) -> list[Point]:
    """The area that holds all points and `radius` around each: the hull of circles (Andrew's monotone chain)."""
    turns = [2 * math.pi * at / CORNERS for at in range(CORNERS)]
    corners = sorted({(x + radius * math.cos(turn), y + radius * math.sin(turn)) for x, y in points for turn in turns})
    lower, upper = _chain(corners), _chain(corners[::-1])
    return lower[:-1] + upper[:-1]


def _chain(corners: Points) -> list[Point]:
    made: list[Point] = []
    for x, y in corners:
        while len(made) > 1:
            (x1, y1), (x2, y2) = made[-2:]
            if (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) > 0:
                break
            made.pop()
        made.append((x, y))
    return made

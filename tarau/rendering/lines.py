"""A line chart: the years true to scale, a ring at every known value, a gap where a value is not known."""

from __future__ import annotations

import re
from decimal import Decimal

from .placing import spread
from .sheet import CATEGORY, FIGURE, SMALL, Sheet

#: The height between the axis and the highest line of the grid, and what is left above it for a value.
HIGH, HEAD = 36.0, 8.5
#: The height of a value over its mark.
VALUE = 5.0

_YEAR = re.compile(r"\d{4}")

Drawn = tuple[float, list[str]]
Box = tuple[float, float, float, float]
Points = list[tuple[float, float] | None]


def lines(sheet: Sheet) -> Drawn:
    """The chart's height and its shapes."""
    step, top_value = grid(sheet)
    left = max(sheet.width_of(sheet.language.number(value), SMALL) for value in _levels(step, top_value)) + 2.4
    names = _name_room(sheet)
    right = sheet.width - (names + 3 if names else 5)
    floor = HEAD + HIGH
    shapes = _grid(sheet, step, top_value, left, right, floor)
    places = _places(sheet, left + 4, right - 2)
    shapes += _axis(sheet, places, left, right, floor)
    taken: list[Box] = []
    drawn: list[Points] = []
    for position, series in enumerate(sheet.node.series):
        points: Points = [
            None if value is None else (x, floor - float(value / top_value) * HIGH)
            for x, value in zip(places, series.values, strict=True)
        ]
        shapes += _line(sheet, position, points)
        taken += [(x - 1.3, y - 1.3, x + 1.3, y + 1.3) for x, y in filter(None, points)]
        drawn.append(points)
    for position, (series, points) in enumerate(zip(sheet.node.series, drawn, strict=True)):
        shapes += _values(sheet, position, points, series.values, taken, (right + 1.5 if names else sheet.width, floor))
    if names:
        shapes += _names(sheet, drawn, right + 1.5, names)
    return floor + 6.0, shapes


def grid(sheet: Sheet) -> tuple[Decimal, Decimal]:
    """The step of the grid, 1, 2, 2.5 or 5 times a power of ten, and its highest line: over every value, or so little
    under the highest one that there is room for it."""
    highest = max((value for series in sheet.node.series for value in series.values if value is not None), default=1)
    highest = max(Decimal(highest), Decimal("0.001"))
    power = Decimal(10) ** (highest.adjusted() - 1)
    steps = (power * factor for factor in map(Decimal, ("1", "2", "2.5", "5", "10", "20", "25", "50")))
    step = next(step for step in steps if highest / step <= 4)
    top = step * max(1, int(highest / step))
    if float((highest - top) / top) * HIGH > HEAD - VALUE:
        top += step
    return step.normalize(), top.normalize()


def _levels(step: Decimal, highest: Decimal) -> list[Decimal]:
    return [(step * count).normalize() for count in range(int(highest / step) + 1)]


def _grid(sheet: Sheet, step: Decimal, highest: Decimal, left: float, right: float, floor: float) -> list[str]:
    shapes = []
    for level in _levels(step, highest):
        y = floor - float(level / highest) * HIGH
        ink, thick = ("g30", 0.2) if level else ("g70", 0.3)
        shapes.append(sheet.pen.line(left, y, right, y, ink, thick))
        shapes.append(sheet.pen.text(left - 1.6, y + 1, sheet.language.number(level), SMALL, "g70", "end"))
    if sheet.node.unit:
        shapes.append(sheet.pen.text(0, 2.6, sheet.node.unit, SMALL, "g70"))
    return shapes


def _places(sheet: Sheet, left: float, right: float) -> list[float]:
    """Where each category stands: years as far apart as they were, other things evenly."""
    names = sheet.node.categories
    years = [int(found[0]) for found in map(_YEAR.match, names) if found]
    if len(years) == len(names) > 1 and years == sorted(set(years)):
        first, span = years[0], years[-1] - years[0]
        return [left + (right - left) * (year - first) / span for year in years]
    if len(names) == 1:
        return [(left + right) / 2]
    return [left + (right - left) * position / (len(names) - 1) for position in range(len(names))]


def _axis(sheet: Sheet, places: list[float], left: float, right: float, floor: float) -> list[str]:
    shapes, taken = [], -99.0
    for x, name in zip(places, sheet.node.categories, strict=True):
        shapes.append(sheet.pen.line(x, floor, x, floor + 1.4, "g70", 0.3))
        room = sheet.width_of(name, CATEGORY, "sans-bold")
        if x - room / 2 > taken + 0.8:
            shapes.append(sheet.pen.text(x, floor + 5, name, CATEGORY, "black", "middle", True))
            taken = x + room / 2
    return shapes


def _line(sheet: Sheet, series: int, points: Points) -> list[str]:
    ink, pieces, open_piece = sheet.ink(series), [], False
    for point in points:
        if point is None:
            open_piece = False
            continue
        pieces.append(f"{'L' if open_piece else 'M'}{point[0]:.2f} {point[1]:.2f}")
        open_piece = True
    shapes = [sheet.pen.path("".join(pieces), ink, 0.8)]
    for x, y in filter(None, points):
        shapes.append(_mark(sheet, series, x, y))
    return shapes


def _mark(sheet: Sheet, series: int, x: float, y: float) -> str:
    """A ring, a square, a triangle or a rhomb: another mark for each series."""
    ink, size = sheet.ink(series), 1.3
    kind = series % 4
    if kind == 0:
        return sheet.pen.ring(x, y, size, ink, 0.7)
    if kind == 1:
        return sheet.pen.box(x - size, y - size, 2 * size, 2 * size, ink)
    if kind == 2:
        return sheet.pen.path(f"M{x:.2f} {y - 1.6:.2f}l1.6 2.9h-3.2Z", ink, 0.6, "white")
    return sheet.pen.path(f"M{x:.2f} {y - 1.7:.2f}l1.7 1.7l-1.7 1.7l-1.7 -1.7Z", ink, 0.6, ink)


def _values(
    sheet: Sheet,
    series: int,
    points: Points,
    values: tuple[Decimal | None, ...],
    taken: list[Box],
    limit: tuple[float, float],
) -> list[str]:
    """Every value beside its mark, where nothing stands yet: `limit` is the right edge and the axis."""
    shapes = []
    for point, value in zip(points, values, strict=True):
        if point is None or value is None:
            continue
        words = sheet.words(value)
        room = sheet.width_of(words, FIGURE, "sans-bold")
        boxes = [(left, base - 2.5, left + room, base) for left, base in _around(point, room)]
        free = [box for box in boxes if box[0] > 0 and box[2] < limit[0] and box[3] < limit[1]]
        good = [box for box in free if not any(_meet(box, other) for other in taken)]
        left, top, end, base = (good or free or boxes)[0]
        taken.append((left, top, end, base))
        shapes.append(sheet.pen.text(left, base, words, FIGURE, sheet.ink(series), bold=True))
    return shapes


def _around(point: tuple[float, float], room: float) -> list[tuple[float, float]]:
    """The places for a value around its mark, the best first: above on the left, above, beside, under."""
    x, y = point
    return [
        (x - room - 0.6, y - 2.2),
        (x - room / 2, y - 2.6),
        (x + 0.8, y - 2.2),
        (x - room / 2, y + 5),
        (x + 1, y + 4.4),
        (x - room - 1, y + 4.4),
        (x + 2, y + 1.2),
        (x - room / 2, y - 5.8),
    ]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _name_room(sheet: Sheet) -> float:
    """The room for the names of several lines at their right ends."""
    if len(sheet.node.series) < 2:
        return 0.0
    return min(30.0, max(sheet.width_of(series.name, SMALL, "sans-bold") for series in sheet.node.series))


def _names(sheet: Sheet, drawn: list[Points], left: float, room: float) -> list[str]:
    """The name of each line at its right end; names that would touch are moved apart."""
    ends = [next((point[1] for point in reversed(points) if point), 0.0) for points in drawn]
    order = sorted(range(len(ends)), key=lambda series: ends[series])
    rows = [sheet.wrapped(sheet.node.series[series].name, SMALL, room, "sans-bold") for series in order]
    heights = [3.4 * len(lines) for lines in rows]
    wanted = [ends[series] - height / 2 for series, height in zip(order, heights, strict=True)]
    tops = spread(wanted, heights, HEAD + HIGH + 2, 0.4)
    return [
        sheet.pen.text(left, top + 2.4 + 3.4 * at, words, SMALL, sheet.ink(series), bold=True)
        for series, top, lines in zip(order, tops, rows, strict=True)
        for at, words in enumerate(lines)
    ]

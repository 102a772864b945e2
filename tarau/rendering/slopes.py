"""Before and after: a line for each row from its first value to its second, both printed, what rises and what falls
told apart by line and mark as well as by ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .placing import spread
from .sheet import CATEGORY, FIGURE, SMALL, Sheet

#: The least height from the lowest value to the highest: so much for each line, within bounds.
EACH, LOWEST, HIGHEST = 12.0, 24.0, 34.0
#: From one label to the next.
APART = 0.8
#: From a value to its mark, and from a name to its value.
GAP, BEFORE_VALUE = 4.2, 1.8
#: A label moved further than this from its mark is led to it by a fine line.
MOVED = 0.9
#: The height of a row of a name.
ROW = 3.5

Drawn = tuple[float, list[str]]
Ends = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the two ends of the lines stand, the first line under the heads, and the height of the lines."""

    left: float
    right: float
    top: float
    high: float


def slopes(sheet: Sheet) -> Drawn:
    """The chart's height and its shapes; the first two categories are what is compared."""
    pairs = [(series.values[0], series.values[-1]) for series in sheet.node.series]
    firsts = max(_room(sheet, first) for first, _ in pairs)
    lasts = max(_room(sheet, last) for _, last in pairs)
    names = min(max(_width(sheet, each.name) for each in sheet.node.series), sheet.width * 0.4)
    rows = [sheet.wrapped(each.name, CATEGORY, names, "sans-bold") for each in sheet.node.series]
    heights = [max(1, len(row)) * ROW for row in rows]
    left, right = names + BEFORE_VALUE + firsts + GAP, sheet.width - lasts - GAP
    head, shapes = _heads(sheet, left, right)
    high = max(LOWEST, min(EACH * len(rows), HIGHEST), sum(heights) + APART * len(heights))
    frame = _Frame(left, right, head + max(2.4, max(heights) / 2), high)
    ends = _ends(pairs, frame)
    for pair, end in zip(pairs, ends, strict=True):
        shapes += _line(sheet, pair, end, frame)
    wanted = [first if first is not None else last for first, last in ends]
    for at, middle in _spread(wanted, heights, frame):
        shapes += _before(sheet, rows[at], pairs[at][0], middle, ends[at][0], frame, firsts)
    wanted = [last if last is not None else first for first, last in ends]
    for at, middle in _spread(wanted, [ROW] * len(ends), frame):
        shapes += _after(sheet, pairs[at][1], middle, ends[at][1], frame)
    return frame.top + frame.high + 2.6, shapes


def _width(sheet: Sheet, words: str) -> float:
    return sheet.width_of(words, CATEGORY, "sans-bold")


def _room(sheet: Sheet, value: Decimal | None) -> float:
    size, face = (SMALL, "sans") if value is None else (FIGURE, "sans-bold")
    return sheet.width_of(sheet.words(value), size, face)  # type: ignore[arg-type]


def _heads(sheet: Sheet, left: float, right: float) -> Drawn:
    """What is compared, each over its end of the lines and in its half of the drawing."""
    shapes: list[str] = []
    half, lowest = sheet.width / 2, 0.0
    for words, x, start in ((sheet.node.categories[0], left, 0.0), (sheet.node.categories[-1], right, half + 1)):
        rows = sheet.wrapped(words, CATEGORY, half - 1, "sans-bold")
        wide = max(_width(sheet, row) for row in rows)
        middle = min(max(x, start + wide / 2), start + half - 1 - wide / 2)
        shapes += [
            sheet.pen.text(middle, 3.2 + ROW * at, row, CATEGORY, anchor="middle", bold=True)
            for at, row in enumerate(rows)
        ]
        lowest = max(lowest, 3.2 + ROW * len(rows))
    return lowest, shapes


def _ends(pairs: Sequence[tuple[Decimal | None, Decimal | None]], frame: _Frame) -> list[Ends]:
    """The heights of both ends of each line; None for a value that is not known."""
    known = [float(value) for pair in pairs for value in pair if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)

    def height(value: Decimal | None) -> float | None:
        if value is None:
            return None
        part = (float(value) - low) / (high - low) if high > low else 0.5
        return frame.top + frame.high * (1 - part)

    return [(height(first), height(last)) for first, last in pairs]


def _line(sheet: Sheet, pair: tuple[Decimal | None, Decimal | None], ends: Ends, frame: _Frame) -> list[str]:
    first, last = pair
    falls = first is not None and last is not None and last < first
    ink = "ochre" if falls else "blue"
    shapes: list[str] = []
    if ends[0] is not None and ends[1] is not None:
        dashes = "2.2 1.3" if falls else ""
        shapes.append(sheet.pen.line(frame.left, ends[0], frame.right, ends[1], ink, 0.7, dashes))
    for x, y in ((frame.left, ends[0]), (frame.right, ends[1])):
        if y is not None:
            box = sheet.pen.box(x - 1.1, y - 1.1, 2.2, 2.2, ink)
            shapes.append(box if falls else sheet.pen.ring(x, y, 1.2, ink, 0.7))
    return shapes


def _spread(wanted: Sequence[float | None], heights: Sequence[float], frame: _Frame) -> list[tuple[int, float]]:
    """The middles of labels beside their marks, none touching another; what has no mark comes last."""
    low = frame.top + frame.high
    order = sorted(range(len(wanted)), key=lambda at: low + at if wanted[at] is None else wanted[at])  # type: ignore[arg-type,return-value]
    over = heights[order[0]] / 2 if order else 0.0  # the highest label may stand half over the highest mark
    tops = [
        (low if (at_wanted := wanted[at]) is None else at_wanted) - heights[at] / 2 - frame.top + over for at in order
    ]
    made = spread(tops, [heights[at] for at in order], frame.high + over + ROW / 2, APART)
    return [(at, frame.top - over + top + heights[at] / 2) for at, top in zip(order, made, strict=True)]


def _before(
    sheet: Sheet,
    rows: Sequence[str],
    value: Decimal | None,
    middle: float,
    mark: float | None,
    frame: _Frame,
    room: float,
) -> list[str]:
    """A name and its first value, left of the lines."""
    end = frame.left - GAP
    top = middle - len(rows) * ROW / 2 + 2.6
    names = [
        sheet.pen.text(end - room - BEFORE_VALUE, top + ROW * at, row, CATEGORY, anchor="end", bold=True)
        for at, row in enumerate(rows)
    ]
    return [*names, _value(sheet, value, end, middle, "end"), *_leader(sheet, end + 0.8, middle, frame.left, mark)]


def _after(sheet: Sheet, value: Decimal | None, middle: float, mark: float | None, frame: _Frame) -> list[str]:
    start = frame.right + GAP
    return [_value(sheet, value, start, middle, "start"), *_leader(sheet, start - 0.8, middle, frame.right, mark)]


def _value(sheet: Sheet, value: Decimal | None, x: float, middle: float, anchor: str) -> str:
    words = sheet.words(value)
    if value is None:
        return sheet.pen.text(x, middle + 1.05, words, SMALL, "g70", anchor)
    return sheet.pen.text(x, middle + 1.2, words, FIGURE, "black", anchor, bold=True)


def _leader(sheet: Sheet, x: float, middle: float, at: float, mark: float | None) -> list[str]:
    """A fine line from a label to its mark, where it had to be moved away from it."""
    if mark is None or abs(mark - middle) <= MOVED:
        return []
    return [sheet.pen.line(x, middle, at + (1.3 if x > at else -1.3), mark, "g70", 0.2)]

"""Bars that lie, columns that stand, and bars cut into parts. Each gives the drawing's height and its shapes."""

from __future__ import annotations

from decimal import Decimal

from .sheet import CATEGORY, FIGURE, SMALL, Sheet

BAR, GROUPED, BETWEEN = 6.2, 4.8, 2.6
#: How high the tallest column stands.
TALLEST = 34.0

Drawn = tuple[float, list[str]]


def _extent(sheet: Sheet) -> tuple[float, float]:
    """The lowest and the highest value, zero included; equal only when there is nothing to draw."""
    values = [float(value) for series in sheet.node.series for value in series.values if value is not None]
    return min([0.0, *values]), max([0.0, *values])


def bars(sheet: Sheet) -> Drawn:
    """One or more lying bars for each category, the value at the end of each."""
    room = sheet.label_room()
    left = room + 2.5
    top, key = sheet.key(left)
    widest = max(sheet.width_of(sheet.words(value), FIGURE, "sans-bold") for _, row in sheet.rows() for value in row)
    low, high = _extent(sheet)
    scale = (sheet.width - left - widest - 2) / (high - low or 1)
    zero = left - low * scale
    thick = BAR if len(sheet.node.series) == 1 else GROUPED
    shapes, y = list(key), top + 0.3
    for name, row in sheet.rows():
        high_row = max(thick * len(row), sheet.category_height(name, room))
        shapes += sheet.category(name, room, room, y + high_row / 2)
        at = y + (high_row - thick * len(row)) / 2
        for series, value in enumerate(row):
            shapes += _bar(sheet, series, value, zero, at, thick - (0.5 if len(row) > 1 else 0), scale)
            at += thick
        y += high_row + BETWEEN
    bottom = y - BETWEEN + 0.3
    shapes.append(sheet.pen.line(zero, top - 0.6, zero, bottom, "black", 0.3))
    return bottom + 0.2, shapes


def _bar(
    sheet: Sheet, series: int, value: Decimal | None, zero: float, y: float, thick: float, scale: float
) -> list[str]:
    words, middle = sheet.words(value), y + thick / 2 + 1.15
    if value is None:
        return [sheet.pen.text(zero + 1.4, middle, words, SMALL, "g70")]
    length = abs(float(value)) * scale
    start = zero if value >= 0 else zero - length
    beyond = start + length + 1.4
    return [
        sheet.filled(series, start, y, length, thick),
        sheet.pen.text(beyond, middle, words, FIGURE, "black", bold=True),
    ]


def fit_columns(sheet: Sheet) -> bool:
    """Whether standing columns have room for every name under them and every value above them."""
    slot, thick = _slot(sheet)
    names = all(sheet.width_of(name, CATEGORY, "sans-bold") <= slot - 1 for name in sheet.node.categories)
    values = (value for series in sheet.node.series for value in series.values)
    return names and all(
        value is not None and value >= 0 and sheet.width_of(sheet.words(value), FIGURE, "sans-bold") <= thick + 1.5
        for value in values
    )


def _slot(sheet: Sheet) -> tuple[float, float]:
    """The width that a category has, and that of one column in it."""
    slot = sheet.width / max(1, len(sheet.node.categories))
    return slot, min(14.0, slot * 0.78 / max(1, len(sheet.node.series)))


def columns(sheet: Sheet) -> Drawn:
    """One or more standing columns for each category, the value on top of each."""
    top, key = sheet.key(0)
    slot, thick = _slot(sheet)
    _, high = _extent(sheet)
    scale, floor = TALLEST / (high or 1), top + 4 + TALLEST
    shapes = list(key)
    for position, (name, row) in enumerate(sheet.rows()):
        middle = (position + 0.5) * slot
        x = middle - thick * len(row) / 2
        for series, value in enumerate(row):
            height = float(value or 0) * scale
            shapes.append(sheet.filled(series, x + 0.2, floor - height, thick - 0.4, height))
            words = sheet.words(value)
            shapes.append(sheet.pen.text(x + thick / 2, floor - height - 1.3, words, FIGURE, "black", "middle", True))
            x += thick
        shapes.append(sheet.pen.text(middle, floor + 4.4, name, CATEGORY, "black", "middle", True))
    shapes.append(sheet.pen.line(0, floor, sheet.width, floor, "black", 0.3))
    return floor + 5.6, shapes


def parts(sheet: Sheet) -> Drawn:
    """One bar for each category, cut into its parts; for shares all bars are equally long."""
    room = sheet.label_room()
    left, share = room + 2.5, sheet.node.kind == "share"
    top, key = _heads(sheet, left) if len(sheet.node.series) == 2 else sheet.key(left)
    sums = [float(sum(value or 0 for value in row)) for _, row in sheet.rows()]
    totals = [] if share else [_total_words(sheet, row) for _, row in sheet.rows()]
    after = max((sheet.width_of(words, FIGURE, "sans-bold") + 2 for words in totals), default=0)
    full = sheet.width - left - after - 0.2
    shapes, y, longest = list(key), top, max(sums, default=1) or 1
    for (name, row), whole in zip(sheet.rows(), sums, strict=True):
        scale = full / (whole or 1) if share else full / longest
        high_row = max(BAR, sheet.category_height(name, room))
        shapes += sheet.category(name, room, room, y + high_row / 2)
        below, cut = _cut(sheet, row, left, y + (high_row - BAR) / 2, scale)
        shapes += cut
        if not share:
            end = left + whole * scale + 1.4
            shapes.append(sheet.pen.text(end, y + high_row / 2 + 1.15, _total_words(sheet, row), FIGURE, bold=True))
        y += high_row + BETWEEN + below
    bottom = y - BETWEEN
    if share and len(sheet.node.series) == 2:
        bottom = _half(sheet, left + full / 2, top, bottom, shapes)
    return bottom + 0.3, shapes


def _total_words(sheet: Sheet, row: tuple[Decimal | None, ...]) -> str:
    """The sum of a row; none is printed when one of its values is not known."""
    return "" if None in row else sheet.words(sum(filter(None, row), Decimal(0)))


def _heads(sheet: Sheet, left: float) -> tuple[float, list[str]]:
    """The names of two series over the ends of the bars, where nobody has to look them up; on two rows when long."""
    first, second = (series.name for series in sheet.node.series)
    wide = (
        sheet.width_of(first, SMALL, "sans-bold") + sheet.width_of(second, SMALL, "sans-bold") + 6 > sheet.width - left
    )
    low = 3.2 + (3.8 if wide else 0)
    return low + 2.4, [
        sheet.pen.text(left, 3.2, first, SMALL, sheet.ink(0), bold=True),
        sheet.pen.text(sheet.width, low, second, SMALL, sheet.ink(1), "end", True),
    ]


def _cut(sheet: Sheet, row: tuple[Decimal | None, ...], left: float, y: float, scale: float) -> tuple[float, list[str]]:
    """The parts of one bar; the height that values too wide for their part need under it, and the shapes."""
    shapes: list[str] = []
    x, below, taken = left, 0.0, left - 9
    for series, value in enumerate(row):
        words = sheet.words(value)
        room = sheet.width_of(words, FIGURE, "sans-bold")
        length = float(value or 0) * scale
        if value is not None:
            shapes.append(sheet.filled(series, x, y, length, BAR))
        if room + 2.4 <= length:
            shapes += _inside(sheet, series, words, x, y, length, room, last=series == len(row) - 1)
        else:
            start = max(min(x + length / 2 - room / 2, sheet.width - room), taken + 1.5)
            shapes.append(sheet.pen.text(start, y + BAR + 3.5, words, SMALL, sheet.ink(series), bold=True))
            taken, below = start + room, 4.0
        x += length
    return below, shapes


def _inside(
    sheet: Sheet, series: int, words: str, x: float, y: float, length: float, room: float, last: bool
) -> list[str]:
    """A value in its part: white on a solid one, else on a small white ground; the last one at the bar's end."""
    at = x + length - 2 - room if last and series else x + 2
    line = y + BAR / 2 + 1.2
    if sheet.solid(series):
        return [sheet.pen.text(at, line, words, FIGURE, "white", bold=True)]
    ground = sheet.pen.box(at - 1, y + 1, room + 2, BAR - 2, "white")
    return [ground, sheet.pen.text(at, line, words, FIGURE, "black", bold=True)]


def _half(sheet: Sheet, x: float, top: float, bottom: float, shapes: list[str]) -> float:
    """A line at the half, to see which of two parts is the greater one."""
    shapes.append(sheet.pen.line(x, top - 1.4, x, bottom + 1.4, "black", 0.3))
    shapes.append(sheet.pen.text(x, bottom + 4.6, "50%", SMALL, "black", "middle"))
    return bottom + 5.0

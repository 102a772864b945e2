"""The signs of a map: lines by their style, areas by their pattern, and the legend that explains both.

Every sign is told from the others by its shape, so that a grey copy keeps them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..chapter import Map
from .plane import Points, hatching
from .svg import Pen, number
from .theme import Theme

#: Sizes of letters in units of the theme: names of places, words of the legend.
NAME, LEGEND = 3.1, 2.9
#: A row of the legend, a sample in it, and what stands between two entries.
ROW, SAMPLE, BETWEEN = 5.0, 8.0, 6.0
#: The line on which a pupil writes the name of a sign, in a blank copy.
WRITING = 30.0

#: In this order the areas of a map take their inks.
AREA_INKS = ("ochre", "green", "red", "g70")


def path_of(pieces: Sequence[Points], *, closed: bool = False) -> str:
    """Lines or rings as the data of a path."""
    ends = "Z" if closed else ""
    return "".join(
        "M" + "L".join(f"{number(x)} {number(y)}" for x, y in piece) + ends for piece in pieces if len(piece) > 1
    )


def stroke(pen: Pen, style: str, data: str) -> str:
    """A line of a map in its style."""
    if style == "railway":
        return pen.path(data, "black", 1.2, ends="butt") + pen.path(data, "white", 0.75, dashes="1.7 1.7", ends="butt")
    if style == "road":
        return pen.path(data, "g70", 1.3, ends="butt") + pen.path(data, "white", 0.7, ends="butt")
    if style == "canal":
        return pen.path(data, "blue", 0.5) + pen.path(data, "blue", 1.5, dashes="0.4 1.8", ends="butt")
    if style == "border":
        return pen.path(data, "red", 0.7, dashes="3 1.2 0.6 1.2", ends="butt")
    return pen.path(data, "blue", 0.8, dashes="2.2 1.2", ends="butt")


def pattern(pen: Pen, kind: str, ink: str, rings: Sequence[Points]) -> str:
    """An area of a map filled with its pattern."""
    if kind == "dotted":
        return pen.path(_dots(rings, 2.0), ink, 0.6)
    turns = {"hatched": (45.0,), "ruled": (90.0,), "crossed": (45.0, 135.0)}[kind]
    strokes = (segment for turn in turns for segment in hatching(rings, 2.6 if len(turns) > 1 else 1.8, turn))
    data = "".join(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}" for x1, y1, x2, y2 in strokes)
    return pen.path(data, ink, 0.3, ends="butt") if data else ""


def _dots(rings: Sequence[Points], step: float) -> str:
    """Dots in rows, each row moved by half a step."""
    dots = []
    for left, y, right, _ in hatching(rings, step):
        start = step / 2 * (round(y / step) % 2)
        first = int((left - start) // step) + 1
        last = int((right - start) // step)
        dots += [f"M{number(start + at * step)} {number(y)}h0" for at in range(first, last + 1)]
    return "".join(dots)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the legend: its name in lines, how wide it is, and what draws its sample at a place."""

    words: tuple[str, ...]
    width: float
    sample: Callable[[float, float], str]


def legend(node: Map, theme: Theme, width: float, top: float, *, blank: bool) -> tuple[float, list[str]]:
    """The legend of lines and areas under a map: the height at which it ends, and its shapes."""
    pen, shapes = Pen(theme), []
    x, y, high = 0.0, top, 0.0
    for entry in _entries(node, theme, width, pen, blank=blank):
        if x and x + entry.width > width:
            x, y, high = 0.0, y + high, 0.0
        shapes.append(entry.sample(x, y))
        for at, words in enumerate(entry.words):
            shapes.append(pen.text(x + SAMPLE + 1.6, y + 3.2 + 3.5 * at, words, LEGEND))
        if blank:
            shapes.append(pen.line(x + SAMPLE + 1.6, y + 4.1, x + entry.width, y + 4.1, "g70", 0.2))
        high = max(high, ROW + 3.5 * max(0, len(entry.words) - 1))
        x += entry.width + BETWEEN
    return y + high, shapes


def _entries(node: Map, theme: Theme, width: float, pen: Pen, *, blank: bool) -> list[_Entry]:
    def entry(name: str, sample: Callable[[float, float], str]) -> _Entry:
        words = () if blank else theme.wrapped(name, LEGEND, width - SAMPLE - 1.6)
        room = WRITING if blank else max(theme.width(line, LEGEND) for line in words)
        return _Entry(words, SAMPLE + 1.6 + room, sample)

    def line(style: str) -> Callable[[float, float], str]:
        return lambda x, y: stroke(pen, style, path_of([[(x, y + 2.2), (x + SAMPLE, y + 2.2)]]))

    def area(kind: str, ink: str) -> Callable[[float, float], str]:
        def sample(x: float, y: float) -> str:
            ring = [(x, y + 0.3), (x + SAMPLE, y + 0.3), (x + SAMPLE, y + 4.1), (x, y + 4.1)]
            return pattern(pen, kind, ink, [ring]) + pen.path(path_of([ring], closed=True), ink, 0.25)

        return sample

    lines = {(each.name, each.style): entry(each.name, line(each.style)) for each in node.lines}
    inks = (AREA_INKS[at % len(AREA_INKS)] for at in range(len(node.areas)))
    areas = [entry(each.name, area(each.pattern, ink)) for each, ink in zip(node.areas, inks, strict=True)]
    return [*lines.values(), *areas]

"""What a chart is drawn on: its figures, its measures, its inks, and what all kinds of charts share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ..chapter import Chart
from ..languages import Language
from .svg import Pen
from .theme import Face, Theme

#: Sizes of letters in units of the theme: figures, categories, smaller words (3.1 mm is 8.8 pt; nothing is under 8 pt).
FIGURE, CATEGORY, SMALL = 3.3, 3.1, 2.9

#: Per series its ink and what fills it, told apart without colour; a seventh series begins again.
FILLS = (
    ("blue", "solid"),
    ("ochre", "hatched"),
    ("green", "ruled"),
    ("g70", "empty"),
    ("red", "dense"),
    ("black", "solid"),
)


@dataclass(slots=True)
class Sheet:
    """A chart and the sheet it is drawn on, `width` units of the theme wide."""

    node: Chart
    theme: Theme
    language: Language
    width: float
    pen: Pen = field(init=False)

    def __post_init__(self) -> None:
        self.pen = Pen(self.theme)

    def width_of(self, words: str, size: float, face: Face = "sans") -> float:
        """The width of words, in the unit of their size."""
        return self.theme.width(words, size, face)

    def wrapped(self, words: str, size: float, room: float, face: Face = "sans") -> tuple[str, ...]:
        """Words in lines no wider than `room`."""
        return self.theme.wrapped(words, size, room, face)

    def words(self, value: Decimal | None) -> str:
        """A value as printed in the chart."""
        if value is None:
            return self.language.label("value-unknown")
        return self.language.percent(value) if self.node.unit == "%" else self.language.number(value)

    def rows(self) -> Iterator[tuple[str, tuple[Decimal | None, ...]]]:
        """Per category its values, one of each series."""
        for position, category in enumerate(self.node.categories):
            yield category, tuple(series.values[position] for series in self.node.series)

    def label_room(self, most: float = 0.38) -> float:
        """The room that the names of the categories need on the left, at most a part of the width."""
        widest = max((self.width_of(name, CATEGORY, "sans-bold") for name in self.node.categories), default=0)
        return min(widest, self.width * most)

    def category(self, name: str, right: float, room: float, middle: float) -> tuple[str, ...]:
        """The name of a row, wrapped, ending at `right` and centred on the height `middle`."""
        rows = self.wrapped(name, CATEGORY, room, "sans-bold")
        top = middle - (len(rows) - 1) * 1.8 + 1.1
        return tuple(
            self.pen.text(right, top + i * 3.6, row, CATEGORY, anchor="end", bold=True) for i, row in enumerate(rows)
        )

    def category_height(self, name: str, room: float) -> float:
        """The height that a wrapped name takes."""
        return len(self.wrapped(name, CATEGORY, room, "sans-bold")) * 3.6

    def filled(self, series: int, x: float, y: float, width: float, height: float) -> str:
        """A bar of a series: its ground, its hatching and its frame."""
        ink, manner = FILLS[series % len(FILLS)]
        if manner == "solid":
            return self.pen.box(x, y, width, height, ink)
        frame = self.pen.box(x, y, width, height, "white", ink)
        if manner == "hatched":
            return frame + self.pen.hatching(x, y, width, height, ink, 1.5, 0.22)
        if manner == "ruled":
            return frame + self.pen.ruling(x, y, width, height, ink, 1.1, 0.22)
        if manner == "dense":
            return frame + self.pen.hatching(x, y, width, height, ink, 0.8, 0.22)
        return frame

    def solid(self, series: int) -> bool:
        """Whether words on a bar of this series must be white."""
        return FILLS[series % len(FILLS)][1] == "solid"

    def ink(self, series: int) -> str:
        """The ink of a series."""
        return FILLS[series % len(FILLS)][0]

    def key(self, left: float) -> tuple[float, tuple[str, ...]]:
        """The names of the series above the drawing, each with a sample of its filling; and the height they take."""
        names = [series.name for series in self.node.series]
        if len(names) < 2:
            return 0.0, ()
        shapes: list[str] = []
        x, y = left, 0.6
        for position, name in enumerate(names):
            room = 5.4 + self.width_of(name, SMALL, "sans-bold")
            if x > left and x + room > self.width:
                x, y = left, y + 4.6
            shapes.append(self.filled(position, x, y, 3.6, 3))
            shapes.append(self.pen.text(x + 5, y + 2.5, name, SMALL, self.ink(position), bold=True))
            x += room + 5
        return y + 6, tuple(shapes)

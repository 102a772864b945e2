"""A crossword's grid as a drawing: a white square for each letter, a number where a word begins."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ..chapter import Crossword
from .svg import Pen, drawing
from .theme import MILLIMETRE, Theme

#: The side of a square in units of the theme, where the page is wide enough: room for a written letter. In the key,
#: where the letters are printed, less.
SQUARE, SOLVED = 7.2, 5.2
#: The size of the numbers and of printed letters, in parts of a square.
NUMBER, LETTER = 0.34, 0.56
#: The thickness of the lines, in units: over half a point, so that a copier keeps them.
LINE = 0.22
#: What stands left of the grid: the number of its question, in units.
INDENT = 10.0


def crossword(
    node: Crossword, theme: Theme, in_script: Callable[[str], str], described: str, *, solved: bool = False
) -> Markup:
    """The grid as SVG, no wider than the page, or than a column of the key when it is `solved`; read out as
    `described`."""
    square = _square(node, theme, solved)
    pen, size = Pen(theme), square - LINE
    cells: dict[tuple[int, int], str] = {}
    numbers: dict[tuple[int, int], int] = {}
    for slot in node.slots:
        numbers[slot.row, slot.column] = slot.number
        for at, letter in enumerate(slot.word):
            cells[(slot.row, slot.column + at) if slot.across else (slot.row + at, slot.column)] = letter
    shapes = []
    for (row, column), letter in sorted(cells.items()):
        x, y = column * square + LINE, row * square + LINE
        shapes.append(pen.box(x, y, square, square, "white", "black", LINE))
        if number := numbers.get((row, column)):
            shapes.append(pen.text(x + 0.07 * square, y + 0.36 * square, str(number), NUMBER * square))
        if solved:
            middle, base = x + size * (0.6 if number else 0.5), y + 0.8 * square
            shapes.append(pen.text(middle, base, in_script(letter), LETTER * square, anchor="middle", bold=True))
    width, height = node.columns * square + 2 * LINE, node.rows * square + 2 * LINE
    return drawing(width, height, shapes, "crossword", described, theme)


def grid_height(node: Crossword, theme: Theme) -> float:
    """The height of the solved grid in the key, in points."""
    return (_square(node, theme, solved=True) * node.rows + 2 * LINE) * theme.scale * MILLIMETRE


def _square(node: Crossword, theme: Theme, solved: bool) -> float:
    """The side of a square in units: as usual, or as much as there is room for."""
    room = theme.length("wide") / MILLIMETRE
    if solved and not theme.living:
        columns = theme.number("answer-columns")
        room = (room - theme.length("column-gap") / MILLIMETRE * (columns - 1)) / columns
    return min(SOLVED if solved else SQUARE, (room / theme.scale - INDENT - 2 * LINE) / node.columns)

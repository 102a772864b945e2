"""Tables: which columns hold figures, how a figure is written, and how wide the columns are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from ..chapter import Cell, Table
from ..languages import Language
from .lettering import width
from .theme import MILLIMETRE, Theme
from .wording import set_text

#: A figure in a cell of a table, as it is typed.
_FIGURE = re.compile(r"[-\u2212]?\d+(?:[\u00a0 ]\d{3})*(?:[.,]\d+)?")

#: The least width of a column of figures and of the column of names, and the space at the sides of a cell.
FIGURES, NAMES, SIDES = 13.0, 30.0, 4.2
#: From this width on a name may go over to a second line.
LONG_NAME = 60.0


class Tables:
    """The tables of a chapter, as templates ask for them."""

    def __init__(self, language: Language, theme: Theme) -> None:
        self.language, self.theme = language, theme

    def names(self) -> tuple[Callable[..., Any], ...]:
        """What templates may call."""
        return self.cell_words, self.column_widths, self.is_figures

    def is_figures(self, table: Table, column: int) -> bool:
        """Whether a column of a table holds figures, which stand on the right."""
        return any(row[column].value is not None for row in table.rows)

    def cell_words(self, cell: Cell) -> Markup:
        """A cell of a table; a figure is written as the language writes figures, whatever stands around it."""
        if cell.value is None:
            return set_text(cell.text, self.language)
        figure = self.language.number(cell.value)
        return set_text(_FIGURE.sub(lambda _: figure, cell.text, count=1), self.language)

    def column_widths(self, table: Table) -> list[float]:
        """The widths of a table's columns in millimetres: those of figures all alike and no wider than they need, the
        names all the rest. None where columns of words, or too many columns, are better weighed up by the engine."""
        figures = range(1, len(table.columns))
        if not figures or not all(self.is_figures(table, column) for column in figures):
            return []
        size = 9.5 / MILLIMETRE
        heads = (width(word, size, "sans-bold") for column in figures for word in table.columns[column].split(" "))
        cells = (width(row[column].text, size, "sans-bold") for row in table.rows for column in figures)
        each = max(max(*heads, *cells) + SIDES, FIGURES)
        first = self.theme.length("measure") / MILLIMETRE - each * len(figures)
        needed = max(width(row[0].text, size, "sans-bold") for row in table.rows) + SIDES / 2
        return [first, *([each] * len(figures))] if first >= max(NAMES, min(needed, LONG_NAME)) else []

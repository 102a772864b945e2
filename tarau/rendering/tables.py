"""Tables: which columns hold figures, how wide they are, which tables are turned, and what stands on which page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from markupsafe import Markup

from ..chapter import Cell, Table
from ..languages import Language
from ..pages import PageMap
from .theme import MILLIMETRE, Theme
from .wording import set_text

#: Four digits are printed as they are typed: they may be a year, which no language parts.
_YEAR = re.compile(r"\d{4}\*?", re.ASCII)

#: The least width of a column of figures and of the column of names, and the space at the sides of a cell, in units.
FIGURES, NAMES, SIDES = 13.0, 30.0, 4.2
#: From this width on a name may go over to a second line.
LONG_NAME = 60.0
#: A table of one row with so many columns reads better turned.
MANY_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a table that stand on one page, from the row `start`; not the first part goes on from another."""

    start: int
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Turned:
    """A table as it is printed, and whether its last column, not its last row, is the sum."""

    table: Table
    total_column: bool


class Tables:
    """The tables of a chapter, as templates ask for them."""

    def __init__(self, language: Language, theme: Theme, pages: PageMap | None = None) -> None:
        self.language, self.theme, self.pages = language, theme, pages

    def names(self) -> tuple[Callable[..., Any], ...]:
        """What templates may call."""
        return (
            self.cell_words,
            self.column_widths,
            self.has_words,
            self.is_figures,
            self.parts,
            self.row_id,
            self.turned,
        )

    def is_figures(self, table: Table, column: int) -> bool:
        """Whether a column of a table holds figures, which stand on the right."""
        return any(row[column].value is not None for row in table.rows)

    def has_words(self, table: Table) -> bool:
        """Whether a column besides the names holds words: then what stands in a row begins at the same height."""
        return not all(self.is_figures(table, column) for column in range(1, len(table.columns)))

    def turned(self, table: Table) -> Turned:
        """The table as it is, or with its rows as columns: where it has but one row with many figures, and where it has
        more columns than the page of the theme allows and is narrower so."""
        columns, rows = len(table.columns), len(table.rows)
        figures = all(self.is_figures(table, column) for column in range(1, columns))
        single = rows == 1 and columns > MANY_COLUMNS
        wide = columns > self.theme.number("widest-table") and rows + 1 < columns
        if self.theme.living or not figures or not (single or wide):
            return Turned(table, False)
        # One row's head names what its columns are; of several rows it names the rows, and would be wrong over columns.
        heads = (table.columns[0] if single else "", *(row[0].text for row in table.rows))
        turned = (
            (Cell(name), *(row[column] for row in table.rows)) for column, name in enumerate(table.columns) if column
        )
        return Turned(replace(table, columns=heads, rows=tuple(turned), total=False), table.total)

    def row_id(self, table: Table, row: int) -> str:
        """The id by which the page of a row is known."""
        return f"{table.id}-row-{row}"

    def parts(self, table: Table) -> list[Part]:
        """The rows of a table page by page, as they stood in the layout before."""
        spots = self.pages.spots if self.pages else {}
        found = [spots.get(self.row_id(table, row)) for row in range(len(table.rows))]
        if None in found:
            return [Part(0, table.rows)]
        pages = [spot.page for spot in found if spot]
        groups = [list(group) for _, group in groupby(range(len(pages)), key=lambda row: pages[row])]
        return [Part(group[0], [table.rows[row] for row in group]) for group in groups]

    def cell_words(self, cell: Cell) -> Markup:
        """A cell of a table; a figure is written as the language writes figures, however it was typed."""
        return set_text(self._shown(cell), self.language)

    def _shown(self, cell: Cell) -> str:
        if cell.value is None:
            return cell.text
        if _YEAR.fullmatch(cell.text):
            return cell.text
        stars = len(cell.text) - len(cell.text.rstrip("*"))
        return self.language.number(cell.value) + "*" * stars

    def column_widths(self, table: Table) -> list[float]:
        """The widths of a table's columns in millimetres: those of figures all alike and no wider than they need, the
        names all the rest. None where columns of words, or too many columns, are better weighed up by the engine."""
        figures = range(1, len(table.columns))
        if not figures or not all(self.is_figures(table, column) for column in figures):
            return []
        size, unit, width = self.theme.length("help-size") / MILLIMETRE, self.theme.scale, self.theme.width
        apart = len(figures) > 1  # the head of a single column need not be broken
        words = (word for at in figures for word in (table.columns[at].split(" ") if apart else [table.columns[at]]))
        heads = (width(word, size, "sans-bold") for word in words)
        cells = (width(self._shown(row[column]), size, "sans-bold") for row in table.rows for column in figures)
        each = max(max(*heads, *cells) + SIDES * unit, FIGURES * unit)
        first = self.theme.length("measure") / MILLIMETRE - each * len(figures)
        needed = max(width(row[0].text, size, "sans-bold") for row in table.rows) + SIDES * unit / 2
        return [first, *([each] * len(figures))] if first >= max(NAMES * unit, min(needed, LONG_NAME * unit)) else []

"""The rows of a web page's tables: cells parted by tabs, each in its column, where the table is one of data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

#: A cell of data holds no more letters, and a row no more elements; what holds more is a page laid out by a table.
LONGEST_CELL, MOST_ELEMENTS = 600, 1000
#: What a cell of data does not hold.
_PAGES = "article aside dl form h1 h2 h3 h4 h5 h6 header main nav ol pre section table ul"
_OF_PAGES = frozenset(_PAGES.split())
#: A cell spans no more columns or rows, and none reaches down beyond so many columns.
_WIDEST, _LONGEST, _COLUMNS = 64, 1000, 200


@dataclass(slots=True)
class Table:
    """A table that is open: for each column, how many rows more a cell of an earlier row reaches into."""

    reaching: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """A row of data that is open: its table, and in which column the next cell stands."""

    table: Table
    column: int = 0
    wide: int = 0

    def cell(self, element: Any) -> int:
        """How many tabs stand before a cell that is opened."""
        first = self.column
        self.column += self.wide
        self._skip()
        self.wide, long = _span(element, "colspan", _WIDEST), _span(element, "rowspan", _LONGEST)
        if long > 1 and self.column < _COLUMNS:
            self.table.reaching |= dict.fromkeys(range(self.column, self.column + self.wide), long - 1)
        return self.column - first

    def end(self) -> None:
        """The row is closed: what reaches into it from above and stands after its last cell counts too."""
        self.column += self.wide
        for column in [column for column in self.table.reaching if column >= self.column]:
            self._use(column)

    def _skip(self) -> None:
        while self.column in self.table.reaching:
            self._use(self.column)
            self.column += 1

    def _use(self, column: int) -> None:
        self.table.reaching[column] -= 1
        if not self.table.reaching[column]:
            del self.table.reaching[column]


def is_row(element: Any) -> bool:
    """Whether a `tr` is a row of data: several cells, all of them short and none laid out as a page is."""
    cells = [cell for cell in element if cell.tag in ("td", "th")]
    if len(cells) < 2:
        return False
    size = 0
    for seen, inner in enumerate(element.iter()):
        if inner.tag in ("td", "th"):
            size = 0
        size += len((inner.text or "").strip()) + len((inner.tail or "").strip())
        if inner.tag in _OF_PAGES or size > LONGEST_CELL or seen > MOST_ELEMENTS:
            return False
    return True


def whole(line: str) -> str:
    """A row's line without what is empty at its end; a row with one cell filled is a line like others."""
    return line.rstrip("\t") if line.strip("\t").count("\t") else line.strip("\t")


def _span(element: Any, name: str, most: int) -> int:
    said = str(element.get(name) or "").strip()
    return min(max(1, int(said)), most) if said.isascii() and said.isdigit() and len(said) < 6 else 1

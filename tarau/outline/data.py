"""CSV tables, read strictly: a row too short, a quotation mark never closed, a table too large to print."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..files import LARGEST_YAML, Folder, refuse_hidden
from ..problems import ChapterError, Place, Problem, error

#: A printed table of more rows or columns than these no longer fits a book page.
MOST_ROWS = 2000
MOST_COLUMNS = 20
LONGEST_CELL = 2000
#: A longer word fits no column.
LONGEST_WORD = 200

#: A figure: digits, perhaps in groups, perhaps with decimals after a comma or a point.
_FIGURE = re.compile(r"[-−]?\d{1,3}(?:[ \u00a0]\d{3})+(?:[.,]\d+)?|[-−]?\d+(?:[.,]\d+)?", re.ASCII)

SEPARATORS = {",": ",", ";": ";", "tab": "\t"}


@dataclass(frozen=True, slots=True)
class Data:
    """A CSV file: its head and its rows, every row as long as the head, and the line where each row stands."""

    file: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    def place(self, row: int) -> Place:
        """The place of a row, counted from 0."""
        return Place(self.file, self.lines[row])


def read_data(folder: Folder, name: str, separator: str, asked_at: Place) -> Data:
    """The table in the CSV file `name`, or a ChapterError with every row that is wrong."""
    text = folder.text(name, asked_at, largest=LARGEST_YAML)
    file = folder.place(name).file
    refuse_hidden(text, file)
    rows = tuple(_rows(text, SEPARATORS[separator], file))
    if len(rows) < 2:
        message, remedy = "this table has no rows", "write a head and at least one row"
        raise ChapterError(error("table.empty", Place(file, 1), message, remedy))
    problems = tuple(_problems(rows, file))
    if problems:
        raise ChapterError(*problems)
    (_, head), *body = rows
    return Data(file, head, tuple(row for _, row in body), tuple(line for line, _ in body))


def figure(cell: str) -> Decimal | None:
    """The value of a cell that holds a figure and nothing else, or None."""
    bare = cell.strip().rstrip("*")
    if not _FIGURE.fullmatch(bare):
        return None
    return Decimal(re.sub(r"[ \u00a0]", "", bare).replace(",", ".").replace("−", "-"))


def _rows(text: str, separator: str, file: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row that is not blank, with the number of the line where it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield begins, tuple(cell.strip() for cell in row)
            begins = reader.line_num + 1
    except csv.Error as damage:
        if "field larger" in str(damage):
            raise ChapterError(_long_cell(Place(file, begins))) from None
        message = "a quotation mark is opened here and not closed, or stands in the middle of a cell"
        remedy = 'put the whole cell between quotation marks and write each mark inside it twice: "…""…""…"'
        raise ChapterError(error("table.quotes", Place(file, begins), message, remedy)) from None


def _problems(rows: tuple[tuple[int, tuple[str, ...]], ...], file: str) -> Iterator[Problem]:
    head = rows[0][1]
    if len(rows) - 1 > MOST_ROWS:
        message, remedy = "this table has {rows} rows; {limit} can be printed", "print a part of it"
        first_too_many, found = rows[MOST_ROWS + 1][0], len(rows) - 1
        yield error("table.large", Place(file, first_too_many), message, remedy, rows=found, limit=MOST_ROWS)
    if len(head) > MOST_COLUMNS:
        message, remedy = "this table has {columns} columns; {limit} fit on a page", "print a part of it"
        yield error("table.wide", Place(file, 1), message, remedy, columns=len(head), limit=MOST_COLUMNS)
    if len(head) == 1:
        message, remedy = (
            "this table has one column only",
            "set 'separator' in the outline to what stands between cells",
        )
        yield error("table.narrow", Place(file, 1), message, remedy)
    for line, row in rows:
        if len(row) != len(head):
            message = "cells in this row: {cells}, in the head: {columns}"
            remedy = "write one cell for each column; a cell with the separator in it goes between quotation marks"
            yield error("table.row", Place(file, line), message, remedy, cells=len(row), columns=len(head))
        if any(len(cell) > LONGEST_CELL or any(len(word) > LONGEST_WORD for word in cell.split()) for cell in row):
            yield _long_cell(Place(file, line))


def _long_cell(place: Place) -> Problem:
    return error("table.cell", place, "a cell of this row is too long to print", "shorten it")

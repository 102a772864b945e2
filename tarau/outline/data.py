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

#: What parts groups of digits, other than a comma or a point: spaces of several widths, and apostrophes.
_GROUP = " \u00a0\u2009\u202f'’"
#: A figure: digits, perhaps in groups, perhaps with decimals after a comma or a point. Commas part groups where a point
#: begins the decimals or where there are several, and points likewise.
_FIGURE = re.compile(
    rf"""[-−]?(?:
      (?P<plain>\d+)
    | (?P<spaced>\d{{1,3}}(?:[{_GROUP}]\d{{3}})+)
    | (?P<commas>\d{{1,3}}(?:,\d{{3}})+(?=\.)|\d{{1,3}}(?:,\d{{3}}){{2,}})
    | (?P<points>\d{{1,3}}(?:\.\d{{3}})+(?=,)|\d{{1,3}}(?:\.\d{{3}}){{2,}})
    )(?:[.,](?P<decimals>\d+))?""",
    re.ASCII | re.VERBOSE,
)
#: One comma before three digits: decimals where the comma begins them, a group where the point does.
_DOUBTFUL = re.compile(r"[-−]?[1-9]\d{0,2},\d{3}", re.ASCII)

SEPARATORS = {",": ",", ";": ";", "tab": "\t"}


@dataclass(frozen=True, slots=True)
class Data:
    """A CSV file: its head and its rows, every row as long as the head, and the line where each row stands."""

    file: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    starts: tuple[tuple[int, ...], ...] = ()
    """Per row the columns where its cells begin; those of the first line of a row that goes over several."""

    def place(self, row: int, cell: int = 0) -> Place:
        """The place of a cell, both counted from 0."""
        known = self.starts[row] if row < len(self.starts) else ()
        return Place(self.file, self.lines[row], _column(known, cell))


def read_data(folder: Folder, name: str, separator: str, asked_at: Place) -> Data:
    """The table in the CSV file `name`, or a ChapterError with every row that is wrong."""
    text = folder.text(name, asked_at, largest=LARGEST_YAML)
    file = folder.place(name).file
    refuse_hidden(text, file)
    if re.match(r"sep=.[\r\n]", text):
        message, remedy = "this line is for a spreadsheet and belongs to no table", "delete it"
        raise ChapterError(error("table.head", Place(file, 1, 1), message, remedy))
    rows = tuple(_rows(text, SEPARATORS[separator], file))
    if len(rows) < 2:
        message, remedy = "this table has no rows", "write a head and at least one row"
        raise ChapterError(error("table.empty", Place(file, 1, 1), message, remedy))
    starts = _starts(text, rows, SEPARATORS[separator])
    problems = tuple(_problems(rows, starts, file))
    if problems:
        raise ChapterError(*problems)
    (_, head), *body = rows
    return Data(file, head, tuple(row for _, row in body), tuple(line for line, _ in body), starts[1:])


def figure(cell: str, decimal: str = ",") -> Decimal | None:
    """The value of a cell that holds a figure and nothing else, perhaps with stars that lead to a note; or None.

    It may be written in any usual way; `decimal` is the decimal sign of the chapter's language, which decides what
    `1,234` is.
    """
    bare = cell.strip().rstrip("*")
    found = _FIGURE.fullmatch(bare)
    if not found:
        return None
    sign = "-" if bare[0] in "-−" else ""
    if decimal == "." and _DOUBTFUL.fullmatch(bare):
        return Decimal(sign + re.sub(r"\D", "", bare))
    whole = found["plain"] or found["spaced"] or found["commas"] or found["points"]
    return Decimal(f"{sign}{re.sub(r'[^0-9]', '', whole)}.{found['decimals'] or ''}".rstrip("."))


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
        column = re.split(r"\r\n?|\n", text)[begins - 1].find('"') + 1
        raise ChapterError(error("table.quotes", Place(file, begins, column), message, remedy)) from None


def _starts(text: str, rows: tuple[tuple[int, tuple[str, ...]], ...], separator: str) -> tuple[tuple[int, ...], ...]:
    """Per row the columns, from 1, where the cells of its first line begin."""
    lines = re.split(r"\r\n?|\n", text)
    made = []
    for number, _ in rows:
        line, starts, quoted = lines[number - 1], [0], False
        for offset, sign in enumerate(line):
            quoted ^= sign == '"'
            if sign == separator and not quoted:
                starts.append(offset + 1)
        indents = (len(line[start:]) - len(line[start:].lstrip(" ")) for start in starts)
        made.append(tuple(start + indent + 1 for start, indent in zip(starts, indents, strict=True)))
    return tuple(made)


def _problems(
    rows: tuple[tuple[int, tuple[str, ...]], ...], starts: tuple[tuple[int, ...], ...], file: str
) -> Iterator[Problem]:
    head = rows[0][1]
    if len(rows) - 1 > MOST_ROWS:
        message, remedy = "this table has {rows} rows; {limit} can be printed", "print a part of it"
        first_too_many, found = rows[MOST_ROWS + 1][0], len(rows) - 1
        yield error("table.large", Place(file, first_too_many), message, remedy, rows=found, limit=MOST_ROWS)
    if len(head) > MOST_COLUMNS:
        message, remedy = "this table has {columns} columns; {limit} fit on a page", "print a part of it"
        yield error(
            "table.wide",
            Place(file, rows[0][0], _column(starts[0], MOST_COLUMNS)),
            message,
            remedy,
            columns=len(head),
            limit=MOST_COLUMNS,
        )
    if len(head) == 1:
        message, remedy = (
            "this table has one column only",
            "set 'separator' in the outline to what stands between cells",
        )
        yield error("table.narrow", Place(file, rows[0][0], 1), message, remedy)
        return
    for (line, row), columns in zip(rows, starts, strict=True):
        if len(row) != len(head):
            message = "cells in this row: {cells}, in the head: {columns}"
            remedy = "write one cell for each column; a cell with the separator in it goes between quotation marks"
            there = Place(file, line, _column(columns, min(len(row) - 1, len(head))))  # the last cell, or one too many
            yield error("table.row", there, message, remedy, cells=len(row), columns=len(head))
        for number, cell in enumerate(row):
            if len(cell) > LONGEST_CELL or any(len(word) > LONGEST_WORD for word in cell.split()):
                yield _long_cell(Place(file, line, _column(columns, number)))
                break


def _column(starts: tuple[int, ...], cell: int) -> int:
    return starts[cell] if cell < len(starts) else 0


def _long_cell(place: Place) -> Problem:
    return error("table.cell", place, "a cell of this row is too long to print", "shorten it")

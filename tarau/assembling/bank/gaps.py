"""Texts and tables with gaps: what is to be filled in stands in doubled braces, {{1930}} or {{1930|1930 жыл}}."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from ...chapter import Gap, Gaps, TableCompletion, Words
from ...files import Text
from ...outline import GapsQuestion, TableQuestion
from ..assembly import Assembly
from .mixing import shuffled

_GAP = re.compile(r"\{\{([^{}]*)\}\}")


def text_with_gaps(assembly: Assembly, entry: GapsQuestion, shared: dict[str, Any]) -> Gaps:
    """A text with gaps as a node."""
    pieces = tuple(_pieces(assembly, entry.text, count(1)))
    answers = [Text(gap.answers[0], entry.text.place) for gap in pieces if isinstance(gap, Gap)]
    _must_have_gaps(assembly, bool(answers), entry.text)
    words = [*dict.fromkeys(answers), *entry.extra]
    bank = tuple(str(words[index]) for index in shuffled(entry.id, words)) if entry.bank else ()
    return Gaps(**shared | _points(entry, len(answers)), pieces=pieces, bank=bank)


def table_with_gaps(assembly: Assembly, entry: TableQuestion, shared: dict[str, Any]) -> TableCompletion:
    """A table with cells to fill in as a node."""
    numbers = count(1)
    rows = []
    for row in entry.rows:
        if len(row) != len(entry.columns):
            message = "cells in this row: {cells}, in the head: {columns}"
            remedy = 'write one cell for each column; an empty one as "–"'
            values = {"cells": len(row), "columns": len(entry.columns)}
            assembly.wrong("question.row", row[0].place, message, remedy, **values)
        rows.append(tuple(_cell(assembly, cell, numbers) for cell in row))
    gaps = sum(isinstance(cell, Gap) for row in rows for cell in row)
    _must_have_gaps(assembly, bool(gaps), entry.rows[0][0])
    columns = tuple(assembly.words(column) for column in entry.columns)
    return TableCompletion(**shared | _points(entry, gaps), columns=columns, rows=tuple(rows))


def _points(entry: GapsQuestion | TableQuestion, gaps: int) -> dict[str, int]:
    """Each gap is a point, unless the author says otherwise."""
    return {"points": max(1, gaps) if entry.points is None else entry.points}


def _must_have_gaps(assembly: Assembly, there: bool, text: Text) -> None:
    if not there:
        message, remedy = (
            "there is nothing to fill in here",
            "put what is to be filled in into doubled braces: {example}",
        )
        assembly.wrong("question.gaps", text.place, message, remedy, example="{{1930}}")


def _cell(assembly: Assembly, cell: Text, numbers: Iterator[int]) -> Words | Gap:
    found = _GAP.fullmatch(cell.strip())
    return _gap(assembly, cell, found, numbers) if found else assembly.words(cell)


def _pieces(assembly: Assembly, text: Text, numbers: Iterator[int]) -> Iterator[Words | Gap]:
    """The words between the gaps, and the gaps."""
    position = 0
    for found in _GAP.finditer(text):
        yield from _words(assembly, text, position, found.start())
        yield _gap(assembly, text, found, numbers)
        position = found.end()
    yield from _words(assembly, text, position, len(text))


def _words(assembly: Assembly, text: Text, start: int, end: int) -> Iterator[Words]:
    """Words with the spaces at their ends, which the gaps beside them need."""
    piece = text[start:end]
    if not piece.strip():
        yield from ((assembly.space(),) for _ in piece[:1])
        return
    before = (assembly.space(),) if piece[0].isspace() else ()
    after = (assembly.space(),) if piece[-1].isspace() and end < len(text) else ()
    yield (*before, *assembly.words(Text(piece.strip(), text.at(start))), *after)


def _gap(assembly: Assembly, text: Text, found: re.Match[str], numbers: Iterator[int]) -> Gap:
    answers = tuple(answer.strip() for answer in found[1].split("|"))
    if not all(answers):
        message, remedy = "nothing is written here", "write the word that fills the gap"
        assembly.wrong("question.gap", text.at(found.start()), message, remedy)
    return Gap(next(numbers), answers)

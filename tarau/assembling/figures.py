"""Tables, charts, pictures, maps and timelines: the entries whose figures stand in a file of their own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from ..chapter import Block, Cell, Chart, Series, Table
from ..outline import Data, DataChart, DataTable, MapFigure, PictureFigure, TimelineFigure, figure
from ..problems import Place
from . import maps, pictures, timeline
from .assembly import Assembly


def figures(
    assembly: Assembly, item: DataTable | DataChart | PictureFigure | MapFigure | TimelineFigure
) -> Iterator[Block]:
    """The nodes of an entry: a table may bring its chart with it."""
    match item:
        case DataTable():
            table = _table(assembly, item)
            yield table
            if item.chart:
                yield _chart_of(assembly, item, table)
        case DataChart():
            yield _chart(assembly, item)
        case PictureFigure():
            yield pictures.figure(assembly, item)
        case MapFigure():
            yield maps.drawn_map(assembly, item)
        case TimelineFigure():
            yield timeline.timeline(assembly, item)
        case _:
            assert_never(item)


def _table(assembly: Assembly, item: DataTable) -> Table:
    data = assembly.outline.data[item.data]
    rows = tuple(tuple(Cell(cell, figure(cell, assembly.decimal)) for cell in row) for row in data.rows)
    origin = assembly.origin(item.origin)
    return Table(
        item.place,
        item.id,
        assembly.numbers[item.id].number,
        assembly.words(item.caption),
        str((assembly.words(item.unit) and item.unit) or ""),
        data.head,
        rows,
        item.total,
        assembly.words(item.note),
        assembly.sources(origin),
        origin,
    )


def _chart_of(assembly: Assembly, item: DataTable, table: Table) -> Chart:
    """The chart that a table asks for; a total is not drawn."""
    data = assembly.outline.data[item.data]
    _check_columns(assembly, item.chart, data, item.place)
    id = f"{item.id}-chart"
    caption = assembly.words(item.chart_caption or item.caption)
    figures = _figures(assembly, data, item.place, without_last=item.total)
    number = assembly.numbers[id].number
    head = data.head[1:]
    return Chart(
        item.place,
        id,
        number,
        str(item.chart),
        caption,
        table.unit,
        head,
        figures,
        (),
        table.sources,
        item.id,
        table.origin,
    )


def _check_columns(assembly: Assembly, kind: str | None, data: Data, asked_at: Place) -> None:
    """Note a chart of before and after with more or fewer than two columns to join."""
    columns = len(data.head) - 1
    if kind == "before-after" and columns != 2:
        message = "a chart of before and after joins two columns of figures; here are {columns}"
        remedy = "keep two of them, or draw a line"
        assembly.wrong("chart.columns", asked_at, message, remedy, columns=columns)


def _chart(assembly: Assembly, item: DataChart) -> Chart:
    data = assembly.outline.data[item.data]
    _check_columns(assembly, item.kind, data, item.place)
    origin = assembly.origin(item.origin)
    return Chart(
        item.place,
        item.id,
        assembly.numbers[item.id].number,
        item.kind,
        assembly.words(item.caption),
        str(item.unit or ""),
        data.head[1:],
        _figures(assembly, data, item.place, without_last=False),
        assembly.words(item.note),
        assembly.sources(origin),
        "",
        origin,
    )


def _figures(assembly: Assembly, data: Data, asked_at: Place, *, without_last: bool) -> tuple[Series, ...]:
    """A series for each row of the data; a cell that is neither a figure nor empty is a problem at its row."""
    series = []
    for index, row in enumerate(data.rows[:-1] if without_last else data.rows):
        values: list[Decimal | None] = []
        for number, cell in enumerate(row[1:], 1):
            value = figure(cell, assembly.decimal)
            if value is None and cell not in ("", "–", "—", "-", "…"):
                message, remedy = (
                    "'{cell}' cannot be drawn: it is not a figure",
                    "write a figure, or – where none is known",
                )
                assembly.wrong("chart.figure", data.place(index, number), message, remedy, cell=cell)
            values.append(value)
        series.append(Series(row[0], tuple(values)))
    return tuple(series)

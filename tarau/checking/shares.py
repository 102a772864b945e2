"""Figures and proportions: totals that do not add up, shares that are no whole, sections out of proportion, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from statistics import median

from ..chapter import Chapter, Chart, Event, Table
from ..languages import Language
from ..outline import Data, DataChart, DataTable, EventEntry, Outline, TimelineFigure
from ..problems import Place, Problem
from .findings import found
from .reading import blocks, lines, plain

#: A section is out of proportion beyond these parts of the middle one; from so many sections on there is a middle.
LONGEST, SHORTEST, LEAST_SECTIONS = 2.5, 0.4, 3
#: Titles of events on one date that are so alike are one event told twice.
ALIKE = 0.85
_YEAR = re.compile(r"(?<![\d.,])(?:1\d|20)\d\d(?![\d.,]?\d)")


def figures(chapter: Chapter, outline: Outline, language: Language) -> Iterator[Problem]:
    """Totals, shares and empty parts of tables and charts."""
    drawn = {
        node.id: node for section in chapter.sections for node in section.content if isinstance(node, Table | Chart)
    }
    for section in outline.chapter.sections:
        for item in section.content:
            if not isinstance(item, DataTable | DataChart):
                continue
            data = outline.data[str(item.data)]
            yield from _empty_columns(data)
            node = drawn.get(str(item.id))
            chart = drawn.get(f"{item.id}-chart") if isinstance(item, DataTable) else node
            if isinstance(node, Table) and node.total and not item.note:
                yield from _total(node, data, language)
            if isinstance(chart, Chart):
                yield from _blank_rows(chart, data)
                if chart.kind == "share":
                    yield from _shares(chart, data, item, language)


def _empty_columns(data: Data) -> Iterator[Problem]:
    for number, head in enumerate(data.head):
        if not head and not any(row[number] for row in data.rows):
            yield found("table.empty-column", Place(data.file, max(1, data.lines[0] - 1), 0), number=number + 1)


def _total(table: Table, data: Data, language: Language) -> Iterator[Problem]:
    *rows, total = table.rows
    for column in range(1, len(table.columns)):
        parts = [row[column].value for row in rows]
        said = total[column].value
        if said is None or len(parts) < 2 or any(part is None for part in parts):
            continue
        known = [part for part in parts if part is not None]
        added = sum(known, Decimal(0))
        if abs(added - said) > _rounding([*known, said]):
            values = {"said": language.number(said), "sum": language.number(added)}
            yield found("table.total", data.place(len(rows), column), **values)


def _rounding(values: Sequence[Decimal]) -> Decimal:
    """By how much a sum may miss its total when every figure was rounded to its last digit."""
    exponents = [exponent for value in values if isinstance(exponent := value.as_tuple().exponent, int)]
    finest = min(exponents, default=0)
    unit = Decimal(1).scaleb(finest)
    return unit * len(values) / 2 if finest < 0 else Decimal(0)


def _blank_rows(chart: Chart, data: Data) -> Iterator[Problem]:
    for number, series in enumerate(chart.series):
        if all(value is None for value in series.values):
            yield found("chart.blank", data.place(number))


def _shares(chart: Chart, data: Data, item: DataTable | DataChart, language: Language) -> Iterator[Problem]:
    for number, series in enumerate(chart.series):
        for column, value in enumerate(series.values, 1):
            if value is not None and value < 0:
                yield found("chart.negative", data.place(number, column), value=language.number(value))
    if "%" not in chart.unit or item.note:
        return
    for column, name in enumerate(chart.categories):
        parts = [series.values[column] for series in chart.series]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts) or len(known) < 2:
            continue
        added = sum(known, Decimal(0))
        if abs(added - 100) > max(Decimal(1), _rounding(known)):
            yield found("chart.shares", item.data.place, name=name, sum=language.number(added))


def proportions(chapter: Chapter, language: Language) -> Iterator[Problem]:
    """Sections that are much longer or shorter than the middle one, in words."""
    if len(chapter.sections) < LEAST_SECTIONS:
        return
    words = [sum(len(line.split()) for line in lines(section.content)) for section in chapter.sections]
    middle = median(words)
    for section, count in zip(chapter.sections, words, strict=True):
        if count > LONGEST * middle:
            yield found("section.long", section.place, times=language.number(Decimal(f"{count / middle:.1f}")))
        elif count < SHORTEST * middle:
            yield found("section.short", section.place, percent=round(100 * count / middle))


def events(chapter: Chapter, outline: Outline) -> Iterator[Problem]:
    """Events that are told twice, that no timeline shows, that lie outside the years of the text."""
    entries = {str(entry.id): entry for entry in outline.events}
    told = chapter.timeline.events if chapter.timeline else ()
    yield from _doubled_events(told, entries)
    shown = {str(id) for item in _timelines(outline) for id in (item.events or entries)}
    if "timeline" not in (*outline.chapter.opening, *outline.chapter.closing) and "chronology" not in (
        outline.chapter.closing
    ):
        yield from (found("event.unused", entry.place, id=id) for id, entry in entries.items() if id not in shown)
    years = [int(year) for _, texts in blocks(chapter) for text in texts for year in _YEAR.findall(text)]
    for event in told if len(years) > 1 else ():
        if not min(years) <= event.start.year <= max(years):
            place = entries[event.id].date.place
            yield found("event.outside", place, year=event.start.year, first=min(years), last=max(years))


def _timelines(outline: Outline) -> Iterator[TimelineFigure]:
    for section in outline.chapter.sections:
        yield from (item for item in section.content if isinstance(item, TimelineFigure))


def _doubled_events(told: Sequence[Event], entries: dict[str, EventEntry]) -> Iterator[Problem]:
    for number, event in enumerate(told):
        for other in told[:number]:
            same_date = (event.start, event.end) == (other.start, other.end)
            if same_date and SequenceMatcher(None, plain(event.title), plain(other.title)).ratio() >= ALIKE:
                yield found("event.twice", entries[event.id].place, other=entries[other.id].place)

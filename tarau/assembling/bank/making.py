"""Questions made from the chapter's own data: events to order, terms to match, figures of a table to find."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ...files import Text
from ...outline import (
    Clue,
    CrosswordQuestion,
    Data,
    DataTable,
    EventEntry,
    MadeQuestion,
    MatchPair,
    MatchQuestion,
    NumericQuestion,
    OrderQuestion,
    Origins,
    QuestionHead,
    TermEntry,
    figure,
)
from ...problems import near
from ..assembly import Assembly

#: What can be made of what.
_WAYS = {"timeline": ("order", "match"), "terms": ("match", "crossword"), "table": ("numeric", "match")}


def made(
    assembly: Assembly, entry: MadeQuestion
) -> OrderQuestion | MatchQuestion | NumericQuestion | CrosswordQuestion | None:
    """The question as if its author had typed it; None after noting why it cannot be made."""
    tables = {
        str(item.id): item
        for section in assembly.outline.chapter.sections
        for item in section.content
        if isinstance(item, DataTable)
    }
    known = ("timeline", "terms", *tables)
    if entry.of not in known:
        assembly.unknown("question.made", entry.of, known)
        return None
    ways = _WAYS.get(entry.of, _WAYS["table"])
    if entry.into not in ways:
        message = "'{into}' cannot be made of '{of}'"
        remedy = near("", ways)
        assembly.wrong("question.made", entry.place, message, remedy, into=entry.into, of=entry.of)
        return None
    if entry.of == "timeline":
        return _of_events(assembly, entry)
    if entry.of == "terms":
        return _of_terms(assembly, entry)
    return _of_table(assembly, entry, tables[entry.of])


def _of_events(assembly: Assembly, entry: MadeQuestion) -> OrderQuestion | MatchQuestion | None:
    chosen: list[EventEntry] = []
    for event in sorted(_chosen(assembly, entry, assembly.outline.events), key=lambda event: event.date.split("/")[0]):
        if not chosen or chosen[-1].date.split("/")[0][:4] != event.date.split("/")[0][:4]:
            chosen.append(event)  # of two events of one year the order is hard to tell
    chosen = chosen[: entry.count]
    if not _enough(assembly, entry, chosen):
        return None
    head = _head(entry, tuple(origin for event in chosen for origin in event.origin))
    if entry.into == "order":
        return OrderQuestion(**head, items=tuple(event.title for event in chosen))
    pairs = tuple(MatchPair(_date(assembly, event), event.title, event.place) for event in chosen)
    return MatchQuestion(**head, pairs=pairs)


def _of_terms(assembly: Assembly, entry: MadeQuestion) -> MatchQuestion | CrosswordQuestion | None:
    terms = _chosen(assembly, entry, assembly.outline.terms)
    if entry.into == "crossword":
        terms = [term for term in terms if term.term.replace("-", "").isalpha()]
    chosen = terms[: entry.count]
    if not _enough(assembly, entry, chosen):
        return None
    head = _head(entry, tuple(origin for term in chosen for origin in term.origin))
    if entry.into == "crossword":
        return CrosswordQuestion(**head, words=tuple(Clue(term.term, _short(term), term.place) for term in chosen))
    return MatchQuestion(**head, pairs=tuple(MatchPair(term.term, _short(term), term.place) for term in chosen))


def _of_table(assembly: Assembly, entry: MadeQuestion, table: DataTable) -> MatchQuestion | NumericQuestion | None:
    data = assembly.outline.data[table.data]
    column = _column(assembly, data, entry.column or Text(data.head[1], entry.place))
    less = _column(assembly, data, entry.less) if entry.less else None
    rows = data.rows[:-1] if table.total else data.rows
    names = {row[0]: row for row in rows}
    for name in entry.only:
        if name not in names:
            assembly.unknown("question.made", name, tuple(names))
    if column is None or any(name not in names for name in entry.only):
        return None
    chosen = [names[name] for name in entry.only] or [row for row in rows if figure(row[column]) is not None]
    chosen = chosen[: entry.count]
    head = _head(entry, table.origin)
    if entry.into == "match":
        if not _enough(assembly, entry, chosen):
            return None
        pairs = tuple(MatchPair(Text(row[0], entry.place), Text(row[column], entry.place)) for row in chosen)
        return MatchQuestion(**head, pairs=pairs)
    values = [_value(row[column]) - (_value(row[less]) if less else 0) for row in chosen[:1]]
    if not values:
        return None
    unit = table.unit
    return NumericQuestion(**head, answer=Text(assembly.language.number(values[0]), entry.place), unit=unit)


def _value(cell: str) -> Decimal:
    return figure(cell) or Decimal(0)


def _column(assembly: Assembly, data: Data, name: Text) -> int | None:
    if name not in data.head[1:]:
        assembly.unknown("question.made", name, data.head[1:])
        return None
    return data.head.index(name)


def _chosen(assembly: Assembly, entry: MadeQuestion, entries: Sequence[Any]) -> list[Any]:
    """The entries that are named, or all of them."""
    known = {str(each.id): each for each in entries}
    for id in entry.only:
        if id not in known:
            assembly.unknown("question.made", id, tuple(known))
    return [known[id] for id in entry.only if id in known] or list(entries)


def _enough(assembly: Assembly, entry: MadeQuestion, chosen: Sequence[object]) -> bool:
    if len(chosen) >= 3:
        return True
    message, remedy = (
        "there are too few entries to make this question of",
        "name others, or write the question yourself",
    )
    assembly.wrong("question.made", entry.place, message, remedy)
    return False


def _head(entry: MadeQuestion, origin: Origins) -> dict[str, Any]:
    """The keys that all questions have, as the author typed them; what the data rest on stands in for no origin."""
    fields = {field.name: getattr(entry, field.name) for field in dataclasses.fields(QuestionHead)}
    return fields | {"origin": entry.origin or tuple(dict.fromkeys(origin))}


def _date(assembly: Assembly, event: EventEntry) -> Text:
    first, _, last = event.date.partition("/")
    parts = [int(part) for part in first.split("-")]
    language = assembly.language
    words = language.years(parts[0], int(last[:4])) if last else language.date(*parts)
    return Text(words, event.date.place)


def _short(term: TermEntry) -> Text:
    return term.short or term.definition

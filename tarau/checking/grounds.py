"""What the chapter rests on: authored text without an origin, sources that nothing is taken from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..cleaning import CleanText
from ..outline import (
    Authored,
    ComparedPassage,
    Comparison,
    ConflictBox,
    DataChart,
    DataTable,
    ListEntry,
    MadeQuestion,
    Origins,
    Outline,
    Pair,
    Passage,
    QuotationEntry,
    Quoted,
    SidebarBox,
)
from ..problems import Place, Problem
from .findings import found


def without_origin(outline: Outline) -> Iterator[Problem]:
    """Authored text that names no passage it rests on."""
    return (found("origin.missing", place) for place, origins in _authored(outline) if not origins)


def _authored(outline: Outline) -> Iterator[tuple[Place, Origins]]:
    for section in outline.chapter.sections:
        if section.summary:
            yield section.place, section.summary_origin
        for item in section.content:
            stated = isinstance(item, Authored | DataTable | DataChart | ListEntry)
            if stated or (isinstance(item, SidebarBox | QuotationEntry) and item.text):
                yield item.place, item.origin  # type: ignore[union-attr]
            elif isinstance(item, Pair):
                yield item.then.place, item.then.origin
                yield item.now.place, item.now.origin
    for entry in (*outline.terms, *outline.events, *outline.abbreviations, *outline.questions):
        if not isinstance(entry, MadeQuestion):  # it is made of entries that name what they rest on
            yield entry.place, entry.origin


def unused_sources(outline: Outline, texts: Mapping[str, CleanText]) -> Iterator[Problem]:
    """Sources that the chapter neither prints from nor rests on."""
    used = {str(id) for id in _quoted_sources(outline)}
    for id, text in texts.items():
        if id not in used:
            yield found("source.unused", text.source.record.place, id=id)


def _quoted_sources(outline: Outline) -> Iterator[str]:
    for section in outline.chapter.sections:
        for item in section.content:
            if isinstance(item, Passage):
                yield item.source
            elif isinstance(item, Comparison):
                yield from (side.source for side in item.passages if isinstance(side, ComparedPassage))
            elif isinstance(item, ConflictBox):
                decided = [each for each in outline.conflicts if each.id == item.conflict]
                yield from (passage.source for each in decided for passage in each.passages)
            elif isinstance(item, SidebarBox | QuotationEntry) and item.excerpt:
                yield item.excerpt.source
    for _, origins in _authored(outline):
        yield from (origin.source for origin in origins if isinstance(origin, Quoted))

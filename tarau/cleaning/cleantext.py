"""The clean text: its paragraphs, its ledger, and the way from any place in it back to the raw text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from ..languages import Language
from ..problems import Problem
from ..sources import Block, Source
from .draft import Draft
from .headings import is_heading
from .ledger import Alignment, Entry, Ledger


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the clean text, `start` to `end`, and its span of the raw text."""

    kind: Literal["heading", "prose"]
    start: int
    end: int
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation that stood in the raw text from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """One of several texts that were pasted together: its title, "" where it has none, and its paragraphs by number."""

    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CleanText:
    """A source's clean text.

    Each line that is not empty is a paragraph; what parts them is one line end or an empty line. `problems` are
    warnings only.
    """

    source: Source
    text: str
    paragraphs: tuple[Paragraph, ...]
    ledger: Ledger
    citations: tuple[Citation, ...] = ()
    segments: tuple[Segment, ...] = ()
    problems: tuple[Problem, ...] = ()
    alignment: Alignment = field(default_factory=lambda: Alignment(()), repr=False, compare=False)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the raw text from which the clean text from `start` to `end` comes."""
        first = self.alignment.raw_start(start)
        return first, max(first, self.alignment.raw_end(end))

    def entries_in(self, start: int, end: int) -> tuple[Entry, ...]:
        """The applied entries whose place lies in the clean text from `start` to `end`, ends included."""
        starts, ends = self.alignment.clean_starts, self.alignment.clean_ends
        applied = zip(self.ledger.applied, starts, ends, strict=True)
        return tuple(entry for entry, first, last in applied if first <= end and start <= last)


def paragraphs_of(text: str, source: Source, alignment: Alignment, language: Language) -> tuple[Paragraph, ...]:
    """The paragraphs of a clean text; the source's own headings count first, then the shape of the lines."""
    spans = [found.span() for found in re.finditer(r"[^\n]*\S[^\n]*", text)]
    headings = [block for block in source.blocks if block.role == "heading"]
    starts = [block.start for block in headings]
    made = []
    for number, (start, end) in enumerate(spans):
        following = text[slice(*spans[number + 1])] if number + 1 < len(spans) else ""
        raw_start = alignment.raw_start(start)
        raw_end = max(raw_start, alignment.raw_end(end))
        heading = (
            _in_heading(headings, starts, raw_start) if headings else is_heading(text[start:end], following, language)
        )
        made.append(Paragraph("heading" if heading else "prose", start, end, raw_start, raw_end))
    return tuple(made)


def _in_heading(headings: list[Block], starts: list[int], offset: int) -> bool:
    """Whether a raw offset lies in a heading that the format of the source names."""
    number = bisect_right(starts, offset) - 1
    return number >= 0 and offset < headings[number].end


def citations_of(draft: Draft) -> tuple[Citation, ...]:
    """What the rule for citations took out."""
    found = (entry for entry in draft.entries if "noise.citation" in entry.rules)
    return tuple(Citation(entry.start, entry.end, " ".join(entry.raw.split())) for entry in found)


def segments_of(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Segment, ...]:
    """The texts that were pasted together: one begins at each title-like line that running text follows."""
    return tuple(_segments(text, paragraphs))


def _segments(text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Segment]:
    first, title = 0, ""
    for number, paragraph in enumerate(paragraphs):
        begins = paragraph.kind == "heading" and (number == 0 or paragraphs[number - 1].kind == "prose")
        if begins and number > first:
            yield Segment(title, first, number - 1)
            first = number
        if begins:
            title = text[paragraph.start : paragraph.end]
    if paragraphs:
        yield Segment(title, first, len(paragraphs) - 1)

"""Source notes: where each passage of the running text stands in its raw source, told by page and first words.

The page itself stays clean: a note is found by the page number and the words that it explains.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..chapter import Chapter, Followed, Section, Statement

#: So many first words tell which passage a note is about.
FIRST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: the number of a source in the list of sources, lines of its raw text, repairs made in them."""

    number: int
    first_line: int
    last_line: int
    repairs: int


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A note on a node: its id, the words with which the passage begins, where to look, what the editors say."""

    node: str
    words: str
    own: bool
    """Whether they are a source's own words and no account of them."""
    places: tuple[Place, ...]
    remark: str


def source_notes(chapter: Chapter) -> list[tuple[Section, list[SourceNote]]]:
    """The notes of each section. Sentences that rest on the same places have one note together."""
    sections = {section.id: section for section in chapter.sections}
    return [
        (sections[id], list(_notes(chapter, tuple(statements))))
        for id, statements in groupby(chapter.trace, key=lambda each: each.section)
        if id in sections
    ]


def _notes(chapter: Chapter, statements: tuple[Statement, ...]) -> Iterator[SourceNote]:
    numbers = {line.id: line.number for line in chapter.sources}
    printed = (statement for statement in statements if not statement.answer)
    for (node, own, _), group in groupby(printed, key=_together):
        several = tuple(group)
        passages = tuple(dict.fromkeys(passage for each in several for passage in each.passages))
        if passages or several[0].note:
            opening = " ".join(several[0].text.split()[:FIRST_WORDS]).strip(",;:—–.…«»“”\"' ")
            yield SourceNote(node, opening, own, tuple(_places(passages, numbers)), several[0].note)


def _together(statement: Statement) -> tuple[str, bool, object]:
    """What has one note: the running words of one source, or sentences that rest on the very same passages."""
    own = statement.kind == "source"
    return statement.node, own, {each.source for each in statement.passages} if own else statement.passages


def _places(passages: tuple[Followed, ...], numbers: dict[str, int]) -> Iterator[Place]:
    for source, group in groupby(sorted(passages, key=lambda each: numbers[each.source]), key=lambda each: each.source):
        several = tuple(group)
        ends = [each.line + each.raw.count("\n") for each in several]
        repairs = len({(entry.start, entry.raw) for each in several for entry in each.amendments})
        yield Place(numbers[source], min(each.line for each in several), max(ends), repairs)

"""The trace: every sentence of a finished chapter, followed back to file, line and ledger entry.

It reads the tree as it is: whatever node holds words or figures says them, with the origin of the nearest node above
that has one. So a new kind of node is traced without a word here.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from ..chapter import (
    Abbreviation,
    Amendment,
    ByAuthors,
    Cell,
    Chapter,
    CrossReference,
    Followed,
    Footnote,
    FromDataset,
    FromSource,
    Gap,
    Inline,
    Origin,
    Question,
    Run,
    Section,
    Series,
    SourceMark,
    Statement,
    Words,
)
from ..cleaning import CleanText
from ..languages import Language
from ..problems import Place

_INLINE, _ORIGIN = get_args(Inline), get_args(Origin)

#: What asks or offers instead of stating: a task rests on nothing, an option may be false.
_NO_STATEMENTS = frozenset(
    {
        *("question", "questions", "options", "lefts", "rights", "objectives", "imprint", "trace"),
        *("hint", "feedback", "commentary", "plan", "rubric"),
    }
)

#: What a question prints of a source; all else in it rests on what its answer rests on.
_QUOTED = frozenset({"quoted", "sides"})


@dataclass(frozen=True, slots=True)
class _Said:
    """What a node says: its words as pieces, each with its origin, None for a reference."""

    node: str
    section: str
    place: Place
    pieces: tuple[tuple[str, Origin | None], ...]
    answer: bool = False


def trace(chapter: Chapter, texts: Mapping[str, CleanText], language: Language) -> tuple[Statement, ...]:
    """The statements of a chapter, in its order: its sections', then those of timeline, glossary and questions."""
    followers = {id: _Follower(text) for id, text in texts.items()}
    return tuple(statement for said in _spoken(chapter) for statement in _statements(said, followers, language))


def _spoken(chapter: Chapter) -> Iterator[_Said]:
    top = _Said(chapter.id, "", chapter.place, ())
    for section in chapter.sections:
        own = _Said(section.id, section.id, section.place, ())
        yield from _said(section.content, ByAuthors(), own)
        yield from _said(section.summary, section.summary_origin, own)
    for part in (chapter.timeline, chapter.terms, chapter.abbreviations, chapter.questions):
        yield from _said(part, ByAuthors(), top)


def _said(value: Any, origin: Origin, above: _Said) -> Iterator[_Said]:
    """What a node, or a tuple of nodes or words, says."""
    if isinstance(value, Section | Abbreviation | Series) or _is_node(value):
        own = _beneath(value, above)
        origin = getattr(value, "origin", origin)
        if isinstance(value, Abbreviation):
            yield dataclasses.replace(own, pieces=((f"{value.short} — {value.long}", origin),))
        elif isinstance(value, Series):
            figures = ", ".join("–" if each is None else str(each) for each in value.values)
            yield dataclasses.replace(own, pieces=((f"{value.name}: {figures}", origin),))
        elif not getattr(value, "drawn_from", ""):  # a chart of a table says what the table says
            for field in dataclasses.fields(value):
                if field.name not in _NO_STATEMENTS:
                    answers = (above.answer or isinstance(value, Question)) and field.name not in _QUOTED
                    yield from _said(getattr(value, field.name), origin, dataclasses.replace(own, answer=answers))
    elif isinstance(value, tuple) and value:
        yield from _said_together(value, origin, above)


def _said_together(values: tuple[Any, ...], origin: Origin, above: _Said) -> Iterator[_Said]:
    if all(isinstance(each, _INLINE) for each in values):
        yield dataclasses.replace(above, pieces=tuple(_pieces(values, origin)))
        for note in _notes(values):
            yield dataclasses.replace(above, node=note.id, pieces=tuple(_pieces(note.content, origin)))
    elif any(isinstance(each, Gap) for each in values):
        yield dataclasses.replace(above, pieces=tuple(_around_gaps(values, origin)))
    elif all(isinstance(each, Cell) for each in values):
        yield dataclasses.replace(above, pieces=((" | ".join(each.text for each in values), origin),))
    else:
        for each in values:
            yield from _said(each, origin, above)


def _around_gaps(values: tuple[Any, ...], origin: Origin) -> Iterator[tuple[str, Origin | None]]:
    """A text, or a row of a table, with its gaps, which tell nothing."""
    for each in values:
        if isinstance(each, Gap):
            yield "…", None
        else:
            yield from _pieces(each, origin)


def _is_node(value: Any) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, (*_INLINE, *_ORIGIN, Place, Cell))


def _beneath(node: Any, above: _Said) -> _Said:
    id, place = getattr(node, "id", ""), getattr(node, "place", above.place)
    return dataclasses.replace(above, node=str(id) or above.node, place=place)


def _pieces(words: Words, above: Origin) -> Iterator[tuple[str, Origin | None]]:
    """The words in pieces; where they name no origin of their own, they rest on what their node rests on."""
    for word in words:
        if isinstance(word, Run):
            yield word.text, _resting(above) if word.origin == ByAuthors() else word.origin
        elif isinstance(word, CrossReference):
            yield word.text, None
        elif not isinstance(word, Footnote | SourceMark):
            yield from _pieces(word.content, above)


def _resting(origin: Origin) -> Origin:
    """The origin of words about a passage, which are not its own words: who says it, what it is called."""
    return ByAuthors((origin,)) if isinstance(origin, FromSource) else origin


def _notes(words: Words) -> Iterator[Footnote]:
    for word in words:
        if isinstance(word, Footnote):
            yield word
        elif not isinstance(word, Run | CrossReference | SourceMark):
            yield from _notes(word.content)


# ------------------------------------------------------------------------------------------------- following back


def _statements(said: _Said, followers: Mapping[str, _Follower], language: Language) -> Iterator[Statement]:
    text = "".join(words for words, _ in said.pieces)
    for start, end in language.sentences(text):
        if not any(letter.isalnum() for letter in text[start:end]):
            continue
        parts = tuple(_parts(said.pieces, start, end))
        passages = tuple(dict.fromkeys(_merged(_followed(parts, followers))))
        notes = dict.fromkeys(filter(None, (_note(origin) for _, origin, _ in parts)))
        yield Statement(
            said.node,
            said.section,
            said.place,
            _kind(parts),
            text[start:end],
            passages,
            "; ".join(notes),
            said.answer,
        )


def _parts(
    pieces: tuple[tuple[str, Origin | None], ...], start: int, end: int
) -> Iterator[tuple[str, Origin | None, int]]:
    """The pieces of a sentence, cut to it, each with how many letters of it were cut off before."""
    position = 0
    for words, origin in pieces:
        first, last = max(start, position), min(end, position + len(words))
        if first < last and (part := words[first - position : last - position]).strip():
            yield part, origin, first - position
        position += len(words)


def _kind(parts: tuple[tuple[str, Origin | None, int], ...]) -> Any:
    kinds = {type(origin) for words, origin, _ in parts if origin and any(letter.isalnum() for letter in words)}
    if kinds == {FromSource}:
        return "source"
    if kinds == {FromDataset}:
        return "dataset"
    return "mixed" if FromSource in kinds else "authored"


def _note(origin: Origin | None) -> str:
    if isinstance(origin, FromDataset):
        return f"{origin.dataset}, {origin.version}, {origin.licence}"
    return origin.note if isinstance(origin, ByAuthors) else ""


def _followed(
    parts: tuple[tuple[str, Origin | None, int], ...], followers: Mapping[str, _Follower]
) -> Iterator[tuple[_Follower, int, int]]:
    """The raw spans on which the parts of a sentence rest."""
    for words, origin, cut in parts:
        if isinstance(origin, FromSource):
            follower, begins = followers[origin.source], origin.clean + cut
            yield (follower, *follower.text.raw_span(begins, begins + len(words)))
        elif isinstance(origin, ByAuthors):
            for passage in origin.rests_on:
                yield followers[passage.source], passage.start, passage.end


def _merged(spans: Iterator[tuple[_Follower, int, int]]) -> Iterator[Followed]:
    """Spans that touch each other as one: a name marked for the index parts no passage."""
    open_: tuple[_Follower, int, int] | None = None
    for follower, start, end in spans:
        if open_ and open_[0] is follower and open_[1] <= start <= open_[2] + 1:
            open_ = (follower, open_[1], max(end, open_[2]))
            continue
        if open_:
            yield open_[0].follow(open_[1], open_[2])
        open_ = (follower, start, end)
    if open_:
        yield open_[0].follow(open_[1], open_[2])


class _Follower:
    """Finds line, column and ledger entries of raw spans of one text."""

    def __init__(self, text: CleanText) -> None:
        self.text = text
        self.applied = text.ledger.applied
        self.ends = [entry.end for entry in self.applied]

    def follow(self, start: int, end: int) -> Followed:
        source = self.text.source
        line, column = source.position(start)
        return Followed(
            source.id, source.file, start, end, line, column, source.text[start:end], self._amendments(start, end)
        )

    def _amendments(self, start: int, end: int) -> tuple[Amendment, ...]:
        made = []
        for entry in self.applied[bisect_left(self.ends, start) :]:
            if entry.start >= end:
                break
            if entry.end > start or entry.start == entry.end:
                made.append(Amendment(entry.start, entry.raw, entry.fix, entry.rules))
        return tuple(made)

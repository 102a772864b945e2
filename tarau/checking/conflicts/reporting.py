"""Puts conflicts into words: both passages, what may explain them, and what to write into conflicts.yaml."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from ...cleaning import CleanText
from ...outline import ConflictDecision
from ...problems import Message, Place, Problem, warning
from .decided import open_questions
from .model import Conflict, Passage, Reason

#: So many letters of a passage are shown; so many words at most stand around what a quotation marks.
LONGEST_SHOWN, MOST_WORDS = 160, 40

#: From which rank on a conflict is called so.
VERY_LIKELY, LIKELY = 0.7, 0.5

_SAID: Mapping[str, Message] = {
    "figure": Message("«{first}»; but at {other}: «{second}» ({sure} a contradiction of figures{why})"),
    "date": Message("«{first}»; but at {other}: «{second}» ({sure} a contradiction of dates{why})"),
    "name": Message("«{first}»; but at {other}: «{second}» ({sure} one name in two spellings{why})"),
    "order": Message("«{first}»; but at {other}: «{second}» ({sure} times that cannot follow one another so{why})"),
    "sum": Message("«{first}»: this makes {second_said}, not {first_said} ({sure} a mistake in adding{why})"),
    "growth": Message("«{first}»: {first_said} is not {second_said} ({sure} a mistake in reckoning{why})"),
}

_REASONS: Mapping[Reason, Message] = {
    "scope": Message("the one may be a part of what the other speaks of"),
    "units": Message("a thousand may have been left out of the unit"),
    "year": Message("they may hold for different years"),
    "about": Message("one of them is approximate"),
    "rounding": Message("the figures may be rounded"),
    "counting": Message("the years may be counted in another way"),
    "parts": Message("there may be further parts"),
    "range": Message("the stretches may be meant differently"),
}


def contradictions(
    found: Sequence[Conflict], texts: Mapping[str, CleanText], decisions: Sequence[ConflictDecision]
) -> tuple[Problem, ...]:
    """A warning for each conflict that `decisions` leave open, at its first passage in the raw file of its source; and
    one for each decision that is about nothing any more."""
    left, stale = open_questions(found, texts, decisions)
    return (*(_problem(each, texts) for each in left), *stale)


def _problem(conflict: Conflict, texts: Mapping[str, CleanText]) -> Problem:
    kind = "growth" if conflict.kind == "sum" and "→" in conflict.said[0] else conflict.kind
    first, second = (_shown(texts, each) for each in (conflict.first, conflict.second))
    if conflict.kind in ("sum", "order") and conflict.first.source == conflict.second.source:
        whole = Passage(
            conflict.first.source,
            min(conflict.first.start, conflict.second.start),
            max(conflict.first.end, conflict.second.end),
        )
        first = _shown(texts, whole) if conflict.kind == "sum" else first
    return warning(
        f"conflict.{conflict.kind}",
        place(texts[conflict.first.source], conflict.first),
        _SAID[kind].template,
        "write into conflicts.yaml which it is, real, scope or no-conflict: {entry}",
        first=first,
        second=second,
        first_said=conflict.said[0],
        second_said=conflict.said[1],
        other=place(texts[conflict.second.source], conflict.second),
        sure=_sure(conflict.rank),
        why=_why(conflict.reasons),
        id=conflict.id,
        rank=conflict.rank,
        entry=entry(conflict, texts),
    )


def _sure(rank: float) -> Message:
    if rank >= VERY_LIKELY:
        return Message("very likely")
    return Message("likely") if rank >= LIKELY else Message("perhaps")


def _why(reasons: Sequence[Reason]) -> Message | str:
    """What may explain a conflict, to be put behind it."""
    if not reasons:
        return ""
    if len(reasons) == 1:
        return Message("; possible reason: {reason}", (("reason", _REASONS[reasons[0]]),))
    return Message(
        "; possible reason: {reason}, or {other}", (("reason", _REASONS[reasons[0]]), ("other", _REASONS[reasons[1]]))
    )


def place(text: CleanText, passage: Passage) -> Place:
    """Where a passage begins in the raw file of its source, as a person would type the file's name."""
    line, column = text.source.position(text.raw_span(passage.start, passage.end)[0])
    folder = text.source.record.place.file.rpartition("/")[0]
    return Place("/".join(part for part in (folder, text.source.file) if part), line, column)


def _shown(texts: Mapping[str, CleanText], passage: Passage) -> str:
    """A passage with as many whole words around it as can be shown."""
    text = texts[passage.source]
    start, end = _around(text, passage, LONGEST_SHOWN)
    before, after = start > _line(text, passage)[0], end < _line(text, passage)[1]
    return f"{'… ' * before}{' '.join(text.text[start:end].split())}{' …' * after}"


def _around(text: CleanText, passage: Passage, longest: int) -> tuple[int, int]:
    """The passage and whole words on both sides of it, inside its paragraph and no longer than `longest`."""
    first, last = _line(text, passage)
    room = max(0, longest - (passage.end - passage.start))
    start, end = max(first, passage.start - room * 2 // 3), min(last, passage.end + room // 3)
    while first < start < passage.start and not text.text[start - 1].isspace():
        start += 1
    while passage.end < end < last and not text.text[end].isspace():
        end -= 1
    return start, end


def _line(text: CleanText, passage: Passage) -> tuple[int, int]:
    """The paragraph that a passage stands in."""
    end = text.text.find("\n", passage.end)
    return text.text.rfind("\n", 0, passage.start) + 1, end if end >= 0 else len(text.text)


def entry(conflict: Conflict, texts: Mapping[str, CleanText]) -> str:
    """The entry of conflicts.yaml that decides a conflict to be real."""
    first, second = (_quoted(texts[each.source], each) for each in (conflict.first, conflict.second))
    return f"- {{id: {conflict.id}, decision: real, first: {first}, second: {second}}}"


def _quoted(text: CleanText, passage: Passage) -> str:
    """A passage as an entry names it: so many words around it that they stand in the text once."""
    quote = next((words for words in _grown(text, passage) if text.text.count(words) == 1), "")
    marked = text.text[passage.start : passage.end]
    values = {"quote": quote or marked, "mark": marked}
    if values["quote"] == marked:
        del values["mark"]
    said = ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    return f"{{source: {passage.source}, {said}}}"


def _grown(text: CleanText, passage: Passage) -> Iterator[str]:
    """The passage with more and more of the words before and after it."""
    for words in range(4, MOST_WORDS):
        start, end = _around(text, passage, passage.end - passage.start + words * 10)
        yield text.text[start:end].strip()

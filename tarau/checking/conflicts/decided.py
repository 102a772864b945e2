"""Which conflicts the editors have decided already, and which of their decisions are about nothing any more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...cleaning import CleanText
from ...files import Text
from ...outline import ConflictDecision, ConflictPassage
from ...problems import Problem, near, warning
from .model import Conflict, Passage

Span = tuple[int, int]


def open_questions(
    found: Sequence[Conflict], texts: Mapping[str, CleanText], decisions: Sequence[ConflictDecision]
) -> tuple[tuple[Conflict, ...], tuple[Problem, ...]]:
    """The conflicts that nobody has decided, and warnings about decisions that match nothing."""
    problems: list[Problem] = []
    decided: set[int] = set()
    seen: dict[str, ConflictDecision] = {}
    for decision in decisions:
        spans = [tuple(_spans(texts, passage, problems)) for passage in decision.passages]
        matched = {number for number, each in enumerate(found) if _about(decision, spans, each)}
        decided |= matched
        if all(spans) and not matched and decision.decision != "real":
            message, remedy = "nothing is found any more that this decision is about", "delete the decision '{id}'"
            problems.append(warning("conflict.stale", decision.place, message, remedy, id=decision.id))
        if decision.id in seen:
            message = "the id '{id}' is taken: it stands at {other} too"
            remedy, other = "give one of the two another id", seen[decision.id].id.place
            problems.append(warning("conflict.twice", decision.id.place, message, remedy, id=decision.id, other=other))
        seen.setdefault(str(decision.id), decision)
    return tuple(each for number, each in enumerate(found) if number not in decided), tuple(problems)


def _spans(texts: Mapping[str, CleanText], passage: ConflictPassage, problems: list[Problem]) -> Iterator[Span]:
    """Where the marked words of a quotation stand in the clean text of their source."""
    text = texts.get(str(passage.source))
    if text is None:
        message = "there is no source '{id}' in sources.yaml"
        meant = near(passage.source, texts)
        problems.append(warning("conflict.source", passage.source.place, message, meant, id=passage.source))
        return
    found = [each.span() for each in _pattern(passage.quote).finditer(text.text)]
    if not found:
        message = "these words do not stand in the clean text of '{source}'"
        remedy = "quote the passage as it reads after cleaning"
        problems.append(warning("conflict.stale", passage.quote.place, message, remedy, source=passage.source))
    for start, end in found:
        marked = _pattern(passage.mark).search(text.text, start, end) if passage.mark else None
        yield marked.span() if marked else (start, end)


def _pattern(words: Text) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())) or r"(?!)")


def _about(decision: ConflictDecision, spans: Sequence[Sequence[Span]], conflict: Conflict) -> bool:
    """Whether a decision is about a conflict: two of its quotations hold the two passages."""
    sources = [str(passage.source) for passage in decision.passages]
    for one, first in enumerate(spans):
        for two, second in enumerate(spans):
            here = sources[one] == conflict.first.source and _holds(first, conflict.first)
            there = sources[two] == conflict.second.source and _holds(second, conflict.second)
            if here and there and (one != two or conflict.kind in ("sum", "order")):
                return True
    return False


def _holds(spans: Sequence[Span], passage: Passage) -> bool:
    return any(start < passage.end and passage.start < end for start, end in spans)

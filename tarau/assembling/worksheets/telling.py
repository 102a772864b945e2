"""What gives answers away: a table, a map or a source printed for one question that answers another one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal

from ...chapter import (
    AnyQuestion,
    CauseEffect,
    Chapter,
    Choice,
    Choices,
    CompareSources,
    Extended,
    Gaps,
    Map,
    MapTask,
    Match,
    Numeric,
    Order,
    Short,
    SourceAnalysis,
    TrueFalse,
)
from .referring import referred

#: Fields that are not printed where a node is shown, or whose words say nothing of the matter.
_UNSEEN = {
    "id", "place", "origin", "target", "entry", "section", "language", "sources", "datasets", "questions", "question",
    "parts", "solution", "hint", "feedback", "commentary",
}  # fmt: skip
_WORD = re.compile(r"\d+(?:[.,]\d+)?|\w+")
#: Figures by which an answer in words is known again: one of a single digit stands anywhere.
_FIGURE = re.compile(r"\d+[.,]\d+|\d{2,}")
#: How many figures an answer in sentences must share with what is printed.
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """Which questions of a pool do not belong on one sheet: `foes` by the id of a question."""

    foes: Mapping[str, frozenset[str]]

    def against(self, question: AnyQuestion, chosen: Iterable[AnyQuestion]) -> bool:
        """Whether a question would answer one of those that are chosen, or be answered by what is printed for it."""
        foes = self.foes.get(question.id, frozenset())
        return any(other.id in foes for other in chosen)


def telling(chapter: Chapter, pool: Sequence[AnyQuestion]) -> Telling:
    """The questions of which one is printed with what answers the other, without being about that itself.

    A choice is answered where its right option stands word for word, a match or an order where all that is sorted
    stands, an answer in words where all its figures stand; a task on a blank map by any copy with names.
    """
    seen = {question.id: {node.id: node for node in referred(chapter, question)} for question in pool}
    texts = {id: _text(node) for shown in seen.values() for id, node in shown.items()}
    foes: dict[str, set[str]] = {}
    for printed in pool:
        told = [texts[id] for id in seen[printed.id]]
        if isinstance(printed, SourceAnalysis | CompareSources):
            told.append(_text(printed.quoted if isinstance(printed, SourceAnalysis) else printed.sides))
        for asked in pool if told else ():
            if asked.id != printed.id and (
                _named_map(printed, asked, seen[printed.id])
                or (not seen[asked.id].keys() & seen[printed.id].keys() and any(_tells(text, asked) for text in told))
            ):
                foes.setdefault(printed.id, set()).add(asked.id)
                foes.setdefault(asked.id, set()).add(printed.id)
    return Telling({id: frozenset(others) for id, others in foes.items()})


def _named_map(printed: AnyQuestion, asked: AnyQuestion, shown: Mapping[str, object]) -> bool:
    """Whether a map stands with its names on the sheet whose blank copy is to be filled in."""
    to_fill = isinstance(asked, MapTask) and not isinstance(printed, MapTask)
    return to_fill and isinstance(shown.get(asked.about), Map)


def _tells(text: str, question: AnyQuestion) -> bool:
    phrases = tuple(_answers(question))
    if phrases:
        return all(f" {phrase} " in text for phrase in phrases)
    if isinstance(question, Short | Numeric | Extended | TrueFalse):
        said = question.ask if isinstance(question, TrueFalse) else question.answer
        figures = set(_FIGURE.findall(_text(said)))
        least = ENOUGH if isinstance(question, Extended | TrueFalse) else 1
        return len(figures) >= least and all(f" {figure} " in text for figure in figures)
    return False


def _answers(question: AnyQuestion) -> Iterator[str]:
    """What must be found word for word; nothing for answers in sentences."""
    if isinstance(question, Choice):
        yield _phrase(question.options[question.right])
    elif isinstance(question, Choices):
        yield from (_phrase(question.options[right]) for right in question.right)
    elif isinstance(question, Order):
        yield from map(_phrase, question.items)
    elif isinstance(question, Match | CauseEffect):
        yield from map(_phrase, (*question.lefts, *question.rights))
    elif isinstance(question, Gaps):
        yield from (_phrase(piece.answers[0]) for piece in question.pieces if hasattr(piece, "answers"))


def _phrase(value: object) -> str:
    return _text(value).strip()


def _text(value: object) -> str:
    """The words of what is printed, in small letters with one space around each."""
    return f" {' '.join(_WORD.findall(' '.join(_strings(value)).casefold().replace(chr(0xA0), ' ')))} "


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Decimal | int) and not isinstance(value, bool):
        yield str(value).replace(".", ",")
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in _UNSEEN:
                yield from _strings(getattr(value, field.name))

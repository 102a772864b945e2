"""Where a text was changed since a rule last saw it, in offsets of its present state."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .draft import Draft
from .ledger import Alignment, Entry

Span = tuple[int, int]

#: Blank lines between a changed line and its neighbour are passed over as far as this.
BLANK = 200
#: Where there is a change in so many characters, all of the text counts as changed.
DENSE = 200
_BLANKS_AFTER = re.compile(rf"\s{{0,{BLANK}}}")


@dataclass(frozen=True, slots=True)
class Step:
    """One rule's changes: its family, and the stretches of the raw text that they touched."""

    family: str
    touched: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of the present text that is found again in a later one: the raw offset, or an entry and a place in it."""

    raw: int
    entry: Entry | None = None
    inside: int = 0


@dataclass(slots=True)
class Steps:
    """The draft, and all that has been done to it."""

    draft: Draft
    done: list[Step] = field(default_factory=list)
    _alignment: Alignment | None = None
    _changed: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    _lines: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    _around: dict[Span, Span] = field(default_factory=dict)

    @property
    def alignment(self) -> Alignment:
        """Between the raw text and the present one."""
        if self._alignment is None:
            self._alignment = Alignment(self.draft.entries)
        return self._alignment

    def take(self, family: str, draft: Draft) -> None:
        """Goes on with a draft that has changes by a family."""
        self.draft, self._alignment = draft, None
        self._changed.clear()
        self._lines.clear()
        self._around.clear()
        self.done.append(Step(family, draft.touched))

    def changed_since(self, number: int) -> tuple[Span, ...]:
        """The stretches of the present text that the steps from this number on touched, a character more on each
        side."""
        found = self._changed.get(number)
        if found is None:
            found = self._changed[number] = tuple(self._changed_since(number))
        return found

    def lines_changed_since(self, number: int) -> tuple[Span, ...]:
        """The lines of these stretches, with the line before and the line after."""
        found = self._lines.get(number)
        if found is None:
            found = self._lines[number] = with_neighbours(self.draft.text, self.changed_since(number))
        return found

    def around(self, span: Span) -> Span:
        """Some lines with the line before and the line after."""
        found = self._around.get(span)
        if found is None:
            ((first, last),) = with_neighbours(self.draft.text, [span])
            found = self._around[span] = first, last
        return found

    def _changed_since(self, number: int) -> Iterator[Span]:
        place, length = self.alignment.clean, len(self.draft.text)
        if DENSE * sum(len(step.touched) for step in self.done[number:]) > length:
            return iter(((0, length),))
        raw = sorted({span for step in self.done[number:] for span in step.touched})
        spans = ((place(max(0, start - 1)), min(length, place(end + 1))) for start, end in raw)
        return joined(sorted(spans))

    def anchor(self, at: int) -> Anchor:
        """What finds the place `at` again."""
        alignment = self.alignment
        number = bisect_left(alignment.clean_ends, at + 1)
        if number < len(alignment.clean_starts) and alignment.clean_starts[number] <= at:
            return Anchor(0, self.draft.entries[number], at - alignment.clean_starts[number])
        return Anchor(alignment.raw_start(at))

    def place(self, anchor: Anchor) -> int:
        """Where the place is now, if nothing was changed around it."""
        if anchor.entry is None:
            return self.alignment.clean(anchor.raw)
        number = bisect_left(self.alignment.raw_starts, anchor.entry.start)
        here = self.draft.entries[number : number + 2]  # behind what was only put in there
        number += len(here) > 1 and here[1] is anchor.entry
        return (self.alignment.clean_starts[number] if here else len(self.draft.text)) + anchor.inside


class Spans:
    """Spans in order that do not touch; tells fast whether a stretch touches one of them."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def touch(self, start: int, end: int) -> bool:
        """Whether a stretch shares a place or an edge with one of them."""
        number = bisect_left(self._ends, start)
        return number < len(self._starts) and self._starts[number] <= end


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Sorted spans, those that touch as one."""
    first, last = -1, -1
    for start, end in spans:
        if start <= last:
            last = max(last, end)
        else:
            if last >= 0:
                yield first, last
            first, last = start, end
    if last >= 0:
        yield first, last


def with_neighbours(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The lines that the spans touch, with the line before and the line after."""
    return tuple(joined((_line_before(text, start), _line_after(text, end)) for start, end in spans))


def _line_before(text: str, start: int) -> int:
    start = text.rfind("\n", 0, start) + 1
    lowest = max(0, start - BLANK)
    while start > lowest and text[start - 1].isspace():
        start -= 1
    return text.rfind("\n", 0, start) + 1


def _line_after(text: str, end: int) -> int:
    """After the line end of the line after the one in which `end` is."""
    end = text.find("\n", end) + 1 or len(text)
    blanks = _BLANKS_AFTER.match(text, end)
    return text.find("\n", blanks.end() if blanks else end) + 1 or len(text)

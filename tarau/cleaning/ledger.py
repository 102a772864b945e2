"""The ledger: every change made to a raw text, where and why, and the way back.

A rule never returns a new text. It returns the changes it wants, and the draft makes them (`draft.Draft`); so a
change that is not in the ledger cannot happen.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate
from typing import Any, Literal

from ..problems import Message

Status = Literal["applied", "suggested", "rejected"]

#: So many characters of the raw text before and after a change are kept, so that its place is found again in a
#: changed file (W3C Web Annotation, TextQuoteSelector).
CONTEXT = 32


class Risk(IntEnum):
    """How much a kind of change may go wrong: the machine acts up to the risk that the editor allows."""

    LOSSLESS = 0
    TYPOGRAPHY = 1
    NOISE = 2
    SURE_SPELLING = 3
    DOUBTFUL_SPELLING = 4
    STRUCTURE = 5


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule wants: at `start`, `before` becomes `after`; with `suggest` it is only offered to the editor.

    `confidence` is 0 to 1; `candidates` are the readings to choose from, best first; `reason` says why: a message, or
    an English sentence without values, or several parted by `; `.
    """

    start: int
    before: str
    after: str
    confidence: float = 1.0
    candidates: tuple[str, ...] = ()
    reason: str | Message = ""
    suggest: bool = False
    vouched: bool = False
    """Whether the rule itself has made sure that no name becomes another and no quotation is touched unduly."""

    @property
    def end(self) -> int:
        """Where the changed stretch ends."""
        return self.start + len(self.before)

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why, as messages."""
        if isinstance(self.reason, Message):
            return (self.reason,)
        return tuple(map(plain_message, self.reason.split("; "))) if self.reason else ()


@lru_cache(maxsize=1000)
def plain_message(sentence: str) -> Message:
    """A sentence without values as a message."""
    return Message(sentence.replace("{", "{{").replace("}", "}}"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One change in raw coordinates, composed over all rules that touched the stretch.

    `start` and `end` count code points of the raw text; `rules` are in order of application; `prefix` and `suffix`
    are the raw text around it. `reasons` say why, in the order in which the rules gave them.
    """

    start: int
    end: int
    raw: str
    fix: str
    rules: tuple[str, ...]
    risk: Risk
    confidence: float = 1.0
    status: Status = "applied"
    candidates: tuple[str, ...] = ()
    prefix: str = ""
    suffix: str = ""
    reasons: tuple[Message, ...] = ()

    @property
    def reason(self) -> str:
        """The reasons in English."""
        return "; ".join(map(str, self.reasons))


class Ledger(tuple[Entry, ...]):
    """Entries in the order of the raw text; those applied do not overlap."""

    __slots__ = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries: applied, suggested and rejected ones."""
        return tuple(self)

    @property
    def applied(self) -> tuple[Entry, ...]:
        """The entries that made the clean text."""
        return tuple(entry for entry in self if entry.status == "applied")

    def replay(self, raw: str) -> str:
        """The clean text, made again from the raw one; ValueError where the ledger belongs to another text."""
        return substitute(raw, ((entry.start, entry.raw, entry.fix) for entry in self.applied))

    def undo(self, clean: str) -> str:
        """The raw text, made again from the clean one: nothing is ever lost."""
        applied = self.applied
        starts = Alignment(applied).clean_starts
        return substitute(clean, ((start, entry.fix, entry.raw) for start, entry in zip(starts, applied, strict=True)))


def substitute(text: str, changes: Iterable[tuple[int, str, str]]) -> str:
    """The text with each (start, before, after) made; they are in order and do not overlap, else ValueError."""
    pieces, position = [], 0
    for start, before, after in changes:
        end = start + len(before)
        if start < position or text[start:end] != before:
            raise ValueError(f"the change at {start} does not fit the text")
        pieces += [text[position:start], after]
        position = end
    return "".join([*pieces, text[position:]])


class Alignment:
    """Where each offset of the clean text stands in the raw text, and the other way round."""

    __slots__ = ("clean_ends", "clean_starts", "raw_ends", "raw_starts")

    def __init__(self, applied: tuple[Entry, ...]) -> None:
        shifts = list(accumulate((len(entry.fix) - len(entry.raw) for entry in applied), initial=0))
        self.raw_starts = [entry.start for entry in applied]
        self.raw_ends = [entry.end for entry in applied]
        self.clean_starts = [entry.start + shift for entry, shift in zip(applied, shifts, strict=False)]
        self.clean_ends = [start + len(entry.fix) for entry, start in zip(applied, self.clean_starts, strict=True)]

    def shift(self, number: int) -> int:
        """How far the clean text has run from the raw one before a changed stretch, by its number."""
        if number < len(self.raw_starts):
            return self.clean_starts[number] - self.raw_starts[number]
        return self.clean_ends[-1] - self.raw_ends[-1] if self.raw_ends else 0

    def raw_start(self, offset: int) -> int:
        """The raw offset at which the clean text from `offset` on begins; inside a changed stretch, its start."""
        index = bisect_right(self.clean_starts, offset) - 1
        if index < 0:
            return offset
        if offset < self.clean_ends[index]:
            return self.raw_starts[index]
        return self.raw_ends[index] + offset - self.clean_ends[index]

    def raw_end(self, offset: int) -> int:
        """The raw offset at which the clean text up to `offset` ends; inside a changed stretch, its end."""
        index = bisect_left(self.clean_ends, offset)
        if index < len(self.clean_starts) and self.clean_starts[index] < offset:
            return self.raw_ends[index]
        # every stretch before `index` ends before `offset` in the clean text
        before = index - 1
        return offset if before < 0 else self.raw_ends[before] + offset - self.clean_ends[before]

    def clean(self, offset: int) -> int:
        """The clean offset of a raw one; inside a changed stretch, its start."""
        index = bisect_right(self.raw_starts, offset) - 1
        if index < 0:
            return offset
        if offset < self.raw_ends[index]:
            return self.clean_starts[index]
        return self.clean_ends[index] + offset - self.raw_ends[index]


def entry_line(entry: Entry) -> str:
    """The entry as one line of JSON, without its line end: its fields by their names, and `reason`, in English.

    Each of the `reasons` has its English `template` and its `values` by name; a value may be such a message itself.
    """
    names = (field.name for field in fields(entry) if field.name != "reasons")
    told = {name: getattr(entry, name) for name in names}
    told |= {"reason": entry.reason, "reasons": list(map(_told, entry.reasons))}
    line = json.dumps(told, ensure_ascii=False)
    for separator in ("\u0085", "\u2028", "\u2029"):  # line ends for some readers, though not for JSON
        line = line.replace(separator, f"\\u{ord(separator):04x}")
    return line


def read_ledger(text: str) -> Ledger:
    """The ledger that lines of JSON hold."""
    entries = []
    for line in filter(None, text.split("\n")):
        told = json.loads(line)
        del told["reason"]
        told |= {"risk": Risk(told["risk"]), "reasons": tuple(map(_message, told["reasons"]))}
        told |= {name: tuple(told[name]) for name in ("rules", "candidates")}
        entries.append(Entry(**told))
    return Ledger(entries)


def _told(message: Message) -> dict[str, object]:
    values = {name: _told(value) if isinstance(value, Message) else value for name, value in message.values}
    return {"template": message.template, "values": values}


def _message(told: dict[str, Any]) -> Message:
    values = told["values"].items()
    return Message(told["template"], tuple((name, _message(v) if isinstance(v, dict) else v) for name, v in values))

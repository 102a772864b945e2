"""A text on its way from raw to clean: its present state, and all that was done to it in raw coordinates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .ledger import CONTEXT, Alignment, Change, Entry, Risk, substitute

#: A change with the name and the risk of its rule.
Signed = tuple[Change, str, Risk]


@dataclass(frozen=True, slots=True)
class Draft:
    """The raw text, the present text, and the entries that make the one into the other, in order.

    `touched` are the stretches of the raw text that the last changes touched.
    """

    raw: str
    text: str
    entries: tuple[Entry, ...] = ()
    touched: tuple[tuple[int, int], ...] = ()

    def apply(self, signed: Sequence[Signed], alignment: Alignment | None = None) -> Draft:
        """The draft with the changes made; they are in order, do not overlap and fit the present text.

        `alignment` is that of the entries, where it is known.
        """
        text = substitute(self.text, ((change.start, change.before, change.after) for change, _, _ in signed))
        entries: list[Entry] = []
        touched: list[tuple[int, int]] = []
        for old, new in _composed(self, signed, alignment or Alignment(self.entries)):
            entries += old
            if new:
                touched.append((new.start, new.end))
                entries += [new] if new.raw != new.fix else []
        return Draft(self.raw, text, tuple(entries), tuple(touched))

    def offered(self, change: Change, rule: str, risk: Risk, alignment: Alignment) -> Entry:
        """A change that is only offered, as an entry; a stretch that was changed before is taken in whole."""
        first, last = _widened(alignment, change.start, change.end)
        start = alignment.raw_start(first)
        end = alignment.raw_end(last) if last > first else start
        fix = self.text[first : change.start] + change.after + self.text[change.end : last]
        entry = Entry(start, end, self.raw[start:end], fix, (rule,), risk, status="suggested", reasons=change.reasons)
        return replace(entry, confidence=change.confidence, candidates=change.candidates)


def with_context(raw: str, entry: Entry) -> Entry:
    """The entry with the raw text around it."""
    prefix = raw[max(0, entry.start - CONTEXT) : entry.start]
    return replace(entry, prefix=prefix, suffix=raw[entry.end : entry.end + CONTEXT])


def _widened(alignment: Alignment, first: int, last: int) -> tuple[int, int]:
    """The stretch of the present text, with the changed stretches into which its ends fall taken in whole."""
    starts, ends = alignment.clean_starts, alignment.clean_ends
    before, after = bisect_right(starts, first) - 1, bisect_left(ends, last)
    begins_inside = before >= 0 and starts[before] < first < ends[before]
    ends_inside = after < len(ends) and starts[after] < last < ends[after]
    return (starts[before] if begins_inside else first), (ends[after] if ends_inside else last)


def _composed(
    draft: Draft, signed: Sequence[Signed], alignment: Alignment
) -> Iterator[tuple[Sequence[Entry], Entry | None]]:
    """The old entries and the new changes in raw coordinates; those that touch the same stretch become one.

    In runs of old entries that stay as they are, each with the new one after it. `shift` is how far the present text
    has run from the raw one.
    """
    old, changes, first, position = draft.entries, [change for change, _, _ in signed], 0, 0
    while position < len(changes):
        change, begun = changes[position], first
        first = bisect_left(alignment.clean_ends, change.start, first)
        while first < len(old):  # those that end just where the change begins
            entry, start = old[first], alignment.clean_starts[first]
            if _touch(entry, start, change) or start + len(entry.fix) > change.start:
                break
            first += 1
        shift = alignment.shift(first)
        if first < len(old) and _touch(old[first], alignment.clean_starts[first], change):
            group, taken = _group(old, first, changes, position, shift)
            yield old[begun:first], _merged(draft, old[first:group], signed[position:taken], shift)
            first, position = group, taken
        else:
            yield old[begun:first], _fresh(signed[position], shift)
            position += 1
    yield old[first:], None


def _growth(entry: Entry) -> int:
    return len(entry.fix) - len(entry.raw)


def _group(old: Sequence[Entry], first: int, changes: Sequence[Change], position: int, shift: int) -> tuple[int, int]:
    """Where the old entries and the changes end that hang together with `old[first]` and `changes[position]`."""
    last_start, shift = old[first].start + shift, shift + _growth(old[first])
    group, taken = first + 1, position + 1
    while True:
        if group < len(old) and _touch(old[group], old[group].start + shift, changes[taken - 1]):
            last_start, shift = old[group].start + shift, shift + _growth(old[group])
            group += 1
        elif taken < len(changes) and _touch(old[group - 1], last_start, changes[taken]):
            taken += 1
        else:
            return group, taken


def _touch(entry: Entry, start: int, change: Change) -> bool:
    """Whether an old entry, whose present text begins at `start`, and a change cannot stand as two."""
    end = start + len(entry.fix)
    if change.before:
        return start < change.end and change.start < end if start < end else change.start < start < change.end
    if entry.start == entry.end or start == end:  # two insertions at one place, or one where something was deleted
        return start <= change.start <= end
    return start < change.start < end


def _fresh(signed: Signed, shift: int) -> Entry:
    change, rule, risk = signed
    start = change.start - shift
    entry = Entry(start, start + len(change.before), change.before, change.after, (rule,), risk, change.confidence)
    if change.reason or change.candidates:
        return replace(entry, candidates=change.candidates, reasons=change.reasons)
    return entry


def _merged(draft: Draft, old: Sequence[Entry], signed: Sequence[Signed], shift: int) -> Entry:
    """One entry for old entries and changes that touch; it names the rules of all."""
    changes = [change for change, _, _ in signed]
    first, grown = old[0].start + shift, sum(_growth(entry) for entry in old)
    last = old[-1].end + shift + grown
    start, end = min(first, changes[0].start), max(last, changes[-1].end)
    raw_start, raw_end = start - shift, end - shift - grown
    within = ((change.start - start, change.before, change.after) for change in changes)
    told: list[Entry | Change] = [*old, *changes]
    reasons = [reason for each in told for reason in each.reasons]
    return Entry(
        raw_start,
        raw_end,
        draft.raw[raw_start:raw_end],
        substitute(draft.text[start:end], within),
        tuple(dict.fromkeys([*(name for entry in old for name in entry.rules), *(rule for _, rule, _ in signed)])),
        max([*(entry.risk for entry in old), *(risk for _, _, risk in signed)]),
        min([*(entry.confidence for entry in old), *(change.confidence for change in changes)]),
        candidates=next((change.candidates for change in reversed(changes) if change.candidates), ()),
        reasons=tuple(dict.fromkeys(reasons)),
    )

"""The editor's desk: the machine's draft with the editor's decisions made; they outweigh the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..problems import ChapterError, Message, Problem, error, warning
from .corrections import Accept, Correction, Reject, Remove, Replace, quotation
from .draft import Draft
from .ledger import Alignment, Change, Entry, Risk, plain_message
from .quotations import Quotations, Span, short
from .rule import Rule


@dataclass(frozen=True, slots=True)
class Offer:
    """A change of the present text that a rule suggests."""

    change: Change
    rule: Rule


@dataclass(frozen=True, slots=True)
class Decision:
    """The draft after the editor's decisions, the entries that did not make it, and warnings."""

    draft: Draft
    others: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def decided(draft: Draft, offers: Sequence[Offer], decisions: Sequence[Correction]) -> Decision:
    """The machine's draft with the editor's decisions made: accepted and rejected first, then written.

    A ChapterError names every decision whose quotation is not in the raw text or is there more than once.
    """
    finder = Quotations(draft.raw)
    places = [(decision, finder.spans(decision)) for decision in decisions]
    if finder.problems:
        raise ChapterError(*finder.problems)
    desk = _Desk(draft, offers)
    desk.accept([(decision, spans) for decision, spans in places if isinstance(decision, Accept)])
    for decision, spans in places:
        if isinstance(decision, Reject):
            desk.reject(decision, spans)
    desk.write([(decision, spans) for decision, spans in places if isinstance(decision, Replace | Remove)])
    return Decision(desk.draft, (*(entry for _, entry in desk.open), *desk.rejected), tuple(desk.problems))


class _Desk:
    """Inner: the draft under the editor's hand; `open` are the suggestions, `rejected` what was undone."""

    def __init__(self, draft: Draft, offers: Sequence[Offer]) -> None:
        alignment = Alignment(draft.entries)
        self.draft = draft
        self.open = [
            (offer, draft.offered(offer.change, offer.rule.name, offer.rule.risk, alignment)) for offer in offers
        ]
        self.rejected: list[Entry] = []
        self.problems: list[Problem] = []

    def accept(self, decisions: Sequence[tuple[Accept, list[Span]]]) -> None:
        """Make the suggestions that lie inside the spans."""
        taken: list[Offer] = []
        for decision, spans in decisions:
            inside = [pair for pair in self.open if any(_inside(pair[1], span) for span in spans)]
            self.open = [pair for pair in self.open if pair not in inside]
            taken += [offer for offer, _ in inside]
            if not inside:
                self._needless(decision)
        for offer in sorted(taken, key=lambda offer: offer.change.start, reverse=True):
            self.draft = self.draft.apply([(offer.change, offer.rule.name, offer.rule.risk)])

    def reject(self, decision: Reject, spans: Iterable[Span]) -> None:
        """Undo what the machine did inside the spans, and strike out what it suggests there."""
        done = False
        for span in spans:
            gone = [entry for entry in self.draft.entries if _touches(entry, span)]
            offered = [pair for pair in self.open if _inside(pair[1], span)]
            self.open = [pair for pair in self.open if pair not in offered]
            self.rejected += [replace(entry, status="rejected") for entry in (*gone, *(entry for _, entry in offered))]
            rest = [piece for entry in self.draft.entries for piece in _outside(self.draft.raw, entry, span)]
            self.draft = _drafted(self.draft.raw, rest)
            done |= bool(gone or offered)
        if not done:
            self._needless(decision)

    def write(self, decisions: Sequence[tuple[Replace | Remove, list[Span]]]) -> None:
        """Put the editor's own text in place of the raw one and of what the machine made there."""
        wanted = []
        for decision, spans in decisions:
            fresh = [span for span in spans if not self._reads(decision, span)]
            if not fresh:
                self._needless(decision)
            wanted += [(self._entry(span, decision), decision) for span in fresh]
        wanted.sort(key=lambda pair: (pair[0].start, pair[0].end))
        for (one, _), (other, decision) in pairwise(wanted):
            if other.start < one.end:
                message = "this decision and another one touch the same words"
                raise ChapterError(
                    error("corrections.overlap", decision.place, message, "make one decision of the two")
                )
        entries = [entry for entry, _ in wanted if entry.raw != entry.fix]
        kept = list(_kept(self.draft, [entry for entry, _ in wanted], self.rejected))
        self.draft = _drafted(self.draft.raw, sorted([*kept, *entries], key=lambda entry: (entry.start, entry.end)))

    def _reads(self, decision: Replace | Remove, span: Span) -> bool:
        """Whether the machine's text already reads there as the editor wants it."""
        crossing = [entry for entry in self.draft.entries if _overlap(entry, span)]
        if not crossing:
            return False
        if crossing[0].start < span[0] or crossing[-1].end > span[1]:
            return isinstance(decision, Remove) and all(not entry.fix for entry in crossing)
        pieces, position = [], span[0]
        for entry in crossing:
            pieces += [self.draft.raw[position : entry.start], entry.fix]
            position = entry.end
        return "".join([*pieces, self.draft.raw[position : span[1]]]).split() == _text(decision).split()

    def _entry(self, span: Span, decision: Replace | Remove) -> Entry:
        start, end = _with_spaces(self.draft.raw, span) if isinstance(decision, Remove) else span
        raw, fix = self.draft.raw[start:end], _text(decision)
        reasons = (plain_message(decision.reason),) if decision.reason else ()
        return Entry(start, end, raw, fix, ("editor",), _nature(raw, fix), reasons=reasons)

    def _needless(self, decision: Correction) -> None:
        quoted = quotation(decision)
        message = "the decision on '{quotation}' is no longer needed: the text reads so without it"
        remedy = "take it out of corrections.yaml"
        problem = warning("corrections.needless", quoted.place, message, remedy, quotation=short(quoted))
        self.problems.append(problem)


def _text(decision: Replace | Remove) -> str:
    return str(decision.with_) if isinstance(decision, Replace) else ""


def _drafted(raw: str, entries: Sequence[Entry]) -> Draft:
    """The draft that the entries make of the raw text."""
    pieces, position = [], 0
    for entry in entries:
        pieces += [raw[position : entry.start], entry.fix]
        position = entry.end
    return Draft(raw, "".join([*pieces, raw[position:]]), tuple(entries))


def _kept(draft: Draft, editors: Sequence[Entry], rejected: list[Entry]) -> Iterator[Entry]:
    """The machine's entries that the editor's leave standing; the others are added to `rejected`."""
    position = 0
    for entry in draft.entries:
        while position < len(editors) and editors[position].end < entry.start:
            position += 1
        pieces = [entry]
        for editor in editors[position:]:
            if editor.start > entry.end:
                break
            pieces = [
                piece for old in pieces for piece in _outside(draft.raw, old, (editor.start, editor.end), inner=True)
            ]
        if pieces != [entry]:
            rejected.append(replace(entry, status="rejected", reasons=(Message("an editor's decision stands here"),)))
        yield from pieces


def _outside(raw: str, entry: Entry, span: Span, *, inner: bool = False) -> Iterator[Entry]:
    """What is left of an entry outside a span: all of it, nothing, or the rest of a removed block.

    With `inner` an entry that only puts something in at an edge of the span is outside.
    """
    touched = _overlap(entry, span) if inner else _touches(entry, span)
    if not touched:
        yield entry
        return
    if entry.fix or _inside(entry, span):
        return
    before = _still_gone_before(raw, entry, span[0]) if entry.start < span[0] else (0, 0)
    after = _still_gone_after(raw, entry, span[1]) if span[1] < entry.end else (0, 0)
    for start, end in (before, after):
        if start < end:
            yield replace(entry, start=start, end=end, raw=raw[start:end])


def _still_gone_before(raw: str, entry: Entry, start: int) -> Span:
    """What stays removed of a block before words that come back: these stand on a line of their own as they did."""
    gone = raw[entry.start : start]
    if not gone.strip():
        return entry.start, (start if entry.start == 0 else entry.start)
    blank = gone[: len(gone) - len(gone.lstrip())]
    if "\n" in blank:
        return entry.start + len(blank), start
    if entry.start == 0 or raw[entry.start - 1] == "\n":
        return entry.start, start
    return entry.start, entry.start + len(gone.rstrip())


def _still_gone_after(raw: str, entry: Entry, end: int) -> Span:
    """The same after them: the text that follows does not run on from them."""
    gone, last = raw[end : entry.end], entry.end
    if last == len(raw) or (gone.strip() and raw[last] == "\n"):
        return end, last
    if not gone.strip():
        return last, last
    blank = gone[len(gone.rstrip()) :]
    if "\n" in blank:
        return end, last - len(blank)
    return last - len(gone.lstrip()), last


def _inside(entry: Entry, span: Span) -> bool:
    return span[0] <= entry.start and entry.end <= span[1]


def _touches(entry: Entry, span: Span) -> bool:
    """Whether an entry shares a character with the span, or puts something in inside it or at its edges."""
    return _overlap(entry, span) or (entry.start == entry.end and _inside(entry, span))


def _overlap(entry: Entry, span: Span) -> bool:
    """Whether an entry shares a character with the span, or puts something in inside it."""
    if entry.start < entry.end:
        return entry.start < span[1] and span[0] < entry.end
    return span[0] < entry.start < span[1]


def _with_spaces(raw: str, span: Span) -> Span:
    """A removed stretch with the line ends after it where it is whole lines, else with one of the spaces around it."""
    start, end = span
    line_before = start == 0 or raw[start - 1] == "\n"
    if line_before and (end == len(raw) or raw[end] == "\n"):
        while end < len(raw) and raw[end] == "\n":
            end += 1
    elif start and raw[start - 1] == " " and (end == len(raw) or raw[end] in " .,;:!?»”)\n"):
        start -= 1
    return start, end


def _nature(raw: str, fix: str) -> Risk:
    """The risk class of an editor's change."""
    if not fix.strip():
        return Risk.NOISE
    if "\n" in fix or "\n" in raw:
        return Risk.STRUCTURE
    letters = ["".join(filter(str.isalnum, text)) for text in (raw, fix)]
    return Risk.TYPOGRAPHY if letters[0] == letters[1] else Risk.SURE_SPELLING

"""The editor's decisions on the cleaning, by quotation of the raw text; they outweigh the machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import ClassVar

from ..files import Folder, Text, yaml_file
from ..problems import ChapterError, Place, Problem, error, warning
from .draft import Draft
from .ledger import Alignment, Change, Entry, Risk
from .rule import Rule


@dataclass(frozen=True, slots=True)
class Replace:
    """`replace: quotation`, `with: text`: the quotation of the raw text reads so; an empty line in it parts paragraphs."""

    KEY: ClassVar[str] = "replace"
    replace: Text
    with_: Text
    reason: Text | None = None
    within: Text | None = None
    all: bool = False
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Remove:
    """`remove: quotation`: it goes, as noise; with `to: quotation` all from the one to the other, both included."""

    KEY: ClassVar[str] = "remove"
    remove: Text
    to: Text | None = None
    reason: Text | None = None
    within: Text | None = None
    all: bool = False
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Accept:
    """`accept: quotation`: what is suggested inside the quotation is made."""

    KEY: ClassVar[str] = "accept"
    accept: Text
    reason: Text | None = None
    within: Text | None = None
    all: bool = False
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Reject:
    """`reject: quotation`: what the machine did inside the quotation is undone, and it stays as the raw text has it."""

    KEY: ClassVar[str] = "reject"
    reject: Text
    reason: Text | None = None
    within: Text | None = None
    all: bool = False
    place: Place = Place("")


Correction = Replace | Remove | Accept | Reject


def corrections(folder: Folder, name: str = "corrections.yaml") -> Mapping[Text, tuple[Correction, ...]]:
    """The decisions of a chapter by source id; none where there is no such file."""
    if not folder.has(name):
        return {}
    into = Mapping[str, tuple[Replace | Remove | Accept | Reject, ...]]
    read: Mapping[Text, tuple[Correction, ...]] = yaml_file(folder, name, into)  # type: ignore[type-abstract, assignment]
    return read


@dataclass(frozen=True, slots=True)
class Offer:
    """A change of the present text that a rule suggests."""

    change: Change
    rule: Rule


@dataclass(frozen=True, slots=True)
class Decision:
    """The draft after the editor's decisions, the entries that were not applied, and warnings."""

    draft: Draft
    others: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def decided(draft: Draft, offers: Sequence[Offer], decisions: Sequence[Correction]) -> Decision:
    """The machine's draft with the editor's decisions made.

    A ChapterError names every decision whose quotation is not in the raw text, or is there more than once.
    """
    finder = Quotations(draft.raw)
    places = [(decision, finder.spans(decision)) for decision in decisions]
    if finder.problems:
        raise ChapterError(*finder.problems)
    desk = _Desk(draft, offers)
    for kind in (Accept, Reject):
        for decision, spans in places:
            if isinstance(decision, kind):
                desk.judge(decision, spans)
    desk.write([(decision, spans) for decision, spans in places if isinstance(decision, Replace | Remove)])
    return Decision(desk.draft, tuple(desk.others()), tuple(desk.problems))


# ---- finding -------------------------------------------------------------------------------------------------------


class Quotations:
    """Finds quotations in a raw text; white space counts as one space. Collects what it cannot find."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.problems: list[Problem] = []

    def spans(self, decision: Correction) -> list[tuple[int, int]]:
        """Where the decision's quotation stands: one place, or every place as a whole word with `all`."""
        quotation: Text = getattr(decision, decision.KEY)
        window = (0, len(self.raw))
        if decision.within is not None:
            found = self._only(decision.within, window)
            if found is None:
                return []
            window = found
        if decision.all:
            spans = [span for span in self._find(quotation, window) if self._whole(*span)]
            if not spans:
                self._missing(quotation)
            return spans
        first = self._only(quotation, window)
        last = first
        if first and isinstance(decision, Remove) and decision.to is not None:
            last = self._only(decision.to, (first[1], window[1]), nearest=True)
        return [(first[0], last[1])] if first and last else []

    def _only(self, quotation: Text, window: tuple[int, int], *, nearest: bool = False) -> tuple[int, int] | None:
        spans = self._find(quotation, window)
        if not spans:
            self._missing(quotation)
            return None
        if len(spans) > 1 and not nearest:
            message = "'{quotation}' stands {count} times in the raw text"
            remedy = "quote more of the text, or add 'within: …' with a longer quotation, or 'all: true'"
            values = {"quotation": _short(quotation), "count": len(spans)}
            self.problems.append(error("corrections.ambiguous", quotation.place, message, remedy, **values))
            return None
        return spans[0]

    def _find(self, quotation: str, window: tuple[int, int]) -> list[tuple[int, int]]:
        words = quotation.split()
        if not words:
            return []
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        return [found.span() for found in pattern.finditer(self.raw, *window)]

    def _whole(self, start: int, end: int) -> bool:
        """Whether no word goes on at either end."""
        inner, raw = self.raw[start:end], self.raw
        before = start and raw[start - 1].isalnum() and inner[0].isalnum()
        after = end < len(raw) and raw[end].isalnum() and inner[-1].isalnum()
        return not before and not after

    def _missing(self, quotation: Text) -> None:
        message = "'{quotation}' is not in the raw text"
        nearest = self._nearest(quotation)
        remedy = "the nearest text is '{nearest}'" if nearest else "quote the raw text as it stands in the source"
        values = {"quotation": _short(quotation), "nearest": nearest}
        self.problems.append(error("corrections.missing", quotation.place, message, remedy, **values))

    def _nearest(self, quotation: str) -> str:
        """The stretch of the raw text that is most like the quotation, or nothing where none is like it."""
        words = quotation.split()
        best, best_ratio = "", 0.6
        anchors = sorted({word for word in words if len(word) > 3}, key=lambda word: (-len(word), word))[:4]
        for anchor in anchors:
            offset = quotation.find(anchor)
            for found in list(re.finditer(re.escape(anchor[: max(4, len(anchor) - 3)]), self.raw))[:50]:
                start = max(0, found.start() - offset)
                there = " ".join(self.raw[start : start + len(quotation)].split())
                ratio = SequenceMatcher(None, quotation, there, autojunk=False).ratio()
                if ratio > best_ratio:
                    best, best_ratio = there, ratio
        return _short(best)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79] + "…"


# ---- deciding ------------------------------------------------------------------------------------------------------


class _Desk:
    """Inner: the draft under the editor's hand."""

    def __init__(self, draft: Draft, offers: Sequence[Offer]) -> None:
        self.draft = draft
        self.problems: list[Problem] = []
        alignment = Alignment(draft.entries)
        self.open = [
            (offer, draft.offered(offer.change, offer.rule.name, offer.rule.risk, alignment)) for offer in offers
        ]
        self.rejected: list[Entry] = []
        self.accepted: list[Offer] = []

    def judge(self, decision: Accept | Reject, spans: Iterable[tuple[int, int]]) -> None:
        """Make, or undo, what lies inside the spans."""
        done = False
        for start, end in spans:
            done |= self._accept(start, end) if isinstance(decision, Accept) else self._reject(start, end)
        if not done:
            self._needless(decision)

    def _accept(self, start: int, end: int) -> bool:
        taken = [pair for pair in self.open if _inside(pair[1], start, end)]
        self.open = [pair for pair in self.open if pair not in taken]
        self.accepted += [offer for offer, _ in taken]
        return bool(taken)

    def _reject(self, start: int, end: int) -> bool:
        self._make_accepted()
        gone = [entry for entry in self.draft.entries if _inside(entry, start, end)]
        offered = [pair for pair in self.open if _inside(pair[1], start, end)]
        self.open = [pair for pair in self.open if pair not in offered]
        self.rejected += [replace(entry, status="rejected") for entry in (*gone, *(entry for _, entry in offered))]
        self._set([entry for entry in self.draft.entries if entry not in gone])
        return bool(gone or offered)

    def _make_accepted(self) -> None:
        """Make the accepted suggestions, each with the name of its rule and of the editor who wanted it."""
        if not self.accepted:
            return
        end = 0
        for offer in sorted(self.accepted, key=lambda offer: offer.change.start, reverse=True):
            self.draft = self.draft.apply([offer.change], offer.rule.name, offer.rule.risk)
            end = offer.change.start
        del end
        self.accepted = []

    def write(self, decisions: Sequence[tuple[Replace | Remove, list[tuple[int, int]]]]) -> None:
        """Put the editor's own text in place of what the machine made there."""
        self._make_accepted()
        wanted = []
        for decision, spans in decisions:
            fresh = [span for span in spans if not self._reads(decision, span)]
            if not fresh:
                self._needless(decision)
            wanted += [(span, decision) for span in fresh]
        wanted.sort(key=lambda pair: pair[0])
        for (one, _), (other, decision) in zip(wanted, wanted[1:], strict=False):
            if other[0] < one[1]:
                message = "this decision and another one touch the same words"
                problem = error("corrections.overlap", decision.place, message, "make one decision of the two")
                raise ChapterError(problem)
        self._override([self._entry(span, decision) for span, decision in wanted])

    def _reads(self, decision: Replace | Remove, span: tuple[int, int]) -> bool:
        """Whether the machine's text already reads there as the editor wants it."""
        alignment = Alignment(self.draft.entries)
        start, end = span
        crossing = [entry for entry in self.draft.entries if _overlap(entry, start, end)]
        if any(entry.start < start or entry.end > end for entry in crossing):
            return isinstance(decision, Remove) and all(not entry.fix for entry in crossing)
        if not crossing:
            return False
        there = self.draft.text[alignment.clean(start) : max(alignment.clean(start), _clean_end(alignment, end))]
        return there == _text(decision)

    def _entry(self, span: tuple[int, int], decision: Replace | Remove) -> Entry:
        raw, fix = self.draft.raw[slice(*span)], _text(decision)
        return Entry(*span, raw, fix, ("editor",), _nature(raw, fix), reason=str(decision.reason or ""))

    def _override(self, entries: Sequence[Entry]) -> None:
        kept, position = [], 0
        for entry in self.draft.entries:
            while position < len(entries) and entries[position].end <= entry.start and not _overlap(
                entry, entries[position].start, entries[position].end
            ):
                position += 1
            if any(_overlap(entry, other.start, other.end) for other in entries[position : position + 2]):
                self.rejected.append(replace(entry, status="rejected", reason="an editor's decision stands here"))
            else:
                kept.append(entry)
        changed = [entry for entry in entries if entry.raw != entry.fix]
        self._set(sorted([*kept, *changed], key=lambda entry: (entry.start, entry.end)))

    def _set(self, entries: Sequence[Entry]) -> None:
        raw = self.draft.raw
        pieces, position = [], 0
        for entry in entries:
            pieces += [raw[position : entry.start], entry.fix]
            position = entry.end
        self.draft = Draft(raw, "".join([*pieces, raw[position:]]), tuple(entries))

    def others(self) -> list[Entry]:
        """The entries that did not make the text: suggested or rejected."""
        return [*(entry for _, entry in self.open), *self.rejected]

    def _needless(self, decision: Correction) -> None:
        quotation: Text = getattr(decision, decision.KEY)
        message = "the decision on '{quotation}' is no longer needed: the text reads so without it"
        remedy = "take it out of corrections.yaml"
        self.problems.append(
            warning("corrections.needless", quotation.place, message, remedy, quotation=_short(quotation))
        )


def _text(decision: Replace | Remove) -> str:
    return str(decision.with_) if isinstance(decision, Replace) else ""


def _clean_end(alignment: Alignment, end: int) -> int:
    """Where the clean text of what stands before the raw offset `end` ends, insertions at `end` left out."""
    starts = alignment.raw_starts
    index = next((number for number, start in enumerate(starts) if start >= end), len(starts))
    before = index - 1
    return end if before < 0 else alignment.clean_ends[before] + end - alignment.raw_ends[before]


def _inside(entry: Entry, start: int, end: int) -> bool:
    return start <= entry.start and entry.end <= end


def _overlap(entry: Entry, start: int, end: int) -> bool:
    """Whether an entry and the stretch share a character, or the entry puts something inside the stretch."""
    return entry.start < end and start < entry.end if entry.start < entry.end else start < entry.start < end


def _nature(raw: str, fix: str) -> Risk:
    """The risk class of an editor's change."""
    if not fix.strip():
        return Risk.NOISE
    if "\n" in fix or "\n" in raw:
        return Risk.STRUCTURE
    letters = ["".join(filter(str.isalnum, text)) for text in (raw, fix)]
    return Risk.TYPOGRAPHY if letters[0] == letters[1] else Risk.SURE_SPELLING

"""Finding the editor's quotations in a raw text, and saying what stands there where one is not found."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from ..files import Text
from ..problems import Problem, error
from .corrections import Correction, Remove, quotation

Span = tuple[int, int]

#: What may stand between two letters of a word that was divided, or be missing there.
_GAP = r"\s\-‐‑–—\u00ad"
_GAPS = re.compile(f"[{_GAP}]+")

#: A stretch of the text is shown as the nearest one when it is so much like the quotation (difflib's ratio).
LIKE = 0.6


class Quotations:
    """Finds quotations in a raw text, white space counting as one space; collects what it cannot find as problems."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.problems: list[Problem] = []

    def spans(self, decision: Correction) -> list[Span]:
        """Where the decision's quotation stands: one place, or with `all` every place where it is whole words."""
        quoted, window = quotation(decision), (0, len(self.raw))
        if decision.within is not None:
            inside = self._only(decision.within, window)
            if inside is None:
                return []
            window = inside
        if decision.all:
            spans = [span for span in self._find(quoted, window) if self._whole(*span)]
            if not spans:
                self._missing(quoted)
            return spans
        first = last = self._only(quoted, window)
        if first and isinstance(decision, Remove) and decision.to is not None:
            last = self._first(decision.to, (first[1], window[1]))
        return [(first[0], last[1])] if first and last else []

    def _only(self, quoted: Text, window: Span) -> Span | None:
        spans = self._find(quoted, window)
        if len(spans) > 1:
            message = "'{quotation}' stands {count} times in the raw text"
            remedy = "quote more of the text, or add 'within: …' with a longer quotation, or 'all: true'"
            values = {"quotation": short(quoted), "count": len(spans)}
            self.problems.append(error("corrections.ambiguous", quoted.place, message, remedy, **values))
            return None
        return self._first(quoted, window)

    def _first(self, quoted: Text, window: Span) -> Span | None:
        spans = self._find(quoted, window)
        if not spans:
            self._missing(quoted)
        return spans[0] if spans else None

    def _find(self, quoted: str, window: Span) -> list[Span]:
        words = quoted.split()
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        return [found.span() for found in pattern.finditer(self.raw, *window)] if words else []

    def _whole(self, start: int, end: int) -> bool:
        """Whether no word goes on at either end."""
        before = self.raw[start - 1 : start].isalnum() and self.raw[start].isalnum()
        after = self.raw[end : end + 1].isalnum() and self.raw[end - 1].isalnum()
        return not before and not after

    def _missing(self, quoted: Text) -> None:
        nearest = self._nearest(" ".join(quoted.split()))
        remedy = "the nearest text is '{nearest}'" if nearest else "quote the raw text as it stands in the source"
        values = {"quotation": short(quoted), "nearest": nearest}
        message = "'{quotation}' is not in the raw text"
        self.problems.append(error("corrections.missing", quoted.place, message, remedy, **values))

    def _nearest(self, quoted: str) -> str:
        """The stretch of the raw text that is most like the quotation, or nothing where none is like it."""
        if alike := self._without_gaps(quoted):
            return short(alike)
        best, best_ratio = "", LIKE
        anchors = sorted({word for word in quoted.split() if len(word) > 3}, key=lambda word: (-len(word), word))
        for anchor in anchors[:4]:
            stem, offset = anchor[: max(4, len(anchor) - 3)], quoted.find(anchor)
            for found in list(re.finditer(re.escape(stem), self.raw))[:50]:
                start = max(0, found.start() - offset)
                there = " ".join(self.raw[start : start + len(quoted)].split())
                ratio = SequenceMatcher(None, quoted, there, autojunk=False).ratio()
                if ratio > best_ratio:
                    best, best_ratio = there, ratio
        return short(best)

    def _without_gaps(self, quoted: str) -> str:
        """The first stretch of the raw text with the same letters and other spaces, hyphens or dashes between them."""
        letters = _GAPS.sub("", quoted)
        if not letters:
            return ""
        found = re.search(rf"[{_GAP}]*".join(map(re.escape, letters)), self.raw)
        return " ".join(found[0].split()) if found else ""


def short(text: str) -> str:
    """A text on one line and no longer than a message needs."""
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79] + "…"

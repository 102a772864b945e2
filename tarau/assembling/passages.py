"""Finding passages: a quotation, as a person types it, in the clean text of a source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

from ..chapter import FromSource, Origin, Run
from ..cleaning import CleanText
from ..files import Text
from ..problems import Message, Problem, error, near

#: Signs that look alike in print and that nobody should have to type exactly.
_ALIKE = ('"“”„«»‟″', "'’‘‚ʼ`´", "-–—‑−")

#: Quotation marks that a person may type in place of those of YAML, which then are letters of the text.
_CURLY = "“”„‟"

#: Of a quotation that is not found, so many letters are compared and shown; so many of its words are looked up, each at
#: so many places.
LONGEST_SHOWN = 120
MOST_TRIED = 8


def find(clean: CleanText, from_: Text, to: Text | None) -> tuple[int, int] | Problem:
    """The stretch of the clean text from the words `from_` to the words `to`, both included, or what is wrong.

    White space, the form of quotation marks and the length of dashes do not matter. `from_` must stand in the text
    once; `to` is the first occurrence after `from_` begins.
    """
    for quotation in (from_, to):
        if quotation is not None and not quotation.strip():
            message, remedy = "no words are quoted here", "quote the words, or delete the key"
            return error("passage.empty", quotation.place, message, remedy)
    opening = _pattern(from_).finditer(clean.text)
    first = next(opening, None)
    if first is None:
        return _missing(clean, from_, 0)
    if next(opening, None) is not None:
        message = "these words stand in '{source}' more than once"
        return error("passage.ambiguous", from_.place, message, "quote more of the passage", source=clean.source.id)
    if to is None:
        return first.span()
    last = _pattern(to).search(clean.text, first.start())
    if last is None:
        return _missing(clean, to, first.start())
    return first.start(), max(first.end(), last.end())


def origin(clean: CleanText, start: int, end: int) -> FromSource:
    """Where a stretch of the clean text comes from: raw offsets, and how many ledger entries lie in it."""
    raw_start, raw_end = clean.raw_span(start, end)
    return FromSource(clean.source.id, raw_start, raw_end, len(clean.entries_in(start, end)), start)


def part(run: Run, start: int, end: int) -> Run:
    """A part of a run, which knows where it begins in the clean text, and in the raw one where nothing was changed."""
    origin: Origin = run.origin
    if isinstance(origin, FromSource):
        whole = origin.end - origin.start == len(run.text) and not origin.entries
        first, last = (origin.start + start, origin.start + end) if whole else (origin.start, origin.end)
        origin = replace(origin, start=first, end=last, clean=origin.clean + start)
    return Run(run.text[start:end], origin)


@lru_cache(maxsize=4096)
def _pattern(quotation: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join("".join(map(_sign, word)) for word in quotation.split()))


def _sign(letter: str) -> str:
    for alike in _ALIKE:
        if letter in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(letter)


def _missing(clean: CleanText, quotation: Text, after: int) -> Problem:
    raw = _pattern(quotation).search(clean.source.text)
    if raw is not None and clean.alignment.clean(raw.end()) > after:
        return _changed(clean, quotation, raw.span())
    message = (
        "these words do not stand in the clean text of '{source}'"
        if after == 0
        else ("these words do not stand in '{source}' after the words in 'from'")
    )
    if slip := _slip(clean, quotation, after):
        return slip
    nearest = _nearest(clean.text, quotation, after)
    remedy: str | Message = "quote the passage as it reads after cleaning"
    if nearest:
        remedy = Message("the nearest text is: {nearest}", (("nearest", nearest),))
    return error("passage.missing", quotation.place, message, remedy, source=clean.source.id)


def _slip(clean: CleanText, quotation: Text, after: int) -> Problem | None:
    """The problem of words that stand before `after`, or without the curly marks around them; None for others."""
    if after and _pattern(quotation).search(clean.text, 0, after):
        message = "the words in 'to' stand before those in 'from'"
        remedy = "exchange the two, or quote words that stand after those in 'from'"
        return error("passage.missing", quotation.place, message, remedy)
    bare = quotation.strip().strip(_CURLY)
    if bare != quotation.strip() and bare.strip() and _pattern(bare).search(clean.text, after):
        message = "these words stand in '{source}' without the curly quotation marks, which belong to the text here"
        remedy = 'quote with straight marks: "…"'
        return error("passage.missing", quotation.place, message, remedy, source=clean.source.id)
    return None


def _changed(clean: CleanText, quotation: Text, raw: tuple[int, int]) -> Problem:
    """The problem of words that the raw text has at `raw` and the clean one has not: the cleaning changed them."""
    start, end = (clean.alignment.clean(offset) for offset in raw)
    first = max(clean.text.rfind(sign, 0, start) for sign in " \n") + 1
    found = re.compile(r"(?=\s)|$").search(clean.text, max(start, end))
    there = " ".join(clean.text[first : found.start() if found else end].split())
    if end <= start:
        message = "the cleaning took these words out of '{source}'"
        remedy = "quote words that are printed, or reject the removal in corrections.yaml"
        return error("passage.changed", quotation.place, message, remedy, source=clean.source.id)
    message, remedy = "the cleaning changed these words of '{source}'", "after it they read: {nearest}"
    shown = there if len(there) <= 2 * LONGEST_SHOWN else there[:LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"
    return error("passage.changed", quotation.place, message, remedy, source=clean.source.id, nearest=f"«{shown}»")


def elsewhere(quotation: Text, others: Mapping[str, CleanText]) -> str:
    """The id of another source that has these words, or nothing."""
    return next((id for id, clean in others.items() if _pattern(quotation).search(clean.text)), "")


def _nearest(text: str, quotation: str, after: int) -> str:
    """The stretch of the text that is most like the beginning of the quotation, or nothing where none is like it."""
    wanted = " ".join(quotation.split())[:LONGEST_SHOWN]
    best, best_ratio = "", 0.5
    words = list(re.finditer(r"\w{3,}", wanted))
    for word in sorted(words, key=lambda found: (-len(found[0]), found.start()))[:MOST_TRIED]:
        places = islice(re.compile(rf"\b{re.escape(word[0])}").finditer(text, after), MOST_TRIED)
        for start in (start for place in places for start in _word_starts(text, place.start() - word.start(), after)):
            there = " ".join(text[start : start + len(wanted)].split())
            ratio = SequenceMatcher(None, wanted, there, autojunk=False).ratio()
            if ratio > best_ratio:
                word_end = re.compile(r"(?<=\S)(?!\S)").search(text, start + len(wanted) + 10)
                best, best_ratio = text[start : word_end.start() if word_end else None], ratio
    return f"«{' '.join(best.split())}»" if best else ""


def _word_starts(text: str, offset: int, after: int) -> tuple[int, ...]:
    """Where the words around an offset begin, not before `after`."""
    offset = max(after, offset)
    following = re.compile(r"(?<=\s)\S").search(text, offset)
    return (max(after, text.rfind(" ", 0, offset) + 1), *((following.start(),) if following else ()))


def unknown_source(id: Text, known: tuple[str, ...]) -> Problem:
    """The problem of a source id that sources.yaml does not have."""
    return error("passage.source", id.place, "there is no source '{id}' in sources.yaml", near(id, known), id=id)

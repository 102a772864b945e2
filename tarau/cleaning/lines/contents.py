"""A page's list of contents: the titles of its own parts, which come again further down."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from .certain import LONGEST, bracketed, union

#: A list of contents has at least so many titles.
CONTENTS = 2
#: So many lists of contents are looked for in a text, and so far is each followed.
HEADS, LONGEST_CONTENTS = 20, 300

_NUMBERED = re.compile(r"(?:\d++[.)]?)++ +")
_DIGITS = re.compile(r"\d+")


def contents(texts: Sequence[str]) -> list[int]:
    """The lines of a page's list of contents: titles that come again further down, in order and apart, with its own."""
    heads = union("furniture-contents")
    starts = [number for number, text in enumerate(texts) if len(text) <= 40 and text.casefold().rstrip(":") in heads]
    if not starts:
        return []
    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        if len(text) <= LONGEST:
            places.setdefault(_title(text), []).append(number)
    found: list[int] = []
    for number in starts[:HEADS]:
        run = _listed(texts, number + 1, places)
        if run - number > CONTENTS:
            run = _counted(texts, run)
            found += range(number, run)
    return sorted(set(found))


def _listed(texts: Sequence[str], start: int, places: Mapping[str, Sequence[int]]) -> int:
    """Where the run of titles ends that come again below, each further down than the one before."""
    end, last = start, 0
    while end < min(len(texts), start + LONGEST_CONTENTS) and len(texts[end]) <= LONGEST:
        again = places.get(_title(texts[end]), ())
        below = bisect_right(again, max(last, end))
        if below == len(again):
            break
        last, end = again[below], end + 1
    return end if last > end else start


def _counted(texts: Sequence[str], end: int) -> int:
    """Where the entries end that count on from the last one of a list of contents, though no title repeats them."""
    while 0 < end < len(texts) and len(texts[end]) <= LONGEST:
        last, this = _NUMBERED.match(texts[end - 1]), _NUMBERED.match(texts[end])
        if not last or not this or int(_DIGITS.findall(this[0])[-1]) != int(_DIGITS.findall(last[0])[-1]) + 1:
            break
        end += 1
    return end


def _title(text: str) -> str:
    """A title without its number and the button behind it."""
    own = text[: bracketed(text) or None].strip()
    number = _NUMBERED.match(own)
    return own[number.end() if number else 0 :].casefold()

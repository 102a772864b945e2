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

#: Between its head and its titles stand so many buttons, none longer.
BUTTONS, BUTTON = 2, 14

#: A box of links has so many lines at most, none longer.
BOX, BOX_LINE = 40, 60

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
    found = list[int]()
    for number in starts[:HEADS]:
        begins = _opened(texts, number + 1, places)
        run = _listed(texts, begins, places)
        if run - begins >= CONTENTS:
            run = _counted(texts, run)
            found += range(number, run)
    return sorted(set(found))


def _opened(texts: Sequence[str], start: int, places: Mapping[str, Sequence[int]]) -> int:
    """Where the titles begin below the buttons of a list of contents: `[hide]`, `(Top)`."""
    at = start
    while at < min(len(texts), start + BUTTONS) and len(texts[at]) <= BUTTON and len(places[_title(texts[at])]) == 1:
        at += 1
    return at


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


def boxes(texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
    """The lines of a box of links with the three letters of its buttons at its end, up to the furniture above it."""
    found: list[int] = []
    for number in range(2, len(texts)):
        if len(texts[number]) > 1 or len(texts[number - 1]) > 1 or len(texts[number - 2]) > 1:
            continue
        if " ".join(texts[number - 2 : number + 1]).casefold() not in union("furniture-boxes"):
            continue
        start = number - 2
        while start > max(0, number - BOX) and not kinds[start - 1] and _may_be_link(texts[start - 1]):
            start -= 1
        if start > 0 and kinds[start - 1]:
            found += range(start, number + 1)
    return found


def _may_be_link(text: str) -> bool:
    return len(text) <= BOX_LINE and text[-1] not in ".!?;,"


def _title(text: str) -> str:
    """A title without its number and the button behind it."""
    own = text[: bracketed(text) or None].strip()
    number = _NUMBERED.match(own)
    return own[number.end() if number else 0 :].casefold()

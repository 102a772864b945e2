"""The calendar of an archive: the days of the week on one line, the days of the month below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .certain import union

#: A week on one line names so many days; the days of a month take so many lines.
WEEK, WEEKS = range(5, 8), 6
#: No line of a calendar is longer.
LONGEST = 60

_DAYS = re.compile(r"(?:[1-9]|[12]\d|3[01])(?:[ \t|]+(?:[1-9]|[12]\d|3[01])){0,6}")
_WORDS = re.compile(r"[^\W\d_]+")


def calendars(texts: Sequence[str]) -> list[int]:
    """The lines of calendars: a week of short names and the numbers below it."""
    found: list[int] = []
    for number, text in enumerate(texts[:-1]):
        if len(text) > LONGEST or not _DAYS.fullmatch(texts[number + 1]) or not _is_week(text):
            continue
        end = number + 1
        while end < min(len(texts), number + 1 + WEEKS) and _DAYS.fullmatch(texts[end]):
            end += 1
        found += range(number, end)
    return found


def _is_week(text: str) -> bool:
    words = _WORDS.findall(text.casefold())
    return len(words) in WEEK and union("furniture-weekdays").issuperset(words)

"""What a page tells of itself above its text: the date and the figures beside it, which prove each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .belonging import is_prose

#: Above the first paragraph, at most so many lines are looked at; of more dates than that none was the page's own.
ABOVE, DATES = 40, 2

_FIGURE = re.compile(r"\d[\d., ]{0,7}[KMkmКк]?")


def facts_above(texts: Sequence[str], kinds: Sequence[str]) -> dict[int, str]:
    """Lines above the first paragraph that are the date of posting or figures beside it, with their kinds.

    A date alone proves nothing. With a figure on the line below, or with furniture for certain somewhere above the
    text, it is the page's own; figures are how often it was read and how often something was said of it.
    """
    first = next((number for number, text in enumerate(texts[:ABOVE]) if is_prose(text)), 0)
    dates = [number for number in range(first) if kinds[number].startswith("posting-date")]
    if not 0 < len(dates) <= DATES:
        return {}
    sure = any(kind and kind[-1] != "?" for kind in kinds[:first])
    found: dict[int, str] = {}
    for number in dates:
        figures = number + 1
        while figures < first and _FIGURE.fullmatch(texts[figures]):
            figures += 1
        if figures > number + 1 or sure:
            found[number] = "posting-date"
            found |= dict.fromkeys(range(number + 1, figures), "counter")
    return found

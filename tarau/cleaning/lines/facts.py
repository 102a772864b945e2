"""What a page tells of itself above its text: the date and the figures beside it, which prove each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .belonging import is_prose

#: Above the first paragraph, at most so many lines are looked at; of more dates than that none was the page's own.
ABOVE, DATES = 40, 2
#: So many figures above the first paragraph count readers and voices, without a date too.
FIGURES = range(2, 5)
#: A title that is repeated has so many words at least.
TITLE_WORDS = 3

#: A date of posting without any other proof is among so many lines at the top; other dates alone on their lines are
#: longer by so much at most.
OPENING, MORE = 6, 8

_FIGURE = re.compile(r"\d[\d., ]{0,7}[KMkmКк]?")
_COUNT = re.compile(r"\d{1,6}|\d{1,3} \d{1,6}|\d{1,3}(?:[.,]\d)?[KMkmКк]")
#: A date as pages give it: the day first, in figures or with the name of the month.
DATE = re.compile(r"(?<!\w)\d{1,2}(?:[./]\d{1,2}[./]| [^\W\d_]{3,10}\.?,? )(?:199[5-9]|20\d\d)")
_DAY = re.compile(r"(?<!\w)\d{1,2}[./ ][^\W_]{2,10}")
_YEAR = re.compile(r"(?<!\w)(?:199[5-9]|20\d\d)(?!\d)")
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
#: What stands between a title and the name of its site.
_BEFORE_SITE = re.compile(r" (?:[-–—:|•·»]|::) (?=.{2,60}\Z)")
_LABELLED = re.compile(r"[^\W\d_][^:.!?]{1,40}: \S")
#: A date beside the name of a part of the site: `Sport • 18 January 2024`.
_FILED = re.compile(r"[^•|·]{2,30} [•|·] [^•|·]*\d[^•|·]*|[^•|·]*\d[^•|·]* [•|·] [^•|·]{2,30}")


def facts_above(texts: Sequence[str], kinds: Sequence[str]) -> dict[int, str]:
    """Lines above the first paragraph that are the date of posting, figures beside it or a copy of the title.

    A date alone proves nothing. With a figure on the line below, beside the name of a part of the site, or with
    furniture for certain somewhere above the text, it is the page's own; figures are how often it was read and how
    often something was said of it.
    """
    first = next((number for number, text in enumerate(texts[:ABOVE]) if is_prose(text)), 0)
    found = _copies(texts, kinds, first) | _figures(texts, kinds, first)
    dates = [number for number in range(first) if kinds[number].startswith("posting-date")]
    if not 0 < len(dates) <= DATES:
        return found
    told = bool(found) or any(kind and kind[-1] != "?" for kind in kinds[:first])
    for number in dates:
        figures = number + 1
        while figures < first and _FIGURE.fullmatch(texts[figures]):
            figures += 1
        if figures > number + 1 or told or _FILED.fullmatch(texts[number]) or _is_posted(texts, number, first):
            found[number] = "posting-date"
            found |= dict.fromkeys(range(number + 1, figures), "counter")
    counts = [number for number in range(first) if _COUNT.fullmatch(texts[number])]
    if "posting-date" in found.values() and len(counts) < FIGURES.stop:
        found |= dict.fromkeys(counts, "counter")
    return found


def _is_posted(texts: Sequence[str], number: int, first: int) -> bool:
    """Whether a date that opens the text beside its title is that of posting: the text itself does not speak of it."""
    text = texts[number]
    if number >= OPENING or not _YEAR.search(text):
        return False
    if _LABELLED.match(text) and any(_LABELLED.match(other) for other in texts[max(0, number - 1) : number + 2 : 2]):
        return False  # one of several facts with their labels, as a lesson's plan begins with
    if _CLOCK.search(text):
        return True
    day = _DAY.search(text) if DATE.search(text) else None
    if day is None or any(len(other) <= len(text) + MORE and DATE.search(other) for other in texts[first:]):
        return False  # a chronicle has more such lines
    return not any(day[0].casefold() in other.casefold() for other in texts[first:])


def _figures(texts: Sequence[str], kinds: Sequence[str], first: int) -> dict[int, str]:
    """Bare figures between the title and the first paragraph: so few that they are no column of a table."""
    numbers = [number for number in range(1, first) if _COUNT.fullmatch(texts[number])]
    together = numbers == list(range(numbers[0], numbers[-1] + 1)) if numbers else False
    return dict.fromkeys(numbers, "counter") if together and len(numbers) in FIGURES else {}


def _copies(texts: Sequence[str], kinds: Sequence[str], first: int) -> dict[int, str]:
    """The copy of a title below it, nothing but furniture between, where running text or furniture follows.

    A poem may begin with its title, and its lines come again.
    """
    found: dict[int, str] = {}
    title = 0
    for number in range(first):
        if kinds[number]:
            continue
        copy = number > title and texts[number] == texts[title] and texts[number].count(" ") >= TITLE_WORDS - 1
        if copy and texts[number][-1] not in ",.;:…" and (number + 1 == first or kinds[number + 1]):
            found[number] = "repeated-title"
        else:
            title = number
            found |= _with_site(texts, number, first)
    return found


def _with_site(texts: Sequence[str], number: int, first: int) -> dict[int, str]:
    """The title with the name of the site behind it, as a window shows it, where the title stands alone too."""
    titles = (texts[number][: found.start()] for found in _BEFORE_SITE.finditer(texts[number]))
    again = any(title.count(" ") >= TITLE_WORDS - 1 and title in texts[number + 1 : first] for title in titles)
    return {number: "repeated-title"} if again else {}

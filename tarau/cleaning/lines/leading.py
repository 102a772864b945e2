"""What leads away from a text: the titles under `Read also:`, the lists after its end, teasers with their buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .certain import leads_on, union
from .shape import AT, Line

#: A teaser with its button has so many lines at most; a title under a call to read on so many words at least.
TEASER, TITLE_WORDS = 4, 3
#: A list under its title after the text goes line by line as long as lines score below this.
LIKELY = -0.5
#: A title of one word must have lines below it that score so on the mean: it may be one of the text's own.
UNLIKE, LOOKED_AT = -0.5, 4

#: An advertisement has so many lines at most, none longer.
ADVERT, ADVERT_LINE = 3, 90

_OFFER = re.compile(r"[!%₸→»]|\d тг\b")
_SECTION, _COLON, _LABEL = AT["section"], AT["colon"], AT["label"]


def take_leading(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool], found: Sequence[float] = ()) -> None:
    """Takes out what leads to other pages; `found` are the scores where the text is known to be a page."""
    last = max((number for number, line in enumerate(lines) if line.is_prose and not goes[number]), default=0)
    _take_called(lines, kinds, goes)
    _take_adverts(lines, kinds, goes)
    if found:
        _take_lists(lines, kinds, found, goes, last)
    mark = len(lines)
    for number in range(last + 1, len(lines)):
        if kinds[number]:
            if 0 < number - mark - 1 <= TEASER and leads_on(lines[number].text):
                goes[mark:number] = [True] * (number - mark)
            mark = number


def _take_called(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool]) -> None:
    """The title right under a call to read on that names none itself: `Read also:`."""
    for number in range(1, len(lines)):
        above = lines[number - 1]
        if kinds[number - 1] != "teaser" or not above.measures[_COLON]:
            continue
        line = lines[number]
        if not line.is_prose and len(line.words) >= TITLE_WORDS and line.text[-1] not in ".;:,":
            goes[number] = True


def _take_adverts(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool]) -> None:
    """The few words of an advertisement between its label and its button, or with a price or a cry in them."""
    for number, line in enumerate(lines):
        if not kinds[number] or " ".join(line.words) not in union("furniture-adverts"):
            continue
        end = number + 1
        while end < min(len(lines), number + 1 + ADVERT) and not kinds[end] and _may_advertise(lines[end]):
            end += 1
        button = end < len(lines) and bool(kinds[end]) and " ".join(lines[end].words) not in union("furniture-adverts")
        if not button:
            end = number + 1 + (end > number + 1 and _OFFER.search(lines[number + 1].text) is not None)
        goes[number + 1 : end] = [True] * (end - number - 1)


def _may_advertise(line: Line) -> bool:
    return len(line.text) <= ADVERT_LINE and line.text[-1] not in ".;:,"


def _take_lists(
    lines: Sequence[Line], kinds: Sequence[str], found: Sequence[float], goes: list[bool], last: int
) -> None:
    """After the text, the title of a list that leads to other pages and the list below it."""
    number = last + 1
    while number < len(lines):
        if not _opens(lines, kinds, found, number):
            number += 1
            continue
        goes[number] = True
        number += 1
        while number < len(lines) and (kinds[number] or _may_lead(lines[number], found[number])):
            goes[number] = True
            number += 1


def _opens(lines: Sequence[Line], kinds: Sequence[str], found: Sequence[float], number: int) -> bool:
    line = lines[number]
    if not line.measures[_SECTION] or line.text.islower():
        return False
    below = found[number + 1 : number + 1 + LOOKED_AT]
    return len(line.words) > 1 or not below or sum(below) / len(below) < UNLIKE


def _may_lead(line: Line, score: float) -> bool:
    return not line.is_prose and score < LIKELY and "\t" not in line.text and not line.text.startswith(("–", "—"))

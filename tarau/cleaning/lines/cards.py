"""What stands below the end of a text without a sign of its own: teasers in a row, and islands between furniture.

A teaser has a title and a date, a figure or a kind; several of the same make, one after the other, prove each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .certain import union
from .keeping import is_marked, literature_titles
from .shape import AT, STEM, Line

#: A row of teasers has so many of the same make, each of at most so many lines.
TEASERS, TEASER = 3, 4
#: No title of a teaser is longer, none has fewer words; nothing beside it is longer.
TITLE, TITLE_WORDS, BESIDE = 160, 2, 60
#: How long ago it was posted is told in so many words.
AGO = 3
#: The title of the row itself has so many words at most.
HEADING = 6
#: What has so many lines of furniture above it, since the last paragraph of the text, and so many lines right below it
#: that go too is an island; it has so many lines at most.
ABOVE, BELOW, ISLAND = 3, 2, 6
#: Below what goes in the tail of a page stand so many signs.
SIGNS = 3
#: A paragraph on an island scores below this and shares with the text less than this, measured by what is usual.
STRANGE, SHARED = 0.6, 0.7

#: Titles without anything beside them: so many in a row, each of so many words and characters, which share at most
#: so much of their words with the text, among them no name with initials.
TITLES, WORDS, LENGTHS, COMMON = 4, range(3, 18), range(20, 111), 0.12

_DATE = re.compile(r"\b(?:199[5-9]|20\d\d)\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}:\d\d\b")
_PARTS = re.compile(r"\d.* [|·•] |[^|·•]* [|·•] [^|·•]* [|·•] |\d ?[$€₸£₽¥]\Z")
_LISTED = re.compile(r"\t|[|=]|\b\w\. ?\w|\b\d{3,4}\b|://|www\.")
_NUMBER = re.compile(r"\d{1,3}")
_TOPIC, _COLON = AT["topic"], AT["colon"]


def take_rows(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool]) -> None:
    """Takes out rows of teasers below the text, where furniture stands above them, with the title above the row."""
    last = _last(lines, goes)
    number = last + 1
    while number < len(lines):
        end = _row(lines, number) if any(kinds[last + 1 : number]) else number
        if end == number:
            number += 1
            continue
        start = number
        if start - 1 > last and _may_head(lines[start - 1]):
            start -= 1
        goes[start:end] = [True] * (end - start)
        number = end


def take_strangers(
    lines: Sequence[Line], kinds: Sequence[str], found: Sequence[float], signed: Sequence[bool], goes: list[bool]
) -> None:
    """Takes out the last paragraphs where furniture stands above and below and nothing ties them to the text."""
    last = len(lines)
    while (before := _last(lines[:last], goes[:last])) < last:
        own = sum(1 for kind in kinds[_above(lines, goes, before) + 1 : before] if kind)
        strange = own >= ABOVE and signed[before] and _is_strange(lines[before], found[before])
        if not (strange or _is_between_prompts(kinds, signed, before)) or not _leads_to_end(goes, before):
            break
        goes[before], last = True, before


def take_islands(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool]) -> None:
    """Takes out the few short lines among the furniture below a text that have no mark of a list or a sentence."""
    last = _last(lines, goes)
    above, number = 0, last + 1
    while number < len(lines):
        if goes[number]:
            above += bool(kinds[number])
            number += 1
            continue
        end = number
        while end < len(lines) and not goes[end]:
            end += 1
        if above >= ABOVE and end - number <= ISLAND and end + BELOW <= len(lines) and all(goes[end : end + BELOW]):
            beside = any(kinds[max(0, number - BELOW) : number]) and any(kinds[end : end + BELOW])
            if beside and all(_may_be_island(line) for line in lines[number:end]):
                goes[number:end] = [True] * (end - number)
        number = end


def take_tail(lines: Sequence[Line], kinds: Sequence[str], signed: Sequence[bool], goes: list[bool]) -> None:
    """Takes out what stands below the text between signs of furniture, on a page that its menu and its foot prove.

    Above a line must stand one sign since the last paragraph, below it several; sentences, items and rows right below
    the first sign are still the text's own, for a text may go on below a single button.
    """
    last = _last(lines, goes)
    signs = [gone and (bool(kind) or sign) for gone, kind, sign in zip(goes, kinds, signed, strict=True)]
    first = next((at for at in range(last + 1, len(lines)) if signs[at]), len(lines))
    after = first + 1
    while after < len(lines) and not goes[after]:
        after += 1
    own = [at for at in range(first + 1, after) if is_marked(lines[at].text)]
    start = after if 2 * len(own) >= after - first - 1 else first + 1
    for at in range(start, len(lines)):
        if not goes[at] and sum(signs[at:]) >= SIGNS and _may_be_island(lines[at]):
            goes[at] = True


def take_titles(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool]) -> None:
    """Takes out a row of titles right below the text of a page, where nothing but furniture follows.

    What the text leads up to stays: below a heading or a colon, or where its words come again.
    """
    start = _last(lines, goes) + 1
    while start < len(lines) and goes[start]:
        start += 1
    end = start
    while end < len(lines) and not goes[end]:
        end += 1
    row = lines[start:end]
    if len(row) < TITLES or not all(goes[end:]) or not all(map(_may_be_title, row)):
        return
    if start == 0 or (lines[start - 1].text[-1] in ":;," and not kinds[start - 1]):
        return
    own = {word[: STEM - 1] for line, gone in zip(lines[:start], goes, strict=False) if not gone for word in line.words}
    stems = [word[: STEM - 1] for line in row for word in line.words if len(word) > STEM - 2]
    if sum(stem in own for stem in stems) <= COMMON * len(stems):
        goes[start:end] = [True] * (end - start)


def _may_be_title(line: Line) -> bool:
    """Whether a line may be the title of another page: it begins with a capital and has no mark of a list."""
    text = line.text
    if len(line.words) not in WORDS or len(text) not in LENGTHS or not text[0].isupper():
        return False
    return not is_marked(text) and not text.isupper() and not _LISTED.search(text)


def _last(lines: Sequence[Line], goes: Sequence[bool]) -> int:
    """The last paragraph that stays."""
    return max((number for number, line in enumerate(lines) if line.is_prose and not goes[number]), default=len(lines))


def _above(lines: Sequence[Line], goes: Sequence[bool], before: int) -> int:
    return min(before, _last(lines[:before], goes[:before]))


def _is_strange(line: Line, score: float) -> bool:
    return score < STRANGE and line.measures[_TOPIC] < SHARED


def _is_between_prompts(kinds: Sequence[str], signed: Sequence[bool], number: int) -> bool:
    """Whether a paragraph with a sign of furniture stands between two lines that speak to the visitor of the page."""
    return signed[number] and kinds[max(0, number - 1)] == "widget" == kinds[min(number + 1, len(kinds) - 1)]


def _leads_to_end(goes: Sequence[bool], number: int) -> bool:
    """Whether more of what follows goes than stays."""
    below = goes[number + 1 :]
    return 2 * sum(below) > len(below)


def _may_be_island(line: Line) -> bool:
    if "\t" in line.text or line.text[0] in "–—-«^" or line.text[-1] in ";:,{}()" or line.text[0].isdigit():
        return False
    return line.text.casefold().rstrip(": ") not in literature_titles()


def _may_head(line: Line) -> bool:
    return len(line.words) <= HEADING and line.text[-1] not in ".;,!?" and "\t" not in line.text


def _row(lines: Sequence[Line], start: int) -> int:
    """Where a row of teasers ends that begins at a line; the line itself where none does."""
    for size in range(2, TEASER + 1):
        first = [_make(line) for line in lines[start : start + size]]
        if len(first) < size or first.count("title") != 1 or "" in first or not {"date", "parts"} & set(first):
            continue
        end = start + size
        while [_make(line) for line in lines[end : end + size]] == first:
            end += size
        if end - start >= TEASERS * size:
            return end
    return start


def _make(line: Line) -> str:
    """What a line may be in a teaser: its title, its date, a figure with its label, a number; empty for none."""
    text = line.text
    if "\t" in text:
        return ""
    if len(text) <= BESIDE:
        if _NUMBER.fullmatch(text):
            return "number"
        dated = _DATE.search(text) or any(map(str.isdigit, text))
        if dated and union("furniture-date-words").issuperset(line.words) and line.words:
            return "date"
        if line.words and line.words[-1] in union("furniture-ago") and len(line.words) <= AGO and dated:
            return "date"
        if not line.words and _DATE.search(text):
            return "date"
        if _PARTS.search(text) and text[-1] not in ".;,":
            return "parts"
    titled = len(line.words) >= TITLE_WORDS and len(text) <= TITLE and text[-1] not in ".;:," and text[0] not in "–—-"
    return "title" if titled and not text[0].islower() else ""

"""What stays though its shape speaks against it: a text's title, the items of its lists, rows between paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from .shape import AT, STEM, Line

#: Between two paragraphs that stay, a run of so many lines without a sign of furniture stays.
BETWEEN = 25
#: A shorter run beside what stays stays too, up to the next line with a sign: between paragraphs, after the last one.
BESIDE, AT_END = 12, 6
#: What such a line is that ends the title or the first words of another page.
LEADING = frozenset({"teaser", "label", "menu"})
#: A paragraph between others stays above the first score; after the last one above the second, also after so many
#: lines that are furniture by their wording.
PARAGRAPH, LAST_PARAGRAPH, THROUGH = -4.0, -2.0, 3
#: After the last paragraph, so many runs.
TAILS = 1
#: A line of so many words that ends in a colon opens a list.
OPENING = 3
#: After a line that ends in a colon stay so many items at most.
ITEMS = 40
#: The title is looked for among so many lines above the text that may be one, and no longer than that.
ABOVE, LONGEST = 8, 160
#: A title has so many words, and is worth so much at least by its words and place.
TITLE_WORDS = range(1, 23)
WORTH = 0.5
#: A word that stands so often in the text is its topic; a line of so many words below the title belongs to the text.
OFTEN, SENTENCE = 2, 6
#: A title right above a paragraph has so many words.
HEAD_WORDS = range(2, 21)

_SECTION, _COLON = AT["section"], AT["colon"]
_NO_TITLE = tuple(AT[name] for name in ("label", "start", "section", "dates"))


def keep_lists(lines: Sequence[Line], signed: Sequence[bool], kinds: Sequence[str], goes: list[bool]) -> None:
    """Keeps runs of unsigned lines between two paragraphs that stay, and the items after a colon."""
    kept = [number for number, line in enumerate(lines) if line.is_prose and not goes[number]]
    if not kept:
        return
    for gone, run in groupby(range(kept[0], kept[-1]), key=lambda number: goes[number]):
        numbers = list(run)
        if gone and len(numbers) <= BETWEEN and not any(signed[number] for number in numbers):
            for number in numbers:
                goes[number] = False
    _keep_beside(lines, signed, kinds, goes, kept[0], kept[-1])
    furniture = [bool(kind) or line.measures[_SECTION] > 0 for line, kind in zip(lines, kinds, strict=True)]
    for number in range(kept[0], kept[-1]):
        if lines[number].measures[_COLON] and not furniture[number] and len(lines[number].words) >= OPENING:
            goes[number] = False
    _keep_items(lines, signed, goes)


def keep_paragraphs(
    lines: Sequence[Line], found: Sequence[float], signed: Sequence[bool], kinds: Sequence[str], goes: list[bool]
) -> None:
    """Keeps paragraphs without a sign of furniture between two that stay, and right after these, however judged."""
    kept = [number for number, line in enumerate(lines) if line.is_prose and not goes[number]]
    if not kept:
        return
    for number in range(kept[0], kept[-1]):
        if goes[number] and lines[number].is_prose and not signed[number] and found[number] > PARAGRAPH:
            goes[number] = False
    between = 0
    for number in range(kept[-1] + 1, len(lines)):
        if not goes[number] or (lines[number].is_prose and not signed[number] and found[number] > LAST_PARAGRAPH):
            goes[number], between = False, 0
        elif between < THROUGH and _passing(lines[number], kinds[number]):
            between += 1
        else:
            return


def _passing(line: Line, kind: str) -> bool:
    """Whether a line is furniture by its wording and opens no more of it: text may go on after it."""
    return bool(kind) and not line.measures[_SECTION] and not line.measures[_COLON]


def _keep_beside(
    lines: Sequence[Line], signed: Sequence[bool], kinds: Sequence[str], goes: list[bool], first: int, last: int
) -> None:
    """Keeps short runs of unsigned lines next to what stays, also with single lines of furniture in between."""
    passing = [_passing(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    number, before, through, tails = first + 1, True, False, TAILS
    while number < len(lines):
        end = _run(lines, signed, goes, number)
        if end == number:
            through = passing[number] and goes[number]
            before = before if through else not goes[number]
            number += 1
            continue
        inside = number < last
        after = next((at for at in range(end, len(lines)) if not (passing[at] and goes[at])), len(lines) - 1)
        alone = end == len(lines) or kinds[end] not in LEADING
        near = before and (inside or not through or (tails > 0 and alone))
        tails -= not inside and through
        if end - number <= (BESIDE if inside else AT_END) and (near or (inside and not goes[after])):
            goes[number:end] = [False] * (end - number)
        before, through, number = not goes[end - 1], False, end


def _run(lines: Sequence[Line], signed: Sequence[bool], goes: Sequence[bool], start: int) -> int:
    """Where the run of unsigned short lines ends that begins at a line; the rows of a table are a run by themselves."""
    end, row = start, "\t" in lines[start].text
    while end < len(lines) and goes[end] and not signed[end] and not lines[end].is_prose:
        if ("\t" in lines[end].text) != row:
            break
        end += 1
    return end


def keep_heads(lines: Sequence[Line], found: Sequence[float], lowest: float, goes: list[bool]) -> None:
    """Keeps a short line right above running text that stays: it may be its title; `lowest` is its least score."""
    for number in range(len(lines) - 2, -1, -1):
        above = goes[number] and found[number] > lowest
        if above and not goes[number + 1] and lines[number + 1].is_prose and _like_title(lines[number]):
            goes[number] = False


def _like_title(line: Line) -> bool:
    return len(line.words) in HEAD_WORDS and not any(line.measures[sign] > 0 for sign in _NO_TITLE)


def _keep_items(lines: Sequence[Line], signed: Sequence[bool], goes: list[bool]) -> None:
    items = 0
    for number, line in enumerate(lines):
        if not goes[number]:
            items = ITEMS if line.measures[_COLON] else items - 1
        elif items > 0 and not signed[number] and not line.is_prose:
            goes[number] = False
            items -= 1
        else:
            items = 0


def keep_title(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool], titles: Sequence[bool] = ()) -> None:
    """Keeps the line above the text that is likeliest its title, and running text between the two.

    Above a title stand menus, below it often dates and buttons. It shares words with the text, or the page repeats it.
    """
    first = next((number for number, line in enumerate(lines) if line.is_prose and not goes[number]), 0)
    candidates = [number for number in range(first - 1, -1, -1) if _may_be_title(lines[number], kinds[number])]
    if not candidates or not any(goes[number] for number in candidates[:ABOVE]):
        return
    topics = Counter(
        stem for line, gone in zip(lines[first:], goes[first:], strict=True) if not gone for stem in _stems(line)
    )
    worths = [
        (
            _worth(lines, number, topics) + (not goes[number]) * 0.5 + bool(titles and titles[number]) - 0.15 * steps,
            number,
        )
        for steps, number in enumerate(candidates[:ABOVE], 1)
    ]
    worth, title = max(worths)
    if worth <= WORTH:
        return
    goes[title] = False
    for number in range(title + 1, first):
        if not kinds[number] and (lines[number].is_prose or len(lines[number].words) >= SENTENCE):
            goes[number] = False


def _may_be_title(line: Line, kind: str) -> bool:
    if kind or len(line.text) > LONGEST or len(line.words) not in TITLE_WORDS:
        return False
    return not any(line.measures[sign] > 0 for sign in _NO_TITLE)


def _worth(lines: Sequence[Line], number: int, topics: Counter[str]) -> float:
    """What speaks for a line's being the title: words of the text, copies on the page, more than two words."""
    line, stems = lines[number], _stems(lines[number])
    shared = sum(min(OFTEN, topics[stem]) for stem in stems) / OFTEN / len(stems) if stems else 0.0
    again = len(line.text) > 12 and any(
        line.text.casefold() in other.text.casefold() for at, other in enumerate(lines) if at != number
    )
    return 2 * shared + again + 0.5 * (len(line.words) > 2)


def _stems(line: Line) -> set[str]:
    return {word[: STEM - 1] for word in line.words if len(word) > 3}

"""The title of a text: above it stand menus and the trail of the page, below it dates, counters and buttons.

It shares words with the text, or the page repeats it. A title that is lost is worse than a line of a menu that stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .certain import certain
from .facts import DATE
from .keeping import DATED
from .opening import GAP, SENTENCE, bare, is_fact, keep_opening, plan
from .shape import AT, STEM, Line

#: The title is looked for among so many lines above the text that may be one, and no longer than that.
ABOVE, LONGEST = 12, 160
#: Between it and the first paragraph may stand so many more lines that stay: verse, a list, a talk.
OPENING_LINES = 36
#: A title has so many words, and is worth so much at least by its words and place.
TITLE_WORDS = range(1, 23)
WORTH = 0.1
#: What its words that stand in the text are worth, all together and each of a title of so many, what a copy outside
#: the text is, and a title of more than two words.
TOPIC, SMOOTHED, COPY, LONG = 2.5, 0.5, 1.0, 0.5
#: The date, the author or the readers of a page below it make it likelier by so much; so many lines may be between.
TOLD, BEFORE_TOLD = 0.7, 3
#: The word that the first paragraph begins with, as an encyclopaedia's article does, is likelier by so much.
DEFINED = 1.5
#: A date with so many words at most is no title.
DATE_WORDS = 4
#: Every line of several words that goes, between it and the text, makes it less likely by so much.
STEP = 0.1
#: A line that stays by its scores is likelier the title by so much.
STAYS = 0.5
#: The name of the site is among so many lines at the top of the page and has so many words.
NAMED, NAME_WORDS = 3, range(3, 10)
#: A line nearer to the text that is worth at most so much less stays too.
NEARER = 0.5
#: A word that stands so often in the text is its topic.
OFTEN = 2
#: A shorter line is copied by chance.
COPIED = 12
#: How no title ends, or what stands in none: it is an item, a line of verse, a label with what it says, a year with
#: what happened then.
_NO_HEAD = re.compile(r"[.,;:]\Z|\|.*\||: ?[\d., ]+\Z|\t|\A[–—-] |\A\d{3,4}[\d ,–—-]* [–—-] ")
#: What parts the pages of the trail that leads to this one.
_TRAIL = re.compile(r"[^\W\d_] » [^\W\d_]|[^\W\d_] ?[›>→] ?[^\W\d_]|[^\W\d_] [/\\] [^\W\d_]")
_NO_TITLE = tuple(AT[name] for name in ("label", "section"))
_START = AT["start"]
_TELLING = frozenset({"byline", "posting-date", "counter"})


def keep_title(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool], titles: Sequence[bool] = ()) -> None:
    """Keeps the lines above the text that are likeliest its title, and what belongs to the text between the two.

    `titles` are the lines that the page itself calls its title.
    """
    prose = next((number for number, line in enumerate(lines) if line.is_prose and not goes[number]), None)
    if prose is None:
        return
    planned = plan(lines, kinds, goes, prose)
    first = prose
    while first and not goes[first - 1] and first - 1 not in planned:
        first -= 1
    above = [number for number in range(first - 1, -1, -1) if not kinds[number] and number not in planned]
    top = [first] if _may_begin(lines, first) else []
    parts = _of_contents(lines, kinds)
    candidates = [
        number
        for number in [*top, *above[: ABOVE + OPENING_LINES]]
        if _may_be_title(lines, number) and bare(lines[number]) not in parts
    ]
    title = first
    if any(goes[number] for number in candidates):
        title = _likeliest(lines, kinds, goes, titles, candidates, prose)
    sites = [number for number in range(title + 1, first) if _names_site(lines, number)]
    keep_opening(lines, [kind or "menu" * (at in sites) for at, kind in enumerate(kinds)], goes, title, first)
    for number in planned:
        goes[number] = goes[number] and number < title


def _may_begin(lines: Sequence[Line], first: int) -> bool:
    """Whether the first of the lines that stay may be the title: no paragraph in several lines."""
    return not lines[first].is_prose and not lines[first + 1].text[0].islower()


def _of_contents(lines: Sequence[Line], kinds: Sequence[str]) -> set[str]:
    """The entries of the page's list of contents: the same words again are the heading of a part."""
    listed = [number for number in range(len(lines) - 1) if kinds[number] == kinds[number + 1] == "repeated-title"]
    return {bare(lines[number + 1]) for number in listed}


def _likeliest(
    lines: Sequence[Line],
    kinds: Sequence[str],
    goes: list[bool],
    titles: Sequence[bool],
    candidates: Sequence[int],
    prose: int,
) -> int:
    """The likeliest of the candidates, nearest to the first paragraph (`prose`) first; it stays, and good others do."""
    topics = Counter(stem for line, gone in zip(lines, goes, strict=True) if not gone for stem in _stems(line))
    outside = [line.text.casefold() for line, gone in zip(lines, goes, strict=True) if gone]
    steps, worths = 0, list[tuple[float, int]]()
    for number in candidates:
        steps += (goes[number] and len(lines[number].words) > 1) or not worths
        if steps > ABOVE:
            break
        worth = _worth(lines[number], topics, outside, goes[number]) - STEP * steps
        worth += TOLD * (_is_told(lines, kinds, number) and len(lines[number].words) > 1)
        worth += DEFINED if _is_defined(lines[number].words, lines[prose].words) else 0.0
        worths.append((worth + bool(titles and titles[number]), number))
    worth, title = max(worths)
    if worth <= WORTH:
        return min(candidates[0] + 1, len(lines))
    least = max(WORTH, worth - NEARER)
    stays = {number for other, number in worths if other > least and _may_stay_too(lines, number, title)}
    for number in sorted({title, *stays, *_above_told(lines, kinds, candidates)}, reverse=True):
        goes[number] = False
        # what begins with a small letter goes on from the line above, and a long line may be the one below the title
        if number and not kinds[number - 1] and _may_be_title(lines, number - 1):
            above, line = lines[number - 1], lines[number]
            below_title = number == title and len(above.words) >= SENTENCE and number > NAMED
            goes[number - 1] = goes[number - 1] and not (line.text[0].islower() or below_title)
    return min(number for number in (title, *stays) if title - number <= GAP + 1)


def _is_defined(title: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a paragraph begins with the words of a title, an article before them apart: `A yurt is a tent`."""
    return any(tuple(title) == tuple(said[start : start + len(title)]) for start in range(2))


def _may_stay_too(lines: Sequence[Line], number: int, title: int) -> bool:
    """Whether a line may be kept beside the likeliest title: above it stand menus and the name of the site."""
    return len(lines[number].words) > 1 if number > title else number >= NAMED and len(lines[number].words) > 2


def _above_told(lines: Sequence[Line], kinds: Sequence[str], candidates: Sequence[int]) -> list[int]:
    """The candidate right above the date, the author or the readers of the page."""
    return [
        number for number in candidates if len(lines[number].words) > 2 and kinds[number + 1].rstrip("?") in _TELLING
    ][:1]


def _is_told(lines: Sequence[Line], kinds: Sequence[str], number: int) -> bool:
    """Whether the date or the author of the page stands below a line; between may be a leading sentence and names."""
    below = kinds[number + 1 : number + 2 + BEFORE_TOLD]
    return next((kind for kind in below if kind), "").rstrip("?") in _TELLING


def _names_site(lines: Sequence[Line], number: int) -> bool:
    """Whether a line holds the whole of the page's first lines, the name of the site, and hardly anything else."""
    line = lines[number]
    return any(
        len(name.words) in NAME_WORDS and name.text in line.text and len(line.words) <= len(name.words) + 2
        for name in lines[: min(number, NAMED)]
    )


def _may_be_title(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    if len(line.text) > LONGEST or len(line.words) not in TITLE_WORDS or _NO_HEAD.search(line.text):
        return False
    if number and is_fact(line) and is_fact(lines[number - 1]):
        return False
    if _names_site(lines, number) or _TRAIL.search(line.text) or DATED.search(line.text):
        return False
    if certain(line.text).startswith("posting-date") or (len(line.words) <= DATE_WORDS and DATE.search(line.text)):
        return False
    return not any(line.measures[sign] > 0 for sign in _NO_TITLE)


def _worth(line: Line, topics: Counter[str], outside: Sequence[str], gone: bool) -> float:
    """What speaks for a line's being the title: words of the text, copies outside it, more than two words."""
    stems, text = _stems(line), line.text.casefold()
    shared = sum(min(OFTEN, topics[stem] - (not gone)) for stem in stems) / OFTEN / (len(stems) + SMOOTHED)
    shared *= min(1.0, 0.5 + 0.25 * len(stems))  # one word alone may stand in a menu too
    # a line of one or two words comes again by chance: a role in a forum, a part of the site
    copied = len(text) > COPIED and len(line.words) > 2 and sum(text in other for other in outside) > gone
    worth = TOPIC * shared + COPY * copied + LONG * (len(line.words) > 2) - 0.5 * line.measures[_START]
    return worth + STAYS * (not gone)


def _stems(line: Line) -> set[str]:
    return {word[: STEM - 1] for word in line.words if len(word) > 3}

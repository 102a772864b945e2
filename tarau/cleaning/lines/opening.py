"""What stands between a title and the first paragraph: a leading sentence, a plan, a talk, facts with their labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from .certain import union
from .shape import Line

#: A line of so many words below the title belongs to the text.
SENTENCE = 6
#: A plan has so many lines at least that come again in the text, each at most so far from the next.
PLANNED, PARTED = 3, 2
#: A box of facts has so many, at most this share of them furniture by their wording.
FACTS, WORDED_FACTS = 4, 0.2
#: Between the title and the first line that stays below it, and between others, so many lines without a sign stay.
GAP, WITHIN = 2, 25

#: A label with what it says, as the head of a lesson's plan or a box of facts has them; a row of a table.
_FACT = re.compile(r"[^\W\d_][^:.!?]{1,40}:(?: |\Z)|[^\t]+\t")
#: A numbered part: `2. …`, `II. …`.
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVXІХ]{1,4})[.)] ?\S")
#: A reply in a talk, the row of a table, an entry with its value, the years of a life.
_SAID = re.compile(r"[–—] ?\S|[^|]+ \| [^|]+ \| |[^\W_][^–—]{0,30} [–—] \d|(?:.*\()?\d{3,4} ?[–—-] ?\d{3,4}\)?\Z")
#: What numbers a heading.
_COUNTED = re.compile(r"(?:\d+[.)]?)+ *|[IVXІХ]+[.)] *")


def keep_opening(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool], title: int, first: int) -> None:
    """Keeps what belongs to the text between its title and the first of the lines that stay together."""
    facts = _facts(lines, kinds, range(title + 1, first))
    for number in range(title + 1, first):
        line = lines[number]
        said = line.is_prose or len(line.words) >= SENTENCE or _SAID.match(line.text) or number in facts
        if said and not kinds[number]:
            goes[number] = False
    kept = [number for number in range(title, first + 1) if not goes[number]]
    for above, below in pairwise(kept):
        between = range(above + 1, below)
        # right below the title stand buttons too
        if len(between) <= (GAP if above == title else WITHIN) and not any(kinds[number] for number in between):
            goes[above + 1 : below] = [False] * len(between)
    if first:
        _keep_heading(lines, kinds, goes, first)
        _keep_above(lines, kinds, goes, first)
        # a paragraph in several lines
        while first and lines[first].text[0].islower() and not kinds[first - 1] and lines[first - 1].text[-1].isalpha():
            first -= 1
            goes[first] = False


def _facts(lines: Sequence[Line], kinds: Sequence[str], numbers: range) -> set[int]:
    """The lines of a box of facts: several labels with what they say, few of them furniture by their wording."""
    found: set[int] = set()
    for fact, run in groupby(numbers, key=lambda number: is_fact(lines[number])):
        box = list(run)
        if fact and len(box) >= FACTS and sum(bool(kinds[number]) for number in box) <= WORDED_FACTS * len(box):
            found |= set(box)
    return found


def _keep_heading(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool], first: int) -> None:
    """Keeps right above the text one heading that the page names in its list of contents with others of the text."""
    number = first - 1
    if goes[number] and not kinds[number]:
        inside = {bare(line) for line, gone in zip(lines[first:], goes[first:], strict=True) if not gone}
        listed = [at for at in range(number) if bare(lines[at]) == bare(lines[number])]
        if any(bare(line) in inside for at in listed for line in lines[at + 1 : at + 1 + PARTED]):
            goes[number] = False


def _keep_above(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool], first: int) -> None:
    """Keeps the facts or the numbered parts above the text whose last ones stay, with the heading of the parts."""
    for like in (_FACT, _NUMBERED):
        number = first - 1
        while number >= 0 and not kinds[number] and all(like.match(line.text) for line in lines[number : number + 2]):
            goes[number] = False
            number -= 1
        if like is _NUMBERED and 0 <= number < first - 1 and not kinds[number]:
            goes[number] = False


def plan(lines: Sequence[Line], kinds: Sequence[str], goes: Sequence[bool], first: int) -> Sequence[int]:
    """The plan above the first paragraph: the headings of the text, which come again inside in order and apart.

    It has its own title: a list of contents without one, or with another, is the page's.
    """
    places: dict[str, list[int]] = {}
    for number in range(max(0, first - 1), len(lines)):
        if number < first or not goes[number]:
            places.setdefault(bare(lines[number]), []).append(number)
    best: list[int] = []
    run: list[int] = []
    last = 0
    for number in range(first - 1):
        again = places.get(bare(lines[number]), ()) if not kinds[number] else ()
        if run and number - run[-1] > PARTED:
            run, last = [], 0
        copy = next((at for at in again if at > last + bool(run)), None)
        if copy is not None:
            run.append(number)
            last = copy
            best = max(best, run, key=len)
    if len(best) < PLANNED or not (best[0] and bare(lines[best[0] - 1]).rstrip(": ") in union("plan-titles")):
        return ()
    return [number for number in range(best[0] - 1, best[-1] + 1) if not kinds[number]]


def is_fact(line: Line) -> bool:
    """Whether a line is a label with what it says, or a row of a table."""
    return _FACT.match(line.text) is not None


def bare(line: Line) -> str:
    """A heading without its number, in small letters."""
    return line.text[numbered.end() if (numbered := _COUNTED.match(line.text)) else 0 :].casefold()

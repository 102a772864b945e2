"""Where the lines of a paragraph end: chosen for the paragraph as a whole, so that its word spaces are most alike.

WeasyPrint fills each line as far as it goes and leaves what is left over to the next. This is the way of D. E. Knuth
and M. F. Plass, "Breaking Paragraphs into Lines" (Software: Practice and Experience 11, 1981): every way of breaking
has its demerits, and the one with the fewest is taken. All lengths are in the unit of the measure that is given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

#: By how much of its width a word space may shrink, and by how much it stretches before it is as bad as that. In TeX's
#: own face they are 0.33 and 0.5; Literata's space is narrower and shrinks less well.
SHRINK = 0.2
STRETCH = 0.4

#: Demerits as in plain TeX (linepenalty 10, hyphenpenalty 50), which squares their sum with the badness.
LINE_PENALTY = 10.0
HYPHEN_PENALTY = 50.0
#: Where lines may end anywhere, a hyphen has less to offer.
RAGGED_HYPHEN = 4
#: For each further line of a ladder of hyphens, added to its demerits: two are common, four are a fault.
LADDER = (0.0, 0.0, 3_000.0, 40_000.0, 200_000_000.0)
#: For a last line of one short word, and for one that begins with the rest of a divided word and has nothing else.
SHORT_ENDING = 12_000_000.0
RAGGED_ENDING = 400_000.0
#: No line is so bad that a paragraph could not be set.
WORST_BADNESS = 100_000.0
#: A ragged line that is so much shorter than its room is as bad as one whose spaces stretch as far as is good.
RAGGED = 0.15
#: A line that is filled less than this, spaces unstretched, is a last resort.
LEAST_FULL = 0.55
#: As bad as a line whose spaces are twice their natural width.
FAULT = 2_500_000.0
#: For each line more or less than was asked for.
OTHER_LENGTH = 1e9


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line may end: the letter after its last, the first letter of the next, the width of its hyphen.

    The hyphen is 0 where none is set.
    """

    end: int
    next: int
    hyphen: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """What a text is made of, letter by letter: `widths[i]` is how far letter i begins from the start.

    `spaces[i]` counts the word spaces before letter i. Both have one more entry than there are letters. `space` is
    the natural width of a word space, `first` and `other` are the widths of the first line and of those after it, and
    `shortest` is the least width of the last.
    """

    widths: Sequence[float]
    spaces: Sequence[int]
    space: float
    first: float
    other: float
    shortest: float
    ragged: bool = False
    """Whether the spaces stay as they are and the lines end where they end."""


@dataclass(slots=True)
class _Node:
    demerits: float
    at: int
    lines: int
    ladder: int
    before: _Node | None


@dataclass(frozen=True, slots=True)
class Fit:
    """The breaks to take, by their numbers, how many lines that makes, and how bad it is: below `FAULT` no eye sees
    anything wrong."""

    taken: tuple[int, ...]
    lines: int
    demerits: float


def fitted(text: Line, breaks: Sequence[Break], wanted: int | None = None) -> Fit | None:
    """The best way to break a text, or None when there is none.

    `breaks` are in order. `wanted` asks for so many lines; when they are not to be had, for the nearest number.
    """
    node = best = _search(text, breaks, wanted)
    taken: list[int] = []
    while node is not None and node.before is not None:
        if node.at < len(breaks):
            taken.append(node.at)
        node = node.before
    return Fit(tuple(reversed(taken)), best.lines, best.demerits) if best else None


def _search(text: Line, breaks: Sequence[Break], wanted: int | None) -> _Node | None:
    """The end of the best way through the text; among ways of `wanted` lines where a number is given.

    Lines that are less than half full are looked at only when there is no other way.
    """
    return _walk(text, breaks, wanted, LEAST_FULL) or _walk(text, breaks, wanted, 0.0)


def _walk(text: Line, breaks: Sequence[Break], wanted: int | None, least_full: float) -> _Node | None:
    """Of all ways to the same place only the best is followed, apart for each height of the ladder that they end with
    (and for each number of lines where that matters)."""
    letters, count = len(text.widths) - 1, len(breaks)
    shrink = 0.0 if text.ragged else SHRINK
    chances = (*breaks, Break(letters, letters))
    reaches = [text.widths[chance.end] for chance in chances]
    active: list[dict[tuple[int, int], _Node]] = [{} for _ in chances]
    nodes = {(0, 0): _Node(0.0, -1, 0, 0, None)}
    for at in range(-1, count):
        if at >= 0:
            nodes = active[at]
        if not nodes:
            continue
        start = breaks[at].next if at >= 0 else 0
        width = text.first if at < 0 else text.other
        begin = text.widths[start]
        nearest = min(count, max(at + 1, bisect_left(reaches, begin + least_full * width)))
        for target in range(nearest, count + 1):
            chance = chances[target]
            natural = reaches[target] - begin + chance.hyphen
            gaps = text.spaces[chance.end] - text.spaces[start]
            if natural - width > gaps * text.space * shrink and target > at + 1:
                break
            if natural > 0:
                final = target == count
                measured = (text, natural, gaps, width)
                cost = _ending(*measured, start) if final else _demerits(*measured, chance)
                _follow(nodes, active[target], target, cost, chance, wanted, final)
    ends = active[count].values()
    return min(ends, key=lambda node: node.demerits) if ends else None


def _follow(
    nodes: dict[tuple[int, int], _Node], there: dict[tuple[int, int], _Node], target: int, cost: float, chance: Break,
    wanted: int | None, final: bool,
) -> None:  # fmt: skip
    """Go on from the nodes of one place to another, where what is worse than what is there is dropped."""
    for node in nodes.values():
        ladder = min(node.ladder + 1, len(LADDER) - 1) if chance.hyphen else 0
        lines = node.lines + 1
        demerits = node.demerits + cost + LADDER[ladder]
        if final and wanted is not None:
            demerits += OTHER_LENGTH * abs(lines - wanted)
        key = (ladder, lines if wanted is not None and not final else 0)
        known = there.get(key)
        if known is None or demerits < known.demerits:
            there[key] = _Node(demerits, target, lines, ladder, node)


def _badness(text: Line, natural: float, gaps: int, width: float) -> float:
    """How far the spaces of a line are from their natural width: 100 where they stretch or shrink as far as is good."""
    left = width - natural
    if text.ragged:
        return min(100 * abs(left / (RAGGED * width)) ** 3, WORST_BADNESS) if left > 0 else 0.0
    if not gaps:
        return 0.0 if abs(left) < 0.01 else WORST_BADNESS
    ratio = left / (gaps * text.space * (STRETCH if left > 0 else SHRINK))
    return min(100 * abs(ratio) ** 3, WORST_BADNESS)


def _demerits(text: Line, natural: float, gaps: int, width: float, chance: Break) -> float:
    badness = _badness(text, natural, gaps, width)
    return (LINE_PENALTY + badness) ** 2 + (
        HYPHEN_PENALTY**2 * (RAGGED_HYPHEN if text.ragged else 1) if chance.hyphen else 0.0
    )


def _ending(text: Line, natural: float, gaps: int, width: float, start: int) -> float:
    """The last line is not stretched: it has to fit, and to be more than a word."""
    over = max(0.0, natural - width)
    badness = _badness(text, natural, gaps, natural - over) if over else 0.0
    short = natural < text.shortest or not gaps
    return (LINE_PENALTY + badness) ** 2 + (
        (RAGGED_ENDING if text.ragged else SHORT_ENDING) if short and start else 0.0
    )

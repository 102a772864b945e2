"""Where a line stands: what is around it, how much running text came before it and comes after it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import log2

from .shape import AT, Line

#: The neighbours that are looked at one by one, and what is asked of each.
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
NEAR = ("length", "end", "topic", "digits", "prose", "label")
#: How far around a line means are taken, and of what.
RADII = (2, 5, 12)
AROUND = (
    "length", "prose", "topic", "capitals", "common", "dates", "repeated", "digits", "pattern", "begins", "label",
    "start", "terms",
)  # fmt: skip
#: Running text counts as near within so many lines.
REACH = 25
#: Distances are counted up to this.
FAR = 60

PLACES = (
    "near before", "near after", "to before", "to after", "before", "after", "place", "place in letters", "first",
    "last", "lines", "running", "share", "from start", "from end", "section above", "since section", "no cues",
    "twins", "begins alike",
)  # fmt: skip


def sums(values: Sequence[float]) -> list[float]:
    """The sums of the first 0, 1, 2 … values."""
    return [0.0, *accumulate(values)]


def window(number: int, radius: int, count: int) -> tuple[int, int]:
    """The first line around line `number` and the one after the last."""
    return max(0, number - radius), min(count, number + radius + 1)


def means(totals: Sequence[float], radius: int) -> list[float]:
    """The mean around each line, from the sums of the first 0, 1, 2 … values."""
    count = len(totals) - 1
    firsts = [0] * min(radius, count) + list(range(count - radius))
    lasts = list(range(radius + 1, count + 1)) + [count] * min(radius, count)
    return [(totals[last] - totals[first]) / (last - first) for first, last in zip(firsts, lasts[:count], strict=True)]


def places(lines: Sequence[Line]) -> list[list[float]]:
    """The measures `PLACES` of each line."""
    count = len(lines)
    running = sums([float(len(line.text)) if line.is_prose else 0.0 for line in lines])
    letters = sums([float(len(line.text)) for line in lines])
    total, whole = running[-1] or 1.0, letters[-1] or 1.0
    before, after = _distances(lines), _distances(lines[::-1])[::-1]
    above, since = _sections(lines)
    cueless = float(not any(line.measures[AT["label"]] or line.measures[AT["section"]] for line in lines))
    page = [log2(count), log2(1 + running[-1]), running[-1] / whole]
    alike = _alike(lines)
    found = []
    for number in range(count):
        first, last = window(number, REACH, count)
        found.append([
            log2(1 + running[number] - running[first]), log2(1 + running[last] - running[number + 1]),
            log2(1 + before[number]), log2(1 + after[number]), running[number] / total,
            (running[-1] - running[number + 1]) / total, number / count, letters[number] / whole,
            max(0.0, 1 - number / 10), max(0.0, 1 - (count - 1 - number) / 20), *page,
            log2(1 + number), log2(count - number), above[number], since[number], cueless, *alike[number],
        ])  # fmt: skip
    return found


def _distances(lines: Sequence[Line]) -> list[int]:
    """How many lines ago the last running text stood."""
    distance, found = FAR // 2, []
    for line in lines:
        found.append(distance)
        distance = 0 if line.is_prose else min(FAR, distance + 1)
    return found


def _sections(lines: Sequence[Line]) -> tuple[list[float], list[float]]:
    """Whether running text and then a title of what follows it stand above a line, and how far above."""
    above: list[float] = []
    since: list[float] = []
    distance, prose, column = 0, False, AT["section"]
    for line in lines:
        if prose and line.measures[column]:
            distance = 1
        above.append(float(distance > 0))
        since.append(log2(1 + distance))
        distance += distance > 0
        prose = prose or line.is_prose
    return above, since


def _alike(lines: Sequence[Line]) -> list[list[float]]:
    """With how many of its two neighbours each line shares its length and its first sign."""
    lengths, signs = [line.measures[0] for line in lines], [line.text[0] for line in lines]
    twins = [0.0, *[float(abs(one - two) < 0.5) for one, two in pairwise(lengths)], 0.0]
    begins = [0.0, *[float(one == two) for one, two in pairwise(signs)], 0.0]
    return [[sum(twins[number : number + 2]), sum(begins[number : number + 2])] for number in range(len(lines))]

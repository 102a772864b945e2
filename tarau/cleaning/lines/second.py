"""The second look at a line: what the first look said of the lines around it and of the whole page."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2, sqrt

from .place import sums
from .shape import Line

#: How far the first look's judgement is heard: at most so much for or against a line.
LOUDEST = 5.0
#: What stands for a line before the first and after the last.
OUTSIDE = -6.0
#: The neighbours whose judgement is looked at one by one, and how far around means are taken.
BESIDE = 4
WIDTHS = (3, 8, 20, 50)
#: A line counts in the second kind of core at most so much, and each costs a little.
HEAVIEST, PRICE = 6.0, 0.3

SECOND = (
    *(f"judged {offset:+d}" for offset in range(-BESIDE, BESIDE + 1)),
    *(f"{name} {width}" for width in WIDTHS for name in ("judged around", "judged before", "judged after")),
    "kept before", "kept after", "much kept before", "much kept after",
    "furniture before", "furniture after", "furniture", "weight before",
    *(f"{name} {core}" for core in ("core", "even core") for name in (
        "inside", "lines to", "lines from", "furniture to", "furniture from", "way through")),
)  # fmt: skip


def second_look(lines: Sequence[Line], scores: Sequence[float]) -> list[list[float]]:
    """The measures `SECOND` of each line; `scores` are the first look's, above 0 for the text's own lines."""
    judged = [max(-LOUDEST, min(LOUDEST, score)) for score in scores]
    weights = [sqrt(max(0.5, len(line.words))) for line in lines]
    count = len(judged)
    weighed = [score * weight for score, weight in zip(judged, weights, strict=True)]
    even = [score * min(HEAVIEST, weight) - PRICE for score, weight in zip(judged, weights, strict=True)]
    against = sums([max(0.0, -score) for score in judged])
    around = _around(judged, weighed, weights)
    kept = _kept(lines, judged, weighed, against)
    cores = [_core(values, against) for values in (weighed, even)]
    padded = [OUTSIDE] * BESIDE + judged + [OUTSIDE] * BESIDE
    return [
        [
            *padded[number : number + 2 * BESIDE + 1],
            *around[number],
            *kept[number],
            *cores[0][number],
            *cores[1][number],
        ]
        for number in range(count)
    ]


def _around(judged: Sequence[float], weighed: Sequence[float], weights: Sequence[float]) -> list[tuple[float, ...]]:
    """Means of the judgement around, before and after each line."""
    total, plain, weight, count = sums(weighed), sums(judged), sums(weights), len(judged)
    columns: list[list[float]] = []
    for width in WIDTHS:
        firsts = [max(0, number - width) for number in range(count)]
        lasts = [min(count, number + width + 1) for number in range(count)]
        columns.append(
            [
                (total[last] - total[first]) / (weight[last] - weight[first])
                for first, last in zip(firsts, lasts, strict=True)
            ]
        )
        columns.append([(here - plain[first]) / width for here, first in zip(plain, firsts, strict=False)])
        columns.append([(plain[last] - here) / width for here, last in zip(plain[1:], lasts, strict=True)])
    return list(zip(*columns, strict=True))


def _kept(
    lines: Sequence[Line], judged: Sequence[float], weighed: Sequence[float], against: Sequence[float]
) -> list[list[float]]:
    """How much of the page that is to be kept, and how much furniture, stands before and after each line."""
    words = sums([float(len(line.words)) if score > 0 else 0.0 for line, score in zip(lines, judged, strict=True)])
    mass = sums([max(0.0, value) for value in weighed])
    whole, all_mass, furniture = words[-1] + 1, mass[-1] + 1, log2(1 + against[-1])
    return [
        [
            words[number] / whole, (words[-1] - words[number + 1]) / whole,
            log2(1 + words[number]), log2(1 + words[-1] - words[number + 1]),
            log2(1 + against[number]), log2(1 + against[-1] - against[number + 1]), furniture, mass[number] / all_mass,
        ]
        for number in range(len(judged))
    ]  # fmt: skip


def _core(values: Sequence[float], against: Sequence[float]) -> list[list[float]]:
    """How each line stands to the page's core: the run of lines with the greatest sum of `values`."""
    first, last = _greatest(values)
    before = [
        [0.0, log2(1 + first - number), 0.0, log2(1 + against[first] - against[number]), 0.0, -1.0]
        for number in range(first)
    ]
    inside = [[1.0, 0.0, 0.0, 0.0, 0.0, number / (last - first)] for number in range(last - first)]
    after = [
        [0.0, 0.0, log2(2 + number - last), 0.0, log2(1 + against[number] - against[last]), -1.0]
        for number in range(last, len(values))
    ]
    return [*before, *inside, *after]


def _greatest(values: Sequence[float]) -> tuple[int, int]:
    """Where the run with the greatest sum begins and where it has ended."""
    best, found = -1e9, (0, len(values))
    total, start = 0.0, 0
    for number, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, number
        total += value
        if total > best:
            best, found = total, (start, number + 1)
    return found

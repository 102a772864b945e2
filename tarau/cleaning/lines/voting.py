"""What the scores of single lines give together: neighbours must agree, and running text stays or goes as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import exp
from operator import itemgetter

from .place import sums
from .proofs import PROVEN, SURE
from .shape import AT, Line

#: A line is taken for furniture below a score (the logarithm of the odds that it is the text's own) between these,
#: where the words that stay are expected to fit the text best; on pages with judges below the third.
LOWEST, HIGHEST = -0.8, 0.4
#: A short line below this is furniture without doubt: it parts one stretch of running text from the next.
BORDER = -2.0
#: One line of running text speaks for or against its stretch at most so loudly for each of its words.
LOUDEST = 6.0
#: Running text goes with its stretch only below the first score, and without a second sign only below the other.
CLEAR = -2.5
DOUBTED = -0.5

_strong = itemgetter(*(AT[name] for name in ("copyright", "label", "section", "address")))


def best_limit(lines: Sequence[Line], found: Sequence[float]) -> float:
    """The score above which lines must stay for the greatest expected F1 of words, within its bounds."""
    ranked = sorted(zip(found, (len(line.words) + 0.25 for line in lines), strict=True), reverse=True)
    own = [words / (1 + exp(min(30.0, max(-30.0, -score)))) for score, words in ranked]
    everything, right, kept, best, limit = sum(own), 0.0, 0.0, -1.0, LOWEST
    for (score, words), expected in zip(ranked, own, strict=True):
        right, kept = right + expected, kept + words
        if 2 * right > best * (kept + everything) and LOWEST <= score <= HIGHEST:
            best, limit = 2 * right / (kept + everything), score
    return limit


def vote(
    lines: Sequence[Line],
    found: Sequence[float],
    limit: float,
    apart: Sequence[bool],
    goes: list[bool],
) -> None:
    """Running text with no certain furniture in between stays or goes together; the best of it always stays.

    A paragraph goes with its stretch only where a second sign is against it: one of its own, furniture by its wording
    (`apart`) between it and the text that stays, or a score without doubt.
    """
    part, stretches = 0, dict[int, list[int]]()
    for number, line in enumerate(lines):
        if line.is_prose:
            stretches.setdefault(part, []).append(number)
        elif found[number] < BORDER:
            part += 1
    voices = {part: sum(_voice(lines[n], found[n] - limit) for n in numbers) for part, numbers in stretches.items()}
    loudest = max(voices, key=lambda part: (voices[part], -part), default=0)
    own = [part == loudest or voices[part] >= 0 for part in stretches]
    before, after = _nearest(list(stretches.values()), own)
    seen = sums([float(one) for one in apart])
    for at, numbers in enumerate(stretches.values()):
        for number in numbers:
            if own[at]:
                goes[number] = False
                continue
            above = before[at] < 0 or seen[number] - seen[before[at]] > 0
            below = after[at] < 0 or seen[after[at]] - seen[number] > 0
            doubt = DOUBTED if above and below else CLEAR
            goes[number] = found[number] < (limit if any(_strong(lines[number].measures)) else doubt)


def _nearest(stretches: Sequence[Sequence[int]], own: Sequence[bool]) -> tuple[list[int], list[int]]:
    """For each stretch the last line of the text's own before it and the first after it; -1 where there is none."""
    before, last = list[int](), -1
    for numbers, stays in zip(stretches, own, strict=True):
        before.append(last)
        last = numbers[-1] if stays else last
    after, first = list[int](), -1
    for numbers, stays in zip(reversed(stretches), reversed(own), strict=True):
        after.append(first)
        first = numbers[0] if stays else first
    return before, after[::-1]


def _voice(line: Line, score: float) -> float:
    """How loudly a line of running text speaks for its stretch."""
    return max(-LOUDEST, min(LOUDEST, score)) * len(line.words)


def prove(found: Sequence[float], signed: Sequence[bool], goes: list[bool]) -> None:
    """A run of lines without a sign of furniture and without one that is furniture for certain stays."""
    for gone, run in groupby(range(len(goes)), key=goes.__getitem__):
        numbers = list(run)
        if gone and not any(found[n] < SURE or (found[n] < PROVEN and signed[n]) for n in numbers):
            for number in numbers:
                goes[number] = False

"""What a page repeats beside its furniture: buttons below each answer, the name of a channel above each post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .shape import Line

#: A line that a page repeats has so many characters at most and stands so often, two of three times beside furniture.
LONGEST, OFTEN, BESIDE = 40, 3, 2 / 3
#: What goes makes its neighbours furniture too; so many rounds are enough.
ROUNDS = 3
#: Between two lines that go stand so many bare figures at most: a column of a table has text beside it.
FIGURES = 4

_FIGURE = re.compile(r"[+–-]?\d[\d., ]{0,7}[KMkmКк]?|\d{1,2}:\d\d|[|·•]|❤ ?\d+")


def take_repeats(lines: Sequence[Line], goes: list[bool]) -> None:
    """Takes out short lines that come again and again beside what goes, and bare figures between lines that go."""
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if _may_repeat(line):
            places.setdefault(line.text, []).append(number)
    often = [own for numbers in places.values() if len(own := _without_heading(lines, goes, numbers)) >= OFTEN]
    repeated = {number for numbers in often for number in numbers}
    for _ in range(ROUNDS):
        before = sum(goes)
        light = [gone or number in repeated or _is_figure(lines[number]) for number, gone in enumerate(goes)]
        for numbers in often:
            beside = sum(_stands_beside(light, number) for number in numbers)
            proven = any(goes[number] or _stands_beside(goes, number) for number in numbers)
            if proven and beside >= BESIDE * len(numbers):
                for number in numbers:
                    goes[number] = True
        _take_figures(lines, goes)
        if sum(goes) == before:
            return


def _without_heading(lines: Sequence[Line], goes: Sequence[bool], numbers: Sequence[int]) -> Sequence[int]:
    """The places of a line without that where it is a heading: right above a paragraph that stays, and nowhere else."""
    heads = [at for at in numbers if at + 1 < len(lines) and lines[at + 1].is_prose and not goes[at + 1]]
    return numbers if len(heads) >= OFTEN else [number for number in numbers if number not in heads]


def _is_figure(line: Line) -> bool:
    return _FIGURE.fullmatch(line.text) is not None


def _may_repeat(line: Line) -> bool:
    text = line.text
    if len(text) > LONGEST or "\t" in text or text[-1] in ".,:;!?…»”" or text[0] in "–—-«“":
        return False
    return text[0].isupper() and any(map(str.isalpha, text))


def _stands_beside(goes: Sequence[bool], number: int) -> bool:
    return (number > 0 and goes[number - 1]) or (number + 1 < len(goes) and goes[number + 1])


def _take_figures(lines: Sequence[Line], goes: list[bool]) -> None:
    """Takes out runs of bare figures with something that goes above and below."""
    number = 1
    while number < len(lines):
        end = number
        while end < len(lines) and not goes[end] and _is_figure(lines[end]):
            end += 1
        if 0 < end - number <= FIGURES and goes[number - 1] and (end == len(lines) or goes[end]):
            goes[number:end] = [True] * (end - number)
        number = max(end, number + 1)

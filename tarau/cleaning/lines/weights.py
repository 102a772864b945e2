"""The model: weights of the measures, read from `assets/models/lines.json`, and the scores that they give."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add, itemgetter, mul

from ...files import shared_text
from .place import AROUND, NEAR, NEIGHBOURS, PLACES, RADII, means, places, sums
from .second import SECOND, second_look
from .shape import AT, MEASURES, Line

MODEL = "assets/models/lines.json"

#: The value of each measure of a neighbour that is not there.
NOBODY = -1.0


_near = itemgetter(*(AT[name] for name in NEAR))
_around = itemgetter(*(AT[name] for name in AROUND))


def names() -> tuple[str, ...]:
    """All measures of the first look, as the model names them."""
    near = (f"{name} {offset:+d}" for offset in NEIGHBOURS for name in NEAR)
    around = (f"{name} ~{radius}" for radius in RADII for name in AROUND)
    return (*MEASURES, *near, *around, *PLACES)


@dataclass(frozen=True, slots=True)
class Look:
    """The weights of one look at the lines, sorted by where a measure comes from."""

    bias: float
    alone: tuple[float, ...]
    near: tuple[tuple[float, ...], ...]
    around: tuple[tuple[float, ...], ...]
    places: tuple[float, ...]
    second: tuple[float, ...]


def look(bias: float, weights: Mapping[str, float]) -> Look:
    """The weights by name, sorted; a measure that the model does not name weighs nothing."""
    return Look(
        bias,
        tuple(weights.get(name, 0.0) for name in MEASURES),
        tuple(tuple(weights.get(f"{name} {offset:+d}", 0.0) for name in NEAR) for offset in NEIGHBOURS),
        tuple(tuple(weights.get(f"{name} ~{radius}", 0.0) for name in AROUND) for radius in RADII),
        tuple(weights.get(name, 0.0) for name in PLACES),
        tuple(weights.get(name, 0.0) for name in SECOND),
    )


@cache
def looks() -> tuple[Look, Look]:
    """The first and the second look of the model that Tarau ships."""
    model = json.loads(shared_text(MODEL))
    return tuple(look(model[name]["bias"], model[name]["weights"]) for name in ("first", "second"))  # type: ignore[return-value]


def scores(
    lines: Sequence[Line], model: tuple[Look, Look], worth: Callable[[Sequence[float]], bool] | None = None
) -> list[float]:
    """The logarithm of the odds that each line is the text's own: above 0 it rather is.

    `worth` tells from the scores of the first look whether a second is; without it the first is the answer.
    """
    first, second = model
    stand = places(lines)
    judged = _scores(lines, stand, first)
    if worth is not None and not worth(judged):
        return judged
    again = second_look(lines, judged)
    return [
        score + sum(map(mul, second.second, row))
        for score, row in zip(_scores(lines, stand, second), again, strict=True)
    ]


def _scores(lines: Sequence[Line], stand: Sequence[Sequence[float]], weights: Look) -> list[float]:
    """What the measures of the first look give. Sums over windows are taken of the weighed measures: that is linear."""
    count, bias, alone, by_place = len(lines), weights.bias, weights.alone, weights.places
    found = [
        bias + sum(map(mul, alone, line.measures)) + sum(map(mul, by_place, row))
        for line, row in zip(lines, stand, strict=True)
    ]
    near = [_near(line.measures) for line in lines]
    for offset, row in zip(NEIGHBOURS, weights.near, strict=True):
        values = [sum(map(mul, row, measures)) for measures in near]
        nobody = [NOBODY * sum(row)] * min(count, abs(offset))
        shifted = values[offset:] + nobody if offset > 0 else nobody + values[:offset]
        found = list(map(add, found, shifted))
    around = [_around(line.measures) for line in lines]
    for radius, row in zip(RADII, weights.around, strict=True):
        totals = sums([sum(map(mul, row, measures)) for measures in around])
        found = list(map(add, found, means(totals, radius)))
    return found

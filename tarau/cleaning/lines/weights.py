"""The model: weights of the measures, read from `assets/models/lines.json`, and the scores that they give."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add, itemgetter, mul

from ...files import shared_text
from .place import AROUND, NEAR, NEIGHBOURS, PLACES, RADII, means, places, sums
from .second import SECOND, second_look
from .shape import AT, DYNAMIC, MEASURES, REMEMBERED, Line

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


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """The weights of one look at the lines, sorted by where a measure comes from."""

    bias: float
    near: tuple[tuple[float, ...], ...]
    places: tuple[float, ...]
    second: tuple[float, ...]
    still: tuple[tuple[float, ...], ...] = ()
    """The rows `alone`, `near` and `around` for what a line's own measures give: zeros for the compared ones."""
    moved: tuple[tuple[float, ...], ...] = ()
    """The same rows for the compared measures alone."""


def look(bias: float, weights: Mapping[str, float]) -> Look:
    """The weights by name, sorted; a measure that the model does not name weighs nothing."""
    alone = {name: weights.get(name, 0.0) for name in MEASURES}
    near = [{name: weights.get(f"{name} {offset:+d}", 0.0) for name in NEAR} for offset in NEIGHBOURS]
    around = [{name: weights.get(f"{name} ~{radius}", 0.0) for name in AROUND} for radius in RADII]
    compared = MEASURES[DYNAMIC]
    rows = (alone, *near, *around)
    return Look(
        bias,
        tuple(map(tuple, (row.values() for row in near))),
        tuple(weights.get(name, 0.0) for name in PLACES),
        tuple(weights.get(name, 0.0) for name in SECOND),
        tuple(tuple(0.0 if name in compared else weight for name, weight in row.items()) for row in rows),
        tuple(tuple(row.get(name, 0.0) for name in compared) for row in rows),
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
    """What the measures of the first look give.

    What a line's own measures give is remembered for each line that is not seen for the first time; the few that come
    of comparing lines are added. Sums over windows are taken of the weighed measures: that is linear.
    """
    count = len(lines)
    own = [_own(line.alone, weights) for line in lines]
    compared = [line.measures[DYNAMIC] for line in lines]
    columns = [_weighed(parts, compared, row) for parts, row in zip(zip(*own, strict=True), weights.moved, strict=True)]
    by_place = weights.places
    found = [weights.bias + value + sum(map(mul, by_place, row)) for value, row in zip(columns[0], stand, strict=True)]
    for offset, row, values in zip(NEIGHBOURS, weights.near, columns[1:], strict=False):
        nobody = [NOBODY * sum(row)] * min(count, abs(offset))
        shifted = values[offset:] + nobody if offset > 0 else nobody + values[:offset]
        found = list(map(add, found, shifted))
    for radius, values in zip(RADII, columns[1 + len(NEIGHBOURS) :], strict=True):
        found = list(map(add, found, means(sums(values), radius)))
    return found


@lru_cache(maxsize=2 * REMEMBERED)
def _own(alone: tuple[float, ...], weights: Look) -> tuple[float, ...]:
    """What a line's own measures give to its own score and to those of its neighbours, by each row of weights."""
    near, around = _near(alone), _around(alone)
    return (
        sum(map(mul, weights.still[0], alone)),
        *[sum(map(mul, row, near)) for row in weights.still[1 : 1 + len(NEIGHBOURS)]],
        *[sum(map(mul, row, around)) for row in weights.still[1 + len(NEIGHBOURS) :]],
    )


def _weighed(own: Sequence[float], compared: Sequence[Sequence[float]], row: Sequence[float]) -> list[float]:
    """The sums of what the own measures gave and what the compared ones give, by a row of weights."""
    used = [(number, weight) for number, weight in enumerate(row) if weight]
    if not used:
        return list(own)
    if len(used) == 1:
        ((at, weight),) = used
        return [value + weight * measures[at] for value, measures in zip(own, compared, strict=True)]
    return [value + sum(map(mul, row, measures)) for value, measures in zip(own, compared, strict=True)]

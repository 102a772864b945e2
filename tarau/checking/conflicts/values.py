"""Whether two figures or two dates say the same, as exactly as they are written."""

from __future__ import annotations

import math
import re

from .model import Date, Figure, Reason

#: Digits are hardly exchanged where this makes one figure so many times the other: 17 and 71.
EXCHANGED = 0.4
#: Shares so many per cent apart are nothing alike.
SHARES_APART = 50
#: An approximate figure may be off by so much of itself; one that names a lower bound may be exceeded by so much.
#: The unit of a share that was said as a fall by so many times.
REMAINING = "remaining"

ABOUT, BOUND, CONVERTED, ROUNDED = 0.08, 0.35, 0.01, 0.01


def agree(one: Figure, two: Figure) -> bool:
    """Whether two figures of one kind can both be true of the same thing."""
    if one.date is not None and two.date is not None:
        return dates_agree(one.date, two.date)
    slack = max(one.step, two.step)  # the less exact one may be rounded from the other
    if _converted(one.unit, two.unit):  # what is converted was rounded before: 69 km are 43 miles
        slack += CONVERTED * max(abs(one.high), abs(two.high))
    if "about" in (one.hedge, two.hedge):
        slack += ABOUT * max(abs(one.high), abs(two.high))
    if one.low - slack - 1e-9 <= two.high and two.low - slack - 1e-9 <= one.high:
        return True
    if _rounded(one, two) or _rounded(two, one):
        return True
    return _bounds(one, two) or _bounds(two, one)


def _rounded(exact: Figure, round_figure: Figure) -> bool:
    """Whether one figure is the other in round numbers: 560 for 563."""
    if exact.low != exact.high or round_figure.low != round_figure.high or exact.unit != round_figure.unit:
        return False
    size = float(exact.unit) if exact.unit and exact.unit != REMAINING else 1.0
    value, rounded = exact.high / size, round_figure.high / size
    for step in (1000, 100, 10):
        if rounded % step == 0 and value % step and rounded >= step * 10:
            return round(value / step) * step == rounded and abs(value - rounded) <= ROUNDED * value
    return False


def _converted(one: str, two: str) -> bool:
    """Whether two units are of different systems: not ten times, a hundred times one another."""
    try:
        power = math.log10(float(one) / float(two))
    except ValueError:
        return False
    return abs(power - round(power)) > 1e-9


def _bounds(bound: Figure, other: Figure) -> bool:
    """Whether `bound` says only that the figure is more or less than something, and the other fits."""
    if bound.hedge == "over":
        return bound.low <= other.high <= bound.high * (1 + BOUND)
    if bound.hedge == "under":
        return bound.low * (1 - BOUND) <= other.low <= bound.high
    return False


def dates_agree(one: Date, two: Date) -> bool:
    """Whether one date is the other, said more or less exactly, or a part of its stretch."""
    if one.last_year or two.last_year:
        return _stretches_agree(one, two)
    if one.year != two.year and one.year and two.year:
        return False
    if one.month and two.month and one.month != two.month:
        return False
    if one.day and two.day:
        return max(one.last_day or one.day, 0) >= two.day and (two.last_day or two.day) >= one.day
    return True


def _stretches_agree(one: Date, two: Date) -> bool:
    """A year agrees with a stretch that holds it; two stretches agree only where they are the same."""
    if one.last_year and two.last_year:
        return one.year == two.year and one.last_year == two.last_year
    stretch, year = (one, two) if one.last_year else (two, one)
    return stretch.year <= year.year <= stretch.last_year


def likeness(one: Figure, two: Figure) -> float:
    """How much two figures that differ look like two versions of one, 0 to 1: near one another, the same digits."""
    if one.date is not None and two.date is not None:
        return _dates_likeness(one.date, two.date)
    small, large = sorted((abs(one.high), abs(two.high)))
    if large == 0:
        return 0.0
    if (one.unit == REMAINING) != (two.unit == REMAINING):
        return 0.8
    ratio = small / large
    digits = sorted(_digits(one)) == sorted(_digits(two)) and len(_digits(one)) > 1 and ratio >= EXCHANGED
    thousand = any(abs(ratio * times - 1) < 0.02 for times in (1000, 10, 100))
    if one.kind == "share":
        ratio = max(ratio, 1 - (large - small) / SHARES_APART)
    return 1.0 if digits or thousand else ratio


def _digits(figure: Figure) -> str:
    return f"{figure.high:.10g}".replace(".", "").strip("0")


def _dates_likeness(one: Date, two: Date) -> float:
    years = abs(one.year - two.year)
    if years == 0 or not (one.year and two.year):
        return 1.0
    same_day = one.day and one.day == two.day and one.month == two.month
    swapped = sorted(str(one.year)) == sorted(str(two.year))
    return 1.0 if same_day or (swapped and years < 20) else max(0.0, 0.8 - 0.12 * (years - 1))


def reasons(one: Figure, two: Figure) -> tuple[Reason, ...]:
    """What may explain that two figures differ."""
    found: list[Reason] = []
    mine, theirs = one.context, two.context
    if one.date is None:
        if mine.scopes != theirs.scopes and (mine.scopes ^ theirs.scopes):
            found.append("scope")
        if mine.years != theirs.years and mine.said_years != theirs.said_years:
            found.append("year")
        small, large = sorted((abs(one.high), abs(two.high)))
        if small and any(abs(large / small / times - 1) < 0.02 for times in (10, 100, 1000, 1_000_000)):
            found.append("units")
    elif one.date.last_year or (two.date is not None and two.date.last_year):
        found.append("range")
    if "about" in (one.hedge, two.hedge) or "over" in (one.hedge, two.hedge) or "under" in (one.hedge, two.hedge):
        found.append("about")
    return tuple(found)


def written(text: str) -> str:
    """A figure or date as it stands in a text, on one line and without the ending that is glued to it."""
    return re.sub(r"(?<=[\w%])-[^\W\d_]{1,4}$", "", " ".join(text.split())).rstrip(" .,;")

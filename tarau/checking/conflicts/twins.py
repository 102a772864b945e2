"""Finds figures of two texts that nothing else answers to: neither stands in the other text, and they are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from .model import Date, Figure
from .values import agree, likeness

#: Kinds of measure of which a text has few figures; of counts and shares it has many, so that two are alike by chance.
MANY_OF_THEM = frozenset(("share", "factor", ""))
#: How much alike two measures must be to be twins.
ALIKE = 0.8
#: Two figures of which one digit was misread are so much alike at least.
MISREAD = 0.6
#: So many digits at least have the counts that are alike by more than chance: 3,870 and 3,780.
DIGITS = 3
#: So exactly one figure is another that is written in another way.
SAME = 0.005
#: So many figures of one kind of a text at most are looked at.
MOST = 400


def twins(figures: Sequence[Figure], may_be_same: Callable[[Figure, Figure], bool]) -> Iterator[tuple[int, int]]:
    """Pairs of figures of one kind, by their numbers in `figures`, that are each the only one like the other."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for number, figure in enumerate(figures):
        if figure.kind in MANY_OF_THEM or figure.hedge or figure.context.plans:
            continue
        if figure.date is None or _exact(figure.date):
            by_source[figure.source].append(number)
    sources = sorted(source for source, numbers in by_source.items() if len(numbers) <= MOST)
    for at, one in enumerate(sources):
        for two in sources[at + 1 :]:
            yield from _of_two(figures, by_source[one], by_source[two], may_be_same)


def _exact(date: Date) -> bool:
    return bool(date.day and date.month) or bool(date.last_year)


def _of_two(
    figures: Sequence[Figure], one: Sequence[int], two: Sequence[int], may_be_same: Callable[[Figure, Figure], bool]
) -> Iterator[tuple[int, int]]:
    mine = [each for each in one if not any(_same(figures[each], figures[other]) for other in two)]
    theirs = [each for each in two if not any(_same(figures[each], figures[other]) for other in one)]
    like: Mapping[int, list[int]] = {
        each: [other for other in theirs if _alike(figures[each], figures[other])] for each in mine
    }
    for each, others in like.items():
        only = len(others) == 1 and sum(others[0] in more for more in like.values()) == 1
        if only and may_be_same(figures[each], figures[others[0]]):
            yield min(each, others[0]), max(each, others[0])


def _same(one: Figure, two: Figure) -> bool:
    """Whether two figures say the same in so many words."""
    if one.date is not None or two.date is not None:
        return one.date == two.date or (agree(one, two) and not _stretches(one, two))
    return abs(one.high - two.high) <= SAME * max(abs(one.high), abs(two.high))


def _stretches(one: Figure, two: Figure) -> bool:
    return any(each.date is not None and each.date.last_year for each in (one, two))


def _alike(one: Figure, two: Figure) -> bool:
    if one.date is not None and two.date is not None:
        return _dates_alike(one.date, two.date)
    if agree(one, two):
        return True
    return exchanged(one, two) if one.kind == "count" else likeness(one, two) >= ALIKE or _misread(one, two)


def _misread(one: Figure, two: Figure) -> bool:
    """Whether two figures of two digits and more differ in one digit alone: 64 and 84."""
    first, second = (f"{each.high:.10g}" for each in (one, two))
    if len(first) != len(second) or len(first.strip("0")) < 2 or likeness(one, two) < MISREAD:
        return False
    return sum(mine != theirs for mine, theirs in zip(first, second, strict=True)) == 1


def exchanged(one: Figure, two: Figure) -> bool:
    """Whether two figures of three digits and more have the same digits in another order."""
    first, second = (f"{each.high:.10g}" for each in (one, two))
    several = len(set(first) - {"0"}) > 1
    return len(first) >= DIGITS and several and first != second and sorted(first) == sorted(second)


def _dates_alike(one: Date, two: Date) -> bool:
    """Whether two dates differ in one of day, month and year alone, or two stretches in one of their ends."""
    if one.last_year or two.last_year:
        return (one.year == two.year) != (one.last_year == two.last_year)
    parts = (one.day, two.day), (one.month, two.month), (one.year, two.year)
    return sum(first != second for first, second in parts) == 1

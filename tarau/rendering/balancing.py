"""Balancing the pages of a worksheet: where the last one would be half empty, tasks go over to it from those before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from ..chapter import SheetTask, SheetVariant, Worksheet
from ..pages import PageMap, Spot

#: The share of the last page that may stay empty without anything being moved.
ENOUGH_EMPTY = 0.2
#: What a task costs that stands on another page than the table that it is about: as much as half an empty page.
PARTED = 0.5**2


def balanced(sheet: Worksheet, pages: PageMap) -> Worksheet:
    """The sheet with its tasks divided among as many pages as it has, so that all are about equally full.

    `pages` is the map of the sheet as it falls. A variant of one page stays as it is, and so does one whose last page
    is full enough and where no task stands apart from the table that it is about, and one with a task broken over
    pages.
    """
    return replace(sheet, variants=tuple(_balanced(variant, pages) for variant in sheet.variants))


@dataclass(frozen=True, slots=True)
class _Parts:
    """The points that the parts of a variant take: the head, each task, and what closes the sheet; and those of a page.

    `joined` says of each task whether it is about what was printed for the one before it.
    """

    head: float
    tasks: tuple[float, ...]
    end: float
    page: float
    joined: tuple[bool, ...]

    def cost(self, start: int, end: int) -> float:
        """What a page with these tasks costs: its empty part, squared, and a task parted from its table."""
        taken = sum(self.tasks[start:end]) + (self.head if start == 0 else 0)
        taken += self.end if end == len(self.tasks) else 0
        parted = PARTED if start and self.joined[start] else 0
        return float("inf") if taken > self.page else (1 - taken / self.page) ** 2 + parted


def _balanced(variant: SheetVariant, pages: PageMap) -> SheetVariant:
    spots = [pages.spots.get(f"{task.question.id}-task") for task in variant.tasks]
    whole = [spot for spot in spots if spot and spot.page == spot.last_page]
    if not whole or len(whole) < len(spots) or whole[0].page == whole[-1].page:
        return variant
    parts = _parts(variant, whole, pages)
    now = tuple(at for at in range(1, len(whole)) if whole[at].page > whole[at - 1].page)
    empty = pages.sheets[whole[-1].page].free > ENOUGH_EMPTY * parts.page
    if len(now) != whole[-1].page - whole[0].page or not (empty or any(parts.joined[at] for at in now)):
        return variant
    best = _divided(parts, len(now) + 1)
    if best is None or best == now:
        return variant
    return replace(variant, tasks=tuple(replace(task, turned=at in best) for at, task in enumerate(variant.tasks)))


def _parts(variant: SheetVariant, whole: list[Spot], pages: PageMap) -> _Parts:
    first, last = whole[0], whole[-1]
    area, free = pages.sheets[first.page].area, pages.sheets[last.page].free
    tasks = variant.tasks
    return _Parts(
        first.y - area.y,
        tuple(spot.height for spot in whole),
        area.y + area.height - free - (last.y + last.height),
        area.height,
        (False, *(_joined(*pair) for pair in pairwise(tasks))),
    )


def _joined(before: SheetTask, after: SheetTask) -> bool:
    about = before.question.about
    return bool(about) and about == after.question.about and not after.shown


def _divided(parts: _Parts, count: int) -> tuple[int, ...] | None:
    """The tasks that open the pages after the first, at the least cost; None where they do not fit."""
    size = len(parts.tasks)
    best: dict[int, tuple[float, tuple[int, ...]]] = {end: (parts.cost(0, end), ()) for end in range(1, size + 1)}
    for _ in range(count - 1):
        best = {end: _cheapest(parts, best, end) for end in range(1, size + 1)}
    cost, turns = best[size]
    return turns if cost < float("inf") and len(turns) == count - 1 else None


def _cheapest(
    parts: _Parts, before: dict[int, tuple[float, tuple[int, ...]]], end: int
) -> tuple[float, tuple[int, ...]]:
    """The division with one page more, the last page ending before the task `end`."""
    found = ((cost + parts.cost(start, end), (*turns, start)) for start, (cost, turns) in before.items() if start < end)
    return min(found, default=(float("inf"), ()))

"""The height of columns for glossary, index and answers: given to the engine, which takes long to find it itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..pages import PageMap


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that no column may divide: its id, and its height in points before it is measured."""

    id: str
    guess: float


def column_height(entries: Sequence[Entry], columns: int, pages: PageMap | None, most: float) -> float | None:
    """The least height, in points, at which the entries fill no more than `columns` columns.

    None when that is more than `most`, the height of a page.
    """
    heights = [_height(entry, pages) for entry in entries]
    if not heights:
        return None
    low = max(*heights, sum(heights) / columns)
    while _columns(heights, low) > columns:
        low += 0.5
    return low + 1 if low + 1 <= most else None


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns on one page: the entries from `start` to before `end`, and the height of the columns in points."""

    start: int
    end: int
    height: float


def column_pages(
    entries: Sequence[Entry], columns: int, pages: PageMap | None, most: float, later: float = 0.0
) -> tuple[Columns, ...]:
    """The entries on as few pages as hold them in columns no higher than `most`: all pages full but the last, on which
    the columns are as low as can be, so that they end together. Pages after the first may be higher: `later`."""
    made: list[Columns] = []
    start = 0
    while start < len(entries):
        most = max(most, later) if start else most
        height = column_height(entries[start:], columns, pages, most)
        end = len(entries) if height else start + _filling(entries[start:], columns, pages, most)
        made.append(Columns(start, end, height or most))
        start = end
    return tuple(made)


def _filling(entries: Sequence[Entry], columns: int, pages: PageMap | None, height: float) -> int:
    """How many entries fill columns of this height: at least one."""
    heights = [_height(entry, pages) for entry in entries]
    count = 1
    while count < len(heights) and _columns(heights[: count + 1], height) <= columns:
        count += 1
    return count


def _height(entry: Entry, pages: PageMap | None) -> float:
    spot = pages.spots.get(entry.id) if pages else None
    return spot.height if spot else entry.guess


def _columns(heights: Sequence[float], height: float) -> int:
    """How many columns of this height the entries fill, one after the other."""
    count, filled = 1, 0.0
    for each in heights:
        if filled + each > height:
            count, filled = count + 1, 0.0
        filled += each
    return count

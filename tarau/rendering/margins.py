"""Margin terms: each beside the line that uses it, none over another, and all of them on the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ..pages import PageMap

#: What the id of a margin term ends in; before it stands the id of the words it belongs to.
ENDING = "-margin"
#: Between two terms, in points.
APART = 5.0


def shifts(pages: PageMap, bottom: float) -> Mapping[str, tuple[str, float]]:
    """Per margin term its side of the page, and how far it moves from the line of its words, in points.

    A term goes down as far as the one before it needs, and up as far as the text area of the page, which ends `bottom`
    above the edge, needs. Only where the words stand is asked, not where the terms were put before, so that the same
    text gives the same places.
    """
    by_page: dict[int, list[tuple[float, float, str]]] = defaultdict(list)
    for id, spot in pages.spots.items():
        words = pages.spots.get(id.removesuffix(ENDING)) if id.endswith(ENDING) else None
        if words is not None:
            by_page[words.page].append((words.y, spot.height, id))
    made: dict[str, tuple[str, float]] = {}
    for page, terms in by_page.items():
        sheet = pages.sheets[page]
        wanted = sorted(terms)
        tops = _tops([(y, height) for y, height, _ in wanted], sheet.height - bottom)
        for (y, _, id), top in zip(wanted, tops, strict=True):
            made[id] = sheet.side, round(top - y, 1)
    return made


def _tops(wanted: list[tuple[float, float]], lowest: float) -> list[float]:
    """Tops in order: each where it is wanted or under the one before; then up, from the last, to stay on the page."""
    tops: list[float] = []
    end = 0.0
    for y, height in wanted:
        tops.append(max(y, end))
        end = tops[-1] + height + APART
    limit = lowest
    for at in reversed(range(len(tops))):
        tops[at] = min(tops[at], limit - wanted[at][1])
        limit = tops[at] - APART
    return tops

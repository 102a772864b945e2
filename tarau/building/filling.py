"""Filling the pages of a worksheet: the room that the first layout leaves is given to the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ..chapter import Worksheet
from ..pages import PageMap

#: Layouts that may be tried until no task has left its page; then the sheet stays as it was first set.
MOST_TRIALS = 8
#: More lines than a page has: it is left as it is.
NOTHING = 1000


def filled(
    sheet: Worksheet,
    pages: PageMap,
    line: float,
    stretch: Callable[[Worksheet, PageMap, float, Counter[int]], Worksheet],
    lay_out: Callable[[Worksheet], PageMap],
) -> Worksheet:
    """The sheet with the room left on its pages given to the answers, every task on the page where it was.

    `pages` is the map of the sheet as it is, `line` the points from one line for writing to the next; `lay_out` gives
    the map of another sheet. Where a task was pushed over, its page gets a line less, and the sheet is tried again.
    """
    less: Counter[int] = Counter()
    for _ in range(MOST_TRIALS):
        made = stretch(sheet, pages, line, less)
        if made == sheet:
            return sheet
        crowded = _crowded(sheet, pages, lay_out(made))
        if not crowded:
            return made
        for page in crowded:  # one line, then three, then nothing more is given to this page
            less[page] = {0: 1, 1: 3}.get(less[page], NOTHING)
    return sheet


def _crowded(sheet: Worksheet, before: PageMap, after: PageMap) -> set[int]:
    """The pages from which something was pushed over."""
    marks = [f"{task.question.id}-task" for variant in sheet.variants for task in variant.tasks]
    moved = [id for id in marks if id in before.spots and before.spots[id].page != after.spots[id].page]
    if moved:
        first = before.spots[moved[0]].page
        return {first - 1} if after.spots[moved[0]].page < first else {first}
    return {len(before.sheets) - 1} if len(after.sheets) > len(before.sheets) else set()

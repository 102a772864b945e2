"""Which sections are set tighter, because their last page would hold next to nothing but what to remember.

Such a section gets a line more on each page, less space around boxes, and more hyphens. It is decided once, when the
first layout is known, and kept: two marks in the page tell the rounds after it, which would otherwise undo it.
"""

from __future__ import annotations

from ..pages import PageMap
from .theme import Theme

#: The id of a mark that stands in every layout but the first.
MEASURED = "measured"
#: What ends the id of the mark in a section that is set tighter.
ENDING = "-tight"
#: A last page with fewer steps on it than this is one that should not be.
FEWEST_STEPS = 10


def is_tight(id: str, pages: PageMap | None, theme: Theme) -> bool:
    """Whether the section `id` is set tighter."""
    if pages is None:
        return False
    if MEASURED in pages.spots:
        return id + ENDING in pages.spots
    spot = pages.spots.get(id)
    if spot is None or spot.last_page == spot.page:
        return False
    last = pages.sheets[spot.last_page]
    filled = last.height - theme.length("top") - theme.length("bottom") - last.free
    return filled < FEWEST_STEPS * theme.length("step")

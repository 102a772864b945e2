"""How blocks follow each other on the page: boxes are padded so that the text after them stands on the grid again.

The text of a page stands on a grid of steps; a box is as high as its content. What is missing to whole steps becomes
its margin below, once the page map says how high it came out. Margins, because the engine drops them at page ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..chapter import Block, Heading, Listing, Paragraph, Words
from ..pages import PageMap, Spot
from .theme import Theme


@dataclass(frozen=True, slots=True)
class Summary:
    """What to remember of a section, as the box at its end."""

    KIND = "summary"
    id: str
    points: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, whether it is a box, and the style that its place on the page gives it."""

    node: Block | Summary
    boxed: bool
    style: str


class Grid:
    """The steps of a theme's page."""

    def __init__(self, theme: Theme, pages: PageMap | None) -> None:
        self.step, self.above, self.top = (theme.length(name) for name in ("step", "above", "top"))
        self.pages = pages

    def pad(self, id: str) -> float:
        """The space under the box `id` that brings the text after it back to the grid, in points.

        Before anything is laid out it is half a step, which is what it comes to on the average.
        """
        spot = self.pages.spots.get(id) if self.pages else None
        if spot is None:
            return self.step / 2
        above = 0.0 if self._opens_page(spot) else self.above
        missing = -(above + spot.height) % self.step
        return 0.0 if missing > self.step - 0.05 else round(missing, 2)

    def rest(self, id: str) -> float:
        """As `pad`, for what has no space above it."""
        spot = self.pages.spots.get(id) if self.pages else None
        if spot is None:
            return 0.0
        missing = -spot.height % self.step
        return 0.0 if missing > self.step - 0.05 else round(missing, 2)

    def _opens_page(self, spot: Spot) -> bool:
        return spot.y < self.top + 1


def placed(blocks: Sequence[Block | Summary], grid: Grid) -> Iterator[Placed]:
    """The blocks in order, each with its margins. Margins that meet are not added, so the greater one is told both."""
    before = 0.0
    for node in blocks:
        if isinstance(node, Paragraph | Listing):
            yield Placed(node, False, "")
            before = 0.0
        elif isinstance(node, Heading):
            yield Placed(node, False, f"margin-top:{grid.step + before:.2f}pt" if before else "")
            before = 0.0
        else:
            after = grid.pad(node.id)
            yield Placed(node, True, f"margin:{grid.above + before:.2f}pt 0 {after:.2f}pt")
            before = after

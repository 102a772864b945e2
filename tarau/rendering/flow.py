"""How blocks follow each other on the page: the space around boxes brings the text after them back to the grid.

The text of a page stands on a grid of steps; a box is as high as its content. What a box, or a run of boxes, lacks to
whole steps is shared out above and under it, so that it stands in the middle of its space. All of it is margin, which
the engine drops at page ends; margins that would meet are given to one side alone, because the engine would keep only
the greater of them.

A box stays whole, unless it takes more than half a page, as many do where a page is small or its letters are large: it
would leave a hole that nothing can fill. Such a box may go on over the page (`divided`; where, the style sheet says).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..chapter import Block, Heading, Inline, Listing, Paragraph, Quotation, Sidebar, TermUse, Words
from ..pages import PageMap
from .theme import Theme

#: A box is divided only when it is higher than this part of the text of a page.
WHOLE = 0.51
#: Letters hang lower over a box than they stand high under it: so much more goes above for even looks.
OPTICAL = 0.7


@dataclass(frozen=True, slots=True)
class Spaces:
    """The least spaces around boxes in points: between two of them, above one, and above and under it together when
    text follows and when a heading follows, which brings its own step, in which it is raised."""

    between: float
    above: float
    before_text: float
    before_heading: float

    def by(self, scale: float) -> Spaces:
        """The same spaces so many times as large."""
        return Spaces(*(space * scale for space in (self.between, self.above, self.before_text, self.before_heading)))


USUAL = Spaces(between=13.0, above=7.5, before_text=13.0, before_heading=22.0)
#: In a section whose last page would hold next to nothing.
TIGHT = Spaces(between=9.0, above=6.0, before_text=9.0, before_heading=18.0)


@dataclass(frozen=True, slots=True)
class Summary:
    """What to remember of a section, as the box at its end."""

    KIND = "summary"
    id: str
    points: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that a paragraph explains, as a box before it: for a page without a margin column."""

    KIND = "terms"
    id: str
    uses: tuple[TermUse, ...]


Placeable = Block | Summary | Terms

#: What belongs to the running text and stands on its grid by itself; everything else is a box.
RUNNING = (Paragraph, Listing, Heading, Quotation)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, whether it is a box, the style that its place on the page gives it, and whether it may be divided."""

    node: Placeable
    boxed: bool
    style: str
    divided: bool = False


class Grid:
    """The steps of a theme's page, and how high each box came out in the layout before."""

    def __init__(self, theme: Theme, pages: PageMap | None) -> None:
        self.step, self.top = theme.length("step"), theme.length("top")
        self.scale = self.step / 14.5
        self.theme = theme
        self.pages = pages

    def height(self, id: str) -> float | None:
        """The height of a box in points, where it is known and on one page."""
        spot = self.pages.spots.get(id) if self.pages else None
        return None if spot is None or spot.last_page != spot.page else spot.height

    @cached_property
    def room(self) -> float:
        """The height of the text of a page."""
        return self.theme.length("page-height") - self.top - self.theme.length("bottom")

    @cached_property
    def divisible(self) -> frozenset[str]:
        """The kinds of boxes that may be divided."""
        stacked = self.theme.word("pairs") == "below"
        return frozenset({"sidebar", "table", "compare", "then-now"} if stacked else {"sidebar", "table"})

    def divides(self, node: Placeable) -> bool:
        """Whether a box is so high that it may go on over the page: portraits, charts and what stands side by side
        never do."""
        spot = self.pages.spots.get(node.id) if self.pages else None
        whole = node.KIND not in self.divisible or (isinstance(node, Sidebar) and node.kind == "biography")
        return spot is not None and not whole and spot.height + spot.carried > WHOLE * self.room

    def opens_page(self, id: str) -> bool:
        """Whether a box stood at the top of a page, all of it or its last part."""
        spot = self.pages.spots.get(id) if self.pages else None
        return spot is not None and (spot.y < self.top + 1 or spot.last_page > spot.page)

    def on_last_page(self, id: str) -> float | None:
        """How much of a box stood on the page on which it ended, where that is known."""
        spot = self.pages.spots.get(id) if self.pages else None
        if spot is not None and spot.last_page == spot.page + 1:
            return spot.carried
        return self.height(id)

    def missing(self, height: float, least: float) -> float:
        """What a height lacks to whole steps, at least `least`."""
        return least + (-(height + least)) % self.step

    def rest(self, id: str) -> float:
        """What something on the grid lacks to whole steps."""
        height = self.height(id)
        missing = -(height or 0.0) % self.step
        return 0.0 if missing > self.step - 0.05 else missing


def terms_of(node: Paragraph) -> tuple[Terms, ...]:
    """The box with the terms that a paragraph explains, if it does."""
    uses = tuple(use for use in _uses(node.content) if use.margin)
    return (Terms(f"{uses[0].id}-box", uses),) if uses else ()


def _uses(words: Words) -> Iterator[TermUse]:
    for part in words:
        if isinstance(part, TermUse):
            yield part
        inner: Sequence[Inline] = getattr(part, "content", ())
        yield from _uses(tuple(inner))


def placed(blocks: Sequence[Placeable], grid: Grid, spaces: Spaces = USUAL) -> Iterator[Placed]:
    """The blocks in order, each with its margins; the spaces are those of the textbook's step."""
    spaces = spaces.by(grid.scale)
    position = 0
    while position < len(blocks):
        node = blocks[position]
        if isinstance(node, RUNNING):
            yield Placed(node, False, "")
            position += 1
            continue
        end = position + 1
        while end < len(blocks) and _is_box(blocks[end]):
            end += 1
        yield from _run(blocks[position:end], blocks[end] if end < len(blocks) else None, grid, spaces)
        if end < len(blocks) and isinstance(blocks[end], Heading):
            # Its space is the margin of the box before it.
            yield Placed(blocks[end], False, "margin-top:0")
            end += 1
        position = end


def _is_box(node: Placeable) -> bool:
    return not isinstance(node, RUNNING)


def _run(boxes: Sequence[Placeable], following: Placeable | None, grid: Grid, spaces: Spaces) -> Iterator[Placed]:
    """Boxes in a row. What comes after them has to be on the grid, counted from the last one that opens a page.

    The space above is the same whether a box opens a page or not, where the engine drops it: else the box might fit on
    the page before, in the next round not, and so on.
    """
    least = spaces.before_heading if isinstance(following, Heading) else spaces.before_text
    height = _height(boxes, grid, spaces)
    total = least + grid.step / 2 if height is None else grid.missing(height, least)
    raised = isinstance(following, Heading)
    above = spaces.above + (total - least) / 3 if raised else max(total / 2 + OPTICAL, spaces.above)
    opening = [at for at, box in enumerate(boxes) if grid.opens_page(box.id)]
    tail = _tail(boxes[opening[-1] :], grid, spaces) if opening else None
    below = total - above if tail is None else grid.missing(tail, least / 2)
    for at, box in enumerate(boxes):
        over = above if at == 0 else spaces.between
        margins = f"margin:{over:.2f}pt 0 {below if at == len(boxes) - 1 else 0:.2f}pt"
        yield Placed(box, True, margins, grid.divides(box))


def _height(boxes: Sequence[Placeable], grid: Grid, spaces: Spaces) -> float | None:
    """The height of a run of boxes with the spaces between them, where it is known."""
    heights = [grid.height(box.id) for box in boxes]
    return None if None in heights else sum(map(float, filter(None, heights))) + spaces.between * (len(boxes) - 1)


def _tail(boxes: Sequence[Placeable], grid: Grid, spaces: Spaces) -> float | None:
    """The height of a run of boxes on its last page, the first of them with what stood there, where it is known."""
    rest, first = _height(boxes[1:], grid, spaces), grid.on_last_page(boxes[0].id)
    between = spaces.between if len(boxes) > 1 else 0.0
    return None if rest is None or first is None else first + between + max(rest, 0.0)

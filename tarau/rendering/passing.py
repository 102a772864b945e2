"""What changes places with a box that does not fit on the page and would leave a hole.

A box is kept whole (but see `flow`). When it begins a page and the page before it is left half empty, paragraphs from
behind it go before it, as an editor would place it. Where nothing behind it may, the box itself goes up before the last
paragraphs and smaller boxes of the page, and they go on after it. It is decided from the layout before and kept: marks
in the page tell the rounds after it, which would otherwise undo it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..chapter import Block, Heading, Listing, Paragraph, Quotation, Section, Sidebar
from ..pages import PageMap
from .flow import RUNNING, USUAL, Grid
from .theme import Theme
from .wording import plain

#: A hole of more steps than this is filled.
MOST_EMPTY = 4
#: A hole of more than this part of a page is worse than a box right under a heading or under another box.
LARGE = 0.2
#: So many paragraphs may go before a box, or come after it, and in so many rounds it is decided.
MOST_PARAGRAPHS, MOST_TIMES = 3, 2

#: The ids of the marks: how many paragraphs went before a box or come after it, and how often it was decided in a
#: section.
_PASSED, _RAISED = "{id}-after-{count}", "{id}-before-{count}"
_TIMES = "{id}-times-{count}"
_MARK = re.compile(r"(.+)-(after|before|times)-(\d)")


class Passing:
    """The order of the blocks of a section on the page."""

    def __init__(self, section: Section, pages: PageMap | None, theme: Theme) -> None:
        self.section, self.pages, self.theme = section, pages, theme
        self.grid = Grid(theme, pages)
        boxes = {node.id for node in section.content}
        found = [mark for mark in map(_MARK.fullmatch, pages.spots if pages else ()) if mark]
        signs = {"after": 1, "before": -1}
        self.counts = {
            mark[1]: signs[mark[2]] * int(mark[3]) for mark in found if mark[2] in signs and mark[1] in boxes
        }
        self.times = max((int(mark[3]) for mark in found if mark[2] == "times" and mark[1] == section.id), default=0)
        if pages is not None and self.times < MOST_TIMES:
            self._decide(pages)

    def marks(self) -> list[str]:
        """The ids by which the next round knows what was decided."""
        if self.pages is None:
            return []
        counts = {id: count for id, count in self.counts.items() if count}
        passed = [(_PASSED if count > 0 else _RAISED).format(id=id, count=abs(count)) for id, count in counts.items()]
        return [*passed, _TIMES.format(id=self.section.id, count=self.times)]

    def order(self) -> list[Block]:
        """The blocks as they stand on the page."""
        return _ordered(self.section.content, self.counts)

    def _decide(self, pages: PageMap) -> None:
        """Change the place of the first box that leaves a hole."""
        self.times += 1
        blocks = self.order()
        for at, node in enumerate(blocks):
            hole = self._hole(node, pages) if _is_box(node) else 0.0
            if hole <= MOST_EMPTY * self.theme.length("step") or _leads_to(blocks[at - 1] if at else None):
                continue
            known = self.counts.get(node.id, 0)
            more = _fitting(_behind(blocks, at), hole, pages) if known >= 0 else 0
            more = more or -self._rising(blocks[:at], node, hole, pages)
            if more:
                self.counts[node.id] = max(min(known + more, MOST_PARAGRAPHS), -MOST_PARAGRAPHS)
                return

    def _hole(self, node: Block, pages: PageMap) -> float:
        """What is left empty on the page before a box that begins a page; nothing when that is another section's, and
        when the box will be divided."""
        spot, start = pages.spots.get(node.id), pages.spots.get(self.section.id)
        if spot is None or start is None or spot.y > self.theme.length("top") + 1 or spot.page <= start.page:
            return 0.0
        return 0.0 if self.times == 1 and self.grid.divides(node) else pages.sheets[spot.page - 1].free

    def _rising(self, before: Sequence[Block], node: Block, hole: float, pages: PageMap) -> int:
        """How many blocks have to come after a box for it to fit on their page; 0 when that is too many, or when it
        would stand right under a heading or another box for the sake of a small hole."""
        box = pages.spots[node.id]
        needed, count = box.height + USUAL.by(self.grid.scale).before_heading - hole, 0
        while needed > 0:
            block = before[-1 - count] if count < min(len(before), MOST_PARAGRAPHS) else None
            spot = pages.spots.get(block.id) if isinstance(block, Paragraph | Sidebar) else None
            if spot is None or spot.page != box.page - 1 or _leads_to(block):
                return 0
            needed, count = needed - spot.height, count + 1
        ahead = before[-1 - count] if count < len(before) else None
        text = isinstance(ahead, Paragraph) and not _leads_to(ahead)
        large = hole > LARGE * self.grid.room and not isinstance(ahead, Paragraph)
        return count if ahead and (text or large) else 0


def _is_box(node: Block) -> bool:
    return not isinstance(node, RUNNING)


def _leads_to(node: Block | None) -> bool:
    """Whether a paragraph announces what stands after it."""
    return isinstance(node, Paragraph) and plain(node.content).rstrip().endswith(":")


def _behind(blocks: Sequence[Block], at: int) -> list[Paragraph]:
    """The paragraphs behind a box, up to the next heading or list."""
    found: list[Paragraph] = []
    for node in blocks[at + 1 :]:
        if isinstance(node, Paragraph):
            found.append(node)
        elif isinstance(node, Heading | Listing | Quotation) or found:
            break
    return found


def _fitting(paragraphs: Sequence[Paragraph], hole: float, pages: PageMap) -> int:
    """How many paragraphs it takes to fill a hole; the last one may go on after it."""
    count, filled = 0, 0.0
    for node in paragraphs:
        if filled >= hole * 0.7:
            break
        spot = pages.spots.get(node.id)
        count, filled = count + 1, filled + (spot.height if spot else 0.0)
    return count


def _ordered(content: Sequence[Block], counts: dict[str, int]) -> list[Block]:
    """The content with so many paragraphs from behind each box before it, or, where the number is negative, so many
    from before it behind it."""
    made = list(content)
    for id, count in counts.items():
        at = next((at for at, node in enumerate(made) if node.id == id), None)
        if at is None:
            continue
        if count < 0:
            made.insert(max(at + count, 0), made.pop(at))
            continue
        ahead = _behind(made, at)[:count]
        rest = [node for node in made if not any(node is each for each in ahead)]
        made = [*rest[:at], *ahead, *rest[at:]]
    return made

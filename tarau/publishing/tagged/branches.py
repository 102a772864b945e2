"""The parts of a tag tree before it is written: what each is, what it says of itself, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from .reading import Piece

#: What stands in a line of text, besides pieces themselves (PDF 32000-1, 14.8.4.4).
INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Lbl"})
#: How far apart, in points, the tops of pieces of one line may be: marks of notes stand higher.
_SAME_LINE = 6.0
#: What groups blocks, so that bare words in it are a paragraph.
GROUPING = frozenset({"Document", "Part", "Sect", "Aside", "Div", "BlockQuote", "Index", "Note"})


@dataclass(eq=False, slots=True)
class Branch:
    """A structure element: its type, its entries (`Alt`, `Lang`, `T`, `ID`, `E`), its attributes by owner, its kids."""

    kind: str
    kids: list[Branch | Piece] = field(default_factory=list)
    entries: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)
    annotations: list[Any] = field(default_factory=list)
    """For a link, the places that one can click on."""
    to: Branch | None = None
    """For a mark in the text, what it leads to: its note."""

    def all(self) -> Iterator[Branch]:
        """The branch and those under it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Branch):
                yield from kid.all()

    def pieces(self) -> Iterator[Piece]:
        """The pieces of pages under it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Branch):
                yield from kid.pieces()
            else:
                yield kid


def in_paragraphs(kids: list[Branch | Piece]) -> list[Branch | Piece]:
    """What stands in a grouping element: runs of words among it made paragraphs."""
    made: list[Branch | Piece] = []
    run: list[Branch | Piece] = []
    for kid in [*kids, None]:
        if isinstance(kid, Piece) or (isinstance(kid, Branch) and kid.kind in INLINE):
            run.append(kid)
            continue
        if run:
            made.append(Branch("P", run))
            run = []
        if kid is not None:
            made.append(kid)
    return made


def note_lost_spaces(document: Branch) -> None:
    """Note the pieces after which the text has a space that the page does not show: its line ends there, or one element
    ends and the next is set below it."""
    for branch in document.all():
        if branch.kind in INLINE:
            continue
        line = list(_line(branch))
        for piece, following in pairwise(line):
            apart = piece.run != following.run and abs(piece.top - following.top) > _SAME_LINE
            if piece.divided or not (piece.space_after or following.space_before or apart):
                continue
            if not (piece.text[-1:].isspace() or following.text[:1].isspace()):
                piece.lost_space = True


def _line(branch: Branch) -> Iterator[Piece]:
    """The pieces of a block's own text."""
    for kid in branch.kids:
        if isinstance(kid, Piece):
            yield kid
        elif kid.kind in INLINE:
            yield from _line(kid)

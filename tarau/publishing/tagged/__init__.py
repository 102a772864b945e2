"""A true tag tree: the order and the meaning of the markup, tied to the pieces of the finished pages.

The layout engine tags the boxes of each page: a paragraph over two pages becomes two, a box or a note is nothing at
all. Here the pages are read beside the markup that they were made from, and the tree is grown anew from the markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf

from .abbreviations import expand, explained
from .branches import note_lost_spaces
from .growing import Grower
from .markup import Element, Words, read_markup
from .matching import Match, match
from .reading import Piece, read_pieces
from .writing import mark_artifacts, mend_text, split_marks, write_tree

__all__ = ["Untagged", "retag"]


@dataclass(frozen=True, slots=True)
class Untagged:
    """Words that stand in the markup and on no page, or on a page and not in the markup."""

    words: str
    page: int | None
    """The page, counted from 0; None for words of the markup."""


def retag(pdf: pikepdf.Pdf, html: str) -> tuple[Untagged, ...]:
    """Put the tags of `html` into the PDF that was made from it, and tell what could not be found on either side."""
    root = read_markup(html)
    pieces, loose = read_pieces(pdf)
    found = match(root, pieces)
    grower = Grower(found, root)
    document = grower.grow()
    document.entries["Lang"] = root.attributes.get("lang", "")
    held = {id(piece) for piece in document.pieces()}
    marked = {id(piece) for piece in (*grower.pagination, *grower.decoration, *found.repeated, *found.unplaced)}
    lost = [piece for piece in pieces if id(piece) not in held | marked]
    note_lost_spaces(document)
    taken = {page: 1 + max(piece.mcid for piece in on_page) for page, on_page in _by_page((*pieces, *loose)).items()}
    split_marks(pdf, expand(document, explained(root), taken))
    mend_text(pdf, [piece for piece in document.pieces() if piece.divided or piece.lost_space])
    write_tree(pdf, document)
    mark_artifacts(pdf, (*loose, *grower.pagination, *found.repeated, *found.unplaced), (*grower.decoration, *lost))
    stray = [Untagged(piece.text, piece.page) for piece in (*found.unplaced, *lost) if piece.letters or piece.picture]
    return (*stray, *_unshown(found))


def _by_page(pieces: Iterable[Piece]) -> dict[int, list[Piece]]:
    found: dict[int, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.page, []).append(piece)
    return found


def _unshown(found: Match) -> tuple[Untagged, ...]:
    told = []
    for spot in found.unshown:
        if isinstance(spot.of, Words):
            told.append(Untagged(" ".join(spot.of.text.split()), None))
        elif isinstance(spot.of, Element) and spot.of.said:
            told.append(Untagged(spot.of.said, None))
    return tuple(told)

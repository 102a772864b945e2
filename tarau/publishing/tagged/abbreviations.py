"""Abbreviations in the tag tree: each told in full (E: PDF 32000-1, 14.9.5), as the page's own list explains it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count, pairwise

from .branches import Branch
from .markup import Element
from .reading import Piece

#: Class of the list that explains abbreviations.
LIST = "abbreviations"


@dataclass(frozen=True, slots=True)
class Split:
    """A piece that is several from now on: the number of each part, and how many codes it has."""

    page: int
    mcid: int
    parts: tuple[tuple[int, int], ...]


def explained(root: Element) -> dict[str, str]:
    """The abbreviations that the page explains, each with what it stands for."""
    found: dict[str, str] = {}
    for each in root.inside():
        if isinstance(each, Element) and each.name == "dl" and LIST in each.classes:
            told = [part for part in each.inside() if isinstance(part, Element) and part.name in ("dt", "dd")]
            found |= {short.text(): long.text() for short, long in pairwise(told) if short.name == "dt"}
    return found


def expand(document: Branch, full: Mapping[str, str], taken: Mapping[int, int]) -> Iterator[Split]:
    """Put each abbreviation in running text into an element of its own that tells it in full.

    `taken` says for each page how many numbers of marks are in use. Gives the pieces that are to be split for it.
    """
    if not full:
        return
    shorts = sorted(full, key=lambda short: (-len(short), short))
    words = "|".join(re.escape(short).replace(r"\ ", r"\s") for short in shorts)
    pattern = re.compile(rf"(?<!\w)(?<!\w[-–])(?:{words})(?!\w)")
    numbers = {page: count(first) for page, first in taken.items()}
    language = document.entries.get("Lang", "")
    for branch in [*_told_in(document, language, language)]:
        kids: list[Branch | Piece] = []
        for kid in branch.kids:
            spots = _spots(kid, pattern) if isinstance(kid, Piece) else []
            if not spots or not isinstance(kid, Piece):
                kids.append(kid)
                continue
            parts = _parts(kid, spots, numbers[kid.page])
            yield Split(kid.page, kid.mcid, tuple((part.mcid, len(part.signs)) for part in parts))
            for part in parts:
                told = full.get(" ".join(part.text.split())) if part.text == part.text.strip() else None
                kids.append(Branch("Span", [part], {"E": told}) if told else part)
        branch.kids = kids


def _told_in(branch: Branch, language: str, here: str) -> Iterator[Branch]:
    """The elements whose words are in the page's own language. Pictures are left out, and marks of lists, which are
    explained beside them."""
    here = branch.entries.get("Lang", here)
    if branch.kind in ("Figure", "Lbl") or "Alt" in branch.entries:
        return
    if here == language:
        yield branch
    for kid in branch.kids:
        if isinstance(kid, Branch):
            yield from _told_in(kid, language, here)


def _spots(piece: Piece, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where abbreviations begin and end in a piece, in its codes; those are left out that share a code with others."""
    starts = {0: 0}
    at = 0
    for number, sign in enumerate(piece.signs, 1):
        at += len(sign)
        starts[at] = number
    return [
        (starts[found.start()], starts[found.end()])
        for found in pattern.finditer(piece.text)
        if found.start() in starts and found.end() in starts
    ]


def _parts(piece: Piece, spots: list[tuple[int, int]], numbers: Iterator[int]) -> list[Piece]:
    """A piece cut before and after each spot; the first part keeps its number and its links, the last its end."""
    length = len(piece.signs)
    cuts = sorted({0, length, *(cut for spot in spots for cut in spot)})
    if piece.lost_space and spots[-1][1] == length:
        cuts.append(length)  # the space at the end of the line is no part of what the abbreviation stands for
    parts = []
    for number, (start, end) in enumerate(pairwise(cuts), 2):
        signs = piece.signs[start:end]
        first, last = start == 0, number == len(cuts)
        parts.append(
            replace(
                piece,
                mcid=piece.mcid if first else next(numbers),
                signs=signs,
                text="".join(signs),
                links=piece.links if first else [],
                lost_space=piece.lost_space and last,
                divided=piece.divided and last,
            )
        )
    return parts

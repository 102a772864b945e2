"""What extractors of articles (trafilatura twice, its Readability) make of a page: which of its lines are the text.

Every piece of text in the tree gets a mark of three signs before the extractors see it; the marks that come out again
tell which pieces they took. So nothing needs to be searched or compared, and a line that stands twice is no riddle.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

#: Pages with more characters, pieces or depth are left to the shape of their lines: extractors take too long on them.
LARGEST, MOST, DEEPEST = 3_000_000, 60_000, 250

#: An extract that holds fewer letters, or more than this share of the page's, tells nothing apart: it does not count.
LEAST, MOST_SHARE = 200, 0.94

#: How much the extracts count together, and how much it counts whether a line is nothing but links; together 1.
EXTRACTS, LINKS = 0.8, 0.2

#: Marks are written in Braille patterns: printed, so that extractors keep them, and no part of any word.
_FIRST, _BASE, _DIGITS = 0x2801, 128, 3
_MARK = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + _BASE - 1)}]{{{_DIGITS}}}")
_BRAILLE = re.compile("[\u2800-\u28ff]")

#: What the extractors raise on pages that they do not understand.
_FAILURES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(slots=True)
class Piece:
    """A piece of text in the tree, at an element's beginning or `after` its end, and the lines it is part of."""

    element: Any
    after: bool
    lines: Sequence[int]


def judged(root: Any, pieces: Sequence[Piece], count: int, depth: int) -> list[float]:
    """For each of `count` lines from 1, it is surely the text, to -1, surely not; all 0 where nothing can be said.

    Changes the tree: it is read for the last time.
    """
    from lxml.html import tostring

    nothing = [0.0] * count
    if len(pieces) > MOST or depth > DEEPEST:
        return nothing
    sizes = [len(_text(piece)) for piece in pieces]
    if sum(sizes) > LARGEST or any(_BRAILLE.search(_text(piece)) for piece in pieces):
        return nothing
    links = _shares(pieces, sizes, frozenset(n for n, piece in enumerate(pieces) if _linked(piece)), count)
    for number, piece in enumerate(pieces):
        _write(piece, number)
    page = tostring(root, encoding="unicode")
    extracts = [(weight, _taken(extract, page)) for weight, extract in _EXTRACTORS]
    told = [(weight, taken) for weight, taken in extracts if _tells(taken, sizes)]
    whole = sum(weight for weight, _ in told)
    verdict = list(nothing)
    for weight, taken in told:
        for line, share in enumerate(_shares(pieces, sizes, taken, count)):
            verdict[line] += EXTRACTS * weight / whole * (1.0 if share >= 0.5 else -1.0)
    return [said + LINKS * (1 - 2 * link) for said, link in zip(verdict, links, strict=True)] if told else nothing


def _tells(taken: frozenset[int], sizes: Sequence[int]) -> bool:
    size = sum(sizes[number] for number in taken)
    return LEAST <= size <= MOST_SHARE * sum(sizes)


def _linked(piece: Piece) -> bool:
    element = piece.element.getparent() if piece.after else piece.element
    while element is not None:
        if element.tag == "a":
            return True
        element = element.getparent()
    return False


def _text(piece: Piece) -> str:
    return (piece.element.tail if piece.after else piece.element.text) or ""


def _write(piece: Piece, number: int) -> None:
    text = _text(piece)
    bare = text.lstrip()
    marked = text[: len(text) - len(bare)] + _mark(number) + bare
    if piece.after:
        piece.element.tail = marked
    else:
        piece.element.text = marked


def _mark(number: int) -> str:
    digits = (number // _BASE**place % _BASE for place in range(_DIGITS))
    return "".join(chr(_FIRST + digit) for digit in digits)


def _number(mark: str) -> int:
    return sum((ord(sign) - _FIRST) * _BASE**place for place, sign in enumerate(mark))


def _taken(extract: Callable[[str], str], page: str) -> frozenset[int]:
    """The numbers of the pieces that an extractor took."""
    try:
        return frozenset(_number(mark) for mark in _MARK.findall(extract(page)))
    except _FAILURES:
        return frozenset()


def _trafilatura(page: str) -> str:
    import trafilatura

    _silence()
    return trafilatura.extract(page, include_comments=False, include_tables=True) or ""


def _precise(page: str) -> str:
    import trafilatura

    _silence()
    return trafilatura.extract(page, include_comments=False, include_tables=True, favor_precision=True) or ""


def _readability(page: str) -> str:
    from trafilatura.readability_lxml import Document
    from trafilatura.utils import load_html

    _silence()
    tree = load_html(page)
    return str(Document(tree).summary()) if tree is not None else ""


#: How much each extractor's word counts; together they are 1.
_EXTRACTORS: tuple[tuple[float, Callable[[str], str]], ...] = (
    (0.4, _trafilatura),
    (0.25, _precise),
    (0.35, _readability),
)


def _silence() -> None:
    """Libraries tell of pages that they do not understand; that is no matter for the person at the screen."""
    for name in ("trafilatura", "justext", "htmldate", "courlan"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
            logger.propagate = False


def _shares(pieces: Sequence[Piece], sizes: Sequence[int], taken: frozenset[int], count: int) -> list[float]:
    """Of each line, the share of its characters that was taken."""
    whole, part = [0] * count, [0] * count
    for number, piece in enumerate(pieces):
        for line in piece.lines:
            whole[line] += sizes[number]
            part[line] += sizes[number] * (number in taken)
    return [taken_size / max(1, size) for taken_size, size in zip(part, whole, strict=True)]

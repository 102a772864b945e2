"""The height of the opening picture: what the words of the page leave, so that a long list only makes it lower."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .lettering import Face, wrapped
from .theme import MILLIMETRE

#: The page, the least and the greatest height of its picture, in millimetres.
PAGE, LOWEST, HIGHEST = 235.0, 34.0, 88.0
#: What is left free on a full page, for words that come out wider than they were measured.
SPARE = 7.0
#: Text over the whole width, and in either column.
WHOLE, LEFT, RIGHT = 140.0, 61.0, 52.0


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the page, as plain text."""

    title: str
    question: str
    objectives: Sequence[str]
    key_terms: str
    contents: Sequence[str]
    closing: str
    strip: float
    """The height of the timeline in millimetres."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes and leadings in points: of the title, of the question, and of all in the columns."""

    title: tuple[float, float]
    question: tuple[float, float]
    columns: tuple[float, float]


#: The sizes of the theme, and those for a page with much on it (`.opener.full` in the style sheet).
USUAL = Sizes((27, 32), (13, 18), (9.5, 13))
FULL = Sizes((20, 24), (11.5, 15.5), (8.8, 11.2))


def scene(words: Words) -> tuple[float, bool]:
    """The height for the picture in millimetres, and whether the page is so full that its words are set smaller."""
    usual = _rest(words, USUAL)
    if usual >= LOWEST:
        return min(usual, HIGHEST), False
    return max(min(_rest(words, FULL) - SPARE, HIGHEST), LOWEST / 2), True


def _rest(words: Words, sizes: Sizes) -> float:
    """What the words leave of the page."""
    title = 7.5 + _height(words.title, sizes.title, WHOLE, "serif-bold")
    question = 5 + _height(words.question, sizes.question, WHOLE - 7, "serif-italic") + _points(13)
    left = _list(words.objectives, sizes, LEFT - 4, 2.5) + _part(words.key_terms, sizes, LEFT)
    right = _list(words.contents, sizes, RIGHT, 2.0) + _height(words.closing, (9, 12), RIGHT + 9, "sans") + _points(4)
    foot = words.strip + 12 if words.strip else 18.0
    return PAGE - title - (question if words.question else 0.0) - 6.5 - max(left, right) - foot - 2


def _points(length: float) -> float:
    return length / MILLIMETRE


def _height(words: str, size: tuple[float, float], room: float, face: Face) -> float:
    return _points(size[1]) * len(wrapped(words, _points(size[0]), room, face)) if words else 0.0


def _list(items: Sequence[str], sizes: Sizes, room: float, between: float) -> float:
    """A list under its heading."""
    if not items:
        return 0.0
    return _points(21.7) + sum(_height(item, sizes.columns, room, "sans") + _points(between) for item in items)


def _part(words: str, sizes: Sizes, room: float) -> float:
    """A paragraph under its heading."""
    return _points(21.7 + 7) + _height(words, sizes.columns, room, "sans") if words else 0.0

"""The height of the opening picture: what the words of the page leave, so that a long list only makes it lower."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .lettering import Face, wrapped
from .theme import MILLIMETRE

#: The page, the least and the greatest height of its picture, in millimetres.
PAGE, LOWEST, HIGHEST = 235.0, 34.0, 88.0
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


def picture_height(words: Words) -> float:
    """The height for the picture in millimetres."""
    title = 7.5 + _height(words.title, 27, 32, WHOLE, "serif-bold")
    question = 5 + _height(words.question, 13, 18, WHOLE - 7, "serif-italic") + _points(13) if words.question else 0.0
    left = _list(words.objectives, LEFT - 4, 2.5) + _part(words.key_terms, LEFT)
    right = _list(words.contents, RIGHT, 2.0) + _height(words.closing, 9, 12, RIGHT + 9, "sans") + _points(4)
    foot = words.strip + 12 if words.strip else 18.0
    rest = PAGE - title - question - 6.5 - max(left, right) - foot - 2
    return min(max(rest, LOWEST), HIGHEST)


def _points(length: float) -> float:
    return length / MILLIMETRE


def _height(words: str, size: float, leading: float, room: float, face: Face) -> float:
    return _points(leading) * len(wrapped(words, _points(size), room, face)) if words else 0.0


def _list(items: Sequence[str], room: float, between: float) -> float:
    """A list under its heading."""
    if not items:
        return 0.0
    return _points(21.7) + sum(_height(item, 9.5, 13, room, "sans") + _points(between) for item in items)


def _part(words: str, room: float) -> float:
    """A paragraph under its heading."""
    return _points(21.7 + 7) + _height(words, 9.5, 13, room, "sans") if words else 0.0

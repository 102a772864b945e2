"""The height of the opening picture: what the words of the page leave, so that a long list only makes it lower."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .theme import MILLIMETRE, Face, Theme

#: The least and the greatest height of the picture, as parts of the page.
LOWEST, HIGHEST = 0.145, 0.375
#: What is left free on a full page, for words that come out wider than they were measured.
SPARE = 3.0
#: From the foot of the page to the timeline (`.strip-room`), and what stands at the foot without one.
UNDER_STRIP, FOOT = 15.0, 18.0
#: The left of the two columns, as a part of the width; and the space between them in millimetres.
LEFT, BETWEEN = 0.486, 7.0
#: What stands beside the titles in the right column, in units of the theme: their marks and page numbers.
MARKS = 20.0


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the page, as plain text."""

    title: str
    question: str
    objectives: Sequence[str]
    key_terms: str
    contents: Sequence[str]
    closing: str
    main: str
    """The closing parts without those that the page can do without."""
    strip: float
    """The height of the timeline in millimetres."""


@dataclass(frozen=True, slots=True)
class Scene:
    """How the page is laid out: the height of its picture in millimetres, whether it is so full that its words are set
    smaller, whether the key terms stand under the contents instead of under the objectives, and whether the timeline
    stands on it: where it leaves no room for a picture, the chapter's end has it anyway. `short` leaves the
    closing parts out of the contents that the page can do without."""

    height: float
    full: bool = False
    terms_right: bool = False
    strip: bool = True
    short: bool = False


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes and leadings in points: of the title, of the question, and of all in the columns."""

    title: tuple[float, float]
    question: tuple[float, float]
    columns: tuple[float, float]


def _sizes(theme: Theme, full: bool) -> Sizes:
    """The sizes of the theme, or those for a page with much on it (`.opener.full` in the style sheet)."""
    names = ("title-size", "title-leading", "question-size", "question-leading", "help-size", "help-leading")
    parts = (0.74, 0.75, 0.885, 0.861, 0.926, 0.8615) if full else (1.0,) * 6
    lengths = [theme.length(name) * part for name, part in zip(names, parts, strict=True)]
    return Sizes((lengths[0], lengths[1]), (lengths[2], lengths[3]), (lengths[4], lengths[5]))


def scene(words: Words, theme: Theme) -> Scene:
    """The layout of the page that leaves the picture enough room with the fewest changes."""
    page = _points(theme.length("page-height"))
    sizes = (False, LOWEST), (True, LOWEST / 2)
    for strip in (True, False) if words.strip else (True,):
        for short in (False, True) if words.main != words.closing else (False,):
            said = replace(words, strip=words.strip if strip else 0.0, closing=words.main if short else words.closing)
            for full, least in sizes:
                laid = _Page(said, theme, _sizes(theme, full))
                for terms_right in (False, True):
                    rest = laid.rest(page, terms_right) - (SPARE if full else 0.0)
                    if rest >= least * page:
                        return Scene(min(rest, HIGHEST * page), full, terms_right, strip, short)
    return Scene(LOWEST / 2 * page, full=True, strip=not words.strip, short=True)


@dataclass(frozen=True, slots=True)
class _Page:
    """The words of the page in their sizes."""

    words: Words
    theme: Theme
    sizes: Sizes

    def rest(self, page: float, terms_right: bool) -> float:
        """What the words leave of the height of a page, with the key terms in the left or in the right column."""
        words, sizes, theme = self.words, self.sizes, self.theme
        whole = _points(theme.length("wide"))
        left, right = whole * LEFT - BETWEEN, whole * (1 - LEFT) - MARKS * theme.scale
        title = 7.5 + self._height(words.title, sizes.title, whole, "serif-bold")
        label = _points(theme.length("label-leading") + 1)
        question = 5 + self._height(words.question, sizes.question, whole - 7 * theme.scale, "serif-italic") + label
        terms = self._part(words.key_terms, right if terms_right else left)
        first = self._list(words.objectives, left - 4 * theme.scale, 2.5) + (0.0 if terms_right else terms)
        small = (theme.length("label-size"), theme.length("label-leading"))
        closing = self._height(words.closing, small, right + 9 * theme.scale, "sans") + _points(7)
        second = self._list(words.contents, right, 2.0) + closing + (terms if terms_right else 0.0)
        foot = words.strip + UNDER_STRIP if words.strip else FOOT
        return page - title - (question if words.question else 0.0) - 6.5 - max(first, second) - foot - 2

    def _height(self, words: str, size: tuple[float, float], room: float, face: Face) -> float:
        return _points(size[1]) * len(self.theme.wrapped(words, _points(size[0]), room, face)) if words else 0.0

    def _heading(self) -> float:
        return _points(self.theme.length("help-leading") + 8.7)

    def _list(self, items: Sequence[str], room: float, between: float) -> float:
        """A list under its heading."""
        if not items:
            return 0.0
        columns = self.sizes.columns
        return self._heading() + sum(self._height(item, columns, room, "sans") + _points(between) for item in items)

    def _part(self, words: str, room: float) -> float:
        """A paragraph under its heading."""
        return self._heading() + _points(7) + self._height(words, self.sizes.columns, room, "sans") if words else 0.0


def _points(length: float) -> float:
    return length / MILLIMETRE

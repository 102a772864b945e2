"""The printed lines of a PDF's page, in the order in which they are read, from where each of its letters stands.

Kept beside the words: raised and lowered letters (`10¹¹`, `H₂O`), the numbers and bullets of lists at their items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import cos, hypot, inf, pi, sin
from statistics import median
from typing import Any

from .scripts import Shift, shifted

#: Letters of less than this part of the usual size that stand so much of a letter's size higher or lower than the line
#: are an exponent, an index or the number of a note.
SMALLER, HIGHER, LOWER = 0.93, 0.12, 0.06
#: Letters of the usual size are so where they stand this much higher or lower and are no more than so many.
FAR, LIFTED = 0.25, 3
#: The largest size of letters that so many of a line's have is the line's own.
SHARE = 0.25
#: Pieces of a line stand no further apart than this, in letters; a gap of more than this is a space.
APART, SPACE = 0.8, 0.16
#: A number or bullet stands no further before its item than this, in letters, and no higher or lower.
BEFORE, LEVEL = 4.0, 0.35
#: Letters of one piece that stand further apart than this, in letters, may be of two columns.
GUTTER = 2.5
#: Two columns are read one after the other where so many lines stand side by side, most of them as wide as a column.
SIDE_BY_SIDE, FULL = 6, 0.6

#: The library puts spaces of its own where a no-break space is wide.
_NO_BREAK = re.compile(" *\u00a0 *")
_MARKER = re.compile(r"(?:\d{1,3}|[a-zа-яәғқңөұүһі]|[ivxl]{1,5})[.)]|[•●▪■◦‣–—-]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its page, its text, its box in points (from the lower left corner), the size of its letters.

    `turned` is how many quarters of a circle it is turned; its box is then that of the page turned back.
    """

    page: int
    text: str
    left: float
    bottom: float
    right: float
    size: float
    turned: int = 0


@dataclass(frozen=True, slots=True)
class _Letter:
    """Inner: a character of the text layer, its number, the point where it stands, and its size in points."""

    sign: str
    number: int
    x: float
    y: float
    size: float


def page_lines(text_page: Any, number: int) -> list[Line]:
    """The lines of a page in reading order; what is turned against the rest of the page comes after it."""
    pieces = _Page(text_page, number).pieces()
    usual = Counter(whole.turned for whole, _ in pieces).most_common(1)[0][0] if pieces else 0
    straight = [(whole, parts) for whole, parts in pieces if whole.turned == usual]
    lines = _columns(_whole_lines([part for _, parts in straight for part in parts]))
    if lines is None:
        lines = _whole_lines([whole for whole, _ in straight])
    return _with_markers(lines) + _whole_lines([whole for whole, _ in pieces if whole.turned != usual])


class _Page:
    """Inner: reads the letters of a page."""

    def __init__(self, text_page: Any, number: int) -> None:
        import pypdfium2.raw as raw

        self.raw, self.page, self.number = raw, text_page, number
        self.x, self.y = c_double(), c_double()

    def pieces(self) -> list[tuple[Line, list[Line]]]:
        """The pieces of lines that the library parts, in its order: each whole, and parted where it has gaps."""
        found: list[tuple[Line, list[Line]]] = []
        start = 0
        text = self.page.get_text_range()
        for part in text.split("\n"):
            shown = part.rstrip()
            if shown.strip():
                first = start + len(shown) - len(shown.lstrip())
                found += self._pieces(text, first, start + len(shown))
            start += len(part) + 1
        return found

    def _pieces(self, text: str, first: int, last: int) -> Iterator[tuple[Line, list[Line]]]:
        begin, end = self._index(first), self._index(last - 1)
        together = end - begin == last - 1 - first
        numbers = range(begin, end + 1) if together else [self._index(at) for at in range(first, last)]
        turned, scale = self._turned(begin), self._scale(begin)
        letters = [
            self._letter(sign, number, turned, scale) for sign, number in zip(text[first:last], numbers, strict=True)
        ]
        for printed in _printed_lines(letters):
            whole = self._line(printed, turned)
            parts = list(_parted_at_gaps(printed, whole.size))
            yield whole, [whole] if len(parts) == 1 else [self._line(part, turned) for part in parts]

    def _line(self, letters: Sequence[_Letter], turned: int) -> Line:
        printed = [letter for letter in letters if not letter.sign.isspace()]
        size, bottom = _usual(printed)
        right = max(self._edge(printed[-1].number, turned), printed[-1].x)
        return Line(self.number, _with_shifts(letters, size, bottom).strip(), printed[0].x, bottom, right, size, turned)

    def _index(self, at: int) -> int:
        """The number of the printed character at a place of the text."""
        return max(0, int(self.raw.FPDFText_GetCharIndexFromTextIndex(self.page, at)))

    def _turned(self, number: int) -> int:
        return round(float(self.raw.FPDFText_GetCharAngle(self.page, number)) / (pi / 2)) % 4

    def _scale(self, number: int) -> float:
        """How many points the unit of the size of letters has."""
        matrix = self.raw.FS_MATRIX()
        if not self.raw.FPDFText_GetMatrix(self.page, number, byref(matrix)):
            return 1.0
        return hypot(matrix.c, matrix.d) or 1.0

    def _letter(self, sign: str, number: int, turned: int, scale: float) -> _Letter:
        self.raw.FPDFText_GetCharOrigin(self.page, number, byref(self.x), byref(self.y))
        x, y = _turned_back(self.x.value, self.y.value, turned)
        return _Letter(sign, number, x, y, self.raw.FPDFText_GetFontSize(self.page, number) * scale)

    def _edge(self, number: int, turned: int) -> float:
        left, bottom, right, top = self.page.get_charbox(number)
        return max(_turned_back(x, y, turned)[0] for x, y in ((left, bottom), (right, top)))


def _turned_back(x: float, y: float, quarters: int) -> tuple[float, float]:
    """A point of a page that is turned back by quarters of a circle."""
    if not quarters:
        return x, y
    angle = -quarters * pi / 2  # the library counts clockwise
    return x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)


def _printed_lines(letters: Sequence[_Letter]) -> Iterator[list[_Letter]]:
    """The letters of each printed line: the library makes one of two where a word is divided between them."""
    line: list[_Letter] = []
    furthest = -inf
    for letter in letters:
        if not letter.sign.isspace():
            if letter.x < furthest - 2 * letter.size and any(not before.sign.isspace() for before in line):
                yield line
                line, furthest = [], -inf
            furthest = max(furthest, letter.x)
        line.append(letter)
    yield line


def _parted_at_gaps(letters: Sequence[_Letter], size: float) -> Iterator[list[_Letter]]:
    """The letters of a piece, parted where two of them stand far apart."""
    part: list[_Letter] = []
    before: _Letter | None = None
    for letter in letters:
        if letter.sign.isspace():
            part.append(letter)
            continue
        if before is not None and letter.x - before.x > GUTTER * size:
            yield part
            part = []
        part.append(letter)
        before = letter
    yield part


def _usual(letters: Sequence[_Letter]) -> tuple[float, float]:
    """The size of a line's letters and the height on which they stand."""
    counts = Counter(round(letter.size, 1) for letter in letters)
    size = max(size for size, count in counts.items() if count >= min(SHARE * len(letters), 8) or len(counts) == 1)
    return size, median(letter.y for letter in letters if round(letter.size, 1) == size)


def _with_shifts(letters: Sequence[_Letter], size: float, bottom: float) -> str:
    """The text of a piece, what is raised or lowered in it as signs of their own."""
    text = ""
    for shift, group in groupby(letters, key=lambda letter: _shift(letter.size, letter.y, size, bottom, letter.sign)):
        run = list(group)
        together = "".join(letter.sign for letter in run)
        long = len(together.strip()) > LIFTED and any(letter.size > SMALLER * size for letter in run)
        text += shifted(together, shift, text[-8:]) if shift and not long else together
    return text


def _shift(size: float, height: float, usual: float, bottom: float, sign: str = "x") -> Shift | None:
    if sign.isspace() or not usual:
        return None
    rise = (height - bottom) / usual
    higher, lower = (HIGHER, LOWER) if size <= SMALLER * usual else (FAR, FAR)
    return "raised" if rise > higher else "lowered" if rise < -lower else None


def _whole_lines(pieces: Sequence[Line]) -> list[Line]:
    """The lines, of pieces that stand one after the other at one height: the library parts them at raised letters."""
    lines: list[Line] = []
    for piece in pieces:
        joined = _together(lines[-1], piece) if lines else None
        if joined:
            lines[-1] = joined
        else:
            lines.append(piece)
    return lines


def _together(line: Line, piece: Line) -> Line | None:
    """A line with the piece that goes on with it, or nothing where it does not."""
    size = max(line.size, piece.size)
    gap = piece.left - line.right
    if (
        line.turned != piece.turned
        or abs(piece.bottom - line.bottom) > 0.6 * size
        or not -0.3 * size < gap < APART * size
    ):
        return None
    first, second, base = line.text, piece.text, line
    if shift := _shift(piece.size, piece.bottom, line.size, line.bottom):
        second = shifted(second, shift, first[-8:])
    elif shift := _shift(line.size, line.bottom, piece.size, piece.bottom):
        first, base = shifted(first, shift), piece
    elif abs(piece.bottom - line.bottom) > LEVEL * size:
        return None
    text = first + (" " if gap > SPACE * size else "") + second
    return replace(base, text=text, left=line.left, right=max(line.right, piece.right))


def _with_markers(lines: Sequence[Line]) -> list[Line]:
    """The lines with the number or bullet before each item at its line: it is often written after all the text."""
    heights: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        heights.setdefault(round(line.bottom / 4), []).append(place)
    taken: dict[int, str] = {}
    gone: set[int] = set()
    for place, line in enumerate(lines):
        if _MARKER.fullmatch(line.text) and (item := _item_of(line, place, lines, heights)) is not None:
            taken.setdefault(item, line.text)
            gone.add(place)
    lefts = {item: lines[item].left for item in taken}
    return [
        replace(line, text=f"{taken[place]} {line.text}", left=lefts[place]) if place in taken else line
        for place, line in enumerate(lines)
        if place not in gone
    ]


def _item_of(marker: Line, place: int, lines: Sequence[Line], heights: dict[int, list[int]]) -> int | None:
    """The line before which a marker stands, or nothing."""
    height = round(marker.bottom / 4)
    beside = [other for near in (height - 1, height, height + 1) for other in heights.get(near, ())]
    fitting = [
        (lines[other].left - marker.right, other)
        for other in beside
        if other != place
        and abs(lines[other].bottom - marker.bottom) < LEVEL * marker.size
        and -0.2 * marker.size < lines[other].left - marker.right < BEFORE * marker.size
        and not _MARKER.fullmatch(lines[other].text)
    ]
    return min(fitting)[1] if fitting else None


def _columns(lines: Sequence[Line]) -> list[Line] | None:
    """The lines of two columns that are written row by row, the left column before the right one; nothing where there
    are none: the rows of a table stay rows."""
    pairs = [(one, other) for one, other in pairwise(lines) if _beside(one, other)]
    if len(pairs) < SIDE_BY_SIDE:
        return None
    left, right = [one for one, _ in pairs], [other for _, other in pairs]
    edges = max(line.right for line in left), min(line.left for line in right)
    if edges[0] > edges[1] or not (_full(left) and _full(right)):
        return None
    return list(_reordered(lines, sum(edges) / 2))


def _beside(one: Line, other: Line) -> bool:
    return abs(one.bottom - other.bottom) < LEVEL * one.size and other.left > one.right


def _full(column: Sequence[Line]) -> bool:
    """Whether lines are those of running text: most of them reach the right edge, and they are no cells of a table."""
    right = max(line.right for line in column)
    reaching = sum(line.right > right - 3 * line.size for line in column)
    return reaching >= FULL * len(column) and median(len(line.text) for line in column) >= 20


def _reordered(lines: Sequence[Line], middle: float) -> Iterator[Line]:
    """Between two lines that cross the middle, what stands left of it before what stands right."""
    waiting: list[Line] = []
    for line in lines:
        if line.left < middle < line.right:
            yield from (before for before in waiting if before.left < middle)
            yield from (before for before in waiting if before.left >= middle)
            waiting = []
            yield line
        else:
            waiting.append(line)
    yield from (before for before in waiting if before.left < middle)
    yield from (before for before in waiting if before.left >= middle)

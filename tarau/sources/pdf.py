"""The text layer of a PDF: its printed lines joined to paragraphs, with headings, running heads and page numbers.

A word divided at a line's end keeps its hyphen and the line end after it: whether the hyphen belongs to the word is a
question of language, which cleaning answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from ..problems import ChapterError, Place, error
from .source import Block, Reading, Role

#: A file of more pages is several books; a page of more characters is none.
MOST_PAGES, LONGEST_PAGE = 5000, 200_000
#: So many lines at the top and bottom of a page may be running heads; these stand at the same height within so
#: many points.
EDGE_LINES, SAME_HEIGHT = 2, 4.0
#: A running head or a page number stands on so many pages, or on all where there are fewer.
RUNNING = 3
#: Letters so much larger than those of the running text are a heading's; a heading is no longer than this.
LARGER, LONGEST_HEADING = 1.12, 200
#: A gap between lines that is so much larger than usual parts paragraphs; so does a first line set in by so many
#: letters.
GAP, INDENT = 1.35, 0.7
#: A line that ends so far before the right edge is the last of its paragraph.
SHORT = 0.85

_HYPHENS = ("\u2010", "\x02", "\ufffe", "\u00ad", "-")
_FIGURES = re.compile(r"\d+|\b[ivxlcIVXLC]+\b")
_ITEM = re.compile(r"(?:[•●▪■◦‣–—-]|\d{1,2}[.)]|[а-яәғқңөұүһіa-z]\))\s")
_ENDS = re.compile(r"[.!?…:;][»”\")\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its page, its text, its box in points (from the lower left corner), the size of its letters."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    size: float


def pdf_text(data: bytes, place: Place) -> Reading:
    """The text of a PDF. Raises `source.pdf` where it is damaged, locked or has no text, `source.large` where too
    long."""
    import pypdfium2  # a twentieth of a second that plain texts need not pay

    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                message, remedy = (
                    "this PDF has {pages} pages, more than one text may have",
                    "split it into several files",
                )
                raise ChapterError(error("source.large", place, message, remedy, pages=len(document)))
            lines = [line for number in range(len(document)) for line in _page_lines(document, number)]
    except pypdfium2.PdfiumError as refused:
        message, remedy = (
            "this PDF is damaged or locked with a password",
            "open it in a reader and print it into a new PDF",
        )
        raise ChapterError(error("source.pdf", place, message, remedy)) from refused
    if not lines:
        message = "this PDF holds pictures of pages and no text"
        remedy = "have a program for text recognition (OCR) read it, and give the text that it writes"
        raise ChapterError(error("source.pdf", place, message, remedy))
    return _reading(lines)


def _page_lines(document: Any, number: int) -> Iterator[Line]:
    """The lines of a page in reading order."""
    import pypdfium2.raw as raw

    page = document[number]
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range(0, min(text_page.count_chars(), LONGEST_PAGE))
        start = 0
        for part in text.split("\n"):
            shown = part.rstrip("\r").rstrip()
            if shown.strip():
                first, last = start + len(shown) - len(shown.lstrip()), start + len(shown) - 1
                boxes = [text_page.get_charbox(_character(raw, text_page, at)) for at in (first, last)]
                size = raw.FPDFText_GetFontSize(text_page, _character(raw, text_page, (first + last) // 2))
                baseline = _baseline(raw, text_page, _character(raw, text_page, first))
                yield Line(number, shown.strip(), boxes[0][0], baseline, boxes[1][2], _scaled(boxes, size))
            start += len(part) + 1
    finally:
        text_page.close()
        page.close()


def _character(raw: Any, text_page: Any, at: int) -> int:
    """The number of the printed character at a place of the text."""
    return max(0, int(raw.FPDFText_GetCharIndexFromTextIndex(text_page, at)))


def _baseline(raw: Any, text_page: Any, character: int) -> float:
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text_page, character, byref(x), byref(y))
    return y.value


def _scaled(boxes: Sequence[Sequence[float]], size: float) -> float:
    """The size of the letters; where a page is scaled and the size says nothing, their height tells."""
    return size if size > 2 else max(box[3] - box[1] for box in boxes) * 1.4


def _reading(lines: Sequence[Line]) -> Reading:
    """The paragraphs, each on a line, with their blocks; running heads come after the paragraph that they interrupt."""
    running = _running(lines)
    body = [line for line in lines if line not in running] or list(lines)
    usual = _usual_size(body)
    pieces: list[tuple[str, Role, int]] = []
    waiting: list[str] = []
    sizes = _heading_sizes(body, usual)
    for paragraph, heads in _paragraphs(lines, running, usual):
        waiting += heads
        if paragraph:
            text = _joined(paragraph)
            level = sizes.get(round(paragraph[0].size), 0) if len(text) <= LONGEST_HEADING else 0
            role: Role = "heading" if level else "item" if _ITEM.match(text) else "paragraph"
            pieces.append((text, role, level))
        pieces += [(head, "navigation", 0) for head in waiting]
        waiting = []
    return _with_blocks(pieces)


def _with_blocks(pieces: Sequence[tuple[str, Role, int]]) -> Reading:
    blocks, start = [], 0
    for text, role, level in pieces:
        blocks.append(Block(start, start + len(text), role, level))
        start += len(text) + 1
    return Reading("\n".join(text for text, _, _ in pieces), tuple(blocks))


def _running(lines: Sequence[Line]) -> frozenset[Line]:
    """The lines at the edges of pages that stand on many pages at the same height, figures not counting."""
    edges: list[Line] = []
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for on_page in pages.values():
        by_height = sorted(on_page, key=lambda line: -line.bottom)
        edges += dict.fromkeys([*by_height[:EDGE_LINES], *by_height[-EDGE_LINES:]])
    counts = Counter(_folded(line) for line in edges)
    enough = max(2, min(RUNNING, len(pages)))
    return frozenset(line for line in edges if _near(counts, line) >= enough)


def _folded(line: Line) -> tuple[str, int]:
    return _FIGURES.sub("#", line.text.casefold()), round(line.bottom / SAME_HEIGHT)


def _near(counts: Counter[tuple[str, int]], line: Line) -> int:
    """How many lines read like this one at its height."""
    text, height = _folded(line)
    return sum(counts[text, height + beside] for beside in (-1, 0, 1))


def _usual_size(lines: Sequence[Line]) -> float:
    """The size of the letters of the running text."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += len(line.text)
    return max(counts, key=lambda size: (counts[size], size))


def _heading_sizes(lines: Sequence[Line], usual: float) -> dict[int, int]:
    """Per size of letters the level of the headings set in it, the largest first."""
    sizes = sorted({round(line.size) for line in lines if line.size >= usual * LARGER}, reverse=True)
    return {size: min(level, 6) for level, size in enumerate(sizes, 1)}


def _paragraphs(
    lines: Sequence[Line], running: frozenset[Line], usual: float
) -> Iterator[tuple[list[Line], list[str]]]:
    """The lines of each paragraph, with the running heads that stood inside it."""
    leading = _leading([line for line in lines if line not in running], usual)
    left, right = _edges(lines, running)
    paragraph: list[Line] = []
    heads: list[str] = []
    for line in lines:
        if line in running:
            heads.append(line.text)
        elif paragraph and not _parted(paragraph[-1], line, leading, left.get(line.page, 0.0), right):
            paragraph.append(line)
        else:
            yield paragraph, heads if not paragraph else []
            held = heads if paragraph else []
            if held:
                yield [], held
            paragraph, heads = [line], []
    yield paragraph, heads


def _leading(lines: Sequence[Line], usual: float) -> float:
    """The usual distance between two lines of running text."""
    gaps = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.bottom - line.bottom < 3 * usual and abs(line.size - usual) < 1
    ]
    return median(gaps) if gaps else 1.4 * usual


def _edges(lines: Sequence[Line], running: frozenset[Line]) -> tuple[dict[int, float], float]:
    """Per page where its lines begin, and where the lines of the text end."""
    lefts: dict[int, list[float]] = {}
    for line in lines:
        if line not in running:
            lefts.setdefault(line.page, []).append(line.left)
    rights = sorted(line.right for line in lines if line not in running)
    return {page: _commonest(values) for page, values in lefts.items()}, rights[
        int(0.9 * (len(rights) - 1))
    ] if rights else 0


def _commonest(values: Sequence[float]) -> float:
    counts = Counter(round(value) for value in values)
    return float(max(counts, key=lambda value: (counts[value], -value)))


def _parted(before: Line, line: Line, leading: float, left: float, right: float) -> bool:
    """Whether a line begins a paragraph of its own."""
    if abs(line.size - before.size) > 0.08 * before.size or _ITEM.match(line.text):
        return True
    if before.text.endswith(_HYPHENS) and line.text[:1].islower():
        return False
    ended = bool(_ENDS.search(before.text))
    turned = line.page != before.page or line.bottom > before.bottom  # a new page or column
    if turned:
        return ended and (before.right < SHORT * right or _set_in(line, left))
    if before.bottom - line.bottom > GAP * leading or _set_in(line, left):
        return True
    return before.right < SHORT * right and (ended or line.text[:1].isupper())


def _set_in(line: Line, left: float) -> bool:
    return INDENT * line.size < line.left - left < 8 * line.size


def _joined(paragraph: Sequence[Line]) -> str:
    """The lines as one text; after a hyphen that may divide a word the line end stays."""
    pieces = []
    for line, following in zip(paragraph, [*paragraph[1:], None], strict=True):
        text = re.sub("[\x02\ufffe]", "-", line.text)
        divided = following is not None and text.endswith(_HYPHENS) and text[-2:-1].isalpha()
        if divided:
            pieces.append(text[:-1] + "-\n")
        else:
            pieces.append(text + (" " if following is not None else ""))
    return "".join(pieces)

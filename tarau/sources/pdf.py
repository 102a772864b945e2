"""The text layer of a PDF: its printed lines joined to paragraphs, with headings, running heads and page numbers.

A word divided at a line's end keeps its hyphen and the line end after it: whether the hyphen belongs to the word is a
question of language, which cleaning answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from ..problems import ChapterError, Place, error, warning
from .printed import Line, page_lines
from .source import Block, Reading, Role

#: A file of more pages or characters is several books; a page of more characters is none.
MOST_PAGES, LONGEST_PAGE, MOST_CHARACTERS = 5000, 200_000, 10_000_000
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
#: A line is the last of its paragraph where the next word, this much longer than it is, would have stood on it.
ROOM = 1.2

_HYPHENS = ("\u2010", "\x02", "\ufffe", "\u00ad", "-")
_DASHES = "–—-"
_FIGURES = re.compile(r"\d+|\b[ivxlcIVXLC]+\b")
_ITEM = re.compile(r"(?:[•●▪■◦‣–—-]|\d{1,2}[.)]|[а-яәғқңөұүһіa-z]\))\s")
_RANGE = re.compile(r"\d[–—]$")
_SPLIT = "split it into several files"
_ENDS = re.compile(r"[.!?…:;][»”\")\]]*$")


@dataclass(frozen=True, slots=True)
class _Column:
    """Inner: where the lines of a column begin and end."""

    left: float
    right: float


def pdf_text(data: bytes, place: Place) -> Reading:
    """The text of a PDF. Raises `source.pdf` where it is damaged, locked or has no text, `source.large` where too
    long. Warns of pages that are pictures."""
    import pypdfium2  # a twentieth of a second that plain texts need not pay
    from pypdfium2 import raw

    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                message = "this PDF has {pages} pages, more than one text may have"
                raise ChapterError(error("source.large", place, message, _SPLIT, pages=len(document)))
            lines, pictures = _lines(document, place)
            pages = len(document)
    except pypdfium2.PdfiumError as refused:
        locked = getattr(refused, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise (_locked if locked else _damaged)(place) from refused
    if not lines:
        message = "this PDF holds pictures of pages and no text"
        remedy = "have a program for text recognition (OCR) read it, and give the text that it writes"
        raise ChapterError(error("source.pdf", place, message, remedy))
    reading = _reading(lines)
    if not pictures:
        return reading
    message = "{count} of the {pages} pages of this PDF are pictures without text, the first is page {page}"
    remedy = "look whether they hold text; a program for text recognition (OCR) can read it"
    values = {"count": len(pictures), "pages": pages, "page": pictures[0]}
    return replace(reading, problems=(warning("source.pictures", place, message, remedy, **values),))


def _locked(place: Place) -> ChapterError:
    message = "this PDF is locked with a password"
    remedy = "open it in a reader with its password and print it into a new PDF"
    return ChapterError(error("source.pdf", place, message, remedy))


def _damaged(place: Place) -> ChapterError:
    message = "this PDF is damaged"
    remedy = "open it in a reader and print it into a new PDF"
    return ChapterError(error("source.pdf", place, message, remedy))


def _lines(document: Any, place: Place) -> tuple[list[Line], list[int]]:
    """The lines of all pages, and the numbers of the pages that hold pictures and no text, from 1."""
    lines: list[Line] = []
    pictures: list[int] = []
    characters = 0
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        try:
            count = text_page.count_chars()
            characters += count
            if count > LONGEST_PAGE or characters > MOST_CHARACTERS:
                message = "the text of this PDF is longer than one text may be; page {page} is the first too many"
                raise ChapterError(error("source.large", place, message, _SPLIT, page=number + 1))
            found = page_lines(text_page, number)
            lines += found
            if not found and _has_picture(page):
                pictures.append(number + 1)
        finally:
            text_page.close()
            page.close()
    return lines, pictures


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3))


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
    body = [line for line in lines if line not in running]
    leading, columns = _leading(body, usual), _columns(body)
    paragraph: list[Line] = []
    heads: list[str] = []
    for line in lines:
        if line in running:
            heads.append(line.text)
        elif paragraph and not _parted(paragraph[-1], line, leading, columns):
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


def _columns(lines: Sequence[Line]) -> dict[Line, _Column]:
    """Per line its column: what stands from the top of a page, or from a jump upwards, to the next one."""
    columns: list[list[Line]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None or _turned(before, line):
            columns.append([])
        columns[-1].append(line)
    return {line: column for members in columns for column in [_column(members)] for line in members}


def _column(lines: Sequence[Line]) -> _Column:
    rights = sorted(line.right for line in lines)
    return _Column(_commonest([line.left for line in lines]), rights[int(0.9 * (len(rights) - 1))])


def _commonest(values: Sequence[float]) -> float:
    counts = Counter(round(value) for value in values)
    return float(max(counts, key=lambda value: (counts[value], -value)))


def _turned(before: Line, line: Line) -> bool:
    """Whether a line begins a page or a column, or is written in another direction."""
    return line.page != before.page or line.turned != before.turned or line.bottom > before.bottom + 0.5 * line.size


def _parted(before: Line, line: Line, leading: float, columns: Mapping[Line, _Column]) -> bool:
    """Whether a line begins a paragraph of its own."""
    if abs(line.size - before.size) > 0.08 * before.size or line.turned != before.turned:
        return True
    if _ITEM.match(line.text) and line.text[0] not in _DASHES:
        return True
    if before.text.endswith(_HYPHENS) and line.text[:1].islower():
        return False
    ended = bool(_ENDS.search(before.text))
    set_in = _set_in(line, columns[line].left)
    room = _had_room(before, line, columns[before].right)
    if _turned(before, line):
        return ended and (room or set_in)
    if before.bottom - line.bottom > GAP * leading or set_in:
        return True
    return room and (ended or line.text[:1].isupper() or line.text[0] in _DASHES)


def _set_in(line: Line, left: float) -> bool:
    return INDENT * line.size < line.left - left < 8 * line.size


def _had_room(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have stood at the end of the line before: it was ended on purpose."""
    words = line.text.split(" ", 1)
    width = (line.right - line.left) / len(line.text)
    return before.right + ROOM * width * (len(words[0]) + 1) < right


def _joined(paragraph: Sequence[Line]) -> str:
    """The lines as one text; after a hyphen that may divide a word the line end stays."""
    pieces = []
    for line, following in zip(paragraph, [*paragraph[1:], None], strict=True):
        text = re.sub("[\x02\ufffe]", "-", line.text)
        ranged = following is not None and _RANGE.search(text) and following.text[:1].isdigit()
        divided = following is not None and text.endswith(_HYPHENS) and text[-2:-1].isalpha()
        if divided:
            pieces.append(text[:-1] + "-\n")
        else:
            pieces.append(text + (" " if following is not None and not ranged else ""))
    return "".join(pieces)

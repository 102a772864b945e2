"""The visible words of an HTML page, one block a line, with what its tags tell about their roles."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Sequence
from typing import Any

from ..problems import ChapterError, Place, error
from .judges import judged
from .page import HIDDEN, LineFound, Page, letters
from .source import Block, Reading, Role

#: Where extractors are surer than this that a line is text (1 is certain), tags around it (nav, aside) do not count.
OVERRULED = 0.3

#: A page may have so many tags inside one another; more is damage. No text has so many in all.
DEEPEST, MOST_TAGS = 5000, 1_000_000

#: A page whose attributes hide so many times more letters than it shows is one that its script shows once loaded.
LOADING = 3

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)([^<>]{20000,})>")
_TAG = re.compile(r"<[^<>]*>?")
_HIDDEN_TAG = re.compile(rf"<!--|<({'|'.join(sorted(HIDDEN))})\b[^<>]*>", re.IGNORECASE)


def html_text(text: str, place: Place) -> Reading:
    """The visible text of a page, one block a line; the cells of a table row are parted by a tab.

    Raises `source.html` where the page cannot be read without losing words, `source.large` where it has more tags
    than a text has.
    """
    from lxml import etree, html  # a tenth of a second that plain texts need not pay

    if text.count("</") > MOST_TAGS or text.count("<") > 3 * MOST_TAGS:
        raise _too_many(place)
    # lxml refuses a declared encoding in a text, takes quadratic time for thousands of attributes, and ends at a NUL.
    page = _LONG_TAG.sub(r"<\1>", _DECLARATION.sub("", text, count=1)).replace("\0", "")
    # Without huge_tree everything below depth 255, and every text of 10 million letters, is dropped without a word.
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return Reading("")
    seen = _walked(root, place)
    if seen.unshown > LOADING * seen.shown:  # a page that its script shows when it has loaded
        seen = _walked(root, place, reveal=True)
    lines = seen.finished()
    if sum(letters(line) for line, _, _ in lines) + seen.unshown < 0.995 * _visible_letters(page) - 5:
        raise _unreadable(place)
    for cell in root.iter("td", "th"):  # the extractors write as many cells as a page claims
        for name in ("colspan", "rowspan"):
            if len(cell.get(name) or "") > 2:
                del cell.attrib[name]
    return _reading(lines, judged(root, seen.text_pieces, len(lines), seen.depth))


def _walked(root: Any, place: Place, *, reveal: bool = False) -> Page:
    """The page, walked through; with `reveal` what its attributes hide is read too."""
    from lxml import etree

    seen = Page(reveal=reveal)
    try:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            seen.take(event, element)
            if seen.open > DEEPEST:
                raise _unreadable(place)
    except ValueError as too_deep:  # a formula
        raise _unreadable(place) from too_deep
    return seen


def _reading(lines: Sequence[LineFound], verdicts: Sequence[float]) -> Reading:
    """All the lines, as one text with a block for each. What extractors take for the text is no navigation."""
    blocks, start = list[Block](), 0
    navigation: tuple[Role, int] = ("navigation", 0)
    for (line, own, furniture), verdict in zip(lines, verdicts, strict=True):
        role, level = navigation if furniture and verdict <= OVERRULED else own
        blocks.append(Block(start, start + len(line), role, level, verdict))
        start += len(line) + 1
    return Reading("\n".join(line for line, _, _ in lines), tuple(blocks))


def _unreadable(place: Place) -> ChapterError:
    message = "this page cannot be read without losing words: its tags are damaged"
    remedy = "open it in a browser, copy the text and save it as plain text"
    return ChapterError(error("source.html", place, message, remedy))


def _too_many(place: Place) -> ChapterError:
    message = "this page has more than {count} tags, as no text has"
    remedy = "open it in a browser, copy the text and save it as plain text"
    return ChapterError(error("source.large", place, message, remedy, count=MOST_TAGS))


def _visible_letters(page: str) -> int:
    """How many letters and digits a page shows, counted without the parser: the check on what the parser gave."""
    pieces, position, unclosed = [], 0, set[str]()
    lower = page.lower()
    while found := _HIDDEN_TAG.search(page, position):
        pieces.append(page[position : found.start()])
        position = found.end()
        closing = f"</{found[1].lower()}" if found[1] else "-->"
        end = -1 if closing in unclosed else lower.find(closing, position)
        if end < 0:
            unclosed.add(closing)
            if closing in ("-->", "</script", "</style"):  # what is never closed hides all that follows
                return letters(entities.unescape(_TAG.sub("", "".join(pieces))))
            continue
        position = end + len(closing)
    return letters(entities.unescape(_TAG.sub("", "".join([*pieces, page[position:]]))))

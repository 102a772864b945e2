"""Small pieces of HTML as XML, as words alone, and XML as bytes: what all formats need."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from decimal import Decimal

#: What XML 1.0 cannot hold at all (section 2.2, Char), and the carriage return, which its readers change.
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANK = re.compile(r'<blank n="(\d+)"/>')
_BLOCK_END = re.compile(r"</(?:p|li|tr|caption|blockquote|table)>")
_CELL_END = re.compile(r"</t[dh]>(?!</tr>)")
_TAG = re.compile(r"<[^>]*>")
_ALT = re.compile(r'<img [^>]*alt="([^"]*)"[^>]*>')
_SPACE = re.compile(r"[ \t\n]+")
#: Elements of HTML that hold words.
_WORDY = ("p", "li", "th", "td", "caption", "em", "strong", "span", "sub", "sup")
#: What holds words and elements side by side, in HTML and in QTI: white space in it is seen.
_RUNNING = frozenset((
    *_WORDY, "prompt", "gapText", "gap-text", "simpleChoice", "simple-choice", "simpleAssociableChoice",
    "simple-associable-choice",
))  # fmt: skip
#: Spaces and joiners that only a page needs: no-break spaces, the word joiner, the soft hyphen.
_ON_PAGES = {0xA0: " ", 0x202F: " ", 0x2060: None, 0xAD: None}


def fit(text: str) -> str:
    """A text without the signs that XML has no way to write."""
    return _FORBIDDEN.sub(" ", text)


def fragment(markup: str) -> ET.Element:
    """A piece of HTML as an element that holds it."""
    return ET.fromstring(fit(f"<div>{markup}</div>"))  # noqa: S314, our own HTML, in which nothing is declared


def with_blanks(markup: str, blank: Callable[[int], str]) -> str:
    """The HTML with something in place of each blank; `blank` is given its number, from 0."""
    return _BLANK.sub(lambda found: blank(int(found[1]) - 1), markup)


def words(markup: str) -> str:
    """The HTML as words alone: a space between blocks, a bar between cells, a picture's description in its place."""
    text = _ALT.sub(r" [\1] ", markup)
    text = _CELL_END.sub(" | ", _BLOCK_END.sub(" ", text))
    text = html.unescape(_TAG.sub("", text)).translate(_ON_PAGES)
    return _SPACE.sub(" ", text).strip()


def is_plain(markup: str) -> bool:
    """Whether words alone say all that the HTML says."""
    return "<" not in markup


def figure(value: Decimal) -> str:
    """A number as programs write it: with a point, without an exponent."""
    return format(value, "f")


def share(points: float, count: int) -> str:
    """One of so many equal parts of the points."""
    return f"{points / max(1, count):.7f}".rstrip("0").rstrip(".")


def document(root: ET.Element) -> bytes:
    """An XML file; the same tree is the same bytes. Lines are broken only where no space is seen."""
    _laid_out(root, "\n")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _laid_out(element: ET.Element, line: str) -> None:
    """Put each child on a line of its own, but for those that stand among words."""
    if not len(element) or str(element.tag).removeprefix("qti-") in _RUNNING:
        return
    element.text = line + " "
    for child in element:
        _laid_out(child, line + " ")
        child.tail = line + " "
    element[-1].tail = line

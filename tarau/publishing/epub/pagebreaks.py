"""Where the pages of the printed book begin in the e-book: at the very word, found by the lines of the page map.

Both are set from the same chapter: a line of print is looked for in the block that bears the same id. A word that is
divided between two pages begins the second. What print adds (the head of a table that goes on) is passed over.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...pages import Line, PageMap
from .tree import SVG, TYPE, XHTML, Document, classes, html

#: Where the block of a line has no id in the e-book, its words are looked for in so many letters after the last page.
NEAR = 6000
#: Fewer letters than this are no line to look for in a whole book.
LEAST = 12
#: What stands in a line of words; a page does not begin inside it when it begins with it.
INLINE = frozenset(XHTML + name for name in ("a", "abbr", "b", "dfn", "em", "i", "span", "strong", "sub", "sup", "u"))


@dataclass(frozen=True, slots=True)
class Break:
    """The beginning of a page: its printed number, and the id of its mark."""

    folio: int
    id: str
    file: str


@dataclass(slots=True)
class _Text:
    """A stretch of text: the element that it belongs to, whether it follows that element, and its parent then."""

    element: ET.Element
    after: ET.Element | None
    text: str


@dataclass(slots=True)
class _Book:
    """All letters of the book in a row, and from which letter to which each id reaches."""

    letters: str = ""
    starts: list[int] = field(default_factory=list)
    texts: list[_Text] = field(default_factory=list)
    offsets: list[tuple[int, ...]] = field(default_factory=list)
    reach: dict[str, tuple[int, int]] = field(default_factory=dict)
    parents: dict[ET.Element, ET.Element] = field(default_factory=dict)


def place_breaks(documents: Sequence[Document], pages: PageMap, label: str) -> list[Break]:
    """Put a mark into the files where each page of the printed book begins. `label` is what a reader hears there, with
    the page's number in place of `{number}`."""
    book = _read(documents)
    places = _monotonic(_places(book, pages), len(book.letters))
    files = {element: document.file for document in documents for element in document.root.iter()}
    made: list[Break] = []
    marks = []
    for sheet, place in zip(pages.sheets, places, strict=True):
        id = _free_id(f"page-{sheet.folio}", book, made)
        text, offset = _spot(book, place)
        made.append(Break(sheet.folio, id, files[text.element]))
        mark = html("span", id=id, role="doc-pagebreak")
        mark.set(TYPE, "pagebreak")
        mark.set("aria-label", label.replace("{number}", str(sheet.folio)))
        marks.append((mark, text, offset))
    for mark, text, offset in reversed(marks):
        _insert(mark, text, offset, book)
    return made


def _free_id(name: str, book: _Book, made: Sequence[Break]) -> str:
    taken = {each.id for each in made} | book.reach.keys()
    return next(each for each in (name, *(f"{name}-{at}" for at in range(2, 9))) if each not in taken)


# ------------------------------------------------------------------------------------------------ the book's letters


def _read(documents: Sequence[Document]) -> _Book:
    book = _Book()
    parts: list[str] = []
    for document in documents:
        book.parents.update({child: parent for parent in document.root.iter() for child in parent})
        _gather(document.root, book, parts, [sum(map(len, parts))])
    book.letters = "".join(parts)
    return book


def _gather(element: ET.Element, book: _Book, parts: list[str], at: list[int]) -> None:
    start = at[0]
    _add(_Text(element, None, element.text or ""), book, parts, at)
    for child in element:
        if not _left_out(child):
            _gather(child, book, parts, at)
        _add(_Text(child, element, child.tail or ""), book, parts, at)
    if name := element.get("id"):
        book.reach[name] = (start, at[0])


def _left_out(element: ET.Element) -> bool:
    """What is not printed in the running text: drawings, notes, answers, the figures of charts."""
    return element.tag in (SVG + "svg", XHTML + "details") or "footnote" in classes(element)


def _add(text: _Text, book: _Book, parts: list[str], at: list[int]) -> None:
    offsets = tuple(place for place, letter in enumerate(text.text) if letter.isalnum())
    if offsets:
        book.starts.append(at[0])
        book.texts.append(text)
        book.offsets.append(offsets)
        folded = _letters(text.text)
        parts.append(folded)
        at[0] += len(folded)


def _letters(text: str) -> str:
    """The letters and figures of a text, each one letter long, capitals made small."""
    return "".join(letter.lower()[0] for letter in text if letter.isalnum())


# ------------------------------------------------------------------------------------------------ where pages begin


def _places(book: _Book, pages: PageMap) -> list[int | None]:
    """Per page the letter of the book with which it begins; None where nothing of the book stands on it."""
    passed: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    made: list[int | None] = []
    last = 0
    for number, sheet in enumerate(pages.sheets):
        lines = [line for line in sheet.lines if not line.note]
        begun = {name for name, _ in seen}
        there = (_line(line, book, passed[line.block], last) for line in lines if _is_new(line, begun, seen))
        found = 0 if number == 0 else next((place for place in there if place is not None), None)
        found = _first_node(book, pages, number) if found is None else found
        made.append(found)
        last = max(last, found or 0)
        for line in lines:
            passed[line.block] += len(_letters(line.text))
            seen.add((line.block, line.text))
    return made


def _is_new(line: Line, begun: set[str], seen: set[tuple[str, str]]) -> bool:
    """Whether a line is not the head of a table that is repeated on another page."""
    return not (line.block in begun and (line.block, line.text) in seen)


def _line(line: Line, book: _Book, before: int, last: int) -> int | None:
    """The letter with which a line begins; `before` letters of its block stood on the pages before."""
    words = _letters(line.text)
    if not words:
        return None
    if line.block not in book.reach:
        near = book.letters.find(words, last, last + NEAR) if len(words) >= LEAST else -1
        return None if near < 0 else near
    start, end = book.reach[line.block]
    if before == 0 and book.letters.startswith(words, start):
        return start
    found = _nearest(book.letters, words, start, end, start + before)
    if found is not None:
        return _word_start(book, found)
    return start if before == 0 else None


def _nearest(letters: str, words: str, start: int, end: int, expected: int) -> int | None:
    """Where the words stand nearest to the place where they are expected."""
    found, at = [], letters.find(words, start, end)
    while at >= 0:
        found.append(at)
        at = letters.find(words, at + 1, end)
    return min(found, key=lambda place: abs(place - expected), default=None)


def _word_start(book: _Book, place: int) -> int:
    """The beginning of the word that a letter stands in."""
    at = bisect_right(book.starts, place) - 1
    offsets, inside = book.offsets[at], place - book.starts[at]
    while inside and not any(sign.isspace() for sign in book.texts[at].text[offsets[inside - 1] : offsets[inside]]):
        inside -= 1
    return book.starts[at] + inside


def _first_node(book: _Book, pages: PageMap, number: int) -> int | None:
    """The first letter of what begins on a page that has no line of the book, such as a map over the whole page."""
    names = (name for name, spot in pages.spots.items() if spot.page == number and name in book.reach)
    return min((book.reach[name][0] for name in names), default=None)


def _monotonic(places: Sequence[int | None], end: int) -> list[int]:
    """The places in the order of the book; a page with nothing of it begins where the next one does."""
    made: list[int] = []
    following = end
    for place in reversed(places):
        following = following if place is None else place
        made.append(following)
    made.reverse()
    for at in range(1, len(made)):
        made[at] = max(made[at], made[at - 1])
    return made


# ------------------------------------------------------------------------------------------------ the marks


def _spot(book: _Book, place: int) -> tuple[_Text, int]:
    """The text that a letter stands in, and at which of its signs; beyond the last letter the end of the last text."""
    at = bisect_right(book.starts, place) - 1
    inside = place - book.starts[at]
    text, offsets = book.texts[at], book.offsets[at]
    return (text, offsets[inside]) if inside < len(offsets) else (text, len(text.text))


def _insert(mark: ET.Element, text: _Text, offset: int, book: _Book) -> None:
    """Put a mark before a sign of a text; before the first word of a link or an emphasis it stands outside of it."""
    element, parent = text.element, text.after
    if not any(sign.isalnum() for sign in text.text[:offset]):
        offset = 0  # a section's sign or a quotation mark goes with its word
    if parent is not None:
        mark.tail, element.tail = (element.tail or "")[offset:], (element.tail or "")[:offset]
        parent.insert(list(parent).index(element) + 1, mark)
    elif element.tag in INLINE and not offset:
        outer = _outermost(element, book)
        around = book.parents[outer]
        around.insert(list(around).index(outer), mark)
    else:
        mark.tail, element.text = (element.text or "")[offset:], (element.text or "")[:offset]
        element.insert(0, mark)


def _outermost(element: ET.Element, book: _Book) -> ET.Element:
    """The inline element that begins with this one, as far out as that goes."""
    parent = book.parents[element]
    begins = next(iter(parent)) is element and not (parent.text or "").strip()
    return _outermost(parent, book) if parent.tag in INLINE and begins else element

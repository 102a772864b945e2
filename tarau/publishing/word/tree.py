"""A page of ours taken apart for Word: its elements as a tree, and what is drawn in it as pictures to be made.

Our pages print lines to write on, marks and small signs as drawings. Word has signs and tables for them; only figures
become pictures.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

#: Elements without an end.
_EMPTY = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_DRAWN = re.compile(r"<svg\b.*?</svg>|<img\b[^>]*>", re.DOTALL)
_SIZE = re.compile(r'\bwidth="([\d.]+)mm"\s+height="([\d.]+)mm"')
_STYLED = re.compile(r"\bwidth:\s*([\d.]+)mm;?\s*height:\s*([\d.]+)mm")
_SAID = re.compile(r"<title>(.*?)</title>|\b(?:aria-label|alt)=\"([^\"]*)\"", re.DOTALL)
_SHAPES = re.compile(r"<(?:rect|circle)\b[^>]*\bfill=\"([^\"]+)\"")
#: Marks of levels, by the class of their drawing: filled and empty signs.
_MARKS = {"level": ("■", "□"), "tier-mark": ("●", "○")}
#: Words that only hold words together, and invisible letters that Word needs not.
_INVISIBLE = re.compile("[\u00ad\u2060]")


@dataclass(slots=True)
class Element:
    """An element of a page and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def elements(self) -> list[Element]:
        """The elements in it, without the words between them."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def words(self) -> str:
        """All words in it, with single spaces."""
        pieces = (child if isinstance(child, str) else child.words for child in self.children)
        return " ".join("".join(pieces).split())

    def all(self, tag: str) -> Iterator[Element]:
        """The elements with this tag under it, outside of others with the same tag."""
        for child in self.elements:
            if child.tag == tag:
                yield child
            else:
                yield from child.all(tag)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture to be made: the HTML that draws it, its size in millimetres, and what it says to who cannot see it."""

    html: str
    width: float
    height: float
    description: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A page taken apart: its body, and the drawings that `draw` elements name by their number."""

    title: str
    body: Element
    drawings: tuple[Drawing, ...]


def taken_apart(page: str) -> Taken:
    """The body of one of our pages as a tree."""
    drawings: list[Drawing] = []

    def drawn(found: re.Match[str]) -> str:
        made = _sign(found[0])
        if made is None:
            drawings.append(_drawing(found[0]))
            made = f'<draw number="{len(drawings) - 1}"></draw>'
        return made

    reader = _Reader()
    reader.feed(_DRAWN.sub(drawn, page))
    reader.close()
    body = next(reader.root.all("body"), reader.root)
    named = next(reader.root.all("title"), Element("title"))
    return Taken(named.words, body, tuple(drawings))


def _class(drawing: str) -> str:
    found = re.search(r'\bclass="([^"]*)"', drawing)
    return found[1] if found else ""


def _sign(drawing: str) -> str | None:
    """What stands for a small drawing: marks for a level, lines for lines; nothing for decoration; None: a figure."""
    kind = _class(drawing)
    if kind in _MARKS:
        fills = _SHAPES.findall(drawing)
        filled = sum(fill == fills[0] for fill in fills)
        full, empty = _MARKS[kind]
        return str(full * filled + empty * (len(fills) - filled))
    if kind == "ruled":
        return _lines(drawing)
    return "" if 'aria-hidden="true"' in drawing and kind != "code" else None


def _lines(drawing: str) -> str:
    size = _SIZE.search(drawing)
    height = float(size[2]) if size else 9.0
    rows = len(re.findall(r"M0 [\d.]+H", drawing))
    kind = "squared" if re.search(r"\dV", drawing) else "ruled" if rows else "blank"
    count = rows if kind == "ruled" else 1
    return f'<lines kind="{kind}" count="{count}" height="{height / count:.1f}"></lines>'


def _drawing(drawing: str) -> Drawing:
    size = _SIZE.search(drawing) or _STYLED.search(drawing)
    said = _SAID.search(drawing)
    width, height = (float(size[1]), float(size[2])) if size else (120.0, 80.0)
    return Drawing(drawing, width, height, html.unescape((said[1] or said[2] or "").strip()) if said else "")


class _Reader(HTMLParser):
    """Makes the tree."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(made)
        if tag not in _EMPTY:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(_INVISIBLE.sub("", data))

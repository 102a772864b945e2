"""The page as its markup says it: elements and words, in the order in which they are to be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

#: Elements without an end tag.
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
#: What stands in the head of a page or is never shown.
_UNSEEN = frozenset({"head", "script", "style"})


@dataclass(eq=False, slots=True)
class Words:
    """A run of text inside one element. `label` says that the page shows it and the markup only implies it: the mark
    of a footnote."""

    text: str
    parent: Element
    label: str = ""


@dataclass(eq=False, slots=True)
class Element:
    """An element: its name, its attributes, and what stands in it. A drawing keeps its title and nothing else."""

    name: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | Words] = field(default_factory=list)
    title: str = ""

    @property
    def classes(self) -> frozenset[str]:
        """The words of its class attribute."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def drawn(self) -> bool:
        """Whether it is a picture."""
        return self.name in ("svg", "img")

    @property
    def said(self) -> str:
        """What is read out in place of a picture; empty for decoration."""
        if self.attributes.get("aria-hidden") == "true":
            return ""
        return " ".join((self.title or self.attributes.get("aria-label") or self.attributes.get("alt", "")).split())

    def above(self) -> Iterator[Element]:
        """The element and those around it, from the inside out."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    def inside(self) -> Iterator[Element | Words]:
        """All that stands in it, in order; pictures are not looked into."""
        for child in self.children:
            yield child
            if isinstance(child, Element):
                yield from child.inside()

    def text(self) -> str:
        """Its words, with single spaces."""
        return " ".join(
            "".join(each.text for each in self.inside() if isinstance(each, Words) and not each.label).split()
        )


def read_markup(html: str) -> Element:
    """The root element of a page as rendering makes it: every element closed, no implied ones."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    root = next(child for child in reader.top.children if isinstance(child, Element))
    root.parent = None
    return root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.top = self.here = Element("", {})
        self.drawing = 0
        self.titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.drawing:
            self.drawing += tag not in _VOID
            self.titled = tag == "title" and not self.here.title
            return
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if "footnote" in element.classes:
            number = element.attributes.get("data-number", "")
            call, mark = Words(number, element, "call"), Words(number, element, "mark")
            element.children += [call, mark]
        if tag not in _VOID:
            self.here = element
            self.drawing = int(tag == "svg")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.drawing:
            self.here.children.append(Element(tag, {name: value or "" for name, value in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        if self.drawing:
            self.drawing -= tag not in _VOID
            self.titled = False
        if not self.drawing and any(each.name == tag for each in self.here.above()):
            while self.here.name != tag and self.here.parent:
                self.here = self.here.parent
            self.here = self.here.parent or self.here

    def handle_data(self, data: str) -> None:
        if self.drawing:
            self.here.title += data if self.titled else ""
        elif not any(each.name in _UNSEEN for each in self.here.above()):
            self.here.children.append(Words(data, self.here))


def letters(text: str) -> str:
    """Text as it is compared: what a page may change in setting it (spaces, breaks in words, their hyphens, capital
    letters) left out."""
    return "".join(
        char for char in unicodedata.normalize("NFC", text) if not char.isspace() and unicodedata.category(char) != "Cf"
    ).casefold()

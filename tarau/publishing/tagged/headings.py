"""Headings in the tag tree: those of sections, and what heads a box, a part or a set of questions like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .branches import Branch
from .markup import Element

if TYPE_CHECKING:
    from .growing import Grower, Kids

#: What is a box with a title of its own: elements, and classes of a division.
BOXES = ("aside", "footer")
CARDS = ("card", "side")
_HEADINGS = tuple(f"h{level}" for level in range(1, 7))
#: What heads a box, the first of these that it has: a heading, its name, what kind of box it is; which passage or time.
_TITLES = ("h1", "h2", "h3", "name", "label", "letter", "when")
#: How deep headings go (PDF 32000-1, 14.8.4.3.2).
_DEEPEST = 6
#: Headings down to this level begin a section of the chapter.
_OF_SECTIONS = 2


class Headings:
    """Gives each heading its level: never more than one below the heading before it, for then a level were left out."""

    def __init__(self, grower: Grower) -> None:
        self.grower = grower
        self.level = self.section = 0
        self.of_boxes: set[int] = set()
        """The elements that head the boxes around what is being grown."""

    def find(self, element: Element) -> bool:
        """Whether an element is a heading, whatever it is called."""
        if element.name in _HEADINGS or id(element) in self.of_boxes:
            return True
        in_a_set = element.parent is not None and "question-set" in element.parent.classes
        return element.name == "p" and ("part" in element.classes or ("name" in element.classes and in_a_set))

    def grow(self, element: Element) -> Kids:
        """A heading: at the level that it has in the markup, or right below the section or box that it stands in."""
        below = min(self.level + 1, _DEEPEST)
        level = below
        if element.name in _HEADINGS:
            level = self.level = min(int(element.name[1]), below)
            self.section = level if level <= _OF_SECTIONS else self.section
        elif _closes(element):
            level = self.section + 1
        elif id(element) in self.of_boxes:
            self.level = below
        return [Branch(f"H{level}", self.grower.inside(element))]

    def box(self, element: Element) -> Kids:
        """A box: its title is a heading below that of its section, which goes on after it."""
        level, title = self.level, title_of(element)
        if title is not None:
            self.of_boxes.add(id(title))
        kids = self.grower.plain(element)
        self.level = level
        return kids


def _closes(element: Element) -> bool:
    """Whether it heads what looks back on a whole section: its summary, a set of questions."""
    return any(each.classes & {"summary", "question-set"} for each in element.above())


def title_of(element: Element) -> Element | None:
    """What heads an element, in its own markup."""
    inside = [each for each in element.inside() if isinstance(each, Element)]
    for wanted in _TITLES:
        for each in inside:
            if each.name == wanted or (each.name == "p" and wanted in each.classes):
                return each
    return None


def title(element: Element) -> str:
    """The title of a section, a box or a heading in words; empty for what has none."""
    if element.name in _HEADINGS:
        return element.text()
    if element.name not in ("section", "aside", "header", "footer", "article") and not element.classes & {*CARDS}:
        return ""
    found = title_of(element)
    return found.text() if found else ""

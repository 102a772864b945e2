"""Lists in the tag tree: items with their marks, questions with their numbers, contents with what they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .branches import INLINE, Branch, in_paragraphs
from .markup import Element, Words

if TYPE_CHECKING:
    from .growing import Grower, Kids

#: Classes of a mark that the markup writes out: the letter of an option, the number of a question.
_MARKS = frozenset({"letter", "number"})


#: Classes of a paragraph that is the title of the list after it.
LIST_TITLES = ("list-head", "listing-title")


class Lists:
    """Grows what is read as a list."""

    def __init__(self, grower: Grower) -> None:
        self.grower = grower

    def grow(self, element: Element) -> Kids:
        """A list; the list of tables or of figures is a table of contents."""
        if "listed" in element.classes:
            items: Kids = [
                Branch("TOCI", _whole([*self.grower.inside(item), *self.grower.take_late()]))
                for item in _named(element, "li")
            ]
            return [Branch("TOC", items)] if items else []
        grown = [self.item(item) for item in _named(element, "li")]
        made = _numbered(Branch("L", [item for item in grown if any(item.pieces())]))
        before = _beside(element, -1)
        if made.kids and before is not None and _is_title(before):
            made.kids.insert(0, Branch("Caption", self.grower.inside(before)))
        return [made] if made.kids else []

    def title(self, element: Element) -> Kids:
        """The title of a list, which goes into the list; one without a list is a paragraph."""
        after = _beside(element, 1)
        return [] if after is not None and after.name in ("ul", "ol") else self.grower.plain(element)

    def events(self, element: Element) -> Kids:
        """Events beside a rail: one list, however many pages the rail fills; its marks are the dates."""
        before, panels = _beside(element, -1), [element]
        if before is not None and "rail-panel" in before.classes:
            return []
        while (after := _beside(panels[-1], 1)) is not None and "rail-panel" in after.classes:
            panels.append(after)
        items: Kids = []
        for child in (child for panel in panels for child in panel.children):
            if isinstance(child, Element):
                items += [self.item(child)] if child.name == "p" else self.grower.element(child)
        return [Branch("L", items, attributes={"List": {"ListNumbering": "None"}})] if items else []

    def item(self, element: Element) -> Branch:
        """An item with its mark, whether a style sheet or the markup put that there."""
        label: Kids = list(self.grower.match.labels.get(id(element), ()))
        first = next((each for each in element.children if isinstance(each, Element) or each.text.strip()), None)
        marked = isinstance(first, Element) and bool(first.classes & _MARKS or "event" in element.classes)
        if marked and isinstance(first, Element):
            label += self.grower.inside(first)
            element = Element(element.name, element.attributes, element.parent, [*element.children])
            element.children.remove(first)
        body = [*self.grower.inside(element), *self.grower.take_late()]
        if any(isinstance(kid, Branch) and kid.kind not in INLINE for kid in body):
            body = in_paragraphs(body)
        body += self.grower.take_deferred()
        return Branch("LI", [*([Branch("Lbl", label)] if label else []), Branch("LBody", body)])

    def questions(self, element: Element) -> Kids:
        """A set of questions: each run of them a list, headings between."""
        kids: Kids = []
        for child in element.children:
            if isinstance(child, Words):
                continue
            if child.classes & {"question", "answer"}:
                if not (kids and isinstance(kids[-1], Branch) and kids[-1].kind == "L"):
                    kids.append(Branch("L"))
                kids[-1].kids.append(self.item(child))  # type: ignore[union-attr]
            else:
                kids += in_paragraphs(self.grower.element(child))
        return [_numbered(kid) if isinstance(kid, Branch) and kid.kind == "L" else kid for kid in kids]

    def explained(self, element: Element) -> Kids:
        """Words and what they mean: a list whose marks are the words."""
        made: list[Branch] = []
        for each in element.inside():
            if isinstance(each, Element) and each.name == "dt":
                made.append(Branch("LI", [Branch("Lbl", self.grower.inside(each))]))
            elif isinstance(each, Element) and each.name == "dd" and made:
                made[-1].kids.append(Branch("LBody", self.grower.inside(each)))
        return [Branch("L", [*made], attributes={"List": {"ListNumbering": "None"}})] if made else []

    def contents_line(self, element: Element) -> Kids:
        """The parts at the end of a chapter, in one paragraph, as entries of its contents."""
        items: Kids = []
        for child in element.children:
            kids = [] if isinstance(child, Words) else self.grower.element(child)
            if kids:
                items.append(Branch("TOCI", _whole(kids)))
            elif isinstance(child, Words) and items and isinstance(items[-1], Branch):
                items[-1].kids += self.grower.words(child)
        return [Branch("TOC", items)] if items else []


def _whole(kids: Kids) -> Kids:
    """An entry of the contents: its mark, and the rest as one reference."""
    labels = [kid for kid in kids if isinstance(kid, Branch) and kid.kind == "Lbl"]
    rest: Kids = []
    for kid in kids:
        if kid not in labels:
            rest += kid.kids if isinstance(kid, Branch) and kid.kind == "Reference" else [kid]
    return [*labels, Branch("Reference", rest)]


def _is_title(element: Element) -> bool:
    return bool(element.classes & {*LIST_TITLES})


def _beside(element: Element, step: int) -> Element | None:
    """The element right before (-1) or after (1) another."""
    around = [each for each in (element.parent.children if element.parent else []) if isinstance(each, Element)]
    at = next(at for at, each in enumerate(around) if each is element) + step
    return around[at] if 0 <= at < len(around) else None


def _named(element: Element, name: str) -> list[Element]:
    return [each for each in element.children if isinstance(each, Element) and each.name == name]


def _numbered(branch: Branch) -> Branch:
    """A list that says how its items are marked (PDF 32000-1, table 347)."""
    first = next((kid for kid in branch.kids if isinstance(kid, Branch) and kid.kids), None)
    mark = first.kids[0] if first else None
    text = "".join(piece.text for piece in mark.pieces()) if isinstance(mark, Branch) and mark.kind == "Lbl" else ""
    branch.attributes["List"] = {"ListNumbering": _numbering(text.strip())}
    return branch


def _numbering(mark: str) -> str:
    if not mark:
        return "None"
    if mark[0].isdigit():
        return "Decimal"
    if len(mark.rstrip(").")) == 1 and mark[0].isalpha():
        return "UpperAlpha" if mark[0].isupper() else "LowerAlpha"
    return {"•": "Disc", "◦": "Circle", "▪": "Square"}.get(mark[0], "None")

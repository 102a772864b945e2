"""Tables in the tag tree: one table with its head, however many pages it fills; the contents, which look like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .branches import INLINE, Branch, in_paragraphs
from .markup import Element

if TYPE_CHECKING:
    from .growing import Grower, Kids

_PARTS = {"thead": "THead", "tbody": "TBody", "tfoot": "TFoot"}
_SCOPES = {"col": "Column", "row": "Row", "colgroup": "Column", "rowgroup": "Row"}


class Tables:
    """Grows the tables that stand beside each other in one element, where a part may continue the one before."""

    def __init__(self, grower: Grower) -> None:
        self.grower = grower
        self.last: Branch | None = None

    def grow(self, element: Element) -> Kids | None:
        """The branches of a table, none when it went to the table before it; None for another element."""
        if element.name != "table":
            return None
        if "contents" in element.classes:
            return self.contents(element)
        if element.attributes.get("role") == "presentation":
            cells = [each for each in element.inside() if isinstance(each, Element) and each.name in ("td", "th")]
            return [Branch("P", kids) for kids in map(self.grower.inside, cells) if kids]
        if "continues" in element.classes and self.last:
            self.carry_on(element, self.last)
            return []
        self.last = self.table(element)
        return [self.last]

    def table(self, element: Element) -> Branch:
        """A whole table: its caption, then its parts."""
        table = Branch("Table")
        for child in _elements(element):
            if child.name == "caption":
                table.kids.append(Branch("Caption", self.grower.inside(child)))
            elif child.name in _PARTS:
                table.kids.append(Branch(_PARTS[child.name], self.rows(child)))
        if rows := self.rows(element):
            table.kids.append(Branch("TBody", rows))
        return table

    def carry_on(self, element: Element, table: Branch) -> None:
        """The rows of a part go to its table; its caption and its head were printed again only for the eye."""
        for child in _elements(element):
            if child.name in ("caption", "thead"):
                self.grower.leave_out(child)
            elif child.name == "tbody":
                body = next(kid for kid in table.kids if isinstance(kid, Branch) and kid.kind == "TBody")
                body.kids += self.rows(child)

    def rows(self, element: Element) -> Kids:
        """The rows that stand right in an element."""
        return [
            Branch("TR", [self.cell(cell, element.name) for cell in _elements(row) if cell.name in ("th", "td")])
            for row in _elements(element)
            if row.name == "tr"
        ]

    def cell(self, element: Element, part: str) -> Branch:
        """A cell; a head says whether it heads its column or its row."""
        kids = self.grower.inside(element)
        if any(isinstance(kid, Branch) and kid.kind not in INLINE for kid in kids):
            kids = in_paragraphs(kids)
        cell = Branch(element.name.upper(), [*kids, *self.grower.take_deferred()])
        facts: dict[str, object] = {}
        if element.name == "th":
            facts["Scope"] = _SCOPES.get(element.attributes.get("scope", ""), "Column" if part == "thead" else "Row")
        for name, entry in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
            if int(element.attributes.get(name) or 1) > 1:
                facts[entry] = int(element.attributes[name])
        if facts:
            cell.attributes["Table"] = facts
        return cell

    def contents(self, element: Element) -> Kids:
        """The contents, set as a table: each row an entry with its mark and what it leads to."""
        entries: Kids = []
        for row in (each for each in element.inside() if isinstance(each, Element) and each.name == "tr"):
            mark, *rest = [self.grower.inside(cell) for cell in _elements(row)]
            label: Kids = [Branch("Lbl", mark)] if mark else []
            entries.append(Branch("TOCI", [*label, Branch("Reference", [kid for kids in rest for kid in kids])]))
        return [Branch("TOC", entries)] if entries else []


def _elements(element: Element) -> list[Element]:
    return [each for each in element.children if isinstance(each, Element)]

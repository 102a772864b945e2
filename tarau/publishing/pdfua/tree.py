"""The tag tree of a PDF as it stands in the file: each element with its standard type, its parent and its kids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

#: The standard types (PDF 32000-1, 14.8.4).
STANDARD = frozenset(
    {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
     "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
     "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot",
     "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"}
)  # fmt: skip


@dataclass(eq=False, slots=True)
class Node:
    """An element: its type, the standard type that stands for it, and the language of what is in it."""

    object: Any
    kind: str
    language: str
    parent: Node | None
    kids: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    """The marked pieces that hang on it: page (from 0) and number."""
    annotations: list[Any] = field(default_factory=list)

    def all(self) -> Iterator[Node]:
        """The element and all under it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.all()

    def said(self, name: str) -> str:
        """A text entry of its own, such as Alt."""
        value = self.object.get(f"/{name}")
        return "" if value is None else str(value).strip()

    def attribute(self, name: str) -> Any:
        """An attribute, whatever owner gives it, or None."""
        given = self.object.get("/A")
        owners = list(given) if isinstance(given, pikepdf.Array) else [given] if given is not None else []
        found = (owner.get(f"/{name}") for owner in owners if isinstance(owner, pikepdf.Dictionary))
        return next((value for value in found if value is not None), None)


def roles(pdf: pikepdf.Pdf) -> Mapping[str, str]:
    """The types of a file's own, and what each leads to."""
    root: Any = pdf.Root.get("/StructTreeRoot", {})
    return {name[1:]: str(to)[1:] for name, to in root.get("/RoleMap", {}).items()}


def standard(kind: str, mapped: Mapping[str, str]) -> str | None:
    """The standard type that stands for a type: itself, or where its mapping ends. None where it goes in a circle."""
    seen = set()
    while kind not in STANDARD and kind in mapped:
        if kind in seen:
            return None
        seen.add(kind)
        kind = mapped[kind]
    return kind


def read_tree(pdf: pikepdf.Pdf) -> Node | None:
    """The tree from its first element down, or None when the file has none."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/K" not in root:
        return None
    first = root.K[0] if isinstance(root.K, pikepdf.Array) else root.K
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return _node(first, None, roles(pdf), pages, str(pdf.Root.get("/Lang", "")))


def _node(
    element: Any, parent: Node | None, mapped: Mapping[str, str], pages: Mapping[Any, int], language: str
) -> Node:
    kind = str(element.S)[1:]
    node = Node(element, standard(kind, mapped) or kind, str(element.get("/Lang", language)), parent)
    here = pages.get(element.Pg.objgen) if "/Pg" in element else None
    given = element.get("/K", [])
    for kid in given if isinstance(given, pikepdf.Array) else [given]:
        if not isinstance(kid, pikepdf.Dictionary):
            node.marks.append((-1 if here is None else here, int(kid)))
        elif kid.get("/Type") == "/MCR":
            node.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            node.annotations.append(kid.Obj)
        else:
            node.kids.append(_node(kid, node, mapped, pages, node.language))
    return node

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
    classes: list[Any] = field(default_factory=list)
    """The attributes of the classes that it belongs to."""

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
        """An attribute, whatever owner gives it, or None; one of its own goes before one of its class."""
        owners = [*_several(self.object.get("/A")), *self.classes]
        found = (owner.get(f"/{name}") for owner in owners if isinstance(owner, pikepdf.Dictionary))
        return next((value for value in found if value is not None), None)


def _several(given: Any) -> list[Any]:
    """What may be given alone or as a list of some."""
    return list(given) if isinstance(given, pikepdf.Array) else [] if given is None else [given]


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


def read_trees(pdf: pikepdf.Pdf) -> tuple[Node, ...]:
    """The trees from their first elements down: one in most files, none in a file without tags."""
    root: Any = pdf.Root.get("/StructTreeRoot", {})
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    mapped, language = roles(pdf), str(pdf.Root.get("/Lang", ""))
    classed: Any = root.get("/ClassMap", {})
    trees = tuple(_node(top, None, mapped, pages, language) for top in _several(root.get("/K")))
    for node in (each for tree in trees for each in tree.all() if "/C" in each.object):
        named = (name for name in _several(node.object.C) if isinstance(name, pikepdf.Name))
        node.classes = [owner for name in named for owner in _several(classed.get(str(name)))]
    return trees


def _node(
    element: Any, parent: Node | None, mapped: Mapping[str, str], pages: Mapping[Any, int], language: str
) -> Node:
    kind = str(element.S)[1:]
    node = Node(element, standard(kind, mapped) or kind, str(element.get("/Lang", language)), parent)
    here = pages.get(element.Pg.objgen) if "/Pg" in element else None
    for kid in _several(element.get("/K")):
        if not isinstance(kid, pikepdf.Dictionary):
            node.marks.append((-1 if here is None else here, int(kid)))
        elif kid.get("/Type") == "/MCR":
            node.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            node.annotations.append(kid.Obj)
        else:
            node.kids.append(_node(kid, node, mapped, pages, node.language))
    return node

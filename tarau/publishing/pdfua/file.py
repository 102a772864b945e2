"""A PDF with all that rules ask of it, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from .painted import Painted, painted
from .tree import Node, read_trees, roles


@dataclass(frozen=True, slots=True)
class Finding:
    """A condition that the file meets: its number, and where or what."""

    number: str
    where: str


@dataclass(frozen=True, slots=True)
class File:
    """An open PDF, its tags in reading order, and what is painted."""

    pdf: pikepdf.Pdf
    nodes: tuple[Node, ...]
    roles: Mapping[str, str]
    painted: Painted
    metadata: str

    def owner(self, key: Any) -> Any:
        """What the number of a page's or annotation's parent leads to; None when it leads nowhere."""
        root: Any = self.pdf.Root.get("/StructTreeRoot", {})
        tree = root.get("/ParentTree")
        return None if key is None or tree is None else pikepdf.NumberTree(tree).get(int(key))

    def page_of(self, node: Node) -> str:
        """The page where an element begins, in words for a finding."""
        pages = [page for each in node.all() for page, _ in each.marks]
        return f"page {min(pages) + 1}" if pages else "?"


def read_file(pdf: pikepdf.Pdf) -> File:
    """All that rules ask of a PDF."""
    packed = pdf.Root.get("/Metadata")
    text = "" if packed is None else packed.read_bytes().decode("utf-8", "replace")
    return File(pdf, tuple(node for tree in read_trees(pdf) for node in tree.all()), roles(pdf), painted(pdf), text)

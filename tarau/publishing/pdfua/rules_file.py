"""Rules on the file as a whole: what is painted, metadata, languages, links, attachments; and what a book has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from .file import File, Finding

_GOING = ("/GoTo", "/URI")


def content(file: File) -> Iterator[Finding]:
    """01-003 to 01-007: everything is either tagged, and then its tag knows of it, or an artifact."""
    told = file.painted
    lists = (("01-003", told.artifact_in_tagged), ("01-004", told.tagged_in_artifact), ("01-005", told.unmarked))
    for number, pages in lists:
        if pages:
            yield Finding(number, _pages(pages))
    held = [mark for node in file.nodes for mark in node.marks]
    lost = set(told.marks) - set(held)
    twice = {mark for mark in held if held.count(mark) > 1} if len(set(held)) < len(held) else set()
    astray = {mark for node in file.nodes for mark in node.marks if not _known(file, mark, node.object)}
    for marks in (lost, twice, astray - twice):
        if marks:
            yield Finding("01-005", _pages([page + 1 for page, _ in marks]))
    if bool(file.pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Suspects", False)):
        yield Finding("01-007", "Suspects")


def _known(file: File, mark: tuple[int, int], element: Any) -> bool:
    """Whether the way back from a marked piece leads to the element that holds it."""
    page, number = mark
    tree = pikepdf.NumberTree(file.pdf.Root.StructTreeRoot.ParentTree)
    key = file.pdf.pages[page].obj.get("/StructParents")
    if key is None or int(key) not in tree or mark not in file.painted.marks:
        return False
    owners = tree[int(key)]
    return number < len(owners) and getattr(owners[number], "objgen", None) == element.objgen


def metadata(file: File) -> Iterator[Finding]:
    """06-001 to 07-002: the document names itself, and its standard."""
    if not file.metadata:
        yield Finding("06-001", "Metadata")
    elif not re.search(r"pdfuaid:part(\s*=\s*[\"']1|[^>]*>\s*1\s*<)", file.metadata):
        yield Finding("06-002", "pdfuaid:part")
    title = re.search(r"<dc:title>(.*?)</dc:title>", file.metadata, re.DOTALL)
    if file.metadata and not (title and re.sub(r"<[^>]*>|\s", "", title[1])):
        yield Finding("06-003", "dc:title")
    asked = file.pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle")
    if asked is None:
        yield Finding("07-001", "DisplayDocTitle")
    elif not bool(asked):
        yield Finding("07-002", "DisplayDocTitle")


def languages(file: File) -> Iterator[Finding]:
    """11-001 to 11-006: the language of all words is known."""
    general = str(file.pdf.Root.get("/Lang", ""))
    if any(node.marks and not node.language for node in file.nodes):
        yield Finding("11-001", "Lang")
    if any(node.said("Alt") and not node.language for node in file.nodes):
        yield Finding("11-002", "Alt")
    if general:
        return
    if "/Outlines" in file.pdf.Root:
        yield Finding("11-003", "Outlines")
    if any("/Contents" in each for page in file.pdf.pages for each in page.obj.get("/Annots", [])):
        yield Finding("11-004", "Contents")
    if file.metadata:
        yield Finding("11-006", "Metadata")


def attachments(file: File) -> Iterator[Finding]:
    """21-001: an attached file has its name in both forms."""
    for name, attached in sorted(file.pdf.attachments.items()):
        if not {"/F", "/UF"} <= set(attached.obj.keys()):
            yield Finding("21-001", name)


def links(file: File) -> Iterator[Finding]:
    """28-004 to 28-012: links are tagged, described and in order; 30-001, 30-002: forms."""
    tagged = {each.objgen: node.kind for node in file.nodes for each in node.annotations}
    for number, page in enumerate(file.pdf.pages, 1):
        annotations = list(page.obj.get("/Annots", []))
        if annotations and "/Tabs" not in page.obj:
            yield Finding("28-008", f"page {number}")
        elif annotations and page.obj.Tabs != "/S":
            yield Finding("28-009", f"page {number}")
        for each in annotations:
            if not str(each.get("/Contents", "")).strip():
                yield Finding("28-012", f"page {number}")
                yield Finding("28-004", f"page {number}")
            if each.get("/Subtype") == "/Link" and tagged.get(each.objgen) != "Link":
                yield Finding("28-011", f"page {number}")
    if file.painted.foreign:
        yield Finding("30-001", _pages(file.painted.foreign))
    if any(count > 1 for count in file.painted.marked_forms.values()):
        yield Finding("30-002", "XObject")


def premises(file: File) -> Iterator[Finding]:
    """What a book has none of. The number of such a finding is the name of the premise that does not hold."""
    root = file.pdf.Root
    annotations = [each for page in file.pdf.pages for each in page.obj.get("/Annots", [])]
    actions = [each.A.get("/S") for each in annotations if "/A" in each]
    held = {
        "scripts": any(action not in _GOING for action in actions) or "/AA" in root or _has_scripts(root),
        "annotations": any(each.get("/Subtype") != "/Link" for each in annotations),
        "forms": "/AcroForm" in root,
        "layers": "/OCProperties" in root,
        "encryption": file.pdf.is_encrypted,
        "threads": "/Threads" in root,
        "formulas": any(node.kind == "Formula" for node in file.nodes),
        "ruby": any(node.kind in ("Ruby", "Warichu") for node in file.nodes),
        "scans": file.painted.invisible,
    }
    yield from (Finding(name, name) for name, broken in held.items() if broken)


def _has_scripts(root: Any) -> bool:
    opening = root.get("/OpenAction")
    acts = isinstance(opening, pikepdf.Dictionary) and opening.get("/S") not in _GOING
    return acts or "/JavaScript" in root.get("/Names", {})


def _pages(pages: list[int]) -> str:
    return "page " + ", ".join(str(page) for page in sorted(set(pages))[:8])


RULES = (content, metadata, languages, attachments, links, premises)

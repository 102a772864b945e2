"""Rules on the file as a whole: what is painted, metadata, languages, links, attachments; and what a book has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf

from .file import File, Finding
from .tree import Node

_GOING = ("/GoTo", "/URI")
#: A tag for a language, by its form (RFC 5646): what is not one names no language.
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_UA, _TITLE = "{http://www.aiim.org/pdfua/ns/id/}part", "{http://purl.org/dc/elements/1.1/}title"


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
    told_of_itself = file.pdf.Root.get("/MarkInfo", pikepdf.Dictionary())
    if bool(told_of_itself.get("/Suspects", False)):
        yield Finding("01-007", "Suspects")
    if not bool(told_of_itself.get("/Marked", False)):
        yield Finding("marked", "MarkInfo")
    if not file.nodes:
        yield Finding("tree", "StructTreeRoot")


def _known(file: File, mark: tuple[int, int], element: Any) -> bool:
    """Whether the way back from a marked piece leads to the element that holds it."""
    page, number = mark
    owners = file.owner(file.pdf.pages[page].obj.get("/StructParents"))
    if owners is None or mark not in file.painted.marks:
        return False
    return number < len(owners) and getattr(owners[number], "objgen", None) == element.objgen


def metadata(file: File) -> Iterator[Finding]:
    """06-001 to 07-002: the document names itself, and its standard."""
    told = _told(file.metadata)
    if told is None:
        yield Finding("06-001", "Metadata")
    else:
        parts = [each.text or "" if each.tag == _UA else each.get(_UA, "") for each in told.iter()]
        if "1" not in (part.strip() for part in parts):
            yield Finding("06-002", "pdfuaid:part")
        if not any("".join(title.itertext()).strip() for title in told.iter(_TITLE)):
            yield Finding("06-003", "dc:title")
    asked = file.pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle")
    if asked is None:
        yield Finding("07-001", "DisplayDocTitle")
    elif not bool(asked):
        yield Finding("07-002", "DisplayDocTitle")


def _told(metadata: str) -> ET.Element | None:
    """The metadata (XMP); None when there is none that can be read."""
    start = metadata.find("<x:xmpmeta") if "<x:xmpmeta" in metadata else metadata.find("<rdf:RDF")
    if start < 0 or "<!" in metadata:
        return None
    try:
        told = metadata[start:].rpartition("<?xpacket")[0] or metadata[start:]
        return ET.fromstring(told)  # noqa: S314, the attacks need the declarations refused above
    except ET.ParseError:
        return None


def languages(file: File) -> Iterator[Finding]:
    """11-001 to 11-006: the language of all words is known."""
    general = str(file.pdf.Root.get("/Lang", ""))
    unknown = [node for node in file.nodes if not _LANGUAGE.fullmatch(node.language)]
    if spoken := next((node for node in unknown if node.marks), None):
        yield Finding("11-001", f"{file.page_of(spoken)}: '{spoken.language}'")
    if told := next((node for node in unknown if any(node.said(name) for name in ("Alt", "ActualText", "E"))), None):
        yield Finding("11-002", f"{file.page_of(told)}: '{told.language}'")
    if _LANGUAGE.fullmatch(general):
        return
    if "/Outlines" in file.pdf.Root:
        yield Finding("11-003", "Outlines")
    if any("/Contents" in each for page in file.pdf.pages for each in page.obj.get("/Annots", [])):
        yield Finding("11-004", "Contents")
    if file.metadata:
        yield Finding("11-006", "Metadata")


def attachments(file: File) -> Iterator[Finding]:
    """21-001: an attached file has its name in both forms."""
    for each in file.pdf.objects:
        for spec in (each, *each.values()) if isinstance(each, pikepdf.Dictionary) else ():
            held = isinstance(spec, pikepdf.Dictionary) and isinstance(spec.get("/EF"), pikepdf.Dictionary)
            if held and not {"/F", "/UF"} <= set(spec.keys()):
                yield Finding("21-001", str(spec.get("/F", spec.get("/UF", "?"))))


def links(file: File) -> Iterator[Finding]:
    """28-004 to 28-012: links are tagged, described and in order; 30-001, 30-002: forms."""
    tagged = {each.objgen: node for node in file.nodes for each in node.annotations}
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
            if each.get("/Subtype") == "/Link" and not _in_a_link(file, each, tagged.get(each.objgen)):
                yield Finding("28-011", f"page {number}")
            if any(bool(action.get("/IsMap", False)) for action in _chain(each.get("/A"))):
                yield Finding("28-013", f"page {number}")
    forms = (each for each in file.pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form")
    if any("/Ref" in form for form in forms):
        yield Finding("30-001", "XObject")
    if any(count > 1 for count in file.painted.marked_forms.values()):
        yield Finding("30-002", "XObject")


def _in_a_link(file: File, annotation: Any, node: Node | None) -> bool:
    """Whether an annotation hangs on a link element, and leads back to it."""
    owner = file.owner(annotation.get("/StructParent"))
    return node is not None and node.kind == "Link" and getattr(owner, "objgen", None) == node.object.objgen


def premises(file: File) -> Iterator[Finding]:
    """What a book has none of. The number of such a finding is the name of the premise that does not hold."""
    root = file.pdf.Root
    annotations = [each for page in file.pdf.pages for each in page.obj.get("/Annots", [])]
    held = {
        "scripts": _has_scripts(file.pdf, annotations),
        "annotations": any(each.get("/Subtype") != "/Link" for each in annotations),
        "forms": "/AcroForm" in root or "/NeedsRendering" in root,
        "layers": "/OCProperties" in root,
        "encryption": file.pdf.is_encrypted,
        "threads": "/Threads" in root,
        "formulas": any(node.kind == "Formula" for node in file.nodes),
        "ruby": any(node.kind in ("Ruby", "Warichu") for node in file.nodes),
        "scans": file.painted.invisible,
    }
    yield from (Finding(name, name) for name, broken in held.items() if broken)


def _has_scripts(pdf: pikepdf.Pdf, annotations: list[Any]) -> bool:
    """Whether anything starts an action that does more than go to a place, or starts one by itself."""
    root: Any = pdf.Root
    kept = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    lines = (each for each in kept if "/Title" in each and "/A" in each)
    started = [root.get("/OpenAction"), *(each.get("/A") for each in (*annotations, *lines))]
    by_themselves = any("/AA" in each for each in (root, *(page.obj for page in pdf.pages), *annotations))
    acts = any(action.get("/S") not in _GOING for first in started for action in _chain(first))
    return acts or by_themselves or "/JavaScript" in root.get("/Names", {})


def _chain(action: Any) -> Iterator[Any]:
    """An action and those that follow it."""
    waiting, seen = [action], set()
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting += [kid for kid in each if isinstance(kid, pikepdf.Dictionary)]
        elif isinstance(each, pikepdf.Dictionary) and (not each.is_indirect or each.objgen not in seen):
            seen.add(each.objgen)
            yield each
            waiting.append(each.get("/Next"))


def _pages(pages: list[int]) -> str:
    return "page " + ", ".join(str(page) for page in sorted(set(pages))[:8])


RULES = (content, metadata, languages, attachments, links, premises)

"""What an e-book says of its accessibility: read from its files, never from a list of what it should have.

The words are those of the Schema.org Accessibility Properties for Discoverability Vocabulary (W3C, version 2.0) and of
EPUB Accessibility 1.1. The conformance is claimed only when nothing that the program can check speaks against it; what
it cannot check (whether a description is a good one) remains with the editor.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...rendering import EbookPages
from .tree import SVG, XHTML, Document, named, words

CONFORMS = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
#: Who says so: a program, which cannot tell all that a person can.
CERTIFIER = "Tarau (automatic checks only)"
#: What moves, sounds or flashes; an e-book without any of it is no hazard.
HAZARDS = ("script", "video", "audio", "iframe", "object", "embed", "canvas")
MOVING = ("animate", "animateTransform", "animateMotion", "set")

Said = list[tuple[str, str]]


def access(documents: Sequence[Document], pages: EbookPages, paged: bool, lacking: Sequence[str]) -> Said:
    """The accessibility metadata, property by property. `lacking` is what `shortcomings` found."""
    roots = [document.root for document in documents]
    pictures = [picture for root in roots for picture in _pictures(root)]
    modes = ["textual", *(["visual"] if pictures else [])]
    described = not any(_nameless(picture) for picture in pictures)
    made: Said = [("schema:accessMode", mode) for mode in modes]
    if described:
        made.append(("schema:accessModeSufficient", "textual"))
    if pictures:
        made.append(("schema:accessModeSufficient", "textual,visual"))
    made += [("schema:accessibilityFeature", feature) for feature in sorted(_features(roots, pictures, paged))]
    made.append(("schema:accessibilityHazard", "none" if not _hazardous(roots) else "unknown"))
    told = [
        "ebook-reading",
        *(["ebook-pages"] if paged else []),
        *(["ebook-pictures"] if pictures and described else []),
    ]
    made.append(("schema:accessibilitySummary", " ".join(pages.label(key) for key in told)))
    if not lacking:
        made += [("dcterms:conformsTo", CONFORMS), ("a11y:certifiedBy", CERTIFIER)]
    return made


def _features(roots: Sequence[ET.Element], pictures: Sequence[ET.Element], paged: bool) -> Iterator[str]:
    yield from ("displayTransformability", "readingOrder", "tableOfContents")
    if any(True for root in roots for _ in _headings(root)):
        yield "structuralNavigation"
    if any(element.get("role", "").startswith("doc-") for root in roots for element in root.iter()):
        yield "ARIA"
    if paged:
        yield from ("pageBreakMarkers", "pageNavigation")
    if pictures and not any(_nameless(picture) for picture in pictures):
        yield "alternativeText"
    if any(picture.get("aria-describedby") for picture in pictures):
        yield "longDescription"
    if any(root.get("role") == "doc-index" for root in roots):
        yield "index"


def _pictures(root: ET.Element) -> Iterator[ET.Element]:
    yield from named(root, "img")
    yield from (drawing for drawing in root.iter(SVG + "svg") if drawing.get("aria-hidden") != "true")


def _nameless(picture: ET.Element) -> bool:
    """Whether nothing is said in place of a picture."""
    if picture.tag == XHTML + "img":
        return not picture.get("alt", "").strip()
    title = next((child for child in picture if child.tag == SVG + "title"), None)
    return not (picture.get("aria-label") or (title is not None and words(title)))


def _hazardous(roots: Sequence[ET.Element]) -> bool:
    names = {XHTML + name for name in HAZARDS} | {SVG + name for name in (*MOVING, "script")}
    return any(element.tag in names for root in roots for element in root.iter())


def _headings(root: ET.Element) -> Iterator[tuple[int, ET.Element]]:
    for element in root.iter():
        name = str(element.tag).removeprefix(XHTML)
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            yield int(name[1]), element


def shortcomings(documents: Sequence[Document]) -> list[str]:
    """What speaks against WCAG 2.2 AA as far as it can be told from the files: a word and the file for each."""
    found = []
    for document in documents:
        root = document.root
        kinds = {
            "picture": any(_nameless(picture) for picture in _pictures(root)),
            "heading": _skips([level for level, _ in _headings(root)]),
            "table": any(_headless(table) for table in named(root, "table")),
            "link": any(not _speaks(link) for link in named(root, "a")),
            "id": _twice([element.get("id", "") for element in root.iter() if element.get("id")]),
            "moving": _hazardous([root]),
        }
        found += [f"{kind}: {document.file}" for kind, wrong in kinds.items() if wrong]
    return found


def _skips(levels: Sequence[int]) -> bool:
    return levels[:1] != [1] or any(after > before + 1 for before, after in pairwise(levels))


def _headless(table: ET.Element) -> bool:
    return table.get("role") != "presentation" and next(named(table, "th"), None) is None


def _speaks(link: ET.Element) -> bool:
    return bool(words(link) or link.get("aria-label"))


def _twice(ids: Sequence[str]) -> bool:
    return len(ids) != len(set(ids))

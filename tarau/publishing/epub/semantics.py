"""What each part of an e-book is, for reading systems (epub:type) and for screen readers (the roles of DPUB-ARIA).

Both vocabularies are W3C's: EPUB 3 Structural Semantics 1.1 and DPUB-ARIA 1.1; which belong together says the EPUB
Type to ARIA Role Authoring Guide. A part that has a type and no role has none in that guide.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter

from .tree import LANG, SVG, TYPE, XHTML, Document, classes, named, words

#: By the id of a file's root: its type and its role.
PARTS = {
    "opener": ("titlepage", ""),
    "matter-terms": ("glossary", "doc-glossary"),
    "matter-index": ("index", "doc-index"),
    "matter-sources": ("bibliography", "doc-bibliography"),
    "matter-tables": ("lot", ""),
    "matter-figures": ("loi", ""),
    "matter-credits": ("credits", "doc-credits"),
    "matter-imprint": ("imprint", ""),
}
#: By element and class. What HTML says by itself (a figure, a table, an aside) has no type of its own any more.
CLASSES = {
    ("section", "section"): ("chapter", "doc-chapter"),
    ("aside", "footnote"): ("footnote", "doc-footnote"),
    ("a", "source"): ("biblioref", "doc-biblioref"),
}
#: By a role that the templates give.
ROLES = {"doc-noteref": "noteref", "doc-backlink": "backlink"}

#: Ornaments that lie over the words on paper and on the page for the browser.
ORNAMENTS = frozenset({"disc", "corner"})
#: Drawings with words and figures in them; they are drawn on a ground of their own.
DRAWINGS = frozenset({"chart", "map", "strip", "crossword", "photo"})
_LEVELS = {f"{XHTML}h{level}": f"{XHTML}h{level - 1}" for level in (2, 3, 4, 5)}


def dress(document: Document) -> None:
    """Give the parts of a file their meanings, its headings their levels and its drawings their titles."""
    root = document.root
    _without_ornaments(root)
    if root.get("id") != "opener":
        for element in root.iter():
            element.tag = _LEVELS.get(str(element.tag), element.tag)
    for element in root.iter():
        _mean(element)
        _plain_style(element)
        if language := element.get("lang"):
            element.set(LANG, language)
    _name(root)
    _name_boxes(root)
    for figure in named(root, "figure"):
        _whole_caption(figure)
    for head in named(root, "thead"):
        _loosen(head)
    _describe(root)


def _mean(element: ET.Element) -> None:
    name, role = str(element.tag).removeprefix(XHTML), element.get("role", "")
    meant = PARTS.get(element.get("id", "")) or next(
        (CLASSES[name, each] for each in reversed(classes(element)) if (name, each) in CLASSES),
        (ROLES.get(role, ""), ""),
    )
    if meant[0]:
        element.set(TYPE, meant[0])
    if meant[1]:
        element.set("role", meant[1])
    if "explained" in classes(element):
        for link in named(element, "a"):
            link.set(TYPE, "glossref")
            link.set("role", "doc-glossref")
    if "glossary" in classes(element):
        for kind, each in (("glossterm", "dfn"), ("glossdef", "dd")):
            for part in named(element, each):
                part.set(TYPE, kind)


def _plain_style(element: ET.Element) -> None:
    """Only the width of a picture is said at its place; all else is the style sheet's."""
    style = element.get("style")
    if style is not None and not style.startswith("width:") and element.tag.startswith(XHTML):
        del element.attrib["style"]


def _without_ornaments(root: ET.Element) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == SVG + "svg" and ORNAMENTS & {*classes(child)}:
                parent.remove(child)


def _name(root: ET.Element) -> None:
    """A file's whole is named by its heading."""
    heading = next(iter(named(root, "h1")), None)
    if heading is None:
        return
    if not heading.get("id"):
        heading.set("id", f"{root.get('id', 'part')}-title")
    root.set("aria-labelledby", heading.get("id", ""))


def _name_boxes(root: ET.Element) -> None:
    """Every box is a landmark of its own: called by its kind and its title, and by a number where two are alike."""
    called: Counter[str] = Counter()
    for box in named(root, "aside"):
        if "box" not in classes(box):
            continue
        said = (words(part) for part in named(box, "p") if {"label", "name"} & {*classes(part)})
        name = ". ".join(each for each, _ in zip(said, ("label", "name"), strict=False) if each)
        called[name] += 1
        box.set("aria-label", f"{name} {called[name]}" if called[name] > 1 else name)


def _whole_caption(figure: ET.Element) -> None:
    """A caption is the first or the last in its figure: what follows one that stands between goes into it."""
    children = list(figure)
    at = next((at for at, child in enumerate(children) if child.tag == XHTML + "figcaption"), 0)
    for late in children[at + 1 :] if at else ():
        figure.remove(late)
        late.tag = XHTML + "span"
        late.tail = None
        children[at].append(late)


def _loosen(head: ET.Element) -> None:
    """The heads of columns are narrow on a telephone: a line of theirs may end at any space, rather than in a word."""
    for element in head.iter():
        element.text = (element.text or "").replace("\u00a0", " ") or None
        element.tail = (element.tail or "").replace("\u00a0", " ") or None


def _describe(root: ET.Element) -> None:
    """A drawing's title is its caption, its description says what it shows; an empty name is none."""
    captions = {
        id(drawing): words(caption)
        for figure in named(root, "figure")
        for caption in named(figure, "figcaption")
        for drawing in figure.iter(SVG + "svg")
    }
    count = 0
    for drawing in root.iter(SVG + "svg"):
        said = drawing.get("aria-label")
        if said == "":
            del drawing.attrib["aria-label"]
            drawing.attrib.pop("role", None)
            drawing.set("aria-hidden", "true")
        if not DRAWINGS & {*classes(drawing)}:
            continue
        count += 1
        if said:
            title = captions.get(id(drawing)) or said.partition(". ")[0]
            _say(drawing, f"{root.get('id')}-drawing-{count}", title, said)
        _put_ground(drawing)


def _say(drawing: ET.Element, name: str, title: str, described: str) -> None:
    del drawing.attrib["aria-label"]
    for place, (kind, text, names) in enumerate(
        (("title", title, "aria-labelledby"), ("desc", described, "aria-describedby"))
    ):
        told = ET.Element(SVG + kind, {"id": f"{name}-{kind}"})
        told.text = text
        drawing.insert(place, told)
        drawing.set(names, f"{name}-{kind}")


def _put_ground(drawing: ET.Element) -> None:
    """A white ground inside the drawing itself: no colour that a reader chooses for the page can hide what is on it."""
    x, y, width, height = drawing.get("viewBox", "0 0 0 0").replace(",", " ").split()
    ground = ET.Element(SVG + "rect", {"x": x, "y": y, "width": width, "height": height, "fill": "#ffffff"})
    told = sum(child.tag in (SVG + "title", SVG + "desc") for child in drawing)
    drawing.insert(told, ground)

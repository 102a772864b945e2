"""The opening picture: an SVG file of the chapter, checked before its drawing goes into the page as it is."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from xml.parsers import expat

from markupsafe import Markup

from ..chapter import Chapter
from ..files import Folder
from ..languages import Language
from ..problems import ChapterError, error
from .theme import Theme
from .toning import toned

#: Larger pictures only cost time: WeasyPrint needs 1.7 s for 10,000 elements and 16 s for 100,000.
LARGEST = 2**20
MOST_ELEMENTS = 20_000
DEEPEST = 100

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"

#: Elements that run something, hold a foreign page, or fetch.
REFUSED = frozenset({"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "image", "feImage"})

_OUTSIDE = re.compile(r"@import|url\(\s*[\"']?\s*(?!#|[\"']#)|expression\(|javascript:", re.IGNORECASE)


class _Refused(Exception):
    """Inner: why a picture may not be printed."""


def opening_picture(chapter: Chapter, folder: Folder, language: Language, theme: Theme) -> Markup:
    """The drawing of `chapter.picture`, or a ChapterError at the chapter's place that says what is wrong with it."""
    text = folder.text(chapter.picture, chapter.place, largest=LARGEST)
    try:
        root = _parsed(text)
        _check(root)
    except _Refused as reason:
        message = "the picture '{name}' cannot be printed: {reason}"
        remedy = "save it from a drawing program as plain SVG, without scripts, links and embedded files"
        problem = error("render.picture", chapter.place, message, remedy, name=chapter.picture, reason=str(reason))
        raise ChapterError(problem) from None
    toned(root, theme)
    return _inline(root, language.in_script(chapter.picture_description))


def _parsed(text: str) -> ET.Element:
    if re.search(r"<!DOCTYPE|<!ENTITY", text, re.IGNORECASE):
        raise _Refused("it declares a document type")
    try:
        return ET.fromstring(text)  # noqa: S314, the attacks need the declarations refused above
    except (ET.ParseError, expat.ExpatError, RecursionError) as damage:
        raise _Refused(f"it is not well-formed XML ({damage})") from None


def _check(root: ET.Element) -> None:
    if root.tag != f"{SVG}svg":
        raise _Refused("it is not an SVG drawing")
    for element in root.iter():
        name = str(element.tag).removeprefix(SVG)
        if name in REFUSED:
            raise _Refused(f"it holds <{name}>")
        for key, value in element.attrib.items():
            _check_attribute(key, value)
        if name == "style" and _OUTSIDE.search(element.text or ""):
            raise _Refused("its style sheet asks for another file")
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    _count(root, named, frozenset(), [0])


def _check_attribute(key: str, value: str) -> None:
    plain = key.rpartition("}")[2]
    if plain.lower().startswith("on"):
        raise _Refused(f"it runs a script ({plain})")
    if (plain in ("href", "src") and not value.startswith("#")) or _OUTSIDE.search(value):
        raise _Refused("it asks for another file")


def _count(
    element: ET.Element,
    named: dict[str | None, ET.Element],
    within: frozenset[str],
    count: list[int],
    depth: int = 0,
) -> None:
    """Count the elements as they are drawn, those of every `use` again; refuse too many, too deep, or endless."""
    count[0] += 1
    if count[0] > MOST_ELEMENTS:
        raise _Refused(f"it has more than {MOST_ELEMENTS} elements")
    if depth > DEEPEST:
        raise _Refused(f"it is nested deeper than {DEEPEST} levels")
    if element.tag == f"{SVG}use":
        target = (element.get("href") or element.get(LINK) or "").removeprefix("#")
        if target in within:
            raise _Refused("it uses a part of itself inside that part")
        if target in named:
            _count(named[target], named, within | {target}, count, depth + 1)
    for child in element:
        _count(child, named, within, count, depth + 1)


def _inline(root: ET.Element, description: str) -> Markup:
    """The drawing as part of a page: over its whole width, with its description in place of its own title."""
    if not root.get("viewBox"):
        width, height = (re.sub(r"[a-z%]+$", "", root.get(name, "")) for name in ("width", "height"))
        root.set("viewBox", f"0 0 {width} {height}")
    for name in ("width", "height", "id", "class", "style"):
        root.attrib.pop(name, None)
    root.set("class", "art")
    root.set("preserveAspectRatio", "xMidYMid slice")
    for title in root.findall(f"{SVG}title"):
        root.remove(title)
    if description:
        root.set("role", "img")
        title = ET.Element(f"{SVG}title")
        title.text = description
        root.insert(0, title)
    else:
        root.set("aria-hidden", "true")
    ET.register_namespace("", "http://www.w3.org/2000/svg")
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    return Markup(ET.tostring(root, encoding="unicode"))

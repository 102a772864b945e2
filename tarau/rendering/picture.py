"""Pictures: the opening one and those of figures. A drawing (SVG) is checked before it goes into the page as it is."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from urllib.parse import quote
from xml.parsers import expat

from markupsafe import Markup, escape

from ..chapter import Chapter, Figure
from ..files import Folder
from ..languages import Language
from ..problems import ChapterError, Place, Problem, error
from .svg import number
from .theme import MILLIMETRE, Theme
from .toning import toned

#: Larger pictures only cost time: WeasyPrint needs 1.7 s for 10,000 elements and 16 s for 100,000.
LARGEST = 2**20
MOST_ELEMENTS = 20_000
DEEPEST = 100

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"

#: Elements that run something, hold a foreign page, or fetch.
REFUSED = frozenset({"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "image", "feImage"})

#: What gives a picture's pixels in grey stands before its name, for whoever reads the chapter's files for a page.
GREY = ".grey/"
#: What a browser calls the formats of pixels, by the ending of the file's name.
KINDS = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp"}
#: The greatest height of a picture, as a part of the text of a page: its caption stands on the same page.
HIGHEST = 0.78

_OWN = re.compile(r"(url\(\s*[\"']?)#")
_OUTSIDE = re.compile(r"@import|url\(\s*[\"']?\s*(?!#|[\"']#)|expression\(|javascript:", re.IGNORECASE)


class _Refused(Exception):
    """Inner: why a picture may not be printed."""


def opening_picture(chapter: Chapter, folder: Folder, language: Language, theme: Theme) -> Markup:
    """The drawing of `chapter.picture`, or a ChapterError at the chapter's place that says what is wrong with it."""
    root = _drawing(folder, chapter.picture, chapter.place)
    toned(root, theme)
    _fit(root)
    root.set("class", "art")
    root.set("preserveAspectRatio", "xMidYMid slice")
    return _inline(root, language.in_script(chapter.picture_description))


def figure_picture(node: Figure, folder: Folder, language: Language, theme: Theme) -> Markup:
    """The picture of a figure as wide as it asks for, no higher than a part of the page; a ChapterError at the figure's
    place when it cannot be printed.

    Pixels are named by their file for a page on paper and put inside the page for a browser; a drawing is always put
    inside, in the manner that the theme wants of pictures.
    """
    if not any(node.pixels):
        return _figure_drawing(node, folder, language, theme)
    alt = escape(language.in_script(node.alt))
    if theme.living:
        kind = KINDS.get(node.image.rpartition(".")[2].lower(), "png")
        data = base64.b64encode(folder.read(node.image, node.place)).decode("ascii")
        source = f"data:image/{kind};base64,{data}"
    else:
        source = quote(node.image if theme.changed is None else GREY + node.image)
    style = _size(node, theme, node.pixels[0], node.pixels[1])
    return Markup(f'<img class="photo" src="{source}" alt="{alt}" style="{style}">')


def _figure_drawing(node: Figure, folder: Folder, language: Language, theme: Theme) -> Markup:
    root = _drawing(folder, node.image, node.place)
    toned(root, theme)
    wide, high = _fit(root)
    if not (wide > 0 and high > 0):
        raise ChapterError(_refusal(node.image, node.place, "it does not say how wide and how high it is"))
    _rename(root, f"{node.id}-")
    root.set("class", "photo")
    root.set("style", _size(node, theme, wide, high))
    return _inline(root, language.in_script(node.alt))


def _size(node: Figure, theme: Theme, wide: float, high: float) -> str:
    """The width, and on paper the height, of a picture as a style: in percent of its column, the whole of it on a page
    together with its caption."""
    if theme.living:
        return f"width:{node.width}%"
    page = theme.length("page-height") - theme.length("top") - theme.length("bottom")
    width = min(theme.length("measure") * node.width / 100, HIGHEST * page * wide / high)
    return f"width:{number(width / MILLIMETRE)}mm;height:{number(width * high / wide / MILLIMETRE)}mm"


def _drawing(folder: Folder, name: str, place: Place) -> ET.Element:
    """The drawing in an SVG file, checked."""
    text = folder.text(name, place, largest=LARGEST)
    try:
        root = _parsed(text)
        _check(root)
    except _Refused as reason:
        raise ChapterError(_refusal(name, place, str(reason))) from None
    return root


def _refusal(name: str, place: Place, reason: str) -> Problem:
    message = "the picture '{name}' cannot be printed: {reason}"
    remedy = "save it from a drawing program as plain SVG, without scripts, links and embedded files"
    return error("render.picture", place, message, remedy, name=name, reason=reason)


def _rename(root: ET.Element, prefix: str) -> None:
    """Give the parts of a drawing names that no other drawing on the page has."""
    for element in root.iter():
        for key, value in element.attrib.items():
            plain = key.rpartition("}")[2]
            if plain == "id":
                element.set(key, prefix + value)
            elif plain == "href":
                element.set(key, value.replace("#", f"#{prefix}", 1))
            else:
                element.set(key, _OWN.sub(rf"\g<1>#{prefix}", value))
        if element.tag == f"{SVG}style" and element.text:
            element.text = _OWN.sub(rf"\g<1>#{prefix}", element.text)


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


def _fit(root: ET.Element) -> tuple[float, float]:
    """Let the page say how large a drawing is: only its proportions stay. Gives its width and height in its units,
    zeros when it does not say them."""
    if not root.get("viewBox"):
        width, height = (re.sub(r"[a-z%]+$", "", root.get(name, "")) for name in ("width", "height"))
        root.set("viewBox", f"0 0 {width} {height}")
    for name in ("width", "height", "id", "class", "style"):
        root.attrib.pop(name, None)
    box = re.findall(r"-?(?:\d+\.?\d*|\.\d+)", root.get("viewBox", ""))
    return (float(box[2]), float(box[3])) if len(box) == 4 else (0.0, 0.0)


def _inline(root: ET.Element, description: str) -> Markup:
    """The drawing as part of a page, with its description in place of its own title."""
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

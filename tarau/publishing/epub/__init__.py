"""The e-book: EPUB 3.3 with the page numbers of the printed book, one file per section, made to be read by all."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable, Sequence

from ...chapter import Chapter
from ...pages import Pages
from ...rendering import EbookPages
from .. import links
from ..web import cut_down
from .access import access, shortcomings
from .package import COVER, FOLDER, packed
from .pagebreaks import place_breaks
from .semantics import dress
from .tree import Document, documents, named

__all__ = ["ebook"]

#: A file that the style sheet names, such as url("assets/fonts/literata/Literata_400Regular.ttf").
_FONT = re.compile(r"url\(\s*[\"']?(assets/fonts/[^\"')]+\.ttf)[\"']?\s*\)")
#: The properties of the theme are for drawings; a reading system that knows none is spared them.
_PROPERTIES = re.compile(r":root\s*\{[^}]*\}\n*")
_COMMENT = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
_DATA = re.compile(r"data:image/([a-z]+);base64,(.+)", re.DOTALL)
#: Signs that a reading system or a list may set by itself.
_ALWAYS = "0123456789 -–—…«»“”„.,:;()[]•"


def ebook(
    chapter: Chapter,
    frames: EbookPages,
    book: str,
    printed: Pages | None,
    source: str,
    cover: bytes,
    read: Callable[[str], bytes],
) -> tuple[bytes, tuple[tuple[str, object], ...]]:
    """The e-book of a chapter as a file, and the facts about it.

    `book` is the whole chapter as `rendering` gives it for an e-book. `printed` are the pages of the printed book whose
    numbers it bears, `source` is what that book is called. `cover` is a PNG; `read` gives an asset or a file of the
    chapter by its name.
    """
    parts = documents(book)
    for part in parts:
        dress(part)
    breaks = place_breaks(parts, printed.map, frames.label("page-numbered", number="{number}")) if printed else []
    pictures = _pictures(parts)
    _link(parts)
    style, fonts = _style(frames, parts, read)
    lacking = shortcomings(parts)
    said = access(parts, frames, bool(breaks), lacking)
    others = {"style.css": style, COVER: cover, **fonts, **pictures}
    data = packed(chapter, frames, parts, breaks, source, said, others)
    facts = (
        ("pages", len(breaks)),
        ("page_list", {str(each.folio): f"{each.file}#{each.id}" for each in breaks}),
        ("files", len(parts)),
        ("fonts", sorted(fonts)),
        ("checked", {links.NAME: links.faults(*_unpacked(data)), "names, headings and tables": lacking}),
        ("accessibility", {"said": [list(each) for each in said], "lacking": lacking}),
    )
    return data, facts


def _unpacked(data: bytes) -> tuple[dict[str, str], frozenset[str]]:
    """The pages of a finished book by their names, and the names of its other files."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        inside = {name.removeprefix(f"{FOLDER}/"): archive.read(name) for name in archive.namelist()}
    pages = {name: page.decode() for name, page in inside.items() if name.endswith(".xhtml")}
    return pages, frozenset(inside) - frozenset(pages)


def _pictures(parts: Sequence[Document]) -> dict[str, bytes]:
    """The pictures of points, taken out of the pages into files of their own."""
    made: dict[str, bytes] = {}
    for part in parts:
        for picture in named(part.root, "img"):
            found = _DATA.fullmatch(picture.get("src", ""))
            if found:
                name = f"images/picture-{len(made) + 1}.{found[1]}"
                made[name] = base64.b64decode(found[2])
                picture.set("src", name)
    return made


def _link(parts: Sequence[Document]) -> None:
    """Lead each link to the file in which its target stands."""
    files = {id: part.file for part in parts for element in part.root.iter() if (id := element.get("id"))}
    for part in parts:
        for link in named(part.root, "a"):
            target = link.get("href", "")
            if target.startswith("#") and (file := files.get(target[1:], part.file)) != part.file:
                link.set("href", file + target)


def _style(
    frames: EbookPages, parts: Sequence[Document], read: Callable[[str], bytes]
) -> tuple[bytes, dict[str, bytes]]:
    """The style sheet, and the fonts that it names, cut down to the letters of the book."""
    letters = frozenset(letter for part in parts for words in part.root.itertext() for letter in words) | {*_ALWAYS}
    letters |= {*frames.label("contents"), *frames.label("page-list"), *frames.label("landmarks")}
    fonts: dict[str, bytes] = {}

    def inside(name: re.Match[str]) -> str:
        file = f"fonts/{name[1].rpartition('/')[2].removesuffix('.ttf')}.woff2"
        fonts[file] = cut_down(read(name[1]), frozenset(letters))
        return f'url("{file}")'

    plain = _PROPERTIES.sub("", _COMMENT.sub("", frames.style))
    return _FONT.sub(inside, plain).encode(), fonts

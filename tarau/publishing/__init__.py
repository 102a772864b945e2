"""Publishing: what rendering and typesetting made becomes products: whole files in memory, with a report on each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..chapter import Chapter
from ..pages import Pages
from ..rendering import EbookPages, Edition, Pieces, WordLook
from . import links
from .accessible import finished
from .archive import CleanedSource
from .epub import ebook
from .facing import NotedPage, with_notes
from .imposing import two_up
from .provenance import provenance
from .quiz import quiz_files
from .web import self_contained

if TYPE_CHECKING:
    from .word import Taken

__all__ = [
    "CleanedSource",
    "NotedPage",
    "Product",
    "provenance",
    "publish",
    "publish_ebook",
    "publish_quiz",
    "publish_with_notes",
    "publish_word",
    "two_up",
    "word_parts",
]

#: The ending of a product's file name, by the format of its edition.
SUFFIXES = {"pdf": ".pdf", "html": ".html", "docx": ".docx", "epub": ".epub"}


@dataclass(frozen=True, slots=True)
class Product:
    """A finished file: its name in dist/CHAPTER/, its bytes, and the facts that its report gives.

    `beside` are files that are written with it, such as the report on its pages, by name.
    """

    name: str
    data: bytes
    facts: tuple[tuple[str, object], ...]
    beside: tuple[tuple[str, bytes], ...] = ()


def publish(
    chapter: Chapter,
    edition: str,
    format: str,
    html: str,
    pages: Pages | None,
    read: Callable[[str], bytes],
    cleaned: Mapping[str, CleanedSource] = MappingProxyType({}),
    standard: str | None = None,
) -> Product:
    """The product of an edition. `pages` is there for the formats that have pages; `read` gives a file by its name.
    `cleaned` is what became of the sources, by their ids: an archive holds it. `standard` is what the file is made to
    after its pages are set (`ua-1`, `a-3a`), whatever edition they were set for."""
    if pages is not None:
        data, told = finished(chapter, html, pages, read, cleaned, standard)
        facts = (("pages", len(pages.map.sheets)), ("fonts", list(pages.fonts)), *told)
        return Product(edition + SUFFIXES[format], data, facts)
    page = self_contained(html, read)
    return Product(edition + SUFFIXES[format], page, (("checked", {links.NAME: links.faults({"": page.decode()})}),))


def publish_with_notes(edition: str, pupils: Pages, notes: Pages, leaves: Sequence[NotedPage], title: str) -> Product:
    """The teacher's edition: the pages of the pupils' with the notes of `leaves` beside them."""
    facts = (
        ("pages", len(notes.map.sheets)),
        ("pages_added", sum(len(leaf.added) for leaf in leaves)),
        ("fonts", sorted({*pupils.fonts, *notes.fonts})),
    )
    return Product(edition + SUFFIXES["pdf"], with_notes(pupils.pdf, notes.pdf, leaves, title), facts)


def word_parts(html: str) -> Taken:
    """A page taken apart for Word: its body, and the drawings that must be made into pictures."""
    from .word import taken_apart  # python-docx is loaded where a Word file is asked for

    return taken_apart(html)


def publish_word(
    chapter: Chapter, edition: str, taken: Taken, pictures: Sequence[bytes], look: WordLook, foot: str
) -> Product:
    """A page as a Word file; `pictures` are PNGs of its drawings, `foot` stands under every page."""
    from .word import word_file

    data = word_file(taken, pictures, look, chapter.date, foot)
    return Product(edition.removesuffix(SUFFIXES["docx"]) + SUFFIXES["docx"], data, (("pictures", len(pictures)),))


def publish_ebook(
    chapter: Chapter,
    name: str,
    edition: Edition,
    frames: EbookPages,
    book: str,
    printed: Pages | None,
    cover: bytes,
    read: Callable[[str], bytes],
) -> Product:
    """The e-book of a chapter; `book` is all of it as rendered, `printed` are the pages whose numbers it bears,
    `cover` is its picture for the shelf (PNG), and `read` gives a file by its name."""
    source = f"{chapter.id}/{edition.pages_of}{SUFFIXES['pdf']}" if edition.pages_of else ""
    data, facts = ebook(chapter, frames, book, printed, source, cover, read)
    return Product(name + SUFFIXES["epub"], data, facts)


def publish_quiz(chapter: Chapter, edition: str, pieces: Pieces, read: Callable[[str], bytes]) -> Product:
    """The folder with a chapter's questions for learning platforms. Its report, which a person opens first, is the
    product; the files to import lie beside it. `read` gives a file of the chapter by its name."""
    files, facts = quiz_files(chapter, pieces, read)
    (first, data), *others = files
    return Product(f"{edition}/{first}", data, facts, tuple((f"{edition}/{name}", rest) for name, rest in others))

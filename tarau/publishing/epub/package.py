"""The package of an e-book: its files by name, what it says of them, and the archive; nothing in it knows the clock."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ...chapter import Chapter
from ...rendering import EbookPages
from .access import Said
from .pagebreaks import Break
from .tree import SVG, TYPE, XHTML, Document, words, written

FOLDER = "EPUB"
MEDIA = "application/epub+zip"
#: An archive's own beginning of time; it has no zone.
DATE = (1980, 1, 1, 0, 0, 0)
#: When a chapter that bears no date was changed last: the package must name a moment.
UNDATED = "1980-01-01"

CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
#: The media types of EPUB 3.3, by the ending of a file's name.
TYPES = {
    "css": "text/css",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xhtml": "application/xhtml+xml",
}
#: What becomes smaller when it is packed: fonts and pictures already are.
PACKED = ("xhtml", "opf", "css", "xml")
#: The picture by which a reading system shows the book on a shelf.
COVER = "images/cover.png"
#: The landmarks, by the type of a file's root; the contents and the body are always there.
LANDMARKS = ("titlepage", "glossary", "index", "bibliography", "loi", "lot")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the manifest."""

    id: str
    href: str
    media: str
    properties: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents, and those under it."""

    words: str
    address: str
    inside: tuple[Entry, ...] = ()


def packed(
    chapter: Chapter,
    pages: EbookPages,
    documents: Sequence[Document],
    breaks: Sequence[Break],
    page_source: str,
    said: Said,
    others: Mapping[str, bytes],
) -> bytes:
    """The e-book as a file. `others` are its fonts, pictures and style sheet by their names in its folder."""
    files = {document.file: _page(pages, document) for document in documents}
    navigation = pages.page(
        "nav.xhtml",
        contents=contents(documents),
        landmarks=landmarks(pages, documents),
        page_list=[(each.folio, f"{each.file}#{each.id}") for each in breaks],
    )
    files = {"nav.xhtml": navigation.encode(), **files, **others}
    manifest = list(_manifest(files, documents))
    digest = sha256(b"".join(name.encode() + data for name, data in files.items())).hexdigest()
    package = pages.page(
        "package.opf",
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, digest)}",
        modified=f"{(chapter.date + '-01-01')[:10] if chapter.date else UNDATED}T00:00:00Z",
        page_source=page_source if breaks else "",
        access=said,
        manifest=manifest,
        spine=[document.name for document in documents],
    )
    inside = {"package.opf": package.encode(), **files}
    return _archive({"META-INF/container.xml": CONTAINER.encode(), **{f"{FOLDER}/{n}": d for n, d in inside.items()}})


def _page(pages: EbookPages, document: Document) -> bytes:
    return pages.page("page.xhtml", title=document.title, content=written(document.root)).encode()


def contents(documents: Sequence[Document]) -> list[Entry]:
    """The contents: every file, and under a section its headings."""
    return [Entry(document.title, document.file, tuple(_headings(document))) for document in documents]


def _headings(document: Document) -> Iterator[Entry]:
    if document.root.get(TYPE) == "chapter":
        for heading in document.root.iter(XHTML + "h2"):
            if heading.get("id"):
                yield Entry(words(heading), f"{document.file}#{heading.get('id')}")


def landmarks(pages: EbookPages, documents: Sequence[Document]) -> list[tuple[str, str, str]]:
    """The main parts of the book: type, address, words."""
    made = [("toc", "nav.xhtml#toc", pages.label("contents"))]
    body = False
    for document in documents:
        kind = document.root.get(TYPE, "")
        if kind == "chapter" and not body:
            made.append(("bodymatter", document.file, document.title))
            body = True
        elif kind in LANDMARKS:
            made.append((kind, document.file, document.title))
    return made


def _manifest(files: Mapping[str, bytes], documents: Sequence[Document]) -> Iterator[Item]:
    drawn = {document.file for document in documents if next(document.root.iter(SVG + "svg"), None) is not None}
    for name in files:
        properties = {"nav.xhtml": "nav", COVER: "cover-image"}.get(name, "svg" if name in drawn else "")
        stem, _, ending = name.rpartition(".")
        yield Item(stem.replace("/", "-"), name, TYPES[ending], properties)


def _archive(files: Mapping[str, bytes]) -> bytes:
    """The archive, the name of its kind first and not packed (EPUB Open Container Format 3.3, 4.3.2)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {"mimetype": MEDIA.encode(), **files}.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            packs = name.rpartition(".")[2] in PACKED
            entry.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
            archive.writestr(entry, data, compresslevel=9)
    return out.getvalue()

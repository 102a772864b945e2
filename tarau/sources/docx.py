"""The text of a Word document (.docx), one block a line, with its headings, list items, table rows and notes.

Read straight from the packed parts: the usual library leaves out what stands in content controls, text boxes and notes.
Nothing outside the file is ever followed, and each part is read bit by bit.

Kept: numbers and bullets of lists, raised and lowered letters (`10¹¹`, `H₂O`), signs of symbol fonts, formulas on one
line, the marks of notes as `[1]` and the notes after the text, inserted passages. Left out: pictures, headers and
footers, comments, and, with a warning, what was deleted or is hidden.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from ..problems import ChapterError, Place, Problem, error, warning
from .numbering import Lists, read_lists
from .paragraphs import Line, Walk
from .source import Block, Reading
from .styles import Style, read_styles
from .symbols import UNKNOWN
from .wordml import attribute, tag_of

#: Unpacked size of a part; a text of a thousand pages has 30 MiB of signs around it.
LARGEST_PART = 256 * 2**20
#: So many times smaller may a part be packed; XML packs to a twentieth.
DENSEST = 400
#: A document has so many elements and so many inside one another; a text of a thousand pages has a tenth.
MOST_ELEMENTS, DEEPEST = 3_000_000, 500

_OFFICE = "/officeDocument"
_OLD, _LOCKED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")


def docx_text(data: bytes, place: Place) -> Reading:
    """The text of a document. Raises `source.docx` where it is damaged or locked, `source.large` where it is larger
    than a text may be."""
    from lxml import etree  # a tenth of a second that plain texts need not pay

    if data.startswith(_OLD) and _LOCKED in data:
        raise _locked(place)
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return _Document(packed, place).reading()
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, EOFError, OSError, ValueError) as refused:
        raise _damaged(place) from refused
    except RuntimeError as refused:  # the library's word for a part that is locked with a password
        raise _locked(place) from refused


def _damaged(place: Place) -> ChapterError:
    message = "this Word document cannot be read: it is damaged or locked with a password"
    remedy = "open it in Word or LibreOffice and save it again as .docx, or save it as plain text"
    return ChapterError(error("source.docx", place, message, remedy))


def _locked(place: Place) -> ChapterError:
    message = "this Word document is locked with a password"
    remedy = "open it in Word or LibreOffice with its password and save it again without one"
    return ChapterError(error("source.docx", place, message, remedy))


def _too_large(place: Place, part: str) -> ChapterError:
    message = "this Word document is packed as no text is: its part '{part}' unpacks to {size} MB or more"
    remedy = "open it in Word or LibreOffice, copy the text into a new document and save that"
    values = {"part": part, "size": LARGEST_PART // 2**20}
    return ChapterError(error("source.large", place, message, remedy, **values))


def _too_many(place: Place) -> ChapterError:
    message = "this Word document has more than {count} signs of layout, as no text has"
    remedy = "open it in Word or LibreOffice, copy the text into a new document and save that"
    return ChapterError(error("source.large", place, message, remedy, count=MOST_ELEMENTS))


class _Document:
    """Inner: the parts of a document, and its lines while they are collected."""

    def __init__(self, packed: zipfile.ZipFile, place: Place) -> None:
        self.packed, self.place = packed, place
        self.names = frozenset(packed.namelist())
        self.elements = 0
        main = self._main_part()
        self.folder = posixpath.dirname(main)
        self.styles: dict[str, Style] = read_styles(self._elements(f"{self.folder}/styles.xml"))
        self.lists: Lists = read_lists(self._elements(f"{self.folder}/numbering.xml"))
        self.walk = Walk(self.styles, self.lists)
        for event, element in self._elements(main):
            self.walk.take(event, element)
        self._read_notes("footnote")
        self._read_notes("endnote")

    def reading(self) -> Reading:
        """All the lines as one text, with their blocks."""
        blocks: list[Block] = []
        start = 0
        lines = self.walk.lines
        for line in lines:
            blocks.append(Block(start, start + len(line.text), line.role, line.level))
            start += len(line.text) + 1
        return Reading("\n".join(line.text for line in lines), tuple(blocks), tuple(self._warnings(lines)))

    def _warnings(self, lines: list[Line]) -> Iterator[Problem]:
        """What a person should know: signs that nobody can name, and passages that were left out."""
        walk = self.walk
        if walk.unknown:
            line = next((line.text for line in lines if UNKNOWN in line.text), "")
            words = " ".join(line[: line.find(UNKNOWN)][-60:].split()[-4:])
            message = "there are {count} signs here that only their fonts know ({fonts}), the first after '{words}'"
            remedy = "look at them in Word and write the right ones in corrections.yaml"
            values = {"count": sum(walk.unknown.values()), "fonts": ", ".join(sorted(walk.unknown)), "words": words}
            yield warning("source.symbol", self.place, message, remedy, **values)
        if walk.formulas:
            message = "{count} formulas of this document are pictures; each is marked with '{sign}' in the text"
            remedy = "type them in corrections.yaml, or turn them into formulas of Word and save it again"
            yield warning("source.symbol", self.place, message, remedy, count=walk.formulas, sign=UNKNOWN)
        if walk.deleted or walk.hidden:
            message = "passages that are not shown were left out: {deleted} deleted ones and {hidden} hidden ones"
            remedy = "if they belong to the text, reject their deletion in Word or show them, and save it again"
            values = {"deleted": walk.deleted, "hidden": walk.hidden}
            yield warning("source.unshown", self.place, message, remedy, **values)

    def _main_part(self) -> str:
        """The name of the part that holds the text, as the package says."""
        for _, element in self._elements("_rels/.rels"):
            if str(element.get("Type", "")).endswith(_OFFICE) and element.get("TargetMode") != "External":
                return posixpath.normpath(str(element.get("Target")).lstrip("/"))
        return "word/document.xml"

    def _open(self, name: str) -> IO[bytes]:
        packed = self.packed
        part = packed.getinfo(name)
        if part.file_size > LARGEST_PART or part.file_size > DENSEST * max(part.compress_size, 1024):
            raise _too_large(self.place, name)
        opened = packed.open(part)
        if b"<!DOCTYPE" in opened.read(4096):  # no writer of documents makes one; it is there to name other files
            raise _damaged(self.place)
        opened.seek(0)
        return opened

    def _elements(self, name: str) -> Iterator[tuple[str, Any]]:
        """Each element of a part when it begins and ends; it is thrown away then, so that the memory stays bounded."""
        from lxml import etree

        if name not in self.names:
            if name.endswith("document.xml"):
                raise _damaged(self.place)
            return
        depth = 0
        with self._open(name) as part:
            parser = etree.iterparse(
                part, ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
                remove_comments=True, remove_pis=True,
            )  # fmt: skip
            for event, element in parser:
                yield event, element
                if event == "start":
                    depth += 1
                    self.elements += 1
                    if depth > DEEPEST:
                        raise _damaged(self.place)
                    if self.elements > MOST_ELEMENTS:
                        raise _too_many(self.place)
                    continue
                depth -= 1
                element.clear()
                if (previous := element.getprevious()) is not None:
                    previous.getparent().remove(previous)

    def _read_notes(self, kind: str) -> None:
        """The notes that the text refers to, each on lines of its own after the text."""
        walk, referred = self.walk, False
        for event, element in self._elements(f"{self.folder}/{kind}s.xml"):
            if tag_of(element) == kind:
                number = walk.notes.get((kind, attribute(element, "id")))
                referred = event == "start" and number is not None
                walk.note = f"[{number}] " if referred else ""
            elif referred:
                walk.take(event, element)

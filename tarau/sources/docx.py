"""The text of a Word document (.docx), one block a line, with its headings, list items, table rows and notes.

Read straight from the packed parts: the usual library leaves out what stands in content controls, text boxes and notes.
Nothing outside the file is ever followed, and each part is read bit by bit.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Any

from ..problems import ChapterError, Place, error
from .source import Block, Reading, Role

#: Unpacked size of a part; a text of a thousand pages has 30 MiB of signs around it.
LARGEST_PART = 256 * 2**20
#: So many times smaller may a part be packed; XML packs to a twentieth.
DENSEST = 400

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_OFFICE = "/officeDocument"
_HEADING_STYLE = re.compile(r"(?:heading|заголовок|тақырып)\s*([1-9])", re.IGNORECASE)
_TITLE_STYLES = frozenset({"title", "название", "subtitle"})
#: What stands in the text file but is not read by a reader of the page.
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText"})


def docx_text(data: bytes, place: Place) -> Reading:
    """The text of a document. Raises `source.docx` where it is damaged, locked or larger than a text may be."""
    from lxml import etree  # a tenth of a second that plain texts need not pay

    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return _Document(packed, place).reading()
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, EOFError, OSError, ValueError) as refused:
        raise _damaged(place) from refused
    except RuntimeError as refused:  # the library's word for a part that is locked with a password
        raise _damaged(place) from refused


def _damaged(place: Place) -> ChapterError:
    message = "this Word document cannot be read: it is damaged or locked with a password"
    remedy = "open it in Word or LibreOffice and save it again as .docx, or save it as plain text"
    return ChapterError(error("source.docx", place, message, remedy))


def _too_large(place: Place, part: str) -> ChapterError:
    message = "this Word document is packed as no text is: its part '{part}' unpacks to {size} MB or more"
    remedy = "open it in Word or LibreOffice, copy the text into a new document and save that"
    values = {"part": part, "size": LARGEST_PART // 2**20}
    return ChapterError(error("source.large", place, message, remedy, **values))


@dataclass(slots=True)
class _Paragraph:
    """Inner: a paragraph while it is read."""

    pieces: list[str] = field(default_factory=list)
    role: Role = "paragraph"
    level: int = 0
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, *, mark: bool = False) -> None:
        """Put a text at the end; a note's mark is no part of the running text."""
        if mark:
            at = sum(map(len, self.pieces))
            self.marks.append((at, at + len(text)))
        self.pieces.append(text)


class _Document:
    """Inner: the parts of a document, and its lines while they are collected."""

    def __init__(self, packed: zipfile.ZipFile, place: Place) -> None:
        self.packed, self.place = packed, place
        self.lines: list[tuple[str, Role, int, list[tuple[int, int]]]] = []
        self.notes: dict[tuple[str, str], int] = {}
        main = self._main_part()
        self.folder = posixpath.dirname(main)
        self.styles = self._styles()
        self._read(main)
        self._read_notes("footnote")
        self._read_notes("endnote")

    def reading(self) -> Reading:
        """All the lines as one text, with their blocks."""
        blocks: list[Block] = []
        start = 0
        for line, role, level, marks in self.lines:
            blocks.append(Block(start, start + len(line), role, level))
            blocks += [Block(start + first, start + last, "markup") for first, last in marks]
            start += len(line) + 1
        return Reading("\n".join(line for line, *_ in self.lines), tuple(blocks))

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

        if name not in self.packed.namelist():
            if name.endswith("document.xml"):
                raise _damaged(self.place)
            return
        with self._open(name) as part:
            parser = etree.iterparse(
                part, ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
                remove_comments=True, remove_pis=True,
            )  # fmt: skip
            for event, element in parser:
                yield event, element
                if event == "end" and element.tag.rpartition("}")[2] in ("p", "tr", "style", "footnote", "endnote"):
                    element.clear()
                    while (previous := element.getprevious()) is not None:
                        previous.getparent().remove(previous)

    def _styles(self) -> Mapping[str, tuple[Role, int]]:
        """Per style its role, where it is one of headings or of list items."""
        found: dict[str, tuple[Role, int]] = {}
        name, level, numbered = "", 0, False
        for event, element in self._elements(f"{self.folder}/styles.xml"):
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                if tag == "style":
                    name, level, numbered = "", 0, False
                elif tag == "name":
                    name = _value(element)
                elif tag == "outlineLvl":
                    level = int(_value(element) or 9) + 1
                elif tag == "numPr":
                    numbered = True
            elif tag == "style":
                by_name = _HEADING_STYLE.match(name)
                heading = int(by_name[1]) if by_name else 1 if name.casefold() in _TITLE_STYLES else level
                if 0 < heading < 10:
                    found[_attribute(element, "styleId")] = ("heading", heading)
                elif numbered:
                    found[_attribute(element, "styleId")] = ("item", 0)
        return found

    def _read(self, part: str) -> None:
        _Walk(self).through(self._elements(part))

    def _read_notes(self, kind: str) -> None:
        """The notes that the text refers to, each on lines of its own after the text."""
        walk: _Walk | None = None
        for event, element in self._elements(f"{self.folder}/{kind}s.xml"):
            if element.tag.rpartition("}")[2] != kind:
                if walk is not None:
                    walk.take(event, element)
                continue
            number = self.notes.get((kind, _attribute(element, "id")))
            if event == "start":
                walk = _Walk(self, "" if number is None else f"[{number}] ") if number is not None else None
            else:
                walk = None


class _Walk:
    """Inner: takes the elements of a part one after another and puts lines into the document."""

    def __init__(self, document: _Document, note: str = "") -> None:
        self.document = document
        self.note = note
        self.open: list[_Paragraph] = []
        self.rows: list[list[str]] = []
        self.cells: list[list[str]] = []
        self.unseen = 0
        self.in_run = self.hidden = False

    def through(self, elements: Iterator[tuple[str, Any]]) -> None:
        """All the elements of a part."""
        for event, element in elements:
            self.take(event, element)

    def take(self, event: str, element: Any) -> None:
        """One element that begins or ends."""
        space, _, tag = element.tag.rpartition("}")
        if tag in _UNSEEN:
            self.unseen += 1 if event == "start" else -1
        elif event == "start":
            self._begins(tag, element)
        elif not self.unseen:
            self._ends(tag, element, f"{space}}}" in (_WORD, _STRICT))
        if event == "end" and tag == "r":
            self.in_run = self.hidden = False

    def _begins(self, tag: str, element: Any) -> None:
        if tag == "p":
            self.open.append(_Paragraph())
        elif tag == "r":
            self.in_run, self.hidden = True, False
        elif tag == "tr":
            self.rows.append([])
        elif tag == "tc":
            self.cells.append([])

    def _ends(self, tag: str, element: Any, of_word: bool) -> None:
        if tag == "p" and self.open:
            self._end_paragraph(self.open.pop())
        elif tag == "tc" and self.cells:
            self.rows[-1].append(" ".join(self.cells.pop()))
        elif tag == "tr" and self.rows:
            self._end_row(self.rows.pop())
        elif self.open:
            self._in_paragraph(self.open[-1], tag, element, of_word)

    def _in_paragraph(self, paragraph: _Paragraph, tag: str, element: Any, of_word: bool) -> None:
        if tag == "t":  # of the text itself, and of formulas
            if not self.hidden:
                paragraph.add(element.text or "")
        elif tag in ("tab", "ptab") and self.in_run:
            paragraph.add(" ")
        elif tag in ("br", "cr") and of_word:
            paragraph.add(" " if _attribute(element, "type") in ("page", "column") else "\n")
        elif tag == "noBreakHyphen":
            paragraph.add("-")
        elif tag == "softHyphen":
            paragraph.add("\u00ad")
        elif tag == "vanish" and self.in_run:
            self.hidden = _value(element) not in ("0", "false", "off")
        elif tag in ("footnoteReference", "endnoteReference"):
            self._note(paragraph, tag.removesuffix("Reference"), _attribute(element, "id"))
        elif tag in ("pStyle", "outlineLvl", "numPr"):
            self._shape(paragraph, tag, element)

    def _note(self, paragraph: _Paragraph, kind: str, id: str) -> None:
        numbers = self.document.notes
        number = numbers.setdefault((kind, id), len(numbers) + 1)
        paragraph.add(f"[{number}]", mark=True)

    def _shape(self, paragraph: _Paragraph, tag: str, element: Any) -> None:
        if tag == "pStyle":
            paragraph.role, paragraph.level = self.document.styles.get(_value(element), ("paragraph", 0))
        elif tag == "outlineLvl" and _value(element).isdigit() and int(_value(element)) < 9:
            paragraph.role, paragraph.level = "heading", int(_value(element)) + 1
        elif tag == "numPr" and paragraph.role == "paragraph":
            paragraph.role = "item"

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.pieces)
        if self.cells:
            if text.strip():
                self.cells[-1].append(" ".join(text.split()))
            return
        start = 0
        role: Role = "note" if self.note else paragraph.role
        for line in text.split("\n"):
            marks = [
                (first - start, last - start) for first, last in paragraph.marks if start <= first < start + len(line)
            ]
            if line.strip():
                shown = self.note.lstrip() + line.strip() if self.note else line.rstrip()
                self.document.lines.append((shown, role, paragraph.level, [] if self.note else marks))
                self.note = self.note and " "  # its number stands before its first line alone
            start += len(line) + 1

    def _end_row(self, cells: list[str]) -> None:
        line = "\t".join(cells).strip("\t")
        if not line.strip():
            return
        if self.cells:  # a table in a cell
            self.cells[-1].append(" ".join(line.split()))
        else:
            self.document.lines.append((line, "row", 0, []))


def _attribute(element: Any, name: str) -> str:
    return str(element.get(f"{_WORD}{name}") or element.get(f"{_STRICT}{name}") or "")


def _value(element: Any) -> str:
    return _attribute(element, "val")

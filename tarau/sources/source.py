"""The raw text of one source, exactly as found, with what its reader knew about its structure."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from ..files import Text
from ..problems import Place, Problem
from .records import Record

LineEnds = Literal["lf", "crlf", "mixed"]

#: What a stretch of a text is: `markup` is signs of a format that are not part of the text itself.
Role = Literal["heading", "paragraph", "item", "row", "navigation", "markup", "note"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch, `start` to `end` in code points of the text, whose role the file itself tells; a heading's level.

    `judged` is what extractors of articles say of a web page's block: 1 that it is the text, -1 that it is not.
    """

    start: int
    end: int
    role: Role
    level: int = 0
    judged: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file's text: the text without the signs of a page, its blocks in order, and warnings of
    what it could not keep."""

    text: str
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A raw text and its record.

    `file` is the name inside the chapter's folder; `sha256` is that of the bytes; `text` has no byte-order mark,
    and its line ends are `\\n` unless they were mixed, then they are as found. `encoding` is empty where the file
    is no text
    itself (docx, pdf). `problems` are warnings only.
    """

    id: str
    file: str
    sha256: str
    encoding: str
    byte_order_mark: bool
    line_ends: LineEnds
    language: str
    text: str
    record: Record
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a code point of the text; only LF counts as a line's end."""
        before = self.text.count("\n", 0, offset)
        return before + 1, offset - self.text.rfind("\n", 0, offset)


#: Byte-order marks by the name under which a text is decoded after them; UTF-32 first, whose mark begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def exact_bytes(source: Source) -> bytes:
    """The bytes of a txt or md file again, exactly; html, docx and pdf, which hold more than their text, have no way
    back."""
    text = source.text.replace("\n", "\r\n") if source.line_ends == "crlf" else source.text
    marks = {name: mark for mark, name in MARKS}
    return (marks[source.encoding] if source.byte_order_mark else b"") + text.encode(source.encoding)


def text_source(text: str, language: str) -> Source:
    """A text that stands in no file, as a source named `text`."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    nowhere = Place("")
    record = Record(Text("", nowhere))
    return Source("text", "", digest, "utf-8", False, "mixed" if "\r" in text else "lf", language, text, record)

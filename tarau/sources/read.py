"""A file of a chapter into a `Source`: bytes, encoding, line ends, and the reader that its name asks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from hashlib import sha256

from ..files import Folder
from ..problems import ChapterError, Message, Place, Problem, error, near, warning
from . import encodings
from .html import html_text
from .markdown import markdown_text
from .records import Record
from .source import MARKS, LineEnds, Reading, Source

Reader = Callable[[str, Place], Reading]
PackedReader = Callable[[bytes, Place], Reading]


_LF: LineEnds = "lf"


def plain_text(text: str, place: Place) -> Reading:
    """A plain text as it is; nothing is known about its structure."""
    return Reading(text)


#: The readers by the end of a file's name. A new kind of file is a function here; what it gives is text and blocks.
READERS: Mapping[str, Reader] = {
    ".txt": plain_text,
    ".md": markdown_text,
    ".markdown": markdown_text,
    ".html": html_text,
    ".htm": html_text,
    ".xhtml": html_text,
}


def docx_text(data: bytes, place: Place) -> Reading:
    """The text of a Word document and its blocks."""
    from . import docx  # two hundredths of a second for this one and the next that other files need not pay

    return docx.docx_text(data, place)


def pdf_text(data: bytes, place: Place) -> Reading:
    """The text layer of a PDF and its blocks."""
    from . import pdf

    return pdf.pdf_text(data, place)


#: The same for files that are no text themselves but hold one.
PACKED_READERS: Mapping[str, PackedReader] = {".docx": docx_text, ".pdf": pdf_text}

#: The ends of the names of all files that can be read.
KINDS = (*READERS, *PACKED_READERS)

#: Files that are not text, by their first bytes.
BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"RIFF", "a picture or a sound"),
    (b"AT&TFORM", "a DjVu book"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)


def read_source(folder: Folder, id: str, record: Record, language: str, *, guess: bool = False) -> Source:
    """The source `id` of a chapter whose language is `language`, read from the file that its record names.

    With `guess` a file whose encoding is not named is read in the likeliest one, with a warning. A ChapterError says
    why a file is refused: `source.kind`, `source.binary`, `source.empty`, `source.encoding`, `source.html`,
    `source.docx`, `source.pdf`, `source.large`, or `file.reference` where it is missing, larger than 32 MiB or
    outside the folder.
    """
    asked_at = getattr(record.file, "place", None)
    name, place = str(record.file), folder.place(str(record.file))
    kind = _kind(name, asked_at or place)
    data = folder.read(name, asked_at)
    problems: tuple[Problem, ...] = ()
    encoding, marked, line_ends = "", False, _LF
    if kind in PACKED_READERS:
        reading = PACKED_READERS[kind](data, place)
    else:
        _refuse_binary(data, place, name)
        text, encoding, marked, problems = _decoded(data, record, place, guess)
        text, line_ends = _lines(text)
        reading = READERS[kind](text, place)
    if not any(map(_visible, reading.text)):
        remedy = "put the text into '{name}', or leave the file out"
        raise ChapterError(error("source.empty", place, "there is no text in '{name}'", remedy, name=name))
    return Source(
        id=str(id),
        file=name,
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
        byte_order_mark=marked,
        line_ends=line_ends,
        language=str(record.language or language),
        text=reading.text,
        record=record,
        blocks=reading.blocks,
        problems=(*problems, *(reading.problems or _lost_characters(reading.text, place))),
    )


def _kind(name: str, asked_at: Place) -> str:
    for kind in KINDS:
        if name.lower().endswith(kind):
            return kind
    remedy = "save it as plain text with the encoding UTF-8; these are read: {kinds}"
    message = "'{name}' is not a kind of file that is read"
    raise ChapterError(error("source.kind", asked_at, message, remedy, name=name, kinds=", ".join(KINDS)))


def _refuse_binary(data: bytes, place: Place, name: str) -> None:
    what = next((what for start, what in BINARY if data.startswith(start)), "")
    marked = any(data.startswith(mark) for mark, _ in MARKS)
    if not what and not marked and data.count(0) > len(data) // 100:
        what = "" if encodings.likeliest(data) in encodings.WIDE else "a file of bytes"
    if what:
        remedy = "open it in the program it was made with and save it as plain text, encoding UTF-8"
        raise ChapterError(
            error("source.binary", place, "'{name}' is {what}, not text", remedy, name=name, what=Message(what))
        )


def _decoded(data: bytes, record: Record, place: Place, guess: bool) -> tuple[str, str, bool, tuple[Problem, ...]]:
    """Text, encoding, whether there was a byte-order mark, and warnings."""
    for mark, name in MARKS:
        if data.startswith(mark) and (text := encodings.decoded(data[len(mark) :], name)) is not None:
            return text, name, True, ()
    if record.encoding is not None:
        return *_by_name(data, record, place), False, ()
    if (text := encodings.decoded(data, "utf-8")) is not None:
        return text, "utf-8", False, ()
    name, problem = _damage(data, place)
    if guess and name:
        message = "this file is not UTF-8; it was read as {encoding}"
        remedy = "look whether the letters are right; if not, save the file with the encoding UTF-8"
        return data.decode(name), name, False, (warning("source.encoding", place, message, remedy, encoding=name),)
    raise ChapterError(problem)


def _by_name(data: bytes, record: Record, place: Place) -> tuple[str, str]:
    encoding = str(record.encoding)
    named_at = getattr(record.encoding, "place", place)
    if not encodings.known(encoding):
        names = ("UTF-8", *encodings.LEGACY, *encodings.WIDE)
        message = "'{encoding}' is not an encoding that is known here"
        raise ChapterError(error("source.encoding", named_at, message, near(encoding, names), encoding=encoding))
    text = encodings.decoded(data, encoding)
    if text is not None:
        return text, encoding
    likeliest = "UTF-8" if encodings.decoded(data, "utf-8") is not None else encodings.likeliest(data) or "UTF-8"
    remedy = "write 'encoding: {likeliest}', or save the file with the encoding UTF-8 and take this line out"
    message = "'{file}' is not in the encoding {encoding}"
    values = {"file": str(record.file), "encoding": encoding, "likeliest": likeliest}
    raise ChapterError(error("source.encoding", named_at, message, remedy, **values))


def _damage(data: bytes, place: Place) -> tuple[str, Problem]:
    """The likeliest encoding of bytes that are not UTF-8 ('' for UTF-8 with damage), and what to say about them."""
    start = 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as damage:
        start = damage.start
    before = data[:start].decode("utf-8", "replace")
    at = Place(place.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    name = "" if _mostly_utf8(data) else encodings.likeliest(data) or ""
    if name:
        message = "this file is not UTF-8; it looks like {encoding}"
        remedy = "write 'encoding: {encoding}' in its entry in sources.yaml, or save it with the encoding UTF-8"
        return name, error("source.encoding", at, message, remedy, encoding=name)
    message = "there is a damaged character after '{words}'"
    remedy = "correct it in an editor and save the file with the encoding UTF-8"
    return "", error("source.encoding", at, message, remedy, words=" ".join(before[-60:].split()[-4:]))


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few: legacy Cyrillic hardly ever makes right pairs of bytes."""
    text = data[: encodings.SAMPLE * 4].decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    right = sum(character > "\x7f" for character in text) - damaged
    return right > 10 * damaged


def _lines(text: str) -> tuple[str, LineEnds]:
    """The text with uniform line ends as LF, and which they were; mixed ones stay for the ledger."""
    returns = text.count("\r")
    if not returns:
        return text, "lf"
    if returns == text.count("\r\n") == text.count("\n"):
        return text.replace("\r\n", "\n"), "crlf"
    return text, "mixed"


def _visible(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf")


def _lost_characters(text: str, place: Place) -> tuple[Problem, ...]:
    """A warning where characters were lost before the file came here; nobody can bring them back."""
    first = text.find("\ufffd")
    if first < 0:
        return ()
    at = Place(place.file, text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first))
    message = "a character was lost here before the file was saved; there are {count} such places"
    remedy = "look up the right letters and correct them in corrections.yaml"
    return (warning("source.lost", at, message, remedy, count=text.count("\ufffd")),)

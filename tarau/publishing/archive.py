"""The archive PDF: with the raw sources, what was changed in them, and what each sentence rests on, inside the file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name

from ..chapter import Amendment, Chapter
from .provenance import provenance

_PART_3 = re.compile(rb"pdfaid:part[^>A-Za-z0-9]*[>=]\s*[\"']?3\b")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF: its name, its bytes, its type, and what it is to the document (AFRelationship)."""

    name: str
    data: bytes
    mime: str
    relation: str
    words: str


def is_archive(pdf: pikepdf.Pdf) -> bool:
    """Whether a PDF declares PDF/A-3, which alone may hold files of any kind."""
    return bool(_PART_3.search(declared(pdf)))


def declared(pdf: pikepdf.Pdf) -> bytes:
    """What a PDF says of itself (XMP), as it stands in the file; nothing when it says nothing."""
    packed = pdf.Root.get("/Metadata")
    return b"" if packed is None else packed.read_bytes()


def attachments(chapter: Chapter, read: Callable[[str], bytes]) -> Iterator[Attachment]:
    """What goes with a chapter into the archive: each source as it was found, the changes in the passages that are
    printed, and the trace of all sentences (without the questions: the archive may lie where pupils find it)."""
    for source in chapter.sources:
        if not source.file:
            continue
        name = PurePosixPath(source.file).name
        yield Attachment(name, read(source.file), _mime(name), "Source", source.title)
        lines = (json.dumps(asdict(change), ensure_ascii=False) + "\n" for change in _changes(chapter, source.id))
        data = "".join(lines).encode()
        yield Attachment(f"{name}.ledger.jsonl", data, "application/x-ndjson", "Data", source.title)
    yield Attachment("provenance.json", provenance(chapter), "application/json", "Data", chapter.id)


def attach(pdf: pikepdf.Pdf, files: Iterator[Attachment], date: str) -> tuple[str, ...]:
    """Put the files into the PDF, each tied to the document as a whole (PDF/A-3, 6.8); their names."""
    names = []
    tied = []
    when = "D:" + "".join(char for char in date if char.isdigit()) if date else None
    for file in files:
        spec = AttachedFileSpec(  # type: ignore[call-arg]  # its types leave out the relationship
            pdf, file.data, description=file.words, filename=file.name, mime_type=file.mime,
            relationship=Name(f"/{file.relation}"), mod_date=when or "D:19700101",
        )  # fmt: skip
        pdf.attachments[file.name] = spec
        tied.append(pdf.attachments[file.name].obj)
        names.append(file.name)
    pdf.Root.AF = Array(tied)
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image" and each.get("/Interpolate"):
            each.Interpolate = False  # PDF/A-3, 6.2.8: a reader may not smooth pictures
    return tuple(names)


def _changes(chapter: Chapter, source: str) -> list[Amendment]:
    """The changes inside the passages of a source that the chapter prints, in the order of the source."""
    passages = (passage for statement in chapter.trace for passage in statement.passages if passage.source == source)
    found = {change for passage in passages for change in passage.amendments}
    return sorted(found, key=lambda change: (change.start, change.raw, change.fix))


def _mime(name: str) -> str:
    endings = {".txt": "text/plain", ".html": "text/html", ".pdf": "application/pdf"}
    return endings.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")

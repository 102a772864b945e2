"""The archive PDF: inside the file its raw sources, all that was changed in them, its outline, and what it rests on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name

from ..chapter import Block, Chapter, Footnote, SourceLine, Words
from .provenance import provenance


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF: its name, its bytes, its type, and what it is to the document (AFRelationship)."""

    name: str
    data: bytes
    mime: str
    relation: str
    words: str


@dataclass(frozen=True, slots=True)
class CleanedSource:
    """What cleaning made of a source, as `build.py clean` writes it: clean text, whole ledger, facts."""

    text: bytes
    ledger: bytes
    facts: bytes


def attachments(
    chapter: Chapter, read: Callable[[str], bytes], cleaned: Mapping[str, CleanedSource]
) -> Iterator[Attachment]:
    """What goes with a chapter into the archive, and at last an index of it.

    Each source as it was found, its clean text, every change that was made or offered in it, and its facts, by the id
    of the source in `cleaned`; the outline; the trace of all sentences. Questions, answers and lessons are not among
    them: the archive may lie where pupils find it. The relations are those of ISO 32000-2, 7.11.3: what the pages were
    made of is Source, what is more easily read than that Supplement, what programs work with Data.
    """
    inside = []
    for made in _files(chapter, read, cleaned):
        inside.append(made)
        yield made
    yield Attachment("index.json", _index(inside), "application/json", "Supplement", f"{chapter.id}: index")


def _files(
    chapter: Chapter, read: Callable[[str], bytes], cleaned: Mapping[str, CleanedSource]
) -> Iterator[Attachment]:
    for source, name in _named([source for source in chapter.sources if source.file]):
        yield Attachment(name, read(source.file), _mime(name), "Source", source.title)
        if made := cleaned.get(source.id):
            stem = PurePosixPath(name).stem
            yield Attachment(f"{stem}.clean.txt", made.text, "text/plain", "Supplement", source.title)
            yield Attachment(f"{stem}.ledger.jsonl", made.ledger, "application/x-ndjson", "Data", source.title)
            yield Attachment(f"{stem}.source.json", made.facts, "application/json", "Data", source.title)
    yield Attachment("outline.json", _outline(chapter), "application/json", "Supplement", f"{chapter.id}: outline")
    yield Attachment("provenance.json", provenance(chapter), "application/json", "Data", f"{chapter.id}: provenance")


def _named(sources: Sequence[SourceLine]) -> Iterator[tuple[SourceLine, str]]:
    """The sources with the names of their files; those that would share one, or a stem, bear their ids before it."""
    names = [PurePosixPath(source.file).name for source in sources]
    stems = Counter(PurePosixPath(name).stem for name in names)
    for source, name in zip(sources, names, strict=True):
        yield source, name if stems[PurePosixPath(name).stem] == 1 else f"{source.id}-{name}"


def _outline(chapter: Chapter) -> bytes:
    """What the chapter holds, in its order, with the places where its authors wrote it."""
    folder = chapter.place.file.removesuffix("chapter.yaml")
    called = dict(chapter.labels)

    def told(node: Block) -> dict[str, object]:
        heading = getattr(node, "title", None) or getattr(node, "caption", None)
        title = "" if heading is None else _words(heading)
        place = str(node.place).removeprefix(folder)
        named = {"called": called[node.id]} if node.id in called else {}
        return {"id": node.id, "kind": node.KIND, **named, **({"title": title} if title else {}), "place": place}

    sections = [
        {
            "id": section.id,
            "number": section.number,
            "title": _words(section.title),
            "content": [told(node) for node in section.content],
        }
        for section in chapter.sections
    ]
    made = {
        "chapter": chapter.id,
        "language": chapter.language,
        "number": chapter.number,
        "title": _words(chapter.title),
        "opening": chapter.opening,
        "sections": sections,
        "closing": chapter.closing,
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n"


def _words(content: Words | str) -> str:
    """The letters of some words, without their footnotes."""
    if isinstance(content, str):
        return content
    said: Iterator[object] = (each for each in content if not isinstance(each, Footnote))
    return "".join(_words(getattr(each, "text", ()) or getattr(each, "content", ())) for each in said)


def _index(files: Sequence[Attachment]) -> bytes:
    """The files that lie beside it: name, relation to the pages, type, size and SHA-256."""
    lines = [
        {
            "name": file.name,
            "about": file.words,
            "relation": file.relation,
            "type": file.mime,
            "bytes": len(file.data),
            "sha256": sha256(file.data).hexdigest(),
        }
        for file in files
    ]
    return json.dumps(lines, ensure_ascii=False, indent=1).encode() + b"\n"


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
    return tuple(names)


def _mime(name: str) -> str:
    endings = {".txt": "text/plain", ".html": "text/html", ".pdf": "application/pdf"}
    return endings.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")

"""provenance.json: every sentence of a chapter with the passages that it rests on, for other programs."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from ..chapter import Chapter, Statement

#: Raised when a reader of the old form would misread the new one.
FORMAT = 1


def provenance(chapter: Chapter) -> bytes:
    """The trace of a chapter as JSON: its sources, then its statements in order.

    Offsets count code points of the raw text, lines and columns from 1. Each amendment is an entry of the source's
    ledger: at `start`, `raw` became `fix`. A statement's `kind` is source, authored, mixed or dataset.
    `place` is where its author wrote it, from the chapter's folder.
    """
    sources = [
        {"id": line.id, "number": line.number, "title": line.title, "file": line.file, "sha256": line.sha256}
        for line in chapter.sources
    ]
    folder = chapter.place.file.removesuffix("chapter.yaml")
    told = {
        "format": FORMAT,
        "chapter": chapter.id,
        "language": chapter.language,
        "sources": sources,
        "statements": [_statement(statement, folder) for statement in chapter.trace],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _statement(statement: Statement, folder: str) -> dict[str, object]:
    """A statement; its place is told from the chapter's folder, wherever that lies."""
    place = replace(statement.place, file=statement.place.file.removeprefix(folder))
    return asdict(statement) | {"place": str(place)}

"""provenance.json: every sentence of a chapter with the passages that it rests on, for other programs.

The questions stand in provenance.answers.json, which is written beside editions with answers only.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from ..chapter import Chapter, Statement

#: Raised when a reader of the old form would misread the new one.
FORMAT = 1


def provenance(chapter: Chapter, *, answers: bool = False) -> bytes:
    """The trace of a chapter as JSON: its sources, then its statements in order.

    Questions with their answers, and what these rest on, stand in a file of their own (`answers`): the other one may
    lie beside what pupils get.

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
        "statements": [_statement(statement, folder) for statement in chapter.trace if statement.answer is answers],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _statement(statement: Statement, folder: str) -> dict[str, object]:
    """A statement; its place is told from the chapter's folder, wherever that lies."""
    place = replace(statement.place, file=statement.place.file.removeprefix(folder))
    told = asdict(statement) | {"place": str(place)}
    del told["answer"]
    return told

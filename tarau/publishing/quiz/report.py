"""The report on a quiz: for each question and format whether it arrives whole, simplified, or not at all, and why."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ...chapter import Chapter
from ...rendering import Pieces
from .items import Entry, Note, Written

#: What is left out for every format alike is said once, at the head of a question's row.
STATES = ("whole", "simplified", "missing")


def state(written: Written, id: str) -> str:
    """How a question arrives: whole, simplified or missing."""
    return "missing" if id in written.missing else "simplified" if written.notes[id] else "whole"


def as_json(entries: Sequence[Entry], chapter: Chapter, files: Sequence[Written], pieces: Pieces) -> bytes:
    """The report for programs: `code` stays the same in every language."""
    told = {
        "chapter": chapter.id,
        "language": chapter.language,
        "files": {written.name: counts(entries, written) for written in files},
        "questions": [
            {
                "number": entry.question.number,
                "id": entry.question.id,
                "type": entry.question.KIND,
                "formats": {
                    written.name: {
                        "state": state(written, entry.question.id),
                        "notes": [
                            {"code": note.code, "words": said(note, pieces)}
                            for note in written.notes[entry.question.id]
                        ],
                    }
                    for written in files
                },
            }
            for entry in entries
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def as_html(entries: Sequence[Entry], chapter: Chapter, files: Sequence[Written], pieces: Pieces) -> bytes:
    """The report for people, in the language of the chapter: how to import each file, then what each lost."""
    rows = [
        (
            entry.question,
            [
                (state(written, entry.question.id), [said(note, pieces) for note in written.notes[entry.question.id]])
                for written in files
            ],
        )
        for entry in entries
    ]
    counted = [(written.name, counts(entries, written)) for written in files]
    return pieces.page("quiz/report.html", rows=rows, files=counted).encode("utf-8")


def counts(entries: Sequence[Entry], written: Written) -> dict[str, int]:
    """How many questions arrive whole, simplified and not at all."""
    states = [state(written, entry.question.id) for entry in entries]
    return {name: states.count(name) for name in STATES}


def said(note: Note, pieces: Pieces) -> str:
    """A note in the language of the chapter."""
    return pieces.label(note.code, **dict(note.values))

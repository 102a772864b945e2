"""JSON Schemas made from the dataclasses that the strict loader fits YAML into: what an editor completes and explains.

One schema per kind of file under assets/schemas/; the YAML files name theirs in their first line. What a field is for
is the docstring under it, so that the code, docs/chapter.md and an editor say the same.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import json
import textwrap
import types
import typing
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import tarau.outline as outlines
from tarau.cleaning import corrections
from tarau.files import Text
from tarau.files.shapes import _fields
from tarau.outline.book import ChapterFile, SectionEntry
from tarau.proofing.norms import Profile
from tarau.rendering.editions import Edition
from tarau.sources import Record

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

#: What the strict loader takes for a text: whatever is written on one line, numbers and `true` included.
TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
#: A long text may stand in a file of its own; a section too.
FILE = {
    "type": "object",
    "description": "The name of a Markdown file in the chapter's folder, such as texts/intro.md.",
    "properties": {"file": TEXT},
    "required": ["file"],
    "additionalProperties": False,
}
WHOLE_NUMBER = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
ID = {"type": ["string", "number"], "pattern": f"^(?:{outlines._ID.pattern})$"}


def files() -> dict[str, tuple[Any, str]]:
    """Per schema the shape of its files and what they are."""
    decisions = typing.get_type_hints(_corrections_shape)["return"]
    return {
        "chapter": (ChapterFile, "The outline of a chapter: its head, its sections, what opens and closes it."),
        "section": (SectionEntry, "A section in a file of its own, named in the chapter's list of sections."),
        **{name: (shape, BESIDE[name]) for name, shape in outlines._BESIDE.items()},
        "sources": (Mapping[str, Record], "A record for each source, under its id."),
        "corrections": (decisions, "The editor's decisions on the cleaning: under the id of each source, a list."),
        "edition": (Edition, "A product that a chapter is made into."),
        "norms": (Profile, "What the pages of a schoolbook are held against, by grade."),
    }


BESIDE = {
    "terms": "The glossary: a list of terms.",
    "people": "The persons of the index: a list of names.",
    "places": "The places of the index: a list of names.",
    "events": "The timeline: a list of events.",
    "abbreviations": "The list of abbreviations.",
    "questions": "The question bank: a list; each entry begins with its kind.",
}


def _corrections_shape() -> Mapping[str, tuple[Any, ...]]:
    raise NotImplementedError


def schema(name: str) -> str:
    """The schema of a kind of file, as its JSON file holds it."""
    into, about = files()[name]
    maker = _Maker(parts=name in ("chapter", "section"))
    root = maker.of(into)
    made = {"$schema": DRAFT, "title": f"{name}.yaml", "description": about, **root}
    if maker.made:
        made["$defs"] = dict(sorted(maker.made.items()))
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"

"""JSON Schemas made from the dataclasses that the strict loader fits YAML into: what an editor completes and explains.

One schema per kind of file under assets/schemas/; the YAML files name theirs in their first line. What a field is for
is the docstring under it, so that the code, docs/chapter.md and an editor say the same.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import json
import types
import typing
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import tarau.outline as outlines
from tarau.assembling.worksheets import Form
from tarau.cleaning import Correction
from tarau.files import Text
from tarau.files.shapes import _fields
from tarau.outline.book import ChapterFile, ObjectiveEntry, SectionEntry
from tarau.outline.maps import MapFile
from tarau.proofing.norms import Profile
from tarau.rendering.editions import Edition
from tarau.sources import Record

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

#: What the strict loader takes for a text: whatever is written there, numbers and `true` included.
TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
ID: dict[str, Any] = {"type": ["string", "number"], "pattern": f"^(?:{outlines._ID.pattern})$"}
WHOLE_NUMBER: dict[str, Any] = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
#: In chapter.yaml and its sections a long text may stand in a file of its own.
FILE: dict[str, Any] = {
    "type": "object",
    "description": "A text in a file of its own, such as {file: texts/intro.md}.",
    "properties": {"file": TEXT},
    "required": ["file"],
    "additionalProperties": False,
}

#: Per file beside chapter.yaml, what it is.
BESIDE = {
    "terms": "The glossary: a list of terms.",
    "people": "The persons of the index: a list of names.",
    "places": "The places of the index: a list of names.",
    "events": "The timeline: a list of events.",
    "abbreviations": "The list of abbreviations.",
    "conflicts": "The editors' decisions on contradictions between the sources: a list.",
    "images": "What is known of the pictures: a list.",
    "questions": "The question bank: a list; each entry begins with its kind.",
}


def shapes() -> dict[str, tuple[Any, str]]:
    """Per schema the shape of its files and what they are."""
    return {
        "chapter": (ChapterFile, "The outline of a chapter: its head, its sections, what opens and closes it."),
        "section": (SectionEntry, "A section in a file of its own, named in the chapter's list of sections."),
        **{name: (shape, BESIDE.get(name, "A list.")) for name, shape in outlines._BESIDE.items()},
        "sources": (Mapping[str, Record], "A record for each source, under its id."),
        "corrections": (
            Mapping[str, tuple[Correction, ...]],
            "The editor's decisions on the cleaning: under the id of each source, a list.",
        ),
        "map": (MapFile, "What is drawn on a map: its frame, places, lines and areas."),
        "edition": (Edition, "A product that a chapter is made into."),
        "form": (Form, "A form of a worksheet or a test: what it asks for, and the document that says so."),
        "norms": (Profile, "What the pages of a schoolbook are held against, by grade."),
    }


def schema(name: str) -> str:
    """The schema of a kind of file, as its JSON file holds it."""
    into, about = shapes()[name]
    maker = _Maker(name in ("chapter", "section"))
    root = maker.of(into)
    made = {"$schema": DRAFT, "title": name, "description": about, **root}
    return json.dumps(made | {"$defs": dict(sorted(maker.made.items()))}, ensure_ascii=False, indent=2) + "\n"


class _Maker:
    """Makes the schema of one file; each dataclass once, under `$defs`."""

    def __init__(self, with_parts: bool) -> None:
        self.with_parts = with_parts
        self.made: dict[str, Any] = {}

    def of(self, into: Any) -> dict[str, Any]:
        """What fits an annotation, as `tarau.files.shapes` reads it."""
        origin, arguments = typing.get_origin(into), typing.get_args(into)
        if origin in (typing.Union, types.UnionType):
            return self.union([choice for choice in arguments if choice is not type(None)])
        if origin is tuple:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is Mapping:
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if origin is typing.Literal:
            return {"enum": list(arguments)}
        if dataclasses.is_dataclass(into):
            return self.named(into)
        return {bool: {"type": "boolean"}, int: WHOLE_NUMBER, Text: TEXT}[into]

    def union(self, choices: list[Any]) -> dict[str, Any]:
        """A text, or one of several kinds, or the only one there is."""
        kinds = [choice for choice in choices if choice is not Text]
        made = [self.of(kinds[0])] if len(kinds) == 1 else [self.choice(kind) for kind in kinds]
        made = [TEXT, *made] if Text in choices else made
        return made[0] if len(made) == 1 else {"oneOf": made}

    def choice(self, into: Any) -> dict[str, Any]:
        """One of several kinds: its key stands beside its other keys, or holds them."""
        if into.KEY in _fields(into):
            return self.named(into)
        return {
            "type": "object",
            "description": _about(into),
            "properties": {into.KEY: self.named(into)},
            "required": [into.KEY],
            "additionalProperties": False,
        }

    def named(self, into: Any) -> dict[str, Any]:
        """A reference to the schema of a dataclass."""
        if into.__name__ not in self.made:
            self.made[into.__name__] = {}  # first, so that a class may hold itself
            self.made[into.__name__] = self.mapping(into)
        return {"$ref": f"#/$defs/{into.__name__}"}

    def mapping(self, into: Any) -> dict[str, Any]:
        """A mapping with the fields of a dataclass as keys."""
        defaults = {field.name: field.default for field in dataclasses.fields(into)}
        about, properties, required = _field_docstrings(into), {}, []
        for key, (name, annotation, needed) in _fields(into).items():
            made = self.value(into, key, annotation)
            if needed:
                required.append(key)
                made |= {"minItems": 1} if made.get("type") == "array" else {}
            elif isinstance(defaults[name], (bool, int, str)):
                made = made | {"default": defaults[name]}
            properties[key] = ({"description": about[name]} if name in about else {}) | made
        described = {"type": "object", "description": _about(into), "properties": properties}
        return described | ({"required": required} if required else {}) | {"additionalProperties": False}

    def value(self, into: Any, key: str, annotation: Any) -> dict[str, Any]:
        """What may stand under a key."""
        made = self.of(annotation)
        if key == "id" and made == TEXT and into.__module__.startswith(outlines.__name__):
            return ID
        if self.with_parts and key == "text" and made == TEXT and into is not ObjectiveEntry:
            return {"oneOf": [TEXT, FILE]}
        if into is ChapterFile and key == "sections":
            return {"type": "array", "items": {"oneOf": [{"type": "string"}, made["items"]]}}
        return made


def _about(into: Any) -> str:
    return " ".join(inspect.cleandoc(into.__doc__).split())


@cache
def _field_docstrings(into: Any) -> Mapping[str, str]:
    """Per field the words under it, in the class itself or one that it extends."""
    found: dict[str, str] = {}
    for each in reversed([each for each in into.__mro__ if dataclasses.is_dataclass(each)]):
        body = ast.parse(inspect.getsource(each)).body[0].body  # type: ignore[attr-defined]
        for field, words in pairwise(body):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(words, ast.Expr)
                and isinstance(words.value, ast.Constant)
            ):
                found[field.target.id] = " ".join(words.value.value.split())
    return found

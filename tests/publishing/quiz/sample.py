"""The small Kazakh chapter, whose bank holds every kind of question, and ways to change it and to export it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tarau.chapter import AnyQuestion, Chapter
from tarau.files import Folder, shared
from tarau.languages import language
from tarau.problems import Place
from tarau.publishing import publish_quiz
from tarau.rendering import Pieces, load_edition

SMALL = Path(__file__).resolve().parents[2] / "chapters/small-kk"
FOLDER = Folder(SMALL, "small-kk")


def read(name: str) -> bytes:
    return shared(name) if name.startswith("assets/") else FOLDER.read(name)


def pieces_of(chapter: Chapter) -> Pieces:
    return Pieces(chapter, load_edition("quiz", Place("test")), language("kk"), FOLDER)


def files_of(chapter: Chapter, *, fonts: bool = True) -> dict[str, bytes]:
    """The files of the quiz by name; without the fonts of their drawings they are made much sooner."""
    pieces = pieces_of(chapter)
    if not fonts:
        pieces.fonts = ()
    product = publish_quiz(chapter, "quiz", pieces, read)
    named = {product.name: product.data, **dict(product.beside)}
    return {name.removeprefix("quiz/"): data for name, data in named.items()}


def bank(chapter: Chapter) -> list[AnyQuestion]:
    assert chapter.questions
    return [question for _, group in chapter.questions.groups for question in group]


def changed(node: Any, how: Callable[[str], str]) -> Any:
    """A node with every word of it that a pupil or a teacher reads changed."""
    if isinstance(node, tuple):
        return tuple(changed(each, how) for each in node)
    if not dataclasses.is_dataclass(node) or isinstance(node, type):
        return node
    words = {"Run": ("text",), "Gap": ("answers",), "Gaps": ("bank",), "Short": ("accepted",), "Slot": ("word",)}
    mine = words.get(type(node).__name__, ())
    fields = {}
    for field in dataclasses.fields(node):
        if field.init and field.name not in ("origin", "place"):
            value = getattr(node, field.name)
            fields[field.name] = _text(value, how) if field.name in mine else changed(value, how)
    return dataclasses.replace(node, **fields)


def _text(value: Any, how: Callable[[str], str]) -> Any:
    return how(value) if isinstance(value, str) else tuple(how(each) for each in value)

"""The Word file of a sheet: its page taken apart, its drawings made into pictures by the closed renderer."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..problems import Message
from .setting import reader

if TYPE_CHECKING:  # the rooms behind these names load large libraries, which a build of nothing new does not need
    from ..publishing import Product
    from ..rendering import Edition
    from .chapters import Draft

DRAWING = Message("drawing the pictures")


def word_product(made: Draft, name: str, edition: Edition, fonts: Path, say: Callable[[str], None]) -> Product:
    """The Word file of a chapter, of a part of it, or of a worksheet: what its pages on paper say, in their order.

    `fonts` is where the configuration of fonts is kept. Raises a ChapterError for what cannot be printed.
    """
    from ..proofing import page_images
    from ..publishing import publish_word, word_parts
    from ..rendering import drawing_pages, render, word_look
    from ..typesetting import prepare, typeset

    say(Message("rendering").template)
    on_paper = dataclasses.replace(edition, format="pdf")
    taken = word_parts(render(made.chapter, on_paper, made.language, made.folder))
    pictures: tuple[bytes, ...] = ()
    if taken.drawings:
        prepare(fonts)
        say(DRAWING.template)
        drawn = [(each.html, each.width, each.height) for each in taken.drawings]
        page = drawing_pages(drawn, edition, made.language)
        pictures = page_images(typeset(page, reader(made.folder), made.language, place=made.chapter.place).pdf)
    return publish_word(made.chapter, name, taken, pictures, word_look(edition, made.language), _foot(made))


def _foot(made: Draft) -> str:
    """What stands under every page: the number from which the same sheet is drawn again."""
    sheet = made.chapter.worksheet
    return made.language.label("sheet-code", seed=sheet.seed) if sheet else ""

"""The teacher's edition: the pages of the pupils' edition, set once for both, and the notes beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..problems import Message
from .setting import reader, set_pages
from .sharing import KeptPages, pupils_edition

if TYPE_CHECKING:  # the rooms behind these names load large libraries, which a build of nothing new does not need
    from ..publishing import Product
    from ..rendering import Edition
    from .chapters import Draft

NOTES = Message("setting the teacher's notes")


def teachers_product(
    made: Draft, name: str, edition: Edition, kept: KeptPages, fonts: Path, say: Callable[[str], None]
) -> Product:
    """The teacher's edition of a chapter. `fonts` is where the configuration of fonts is kept."""
    from ..publishing import NotedPage, publish_with_notes
    from ..rendering import added_pages, leaves, render_notes
    from ..typesetting import prepare, typeset

    pupils = kept.pages(lambda: set_pages(made, pupils_edition(edition), fonts, say)).pages
    prepare(fonts)
    say(NOTES.template)
    html = render_notes(made.chapter, edition, made.language, made.folder, pupils.map)
    notes = typeset(html, reader(made.folder), made.language, place=made.chapter.place, standard=edition.standard)
    told = leaves(made.chapter, edition, made.language, pupils.map)
    added = added_pages(told, notes.map, made.language.list_letters(len(notes.map.sheets)))
    noted = [NotedPage(leaf.folio, leaf.side == "left", names) for leaf, names in zip(told, added, strict=True)]
    return publish_with_notes(name, pupils, notes, noted, title(html))


def title(html: str) -> str:
    """The title of a page."""
    from html import unescape

    return unescape(html.partition("<title>")[2].partition("</title>")[0])

"""The e-book: rendered with the page numbers of the printed book, whose pages are set once for both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..problems import ChapterError, Message
from .locating import located
from .setting import reader, set_pages
from .sharing import KeptPages, pupils_edition

if TYPE_CHECKING:  # the rooms behind these names load large libraries, which a build of nothing new does not need
    from ..publishing import Product
    from ..rendering import EbookPages, Edition
    from .chapters import Draft

COVER = Message("drawing the cover")


def ebook_product(
    made: Draft, name: str, edition: Edition, kept: KeptPages | None, fonts: Path, say: Callable[[str], None]
) -> Product:
    """The e-book of a chapter.

    `kept` are the pages whose numbers it bears; an edition that names none has no page list.
    `fonts` is where the configuration of fonts is kept.
    """
    from ..publishing import publish_ebook
    from ..rendering import EbookPages, render

    try:
        printed = kept.pages(lambda: set_pages(made, pupils_edition(edition), fonts, say)).pages if kept else None
    except ChapterError as refused:
        raise ChapterError(*located(refused.problems, made.chapter)) from refused
    say("rendering")
    book = render(made.chapter, edition, made.language, made.folder, printed.map if printed else None)
    frames = EbookPages(made.chapter, edition, made.language, made.folder)
    cover = _cover(made, frames, fonts, say)
    return publish_ebook(made.chapter, name, edition, frames, book, printed, cover, reader(made.folder))


def _cover(made: Draft, frames: EbookPages, fonts: Path, say: Callable[[str], None]) -> bytes:
    """The cover as a PNG, drawn by the closed renderer."""
    from ..proofing import page_images
    from ..typesetting import prepare, typeset

    prepare(fonts)
    say(COVER.template)
    drawn = typeset(frames.cover(), reader(made.folder), made.language, place=made.chapter.place)
    return page_images(drawn.pdf)[0]

"""Rendering: a chapter and an edition to complete HTML. The only room that imports Jinja."""

from __future__ import annotations

import re

from ..chapter import Chapter
from ..files import Folder
from ..languages import Language
from ..pages import PageMap
from .editions import Edition, default_editions, edition_names, load_edition, needs_pages
from .printing import Printer
from .review import render_ledger
from .templates import print_template
from .theme import theme

__all__ = ["Edition", "default_editions", "edition_names", "load_edition", "needs_pages", "render", "render_ledger"]

#: The folder of templates for each format.
FRAMES = {"pdf": "pdf", "html": "web"}

_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'\shref="#([^"]+)"')


def render(chapter: Chapter, edition: Edition, language: Language, folder: Folder, pages: PageMap | None = None) -> str:
    """The chapter in this edition as one complete HTML page.

    `folder` is the chapter's own, for its opening picture. `pages` is the map of the pages that the same call without
    it, or with an older map, came to; when the same HTML comes out twice, its page numbers are true. Raises a
    ChapterError when a template or the opening picture is wrong.
    """
    printer = Printer(chapter, edition, language, folder, pages, theme(str(edition.theme), edition.format == "html"))
    frame = "answers" if edition.answers == "only" else "chapter"
    html = print_template(f"{FRAMES[edition.format]}/{frame}.html", printer.context())
    return _without_dead_links(html)


def _without_dead_links(html: str) -> str:
    """Links to what this edition leaves out become plain words."""
    there = set(_ID.findall(html))
    return _LINK.sub(lambda link: link[0] if link[1] in there else "", html)

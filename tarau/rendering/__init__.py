"""Rendering: a chapter and an edition to complete HTML. The only room that imports Jinja."""

from __future__ import annotations

import re
from dataclasses import replace

from ..chapter import Chapter
from ..files import Folder
from ..languages import Language
from ..pages import Mendings, PageMap
from .balancing import balanced
from .ebook import EbookPages, ebook_theme, well_formed
from .editions import Edition, SheetWish, default_editions, edition_names, load_edition, needs_pages
from .mending import mended
from .narrowing import handouts, narrowed, on_sheet
from .notes import Leaf, added_pages, leaves, render_notes
from .pieces import Picture, Pieces, Shown
from .printing import Printer
from .proof import Norm, render_proof
from .review import render_ledger
from .templates import print_template
from .theme import theme, themes_reference
from .word import WordLook, drawing_pages, word_look
from .worksheets import line_to_write_on, sheet_pages, stretched

__all__ = [
    "EbookPages",
    "Edition",
    "Leaf",
    "Norm",
    "Picture",
    "Pieces",
    "SheetWish",
    "Shown",
    "WordLook",
    "added_pages",
    "balanced",
    "default_editions",
    "drawing_pages",
    "edition_names",
    "handouts",
    "leaves",
    "line_to_write_on",
    "load_edition",
    "narrowed",
    "needs_pages",
    "on_sheet",
    "render",
    "render_ledger",
    "render_notes",
    "render_proof",
    "sheet_pages",
    "stretched",
    "themes_reference",
    "word_look",
]

#: The folder of templates for each format.
FRAMES = {"pdf": "pdf", "html": "web", "epub": "epub"}

#: The part of the end matter that an edition may ask for over the head of the chapter.
SOURCE_NOTES = "source-notes"

_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'\shref="#([^"]+)"')


def render(
    chapter: Chapter,
    edition: Edition,
    language: Language,
    folder: Folder,
    pages: PageMap | None = None,
    mendings: Mendings | None = None,
) -> str:
    """The chapter in this edition as one complete HTML page; an e-book as one well-formed `book` of all its files.

    `folder` is the chapter's own, for its opening picture. `pages` is the map of the pages that the same call without
    it, or with an older map, came to; when the same HTML comes out twice, its page numbers are true. `mendings` are
    what single nodes are set otherwise in, so that the pages come out better. Raises a
    ChapterError when a template or the opening picture is wrong.
    """
    if edition.source_notes and SOURCE_NOTES not in chapter.closing:
        chapter = replace(chapter, closing=(*chapter.closing, SOURCE_NOTES))
    living, paper, in_grey = edition.format == "html", str(edition.paper or ""), edition.colour == "grey"
    asked_at = getattr(edition.paper or edition.theme, "place", None)
    ebook = edition.format == "epub"
    chosen = ebook_theme(edition) if ebook else theme(str(edition.theme), living, paper, in_grey, asked_at)
    printer = Printer(chapter, edition, language, folder, pages, chosen)
    frame = _frame(edition, chapter)
    html = print_template(f"{FRAMES[edition.format]}/{frame}.{'xhtml' if ebook else 'html'}", printer.context())
    html = well_formed(html) if ebook else html
    return mended(_without_dead_links(html), mendings) if mendings else _without_dead_links(html)


def _frame(edition: Edition, chapter: Chapter) -> str:
    """The template of an edition's pages; a worksheet's edition without a sheet prints the chapter in its theme."""
    if edition.scope == "worksheet" and chapter.worksheet:
        return "worksheet-key" if edition.answers == "only" else "worksheet"
    return "handout" if edition.scope == "node" else "answers" if edition.answers == "only" else "chapter"


def _without_dead_links(html: str) -> str:
    """Links to what this edition leaves out become plain words."""
    there = set(_ID.findall(html))
    return _LINK.sub(lambda link: link[0] if link[1] in there else "", html)

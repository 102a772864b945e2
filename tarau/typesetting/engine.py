"""One run of WeasyPrint: closed, with our fonts and hyphens, and with everything that it merely logs made a problem."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from weasyprint import HTML, Document
from weasyprint.text.fonts import FontConfiguration

from ..languages import Language
from ..pages import PageMap, Pages
from ..problems import ChapterError, Place, Problem, error
from .closed import BASE, ClosedFetcher
from .cures import cure
from .hyphens import register
from .measuring import measure
from .warnings import Warnings


def lay_out(html: str, read: Callable[[str], bytes], language: Language, place: Place, standard: str | None) -> Pages:
    """The pages of `html`; see `typeset`."""
    cure()
    html = register(language, html)
    fetcher = ClosedFetcher(read)
    with Warnings() as heard, _no_collection():
        try:
            page = HTML(string=html, base_url=BASE, url_fetcher=fetcher)
            options = {"pdf_variant": f"pdf/{standard}" if standard else None, "pdf_tags": True}
            document = page.render(font_config=FontConfiguration(), **options)
            pdf: bytes = document.write_pdf(**options)
        except ChapterError:
            raise
        except Exception as stopped:  # strange pages end in TypeError, IndexError, RecursionError, ZeroDivisionError …
            problems = (*fetcher.problems(place), *heard.problems(place, fetcher.refused))
            raise ChapterError(*problems, _stopped(place, stopped)) from stopped
    problems = (*fetcher.problems(place), *heard.problems(place, fetcher.refused))
    if problems:
        raise ChapterError(*problems)
    return Pages(pdf, measure(document), _families(document))


def off_the_paper(pages: PageMap, place: Place) -> Iterator[Problem]:
    """A problem for each page with text beyond the edge of the paper, where the engine sets it without a word."""
    for sheet in pages.sheets:
        for line in sheet.lines:
            if line.x + line.width > sheet.width or line.y + line.height > sheet.height or line.x < 0 or line.y < 0:
                message = "on page {page} the words '{words}' run off the paper"
                remedy = "shorten them, or split the table or box that holds them"
                yield error("typeset.outside", place, message, remedy, page=sheet.folio, words=line.text[:60].strip())
                break


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without Python's collector a layout takes a tenth less time, and a few hundredths more memory."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _stopped(place: Place, stopped: Exception) -> Problem:
    return error(
        "typeset.engine",
        place,
        "the layout engine stopped with {kind}: {words}",
        "undo the last change to the chapter; if it stops again, report it together with the chapter folder",
        kind=type(stopped).__name__,
        words=str(stopped)[:80],
    )


def _families(document: Document) -> tuple[str, ...]:
    """The font families in the PDF, each once, in order."""
    return tuple(sorted({str(font.family) for font in document.fonts.values()}))

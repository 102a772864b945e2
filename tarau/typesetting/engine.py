"""One run of WeasyPrint: closed, with our fonts and hyphens, and with everything that it merely logs made a problem."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from weasyprint import HTML, Document
from weasyprint.text.fonts import FontConfiguration

from ..languages import Language
from ..pages import PageMap, Pages
from ..problems import ChapterError, Place, Problem, error
from .closed import BASE, ClosedFetcher
from .cures import cure
from .hyphens import register
from .measuring import measure
from .paragraphs import plan_paragraphs
from .warnings import Warnings

Done = TypeVar("Done")


class Layout:
    """Pages that are laid out and not yet printed: their map is known, the PDF is made when it is asked for.

    Lives in the process that made it, as long as nothing else is laid out from the same page.
    """

    def __init__(
        self, html: str, read: Callable[[str], bytes], language: Language, place: Place, standard: str | None
    ) -> None:
        cure()
        plan_paragraphs()
        self._fetcher, self._heard, self._place = ClosedFetcher(read), Warnings(), place
        self._options = {"pdf_variant": f"pdf/{standard}" if standard else None, "pdf_tags": True}
        html = register(language, html)
        fonts = _Fonts()

        def lay_out() -> Document:
            page = HTML(string=html, base_url=BASE, url_fetcher=self._fetcher)
            return page.render(font_config=fonts, **self._options)

        self._document = self._run(lay_out)
        if self._problems():
            self.printed()  # what is wrong is told together with what only shows in print
        self.map = measure(self._document, tuple(fonts.families))

    def printed(self) -> Pages:
        """The pages as a PDF; a ChapterError for a letter that no font has, and for all that was heard before."""
        pdf = self._run(lambda: bytes(self._document.write_pdf(**self._options)))
        if problems := self._problems():
            raise ChapterError(*problems)
        return Pages(pdf, self.map, _families(self._document))

    def _run(self, work: Callable[[], Done]) -> Done:
        with self._heard, _no_collection():
            try:
                done = work()
            except ChapterError:
                raise
            except Exception as stopped:  # strange pages end in TypeError, IndexError, RecursionError …
                raise ChapterError(*self._problems(), _stopped(self._place, stopped)) from stopped
        return done

    def _problems(self) -> tuple[Problem, ...]:
        refused = self._fetcher.refused
        return (*self._fetcher.problems(self._place), *self._heard.problems(self._place, refused))


class _Fonts(FontConfiguration):  # type: ignore[misc]
    """Remembers the families that the style sheets bring along."""

    def __init__(self) -> None:
        super().__init__()
        self.families: dict[str, None] = {}

    def add_font_face(self, rule_descriptors: Any, url_fetcher: Any) -> None:
        """As the engine's own."""
        self.families[str(rule_descriptors["font_family"])] = None
        super().add_font_face(rule_descriptors, url_fetcher)


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

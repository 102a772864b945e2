"""Typesetting: HTML to finished pages. The only room that imports WeasyPrint and pyphen."""

from __future__ import annotations

from collections.abc import Callable
from importlib.abc import FileLoader
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ..languages import Language
from ..pages import PageMap, Pages
from ..problems import Place, Problem
from .fonts import prepare

if TYPE_CHECKING:
    from .engine import Layout

__all__ = ["Layout", "colour_profile", "lay_out", "off_the_paper", "prepare", "typeset"]


def typeset(
    html: str,
    read: Callable[[str], bytes],
    language: Language,
    *,
    place: Place | None = None,
    standard: str | None = None,
) -> Pages:
    """The pages of `html`, or a ChapterError with all that is wrong with them.

    `read` gives the bytes of a file that the page names, such as `assets/fonts/literata/Literata_400Regular.ttf`;
    nothing else can be reached. `place` is where problems are said to be: the chapter's outline. `standard` is what
    the PDF declares, such as `ua-1`; its structure is tagged in any case. The same arguments give the same bytes on
    every machine.
    """
    return lay_out(html, read, language, place=place, standard=standard).printed()


def lay_out(
    html: str,
    read: Callable[[str], bytes],
    language: Language,
    *,
    place: Place | None = None,
    standard: str | None = None,
) -> Layout:
    """The pages as `typeset` makes them, measured and not yet printed: `map` is their map, `printed()` makes the PDF.

    Of several layouts that are tried only the last has to be printed, which is a quarter of the work.
    """
    prepare()  # before WeasyPrint is loaded, which looks for fonts at once
    from .engine import Layout

    return Layout(html, read, language, place or Place("chapter.html"), standard)


def colour_profile() -> bytes:
    """The description (ICC) of the colours on all pages: sRGB, as the layout engine brings it along."""
    engine = find_spec("weasyprint")  # loading the engine for a file of it would cost half a second
    if engine is None or engine.origin is None or not isinstance(engine.loader, FileLoader):
        raise ModuleNotFoundError("weasyprint")
    return bytes(engine.loader.get_data(str(Path(engine.origin).parent / "pdf" / "sRGB2014.icc")))


def off_the_paper(pages: PageMap, place: Place) -> tuple[Problem, ...]:
    """What is set beyond the edge of the paper on finished pages: one problem for each such page, at `place`."""
    from .engine import off_the_paper

    return tuple(off_the_paper(pages, place))

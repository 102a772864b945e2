"""The small chapter as products whose pages are kept: every edition that has a look of its own, the Latin one, sheets.

Pages are laid out twice, the second time with the page numbers that the first has measured, and not mended: what
proofing thinks of a hole on a page may change, and the look of a page not.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tarau.building.cache import Cache
from tarau.building.chapters import Draft, draft
from tarau.building.setting import reader
from tarau.files import Folder
from tarau.pages import PageMap, Pages
from tarau.problems import Place
from tarau.rendering import Edition, load_edition, narrowed, render
from tarau.typesetting import lay_out, prepare, typeset
from tests.visual.pictures import ROOT, draw

CHAPTER = ROOT / "tests" / "chapters" / "small-kk"


@dataclass(frozen=True, slots=True)
class Product:
    """Something printed: its edition, perhaps in another script or only a part of the chapter.

    Of its pages the first and those on which the nodes `showing` begin are kept; all of them without `showing`.
    """

    name: str
    edition: str
    showing: tuple[str, ...] = ()
    script: str = ""
    part: str = ""


#: One page of every component in another edition than the textbook: boxes, a table with its chart, sources compared, a
#: timeline, a picture, questions.
COMPONENTS = ("pier-box", "sizes", "length", "bridge-timeline", "bridge-picture", "questions")

PRODUCTS = (
    Product("textbook", "textbook"),
    Product("textbook-200x260", "textbook-200x260", ("sizes",)),
    Product("textbook-a4", "textbook-a4", ("sizes",)),
    Product("textbook-latn", "textbook", ("sizes", "matter-index"), script="Latn"),
    Product("grey", "grey", COMPONENTS),
    Product("large-print", "large-print", COMPONENTS),
    Product("dyslexia", "dyslexia", COMPONENTS),
    Product("house", "house", COMPONENTS),
    Product("key", "key"),
    Product("sheet-section", "handout", part="building"),
    Product("sheet-table-a5", "handout-a5", part="sizes"),
    Product("sheet-questions-a5", "handout-a5", part="questions"),
)


class Press:
    """Prints products of the small chapter, each once; `home` is a folder for what is kept in between."""

    def __init__(self, home: Path) -> None:
        self._cache = Cache(home)
        self._drafts: dict[str, Draft] = {}
        self._printed: dict[Product, tuple[str, Pages]] = {}

    def printed(self, product: Product) -> tuple[str, Pages]:
        """The HTML of a product and its pages."""
        if product not in self._printed:
            made, edition = self._draft(product), self._edition(product)
            html = render(made.chapter, edition, made.language, made.folder)
            measured = lay_out(html, reader(made.folder), made.language).map
            html = render(made.chapter, edition, made.language, made.folder, measured)
            self._printed[product] = html, self.set(product, html)
        return self._printed[product]

    def set(self, product: Product, html: str) -> Pages:
        """The pages of some HTML of a product, perhaps changed."""
        made = self._draft(product)
        return typeset(html, reader(made.folder), made.language)

    def pictures(self, product: Product) -> dict[int, Image.Image]:
        """The pages of a product that are kept, as pictures, by their numbers counted from 1."""
        pages = self.printed(product)[1]
        return {page + 1: picture for page, picture in draw(pages.pdf, _kept(product, pages.map)).items()}

    def _draft(self, product: Product) -> Draft:
        if product.script not in self._drafts:
            prepare()
            folder = Folder(CHAPTER, f"chapters/{CHAPTER.name}")
            self._drafts[product.script] = draft(folder, self._cache, product.script)
        made = self._drafts[product.script]
        return (
            dataclasses.replace(made, chapter=narrowed(made.chapter, product.part, Place("test")))
            if product.part
            else made
        )

    def _edition(self, product: Product) -> Edition:
        edition = load_edition(product.edition, Place("test"))
        return dataclasses.replace(edition, scope="node") if product.part else edition


def _kept(product: Product, pages: PageMap) -> list[int]:
    if not product.showing:
        return list(range(len(pages.sheets)))
    return sorted({0, *(pages.spots[node].page for node in product.showing)})

"""What the tests of the accessible PDF share: a small page, tagged, and a way to read its tags."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from tarau.building.cache import Cache
from tarau.building.products import content_of, draft_of
from tarau.building.setting import reader, set_pages
from tarau.files import Folder, shared
from tarau.languages import language
from tarau.problems import Place
from tarau.publishing.accessible import finished, tag_truly
from tarau.publishing.tagged.reading import to_unicode
from tarau.rendering import load_edition
from tarau.typesetting import typeset
from tests.publishing.pdfua.sample import EVERYTHING, html

#: A mark that only a style sheet gives: a bullet, the number of an item.
_GIVEN = re.compile(r"(?:[•◦▪]|\d+\.)\s+")


def tagged(body: str, css: str = "", standard: str = "ua-1", said: str = "") -> bytes:
    """A page laid out and tagged; from other markup, when `said` gives that."""
    page = html(body, css)
    pages = typeset(page, shared, language("kk"), place=Place("chapter.yaml"))
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        tag_truly(pdf, html(said) if said else page, Place("chapter.yaml"), standard)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


@pytest.fixture(scope="session")
def tag() -> Callable[..., bytes]:
    """Lays out and tags the body of a page."""
    return tagged


@pytest.fixture(scope="session")
def sound() -> bytes:
    """A page with one of everything, tagged."""
    return tagged(EVERYTHING)


@pytest.fixture(scope="session")
def outline() -> Callable[[bytes], str]:
    """The tags of a PDF with their words, as a person draws them: `P(… Link(…))`; artifacts are not in it."""

    def outline(data: bytes) -> str:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _drawn(pdf.Root.StructTreeRoot.K[0], None, _words(pdf), pdf)

    return outline


@pytest.fixture(scope="session")
def heard() -> Callable[[bytes], str]:
    """All that the tags of a PDF say, without the letters of drawings and the marks that only a style sheet gives."""

    def heard(data: bytes) -> str:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            words = _words(pdf)
            pages = {each.obj.objgen: number for number, each in enumerate(pdf.pages)}
            return "".join(_said(pdf.Root.StructTreeRoot.K[0], None, words, pages))

    return heard


def _said(element, page, words, pages) -> Iterator[str]:
    page = pages[element.Pg.objgen] if "/Pg" in element else page
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _said(kid, page, words, pages)
        elif not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid:
            mark = (pages[kid.Pg.objgen], int(kid.MCID)) if isinstance(kid, pikepdf.Dictionary) else (page, int(kid))
            if element.S != "/Figure" and not (element.S == "/Lbl" and _GIVEN.fullmatch(words[mark])):
                yield words[mark]


@pytest.fixture(scope="session")
def whole(tmp_path_factory) -> tuple[str, bytes, tuple[tuple[str, object], ...]]:
    """A whole chapter as an accessible PDF: its markup, the file, and the facts that its report gives."""
    folder = Folder(Path(__file__).parents[2] / "chapters" / "small-kk", "small-kk")
    made = draft_of(folder, Cache(tmp_path_factory.mktemp("cache")), content_of(folder), "")
    done = set_pages(made, load_edition("accessible", Place("")), tmp_path_factory.mktemp("fonts"), lambda says: None)
    return done.html, *finished(made.chapter, done.html, done.pages, reader(folder), {}, "ua-1")


def _words(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """The words of each marked piece, by page and number: what it says of itself, else its letters."""
    found: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pdf.pages):
        mark, mapping = None, {}
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "BDC" and "/MCID" in operands[1]:
                mark = number, int(operands[1].MCID)
                found[mark] = ""
                said = str(operands[1].get("/ActualText", ""))
            elif name == "EMC" and mark:
                found[mark], mark = said or found[mark], None
            elif name == "Tf":
                mapping = to_unicode(page.Resources.Font[str(operands[0])])
            elif name in ("Tj", "TJ") and mark:
                for part in operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]:
                    code = bytes(part) if isinstance(part, pikepdf.String) else b""
                    found[mark] += "".join(mapping[code[at] << 8 | code[at + 1]] for at in range(0, len(code), 2))
    return found


def _drawn(element, page, words, pdf) -> str:
    if not isinstance(element, pikepdf.Dictionary):
        return words[page, int(element)]
    pages = {each.obj.objgen: number for number, each in enumerate(pdf.pages)}
    page = pages[element.Pg.objgen] if "/Pg" in element else page
    if element.get("/Type") == "/OBJR":
        return "⇒"
    if element.get("/Type") == "/MCR":
        return words[page, int(element.MCID)]
    inside = "".join(_drawn(kid, page, words, pdf) for kid in element.K)
    facts = "".join(f"[{element[name]}]" for name in ("/Alt", "/Lang") if name in element and element.S != "/Document")
    said = re.sub("[ \xa0]+", " ", inside)
    return f"{str(element.S)[1:]}{facts}({said})"

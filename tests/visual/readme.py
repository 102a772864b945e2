"""The README's pictures: pages of the finished chapter, found by what stands on them.

`.venv/bin/pytest tests/visual --accept` renews them together with the golden pages, and builds the chapter first.
"""

from __future__ import annotations

import io
import subprocess
import sys

import pikepdf
from PIL import Image

from tests.visual.pictures import ROOT, draw

CHAPTER = "industrialization"
PDF = ROOT / "dist" / CHAPTER / "textbook.pdf"
FOLDER = ROOT / "docs" / "pictures"

#: Pixels in an inch of paper: a page of 165 mm is 520 pixels wide, sharp enough to read its text.
RESOLUTION = 80
#: Colours of a picture: text is black on white with a few inks.
COLOURS = 64

#: A node of the chapter that stands on the page, by the name of the picture.
PICTURES = {
    "opening": "opener",
    "text": "turn",
    "boxes": "wool",
    "chart": "shares-chart",
    "compare": "year-1920",
    "timeline": "matter-timeline",
    "questions": "matter-questions",
    "index": "matter-index",
}


def build() -> bytes:
    """The finished chapter as pupils get it; at once when nothing has changed since it was built."""
    command = [sys.executable, "-m", "tarau", "build", CHAPTER, "--edition", "textbook", "--ui", "en"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    return PDF.read_bytes()


def pictures(pdf: bytes) -> dict[str, Image.Image]:
    """The README's pictures by their names."""
    pages = _pages(pdf)
    lacking = [f"{name} (node {node})" for name, node in PICTURES.items() if node not in pages]
    assert not lacking, f"the chapter has no page for: {', '.join(lacking)}; name another node in {__name__}"
    drawn = draw(pdf, {pages[node] for node in PICTURES.values()}, RESOLUTION)
    return {name: drawn[pages[node]] for name, node in PICTURES.items()}


def encoded(picture: Image.Image) -> bytes:
    """A picture as it is kept."""
    out = io.BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _pages(pdf: bytes) -> dict[str, int]:
    """On which page, counted from 0, each node with an id begins: the PDF names these places."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers: dict[object, int] = {page.objgen: number for number, page in enumerate(document.pages)}
        places = pikepdf.NameTree(document.Root.Names.Dests)
        return {str(name): numbers[place[0].objgen] for name, place in places.items()}

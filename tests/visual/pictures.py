"""Pages as pictures: how golden pages and the README's pictures are drawn and written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent

#: Pixels in an inch of a golden page: a millimetre is two pixels, a line of text eight; words cannot be read, and a
#: page takes about ten kilobytes.
RESOLUTION = 50
#: Shades of each ink that a golden page keeps: rounding moves none by more than four of 255, white not at all.
SHADES = 32
#: How many times finer a page is drawn before it is made smaller: the renderer moves edges and thin rules to whole
#: pixels, each version in its own way, and fine pixels leave it little room.
FINER = 4


def draw(pdf: bytes, pages: Iterable[int], resolution: float = RESOLUTION) -> dict[int, Image.Image]:
    """Pictures of some pages of a PDF, by their numbers counted from 0."""
    with pypdfium2.PdfDocument(pdf) as document:
        scale = resolution * FINER / 72
        fine = ((page, document[page].render(scale=scale, draw_annots=False).to_pil()) for page in pages)
        return {page: picture.convert("RGB").reduce(FINER) for page, picture in fine}


def save_golden(picture: Image.Image, path: Path) -> None:
    """Write a golden page, its shades rounded so that the file is small."""
    step = 255 / (SHADES - 1)
    rounded = picture.point([round(round(shade / step) * step) for shade in range(256)] * 3)
    if rounded.getcolors(256):
        rounded = rounded.convert("P", palette=Image.Palette.ADAPTIVE, colors=256)
    path.parent.mkdir(parents=True, exist_ok=True)
    rounded.save(path, optimize=True)


def opened(path: Path) -> Image.Image:
    """A picture that was written, ready to be compared."""
    with Image.open(path) as picture:
        return picture.convert("RGB")

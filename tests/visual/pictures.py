"""Pages as pictures: how golden pages and the README's pictures are drawn and written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent

#: Pixels in an inch of a golden page: a millimetre is two pixels, a line of text eight; words cannot be read, and a
#: page takes about ten kilobytes.
RESOLUTION = 50
#: Shades of red, green and blue by which a golden page is made simpler, the first that leave no more than 256 colours:
#: those that share all three become the most frequent of them, so that tints stay exact and edges change a little.
SHADES = (52, 43, 36, 32, 26, 20)
COLOURS = 256

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
    """Write a golden page, its colours made fewer so that the file is small."""
    fewer = next(fewer for shades in SHADES if len({*(fewer := _fewer(picture, shades)).values()}) <= COLOURS)
    data = picture.tobytes()
    simpler = b"".join(fewer[data[at : at + 3]] for at in range(0, len(data), 3))
    path.parent.mkdir(parents=True, exist_ok=True)
    palette = Image.frombytes("RGB", picture.size, simpler).convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS)
    palette.save(path, optimize=True)


def _fewer(picture: Image.Image, shades: int) -> dict[bytes, bytes]:
    """For each colour of a picture the most frequent one among those that are the same in so many shades."""
    data = picture.tobytes()
    counted = Counter(data[at : at + 3] for at in range(0, len(data), 3))
    rough = bytes(round(shade / 255 * (shades - 1)) for shade in range(256))
    usual = {colour.translate(rough): colour for colour, _ in sorted(counted.items(), key=lambda pair: pair[::-1])}
    return {colour: usual[colour.translate(rough)] for colour in counted}


def opened(path: Path | BinaryIO) -> Image.Image:
    """A picture that was written, ready to be compared."""
    with Image.open(path) as picture:
        return picture.convert("RGB")

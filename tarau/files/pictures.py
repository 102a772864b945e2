"""Pictures that come from strangers: opened, checked and measured before any other room sees them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ..problems import ChapterError, Place, error
from .disk import Folder

#: 40 million pixels print at 300 dpi on a sheet of 45 × 60 cm; a larger picture only costs memory.
LARGEST_PICTURE = 40_000_000
LARGEST_FILE = 20 * 2**20

#: Formats that Pillow reads by itself: it would start another program for EPS.
FORMATS = ("PNG", "JPEG", "WEBP")

#: Where a camera notes how it was held, and how pictures are written again.
_ORIENTATION = 0x0112
_SETTINGS: dict[str, dict[str, Any]] = {"PNG": {"optimize": True}, "JPEG": {"quality": 92}, "WEBP": {"quality": 92}}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture whose pixels were all read once: name in the chapter, format, width and height in pixels, bytes."""

    name: str
    format: str
    width: int
    height: int
    data: bytes


def picture(folder: Folder, name: str, asked_at: Place) -> Picture:
    """The picture `name` of a chapter's folder, or a ChapterError at `asked_at` that says what is wrong with it."""
    from PIL import Image  # two hundredths of a second that a chapter without pictures need not pay

    data = folder.read(name, asked_at, largest=LARGEST_FILE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with _to_the_last_byte(), Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > LARGEST_PICTURE:
                    raise Image.DecompressionBombError  # noqa: TRY301, as Pillow itself does for a larger one
                image.load()
                return Picture(name, str(image.format), image.width, image.height, data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        message, remedy = "'{name}' has more than {limit} pixels", "make the picture smaller"
    except (OSError, SyntaxError, ValueError):
        message, remedy = "'{name}' is not a whole picture", "save it again as PNG or JPEG"
    raise ChapterError(error("file.picture", asked_at, message, remedy, name=name, limit=LARGEST_PICTURE)) from None


@contextmanager
def _to_the_last_byte() -> Iterator[None]:
    """Pillow refuses a picture whose end is missing, whoever has told it otherwise: WeasyPrint does, when imported."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def in_grey(found: Picture) -> bytes:
    """A picture's pixels as a copier sees them, in its own format; what is transparent becomes paper."""
    from PIL import Image

    with Image.open(io.BytesIO(found.data), formats=FORMATS) as image:
        whole = image.convert("RGBA")
        paper = Image.new("RGBA", whole.size, "white")
        paper.alpha_composite(whole)
        made = paper.convert("L")
        if (turned := image.getexif().get(_ORIENTATION, 1)) != 1:
            made.getexif()[_ORIENTATION] = turned
        out = io.BytesIO()
        made.save(out, found.format, exif=made.getexif(), **_SETTINGS[found.format])
    return out.getvalue()

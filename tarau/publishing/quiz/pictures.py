"""The pictures of questions as files that stand alone: a drawing carries the letters that it is written in."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Callable, Iterable

from ...rendering import Picture, Pieces
from ..web import cut_down
from .items import Entry

#: What each kind of picture is called, by the ending of its name.
MEDIA = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
}
#: Where the pictures of a piece of HTML are.
_NAMED = re.compile(r'src="pictures/([^"]+)"')
_WORDS = re.compile(r">([^<]+)<")
_WEIGHT = re.compile(r'font-weight="(\d+)"')
#: The first of the families that a text is set in; the others stand in for letters that it lacks.
_FAMILY = re.compile(r'font-family="([^",]+)')
_HEAD = re.compile(r"<svg\b[^>]*>")


def picture_files(entries: Iterable[Entry], pieces: Pieces, read: Callable[[str], bytes]) -> dict[str, bytes]:
    """The file of every picture that the questions show, by its name."""
    files: dict[str, bytes] = {}
    for entry in entries:
        for item in entry.items:
            for shown in item.material:
                for picture in shown.pictures:
                    if picture.name not in files:
                        files[picture.name] = _file(picture, pieces, read)
    return files


def named(markup: str) -> tuple[str, ...]:
    """The names of the pictures in a piece of HTML."""
    return tuple(dict.fromkeys(_NAMED.findall(markup)))


def at(markup: str, where: str) -> str:
    """The HTML with its pictures looked for under another address."""
    return markup.replace('src="pictures/', f'src="{where}')


def media(name: str) -> str:
    """The media type of a picture."""
    return MEDIA.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def _file(picture: Picture, pieces: Pieces, read: Callable[[str], bytes]) -> bytes:
    if not picture.drawing:
        return read(picture.file)
    drawing = picture.drawing
    if "<text" in drawing:
        letters = frozenset(html.unescape("".join(_WORDS.findall(drawing))))
        families = set(_FAMILY.findall(drawing))
        weights = {400, *(int(weight) for weight in _WEIGHT.findall(drawing))}
        faces = [
            f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};'
            f"src:url({_inside(read(font.file), letters)})}}"
            for font in pieces.fonts
            if font.family in families and font.weight in weights and not font.italic
        ]
        drawing = _HEAD.sub(lambda head: f"{head[0]}<style>{''.join(faces)}</style>", drawing, count=1)
    return drawing.encode("utf-8")


def _inside(font: bytes, letters: frozenset[str]) -> str:
    """The letters of a font as an address that holds them."""
    return f"data:font/woff2;base64,{base64.b64encode(cut_down(font, letters)).decode('ascii')}"

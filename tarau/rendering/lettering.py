"""How wide words are, measured in the fonts themselves, with a small margin: enough to wrap labels in drawings."""

from __future__ import annotations

import io
from functools import cache
from typing import Literal

from ..files import shared

Face = Literal["sans", "sans-bold", "serif-bold", "serif-italic"]

FILES: dict[Face, str] = {
    "sans": "assets/fonts/pt-sans/PTSans_400Regular.ttf",
    "sans-bold": "assets/fonts/pt-sans/PTSans_700Bold.ttf",
    "serif-bold": "assets/fonts/literata/Literata_600SemiBold.ttf",
    "serif-italic": "assets/fonts/literata/Literata_400Regular_Italic.ttf",
}

#: A wrapped label must fit, so a little is added to what is measured.
MARGIN = 1.02


def width(words: str, size: float, face: Face = "sans") -> float:
    """The width of `words` at `size`, in the unit of `size`."""
    advances, em = _advances(face)
    return MARGIN * size * sum(advances.get(ord(letter), em / 2) for letter in words) / em


def wrapped(words: str, size: float, room: float, face: Face = "sans") -> tuple[str, ...]:
    """`words` in lines no wider than `room`; a word that is wider alone stands alone. No-break spaces hold."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, face) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


@cache
def _advances(face: Face) -> tuple[dict[int, int], int]:
    """Per code point the advance in font units, and the units in an em, from the font itself."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(shared(FILES[face])), lazy=True) as font:
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] for code, glyph in font.getBestCmap().items()}, font["head"].unitsPerEm

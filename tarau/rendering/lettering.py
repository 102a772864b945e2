"""How wide words are, measured in the fonts themselves, with a small margin: enough to wrap labels in drawings."""

from __future__ import annotations

import io
from functools import cache

from ..files import shared

#: A wrapped label must fit, so a little is added to what is measured.
MARGIN = 1.02


def width(words: str, size: float, file: str) -> float:
    """The width of `words` at `size`, in the unit of `size`, in the font of that file."""
    advances, em = _advances(file)
    return MARGIN * size * sum(advances.get(ord(letter), em / 2) for letter in words) / em


def wrapped(words: str, size: float, room: float, file: str) -> tuple[str, ...]:
    """`words` in lines no wider than `room`; a word that is wider alone stands alone. No-break spaces hold."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, file) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


@cache
def _advances(file: str) -> tuple[dict[int, int], int]:
    """Per code point the advance in font units, and the units in an em, from the font itself."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(shared(file)), lazy=True) as font:
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] for code, glyph in font.getBestCmap().items()}, font["head"].unitsPerEm

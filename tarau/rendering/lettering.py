"""How wide words are in PT Sans, near enough to wrap labels in drawings: measured, with a small margin."""

from __future__ import annotations

from functools import cache

from ..files import shared

#: Drawings are set in PT Sans; a wrapped label must fit, so a little is added to what is measured.
MARGIN = 1.02


def width(words: str, size: float, bold: bool = False) -> float:
    """The width of `words` at `size`, in the unit of `size`."""
    advances, em = _advances(bold)
    return MARGIN * size * sum(advances.get(ord(letter), em / 2) for letter in words) / em


def wrapped(words: str, size: float, room: float, bold: bool = False) -> tuple[str, ...]:
    """`words` in lines no wider than `room`; a word that is wider alone stands alone."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


@cache
def _advances(bold: bool) -> tuple[dict[int, int], int]:
    """Per code point the advance in font units, and the units in an em, from the font itself."""
    import io

    from fontTools.ttLib import TTFont

    name = "PTSans_700Bold" if bold else "PTSans_400Regular"
    with TTFont(io.BytesIO(shared(f"assets/fonts/pt-sans/{name}.ttf")), lazy=True) as font:
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] for code, glyph in font.getBestCmap().items()}, font["head"].unitsPerEm

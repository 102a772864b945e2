"""Rules on fonts: embedded, whole, of the right widths, and with the Unicode value of every letter that is shown."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

from ..tagged.reading import to_unicode, widths
from .file import File, Finding

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
#: By how many thousandths of the letter size a width may differ; the file gives whole numbers.
_NEARLY = 1.0


def fonts(file: File) -> Iterator[Finding]:
    """10-001 and 31-004 to 31-030, and the premises on kinds of fonts."""
    for key, font in file.painted.fonts.items():
        name = str(font.get("/BaseFont", "/?"))[1:]
        codes = file.painted.codes[key]
        if font.get("/Subtype") != "/Type0" or font.get("/Encoding") != "/Identity-H":
            yield Finding("fonts", name)
            continue
        inner = font.DescendantFonts[0]
        yield from (Finding(number, name) for number in _maps(font, inner))
        yield from (Finding(number, name) for number in _letters(font, codes))
        yield from (Finding(number, name) for number in _glyphs(inner, codes))


def _maps(font: Any, inner: Any) -> Iterator[str]:
    if inner.get("/Subtype") == "/CIDFontType2":
        mapped = inner.get("/CIDToGIDMap")
        if mapped is None:
            yield "31-005"
        elif not isinstance(mapped, pikepdf.Stream) and mapped != "/Identity":
            yield "31-004"
    if {"/CharSet", "/CIDSet"} & set(inner.FontDescriptor.keys()):
        yield "charsets"
    if "/ToUnicode" not in font:
        yield "31-027"


def _letters(font: Any, codes: set[int]) -> Iterator[str]:
    known = to_unicode(font)
    if 0 in codes:
        yield "31-030"
    if any(not known.get(code) for code in codes):
        yield "10-001"
    values = "".join(known.values())
    if "\0" in values:
        yield "31-028"
    if "\ufeff" in values or "\ufffe" in values:
        yield "31-029"


def _glyphs(inner: Any, codes: set[int]) -> Iterator[str]:
    """Whether the font in the file has what is shown, as wide as the file says."""
    packed = next((inner.FontDescriptor[name] for name in _FILES if name in inner.FontDescriptor), None)
    if packed is None:
        yield "31-009"
        return
    program = TTFont(io.BytesIO(packed.read_bytes()), lazy=True)
    count = program["maxp"].numGlyphs
    if any(code >= count for code in codes):
        yield "31-011"
        return
    scale = 1000 / program["head"].unitsPerEm
    names, advances = program.getGlyphOrder(), program["hmtx"].metrics
    known, usual = widths(inner), float(inner.get("/DW", 1000))
    if any(abs(known.get(code, usual) - advances[names[code]][0] * scale) > _NEARLY for code in codes):
        yield "31-016"


RULES = (fonts,)

"""The finished pages as they are: each marked piece of content with its letters, in the order of the engine's tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pikepdf

from .markup import letters

#: A CSS pixel in points, and how far letters reach below and above their line, in parts of their size.
_PIXEL, _BELOW, _ABOVE = 0.75, 0.25, 0.85
_letters = lru_cache(maxsize=4096)(letters)
_HEX = r"<([0-9A-Fa-f\s]*)>"
_SECTION = re.compile(r"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_PAIR = re.compile(_HEX + r"\s*" + _HEX)
_RANGE = re.compile(_HEX + r"\s*" + _HEX + r"\s*(?:" + _HEX + r"|\[(.*?)\])", re.DOTALL)


@dataclass(eq=False, slots=True)
class Piece:
    """A marked piece of a page: what it shows, and where the engine's own tags put it.

    `box` is the frame of a picture or of a line of text, in points from the lower left corner.
    """

    page: int
    mcid: int
    text: str
    picture: bool
    signs: list[str] = field(default_factory=list)
    """What each of its codes stands for, in the order in which they are shown: together its text."""
    tags: tuple[str, ...] = ()
    items: tuple[Any, ...] = ()
    """The engine's list items around it, from the outside in."""
    box: tuple[float, ...] = ()
    top: float = 0.0
    """How far below the upper edge of the page its text stands, in points."""
    space_before: bool = False
    space_after: bool = False
    """Whether the markup has a space there, which a page does not show where its line ends."""
    lost_space: bool = False
    """Whether the text has a space after it that the page does not show."""
    run: int = 0
    """Which run of words of the markup it belongs to."""
    divided: bool = False
    """Whether it ends in the hyphen of a word that goes on in the next line."""
    space: bytes = b""
    """How its font writes a space; empty when it has none."""
    links: list[Any] = field(default_factory=list)
    """The annotations that lie on it."""

    @property
    def letters(self) -> str:
        """Its text as it is compared with the markup's."""
        return _letters(self.text)

    @property
    def noted(self) -> bool:
        """Whether it stands among the footnotes of its page, which the engine tags after all else."""
        return self.tags[1:2] == ("note-area",)


def read_pieces(pdf: pikepdf.Pdf) -> tuple[list[Piece], list[Piece]]:
    """The pieces of all pages in the order of the tags, and those that no tag holds: running heads and the like."""
    by_mark: dict[tuple[int, int], Piece] = {}
    fonts: dict[Any, _Font] = {}
    for number, page in enumerate(pdf.pages):
        for piece in _pieces(page, number, fonts):
            by_mark[number, piece.mcid] = piece
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    root = pdf.Root.StructTreeRoot.K
    ordered = list(_tagged(root[0] if isinstance(root, pikepdf.Array) else root, (), by_mark, pages, pdf))
    held = {id(piece) for piece in ordered}
    return ordered, [piece for piece in by_mark.values() if id(piece) not in held]


@dataclass(frozen=True, slots=True)
class _Font:
    """What the codes of a font stand for and how wide they are, in thousandths of the letter size."""

    signs: Mapping[int, str]
    widths: Mapping[int, float]
    usual_width: float
    space: bytes


def _font(font: Any) -> _Font:
    signs, inner = to_unicode(font), font.DescendantFonts[0]
    space = next((b"<%04x>" % code for code, text in signs.items() if text == " "), b"")
    return _Font(signs, widths(inner), float(inner.get("/DW", 1000)), space)


def _pieces(page: pikepdf.Page, number: int, fonts: dict[Any, _Font]) -> Iterator[Piece]:
    """The marked pieces of one page, with what their letters say."""
    open_marks: list[Piece | None] = []
    named: Any = page.obj.Resources.get("/Font", {})
    height = float(page.mediabox[3])
    font = _Font({}, {}, 0.0, b"")
    size = 0.0
    operands: Any
    for operands, operator in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ Tm"):  # type: ignore[misc]
        name = str(operator)
        if name == "BDC":
            mark = operands[1].get("/MCID") if isinstance(operands[1], pikepdf.Dictionary) else None
            piece = None if mark is None else Piece(number, int(mark), "", str(operands[0]) == "/Figure")
            open_marks.append(piece)
        elif name == "BMC":
            open_marks.append(None)
        elif name == "EMC":
            closed = open_marks.pop()
            if closed is not None:
                yield closed
        elif name == "Tf":
            chosen, size = named[str(operands[0])], float(operands[1]) * _PIXEL
            if chosen.objgen not in fonts:
                fonts[chosen.objgen] = _font(chosen)
            font = fonts[chosen.objgen]
        elif inner := next((piece for piece in reversed(open_marks) if piece is not None), None):
            if name == "Tm":
                inner.top = float(operands[5]) * _PIXEL
                left, base = float(operands[4]) * _PIXEL, height - inner.top
                inner.box = inner.box or (left, base - size * _BELOW, left, base + size * _ABOVE)
            else:
                _show(inner, operands[0], font, size)


def _show(piece: Piece, operand: Any, font: _Font, size: float) -> None:
    """Add to a piece what an operator shows."""
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    run = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    codes = [run[at] << 8 | run[at + 1] for at in range(0, len(run) - 1, 2)]
    shown = [font.signs.get(code, "\ufffd") for code in codes]
    piece.signs += shown
    piece.text += "".join(shown)
    piece.space = font.space
    wide = sum(font.widths.get(code, font.usual_width) for code in codes) * size / 1000
    if piece.box:
        left, bottom, right, top = piece.box
        top = max(top, bottom + size * (_ABOVE + _BELOW))
        piece.box = (left, bottom, right + wide, top)


def to_unicode(font: Any) -> dict[int, str]:
    """What the two-byte codes of a font stand for, from its ToUnicode map; empty when it has none."""
    found: dict[int, str] = {}
    if "/ToUnicode" not in font:
        return found
    packed = font.ToUnicode
    for kind, body in _SECTION.findall(packed.read_bytes().decode("latin-1")):
        if kind == "bfchar":
            found |= {int(code, 16): _utf16(value) for code, value in _PAIR.findall(body)}
            continue
        for first, last, start, several in _RANGE.findall(body):
            codes = range(int(first, 16), int(last, 16) + 1)
            if several:
                values = [_utf16(value) for value in re.findall(_HEX, several)]
                found |= dict(zip(codes, values, strict=False))
            else:
                base = _utf16(start)
                found |= {code: base[:-1] + chr(ord(base[-1]) + step) for step, code in enumerate(codes) if base}
    return found


def widths(inner: Any) -> Mapping[int, float]:
    """The widths of a font's codes in thousandths of the letter size (PDF 32000-1, 9.7.4.3)."""
    found: dict[int, float] = {}
    given = list(inner.get("/W", []))
    at = 0
    while at < len(given):
        first, second = int(given[at]), given[at + 1]
        if isinstance(second, pikepdf.Array):
            found |= {first + step: float(width) for step, width in enumerate(second)}
            at += 2
        else:
            found |= dict.fromkeys(range(first, int(second) + 1), float(given[at + 2]))
            at += 3
    return found


def _utf16(value: str) -> str:
    return bytes.fromhex("".join(value.split())).decode("utf-16-be", "replace")


def _tagged(
    element: Any,
    tags: tuple[str, ...],
    by_mark: Mapping[tuple[int, int], Piece],
    pages: Mapping[Any, int],
    pdf: Any,
    items: tuple[Any, ...] = (),
) -> Iterator[Piece]:
    """The pieces under a structure element; each annotation is given to the first piece beside or under it."""
    kind = str(element.S)
    if len(tags) == 1 and kind == "/NonStruct" and all(_is(kid, "/Span") for kid in element.K):
        kind = "note-area"
    items = (*items, element.objgen) if kind == "/LI" else items
    here, annotations, found = (*tags, kind), [], []
    for kid in element.K if isinstance(element.get("/K"), pikepdf.Array) else [element.K]:
        if not isinstance(kid, pikepdf.Dictionary):
            piece = by_mark[pages[element.Pg.objgen], int(kid)]
            piece.tags, piece.items = here, items
            if kind == "/Figure" and "/A" in element:
                piece.box = _box(element.A.BBox, pdf.pages[piece.page])
            found.append(piece)
        elif kid.get("/Type") == "/OBJR":
            annotations.append(kid.Obj)
        else:
            found += _tagged(kid, here, by_mark, pages, pdf, items)
    if found:
        found[0].links += annotations
    yield from found


def _is(kid: Any, kind: str) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == kind


def _box(pixels: Any, page: pikepdf.Page) -> tuple[float, ...]:
    """The frame of a picture: the engine writes it in CSS pixels from the upper left corner, where PDF wants points
    from the lower left one (PDF 32000-1, 14.8.5.4.3)."""
    left, top, right, bottom = (float(number) * _PIXEL for number in pixels)
    height = float(page.mediabox[3])
    return tuple(round(number, 2) for number in (left, height - bottom, right, height - top))

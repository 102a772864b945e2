"""The finished pages as they are: each marked piece of content with its letters, in the order of the engine's tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pikepdf

from .markup import letters

_letters = lru_cache(maxsize=4096)(letters)
_HEX = r"<([0-9A-Fa-f\s]*)>"
_SECTION = re.compile(r"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_PAIR = re.compile(_HEX + r"\s*" + _HEX)
_RANGE = re.compile(_HEX + r"\s*" + _HEX + r"\s*(?:" + _HEX + r"|\[(.*?)\])", re.DOTALL)


@dataclass(eq=False, slots=True)
class Piece:
    """A marked piece of a page: what it shows, and where the engine's own tags put it.

    `box` is the frame of a picture, in points from the lower left corner.
    """

    page: int
    mcid: int
    text: str
    picture: bool
    tags: tuple[str, ...] = ()
    box: tuple[float, ...] = ()
    top: float = 0.0
    """How far below the upper edge of the page its text stands, in points."""
    space_before: bool = False
    space_after: bool = False
    """Whether the markup has a space there, which a page does not show where its line ends."""
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
    fonts: dict[Any, Mapping[int, str]] = {}
    for number, page in enumerate(pdf.pages):
        for piece in _pieces(page, number, fonts):
            by_mark[number, piece.mcid] = piece
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    root = pdf.Root.StructTreeRoot.K
    ordered = list(_tagged(root[0] if isinstance(root, pikepdf.Array) else root, (), by_mark, pages, pdf))
    held = {id(piece) for piece in ordered}
    return ordered, [piece for piece in by_mark.values() if id(piece) not in held]


def _pieces(page: pikepdf.Page, number: int, fonts: dict[Any, Mapping[int, str]]) -> Iterator[Piece]:
    """The marked pieces of one page, with what their letters say."""
    open_marks: list[Piece | None] = []
    named: Any = page.obj.Resources.get("/Font", {})
    mapping: Mapping[int, str] = {}
    spaces: dict[int, bytes] = {}
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
            font = named[str(operands[0])]
            if font.objgen not in fonts:
                fonts[font.objgen] = to_unicode(font)
            mapping = fonts[font.objgen]
            spaces[id(mapping)] = next((b"<%04x>" % code for code, text in mapping.items() if text == " "), b"")
        elif inner := next((piece for piece in reversed(open_marks) if piece is not None), None):
            if name == "Tm":
                inner.top = float(operands[5]) * 0.75
            else:
                inner.text += _shown(operands[0], mapping)
                inner.space = spaces.get(id(mapping), b"")


def _shown(operand: Any, mapping: Mapping[int, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = (bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(
        mapping.get(code[at] << 8 | code[at + 1], "\ufffd") for code in codes for at in range(0, len(code) - 1, 2)
    )


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


def _utf16(value: str) -> str:
    return bytes.fromhex("".join(value.split())).decode("utf-16-be", "replace")


def _tagged(
    element: Any, tags: tuple[str, ...], by_mark: Mapping[tuple[int, int], Piece], pages: Mapping[Any, int], pdf: Any
) -> Iterator[Piece]:
    """The pieces under a structure element; each annotation is given to the first piece beside or under it."""
    kind = str(element.S)
    if len(tags) == 1 and kind == "/NonStruct" and all(_is(kid, "/Span") for kid in element.K):
        kind = "note-area"
    here, annotations, found = (*tags, kind), [], []
    for kid in element.K if isinstance(element.get("/K"), pikepdf.Array) else [element.K]:
        if not isinstance(kid, pikepdf.Dictionary):
            piece = by_mark[pages[element.Pg.objgen], int(kid)]
            piece.tags = here
            if kind == "/Figure" and "/A" in element:
                piece.box = _box(element.A.BBox, pdf.pages[piece.page])
            found.append(piece)
        elif kid.get("/Type") == "/OBJR":
            annotations.append(kid.Obj)
        else:
            found += _tagged(kid, here, by_mark, pages, pdf)
    if found:
        found[0].links += annotations
    yield from found


def _is(kid: Any, kind: str) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == kind


def _box(pixels: Any, page: pikepdf.Page) -> tuple[float, ...]:
    """The frame of a picture: the engine writes it in CSS pixels from the upper left corner, where PDF wants points
    from the lower left one (PDF 32000-1, 14.8.5.4.3)."""
    left, top, right, bottom = (float(number) * 0.75 for number in pixels)
    height = float(page.mediabox[3])
    return tuple(round(number, 2) for number in (left, height - bottom, right, height - top))

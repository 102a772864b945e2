"""Codes to be read with a telephone (QR, ISO/IEC 18004), as drawings."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from markupsafe import Markup

from ..problems import ChapterError, Place, error

#: Side of a printed code in millimetres, with the four modules of white around it that readers need.
SIDE = 22.0
#: Modules of white around the code, as the standard asks.
QUIET = 4


def code(address: str, ink: str) -> Markup:
    """The code of an address; it stays readable with a quarter of it spoilt (level Q).

    Raises a ChapterError for an address that no code can hold, and where the library for codes is missing.
    """
    rows = [list(row) for row in _matrix(address)]
    size = len(rows) + 2 * QUIET
    path = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    # Nothing of the address stands in the drawing but squares.
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="code" role="img" aria-hidden="true" width="{SIDE}mm" '
        f'height="{SIDE}mm" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path d="{path}" fill="{ink}"/></svg>'
    )


def _matrix(address: str) -> Any:
    try:
        segno = import_module("segno")
    except ImportError:
        message, remedy = "the code of '{address}' cannot be drawn: the library segno is missing", "leave 'qr' out"
        raise ChapterError(error("worksheet.qr", Place("qr"), message, remedy, address=address)) from None
    try:
        return segno.make(address, error="q", micro=False).matrix
    except ValueError:
        message, remedy = "the address '{address}' is too long for a code", "use a shorter one"
        raise ChapterError(error("worksheet.qr", Place("qr"), message, remedy, address=address[:60])) from None

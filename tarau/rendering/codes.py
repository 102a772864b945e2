"""Codes to be read with a telephone (QR, ISO/IEC 18004), as drawings."""

from __future__ import annotations

import segno
from markupsafe import Markup

#: Side of a printed code in millimetres, with the four modules of white around it that readers need.
SIDE = 22.0
#: Modules of white around the code, as the standard asks.
QUIET = 4


def code(address: str, ink: str) -> Markup:
    """The code of an address; it stays readable with a quarter of it spoilt (level Q)."""
    rows = [list(row) for row in segno.make(address, error="q", micro=False).matrix]
    size = len(rows) + 2 * QUIET
    path = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    # The address is escaped by its code: nothing of it stands in the drawing but squares.
    return Markup(  # noqa: S704
        f'<svg xmlns="http://www.w3.org/2000/svg" class="code" role="img" aria-hidden="true" width="{SIDE}mm" '
        f'height="{SIDE}mm" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path d="{path}" fill="{ink}"/></svg>'
    )

"""Faults of WeasyPrint 70.0 that spoil pages, and their cures: put in place once, when the engine is loaded."""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.layout import inline

_split_first_line = inline.split_first_line


def _split_without_trailing_space(
    text: str, style: Any, context: Any, max_width: float | None, justification_spacing: float, **more: Any
) -> Any:
    """As WeasyPrint's own `split_first_line`, but a space at the end of a text does not count against the width.

    The fault: words that fill a line but for the space after them, and are followed by an element (a name that the
    index knows, an abbreviation), are taken for too wide, and the line is broken in its first word instead.
    """
    found = _split_first_line(text, style, context, max_width, justification_spacing, **more)
    if found[2] is None or not text.endswith(" ") or max_width in (None, inf):
        return found
    bare = _split_first_line(text.rstrip(" "), style, context, max_width, justification_spacing, **more)
    if bare[2] is not None:
        return found
    return _split_first_line(text, style, context, max_width + style["font_size"], justification_spacing, **more)


def cure() -> None:
    """Put the cures in place; a second call does nothing."""
    inline.split_first_line = _split_without_trailing_space

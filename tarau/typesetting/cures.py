"""Faults of WeasyPrint 70.0 and Pango 1.50 that spoil pages, and their cure: put in place when the engine is loaded.

Both come with text that is followed by an element, as everywhere where the index knows a name or an abbreviation is
kept whole. A test shows each of them on a page; when a later version needs no cure, the tests pass without this file.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.layout import inline

NO_BREAK_SPACE = "\u00a0"

_split_first_line = inline.split_first_line


def _split(
    text: str, style: Any, context: Any, max_width: float | None, justification_spacing: float, **more: Any
) -> Any:
    """As WeasyPrint's own `split_first_line`, with the spaces at the end of a text treated rightly."""

    def split(words: str, width: float | None) -> Any:
        return _split_first_line(words, style, context, width, justification_spacing, **more)

    found = split(text, max_width)
    if found[2] is None or max_width is None or max_width == inf:
        return found
    if text.endswith(" "):
        return _fitting(split, text, max_width, style["font_size"]) or found
    if text.endswith(NO_BREAK_SPACE):
        return _divided(split, text, max_width) or found
    return found


def _fitting(split: Any, text: str, max_width: float, space: float) -> Any:
    """Words that fill a line but for the space after them are taken for too wide and broken in their first word."""
    if split(text.rstrip(" "), max_width)[2] is not None:
        return None
    return split(text, max_width + space)


def _divided(split: Any, text: str, max_width: float) -> Any:
    """Words too wide by no more than the no-break space after them are broken at their first space, not the last."""
    bare = text.rstrip(NO_BREAK_SPACE)
    found = split(bare, max_width)
    if found[2] is None:
        found = split(bare, min(max_width, found[3]) - 1)
    return found if found[2] is not None else None


def cure() -> None:
    """Put the cure in place; a second call does nothing."""
    inline.split_first_line = _split

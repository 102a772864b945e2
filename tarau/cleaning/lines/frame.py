"""The frame of a page: the menu that it begins with and what stands below its text, told by shape, whatever the words.

No text of its own begins so: of 230 articles without their pages none has a menu of four lines by these measures, and
one has three with two lines below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from .shape import Line

#: Of longer texts, which are judged in parts, no part has a frame of its own.
LARGEST = 2500
#: A line of the frame scores below this; one of a menu is no longer.
FRAME, LONGEST = -1.8, 45
#: A menu of so many lines at the very top proves a page; of fewer with so many lines of the frame at the end.
MENU, SHORT_MENU, FOOT = 4, 3, 2


def frame(lines: Sequence[Line], found: Sequence[float], kinds: Sequence[str]) -> frozenset[int]:
    """The lines of the menu at the top and of the foot; none where they do not prove that the text was a page."""
    prose = [number for number, line in enumerate(lines) if line.is_prose]
    if not prose or len(lines) > LARGEST:
        return frozenset()
    top = list(
        takewhile(
            lambda number: kinds[number] or (found[number] < FRAME and _may_be_entry(lines[number].text)),
            range(prose[0]),
        )
    )
    foot = list(
        takewhile(
            lambda number: kinds[number] or (found[number] < FRAME and not _is_said(lines[number].text)),
            range(len(lines) - 1, prose[-1], -1),
        )
    )
    proven = len(top) >= MENU or (len(top) >= SHORT_MENU and len(foot) >= FOOT)
    return frozenset([*top, *foot]) if proven else frozenset()


def may_have_menu(texts: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether a text begins with lines that may be those of a menu, before anything is measured."""
    beginning = zip(texts[:MENU], kinds[:MENU], strict=True)
    return sum(bool(kind) or _may_be_entry(text) for text, kind in beginning) >= SHORT_MENU


def _is_said(text: str) -> bool:
    """Whether a line is part of a talk or a row: what no page has at its foot."""
    return text[0] in "–—«" or "\t" in text


def _may_be_entry(text: str) -> bool:
    """Whether a line may stand in a menu: short, no sentence, no verse, no item, no row."""
    if len(text) > LONGEST or text.islower() or "\t" in text:
        return False
    return text[-1] not in ".!;:,…»”" and text[0] not in "–—-«"

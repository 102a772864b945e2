"""The frame of a page: the menu that it begins with and what stands below its text, told by shape, whatever the words.

No text of its own begins so: of 477 articles without their pages none has a menu of four lines by these measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from .shape import STEM, Line

#: Of longer texts, which are judged in parts, no part has a frame of its own.
LARGEST = 2500
#: A line of the frame scores below this; one of a menu is no longer.
FRAME, LONGEST = -1.8, 45
#: The lines of a menu of more than so many may be less sure of it.
TOP = -1.0
#: A menu of so many lines at the very top proves a page; of fewer with so many lines of the frame at the end.
MENU, SHORT_MENU, FOOT = 4, 3, 2
#: Of the lines at the top of a page with a menu at most this share names what the text is about.
PLAN = 0.5
#: What stands before a title in a list of them.
_COUNTED = "0123456789.) "


def frame(lines: Sequence[Line], found: Sequence[float], kinds: Sequence[str]) -> frozenset[int]:
    """The lines of the menu at the top and of the foot; none where they do not prove that the text was a page."""
    prose = [number for number, line in enumerate(lines) if line.is_prose]
    if not prose or len(lines) > LARGEST:
        return frozenset()
    # what stands again inside the text is a title of its own parts: a plan, a list of contents
    inside = {line.text.casefold().lstrip(_COUNTED) for line in lines[prose[0] - 1 : prose[-1]]}
    top = list(
        takewhile(
            lambda number: (
                kinds[number]
                or (
                    found[number] < TOP
                    and _may_be_entry(lines[number].text)
                    and lines[number].text.casefold().lstrip(_COUNTED) not in inside
                )
            ),
            range(prose[0]),
        )
    )
    if all(lines[number].text.islower() for number in top):  # a list of words
        return frozenset()
    if not any(kinds[number] for number in top) and (not any(kinds) or _tells_of(lines, top, prose)):
        return frozenset()
    foot = list(
        takewhile(
            lambda number: kinds[number] or (found[number] < FRAME and not _is_said(lines[number].text)),
            range(len(lines) - 1, prose[-1], -1),
        )
    )
    # what stands above the first line that is furniture by its wording may be the end of the text
    first = next((number for number in reversed(foot) if kinds[number]), None)
    foot = [number for number in foot if first is not None and number >= first]
    if len(foot) < FOOT and not any(kinds[number] for number in foot):  # the last line of a verse or a list
        foot = []
    sure = sum(1 for number in top if kinds[number] or found[number] < FRAME)
    proven = len(top) >= MENU and (sure >= MENU or len(top) > MENU)
    proven = proven or (sure >= SHORT_MENU and len(foot) >= FOOT)
    return frozenset([*top, *foot]) if proven else frozenset()


def _tells_of(lines: Sequence[Line], top: Sequence[int], prose: Sequence[int]) -> bool:
    """Whether most lines at the top name what the text is about, as a plan of it does."""
    own = {word[: STEM - 1] for number in prose for word in lines[number].words}
    naming = sum(
        any(word[: STEM - 1] in own for word in lines[number].words if len(word) >= STEM - 1) for number in top
    )
    return naming > PLAN * len(top)


def may_have_menu(texts: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether a text begins with lines that may be those of a menu, before anything is measured."""
    beginning = zip(texts[:MENU], kinds[:MENU], strict=True)
    return sum(bool(kind) or _may_be_entry(text) for text, kind in beginning) >= SHORT_MENU


def _is_said(text: str) -> bool:
    """Whether a line is part of a talk or a row: what no page has at its foot."""
    return text[0] in "–—«" or "\t" in text


def _may_be_entry(text: str) -> bool:
    """Whether a line may stand in a menu: short, no sentence, no verse, no item, no row."""
    if len(text) > LONGEST or "\t" in text:
        return False
    return text[-1] not in ".!;:,…»”" and text[0] not in "–—-«"

"""The styles of a Word document: which are headings and lists in any language, and which raise or hide letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .scripts import Shift
from .wordml import attribute, on, tag_of, value

_HEADING = re.compile(r"(?:heading|заголовок|тақырып|überschrift|titre|título|başlık)[ _]*([1-9])", re.IGNORECASE)
_TITLES = frozenset({"title", "subtitle", "название", "подзаголовок"})
#: Styles that rest on one another so often do so in a circle.
_LONGEST_CHAIN = 20
SHIFTS: Mapping[str, Shift] = {"superscript": "raised", "subscript": "lowered"}


@dataclass(slots=True)
class Style:
    """What a style says: a heading's level (from 1), a list and the level in it, raised letters; `based` is its base.

    None is what it says nothing of.
    """

    name: str = ""
    based: str = ""
    heading: int | None = None
    use: str | None = None
    level: int | None = None
    shift: Shift | None = None
    hidden: bool | None = None


NOTHING = Style()


def read_styles(elements: Iterable[tuple[str, Any]]) -> dict[str, Style]:
    """The styles that the part `styles.xml` describes, each with what it has from those it is based on."""
    found: dict[str, Style] = {}
    style = Style()
    for event, element in elements:
        tag = tag_of(element)
        if event == "start":
            style = Style() if tag == "style" else style
        elif tag == "style":
            style.heading = heading_level(style.name) or style.heading
            found[attribute(element, "styleId")] = style
            style = Style()
        else:
            _say(style, tag, element)
    return {name: _whole(style, found) for name, style in found.items()}


def heading_level(name: str) -> int:
    """The level of a heading by the name or the id of its style, 0 where it is none."""
    by_name = _HEADING.fullmatch(name.strip())
    return int(by_name[1]) if by_name else int(name.casefold() in _TITLES)


def _say(style: Style, tag: str, element: Any) -> None:
    if tag == "name":
        style.name = value(element)
    elif tag == "basedOn":
        style.based = value(element)
    elif tag == "outlineLvl":
        level = value(element)
        style.heading = int(level) + 1 if level in tuple("012345678") else 0
    elif tag == "numId":
        style.use = value(element)
    elif tag == "ilvl":
        style.level = int(value(element)) if value(element) in tuple("012345678") else 0
    elif tag == "vertAlign":
        style.shift = SHIFTS.get(value(element))
    elif tag == "vanish":
        style.hidden = on(element)


def _whole(style: Style, styles: Mapping[str, Style]) -> Style:
    whole, based = style, style.based
    for _ in range(_LONGEST_CHAIN):
        base = styles.get(based)
        if base is None:
            break
        whole = Style(
            whole.name,
            "",
            base.heading if whole.heading is None else whole.heading,
            base.use if whole.use is None else whole.use,
            base.level if whole.level is None else whole.level,
            whole.shift or base.shift,
            base.hidden if whole.hidden is None else whole.hidden,
        )
        based = base.based
    return whole

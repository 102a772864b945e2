"""The numbers and bullets that a browser writes before the items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .numerals import WEB, numeral

#: A list whose letters are links by this share is a menu; browsers show menus in every shape.
LINKED = 0.5
#: So far may a list's tree be looked through to see whether it is a menu.
_FAR = 5000
_TYPE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(none|[a-z]+-[a-z-]+|decimal|disc|circle|square)\b", re.IGNORECASE)
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
_HIGHEST = 10**9


@dataclass(slots=True)
class List:
    """A list that is open: how its items are marked, the number of the next and the step to the one after it."""

    style: str = "none"
    next: int = 1
    step: int = 1
    menu: bool = False

    def mark(self, item: Any) -> str:
        """What stands before an item, with a space after it, or nothing; the next one is counted."""
        style = _type(item) or self.style
        if style == "none" or self.menu:
            return ""
        if style in _BULLETS:
            return f"{_BULLETS[style]} "
        number = _whole(item.get("value"), self.next)
        self.next = number + self.step
        return f"{numeral(number, style, WEB)}. "


def list_of(tag: str, element: Any, outer: List | None, *, furniture: bool) -> List:
    """The list that an `ol` or `ul` opens inside another one or none."""
    style = _type(element) or ("decimal" if tag == "ol" else "circle" if outer else "disc")
    menu = furniture or (outer.menu if outer else _is_menu(element))
    if element.get("reversed") is None:
        return List(style, _whole(element.get("start"), 1), 1, menu)
    count = sum(child.tag == "li" for child in element)
    return List(style, _whole(element.get("start"), count), -1, menu)


def _type(element: Any) -> str:
    """How an element's attributes say that its items are marked: a name of `WEB` or of a bullet, or nothing."""
    styled = _TYPE.search(element.get("style") or "")
    if styled:
        return str(styled[1].lower())
    named = str(element.get("type") or "").strip()
    return named if named in WEB else named.lower() if named.lower() in _BULLETS else "decimal" if named == "1" else ""


def _is_menu(element: Any) -> bool:
    linked = whole = 0
    for number, inner in enumerate(element.iter()):
        if number > _FAR:
            break
        size = len((inner.text or "").strip()) if isinstance(inner.tag, str) else 0
        linked += size * (inner.tag == "a" or _in_link(inner, element))
        whole += size + len((inner.tail or "").strip()) * (inner is not element)
    return whole == 0 or linked > LINKED * whole


def _in_link(inner: Any, element: Any) -> bool:
    for _ in range(6):
        inner = inner.getparent()
        if inner is None or inner is element:
            return False
        if inner.tag == "a":
            return True
    return False


def _whole(said: str | None, otherwise: int) -> int:
    try:
        number = int((said or "").strip())
    except ValueError:
        return otherwise
    return number if abs(number) < _HIGHEST else otherwise

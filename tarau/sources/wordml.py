"""The words of WordprocessingML that every reader of a Word document's parts needs: names, attributes, switches."""

from __future__ import annotations

from typing import Any

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def tag_of(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag.rpartition("}")[2])


def attribute(element: Any, name: str) -> str:
    """An attribute of an element, nothing where it has none."""
    return str(element.get(f"{WORD}{name}") or element.get(f"{STRICT}{name}") or "")


def value(element: Any) -> str:
    """What an element says in its attribute `val`."""
    return attribute(element, "val")


def on(element: Any) -> bool:
    """Whether an element that is a switch is on: it is where it says nothing."""
    return value(element) not in ("0", "false", "off")

"""The style sheets of a theme, read as a browser reads them: imports in their place, the last value of a property."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join, normpath

from ..files import shared_text
from ..problems import Place

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']([^"')]+)["']""")
_BLOCK = re.compile(r"([^{};]*)\{")
_PROPERTY = re.compile(r"--([A-Za-z0-9_-]+)\s*:\s*([^;}]*)")
_DESCRIPTOR = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_USED = re.compile(r"var\(\s*--([A-Za-z0-9_-]+)")
_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)""")


@dataclass(frozen=True, slots=True)
class Declared:
    """The value of a custom property, and where it stands."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font that a style sheet brings: its family, its weight, and its file among the assets."""

    family: str
    weight: int
    italic: bool
    file: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One style sheet: its name among the assets, and its text without comments, line for line."""

    name: str
    text: str


def sheets(name: str) -> tuple[Sheet, ...]:
    """The style sheet `name` and all that it imports, in the order in which their rules count."""
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), shared_text(name))
    imported = (normpath(join(name.rpartition("/")[0], address)) for address in _IMPORT.findall(text))
    return (*(sheet for each in imported for sheet in sheets(each)), Sheet(name, text))


def declared(sheet: Sheet) -> Iterator[tuple[str, Declared]]:
    """The custom properties in the :root blocks of a sheet; those inside a condition, such as a dark screen, are not
    counted."""
    for selector, body, start in _blocks(sheet.text):
        if selector == ":root":
            for found in _PROPERTY.finditer(body):
                line = sheet.text.count("\n", 0, start + found.start()) + 1
                yield found[1], Declared(found[2].strip(), Place(sheet.name, line))


def fonts(sheet: Sheet) -> Iterator[FontFile]:
    """The fonts of a sheet."""
    for selector, body, _ in _blocks(sheet.text):
        if selector == "@font-face":
            said = dict(_DESCRIPTOR.findall(body))
            address = _ADDRESS.search(body)
            if address and "font-family" in said:
                # The page for the browser names its fonts from the root, a theme from its own folder.
                file = (
                    address[1] if address[1].startswith("assets/") else join(sheet.name.rpartition("/")[0], address[1])
                )
                weight = {"normal": 400, "bold": 700}.get(said.get("font-weight", "normal").strip())
                yield FontFile(
                    said["font-family"].strip(" \"'"),
                    weight or int(said["font-weight"]),
                    said.get("font-style", "").strip() == "italic",
                    normpath(file),
                )


def used(sheet: Sheet) -> set[str]:
    """The custom properties that a sheet asks for."""
    return set(_USED.findall(sheet.text))


def _blocks(text: str) -> Iterator[tuple[str, str, int]]:
    """The outermost blocks: what stands before the brace, what stands in it, and where that begins."""
    position = 0
    while found := _BLOCK.search(text, position):
        depth, end = 1, found.end()
        while end < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        yield found[1].strip(), text[found.end() : end - 1], found.end()
        position = end

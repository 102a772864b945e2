"""A Markdown text as it is, with what its signs tell: headings, items, rows, and the signs themselves."""

from __future__ import annotations

import re

from ..problems import Place
from .source import Block, Reading, Role

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]?){3,}[ \t]*")
_QUOTE = re.compile(r"(?:[ \t]*>)+[ \t]?")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])")
_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,1000})(\]\([^()\s]{0,2000}\))")


def markdown_text(text: str, place: Place) -> Reading:
    """The text unchanged; its signs are blocks of the role `markup`, which cleaning takes out of the running text."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        blocks += _line(line, start)
        start += len(line) + 1
    return Reading(text, tuple(sorted(blocks, key=lambda block: (block.start, -block.end))))


def _line(line: str, start: int) -> list[Block]:
    if not line.strip():
        return []
    if _RULE.fullmatch(line):
        return [Block(start, start + len(line), "markup")]
    signs = [span for found in _EMPHASIS.finditer(line) for span in (found.span(1), (found.end(2), found.end()))]
    signs += [span for found in _LINK.finditer(line) for span in (found.span(1), found.span(3))]
    role: Role = "item" if _ITEM.match(line) else "row" if line.lstrip().startswith("|") else "paragraph"
    level = 0
    if heading := _HEADING.match(line):
        role, level = "heading", len(heading[1])
        signs += [(0, heading.start(2)), (len(line.rstrip("# \t")), len(line))]
    elif quoted := _QUOTE.match(line):
        signs.append(quoted.span())
    marks = [Block(start + first, start + last, "markup") for first, last in signs if first < last]
    return [Block(start, start + len(line), role, level), *marks]

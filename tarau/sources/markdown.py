"""A Markdown text as it is, with what its signs tell: headings, items, rows, and the signs themselves."""

from __future__ import annotations

import re

from ..problems import Place
from .source import Block, Reading, Role

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]?){3,}[ \t]*")
_FRONT = re.compile(r"---[ \t]*\n(?:[A-Za-z_][\w -]{0,40}:.*\n|[ \t-].*\n){1,200}?---[ \t]*(?:\n|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[\w+-]*[ \t]*$")
_ROW_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*(?::?-{2,}:?[ \t]*)?")
_ROW = re.compile(r"([ \t]*\|[ \t]*)(\S.*?)([ \t]*\|[ \t]*)")
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]{1,40}\]:")
_QUOTE = re.compile(r"(?:[ \t]*>)+[ \t]?")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])")
_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,1000})(\]\([^()\s]{0,2000}\))")


def markdown_text(text: str, place: Place) -> Reading:
    """The text unchanged; its signs are blocks of the role `markup`, which cleaning takes out of the running text."""
    blocks: list[Block] = []
    start = 0
    if matter := _FRONT.match(text):
        blocks.append(Block(0, matter.end(), "markup"))
        start = matter.end()
    fence = ""
    for line in text[start:].split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip() == fence):
            blocks.append(Block(start, start + len(line), "markup"))
            fence = "" if fence else mark[1]
        elif not fence:
            blocks += _line(line, start)
        start += len(line) + 1
    return Reading(text, tuple(sorted(blocks, key=lambda block: (block.start, -block.end))))


def _line(line: str, start: int) -> list[Block]:
    if not line.strip():
        return []
    if _RULE.fullmatch(line) or _ROW_RULE.fullmatch(line):
        return [Block(start, start + len(line), "markup")]
    signs = [span for found in _EMPHASIS.finditer(line) for span in (found.span(1), (found.end(2), found.end()))]
    signs += [span for found in _LINK.finditer(line) for span in (found.span(1), found.span(3))]
    role: Role = "item" if _ITEM.match(line) else "row" if line.lstrip().startswith("|") else "paragraph"
    level = 0
    if _NOTE.match(line):
        role = "note"
    if row := _ROW.fullmatch(line):
        signs += [row.span(1), row.span(3)]
    if heading := _HEADING.match(line):
        role, level = "heading", len(heading[1])
        signs += [(0, heading.start(2)), (len(line.rstrip("# \t")), len(line))]
    elif quoted := _QUOTE.match(line):
        signs.append(quoted.span())
    marks = [Block(start + first, start + last, "markup") for first, last in signs if first < last]
    return [Block(start, start + len(line), role, level), *marks]

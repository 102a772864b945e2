"""Rules about what is no part of the text: signs of markup, what a page names as navigation, buttons in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages import Language
from .ledger import Change, Risk
from .lines import bracketed
from .rule import Context, rule, rule_in_context
from .signs import UPPER

#: The first line, with an empty one below it and then a longer one.
_STRAY = re.compile(r"\s*([A-Z]{1,3})[ \t]*\n[ \t]*\n\s*(?=[^\n]{10})")
#: The end of a line in brackets.
_BUTTON = re.compile(r"\[[^\[\]\n]{3,40}\](?=[ \t]*(?:\n|\Z))")


@rule_in_context("noise.markup", Risk.NOISE)
def markup(text: str, language: Language, context: Context) -> Iterator[Change]:
    """The signs of a format (`#` and `**` of Markdown) are not part of the text."""
    return _blocks(text, context, "markup", "")


@rule_in_context("noise.navigation", Risk.NOISE)
def navigation(text: str, language: Language, context: Context) -> Iterator[Change]:
    """What a page itself names as navigation, footer, aside or button is not part of its text."""
    return _blocks(text, context, "navigation", "the page names it as navigation")


def _blocks(text: str, context: Context, role: str, reason: str) -> Iterator[Change]:
    end = 0
    for block in context.blocks:
        if block.role == role and block.start >= end and block.start < block.end:
            end = block.end
            yield Change(block.start, text[block.start : end], "", reason=reason)


@rule("noise.enumerator", Risk.NOISE)
def enumerator(text: str, language: Language) -> Iterator[Change]:
    """The number of a question before the first word of a text goes where no line has the number next to it."""
    found = re.match(rf"(\d{{1,2}})[.)]\s+(?=[{UPPER}])", text)
    if found and int(found[1]) > 1:
        beside = (int(found[1]) - 1, int(found[1]) + 1)
        if not any(re.search(rf"^[ \t]*{number}[.)]\s", text, re.MULTILINE) for number in beside):
            yield Change(0, found.group(), "", reason="a number torn from its list")


@rule("noise.stray-letters", Risk.NOISE)
def stray_letters(text: str, language: Language) -> Iterator[Change]:
    """One to three Latin capitals alone on the first line of a text that is not in Latin letters go.

    They are left over from the name of an encoding or a file. Symbols and letters of a list stand in several lines.
    """
    found = _STRAY.match(text)
    if found and not set(found[1].lower()) & set(language.letters.lower()):
        yield Change(0, found.group(), "", reason="stray letters")


@rule("noise.inside", Risk.NOISE)
def inside(text: str, language: Language) -> Iterator[Change]:
    """A button in brackets at the end of a line goes, by the languages' lists of labels: `Sources [edit]`."""
    for found in _BUTTON.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        line = text[start : found.end()]
        if end := bracketed(line):
            yield Change(start + end, line[end:], "", reason="page furniture: widget")

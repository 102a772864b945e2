"""Cuts a sentence into words, figures and signs, and into clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages import QuantityWords
from .model import Token

_SPACE = "[ \u00a0\u2009\u202f]"

#: Figures with groups of three digits, in either way of writing them; a word; any other sign.
_TOKEN = re.compile(
    rf"(?P<number>\d{{1,3}}(?:(?:{_SPACE}\d{{3}})+|(?:[.,]\d{{3}})+)(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)|(?P<sign>\S)"
)
_BREAKS = frozenset(",;:—–()!?…")


def tokens(text: str, start: int, end: int, words: QuantityWords) -> tuple[Token, ...]:
    """The tokens of the text from `start` to `end`."""
    return tuple(_tokens(text, start, end, words))


def _tokens(text: str, start: int, end: int, words: QuantityWords) -> Iterator[Token]:
    clause = 0
    for found in _TOKEN.finditer(text, start, end):
        kind = found.lastgroup or "sign"
        written, lower = found[0], found[0].lower()
        breaks = _breaks(text, found.start(), found.end()) if kind == "sign" else lower in words.clause
        clause += breaks and kind != "number"
        yield Token(found.start(), found.end(), written, lower, kind, clause)  # type: ignore[arg-type]


def _breaks(text: str, start: int, end: int) -> bool:
    """Whether a sign begins a new clause: a dash between figures does not."""
    sign = text[start:end]
    if sign == "-":
        return text[start - 1 : start].isspace() and text[end : end + 1].isspace()
    if sign in "—–":
        return not (text[start - 1 : start].isdigit() and text[end : end + 1].isdigit())
    if sign == "(":
        return not text[start - 1 : start].isalnum()
    if sign == ")":
        return not text[end : end + 1].isalpha()
    return sign in _BREAKS


def value(token: Token, decimal: str) -> tuple[float, float]:
    """What a figure says, and half a unit of its last digit; `decimal` is the language's decimal sign."""
    bare = re.sub(_SPACE, "", token.text)
    other = "." if decimal == "," else ","
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(other)}\d{{3}})+", bare) or bare.count(other) > 1:
        bare = bare.replace(other, "")
    elif bare.count(decimal) > 1:
        bare = bare.replace(decimal, "")
    bare = bare.replace(",", ".")
    if bare.count(".") > 1:
        bare = bare.replace(".", "", bare.count(".") - 1)
    places = len(bare.partition(".")[2])
    return float(bare), 0.5 * 10**-places

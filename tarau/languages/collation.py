"""The order of words in an index or a glossary: keys for `sorted`, the same as ICU's for Kazakh and Russian.

Kazakh letters have an order of their own (ә after а, і after ы); ё and е are two letters in Kazakh and one in Russian,
as in ICU's collations `kk` and `ru`. Words are compared word by word (a space sorts before any letter); digits before
letters, letters of another alphabet after them; hyphens, points and quotation marks do not count; a small letter
stands before its capital.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

#: A key: the letters, then accents, then capitals, then the text itself, each deciding only where the former are equal.
SortKey = tuple[tuple[float, ...], tuple[int, ...], tuple[bool, ...], str]

_FIRST_LETTER = 10
_FOREIGN = 1000


def sort_key(text: str, order: str, lower: Callable[[str], str], same: Callable[[str], str]) -> SortKey:
    """The place of `text` among others.

    `order` is the alphabet in small letters, `lower` makes letters small, `same` gives the letter that a letter counts
    as at first (ё: е).
    """
    plain = unicodedata.normalize("NFC", text)
    weights: list[float] = []
    accents: list[int] = []
    ranks = _ranks(order)
    capitals: list[bool] = []
    for sign in plain:
        small = lower(sign)
        base = same(small)
        weight = _weight(base, ranks)
        if weight:
            weights.append(weight)
            accents.append(0 if base == small else ord(small[0]))
            capitals.append(sign.isupper())
    return tuple(weights), tuple(accents), tuple(capitals), text


def heading(text: str, order: str, lower: Callable[[str], str], same: Callable[[str], str]) -> str:
    """The first sign of `text` that counts, as a small letter; a digit for a number, nothing for no letters at all."""
    ranks = _ranks(order)
    for sign in lower(unicodedata.normalize("NFC", text)):
        base = same(sign)
        if _weight(base, ranks) > 1:
            return base
    return ""


@cache
def _ranks(order: str) -> dict[str, int]:
    return {letter: rank for rank, letter in enumerate(order, _FIRST_LETTER)}


def _weight(sign: str, ranks: Mapping[str, int]) -> float:
    sign = sign[:1]  # ß in small letters is ss
    if sign in ranks:
        return ranks[sign]
    if sign.isspace():
        return 1
    if sign.isdigit():
        return 2 + unicodedata.digit(sign, 0) / 10
    return _FOREIGN + ord(sign) if sign.isalpha() else 0

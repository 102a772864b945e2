"""Stretches of a text that no line may divide: abbreviations, ranges, codes and formulas, units with a stroke."""

from __future__ import annotations

import re
from functools import cache

from .alphabets import CAPITALS
from .figures import TYPED_NUMERAL
from .lists import either, words

_WORD_START = r"(?<![^\W_])"
_WORD_END = r"(?![^\W_])"
_NUMBER = r"\d{1,9}(?:[.,/\u00a0]\d{1,9}){0,4}"
_PIECES = (
    # 1928–1932, 3,5–4,5, 1927/28–1939, XVIII–XIX
    rf"{_NUMBER}[%‰]?–{_NUMBER}",
    rf"{TYPED_NUMERAL}–{TYPED_NUMERAL}",
    # БК(б)П, РК(б)П
    rf"[{CAPITALS}]+\([^\W\d_]+\)[{CAPITALS}]+",
    # БҰҰ, КСРО, ҚазҰУ, КамАЗ: two capitals and more in one word
    rf"[^\W\d_{CAPITALS}]*[{CAPITALS}][^\W\d_{CAPITALS}]*[{CAPITALS}][^\W\d_]*",
    # CO2, H2O, Т-34, ЭКГ-5, 8А, M14x2: letters and digits in one code
    rf"[^\W\d_]{{1,4}}-?\d[^\W_]*|\d+[{CAPITALS}]{_WORD_END}",
    # км/сағ, кВт·сағ
    r"[^\W\d_]{1,4}[/·][^\W\d_]{1,4}",
)


def unbreakable(text: str, tag: str) -> tuple[tuple[int, int], ...]:
    """The spans, from and to, of what must be neither hyphenated nor broken, in order and apart from each other.

    Of an abbreviation with an ending (ҚазҰУ-дың, БК(б)П-ның) only the stem is meant: the ending may be divided.
    """
    return tuple(match.span() for match in _pattern(tag).finditer(text))


@cache
def _pattern(tag: str) -> re.Pattern[str]:
    pieces = "|".join(f"(?:{piece}){_WORD_END}" for piece in _PIECES)
    return re.compile(rf"{_WORD_START}(?:{either(words(tag, 'abbreviations'))}|{pieces})")

"""Kazakh in Latin letters: the alphabet of 31 letters in the draft decree of April 2021.

The draft has ñ where the table shown in January 2021 had ŋ; no decree has been signed since that of February 2018.
Letters for which it has no sign follow general practice: э e, я ia, ю iu, ц s, ё ö, ч and щ ş; ъ and ь are dropped.
The conversion cannot be undone: Cyrillic stays the only source.
"""

from __future__ import annotations

import re

_TABLE = dict(zip("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцшщчыіэ", "aäbvgğdeöjziikqlmnñoöprstuūüfhhsşşşyıe", strict=True))
_TABLE.update({"ъ": "", "ь": "", "я": "ia", "ю": "iu"})
_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_LOWER = str.maketrans({"I": "ı", "İ": "i"})
_CYRILLIC = re.compile("[" + "".join(_TABLE) + "".join(_TABLE).upper() + "]+")


def to_latin(text: str, velar: str = "ñ") -> str:
    """`text` with every Kazakh or Russian Cyrillic letter in Latin; `velar` is the letter for ң, ñ or ŋ.

    Я before a small letter is İa, in a word of capitals İA.
    """
    latin = _CYRILLIC.sub(lambda match: _word(match[0]), text)
    return latin if velar == "ñ" else latin.replace("ñ", velar).replace("Ñ", latin_upper(velar))


def _word(word: str) -> str:
    signs = []
    for at, letter in enumerate(word):
        small = letter.lower()
        sign = _TABLE[small]
        if letter != small:
            beside = word[at + 1 : at + 2] or word[at - 1 : at]
            sign = latin_upper(sign) if beside.isupper() or len(sign) < 2 else latin_upper(sign[0]) + sign[1:]
        signs.append(sign)
    return "".join(signs)


def latin_upper(text: str) -> str:
    """Capitals: i becomes İ, ı becomes I."""
    return text.translate(_UPPER).upper()


def latin_lower(text: str) -> str:
    """Small letters: I becomes ı, İ becomes i."""
    return text.translate(_LOWER).lower()

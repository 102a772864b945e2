"""Kazakh in Latin letters: the alphabet of 31 letters in the draft decree of April 2021.

The draft has ñ where the table shown in January 2021 had ŋ; no decree has been signed since that of February 2018.
Letters for which it has no sign follow general practice: э e, я ia, ю iu, ц s, ё ö, ч and щ ş; ъ and ь are dropped.
Of и before я and ю nothing is written, since these begin with it: партия partia, қию qiu (so texts in this alphabet
and the draft spelling rules of 2018). International bodies keep their own names (rules of 2019, § 74: ЮНЕСКО UNESCO),
and a Roman numeral typed with Cyrillic letters is a numeral: ХІХ XIX.
The conversion cannot be undone: Cyrillic stays the only source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from .edits import Edit
from .hyphenation import SOFT_HYPHEN

_TABLE = dict(zip("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцшщчыіэ", "aäbvgğdeöjziikqlmnñoöprstuūüfhhsşşşyıe", strict=True))
_TABLE.update({"ъ": "", "ь": "", "я": "ia", "ю": "iu"})
_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_LOWER = str.maketrans({"I": "ı", "İ": "i"})
_CYRILLIC = re.compile(r"(?<![^\W_])[IVXІХ]{2,}(?![^\W_])|[" + "".join(_TABLE) + "".join(_TABLE).upper() + "]+")
_NUMERAL = str.maketrans("ІХ", "IX")
#: Bodies that keep the name of their charters, letter for letter.
_OWN_NAMES = {
    "БРИКС": "BRICS",
    "ИКАО": "ICAO",
    "ИСО": "ISO",
    "ОПЕК": "OPEC",
    "ФИФА": "FIFA",
    "ЮНЕСКО": "UNESCO",
    "ЮНИДО": "UNIDO",
    "ЮНИСЕФ": "UNICEF",
    "ЮНКТАД": "UNCTAD",
}


def to_latin(text: str, velar: str = "ñ") -> str:
    """`text` with every Kazakh or Russian Cyrillic letter in Latin; `velar` is the letter for ң, ñ or ŋ.

    Я before a small letter is İa, in a word of capitals İA.
    """
    return _CYRILLIC.sub(lambda word: "".join(_signs(word[0], velar)), text)


def conversion(
    text: str, hyphenate: Callable[[str], str], whole: Sequence[tuple[int, int]], velar: str
) -> Iterator[Edit]:
    """The edits that turn a text in Cyrillic into Latin, a soft hyphen at each place where a word may be divided.

    `hyphenate` divides a Cyrillic word; what lies in one of the spans `whole` is not divided.
    """
    for word in _CYRILLIC.finditer(text):
        divided = {word.start() + gap for gap in _gaps(hyphenate(word[0]))}
        kept = [(first, last) for first, last in whole if first < word.end() and last > word.start()]
        for at, sign in enumerate(_signs(word[0], velar), word.start()):
            breaks = at in divided and not any(first < at < last for first, last in kept)
            yield at, at + 1, SOFT_HYPHEN * breaks + sign


def _gaps(word: str) -> Iterator[int]:
    """Where soft hyphens stand in a word, counted in its letters."""
    at = 0
    for letter in word:
        if letter == SOFT_HYPHEN:
            yield at
        else:
            at += 1


def _signs(word: str, velar: str) -> list[str]:
    """What stands in Latin for each letter of a Cyrillic word."""
    if word in _OWN_NAMES:
        return list(_OWN_NAMES[word])
    if len(word) > 1 and not word.strip("IVXІХ"):
        return list(word.translate(_NUMERAL))
    found = []
    for at, letter in enumerate(word):
        small = letter.lower()
        sign = velar if small == "ң" else _TABLE[small]
        if small in "яю" and word[at - 1 : at].lower() == "и":
            sign = sign[1:]
        if letter != small:
            beside = word[at + 1 : at + 2] or word[at - 1 : at]
            sign = latin_upper(sign) if beside.isupper() or len(sign) < 2 else latin_upper(sign[0]) + sign[1:]
        found.append(sign)
    return found


def latin_upper(text: str) -> str:
    """Capitals: i becomes İ, ı becomes I."""
    return text.translate(_UPPER).upper()


def latin_lower(text: str) -> str:
    """Small letters: I becomes ı, İ becomes i."""
    return text.translate(_LOWER).lower()

"""The numbers and letters that stand before list items, from the position that a document counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_LATIN = "abcdefghijklmnopqrstuvwxyz"
#: The 29 letters that Word counts by (ECMA-376, part 1, 17.18.59, `russianLower`): without ё, й, ъ and ь.
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
#: A higher number is written in figures: no list counts so far in letters.
MOST = 3999


def roman(number: int) -> str:
    """A number from 1 to 3999 in small Roman numerals."""
    digits = []
    for value, letters in _ROMAN:
        digits.append(letters * (number // value))
        number %= value
    return "".join(digits)


def repeated(letters: str) -> Callable[[int], str]:
    """Letters that are doubled after the last one, as Word counts: z, aa, bb."""
    return lambda number: letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)


def counted(letters: str) -> Callable[[int], str]:
    """Letters that make a number system, as web pages count: z, aa, ab."""

    def written(number: int) -> str:
        digits = []
        while number:
            number, digit = divmod(number - 1, len(letters))
            digits.append(letters[digit])
        return "".join(reversed(digits))

    return written


#: By the names of Word's formats (`w:numFmt`).
WORD: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": repeated(_LATIN),
    "upperLetter": repeated(_LATIN.upper()),
    "russianLower": repeated(_RUSSIAN),
    "russianUpper": repeated(_RUSSIAN.upper()),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": "{:02}".format,
}
#: By the names of web pages: an `<ol type>` and the values of `list-style-type`.
WEB: Mapping[str, Callable[[int], str]] = {
    "a": counted(_LATIN),
    "A": counted(_LATIN.upper()),
    "i": roman,
    "I": lambda number: roman(number).upper(),
    "lower-alpha": counted(_LATIN),
    "lower-latin": counted(_LATIN),
    "upper-alpha": counted(_LATIN.upper()),
    "upper-latin": counted(_LATIN.upper()),
    "lower-roman": roman,
    "upper-roman": lambda number: roman(number).upper(),
    "lower-greek": counted(_GREEK),
    "decimal-leading-zero": "{:02}".format,
}


def numeral(number: int, style: str, styles: Mapping[str, Callable[[int], str]]) -> str:
    """A number in a style; in figures where the style is unknown or does not reach so far."""
    return styles[style](number) if style in styles and 0 < number <= MOST else str(number)


def listed(number: int, pattern: str) -> str:
    """A number by a pattern that a person wrote, as `а, ә, б, …` or `001, 002, …`; in figures beyond its letters."""
    first, *others = [part.strip() for part in pattern.split(",")]
    if first.isdigit():
        return str(number).zfill(len(first))
    known = [part for part in (first, *others) if part.strip(".…")]
    return known[number - 1] if 0 < number <= len(known) else str(number)

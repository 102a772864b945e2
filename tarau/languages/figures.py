"""Figures as a reader sees them: decimal signs, groups of digits, the minus, and Roman numerals."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_SMALL = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
ROMAN_NUMERAL = r"(?=[MDCLXVI])M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})"
_WHOLE_ROMAN = re.compile(ROMAN_NUMERAL)

#: A Roman numeral as it may be typed: of the numerals of centuries (up to 39) also with Cyrillic Х and І.
TYPED_NUMERAL = rf"(?:{ROMAN_NUMERAL}|(?=[VXIХІ])[XХ]{{0,3}}(?:[IІ][VXХ]|V?[IІ]{{0,3}}))"
_TYPED = str.maketrans("ХІ", "XI")


def written(value: Decimal | int | str, places: int | None, decimal: str, group: str, group_from: int) -> str:
    """`value` with the decimal sign and the group sign given; groups only from `group_from` digits on.

    A text is a number with a decimal point. `places` rounds half away from zero; without it the figure keeps the
    places that it has. Raises ValueError for a text that is no number.
    """
    number = _exact(value)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, point, fraction = f"{abs(number):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", group) if len(whole) >= group_from else whole
    return (MINUS if number < 0 else "") + grouped + (decimal if point else "") + fraction


def _exact(value: Decimal | int | str) -> Decimal:
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a number") from None
    if not number.is_finite():
        raise ValueError(f"{value!r} is not a number that can be printed")
    return number


def roman(number: int) -> str:
    """1 to 3999 as a Roman numeral."""
    if not 0 < number < 4000:
        raise ValueError(f"{number} has no Roman numeral")
    signs = ""
    for value, sign in _ROMAN + _ROMAN_SMALL:
        signs += sign * (number // value)
        number %= value
    return signs


def from_roman(signs: str) -> int:
    """The value of a Roman numeral, also of one typed with Cyrillic Х and І; 0 when `signs` is none."""
    signs = signs.translate(_TYPED)
    if not signs or not _WHOLE_ROMAN.fullmatch(signs):
        return 0
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[sign] for sign in signs]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))

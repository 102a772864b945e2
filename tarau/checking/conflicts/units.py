"""Reads the unit that a number is given in, and whether it is somebody's age."""

from __future__ import annotations

from collections.abc import Sequence

from ...languages import QuantityWords
from .model import Token

_CURRENCY = frozenset("£$€")
#: Days of a year.
YEAR = 365.25


def token_at(tokens: Sequence[Token], at: int) -> Token | None:
    """The token with a number, or nothing beyond the ends."""
    return tokens[at] if 0 <= at < len(tokens) else None


def unit_of(tokens: Sequence[Token], at: int, last: int, words: QuantityWords) -> tuple[str, float, int, str]:
    """Kind of measure, size of the unit, its last token, and its size as a text; "" for none."""
    before = token_at(tokens, at - 1)
    if before and before.text in _CURRENCY and (found := words.units.get(before.text)):
        return found[0], float(found[1]), last, str(found[1])
    here = last + 1
    token = token_at(tokens, here)
    power = 1
    if token and token.kind == "word" and (token.lower in words.square or token.lower in words.cubic):
        power = 2 if token.lower in words.square else 3
        here += 2 if (point := token_at(tokens, here + 1)) and point.text == "." else 1
        token = token_at(tokens, here)
    pair = f"{token.lower} {tokens[here + 1].lower}" if token and here + 1 < len(tokens) else ""
    if pair and (found := words.units.whole(pair)):
        return found[0], float(found[1]), here + 1, str(found[1])
    hyphened = f"{token.lower}-{tokens[here + 2].lower}" if token and here + 2 < len(tokens) else ""
    if hyphened and tokens[here + 1].text == "-" and (found := words.units.whole(hyphened)):
        return found[0], float(found[1]), here + 2, str(found[1])
    found = words.units.get(token.lower) if token and (token.kind == "word" or not token.text.isalnum()) else None
    if not token or not found:
        return "", 1.0, last, ""
    after = token_at(tokens, here + 1)
    if after and after.text in ("²", "2", "³", "3") and after.start == token.end:
        power, here = 2 if after.text in "²2" else 3, here + 1
    kind, size = found[0], float(found[1])
    if power > 1 and kind == "length":
        kind, size = ("area", size**2) if power == 2 else ("volume", size**3)
    return kind, size, here, str(size)


#: Kind, low, high, step.
_Measure = tuple[str, float, float, float]


def aged(
    tokens: Sequence[Token], at: int, last: int, measure: _Measure, words: QuantityWords
) -> tuple[str, float, float, float, int]:
    """A measure, as an age where what stands around it says so."""
    kind, low, high, step = measure
    if kind and not (kind == "days" and high >= YEAR and abs(high / YEAR - round(high / YEAR)) < 0.01):
        return kind, low, high, step, last
    lower = [token.lower for token in tokens]
    before = any(
        (found := words.age_before.at(lower, back)) and back + found[0] == at for back in range(max(0, at - 3), at)
    )
    after = words.age_after.at(lower, last + (0 if kind else 1))
    if not before and not after:
        return kind, low, high, step, last
    if kind:
        low, high, step = low / YEAR, high / YEAR, step / YEAR
    return "age", low, high, step, last

"""Reads a number among the tokens of a sentence: in figures, in words, as a stretch of two, as a share in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...languages import QuantityWords
from .model import Token
from .tokens import value

DASHES = frozenset("-–—−")
#: Longer figures than this are no amounts: numbers of accounts, rows of digits.
LARGEST = 1e15
#: By so much of itself a share that is said in words may be off: a third may be 31 % or 36 %.
FRACTION_STEP = 0.08
HUNDRED, THOUSAND = 100, 1000
#: By so much a figure may be off that is told in halves: полтора, a year and a half.
HALF_STEP = 0.2


@dataclass(frozen=True, slots=True)
class Number:
    """What a number says, by how much it may be off as it is written, its last token, and whether it is in words."""

    low: float
    high: float
    step: float
    last: int
    spelled: bool


def number(tokens: Sequence[Token], at: int, taken: set[int], words: QuantityWords) -> Number | None:
    """The number that begins at a token, or nothing."""
    token = tokens[at]
    if token.kind == "number":
        return _in_figures(tokens, at, taken, words)
    if token.kind == "word" and token.lower in words.numbers:
        return _in_words(tokens, at, words)
    return None


def _in_figures(tokens: Sequence[Token], at: int, taken: set[int], words: QuantityWords) -> Number | None:
    low, step = value(tokens[at], words.decimal)
    if low > LARGEST:
        return None
    if at + 2 < len(tokens) and tokens[at + 1].text in DASHES and tokens[at + 2].kind == "number":
        high, other = value(tokens[at + 2], words.decimal)
        if at + 2 not in taken and low < high <= LARGEST:
            return Number(low, high, max(step, other), at + 2, False)
    return Number(low, low, step, at, False)


def _in_words(tokens: Sequence[Token], at: int, words: QuantityWords) -> Number | None:
    total, last, smallest = 0.0, at, float("inf")
    while last < len(tokens):
        each = words.numbers.get(tokens[last].lower) if tokens[last].kind == "word" else None
        if each is None and last > at and _joins(tokens, last, words, total):
            last += 1
        elif each == HUNDRED and 1 < total < 10:
            total, smallest, last = total * HUNDRED, HUNDRED, last + 1
        elif each is None or float(each) >= smallest or smallest < 10:
            break
        else:
            total, smallest, last = total + float(each), float(each), last + 1
            if total == HUNDRED and last - 1 == at:
                smallest = HUNDRED
    while last > at + 1 and (tokens[last - 1].kind != "word" or tokens[last - 1].lower not in words.numbers):
        last -= 1
    return Number(total, total, 0.5 if total == int(total) else HALF_STEP, last - 1, True)


def _joins(tokens: Sequence[Token], at: int, words: QuantityWords, total: float) -> bool:
    """Whether a token stands between two words of one number: twenty-one, two hundred and one."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word" or not (each := words.numbers.get(following.lower)):
        return False
    hundreds = total >= HUNDRED and total % HUNDRED == 0 and each < HUNDRED
    return tokens[at].text == "-" or (tokens[at].lower in words.clause and hundreds and tokens[at].kind == "word")


def fraction(tokens: Sequence[Token], at: int, words: QuantityWords) -> Number | None:
    """A share that is said in words, in per cent: a third of, жартысы; not the second half, not half a mile."""
    rows = [token.lower for token in tokens[at : at + 5]]
    places = [place for place, row in enumerate(rows) if row != "-"]
    found = words.fractions.at([rows[place] for place in places], 0)
    if found is None:
        return None
    last = at + places[found[0] - 1]
    before = tokens[at - 1] if at else None
    if before is not None and (before.lower in words.ordinals or before.lower in words.numbers or before.text == "-"):
        return None
    following = [token.lower for token in tokens[last + 1 : last + 3]]
    if any(word in words.units for word in following[:1]) or (len(following) > 1 and following[1] in words.units):
        return None
    share = float(found[1])
    return Number(share, share, share * FRACTION_STEP, last, True)

"""Reads the figures and dates of a sentence: value, unit, what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...languages import QuantityWords
from .dates import Dated
from .model import Token
from .sentences import Sentence
from .tokens import value

_DASHES = frozenset("-–—−")
_CURRENCY = frozenset("£$€")
_LONGEST_ENDING = 4

#: Longer figures than this are no amounts: numbers of accounts, rows of digits.
LARGEST = 1e15


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure and the tokens that it takes up, `last` included; `kind` "" where no unit and no noun was found."""

    first: int
    last: int
    kind: str
    low: float
    high: float
    step: float
    hedge: str
    noun: tuple[str, ...]
    unit: str = ""


def amounts(sentence: Sentence, dated: Sequence[Dated], words: QuantityWords) -> tuple[Amount, ...]:
    """The figures of a sentence that are no dates, in order; bare ones take the unit of their neighbours."""
    taken = {at for each in dated for at in range(each.first, each.last + 1)}
    found: list[Amount] = []
    at = 0
    while at < len(sentence.tokens):
        read = None if at in taken else _amount(sentence, at, taken, words)
        if read is not None:
            found.append(read)
            at = read.last
        at += 1
    return tuple(_inherited(found))


def _amount(sentence: Sentence, at: int, taken: set[int], words: QuantityWords) -> Amount | None:
    """The figure that begins at a token, or nothing."""
    number = _number(sentence.tokens, at, taken, words)
    if number is None:
        return None
    low, high, step, last, spelled = number
    tokens, hedge = sentence.tokens, _hedge_before(sentence.tokens, at, words)
    last, factor, glued = _multiplied(tokens, last, words)
    if glued == "ordinal":
        return None
    low, high, step = low * factor, high * factor, step * factor
    last, said = _hedge_after(tokens, last, words)
    hedge = hedge or said or _inside(tokens, last, words)
    kind, size, last, unit = _unit(tokens, at, last, words)
    noun: tuple[str, ...] = ()
    if kind:
        low, high, step = low * size, high * size, step * size
        if not hedge:
            last, hedge = _hedge_after(tokens, last, words)
    else:
        noun = _nouns(sentence, last + 1, taken, words)
        kind = "count" if noun else ""
        step = step if factor > 1 else 0.0  # what is counted one by one is not rounded
    if spelled and (not kind or high < 2):
        return None
    return Amount(at, last, kind, low, high, step, hedge, noun, unit)


_Number = tuple[float, float, float, int, bool]


def _number(tokens: Sequence[Token], at: int, taken: set[int], words: QuantityWords) -> _Number | None:
    """Low, high, step, last token, and whether it is spelled out."""
    token = tokens[at]
    if token.kind == "number":
        low, step = value(token, words.decimal)
        if low > LARGEST:
            return None
        if at + 2 < len(tokens) and tokens[at + 1].text in _DASHES and tokens[at + 2].kind == "number":
            high, other = value(tokens[at + 2], words.decimal)
            if at + 2 not in taken and low < high <= LARGEST:
                return low, high, max(step, other), at + 2, False
        return low, low, step, at, False
    if token.kind != "word" or token.lower not in words.numbers:
        return None
    total, last = 0.0, at
    smallest = float("inf")
    while last < len(tokens):
        each = words.numbers.get(tokens[last].lower) if tokens[last].kind == "word" else None
        if each is None and tokens[last].text == "-" and last > at:
            last += 1
            continue
        if each is None or float(each) >= smallest:
            break
        total, smallest, last = total + float(each), float(each), last + 1
    while last > at and tokens[last - 1].text == "-":
        last -= 1
    return total, total, 0.5, last - 1, True


def _multiplied(tokens: Sequence[Token], last: int, words: QuantityWords) -> tuple[int, float, str]:
    """Past a glued ending and words such as thousand: the last token, the factor, `ordinal` for an ordinal."""
    following = _at(tokens, last + 1)
    if following and following.text == "-" and following.start == tokens[last].end:
        glued = _at(tokens, last + 2)
        if glued is None or glued.kind != "word" or glued.start != following.end:
            return last, 1.0, ""
        if glued.lower in words.ordinal_endings:
            return last, 1.0, "ordinal"
        if glued.lower in words.number_endings or len(glued.lower) < _LONGEST_ENDING:
            last += 2
        elif glued.lower not in words.units:
            return last, 1.0, "ordinal"
        else:
            last += 1
    elif following and following.start == tokens[last].end and following.lower in words.ordinal_endings:
        return last, 1.0, "ordinal"
    factor = 1.0
    while (following := _at(tokens, last + 1)) and following.kind == "word":
        times = words.multipliers.get(following.lower) or (
            words.multipliers.get(f"{following.lower}.") if following.lower not in words.units else None
        )
        if times is None:
            break
        factor, last = factor * float(times), last + 1
        if (point := _at(tokens, last + 1)) and point.text == "." and point.start == tokens[last].end:
            last += 1
    return last, factor, ""


def _at(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at] if 0 <= at < len(tokens) else None


def _hedge_before(tokens: Sequence[Token], at: int, words: QuantityWords) -> str:
    for back in (at - 1, at - 2, at - 3):
        token = _at(tokens, back)
        if token is None or token.kind == "number":
            break
        hedge = words.hedges.get(token.lower)
        if hedge and (hedge == "about" or not words.postpositions):
            return hedge
    return ""


def _hedge_after(tokens: Sequence[Token], last: int, words: QuantityWords) -> tuple[int, str]:
    token = _at(tokens, last + 1)
    if token and token.text == "-" and (glued := _at(tokens, last + 2)) and glued.lower in words.number_endings:
        last, token = last + 2, _at(tokens, last + 3)
    if token and token.kind == "word" and token.lower in words.hedges and words.postpositions:
        return last + 1, words.hedges.get(token.lower) or ""
    return last, ""


def _inside(tokens: Sequence[Token], last: int, words: QuantityWords) -> str:
    """A hedge that the last word of the figure holds: 100 мыңдай."""
    return words.hedges.get(tokens[last].lower) or ""


def _unit(tokens: Sequence[Token], at: int, last: int, words: QuantityWords) -> tuple[str, float, int, str]:
    """Kind of measure, size of the unit, its last token, and its size as a text; "" for none."""
    before = _at(tokens, at - 1)
    if before and before.text in _CURRENCY and (found := words.units.get(before.text)):
        return found[0], float(found[1]), last, str(found[1])
    here = last + 1
    token = _at(tokens, here)
    power = 1
    if token and token.kind == "word" and (token.lower in words.square or token.lower in words.cubic):
        power = 2 if token.lower in words.square else 3
        here += 2 if (point := _at(tokens, here + 1)) and point.text == "." else 1
        token = _at(tokens, here)
    pair = f"{token.lower} {tokens[here + 1].lower}" if token and here + 1 < len(tokens) else ""
    if pair and (found := words.units.whole(pair)):
        return found[0], float(found[1]), here + 1, str(found[1])
    hyphened = f"{token.lower}-{tokens[here + 2].lower}" if token and here + 2 < len(tokens) else ""
    if hyphened and tokens[here + 1].text == "-" and (found := words.units.whole(hyphened)):
        return found[0], float(found[1]), here + 2, str(found[1])
    found = words.units.get(token.lower) if token and (token.kind == "word" or not token.text.isalnum()) else None
    if not token or not found:
        return "", 1.0, last, ""
    after = _at(tokens, here + 1)
    if after and after.text in ("²", "2", "³", "3") and after.start == token.end:
        power, here = 2 if after.text in "²2" else 3, here + 1
    kind, size = found[0], float(found[1])
    if power > 1 and kind == "length":
        kind, size = ("area", size**2) if power == 2 else ("volume", size**3)
    return kind, size, here, str(size)


def _nouns(sentence: Sentence, first: int, taken: set[int], words: QuantityWords) -> tuple[str, ...]:
    """The stems of the words that follow a figure: one of them is what is counted."""
    found: list[str] = []
    for at in range(first, min(first + 5, len(sentence.tokens))):
        token = sentence.tokens[at]
        if token.kind != "word" or at in taken or token.lower in words.numbers or token.lower in words.clause:
            break
        if token.lower in words.events and found:
            break
        if sentence.stems[at]:
            found.append(sentence.stems[at])
        elif found:
            break
        if len(found) == 3:
            break
    return tuple(found)


def _inherited(found: Sequence[Amount]) -> Iterator[Amount]:
    """Figures without a unit in a list take it of the next that has one, else of the one before: 7,3, 13,5, 21,3 %."""
    for number, each in enumerate(found):
        if each.kind:
            yield each
            continue
        later = next((other for other in found[number + 1 :] if other.kind and other.kind != "count"), None)
        former = next((other for other in reversed(found[:number]) if other.kind and other.kind != "count"), None)
        giver = later or former
        near = (*reversed(found[:number]), *found[number + 1 :])
        counted = next((other for other in near if other.kind == "count"), None)
        if giver is not None and giver.kind == "share" and each.high <= 100:
            yield replace(each, kind="share", unit=giver.unit)
        elif counted is not None and counted.high / 10 <= each.high <= counted.high * 10:
            yield replace(each, kind="count", noun=counted.noun)


_ROMAN = re.compile(r"[IVXІХ]{1,6}")
_VALUES = {"I": 1, "V": 5, "X": 10}


def ordinal(token: Token, words: QuantityWords) -> int:
    """The number of an ordinal that is a word or a Roman numeral; 0 for none."""
    if token.kind != "word":
        return 0
    found = words.ordinals.get(token.lower)
    if found:
        return found
    if not _ROMAN.fullmatch(token.text):
        return 0
    signs = [_VALUES[sign] for sign in token.text.translate(str.maketrans("ІХ", "IX"))]
    return sum(-one if one < after else one for one, after in zip(signs, [*signs[1:], 0], strict=True))


def ordinals(sentence: Sentence, words: QuantityWords) -> Iterator[tuple[int, int]]:
    """The ordinals of a sentence: the token that each numbers, and the number."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        number, after = ordinal(token, words), at + 1
        if not number and token.kind == "number" and token.text.isdigit() and len(token.text) < 3:
            dash, following = _at(tokens, at + 1), _at(tokens, at + 2)
            if dash and following and dash.text == "-" and dash.start == token.end and following.kind == "word":
                glued = following.lower in words.ordinal_endings
                if glued or not (following.lower in words.number_endings or following.lower in words.units):
                    number, after = int(token.text), at + (3 if glued else 2)
            elif dash and dash.start == token.end and dash.lower in words.ordinal_endings:
                number, after = int(token.text), at + 2
        if number:
            reach = 2 if token.lower in words.ordinals else 4
            for noun in range(after, min(after + reach, len(tokens))):
                if tokens[noun].kind == "sign" and tokens[noun].text != "-":
                    break
                if sentence.stems[noun]:
                    yield noun, number
                    if reach == 2:
                        break

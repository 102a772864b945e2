"""Reads the figures and dates of a sentence: value, unit, what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...languages import QuantityWords
from .dates import Dated
from .model import Token
from .numerals import HALF_STEP, THOUSAND, Number, fraction, number
from .sentences import Sentence
from .units import aged, token_at, unit_of

_LONGEST_ENDING = 4
#: A figure without a unit takes the unit of another that is so large at least and no more than so many times its size.
TELLING, ALIKE = 20, 3
#: Kinds of measure of which two units together say one figure: 4 years 3 months.
_COMPOSED = frozenset(("days", "hours", "length", "mass"))
HOURS_A_DAY = 24


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
    return tuple(_inherited(_composed(sentence.tokens, found, words)))


def _composed(tokens: Sequence[Token], found: Sequence[Amount], words: QuantityWords) -> list[Amount]:
    """The figures, those of two units that say one thing put together: 4 years 3 months, 23 суток 4 часа."""
    made: list[Amount] = []
    for each in found:
        before = made[-1] if made else None
        if before is not None and _composes(tokens, before, each, words):
            size = 1 / HOURS_A_DAY if (before.kind, each.kind) == ("days", "hours") else 1.0
            low, high = before.low + each.low * size, before.high + each.high * size
            joined = replace(before, last=each.last, low=low, high=high, step=each.step * size, unit=each.unit)
            made[-1] = replace(joined, hedge=before.hedge or each.hedge)
        else:
            made.append(each)
    return made


def _composes(tokens: Sequence[Token], one: Amount, two: Amount, words: QuantityWords) -> bool:
    """Whether a figure follows at once on one with a larger unit and adds to it."""
    between = tokens[one.last + 1 : two.first]
    if one.kind not in _COMPOSED or len(between) > 1 or any(token.lower not in words.clause for token in between):
        return False
    if (one.kind, two.kind) == ("days", "hours"):
        return two.high < HOURS_A_DAY
    return one.kind == two.kind and one.low == one.high and two.high < float(one.unit) and two.unit != one.unit


def _amount(sentence: Sentence, at: int, taken: set[int], words: QuantityWords) -> Amount | None:
    """The figure that begins at a token, or nothing."""
    tokens = sentence.tokens
    if (share := fraction(tokens, at, words)) is not None:
        return _share(tokens, at, share, words)
    read = number(tokens, at, taken, words)
    if read is None:
        return None
    if (more := _half(tokens, read.last, words)) > read.last:
        read = Number(read.low + 0.5, read.high + 0.5, HALF_STEP, more, read.spelled)
    last, factor, glued = _multiplied(tokens, read.last, words)
    if glued == "ordinal":
        return None
    read = _scaled(read, factor, last)
    if factor >= THOUSAND and (rest := _rest(tokens, last, factor, taken, words)):
        read = rest if rest.low >= factor else _added(read, rest)
    if (more := _half(tokens, read.last, words)) > read.last:
        unit = factor if factor > 1 else 1.0
        read = Number(read.low + unit / 2, read.high + unit / 2, unit * HALF_STEP, more, read.spelled)
    return _measured(sentence, at, read, factor > 1 or more > last, taken, words)


def _scaled(read: Number, factor: float, last: int) -> Number:
    return Number(read.low * factor, read.high * factor, read.step * factor, last, read.spelled)


def _added(read: Number, rest: Number) -> Number:
    return Number(read.low + rest.low, read.high + rest.high, rest.step, rest.last, read.spelled)


def _share(tokens: Sequence[Token], at: int, share: Number, words: QuantityWords) -> Amount:
    last, said = _hedge_after(tokens, share.last, words)
    hedge = _hedge_before(tokens, at, words) or said
    return Amount(at, last, "share", share.low, share.high, share.step, hedge, (), "1")


def _rest(tokens: Sequence[Token], last: int, factor: float, taken: set[int], words: QuantityWords) -> Number | None:
    """What is added to so many thousands or millions: 2 млрд 137 млн, 3 мың 400."""
    at = last + 1
    if at >= len(tokens) or at in taken:
        return None
    read = number(tokens, at, taken, words)
    if read is None or read.low != read.high or read.low != int(read.low):
        return None
    end, more, glued = _multiplied(tokens, read.last, words)
    rest = _scaled(read, more, end)
    return rest if not glued and factor / THOUSAND <= rest.low * THOUSAND and rest.low < factor else None


def _half(tokens: Sequence[Token], last: int, words: QuantityWords) -> int:
    """The last token of a half that is added to a figure; `last` where there is none."""
    found = words.half.at([token.lower for token in tokens[last + 1 : last + 5]], 0)
    return last + found[0] if found else last


def _measured(
    sentence: Sentence, at: int, read: Number, rounded: bool, taken: set[int], words: QuantityWords
) -> Amount | None:
    """A number with its hedge and its unit, or with what it counts."""
    tokens, low, high, step = sentence.tokens, read.low, read.high, read.step
    last, said = _hedge_after(tokens, read.last, words)
    hedge = _hedge_before(tokens, at, words) or said or _inside(tokens, last, words)
    kind, size, last, unit = unit_of(tokens, at, last, words)
    if kind:
        half = _half(tokens, last, words)
        if half > last:
            low, high, step, last = low + 0.5, high + 0.5, HALF_STEP, half
        low, high, step = low * size, high * size, step * size
        if not hedge:
            last, hedge = _hedge_after(tokens, last, words)
    kind, low, high, step, last = aged(tokens, at, last, (kind, low, high, step), words)
    noun: tuple[str, ...] = ()
    if not kind:
        noun = _nouns(sentence, last + 1, taken, words)
        if not noun and read.spelled and not words.postpositions:
            noun = _noun_before(sentence, at)
        kind = "count" if noun else ""
        step = step if rounded else 0.0  # what is counted one by one is not rounded
    if read.spelled and (not kind or (read.high < 2 and unit in ("", "1"))):
        return None
    return Amount(at, last, kind, low, high, step, hedge, noun, unit)


def _multiplied(tokens: Sequence[Token], last: int, words: QuantityWords) -> tuple[int, float, str]:
    """Past a glued ending and words such as thousand: the last token, the factor, `ordinal` for an ordinal."""
    following = token_at(tokens, last + 1)
    if following and following.text == "-" and following.start == tokens[last].end:
        glued = token_at(tokens, last + 2)
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
    while (following := token_at(tokens, last + 1)) and following.kind == "word":
        times = words.multipliers.get(following.lower) or (
            words.multipliers.get(f"{following.lower}.") if following.lower not in words.units else None
        )
        if times is None:
            break
        factor, last = factor * float(times), last + 1
        if (point := token_at(tokens, last + 1)) and point.text == "." and point.start == tokens[last].end:
            last += 1
    return last, factor, ""


def _hedge_before(tokens: Sequence[Token], at: int, words: QuantityWords) -> str:
    for back in (at - 1, at - 2, at - 3):
        token = token_at(tokens, back)
        if token is None or token.kind != "word":
            break
        hedge = words.hedges.get(token.lower)
        if hedge and (hedge == "about" or not words.postpositions):
            return hedge
        if token.lower not in words.stop:
            break
    return ""


def _hedge_after(tokens: Sequence[Token], last: int, words: QuantityWords) -> tuple[int, str]:
    token = token_at(tokens, last + 1)
    if token and token.text == "-" and (glued := token_at(tokens, last + 2)) and glued.lower in words.number_endings:
        last, token = last + 2, token_at(tokens, last + 3)
    if token and token.kind == "word" and token.lower in words.hedges and words.postpositions:
        return last + 1, words.hedges.get(token.lower) or ""
    return last, ""


def _inside(tokens: Sequence[Token], last: int, words: QuantityWords) -> str:
    """A hedge that the last word of the figure holds: 100 мыңдай."""
    return words.hedges.get(tokens[last].lower) or ""


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


def _noun_before(sentence: Sentence, at: int) -> tuple[str, ...]:
    """The stems of words that go before what counts them, in one clause: Комнат в нём девять."""
    tokens = sentence.tokens
    near = (back for back in range(at - 1, max(-1, at - 5), -1) if tokens[back].clause == tokens[at].clause)
    return tuple(sentence.stems[back] for back in near if sentence.stems[back])[:2]


def _inherited(found: Sequence[Amount]) -> Iterator[Amount]:
    """Figures without a unit in a list take it of the next that has one, else of the one before: 7,3, 13,5, 21,3 %."""
    for place, each in enumerate(found):
        if each.kind:
            yield each
            continue
        later = next((other for other in found[place + 1 :] if other.kind and other.kind != "count"), None)
        former = next((other for other in reversed(found[:place]) if other.kind and other.kind != "count"), None)
        giver = later or former
        measured = next((other for other in (former, later) if other is not None and _same_size(each, other)), None)
        near = (*reversed(found[:place]), *found[place + 1 :])
        counted = next((other for other in near if other.kind == "count"), None)
        if giver is not None and giver.kind == "share" and each.high <= 100:
            yield replace(each, kind="share", unit=giver.unit)
        elif measured is not None:
            size = float(measured.unit)
            bigger = each.low * size, each.high * size, each.step * size
            yield replace(each, kind=measured.kind, low=bigger[0], high=bigger[1], step=bigger[2], unit=measured.unit)
        elif counted is not None and counted.high / 10 <= each.high <= counted.high * 10:
            yield replace(each, kind="count", noun=counted.noun)


def _same_size(bare: Amount, measured: Amount) -> bool:
    """Whether a figure without a unit is about as large as one with a unit: 221 километр, в верхней 248."""
    if measured.kind in ("share", "factor") or not measured.unit or not measured.high:
        return False
    in_units = measured.high / float(measured.unit)
    return in_units >= TELLING and in_units / ALIKE <= bare.high <= in_units * ALIKE


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
            dash, following = token_at(tokens, at + 1), token_at(tokens, at + 2)
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

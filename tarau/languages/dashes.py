"""Dashes: the dash of a sentence, of a range and of dialogue, the minus, and the hyphen before an ending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .alphabets import CAPITALS
from .edits import Edit, Step
from .figures import MINUS, NO_BREAK_SPACE, ROMAN_NUMERAL, from_roman
from .lists import SPACE, either

EN_DASH = "–"
EM_DASH = "—"
WORD_JOINER = "\u2060"

_NUMBER = r"\d+(?:[\u00a0\u202f]\d{3}){0,4}(?:[.,]\d+)?(?:/\d{2})?"
_RANGE = re.compile(
    rf"(?<![^\W_])(?<![.,/:\-–—+\u2212])({_NUMBER})(?:[%‰](?=[ \u00a0]?[-–]))?({SPACE}*)([-–])({SPACE}*)({_NUMBER})"
    r"(?![\d/]|[.,:]\d|[-–]\d)"
)
_ROMAN_RANGE = re.compile(rf"(?<![^\W_])(?<![-–])({ROMAN_NUMERAL})-({ROMAN_NUMERAL})(?![^\W_]|-\d)")
_SPACED = re.compile(rf"(?:(?<=\S)|^)(?P<before>{SPACE}+)(?P<dash>-{{1,3}}|[–—])(?=(?:{SPACE}+(?P<following>\S?))|$)")
_AT_START = re.compile(rf"(?P<dash>[-–—])(?P<after>{SPACE}+)(?=\S)")
_MINUS = re.compile(
    rf"(?:^|[=(\[]){SPACE}*(?P<alone>-)(?=\d)(?!\d{{4}}(?!\d))"
    rf"|(?<=\s)(?P<degrees>-)(?=\d{{1,3}}(?:[.,]\d+)?{SPACE}?°)"
)
_LONGEST_PLAIN_NUMBER = 5
_YEARS = range(1000, 2200)


def ranges(text: str) -> Iterator[Edit]:
    """An en dash without spaces between two numbers that rise: 1928–1932, 40–43%, 1927–28, XVIII–XIX.

    Chains (2023-03-24, 8-727-123), numbers that fall, numbers with leading zeros and long numbers are codes and stay;
    so does a dash with spaces around it, unless it stands between two years.
    """
    for match in _RANGE.finditer(text):
        first, space_before, _, space_after, second = match.groups()
        spaced = bool(space_before or space_after)
        years = _year(first) and _year(second)
        if _rise(first, second) and (years or not spaced):
            start, end = match.start(2), match.end(4)
            if text[start:end] != EN_DASH:
                yield start, end, EN_DASH
    for match in _ROMAN_RANGE.finditer(text):
        if 0 < from_roman(match[1]) < from_roman(match[2]):
            yield match.end(1), match.start(2), EN_DASH


def _rise(first: str, second: str) -> bool:
    low, high = _value(first), _value(second)
    if low is None:
        return False
    if _year(first) and len(second) == 2:
        return int(second) > int(first) % 100
    return high is not None and low < high


def _year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and int(number) in _YEARS


def _value(number: str) -> float | None:
    whole = re.split(r"[.,/]", number)[0]
    digits = re.sub(r"\D", "", whole)
    if (len(digits) > 1 and digits.startswith("0")) or (whole == digits and len(digits) > _LONGEST_PLAIN_NUMBER):
        return None
    fraction = re.search(r"[.,](\d+)", number)
    return float(f"{digits}.{fraction[1]}") if fraction else float(digits)


def sentence_dash(dash: str) -> Step:
    """A step: a hyphen or dash between spaces becomes `dash` with a no-break space before it; one at the head of
    the text (dialogue) gets a no-break space after it. Between two numbers nothing is decided."""

    def step(text: str) -> Iterator[Edit]:
        opening = _AT_START.match(text)
        if opening:
            yield from _changed(text, opening, "dash", EM_DASH if dash == EM_DASH else opening["dash"])
            yield from _changed(text, opening, "after", NO_BREAK_SPACE)
        for match in _SPACED.finditer(text):
            if opening and match.start() < opening.end():
                continue
            between_numbers = text[max(match.start() - 1, 0)].isdigit() and (match["following"] or "").isdigit()
            if between_numbers and match["dash"] == "-":
                continue
            yield from _changed(text, match, "before", NO_BREAK_SPACE)
            kept = dash == EN_DASH and match["dash"] == EM_DASH
            yield from _changed(text, match, "dash", EM_DASH if kept else dash)

    return step


def minus(text: str) -> Iterator[Edit]:
    """A hyphen before a number is a minus at the head of a text, after a bracket or =, and before degrees: −5 °C.

    Elsewhere it may be a dash that lost its space (1935 жылы -43%-ға) and stays.
    """
    for match in _MINUS.finditer(text):
        at = match.end() - 1
        yield at, at + 1, MINUS


def ending_joiner(units: Iterable[str]) -> Step:
    """A step: U+2060 after the hyphen between a number, a sign, a unit, a closing quotation mark or an abbreviation
    and its ending, so that no line ends there and the word can still be divided later: 1930-жылдары, 90%-ға.

    `units` are the words without a full stop that count as units.
    """
    before = (
        rf"(?<=[\d%‰°»”])|(?<=[{CAPITALS}]{{2}})|(?<=\)[{CAPITALS}])"
        rf"|(?<![^\W_])(?:[IVXLC]|{either(units)})"
    )
    pattern = re.compile(rf"(?:{before})-(?=[^\W\d_])(?![^\W\d_]*[{CAPITALS}])")

    def step(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            yield match.end(), match.end(), WORD_JOINER

    return step


def _changed(text: str, match: re.Match[str], group: str, becomes: str) -> Iterator[Edit]:
    if match[group] != becomes:
        yield match.start(group), match.end(group), becomes

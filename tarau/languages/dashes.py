"""Dashes: the dash of a sentence, of a range and of dialogue, the minus, and the hyphen before an ending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .alphabets import CAPITALS
from .edits import Edit, Step
from .figures import MINUS, NO_BREAK_SPACE, TYPED_NUMERAL, from_roman
from .lists import SPACE, either

EN_DASH = "–"
EM_DASH = "—"
WORD_JOINER = "\u2060"

_NUMBER = r"\d+(?:[\u00a0\u202f]\d{3}){0,4}(?:[.,]\d+)?(?:/\d{2})?"
_RANGE = re.compile(
    rf"(?<![^\W_])(?<![.,/:\-–—+\u2212])({_NUMBER})(?:[%‰](?=[ \u00a0]?[-–—]))?({SPACE}*)([-–—])({SPACE}*)({_NUMBER})"
    r"(?![\d/]|[.,:]\d|[-–—]\d)"
)
_ROMAN_RANGE = re.compile(
    rf"(?<![^\W_])(?<![-–—])({TYPED_NUMERAL})({SPACE}*)[-–—]({SPACE}*)({TYPED_NUMERAL})(?![^\W_]|[-–—]\d)"
)
_SPACED = re.compile(rf"(?:(?<=\S)|^)(?P<before>{SPACE}+)(?P<dash>-{{1,3}}|[–—])(?=(?:{SPACE}+(?P<following>\S?))|$)")
_AT_START = re.compile(rf"(?P<dash>[-–—])(?P<after>{SPACE}+)(?=\S)")
# A line of dialogue whose dash has no space after it: -Сәлем! —Үйге барам.
_DIALOGUE = re.compile(rf"(?P<dash>-(?=[«„“]*[{CAPITALS}](?![{CAPITALS}\d-]|$))|[–—](?=[«„“]*[^\W\d]))(?P<after>)")
_DASH = re.compile(rf"(?<!{SPACE})(?P<before>{SPACE}*)(?P<dash>[-–—])(?P<after>{SPACE}*)")
_MINUS = re.compile(
    rf"(?:^|[=(\[]){SPACE}*(?P<alone>-)(?=\d)(?!\d{{4}}(?!\d))"
    rf"|(?<=\s)(?P<degrees>-)(?=\d{{1,3}}(?:[.,]\d+)?{SPACE}?°)"
)
_AFTER_CLAUSE = ".,;:!?…»”)"
_LONGEST_PLAIN_NUMBER = 5
_YEARS = range(1000, 2200)


def ranges(text: str) -> Iterator[Edit]:
    """An en dash without spaces between two numbers that rise: 1928–1932, 40–43%, 1927–28, XVIII–XIX.

    Chains (2023-03-24, 8-727-123), numbers that fall, numbers with leading zeros and long numbers are codes and stay;
    so does a dash with spaces around it, unless it stands between two years or two Roman numerals.
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
        first, space_before, space_after, second = match.groups()
        alone = len(first) == len(second) == 1  # with spaces around the dash letters, not numerals
        if 0 < from_roman(first) < from_roman(second) and not (alone and (space_before or space_after)):
            start, end = match.end(1), match.start(4)
            if text[start:end] != EN_DASH:
                yield start, end, EN_DASH


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
    the text (dialogue) gets a no-break space after it. Between two numbers nothing is decided.

    Where `dash` is the em dash, one that lost a space gets it back: Абай— ұлы ақын; «Барамын»,- деді; -Сәлем!
    """

    def step(text: str) -> Iterator[Edit]:
        opening = _AT_START.match(text) or (dash == EM_DASH and _DIALOGUE.match(text)) or None
        if opening:
            yield from _changed(text, opening, "dash", EM_DASH if dash == EM_DASH else opening["dash"])
            yield from _changed(text, opening, "after", NO_BREAK_SPACE)
        for match in _SPACED.finditer(text, opening.end() if opening else 0):
            between_numbers = text[max(match.start() - 1, 0)].isdigit() and (match["following"] or "").isdigit()
            if between_numbers and match["dash"] == "-":
                continue
            yield from _changed(text, match, "before", NO_BREAK_SPACE)
            kept = dash == EN_DASH and match["dash"] == EM_DASH
            yield from _changed(text, match, "dash", EM_DASH if kept else dash)
        if dash == EM_DASH:
            yield from _spaces_given_back(text)

    return step


def _spaces_given_back(text: str) -> Iterator[Edit]:
    for match in _DASH.finditer(text):
        left, right = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
        if left and right and not (match["before"] and match["after"]) and _lost_a_space(text, match, left, right):
            yield from _changed(text, match, "before", NO_BREAK_SPACE)
            yield from _changed(text, match, "dash", EM_DASH)
            if not match["after"]:
                yield match.end(), match.end(), " "


def _lost_a_space(text: str, match: re.Match[str], left: str, right: str) -> bool:
    """Whether a dash with a space on one side or on none is the dash of a sentence.

    A closed dash before a capital (Москва—Берлин) is none; a hyphen is one only after what is said: «Барамын»,-деді,
    «Келдің бе?» -деді, but «Алға!»-ның has an ending.
    """
    closed = not (match["before"] or match["after"])
    if left in "([-–—" or right in "-–—" or (left.isdigit() and (closed or right.isdigit())):
        return False
    word = right.isalpha() or right in "«„“"
    if match["dash"] == EM_DASH:
        return word and (not closed or left in _AFTER_CLAUSE or (left.isalpha() and right.islower()))
    if match["dash"] == EN_DASH:
        return word and (not closed or left in ",;!?…»”")
    if match["after"]:
        return right.isalpha() and left in ",!?…»”"
    quoted = text[max(match.start() - 2, 0) : match.start() - 1] if left in "»”" else ""
    return right.islower() and (left in ",!?…" or quoted == "," or (not closed and quoted != "" and quoted in "!?…"))


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

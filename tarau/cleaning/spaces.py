"""Rules about spaces: too many, too few, or on the wrong side of a mark.

The patterns begin with the sign they look for and look back from there: searching for it first is several times
faster than looking back from every letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..languages import Language
from .cues import cues
from .ledger import Change, Risk
from .rule import rule
from .signs import LETTER, LOWER, UPPER, in_address, word_around

_INDENT = re.compile(r"(?:\n|\A)([ \t]+)")
_TRAILING = re.compile(r"[ \t](?=\n|\Z)")
_SEVERAL = re.compile(r"  +(?![ \t\n])")
_BEFORE_MARK = re.compile(r" (?=[,;:!?)»”](?![(\w)])|\.(?![.\w]))")
_AFTER_OPENING = re.compile(r"[«„(]( +)(?=[^\s.])")
_COMMA = re.compile(r"[,;](?=[^\W_])")
_COLON = re.compile(
    rf":(?:(?=[{UPPER}][{LOWER}]|{LETTER}[{LOWER}]{{3}})(?<=[{LOWER}]{{3}}:)|(?=[{LOWER}]{{2}})(?<=[{LOWER}]{{5}}:))"
)
_OPENING = re.compile(rf"\((?=[^\W_][^\s()=_\[\]'\"]{{0,40}}[ \t][^()\n]{{1,300}}\))(?<={LETTER}{LETTER}{LETTER}\()")
_CLOSING = re.compile(rf"\)(?=[{UPPER}][{LOWER}]{{2}})")
_DASH = re.compile(r"[—–]")
_SPEECH = re.compile(rf"[-–—](?=[ \t][{LOWER}])(?<=[,!?…»”][-–—])|(?:\n|\A)[-–—](?=[«„“]?[{UPPER}][{LOWER}])")
_PER_CENT = re.compile(rf"%(?=[{LOWER}]{{3}})(?:(?<=\d%)|(?<=\d %))")
_MINUS = re.compile(r"[—–]\d+(?:[.,]\d+)? ?°")
_YEARS = re.compile(r"[12](?<![\d-]\d)\d{3}( ?)[-–—]( ?)([12]\d{3})(?![\d-])")
_NUMBER_AND_UNIT = re.compile(rf"\d(?<![\d.,]\d)\d*(?:[.,]\d+)?({LETTER}{{1,5}})(?!{LETTER})")
_WORD_AND_NUMBER = re.compile(rf"\d(?<=[{LOWER}]{{4}}\d)(?:\d{{0,2}},\d|(?<=[12])\d{{3}}(?!\d)|\d{{0,2}} ?%)")
_SHORT = re.compile(rf"\.(?={LETTER}{{2}})")
#: A full stop between the end of a word and a capital, which may be a word alone (`ушёл.В лесу`); the left side is
#: never a single letter, so initials stay.
STOP = re.compile(
    rf"[.!?…](?:(?=[«“„]?[{UPPER}](?:[{LOWER}{UPPER}]|\.| [{LOWER}]))"
    rf"(?:(?<=[{LOWER}]{{2}}.)|(?<=[{UPPER}]{{2}}.)|(?<=[\d)»”%].))"
    rf"|(?=[12]\d{{3}}(?!\d))(?<=[{LOWER}]{{3}}.))"
)


@rule("spaces.line-edge", Risk.TYPOGRAPHY)
def line_edge(text: str, language: Language) -> Iterator[Change]:
    """Spaces at the beginning and the end of a line go."""
    spans = {found.start(1): found.end() for found in _INDENT.finditer(text)}
    for found in _TRAILING.finditer(text):
        start = found.start()
        while start and text[start - 1] in " \t":
            start -= 1
        spans[start] = found.end()
    return (Change(start, text[start : spans[start]], "") for start in sorted(spans))


@rule("spaces.several", Risk.TYPOGRAPHY)
def several(text: str, language: Language) -> Iterator[Change]:
    """Several spaces between two words become one."""
    for found in _SEVERAL.finditer(text):
        if found.start() and text[found.start() - 1] not in " \t\n":
            yield Change(found.start(), found.group(), " ")


@rule("spaces.before-mark", Risk.TYPOGRAPHY)
def before_mark(text: str, language: Language) -> Iterator[Change]:
    """A space before a comma, a full stop or another closing mark goes; one before an ellipsis stays."""
    for found in _BEFORE_MARK.finditer(text):
        start = found.start()
        closes = text[start + 1] != "»" or text.rfind("«", 0, start) > max(text.rfind(sign, 0, start) for sign in "»\n")
        if start and text[start - 1] not in " \t\n(«„" and closes:
            yield Change(start, " ", "")


@rule("spaces.after-opening", Risk.TYPOGRAPHY)
def after_opening(text: str, language: Language) -> Iterator[Change]:
    """A space after an opening quotation mark or bracket goes; a mark that closes a word (`Абай« өлеңі`) is no opening
    one.
    """
    for found in _AFTER_OPENING.finditer(text):
        if text[found.start()] == "(" or not text[max(0, found.start() - 1) : found.start()].isalnum():
            yield Change(found.start(1), found[1], "")


@rule("spaces.after-comma", Risk.TYPOGRAPHY)
def after_comma(text: str, language: Language) -> Iterator[Change]:
    """A space is put after a comma or semicolon that stands between two words; decimal commas stay."""
    for found in _COMMA.finditer(text):
        start, end = found.span()
        before, after = text[start - 1 : start], text[end]
        if before.isdigit():
            apart = (text[end : end + 2].isalpha() and end + 2 <= len(text)) or found.group() == ";"
        else:
            apart = bool(before) and (before.isalpha() or before in ")»”%")
        if apart and (after.isalnum()) and not in_address(text, start):
            yield Change(end, "", " ")


def _entity(text: str, at: int) -> bool:
    """Whether the semicolon at `at` ends a sign written as in HTML (`&lt;`)."""
    start, _ = word_around(text, at, furthest=8)
    return text[at] == ";" and text[start - 1 : start] in ("&", "#")


@rule("spaces.after-colon", Risk.TYPOGRAPHY)
def after_colon(text: str, language: Language) -> Iterator[Change]:
    """A space is put after a colon between two words; addresses, ratios and Latin keys (`Template:Box`) stay."""
    for found in _COLON.finditer(text):
        latin = text[found.start() - 1].isascii() or text[found.end()].isascii()
        if not latin and not in_address(text, found.start()):
            yield Change(found.end(), "", " ")


@rule("spaces.after-stop", Risk.TYPOGRAPHY)
def after_stop(text: str, language: Language) -> Iterator[Change]:
    """A space is put between two sentences that are glued (`болды.Бұл`); initials and addresses stay."""
    for found in STOP.finditer(text):
        if not part_of_name(text, found.start()):
            yield Change(found.end(), "", " ")


def part_of_name(text: str, at: int) -> bool:
    """Whether the full stop at `at` is part of an address or of a name such as `Node.JS`, not the end of a sentence."""
    latin = text[at - 1].isascii() and text[at - 1].isalpha() and text[at + 1 : at + 2].isascii()
    return in_address(text, at) or (latin and not text[at + 2 : at + 3].islower())


@rule("spaces.after-abbreviation", Risk.TYPOGRAPHY)
def after_abbreviation(text: str, language: Language) -> Iterator[Change]:
    """A space is put after a known abbreviation that is glued to the next word (`млн.сом`)."""
    known = shortened(language) | cues(language.tag, "units")
    for found in _SHORT.finditer(text):
        start, _ = word_around(text, found.start(), furthest=6)
        whole = 2 <= found.start() - start <= 5 and text[start - 1 : start] != "."
        if whole and text[start : found.start()].casefold() in known and not in_address(text, start):
            yield Change(found.end(), "", " ")


@cache
def shortened(language: Language) -> frozenset[str]:
    """The language's abbreviations in small letters, without the full stop at their end."""
    return frozenset(short.rstrip(".").casefold() for short in language.abbreviations)


@rule("spaces.bracket", Risk.TYPOGRAPHY)
def bracket(text: str, language: Language) -> Iterator[Change]:
    """A space is put before a bracket that holds several words, and after one before a capital; `РК(б)П` stays."""
    openings = (found.start() for found in _OPENING.finditer(text))
    places = {place for place in openings if not _call(text, place)}
    for found in _CLOSING.finditer(text):
        inside = text[max(0, found.start() - 300) : found.start()].rpartition("(")
        if inside[1] and len(inside[2]) >= 3 and "\n" not in inside[2]:
            places.add(found.end())
    return (Change(place, "", " ") for place in sorted(places))


def _call(text: str, at: int) -> bool:
    """Whether the bracket at `at` follows a name of a program (`datetime.date(1945, 8, 1)`), not a word."""
    if not text[at - 1].isascii():
        return False
    inside = text[at + 1 : text.find(")", at)]
    return not inside.replace(" ", "").isalpha() or in_address(text, at)


@rule("spaces.dash", Risk.TYPOGRAPHY)
def dash(text: str, language: Language) -> Iterator[Change]:
    """A dash with a space on one side only gets one on the other; those between numbers and the sign minus stay."""
    for found in _DASH.finditer(text):
        start, end = found.span()
        if _MINUS.match(text, start):
            continue
        around = text[max(0, start - 2) : start].rjust(2, "\n") + text[end : end + 2].ljust(2, "\n")
        if around[1] == " " and around[0].isalnum() and around[2].isalnum():
            place, numbers = end, around[0].isdigit() and around[2].isdigit()
        elif around[2] == " " and around[1].isalpha() and around[3].isalnum():
            place, numbers = start, False
        else:
            continue
        if not numbers:
            yield Change(place, "", " ")


@rule("spaces.speech-dash", Risk.TYPOGRAPHY)
def speech_dash(text: str, language: Language) -> Iterator[Change]:
    """A dash of direct speech gets its space: before it after a mark (`Алға!- деді`), after it at a line's start."""
    for found in _SPEECH.finditer(text):
        after_mark = text[found.end() : found.end() + 1].isspace()
        yield Change(found.start() if after_mark else found.end(), "", " ")


@rule("spaces.after-per-cent", Risk.TYPOGRAPHY)
def after_per_cent(text: str, language: Language) -> Iterator[Change]:
    """A space is put between the sign of per cent and a word that is glued to it (`80 %воды`)."""
    return (Change(found.end(), "", " ") for found in _PER_CENT.finditer(text))


@rule("spaces.years", Risk.TYPOGRAPHY)
def years(text: str, language: Language) -> Iterator[Change]:
    """A space on one side of the hyphen between two years goes (`1941 -1945`)."""
    for found in _YEARS.finditer(text):
        if bool(found[1]) != bool(found[2]) and found.group()[:4] < found[3]:
            yield Change(found.start(1 if found[1] else 2), " ", "")


@rule("spaces.number", Risk.TYPOGRAPHY)
def number(text: str, language: Language) -> Iterator[Change]:
    """A space is put between a number and a unit or a word that is glued to it (`200млн`, `сәйкесінше9,9%`)."""
    glued = (found.start() for found in _WORD_AND_NUMBER.finditer(text))
    places = {place for place in glued if not in_address(text, place)}
    units = cues(language.tag, "units")
    for found in _NUMBER_AND_UNIT.finditer(text):
        unit, digits = found[1].casefold(), found.start(1) - found.start()
        start, _ = word_around(text, found.start(), furthest=6)
        before = found.start() - start
        if unit in units and (len(unit) > 1 or digits == 4) and before not in (1, 2, 6):
            places.add(found.start(1))
            if before:
                places.add(found.start())
    return (Change(place, "", " ") for place in sorted(places))

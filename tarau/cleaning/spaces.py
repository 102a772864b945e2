"""Rules about spaces: too many, too few, or on the wrong side of a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages import Language
from .cues import cues
from .ledger import Change, Risk
from .rule import rule
from .signs import LETTER, LOWER, UPPER, in_address

_LINE_EDGE = re.compile(r"(?<![ \t])[ \t]+(?=\n|\Z)|(?:(?<=\n)|\A)[ \t]+")
_SEVERAL = re.compile(r"(?<![ \t\n])  +(?![ \t\n])")
_BEFORE_MARK = re.compile(r"(?<=[^\s(«„]) +(?=[,;:!?)»](?![(\w)])|\.(?![.\w]))")
_AFTER_OPENING = re.compile(r"(?<=[«„(]) +(?=[^\s.])")
_AFTER_COMMA = re.compile(
    rf"(?<={LETTER})[,;](?=[^\W_])|(?<=\d)[,;](?={LETTER}{{2}})|(?<=[)»”%])[,;](?=[^\W_])|(?<=\d);(?=\d)"
)
_AFTER_COLON = re.compile(rf"(?<={LETTER}{LETTER}{LETTER}):(?={LETTER}{LETTER})")
_BEFORE_BRACKET = re.compile(rf"(?<={LETTER}{LETTER}{LETTER})(?=\([^\s()]{{1,40}}[ \t][^()\n]{{1,300}}\))")
_AFTER_BRACKET = re.compile(rf"\([^()\n]{{3,300}}\)(?=[{UPPER}][{LOWER}]{{2}})")
_DASH = re.compile(r"(?<=[^\W_]) ([—–])(?=[^\W_])|(?<=[^\W\d_])([—–]) (?=[^\W_])")
_YEARS = re.compile(r"(?<![\d-])([12]\d{3})( ?)[-–—]( ?)([12]\d{3})(?![\d-])")
_NUMBER_AND_UNIT = re.compile(rf"(?<![\d.,])(\d+(?:[.,]\d+)?)({LETTER}{{1,5}})(?!{LETTER})")
_WORD_AND_NUMBER = re.compile(rf"(?<=[{LOWER}]{{4}})(?=\d{{1,3}},\d|[12]\d{{3}}(?!\d)|\d{{1,3}} ?%)")
_SHORT = re.compile(rf"(?<![^\W\d_]|\.)({LETTER}{{2,5}}\.)(?={LETTER}{{2}})")
#: A full stop between the end of a word and a capital; the left side is never a single letter, so initials stay.
STOP = re.compile(
    rf"(?:(?<=[{LOWER}][{LOWER}])|(?<=[{UPPER}][{UPPER}])|(?<=[\d)»”%]))[.!?…](?=[«“„]?[{UPPER}](?:[{LOWER}{UPPER}]|\.))"
    rf"|(?<=[{LOWER}][{LOWER}][{LOWER}])[.!?…](?=[12]\d{{3}}(?!\d))"
)


def _found(pattern: re.Pattern[str], text: str, becomes: str) -> Iterator[Change]:
    return (Change(found.start(), found.group(), becomes) for found in pattern.finditer(text))


@rule("spaces.line-edge", Risk.TYPOGRAPHY)
def line_edge(text: str, language: Language) -> Iterator[Change]:
    """Spaces at the beginning and the end of a line go."""
    return _found(_LINE_EDGE, text, "")


@rule("spaces.several", Risk.TYPOGRAPHY)
def several(text: str, language: Language) -> Iterator[Change]:
    """Several spaces between two words become one."""
    return _found(_SEVERAL, text, " ")


@rule("spaces.before-mark", Risk.TYPOGRAPHY)
def before_mark(text: str, language: Language) -> Iterator[Change]:
    """A space before a comma, a full stop or another closing mark goes; one before an ellipsis stays."""
    return _found(_BEFORE_MARK, text, "")


@rule("spaces.after-opening", Risk.TYPOGRAPHY)
def after_opening(text: str, language: Language) -> Iterator[Change]:
    """A space after an opening quotation mark or bracket goes."""
    return _found(_AFTER_OPENING, text, "")


@rule("spaces.after-comma", Risk.TYPOGRAPHY)
def after_comma(text: str, language: Language) -> Iterator[Change]:
    """A space is put after a comma or semicolon that stands between two words; decimal commas stay."""
    for found in _AFTER_COMMA.finditer(text):
        if not in_address(text, found.start()):
            yield Change(found.end(), "", " ")


@rule("spaces.after-colon", Risk.TYPOGRAPHY)
def after_colon(text: str, language: Language) -> Iterator[Change]:
    """A space is put after a colon between two words; addresses, times and ratios stay."""
    for found in _AFTER_COLON.finditer(text):
        if not in_address(text, found.start()):
            yield Change(found.end(), "", " ")


@rule("spaces.after-stop", Risk.TYPOGRAPHY)
def after_stop(text: str, language: Language) -> Iterator[Change]:
    """A space is put between two sentences that are glued (`болды.Бұл`); initials and addresses stay."""
    for found in STOP.finditer(text):
        if not glued_name(text, found.start()):
            yield Change(found.end(), "", " ")


def glued_name(text: str, at: int) -> bool:
    """Whether the full stop at `at` is part of an address or of a name such as `Node.js`, not the end of a sentence."""
    latin = text[at - 1].isascii() and text[at - 1].isalpha() and text[at + 1 : at + 2].isascii()
    return in_address(text, at) or (latin and not text[at + 2 : at + 3].islower())


@rule("spaces.after-abbreviation", Risk.TYPOGRAPHY)
def after_abbreviation(text: str, language: Language) -> Iterator[Change]:
    """A space is put after a known abbreviation that is glued to the next word (`млн.сом`)."""
    known = {short.strip(".").casefold() for short in language.abbreviations} | cues(language.tag, "units")
    for found in _SHORT.finditer(text):
        if found[1][:-1].casefold() in known and not in_address(text, found.start()):
            yield Change(found.end(), "", " ")


@rule("spaces.bracket", Risk.TYPOGRAPHY)
def bracket(text: str, language: Language) -> Iterator[Change]:
    """A space is put before a bracket that holds several words, and after one before a capital; `РК(б)П` stays."""
    places = {found.start() for found in _BEFORE_BRACKET.finditer(text)}
    places |= {found.end() for found in _AFTER_BRACKET.finditer(text)}
    return (Change(place, "", " ") for place in sorted(places))


@rule("spaces.dash", Risk.TYPOGRAPHY)
def dash(text: str, language: Language) -> Iterator[Change]:
    """A dash with a space on one side only gets one on the other."""
    for found in _DASH.finditer(text):
        if text[found.start() - 1].isdigit() and text[found.end()].isdigit():
            continue
        yield Change(found.end() if found[1] else found.start(), "", " ")


@rule("spaces.years", Risk.TYPOGRAPHY)
def years(text: str, language: Language) -> Iterator[Change]:
    """A space on one side of the hyphen between two years goes (`1941 -1945`)."""
    for found in _YEARS.finditer(text):
        if bool(found[2]) != bool(found[3]) and found[1] < found[4]:
            yield Change(found.start(2 if found[2] else 3), " ", "")


@rule("spaces.number", Risk.TYPOGRAPHY)
def number(text: str, language: Language) -> Iterator[Change]:
    """A space is put between a number and a unit or a word that is glued to it (`200млн`, `сәйкесінше9,9%`)."""
    places = {found.start() for found in _WORD_AND_NUMBER.finditer(text)}
    units = cues(language.tag, "units")
    for found in _NUMBER_AND_UNIT.finditer(text):
        unit = found[2].casefold()
        if unit in units and (len(unit) > 1 or len(found[1]) == 4):
            places.add(found.end(1))
            if re.search(rf"(?<!{LETTER}){LETTER}{{3,5}}\Z", text[max(0, found.start() - 6) : found.start()]):
                places.add(found.start())
    return (Change(place, "", " ") for place in sorted(places))

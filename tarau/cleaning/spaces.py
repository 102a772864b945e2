"""Rules about spaces: too many, too few, or on the wrong side of a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages import Language
from .cues import cues
from .ledger import Change, Risk
from .rule import rule

_LINE_EDGE = re.compile(r"(?<![ \t])[ \t]+(?=\n|\Z)|(?:(?<=\n)|\A)[ \t]+")
_SEVERAL = re.compile(r"(?<![ \t\n])  +(?![ \t\n])")
_BEFORE_MARK = re.compile(r"(?<=[^\s(«„]) +(?=[,;:!?)»”](?![(\w])|\.(?![.\w]))")
_AFTER_OPENING = re.compile(r"(?<=[«(„]) +(?=\S)")
_AFTER_COMMA = re.compile(r"(?<=[^\W\d_])[,;](?=[^\W_])|(?<=\d)[,;](?=[^\W\d_]{2})|(?<=[)»”%])[,;](?=[^\W_])")
_AFTER_COLON = re.compile(r"(?<=[^\W\d_]{3}):(?=[^\W\d_][^\W\d_])")
_BRACKET = re.compile(r"(?<=[^\W\d_]{3})\((?=[^\s()]+[ \t][^()\n]{1,300}\))")
_ONE_SIDED_DASH = re.compile(r"(?<=[^\W_]) ([—–])(?=[^\W_])|(?<=[^\W\d_])([—–]) (?=[^\W_])")
_RANGE = re.compile(r"(?<![\d-])(\d{4})( ?)([-–—])( ?)(\d{4})(?![\d-])")
_NUMBER_WORD = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_NUMBER_AND_UNIT = re.compile(r"(?<![\w.,-])(?:[^\W\d_]{2,6})?\d+(?:,\d+)?([^\W\d_]{1,5})(?![^\W\d_])")
_WORD_AND_NUMBER = re.compile(r"(?<![\w-])[^\W\d_]{4,}(?=\d{1,3},\d|\d{4}(?!\d)|\d+ ?%)")
_SHORT = re.compile(r"(?<![\w.])([^\W\d_]{2,5}\.)(?=[^\W\d_]{2})")
_STOP = re.compile(r"(?<=[^\W_»”)%])[.!?…](?=[«“]?[^\W\d_a-zа-я])")
_ADDRESS = re.compile(r"\S*(?://|www\.|@)\S*")


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

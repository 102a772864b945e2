"""Rules about single characters that a reader cannot see, or that stand for others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..languages import Language
from .ledger import Change, Risk
from .rule import rule

_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c\x1c-\x1e]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]+")
#: The zero-width joiner holds emoji together; inside words it is rubbish.
_ZERO_WIDTH = re.compile("[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]+")
_EMOJI = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u206f]+")
_NOT_SIGN = re.compile(r"¬(?<=[^\W\d_]¬)[ \t]*\n?[ \t]*(?=[^\W\d_])")
#: A letter with up to four marks; longer stacks are not writing, and sorting them takes quadratic time.
_MARKED = re.compile("[^\\W_][\u0300-\u036f]{1,4}(?![\u0300-\u036f])")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


@rule("characters.line-end", Risk.LOSSLESS)
def line_end(text: str, language: Language) -> Iterator[Change]:
    """Windows, old Mac and Unicode line ends, vertical tabs and form feeds become one newline each."""
    return (Change(found.start(), found.group(), "\n") for found in _LINE_END.finditer(text))


@rule("characters.control", Risk.LOSSLESS)
def control(text: str, language: Language) -> Iterator[Change]:
    """Control characters go: paper cannot show them."""
    return (Change(found.start(), found.group(), "") for found in _CONTROL.finditer(text))


@rule("characters.zero-width", Risk.LOSSLESS)
def zero_width(text: str, language: Language) -> Iterator[Change]:
    """Soft hyphens, zero-width spaces and joiners and stray byte-order marks go; joiners inside emoji stay."""
    for found in _ZERO_WIDTH.finditer(text):
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if found.group() != "\u200d" or not (_EMOJI.match(before) and _EMOJI.match(after)):
            yield Change(found.start(), found.group(), "")


@rule("characters.direction", Risk.LOSSLESS)
def direction(text: str, language: Language) -> Iterator[Change]:
    """Marks that turn the direction of writing go: with them a text reads otherwise than it is."""
    reason = "a hidden mark turned the direction of writing"
    return (Change(found.start(), found.group(), "", reason=reason) for found in _DIRECTION.finditer(text))


@rule("characters.not-sign", Risk.LOSSLESS)
def not_sign(text: str, language: Language) -> Iterator[Change]:
    """A sign ¬ inside a word is a soft hyphen of another encoding and goes, together with a line end after it."""
    return (Change(found.start(), found.group(), "") for found in _NOT_SIGN.finditer(text))


@rule("characters.composed", Risk.LOSSLESS)
def composed(text: str, language: Language) -> Iterator[Change]:
    """A letter followed by its mark (и and a breve) becomes the one letter (й), as Unicode's form NFC has it."""
    if unicodedata.is_normalized("NFC", text):
        return
    for found in _MARKED.finditer(text):
        one = unicodedata.normalize("NFC", found.group())
        if one != found.group():
            yield Change(found.start(), found.group(), one)


@rule("characters.odd-space", Risk.LOSSLESS)
def odd_space(text: str, language: Language) -> Iterator[Change]:
    """No-break and other special spaces become plain ones; where a line may not break is decided when a page is set."""
    return (Change(found.start(), found.group(), " ") for found in _ODD_SPACE.finditer(text))

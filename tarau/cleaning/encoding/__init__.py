"""Rules about text that was read in a wrong encoding or typed in an old font: the letters meant come back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ...languages import Grade, Language, lexicon, likelihood_cost
from ...problems import Message
from ..ledger import Change, Risk
from ..rule import rule
from . import fonts, western
from .stretches import looks_odd, undone

__all__ = ["control", "entity", "font", "ligature", "mix_up", "western_mix_up"]

#: References to characters that no text says on purpose; `&lt;`, `&gt;` and `&amp;` may be its matter.
_NAMES = (
    "nbsp|ensp|emsp|thinsp|shy|quot|apos|laquo|raquo|ldquo|rdquo|bdquo|lsquo|rsquo|sbquo"
    "|mdash|ndash|hellip|copy|deg|sect"
)
_ENTITY = re.compile(rf"&(?:amp;)?(?:{_NAMES}|#\d{{2,6}}|#[xX][\da-fA-F]{{2,5}});")
_LIGATURE = re.compile("[ĳŉǆǉǌﬀ-ﬆ]")
_LIGATURES = {"ĳ": "ij", "ŉ": "ʼn", "ǆ": "dž", "ǉ": "lj", "ǌ": "nj"} | dict(
    zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
#: Without 85, which is also a line's end.
_MARKS = {
    chr(byte): bytes([byte]).decode("cp1252")
    for byte in b"\x82\x84\x86\x87\x89\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b"
}
_CONTROL = re.compile(f"[{''.join(_MARKS)}]")


def _odd(words: str) -> bool:
    """Whether words hold signs that may have been read wrongly: only then the whole text is judged again."""
    return looks_odd(words) or western.looks_odd(words)


@rule("encoding.mix-up", Risk.LOSSLESS, whole=True, heeds=_odd)
def mix_up(text: str, language: Language) -> Iterator[Change]:
    """Kazakh and Russian words that were read in a wrong encoding (`Èñòîðèÿ`, `РўР°СЂР°Сѓ`) are read in the right one.

    UTF-8 read as any of ten encodings, also twice, and Cyrillic encodings read for one another. Judged stretch by
    stretch by how likely the pairs of letters are before and after; a letter whose byte was lost is only offered
    where several come into question.
    """
    for word in undone(text):
        reason = word.name if word.sure else _guessed(word.name)
        candidates = () if word.sure else (word.after,)
        yield Change(word.start, word.before, word.after, 1.0 if word.sure else 0.7, candidates, reason, not word.sure)


def _guessed(name: Message) -> Message:
    return Message("{cause}; a letter that was lost is guessed", (("cause", name),))


@rule("encoding.western", Risk.LOSSLESS, whole=True, heeds=_odd)
def western_mix_up(text: str, language: Language) -> Iterator[Change]:
    """Marks and accented letters that were read in a wrong encoding (`donâ€™t`, `CafÃ©`) are read in the right one.

    Found by the library ftfy, whose other repairs (straight quotation marks, wide letters) are switched off.
    """
    for start, before, after, reason in western.undone(text):
        if likelihood_cost(after) < likelihood_cost(before):
            yield Change(start, before, after, reason=reason)


@rule("encoding.font", Risk.LOSSLESS, whole=True, heeds=_odd)
def font(text: str, language: Language) -> Iterator[Change]:
    """Signs of an old Kazakh font, or of KZ-1048 and PTCP154 read as windows-1251, become the letters they stand for.

    The same sign means different letters in different documents (`є` is ғ in one, ө in another); the letters are those
    with which the document's words look most like words of the language, and doubtful ones are only offered.
    """
    letters = fonts.assigned(text, language, lambda word: lexicon(language.tag).grade(word) >= Grade.LISTED)
    for at, one in fonts.places(text, letters) if letters else ():
        reason = Message(
            "the sign {sign} stands for {letter} in this text", (("sign", one.sign), ("letter", one.letter))
        )
        candidates = () if one.sure else (one.letter,)
        yield Change(at, one.sign, one.letter, 1.0 if one.sure else 0.7, candidates, reason, not one.sure)


@rule("encoding.entity", Risk.LOSSLESS)
def entity(text: str, language: Language) -> Iterator[Change]:
    """A reference of a web page (`&nbsp;`, `&laquo;`, `&#1179;`) becomes its character; `&lt;` and `&amp;` stay."""
    if "&" not in text:
        return
    for found in _ENTITY.finditer(text):
        character = unescape(unescape(found.group()))
        if (len(character) == 1 and character.isprintable()) or character in ("\u00a0", "\u00ad"):
            yield Change(found.start(), found.group(), character)


@rule("encoding.control", Risk.LOSSLESS)
def control(text: str, language: Language) -> Iterator[Change]:
    """A control character from 80 to 9F becomes the mark that windows-1251 and -1252 both have there (`“`, `–`)."""
    return (Change(found.start(), found.group(), _MARKS[found.group()]) for found in _CONTROL.finditer(text))


@rule("encoding.ligature", Risk.LOSSLESS)
def ligature(text: str, language: Language) -> Iterator[Change]:
    """One sign for several letters (`ﬁ`, as printed pages give it) becomes the letters."""
    return (Change(found.start(), found.group(), _LIGATURES[found.group()]) for found in _LIGATURE.finditer(text))

"""The guard: outside the noise family no change may alter a number, a date, a Roman numeral, a name or a quotation.

Values are compared after folding look-alike letters and the spaces, hyphens and invisible signs that damage leaves,
so that `ХІV` may become `XIV` and `Президентi` may get its own letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from .ledger import Change

#: So much of the text on either side is compared with a change: no number or name is longer in practice.
WINDOW = 48

#: Cyrillic capitals that Roman numerals are typed with.
_ROMAN_TWINS = str.maketrans("ХІVСМІӀхі", "XIVCMIIxi")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ac\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*%?")
_NAME = re.compile(r"[^\W\d_]+(?:-\s?[^\W\d_]+)*")
_QUOTES = re.compile('[«»“”„"]')


def keeps_facts(text: str, change: Change, fold: Mapping[str, str]) -> bool:
    """Whether the text around `change` states the same numbers, names and quotations after it as before.

    `fold` maps look-alike letters to the language's own.
    """
    if _harmless(text, change, fold):
        return True
    start, end = max(0, change.start - WINDOW), change.end + WINDOW
    start, end = _word_start(text, start), _word_end(text, end)
    before = text[start:end]
    after = text[start : change.start] + change.after + text[change.end : end]
    return facts(before, fold) == facts(after, fold)


def _harmless(text: str, change: Change, fold: Mapping[str, str]) -> bool:
    """Whether a change is plainly of the kind that alters nothing, so that nothing needs to be compared."""
    before, after = change.before, change.after
    if before and not _visible(before) and not after:
        return True
    left, right = text[change.start - 1 : change.start], text[change.end : change.end + 1]
    if not after and before in (".", ",") and left == before and not right.isdigit():
        return True
    if (not before or before.isspace()) and (not after or after.isspace()):
        if before and after:
            return True
        return {_kind(left), _kind(right)} in _APART
    return len(before) == len(after) and all(fold.get(old, old) == new for old, new in zip(before, after, strict=True))


def _kind(character: str) -> str:
    """What a space beside it may tear apart or join; marks that stand inside numbers and words are a kind apart."""
    if character.isalpha():
        return "letter"
    if character.isdigit():
        return "digit"
    if character == "-":
        return "hyphen"
    return "joint" if character and character in ".,:/%" else "other"


#: Neighbours between which a space may come or go without a number or a name becoming another.
_APART = ({"letter", "digit"}, {"letter", "joint"}, {"letter", "other"}, {"joint"}, {"joint", "other"}, {"other"})


def _visible(text: str) -> str:
    return _INVISIBLE.sub("", text)


def facts(text: str, fold: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The numbers, names (capitalised words, Roman numerals among them) and quotation marks of a text, in order."""
    plain = _visible(text)
    numbers = tuple(_NUMBER.findall(plain))
    names = tuple(name for word in _NAME.findall(plain) for name in _names(word, fold))
    return numbers, names, tuple(_QUOTES.findall(plain))


def _names(word: str, fold: Mapping[str, str]) -> list[str]:
    """The capitalised parts of a word, folded; a capital after a small letter begins a part: two words run together."""
    if word == word.lower():
        return []
    joined = re.sub(r"[-\s]", "", word)
    cuts = [0, *(at for at in range(1, len(joined)) if joined[at].isupper() and joined[at - 1].islower()), len(joined)]
    parts = (joined[first:last] for first, last in pairwise(cuts))
    return [_folded(part, fold) for part in parts if part[0].isupper()]


def _folded(word: str, fold: Mapping[str, str]) -> str:
    return "".join(fold.get(letter, letter) for letter in word).translate(_ROMAN_TWINS)


def _word_start(text: str, start: int) -> int:
    """The start of the word into which `start` falls, at most a window before it."""
    lowest = max(0, start - WINDOW)
    while start > lowest and text[start - 1].isalnum():
        start -= 1
    return start


def _word_end(text: str, end: int) -> int:
    highest = min(len(text), end + WINDOW)
    while end < highest and text[end].isalnum():
        end += 1
    return min(end, len(text))

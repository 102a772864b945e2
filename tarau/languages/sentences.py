"""Where sentences end: full stops that belong to an abbreviation, an initial, a date or an ordinal end none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .alphabets import CAPITALS
from .figures import ROMAN_NUMERAL
from .lists import SPACE, either, marked, words

_WORD_START = r"(?<![^\W_])"
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_CLOSERS = '»”“")\\]’'
_OPENERS = '«„“"(\\[‘'

#: Stops, closing marks, a gap (none where a space was lost: болды.Бұл), a dash of dialogue, opening marks, a sign.
_END = re.compile(
    rf"(?<![.!?…])(?P<stops>[.!?…]++)(?P<closers>[{_CLOSERS}]*)(?P<gap>\s+|(?=[{CAPITALS}][^\W\d_]))"
    rf"(?P<dash>[—–-]{SPACE}+)?[{_OPENERS}]*(?=(?P<next>[^\W_]+)|$)"
)
_INITIAL = re.compile(rf"{_WORD_START}(?:[{CAPITALS}]|Дж|Дз)\.")
_NUMBER_ALONE = re.compile(rf"(?:\d+|{ROMAN_NUMERAL})\.$")


@dataclass(frozen=True, slots=True)
class _Lists:
    """What a language knows: patterns for its abbreviations, those that may end a sentence, words that begin one."""

    abbreviation: re.Pattern[str]
    after_number: re.Pattern[str]
    ending: frozenset[str]
    starters: frozenset[str]


def sentences(text: str, tag: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of `text`, without the white space between them; a blank line ends one too.

    A stop after an abbreviation ends a sentence when the abbreviation may (т.б., etc.) and a capital follows, or when
    one of the language's sentence openers follows (Ол, Бұл; Он; The): "1930 ж. Голощекин" goes on, "1930 ж. Осы"
    does not.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end, following in _ends(text, _lists(tag)):
        _add(spans, text, start, end)
        start = following
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        first = start + len(piece) - len(piece.lstrip())
        spans.append((first, first + len(bare)))


def _ends(text: str, lists: _Lists) -> Iterator[tuple[int, int]]:
    """Where each sentence ends and where the text goes on, in order."""
    reading = _Reading(text, lists, _abbreviations(text, lists), {match.end() for match in _INITIAL.finditer(text)})
    blank = [match.span() for match in _BLANK_LINE.finditer(text)]
    found = list(blank)
    begun = 0
    for match in _END.finditer(text):
        while blank and blank[0][1] <= match.start():
            begun = blank.pop(0)[1]
        if reading.ends(match, begun):
            begun = match.end("gap")
            found.append((match.end("closers"), begun))
    return iter(sorted(found))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text with what is known of its full stops: those of abbreviations and of initials, by where they end."""

    text: str
    lists: _Lists
    short: dict[int, str]
    initials: set[int]

    def ends(self, match: re.Match[str], begun: int) -> bool:
        """Whether a find of `_END` ends the sentence that began at `begun`."""
        following, stop = match["next"] or "", match.end("stops")
        if following[:1].islower():
            return False
        if match["stops"] != ".":
            return True
        # А. С. Пушкин: a single letter with a point is no word, though А and С are words that begin sentences.
        opens = following in self.lists.starters and self.text[match.end("next") : match.end("next") + 1] != "."
        if stop in self.initials:
            return opens
        if stop in self.short:
            return opens or (self.short[stop] in self.lists.ending and following[:1].isupper())
        if _NUMBER_ALONE.match(self.text, begun + _blank_before(self.text, begun), stop):
            return False
        return bool(match["gap"]) or (self.text[stop - 2].islower() and self.text[stop - 3 : stop - 2].isalpha())


def _blank_before(text: str, start: int) -> int:
    at = start
    while at < len(text) and text[at].isspace():
        at += 1
    return at - start


def _abbreviations(text: str, lists: _Lists) -> dict[int, str]:
    """Where an abbreviation ends, and which one it is, without its spaces and in small letters."""
    found = {}
    for pattern in (lists.abbreviation, lists.after_number):
        for match in pattern.finditer(text):
            found[match.end()] = re.sub(r"\s", "", match["short"]).lower()
    return found


@cache
def _lists(tag: str) -> _Lists:
    known = words(tag, "abbreviations")
    long_left = {word for word in marked(tag, "abbreviations", "left") if len(word) > 3 and "." not in word[:-1]}
    plain = set(known) - (long_left - set(marked(tag, "abbreviations", "right")))
    after_number = rf"(?<=[\d.IVX])[ \u00a0\u202f-]?(?P<short>{either(long_left)})"
    return _Lists(
        re.compile(rf"{_WORD_START}(?P<short>{either(plain)})", re.IGNORECASE),
        re.compile(after_number, re.IGNORECASE),
        frozenset(word.replace(" ", "").lower() for word in marked(tag, "abbreviations", "ends")),
        frozenset(words(tag, "starters")),
    )

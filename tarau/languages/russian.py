"""Russian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from . import alphabets
from .dashes import EN_DASH
from .figures import NO_BREAK_SPACE, roman
from .hyphenation import Hyphenation
from .language import Language
from .quotes import Quotes

_LOOSE_ENDING = re.compile(r"(?:ия|ие|ий|ый|ая|ое|ые|[аеёиоуыэюяйь])$")
_SHORTEST_STEM = 3


class Russian(Language):
    """Russian (русский язык)."""

    tag = "ru"
    name = "русский язык"
    scripts = ("Cyrl",)
    alphabet = alphabets.RUSSIAN
    vowels = alphabets.RUSSIAN_VOWELS
    order = alphabets.CYRILLIC_ORDER
    quotes = Quotes(("«", "»"), ("„", "“"))
    percent_gap = NO_BREAK_SPACE
    locale = "ru"
    conjunction = "и"
    # GOST 2.105: without ё, з, й, о, ч, ъ, ы, ь.
    list_signs = "абвгдежиклмнпрстуфхцшщэюя"
    names_before_numerals = True
    hyphenation: ClassVar[Hyphenation] = Hyphenation("ru_RU", 2, 2)

    def base_letter(self, letter: str) -> str:
        """Ё counts as е."""
        return "е" if letter == "ё" else letter

    def _inflected(self, parts: Sequence[str]) -> list[str]:
        """Every word with any ending."""
        return [_inflected_word(part) for part in parts]

    def date(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """28 апреля 1930 г., апрель 1930 г., 1930 г."""
        written = f"{-year} г. до н. э." if year < 0 else f"{year} г."
        if not month:
            return written
        if not day:
            from babel import Locale  # three hundredths of a second that cleaning need not pay

            return f"{Locale.parse('ru').months['stand-alone']['wide'][month]} {written}"
        return f"{day} {self.month(month)} {written}"

    def years(self, first: int, last: int) -> str:
        """1928–1932 гг."""
        if first == last:
            return self.date(first)
        if last < 0:
            return f"{-first}{EN_DASH}{-last} гг. до н. э."
        return f"{-first} г. до н. э. {EN_DASH} {last} г. н. э." if first < 0 else f"{first}{EN_DASH}{last} гг."

    def century(self, number: int) -> str:
        """XX век."""
        return f"{roman(-number)} век до н. э." if number < 0 else f"{roman(number)} век"

    def ordinal(self, number: int, noun: str = "") -> str:
        """5-й; before a noun the figure with -й, which fits a masculine noun: 5-й съезд."""
        return f"{number}-й {noun}".rstrip()


def _inflected_word(word: str) -> str:
    if word.isupper() or word.endswith("."):
        return re.escape(word)
    loose = _LOOSE_ENDING.search(word)
    stem = word[: loose.start()] if loose and loose.start() >= _SHORTEST_STEM else word
    return rf"{re.escape(stem)}[а-яё]{{0,4}}"

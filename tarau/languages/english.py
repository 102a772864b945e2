"""English, by British usage."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import ClassVar

from . import alphabets
from .dashes import EN_DASH
from .hyphenation import Hyphenation
from .language import Language
from .quotes import Quotes


class English(Language):
    """English: spaced en dashes, “double” quotation marks with ‘single’ ones inside, day before month."""

    tag = "en"
    name = "English"
    scripts = ("Latn",)
    alphabet = alphabets.ENGLISH
    vowels = alphabets.ENGLISH_VOWELS
    order = alphabets.ENGLISH + alphabets.CYRILLIC_ORDER
    quotes = Quotes(("“", "”"), ("‘", "’"), single=True)
    dash = EN_DASH
    group_from = 4
    locale = "en_GB"
    conjunction = "and"
    list_signs = alphabets.ENGLISH
    joins_endings = False
    hyphenation: ClassVar[Hyphenation] = Hyphenation("en_US", 2, 3)

    def base_letter(self, letter: str) -> str:
        """A letter with an accent counts as the letter without it."""
        return letter if letter == "й" else unicodedata.normalize("NFD", letter)[:1]

    def _inflected(self, parts: Sequence[str]) -> list[str]:
        """The last word also in the plural and the possessive."""
        return [*super()._inflected(parts[:-1]), *(_inflected_word(part) for part in parts[-1:])]

    def date(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """28 April 1930, April 1930, 1930."""
        written = f"{-year} BCE" if year < 0 else str(year)
        return " ".join([*([str(day)] if month and day else []), *([self.month(month)] if month else []), written])

    def years(self, first: int, last: int) -> str:
        """1928–1932."""
        if first == last:
            return self.date(first)
        if last < 0:
            return f"{-first}{EN_DASH}{-last} BCE"
        return f"{-first} BCE {EN_DASH} {last} CE" if first < 0 else f"{first}{EN_DASH}{last}"

    def century(self, number: int) -> str:
        """20th century."""
        return f"{self.ordinal(-number)} century BCE" if number < 0 else f"{self.ordinal(number)} century"

    def ordinal(self, number: int, noun: str = "") -> str:
        """5th."""
        teens = number % 100 in (11, 12, 13)
        ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending} {noun}".rstrip()


def _inflected_word(word: str) -> str:
    stem = re.escape(word[:-1])
    plural = rf"{stem}(?:y|ies)" if re.search(r"[^aeiou]y$", word) else rf"{re.escape(word)}(?:e?s)?"
    return rf"{plural}(?:['’]s?)?"

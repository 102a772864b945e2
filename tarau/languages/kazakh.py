"""Kazakh, in Cyrillic letters and in the Latin letters of the 2021 draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import ClassVar

from . import alphabets, endings, latin
from .cases import Case
from .collation import SortKey
from .dashes import EN_DASH
from .edits import Edit, Step
from .figures import roman
from .hyphenation import Hyphenation, PatternFile
from .language import Language
from .lists import entries
from .quotes import Quotes

#: The endings that follow a noun in a sentence: plural, owner, case, and -дағы with a case of its own.
_CASE_ENDINGS = (
    r"(?:[ндт][ыі]ң|[ғгқк][ае]|н[ае]|[ндт][ыі]|н|н?[дт][ае](?:ғ[ыі]|г[ыі])?(?:с?[ыі])?(?:н|лар|лер)?"
    r"|[днт][ае]н|[мбп]ен)"
)
_OWNER_ENDINGS = r"(?:[ыі]?[мң](?:[ае]|[ыі]з)?|с?[ыі])"
_ENDINGS = rf"(?:[лдт][ае]р)?{_OWNER_ENDINGS}?{_CASE_ENDINGS}?"
_SOFTENED = {"қ": "[қғ]", "к": "[кг]", "п": "[пб]"}
_VOWEL_THAT_DROPS = re.compile(r"(?<=[рлнсзқкмйт])([ыі])([нқкрлзмс])$")


class Kazakh(Language):
    """Kazakh (қазақ тілі)."""

    tag = "kk"
    name = "қазақ тілі"
    scripts = ("Cyrl", "Latn", "Latn-Eng")
    alphabet = order = alphabets.KAZAKH
    vowels = alphabets.KAZAKH_VOWELS + alphabets.KAZAKH_GLIDE
    quotes = Quotes(("«", "»"), ("“", "”"))
    locale = "kk"
    conjunction = "және"
    # Without ё, й, ң, һ, ъ, ь and щ, with which no Kazakh word begins or which are taken for their neighbours.
    list_signs = "аәбвгғдежзикқлмноөпрстуұүфхцчш"
    hyphenation: ClassVar[Hyphenation] = Hyphenation("assets/languages/kk/hyphenation.dic", 2, 2)

    def hyphenation_file(self) -> PatternFile | None:
        """The patterns that `patterns.hyphenation_patterns` makes."""
        return PatternFile(self.hyphenation.name)

    def _inflected(self, parts: Sequence[str]) -> list[str]:
        """The last word with any chain of plural, owner's and case endings; its last sounds may change."""
        return [*super()._inflected(parts[:-1]), *(_inflected_word(part) for part in parts[-1:])]

    # ---------------------------------------------------------------------------------------- figures and dates

    def date(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """1930 жылғы 28 сәуір, 1930 жылғы сәуір, 1930 жыл (as Kazakh books write them)."""
        written = f"б.з.б. {-year}" if year < 0 else str(year)
        if not month:
            return f"{written} жыл"
        return f"{written} жылғы {f'{day} ' if day else ''}{self.month(month)}"

    def years(self, first: int, last: int) -> str:
        """1928–1932 жж."""
        if first == last:
            return f"{first} ж." if first > 0 else f"б.з.б. {-first} ж."
        if last < 0:
            return f"б.з.б. {-first}{EN_DASH}{-last} жж."
        if first < 0:
            return f"б.з.б. {-first} ж. {EN_DASH} б.з. {last} ж."
        return f"{first}{EN_DASH}{last} жж."

    def century(self, number: int) -> str:
        """XX ғасыр (no hyphen after a Roman numeral)."""
        return f"б.з.б. {roman(-number)} ғасыр" if number < 0 else f"{roman(number)} ғасыр"

    def ordinal(self, number: int, noun: str = "") -> str:
        """5-сынып: the hyphen stands for the ending -інші; without a noun the word, бесінші (up to 999)."""
        return f"{number}-{noun}" if noun else endings.ordinal(number)

    # ---------------------------------------------------------------------------------------- endings

    def case(self, noun: str, case: Case, number: int | str | None = None) -> str:
        """2-кестеде; a noun of several words whose last ends in ы or і has its owner's mark: теміржолына."""
        possessed = " " in noun and noun[-1:] in "ыі"
        inflected = noun + endings.ending(noun.lower(), case, possessed)
        return inflected if number is None else f"{number}-{inflected}"

    def reference(self, kind: str, number: int | str, case: Case = "nom") -> str:
        """2-кестеде, 1-диаграмманың, 5-параграфтан, «Көпір» айдарында."""
        return self.case(super().reference(kind, number), case)

    def suffixed(self, text: str, case: Case) -> str:
        """25-ке, 1930-да, 90%-ға, БҰҰ-ға: the ending follows what is read aloud (spelling rules on numerals, § 44)."""
        if case == "nom":
            return text
        return f"{text}-{endings.ending(endings.spoken(text, _spoken_abbreviations()), case)}"

    # ---------------------------------------------------------------------------------------- Latin

    def transliterate(self, text: str, script: str) -> str:
        """`text` in Latin letters for the script `Latn`; `Latn-eng` writes ŋ (January 2021) where that has ñ."""
        wanted = script.casefold()
        if wanted in ("latn", "latn-eng"):
            return latin.to_latin(text, "ŋ" if wanted == "latn-eng" else "ñ")
        return super().transliterate(text, script)


class LatinKazakh(Kazakh):
    """Kazakh printed in Latin letters: what is stored in Cyrillic comes out converted, by `polish` with soft hyphens.

    The script `Latn-Eng` has ŋ (January 2021) where `Latn` has ñ (April 2021).
    """

    alphabet = order = alphabets.KAZAKH_LATIN
    vowels = alphabets.KAZAKH_LATIN_VOWELS
    list_signs = "aäbdefgğhijklmnoöpqrsştuūüvyz"
    carries_breaks = True

    @property
    def velar(self) -> str:
        """The letter for ң."""
        return "ŋ" if self.script == "Latn-Eng" else "ñ"

    def upper(self, text: str) -> str:
        """Capitals: i becomes İ, ı becomes I."""
        return latin.latin_upper(text)

    def lower(self, text: str) -> str:
        """Small letters: I becomes ı, İ becomes i."""
        return latin.latin_lower(text)

    def sort_key(self, text: str) -> SortKey:
        """The place of a text, given in either script, in the order of the Latin alphabet."""
        return super().sort_key(self.in_script(text))

    def index_letter(self, text: str) -> str:
        """The Latin capital under which a text, given in either script, stands in an index."""
        return super().index_letter(self.in_script(text))

    def hyphenate(self, word: str) -> str:
        """A Cyrillic word is divided by its own rules and then converted; a Latin one has no breaks."""
        return self.in_script(super().hyphenate(word))

    def hyphenation_file(self) -> PatternFile | None:
        """None: Latin text carries its soft hyphens with it."""
        return None

    @cached_property
    def _typography(self) -> tuple[Step, ...]:
        """As in Cyrillic, and at the end every word in Latin letters."""
        return (*super()._typography, self._converted)

    def _converted(self, text: str) -> Iterator[Edit]:
        return latin.conversion(text, super().hyphenate, self.unbreakable(text), self.velar)

    def in_script(self, text: str) -> str:
        """`text` in Latin letters."""
        return latin.to_latin(text, self.velar)

    def month(self, number: int) -> str:
        """The name of a month in Latin letters."""
        return self.in_script(super().month(number))

    def date(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """As in Cyrillic."""
        return self.in_script(super().date(year, month, day))

    def years(self, first: int, last: int) -> str:
        """As in Cyrillic."""
        return self.in_script(super().years(first, last))

    def century(self, number: int) -> str:
        """As in Cyrillic."""
        return self.in_script(super().century(number))

    def ordinal(self, number: int, noun: str = "") -> str:
        """As in Cyrillic."""
        return self.in_script(super().ordinal(number, noun))

    def join(self, items: Sequence[str]) -> str:
        """As in Cyrillic; the items stay as they are given."""
        return super().join(items).replace(f" {self.conjunction} ", f" {self.in_script(self.conjunction)} ")

    def label(self, key: str, **values: object) -> str:
        """The Kazakh label in Latin letters."""
        return self.in_script(super().label(key, **values))

    def reference(self, kind: str, number: int | str, case: Case = "nom") -> str:
        """As in Cyrillic."""
        return self.in_script(super().reference(kind, number, case))

    def case(self, noun: str, case: Case, number: int | str | None = None) -> str:
        """As in Cyrillic; `noun` is given in Cyrillic."""
        return self.in_script(super().case(noun, case, number))

    def suffixed(self, text: str, case: Case) -> str:
        """As in Cyrillic; an abbreviation is given in Cyrillic."""
        return self.in_script(super().suffixed(text, case))


@cache
def _spoken_abbreviations() -> dict[str, str]:
    return {entry[0]: entry[1] for entry in entries("kk", "spoken")}


def _inflected_word(word: str) -> str:
    if len(word) > 1 and (word.isupper() or word[-1:].isupper()):
        return rf"{re.escape(word)}(?:-\u2060?{_ENDINGS})?"
    stem, last = word[:-1], word[-1:]
    # съезд: съезі
    end = "д?" if word.endswith("зд") else _SOFTENED.get(last, re.escape(last))
    dropped = _VOWEL_THAT_DROPS.search(word)
    if dropped and re.search(f"[{Kazakh.vowels}]", word[: dropped.start()]):
        # халық: халқы, орын: орны
        stem = re.escape(word[: dropped.start()]) + f"{dropped[1]}?"
    else:
        stem = re.escape(stem)
    return f"{stem}{end}{_ENDINGS}"

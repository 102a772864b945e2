"""What a language knows, as one object: every other room asks it and keeps no rule of a language itself.

To add a language: a folder under assets/languages and one under assets/catalogues, a class here below `Language` with
its alphabet, marks and dates, and its name in the table of the door.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from . import collation, figures
from .cases import Case
from .catalogue import catalogue
from .dashes import EM_DASH, ending_joiner, minus, ranges, sentence_dash
from .edits import Step, rewrite_runs
from .hyphenation import Hyphenation, PatternFile
from .lists import SPACE, either, entries, words
from .quotes import Quotes
from .sentences import sentences
from .spaces import binding_steps
from .unbreakable import unbreakable

if TYPE_CHECKING:
    from babel import Locale


class Language:
    """A language in one of its scripts. Instances hold nothing open and cross to another process by their names."""

    tag: ClassVar[str]
    name: ClassVar[str]
    """What its speakers call it."""
    direction: ClassVar[str] = "ltr"
    scripts: ClassVar[tuple[str, ...]]
    """ISO 15924 codes, the usual one first."""
    alphabet: str
    """Its letters in order, small."""
    vowels: str
    order: str
    """The letters, small, in the order of a dictionary: the alphabet, and those of other languages that may occur."""
    quotes: ClassVar[Quotes]
    dash: ClassVar[str] = EM_DASH
    percent_gap: ClassVar[str] = ""
    """What stands between a figure and its percent sign (CLDR)."""
    group_from: ClassVar[int] = 5
    """The number of digits from which figures are set in groups of three."""
    locale: ClassVar[str]
    """The name of its data in the CLDR, which Babel holds."""
    conjunction: ClassVar[str]
    list_signs: ClassVar[str]
    """The letters that number the items of a list."""
    joins_endings: ClassVar[bool] = True
    """Whether endings follow figures and abbreviations with a hyphen."""
    names_before_numerals: ClassVar[bool] = False
    """Whether a ruler's Roman numeral follows the name."""
    hyphenation: ClassVar[Hyphenation]
    carries_breaks: ClassVar[bool] = False
    """Whether polished text comes with a soft hyphen at each permitted break, as no patterns could find them."""

    def __init__(self, script: str | None = None) -> None:
        self.script = script or self.scripts[0]

    def __reduce__(self) -> tuple[type[Language], tuple[str]]:
        return type(self), (self.script,)

    @property
    def locale_tag(self) -> str:
        """The tag for web and PDF readers: with the script where it is not the usual one, `kk-Latn` (BCP 47)."""
        return self.tag if self.script == self.scripts[0] else f"{self.tag}-{self.script[:4]}"

    @property
    def regional_tag(self) -> str:
        """The tag with the country where the language is at home, as word processors name it: `kk-KZ` (CLDR)."""
        from babel.core import get_global

        likely = str(get_global("likely_subtags").get(self.locale, self.locale))
        return f"{self.tag}-{likely.rpartition('_')[2]}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.script!r})"

    # ---------------------------------------------------------------------------------------- letters and words

    @cached_property
    def letters(self) -> str:
        """All letters that a word of the language may hold, small and capital."""
        return self.alphabet + "".join(self.upper(letter) for letter in self.alphabet)

    @property
    def confusables(self) -> Mapping[str, str]:
        """Signs that look like a letter of this language and are none, with that letter: Latin a for Cyrillic а.

        From the confusables of Unicode Technical Standard 39 where it has the pair, else from our own table; the
        file assets/languages/TAG/confusables.txt says which.
        """
        return _confusables(self.tag)

    @property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations with their full stops, as in `т.б.`, `ж.`, `т.ғ.к.`, and those that have none: `млн`, `км`."""
        return _abbreviations(self.tag)

    def upper(self, text: str) -> str:
        """`text` in capitals."""
        return text.upper()

    def lower(self, text: str) -> str:
        """`text` in small letters."""
        return text.casefold()

    def base_letter(self, letter: str) -> str:
        """The letter that `letter` counts as when words are put in order."""
        return letter

    def sort_key(self, text: str) -> collation.SortKey:
        """The place of `text` in an alphabetical list (the order of ICU's collation for the language)."""
        return collation.sort_key(text, self.order, self.lower, self.base_letter)

    def index_letter(self, text: str) -> str:
        """The capital under which `text` stands in an index; `0–9` for a figure, nothing for a text of signs alone."""
        first = collation.heading(text, self.order, self.lower, self.base_letter)
        return "0–9" if first.isdigit() else self.upper(first)

    def inflected(self, form: str) -> str:
        """A regular expression for `form` in any of its inflected forms, without anchors at its ends.

        A form without words is found nowhere.
        """
        return rf"{SPACE}+".join(self._inflected(form.split())) or r"(?!)"

    def _inflected(self, parts: Sequence[str]) -> list[str]:
        """A regular expression for each word of a form."""
        return [re.escape(part) for part in parts]

    # ---------------------------------------------------------------------------------------- breaking lines

    def hyphenate(self, word: str) -> str:
        """`word` with a soft hyphen (U+00AD) at each permitted break; its own hyphens stay (see `Hyphenation`)."""
        return self.hyphenation.hyphenate(word)

    def hyphenation_file(self) -> PatternFile | None:
        """The language's own patterns, to be given to Pyphen in place of a path; None where Pyphen has them itself."""
        return None

    def unbreakable(self, text: str) -> tuple[tuple[int, int], ...]:
        """The spans of `text` that must be neither hyphenated nor broken: abbreviations, codes, formulas."""
        return unbreakable(text, self.tag)

    def sentences(self, text: str) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences of `text`, without the white space between them."""
        return sentences(text, self.tag)

    # ---------------------------------------------------------------------------------------- typography

    def polish(self, text: str) -> str:
        """`text` with the language's spaces, quotation marks and dashes; no letter and no digit is changed.

        No-break spaces tie numbers to units, initials to names, numerals to nouns; hyphens that stand for dashes
        become dashes; an invisible joiner keeps an ending with its number. Polishing twice changes nothing more.
        """
        return self.polish_runs((text,))[0]

    def polish_runs(self, texts: Sequence[str]) -> tuple[str, ...]:
        """`polish` for a paragraph that is split into runs: read as one text, given back in the same split."""
        return rewrite_runs(texts, self._typography)

    @cached_property
    def _typography(self) -> tuple[Step, ...]:
        """The steps of polishing, in the order in which they are done."""
        units = [word for kind, word in entries(self.tag, "binding") if kind in ("number", "amount")]
        joiner = ending_joiner(word for word in units if not word.endswith(("-", ".")))
        return (
            self.quotes.double,
            self.quotes.apostrophes,
            ranges,
            sentence_dash(self.dash),
            minus,
            *((joiner,) if self.joins_endings else ()),
            *binding_steps(self.tag, self.percent_gap, self.names_before_numerals),
        )

    # ---------------------------------------------------------------------------------------- figures and dates

    def number(self, value: Decimal | int | str, places: int | None = None) -> str:
        """A figure: decimal sign and groups of the language, U+2212 as minus; `places` rounds half away from zero.

        A text is a number with a decimal point; ValueError for anything else.
        """
        symbols = _locale(self.locale).number_symbols["latn"]
        return figures.written(value, places, symbols["decimal"], symbols["group"], self.group_from)

    def percent(self, value: Decimal | int | str, places: int | None = None) -> str:
        """A figure with its percent sign."""
        return f"{self.number(value, places)}{self.percent_gap}%"

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12, as it stands in a date."""
        return str(_locale(self.locale).months["format"]["wide"][number])

    def date(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """A date as exact as it is known; a year before our era is negative."""
        raise NotImplementedError

    def years(self, first: int, last: int) -> str:
        """A span of years: 1928–1932 жж."""
        raise NotImplementedError

    def century(self, number: int) -> str:
        """A century: XX ғасыр; before our era negative."""
        raise NotImplementedError

    def ordinal(self, number: int, noun: str = "") -> str:
        """The number in a row, with the noun that it counts where there is one: 5-сынып."""
        raise NotImplementedError

    # ---------------------------------------------------------------------------------------- wording

    def join(self, items: Sequence[str]) -> str:
        """A list in a sentence: А, Ә және Б."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.conjunction} {items[-1]}"

    def list_letters(self, count: int) -> tuple[str, ...]:
        """The small letters that number `count` items; after the last letter they double: аа, әә."""
        signs = self.list_signs
        return tuple(signs[at % len(signs)] * (at // len(signs) + 1) for at in range(count))

    def names_other_options(self, option: str) -> bool:
        """Whether an option of a test speaks of the others, as "all of the above" does."""
        return _other_options(self.tag).search(option) is not None

    def label(self, key: str, **values: object) -> str:
        """The furniture of a page, from assets/catalogues/TAG/labels.po; KeyError for a key that is not there.

        A hyphen in a key counts as an underscore, so that a node's kind can be part of one.
        """
        return catalogue(self.tag, "labels")[key.replace("-", "_"), ""].format(**values)

    def message(self, template: str) -> str:
        """The translation of a message of the command (its values not yet put in), or the template itself."""
        return catalogue(self.tag, "messages").get((template, ""), template)

    def case(self, noun: str, case: Case, number: int | str | None = None) -> str:
        """`noun` in a grammatical case, with its number; a language without case endings leaves it as it is."""
        return noun if number is None else f"{noun} {number}"

    def reference(self, kind: str, number: int | str, case: Case = "nom") -> str:
        """A reference inside a sentence: 2-кестеде, таблице 2, Table 2; KeyError for a kind without one."""
        forms = catalogue(self.tag, "labels")
        key = f"reference_{kind.replace('-', '_')}"
        return (forms.get((key, case)) or forms[key, ""]).format(number=number)

    def suffixed(self, text: str, case: Case) -> str:
        """A figure, a percentage or an abbreviation with its case ending: 25-ке, 90%-ға, БҰҰ-ға."""
        return text

    # ---------------------------------------------------------------------------------------- scripts

    def in_script(self, text: str) -> str:
        """`text` in the letters that this language is printed in: for words that `polish` does not reach."""
        return text

    def transliterate(self, text: str, script: str) -> str:
        """`text` in another script of the language; ValueError for a script that it is not converted to."""
        if script.casefold() == self.script.casefold():
            return text
        raise ValueError(f"{self.name} is not converted to {script}")


@cache
def _locale(name: str) -> Locale:
    from babel import Locale  # three hundredths of a second that cleaning need not pay

    return Locale.parse(name)


@cache
def _confusables(tag: str) -> Mapping[str, str]:
    return MappingProxyType({entry[0]: entry[1] for entry in entries(tag, "confusables")})


@cache
def _abbreviations(tag: str) -> frozenset[str]:
    units = (word for kind, word in entries(tag, "binding") if kind in ("number", "amount"))
    short = (word for word in units if not word.endswith("-") and len(word) < 5)
    return frozenset(words(tag, "abbreviations")).union(short)


@cache
def _other_options(tag: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(words(tag, 'other-options'))})", re.IGNORECASE)

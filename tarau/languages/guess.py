"""Which of some languages a paragraph is written in, by its letters alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .language import Language

#: How many of a text's words may be of another language (names, a quotation) before that language is thought of.
TOLERATED = 0.2

_WORD = re.compile(r"[^\W\d_]+")


def guess_among(text: str, languages: Sequence[Language]) -> str:
    """The tag of the likeliest of `languages`; the first where no word of the text fits any.

    A word fits a language when all its letters are in the alphabet or look like letters of it (a Latin i in a Kazakh
    word). Among languages that fit about equally well the one with the fewest letters is meant: Russian words fit the
    Kazakh alphabet too, while about half of all Kazakh words have one of ә ғ қ ң ө ұ ү һ і, which Russian has not.
    """
    words = _WORD.findall(text)
    fits = [_fitting(words, language) for language in languages]
    enough = max(fits) - TOLERATED * len(words)
    likely = [language for language, fit in zip(languages, fits, strict=True) if fit and fit >= enough]
    return min(likely, key=lambda language: len(language.letters)).tag if likely else languages[0].tag


def _fitting(words: Sequence[str], language: Language) -> int:
    return sum(map(_fitting_letters(language).issuperset, words))


@cache
def _fitting_letters(language: Language) -> frozenset[str]:
    """The letters of a language and those that look like them."""
    return frozenset(language.letters).union(language.confusables)

"""Which of some languages a paragraph is written in, by its letters alone."""

from __future__ import annotations

from collections.abc import Sequence

from .language import Language

#: How much of a text may be letters of another language (names, a quoted word) before that language is thought of.
TOLERATED = 0.04


def guess_among(text: str, languages: Sequence[Language]) -> str:
    """The tag of the likeliest of `languages`; the first where the text has no letters of any.

    A language fits as far as its alphabet holds the text's letters. Among those that fit about equally well the one
    with the fewest letters is meant: Russian text fits the Kazakh alphabet too, but uses none of ә ғ қ ң ө ұ ү һ і.
    """
    letters = [letter for letter in text if letter.isalpha()]
    alphabets = [frozenset(language.letters) for language in languages]
    fits = [sum(letter in alphabet for letter in letters) for alphabet in alphabets]
    enough = max(fits) - TOLERATED * len(letters)
    likely = [language for language, fit in zip(languages, fits, strict=True) if fit and fit >= enough]
    return min(likely, key=lambda language: len(language.letters)).tag if likely else languages[0].tag

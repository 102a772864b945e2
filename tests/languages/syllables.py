"""Kazakh syllables by the rules themselves, letter by letter: a second opinion on the patterns, for the tests alone."""

from __future__ import annotations

from itertools import pairwise

ALWAYS_VOWELS = "аәеёиоөұүыіэюя"


def hyphenated(word: str) -> str:
    """`word`, in small letters, with a hyphen at each place where the rules divide it."""
    nuclei = _vowels(word)
    breaks = {_break(word, left, right) for left, right in pairwise(nuclei)}
    allowed = {at for at in breaks if 2 <= at <= len(word) - 2}
    return "".join(("-" if at in allowed else "") + letter for at, letter in enumerate(word))


def _vowels(word: str) -> list[int]:
    """The places of the vowels; У is one after a consonant, and a glide after a vowel, or before one at the head of
    the word or after й. Of two у after a vowel the second is a vowel again where an ending follows (сауу-ы)."""
    places: list[int] = []
    for at, letter in enumerate(word):
        if letter in ALWAYS_VOWELS or (letter == "у" and _is_vowel(word, at, places)):
            places.append(at)
    return places


def _is_vowel(word: str, at: int, places: list[int]) -> bool:
    before, after = word[at - 1 : at], word[at + 1 : at + 2]
    vowel_follows = bool(after) and after in ALWAYS_VOWELS + "у"
    if before and (before in ALWAYS_VOWELS or (before == "у" and at - 1 in places)):
        return False
    if before == "у":
        return vowel_follows
    return not (vowel_follows and (not before or before == "й"))


def _break(word: str, left: int, right: int) -> int:
    """Where two neighbouring vowels part: before the last consonant between them, with its sign, or after ъ."""
    between = word[left + 1 : right]
    if not between or between.endswith("ъ"):
        return right
    return right - 2 if between.endswith("ь") else right - 1

"""Texts typed in old Kazakh fonts, or in KZ-1048 and PTCP154 read as windows-1251: a sign each for the Kazakh letters.

The same sign means different letters in different documents (`є` is ғ in one font and ө in another), so the letters
are found for each document anew: those with which its words look most like words of the language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...languages import Language, language_cost, likelihood_cost

#: Per sign the letter, in the encodings that are read as windows-1251; where they fit they are the first guess.
_ENCODINGS = ("kz1048", "ptcp154")
#: What a whole assignment must win, in tenths of a bit; what one sign must win more than as any other letter.
MARGIN, SIGN_MARGIN = 100, 60
#: An encoding's own letter is believed more readily, and still more the capital of the letter that the small sign
#: means.
KNOWN_BONUS, PAIR_BONUS = 60, 140
#: So many signs that are sure and all an encoding's own prove the encoding; its other signs are sure then too.
PROOF = 3
#: So much may a letter of the mended words cost (Kazakh ones cost 34); other languages with such signs cost 60 and
#: more.
DEAREST = 44
#: A letter of another Cyrillic alphabet stands for none of the language where the text has its own so much more often.
OWN = 4
#: A vowel of the other kind in one word: Kazakh words have back or front vowels.
DISHARMONY = 25
_BACK, _FRONT = frozenset("аоұыАОҰЫ"), frozenset("әөүіеӘӨҮІЕ")
#: A known word of the language counts so much in favour.
KNOWN_WORD = 80
#: Different words looked at, and sweeps over the signs until nothing changes.
MOST_WORDS, SWEEPS = 600, 4

_CYRILLIC = "А-яЁё"
_TYPING = frozenset("«»“”„’‘'\"–—…-.,;:!?()/№%°§*&+=_·•®©™²³")


@dataclass(frozen=True, slots=True)
class Assigned:
    """A sign that stands for a letter; `sure` where no other letter comes near."""

    sign: str
    letter: str
    sure: bool


def assigned(text: str, language: Language, known: Callable[[str], bool] = lambda word: False) -> tuple[Assigned, ...]:
    """The signs that stand for letters of the language in a text, with these letters; nothing for most texts.

    `known` says whether a word is one of the language.
    """
    targets = _letters_without_code(language)
    signs = _not_of_another_alphabet(_signs_in_words(text, language), text, targets) if targets else ()
    if not signs:
        return ()
    words = _words_with(text, signs)
    judge = _Judge(words, known, language.tag, {sign: _of_its_case(sign, words, targets) for sign in signs})
    best = min((_climbed(judge, signs, start) for start in _first_guesses(signs)), key=judge.cost)
    if judge.cost({}) - judge.cost(best) < MARGIN or not judge.plausible(best):
        return ()
    found = [Assigned(sign, letter, judge.margin(best, sign) >= SIGN_MARGIN) for sign, letter in best.items()]
    return _of_one_encoding(found, text) or tuple(found)


def _not_of_another_alphabet(signs: Sequence[str], text: str, targets: Sequence[str]) -> tuple[str, ...]:
    """The signs without those that are letters of another Cyrillic alphabet (Karakalpak ў, Ukrainian є), where the text
    has the language's own letters rightly and more often: words of a neighbour are no damage."""
    strangers = [sign for sign in signs if "\u0400" <= sign <= "\u052f"]
    if not strangers:
        return tuple(signs)
    counts = Counter(text)
    own = sum(counts[letter] for letter in targets)
    return tuple(sign for sign in signs if sign not in strangers or own <= OWN * counts[sign])


def _of_one_encoding(found: Sequence[Assigned], text: str) -> tuple[Assigned, ...]:
    """All the signs of an encoding, where those that are sure prove that the text was in it; else nothing."""
    sure = {one.sign: one.letter for one in found if one.sure}
    for guess in _first_guesses(tuple(sorted(set(text)))) if len(sure) >= PROOF else []:
        if sure.items() <= guess.items():
            return tuple(Assigned(sign, letter, True) for sign, letter in guess.items())
    return ()


def _of_its_case(sign: str, words: Sequence[tuple[str, int]], targets: Sequence[str]) -> tuple[str, ...]:
    """The letters of the case that a sign has, or where it has none, of the case in which it stands in its words."""
    if sign.isupper() or sign.islower():
        return tuple(letter for letter in targets if letter.isupper() == sign.isupper())
    first = sum(count for word, count in words if word.startswith(sign) or word.replace(sign, "").isupper())
    capital = first > 0.7 * sum(count for word, count in words if sign in word)
    return tuple(letter for letter in targets if letter.isupper() == capital)


def _letters_without_code(language: Language) -> tuple[str, ...]:
    """The letters of the language that windows-1251 does not have: those that fonts gave to other signs."""
    return tuple(letter for letter in language.letters if not _coded(letter))


def _coded(letter: str) -> bool:
    try:
        letter.encode("cp1251")
    except UnicodeEncodeError:
        return False
    return True


def _signs_in_words(text: str, language: Language) -> tuple[str, ...]:
    """The signs that stand beside Cyrillic letters as letters do, the most frequent first, and are none of the
    language.

    Fonts had 256 signs: what stands in neither of the encodings of that time is none of theirs.
    """
    signs = _foreign_signs("".join(language.letters))
    counts = Counter(re.findall(rf"[{signs[0]}](?<=[{_CYRILLIC}].)(?=[{_CYRILLIC}])", text))
    at_an_edge = rf"(?<=[{_CYRILLIC}].)(?![{_CYRILLIC}])|(?<![{_CYRILLIC}].)(?=[{_CYRILLIC}])"
    counts.update(re.findall(rf"[{signs[1]}](?:{at_an_edge})", text))
    return tuple(sign for sign, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:18])


@cache
def _foreign_signs(letters: str) -> tuple[str, str]:
    """Two classes for patterns: signs of the old encodings that no text has inside words; and the letters among them.

    Signs that PTCP154 has as letters count as letters.
    """
    upper_half = bytes(range(0x80, 0x100))
    signs = {*upper_half.decode("cp1251", "ignore"), *upper_half.decode("cp1252", "ignore")} - set(letters) - _TYPING
    signs -= set(re.findall(rf"[{_CYRILLIC}\s\u00ad¬]", "".join(signs)))
    of_ptcp154 = {sign for sign in signs if any(guess for guess in _first_guesses((sign,)))}
    at_edges = {sign for sign in signs if (sign.isalpha() and not sign.isascii()) or sign in of_ptcp154}
    return re.escape("".join(sorted(signs))), re.escape("".join(sorted(at_edges)))


def _words_with(text: str, signs: Sequence[str]) -> list[tuple[str, int]]:
    """The commonest words with one of the signs, and how often each stands there (at most 3 count)."""
    of_signs = re.escape("".join(signs))
    words = Counter(
        re.findall(
            rf"[{_CYRILLIC}{of_signs}ІіӘәҒғҚқҢңӨөҰұҮүҺһ]*[{of_signs}][{_CYRILLIC}{of_signs}ІіӘәҒғҚқҢңӨөҰұҮүҺһ]*", text
        )
    )
    usable = ((word, count) for word, count in words.items() if re.search(rf"[{_CYRILLIC}]", word) and len(word) < 40)
    return [(word, min(count, 3)) for word, count in sorted(usable, key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS]]


class _Judge:
    """Inner: what the words with signs cost under an assignment of letters."""

    def __init__(
        self, words: list[tuple[str, int]], known: Callable[[str], bool], tag: str, choices: Mapping[str, Sequence[str]]
    ) -> None:
        self.words = words
        self.known = known
        self.tag = tag
        self.choices = choices
        self.costs: dict[str, int] = {}

    def cost(self, letters: Mapping[str, str]) -> int:
        """The cost of all the words with the letters put in; an encoding's own letters have a bonus."""
        table = str.maketrans(dict(letters))
        total = sum(self._word(word.translate(table)) * count for word, count in self.words)
        bonus = sum(KNOWN_BONUS for sign, letter in letters.items() if letter in _known_letters(sign))
        bonus += sum(PAIR_BONUS for sign, letter in letters.items() if _is_pair(sign, letter, letters))
        doubled = len(letters) - len(set(letters.values()))
        return total - bonus + doubled * KNOWN_BONUS

    def plausible(self, letters: Mapping[str, str]) -> bool:
        """Whether the words with the letters put in look like words of the language at all."""
        table = str.maketrans(dict(letters))
        mended = [word.translate(table) for word, _ in self.words]
        cost = sum(language_cost(word, self.tag) for word in mended)
        return cost <= DEAREST * sum(len(word) + 1 for word in mended)

    def margin(self, letters: Mapping[str, str], sign: str) -> int:
        """How much more the words cost with the next best letter in place of the sign, or with none."""
        others = [{**letters, sign: other} for other in self.choices[sign] if other != letters[sign]]
        without = {other: letter for other, letter in letters.items() if other != sign}
        return min(self.cost(other) for other in [*others, without]) - self.cost(letters)

    def _word(self, word: str) -> int:
        if word not in self.costs:
            kinds = {letter in _BACK for letter in word if letter in _BACK or letter in _FRONT}
            bonus = KNOWN_WORD if self.known(word.lower()) else 0
            self.costs[word] = likelihood_cost(word) + (DISHARMONY if len(kinds) == 2 else 0) - bonus
        return self.costs[word]


def _is_pair(sign: str, letter: str, letters: Mapping[str, str]) -> bool:
    """Whether sign and letter are the capitals of a small sign and its letter."""
    small = sign.lower()
    return small != sign and letters.get(small) == letter.lower()


def _known_letters(sign: str) -> tuple[str, ...]:
    return tuple(letter for guess in _first_guesses((sign,))[1:] for letter in guess.values())


def _first_guesses(signs: Sequence[str]) -> list[dict[str, str]]:
    """No letters at all, and those of each encoding that is read as windows-1251."""
    guesses: list[dict[str, str]] = [{}]
    for encoding in _ENCODINGS:
        guess = {}
        for sign in signs:
            try:
                letter = sign.encode("cp1251").decode(encoding)
            except UnicodeError:
                continue
            if letter != sign and letter.isalpha():
                guess[sign] = letter
        guesses.append(guess)
    return guesses


def _climbed(judge: _Judge, signs: Sequence[str], start: Mapping[str, str]) -> dict[str, str]:
    """The assignment to which changing one sign after another leads, each time to the best letter or none."""
    letters = {sign: letter for sign, letter in start.items() if letter in judge.choices[sign]}
    for _ in range(SWEEPS):
        before = dict(letters)
        for sign in signs:
            choices = [{**letters, sign: target} for target in judge.choices[sign]]
            choices.append({other: letter for other, letter in letters.items() if other != sign})
            letters = min(choices, key=judge.cost)
        if letters == before:
            break
    return letters


def places(text: str, letters: Sequence[Assigned]) -> Iterator[tuple[int, Assigned]]:
    """Where the signs stand as letters, in order: a sign that is no letter itself only beside letters."""
    by_sign = {one.sign: one for one in letters}
    whole = re.escape("".join(sign for sign in by_sign if sign.isalpha()))
    signs = re.escape("".join(by_sign))
    letter = rf"[{_CYRILLIC}ІіӘәҒғҚқҢңӨөҰұҮүҺһ{signs}]"
    alone = rf"[{whole}]|" if whole else ""
    for found in re.finditer(rf"{alone}[{signs}](?:(?={letter})|(?<={letter}.))", text):
        yield found.start(), by_sign[found.group()]

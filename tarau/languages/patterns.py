"""Makes the Kazakh hyphenation patterns from the rules of word division (тасымал) and a list of exceptions.

The rules are those of the schoolbooks and of the new orthography (Qazlat, rules of the new orthography, §§ 99-107):

1. one consonant between vowels goes with the next one: ба-ла;
2. two consonants are divided: мек-теп, also in loans: рес-пуб-ли-ка;
3. of three and more consonants all but the last stay: күңгірт-теу, өйт-ке-ні;
4. й and у between vowels are consonants and open a syllable: да-уыс, қа-йың; so is у at the head of a word
   before a vowel (уа-қыт) and after й (ай-уан);
5. и everywhere and у after a consonant are vowels; a vowel after them begins a syllable: ки-ім, су-ық;
6. vowels in contact are separated: по-э-ма;
7. a single letter is neither left behind nor carried over: ала-қан, ар-мия;
8. a word with one vowel is never divided: төрт, съезд;
9. ъ and ь stay with the consonant before them: объ-ект, аль-бом; a consonant with ь before a vowel opens a
   syllable: бу-льон.

In Liang's patterns an odd digit allows a break, an even one forbids it, and the highest digit at a gap wins. The
levels used here: 1 and 2 rules, 3 a glide, 4 and 5 a doubled glide, 6 single letters, 7 and 8 the exceptions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .alphabets import KAZAKH_CONSONANTS, KAZAKH_GLIDE, KAZAKH_VOWELS, SIGNS

#: What a hyphenation file begins with: its encoding, where it comes from, and the shortest pieces (rule 7).
HEAD = """UTF-8
% Kazakh hyphenation patterns, made by tarau/languages/patterns.py from its rules and from
% hyphenation-exceptions.txt. Do not edit: change those and run `python3 tests/languages/renew.py`.
LEFTHYPHENMIN 2
RIGHTHYPHENMIN 2
"""

#: Three consonants after which a fourth may stand at the head of a word: вздорный, встреча, Мстиславская, Мкртчян.
ONSETS = ("взб", "взв", "взг", "взд", "вск", "всп", "вст", "мст", "мкр", "мкрт")


def hyphenation_patterns(exceptions: Iterable[str]) -> str:
    """The text of a hyphenation file, as Hunspell, LibreOffice and Pyphen read it.

    `exceptions` are parts of words with one break marked by a hyphen, `қазақ-стан`: between the vowels on both sides
    of it the word is divided there and nowhere else, whatever the rules say; all else is left to the rules.
    """
    merged: dict[str, list[int]] = {}
    for pattern in (*_rules(), *_onsets(), *_single_letters(), *(_exception(word) for word in exceptions)):
        letters, digits = _parse(pattern)
        known = merged.setdefault(letters, digits)
        # Readers keep one entry per string of letters, so patterns of the same letters must be one pattern.
        merged[letters] = [max(pair) for pair in zip(known, digits, strict=True)]
    return HEAD + "".join(f"{_written(letters, merged[letters])}\n" for letters in sorted(merged))


def _rules() -> Iterator[str]:
    vowels = KAZAKH_VOWELS + KAZAKH_GLIDE
    for vowel in vowels:
        for consonant in KAZAKH_CONSONANTS:
            yield f"1{consonant}{vowel}"
            yield f"1{consonant}ь{vowel}"
        for next_vowel in vowels:
            yield f"{vowel}1{next_vowel}"
            yield f"{vowel}3{KAZAKH_GLIDE}2{next_vowel}"
            # сауу-ы: the first у is a glide, the second a vowel that the ending follows.
            yield f"{vowel}3{KAZAKH_GLIDE}4{KAZAKH_GLIDE}5{next_vowel}"
        yield f"ъ1{vowel}"
        yield f"{vowel}2{KAZAKH_GLIDE}"
        yield f"2й3{KAZAKH_GLIDE}2{vowel}"
        for edge in ".-":
            yield f"{edge}{KAZAKH_GLIDE}2{vowel}"


def _onsets() -> Iterator[str]:
    for edge in ".-":
        for first in KAZAKH_CONSONANTS:
            for second in KAZAKH_CONSONANTS + SIGNS:
                yield f"{edge}{first}2{second}2"
            for sign in SIGNS:
                for consonant in KAZAKH_CONSONANTS:
                    yield f"{edge}{first}2{sign}2{consonant}2"
        for onset in ONSETS:
            yield edge + "".join(f"{letter}2" for letter in onset)


def _single_letters() -> Iterator[str]:
    for vowel in KAZAKH_VOWELS + KAZAKH_GLIDE:
        for edge in ".-":
            yield f"{edge}{vowel}6"
            yield f"6{vowel}{edge}"
    for letter in KAZAKH_CONSONANTS + SIGNS + KAZAKH_VOWELS + KAZAKH_GLIDE:
        yield f"6-6{letter}"


def _exception(word: str) -> str:
    """`қазақ-стан` as `қазақ7с8тан`: between the vowels on both sides of the hyphen its gap alone is a break."""
    letters = word.replace("-", "")
    place = word.index("-")
    vowels = KAZAKH_VOWELS + KAZAKH_GLIDE
    first = max((at for at in range(place) if letters[at] in vowels), default=-1)
    last = next((at for at in range(place, len(letters)) if letters[at] in vowels), len(letters))
    decided = dict.fromkeys(range(max(first + 1, 1), last), "8") | {place: "7"}
    return "".join(decided.get(gap, "") + letter for gap, letter in enumerate(letters))


def _parse(pattern: str) -> tuple[str, list[int]]:
    """`1ба` as `ба` and the digits of its gaps, before, between and after the letters."""
    letters, digits = "", [0]
    for sign in pattern:
        if sign.isdigit():
            digits[-1] = int(sign)
        else:
            letters += sign
            digits.append(0)
    return letters, digits


def _written(letters: str, digits: list[int]) -> str:
    signs = [str(digit) if digit else "" for digit in digits]
    return signs[0] + "".join(letter + sign for letter, sign in zip(letters, signs[1:], strict=True))

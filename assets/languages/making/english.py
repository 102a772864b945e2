#!/usr/bin/env python3
"""Makes assets/languages/en/spelling: word list, counts of words and of pairs. See README.md.

    python3 english.py SYMSPELLPY

Reads the Debian packages hunspell-en-us and hunspell-en-gb. SYMSPELLPY: the folder of the PyPI package symspellpy.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from common import ROOT, affixed_words, hunspell
from common import write_counts, write_pairs, write_text, write_words
from tarau.languages import language
from tarau.languages.affixes import AffixedWords
from tarau.languages.lexicon import letter_model

FOLDER = ROOT / "assets/languages/en/spelling"
#: The counts are of a million million words: they are given in so many.
SCALE = 100_000
#: So many pairs are kept, the most frequent.
PAIRS = 80_000


def main() -> None:
    folder, letters = Path(sys.argv[1]), frozenset(language("en").alphabet)
    small, names = set(), set()
    for name in ("en_US", "en_GB"):
        rules, dictionary = hunspell(name)
        affixed = affixed_words(rules, dictionary)
        capital = {word.lower() for word in entries(dictionary) if word != word.lower()}
        plain = {word for word in entries(dictionary) if word == word.lower()}
        for stem in affixed.stems:
            made = {form for form in forms(stem, affixed) if letters.issuperset(form)}
            (names if stem in capital and stem not in plain else small).update(made)
    names = {name for name in names if len(name) > 2}
    words = {word: int(count) for word, count in rows(folder / "frequency_dictionary_en_82_765.txt", 2)}
    listed = {word for word in words if letters.issuperset(word)} - small
    counts = {word: max(1, count // SCALE) for word, count in words.items() if letters.issuperset(word)}
    found = [(left, right, int(count)) for left, right, count in rows(folder / "frequency_bigramdictionary_en_243_342.txt", 3)]
    pairs = {(left, right): count // SCALE for left, right, count in sorted(found, key=lambda row: -row[2])[:PAIRS]}
    write_words(FOLDER, (), small, listed, names - small - listed, ())
    write_text(FOLDER, "letters", letter_model({word: 1 + counts.get(word, 0) ** 0.25 for word in small}))
    write_counts(FOLDER, counts, 1)
    write_pairs(FOLDER, {pair: count for pair, count in pairs.items() if letters.issuperset("".join(pair))}, 1)
    print(len(small), "confirmed", len(listed), "listed", len(names), "names")


def entries(dictionary: str) -> Iterator[str]:
    """The words of a dictionary as they are written there."""
    for line in dictionary.splitlines()[1:]:
        yield line.split(" ")[0].split("\t")[0].partition("/")[0]


def forms(stem: str, affixed: AffixedWords) -> Iterator[str]:
    """A stem and all that its flags make of it."""
    yield stem
    flags, made = affixed.stems[stem], [stem]
    for added, affixes in affixed.suffixes.items():
        for affix in affixes:
            if affix.flag in flags and stem.endswith(affix.strip) and (not affix.condition or affix.condition.search(stem)):
                made.append(stem[: len(stem) - len(affix.strip)] + added)
    yield from made
    for added, affixes in affixed.prefixes.items():
        for affix in affixes:
            if affix.flag in flags and stem.startswith(affix.strip) and (not affix.condition or affix.condition.match(stem)):
                yield from (added + form[len(affix.strip) :] for form in (made if affix.crosses else [stem]))


def rows(file: Path, fields: int) -> Iterator[list[str]]:
    """The lines of a file that have so many fields."""
    for line in file.read_text("utf-8-sig").splitlines():
        found = line.split()
        if len(found) == fields:
            yield found


if __name__ == "__main__":
    main()

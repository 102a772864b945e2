#!/usr/bin/env python3
"""Makes assets/languages/en/spelling: word list, counts of words and of pairs. See README.md.

    python3 english.py SYMSPELLPY

Reads the Debian packages wamerican-large and wbritish-large. SYMSPELLPY: the folder of the PyPI package symspellpy.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from common import ROOT, say, write_kinds, write_pairs, write_text, write_words

from tarau.languages import Grade, language
from tarau.languages.likely import letter_model

FOLDER = ROOT / "assets/languages/en/spelling"
DICTIONARIES = tuple(Path("/usr/share/dict") / f"{name}-english-large" for name in ("american", "british"))
#: The counts are of a million million words: they are given in so many.
SCALE = 100_000
#: So many pairs are kept, the most frequent.
PAIRS = 80_000


def main() -> None:
    """Writes the files."""
    folder, letters = Path(sys.argv[1]), frozenset(language("en").alphabet)
    entries = {word for file in DICTIONARIES for word in file.read_text("utf-8").split() if "'" not in word}
    small = {word for word in entries if letters.issuperset(word)}
    names = {word.lower() for word in entries if letters.issuperset(word.lower())} - small
    rows_of_words = rows(folder / "frequency_dictionary_en_82_765.txt", 2)
    words = {word: int(count) for word, count in rows_of_words if letters.issuperset(word)}
    listed = words.keys() - small - names
    counts = {word: max(1, count // SCALE) for word, count in words.items()}
    rows_of_pairs = rows(folder / "frequency_bigramdictionary_en_243_342.txt", 3)
    found = [(int(count), left, right) for left, right, count in rows_of_pairs if letters.issuperset(left + right)]
    pairs = {(left, right): count // SCALE for count, left, right in sorted(found, reverse=True)}
    grades = dict.fromkeys(listed, Grade.LISTED) | dict.fromkeys(small, Grade.CONFIRMED)
    known = sorted(grades.keys() | names)
    write_words(FOLDER, ((word, counts.get(word, 0), grades.get(word, 0), word in names, False) for word in known))
    write_text(FOLDER, "letters", letter_model({word: 1 + counts.get(word, 0) ** 0.25 for word in small}))
    write_pairs(FOLDER, dict(islice(pairs.items(), PAIRS)))
    write_kinds(FOLDER, counts, pairs, 300)
    say(f"{len(small)} confirmed, {len(listed)} listed, {len(names)} names")


def rows(file: Path, fields: int) -> Iterator[list[str]]:
    """The lines of a file that have so many fields."""
    for line in file.read_text("utf-8-sig").splitlines():
        found = line.split()
        if len(found) == fields:
            yield found


if __name__ == "__main__":
    main()

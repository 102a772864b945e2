#!/usr/bin/env python3
"""Makes assets/languages/ru/spelling: words with their counts, stems with affixes, counts of pairs. See README.md.

    python3 russian.py NATASHA

Reads the Debian packages tesseract-ocr-rus (with tesseract-ocr), hunspell-ru and libreoffice-help-ru. NATASHA: the
folder `natasha` of the PyPI package of that name, whose word vectors tell how often each word stands in the news.
"""

from __future__ import annotations

import gzip
import html
import re
import struct
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from common import (
    ROOT,
    affixed_words,
    by_case,
    counted,
    grouped,
    hunspell,
    say,
    tesseract_words,
    write_kinds,
    write_pairs,
    write_text,
    write_words,
)

from tarau.languages import Grade, language
from tarau.languages.likely import letter_model

FOLDER = ROOT / "assets/languages/ru/spelling"
HELP = Path("/usr/share/libreoffice/help/ru/text")
#: Counts are given in so many words.
SCALE = 10**8
#: A word that no dictionary knows is listed when it is as frequent as this.
LEAST_UNKNOWN = 60


def main() -> None:
    """Writes the files."""
    letters = frozenset(language("ru").alphabet)
    rules, dictionary = hunspell("ru_RU")
    plain_dictionary = "\n".join(plain(dictionary, letters))
    affixed = affixed_words(rules.splitlines(), grouped(plain_dictionary))
    small, capital = by_case(tesseract_words("rus"), "".join(letters))
    capital |= {entry.partition("/")[0].lower() for entry in dictionary.splitlines() if entry[:1].isupper()} - small
    counts = {word: count for word, count in frequencies(Path(sys.argv[1])) if letters.issuperset(word)}

    confirmed = {word for word in counts.keys() | small if word in affixed}
    listed = {word for word, count in counts.items() if count >= LEAST_UNKNOWN and len(word) > 2} | small
    for group in (confirmed, listed):
        group |= {word.replace("ё", "е") for word in group}
    listed -= confirmed
    names = {word for word in capital if word not in small}
    words = ((word, counts.get(word, 0), grade(word, confirmed, listed), word in names, False)
             for word in sorted(confirmed | listed | names))  # fmt: skip
    write_words(FOLDER, words)
    write_text(FOLDER, "affixes", rules)
    adjectives = (stem[:-2] for stem in affixed.stems if stem.endswith("ый"))
    comparatives = sorted(word for word in {f"{stem}ее" for stem in adjectives} if word in counts)
    write_text(FOLDER, "stems", "\n".join([*grouped(plain_dictionary), " ".join(["", *comparatives])]))
    write_text(FOLDER, "letters", letter_model({word: 1 + counts.get(word, 0) ** 0.25 for word in confirmed}))
    _, pairs = counted(sentences())
    write_pairs(FOLDER, {pair: count for pair, count in pairs.items() if count > 2 and confirmed.issuperset(pair)})
    write_kinds(FOLDER, counts, pairs, 4)
    say(f"{len(confirmed)} confirmed, {len(listed)} listed, {len(names)} names")


def grade(word: str, confirmed: set[str], listed: set[str]) -> Grade:
    """Who vouches for a word."""
    return Grade.CONFIRMED if word in confirmed else Grade.LISTED if word in listed else Grade.UNKNOWN


def frequencies(folder: Path) -> Iterator[tuple[str, int]]:
    """The words of the vectors that natasha brings along, with their counts in `SCALE` words."""
    (file,) = (folder / "data" / "emb").glob("navec_news_*.tar")
    with tarfile.open(file) as vectors:
        packed = vectors.extractfile("vocab.bin")
        vocabulary = gzip.decompress(packed.read() if packed else b"")
    (size,) = struct.unpack_from("<I", vocabulary)
    counts = struct.unpack_from(f"<{size}I", vocabulary, 4)
    total = sum(counts)
    for word, count in zip(vocabulary[4 * (size + 1) :].decode().split("\n"), counts, strict=True):
        yield word, round(count * SCALE / total)


def sentences() -> Iterator[str]:
    """The paragraphs of LibreOffice's help in Russian, each once."""
    seen = set()
    for file in sorted(HELP.rglob("*.html")):
        text = re.sub(r"<(script|style).*?</\1>", "", file.read_text("utf-8"), flags=re.DOTALL)
        for piece in re.findall(r"<(?:p|h\d|td|li)[^>]*>(.*?)</(?:p|h\d|td|li)>", text, flags=re.DOTALL):
            plain_text = " ".join(html.unescape(re.sub(r"<[^>]+>", "", piece)).split())
            if plain_text not in seen:
                seen.add(plain_text)
                yield plain_text


def plain(dictionary: str, letters: frozenset[str]) -> Iterator[str]:
    """The entries of a dictionary in small letters, also with е for ё; no abbreviations of capitals."""
    found = set()
    for line in dictionary.splitlines()[1:]:
        word, slash, flags = line.strip().partition("/")
        if word and letters.issuperset(word.lower()) and not (word.isupper() and len(word) > 1):
            found |= {word.lower() + slash + flags, word.lower().replace("ё", "е") + slash + flags}
    yield from sorted(found)


if __name__ == "__main__":
    main()

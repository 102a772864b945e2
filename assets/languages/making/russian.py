#!/usr/bin/env python3
"""Makes assets/languages/ru/spelling: word list, stems with affixes, counts of words and of pairs. See README.md.

    python3 russian.py

Reads the Debian packages tesseract-ocr-rus (with tesseract-ocr), hunspell-ru and libreoffice-help-ru.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from common import (
    ROOT,
    affixed_words,
    by_case,
    counted,
    hunspell,
    say,
    tesseract_words,
    write_counts,
    write_pairs,
    write_text,
    write_words,
)

from tarau.languages import language
from tarau.languages.lexicon import letter_model

FOLDER = ROOT / "assets/languages/ru/spelling"
HELP = Path("/usr/share/libreoffice/help/ru/text")
#: A form that two dictionaries do not know and that stands once in the counted text proves nothing.
LEAST = 2


def main() -> None:
    """Writes the files."""
    letters = language("ru").alphabet
    small, capital = by_case(tesseract_words("rus"), letters)
    rules, dictionary = hunspell("ru_RU")
    affixed = affixed_words(rules, dictionary)
    words, pairs = counted(sentences())
    edited = {word: count for word, count in words.items() if set(word) <= set(letters) and count >= LEAST}
    confirmed = {word for word in small if word in affixed} | {word for word in edited if word in affixed}
    listed = small - confirmed
    for group in (confirmed, listed):
        group |= {word.replace("ё", "е") for word in group}
    listed -= confirmed
    write_words(FOLDER, (), confirmed, listed, capital - confirmed - listed, ())
    write_text(FOLDER, "affixes", rules)
    write_text(FOLDER, "stems", "\n".join(plain(dictionary, letters)))
    write_text(FOLDER, "letters", letter_model({word: 1 + words[word] ** 0.5 for word in confirmed}))
    known = confirmed | listed
    write_counts(FOLDER, {word: count for word, count in words.items() if word in known}, 1)
    write_pairs(FOLDER, {pair: count for pair, count in pairs.items() if known.issuperset(pair)}, 3)
    say(f"{len(confirmed)} confirmed, {len(listed)} listed")


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


def plain(dictionary: str, letters: str) -> Iterator[str]:
    """The entries of a dictionary in small letters, also with е for ё; no abbreviations of capitals."""
    allowed, found = set(letters), set()
    for line in dictionary.splitlines()[1:]:
        word, slash, flags = line.strip().partition("/")
        if word and set(word.lower()) <= allowed and not (word.isupper() and len(word) > 1):
            found |= {word.lower() + slash + flags, word.lower().replace("ё", "е") + slash + flags}
    yield from sorted(found)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes assets/languages/kk/spelling: the washed word list, counts of words and of pairs. See README.md beside it.

    python3 kazakh.py SENTENCES.txt.xz [--half]

SENTENCES: KazNERD's sentences, one a line, tokenised. --half counts every second one only, for measuring on the rest.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from common import (
    ROOT,
    Entry,
    affixed_words,
    by_case,
    capitals,
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

from tarau.languages import language
from tarau.languages.lexicon import STEM, Grade, Lexicon
from tarau.languages.likely import letter_model

FOLDER = ROOT / "assets/languages/kk/spelling"
#: Kazakh letters and what stands for them where there is no Kazakh keyboard: words that are one word in these letters.
SKELETON = str.maketrans("қғңүұөәіһ", "кгнууоаих")
SIGNS = (("сьез", "съез"), ("убьек", "убъек"), ("обьек", "объек"))
BACK, FRONT = set("аоұы"), set("әөүі")
#: Letters of words that were borrowed: they mix back and front vowels.
FOREIGN = set("еиэюяёьъвфцчщхһ")


class Draft(Lexicon):
    """A lexicon of sets that are still being made."""

    def __init__(self, confirmed: Iterable[str], stems: Iterable[str], listed: Iterable[str] = ()) -> None:
        super().__init__("kk")
        codes = dict.fromkeys(stems, STEM) | dict.fromkeys(listed, int(Grade.LISTED))
        for word in confirmed:
            codes[word] = codes.get(word, 0) & STEM | Grade.CONFIRMED
        self.__dict__.update(codes=codes, _affixed=None)


def main() -> None:
    """Writes the files."""
    half = "--half" in sys.argv
    sentences = lzma.decompress(Path(sys.argv[1]).read_bytes()).decode().split("\n")
    words, pairs = counted(sentences[::2] if half else sentences)
    letters = language("kk").alphabet
    small, capital = by_case(map(_signed, tesseract_words("kaz")), letters)
    rules, dictionary = hunspell("kk_KZ")
    affixed = affixed_words(rules.splitlines(), grouped(dictionary))
    stems = {stem for stem in affixed.stems if set(stem) <= set(letters)}
    edited = {word for word in words if set(word) <= set(letters)}

    vouched = {word for word in small | edited if word in affixed}
    vouched |= {word for word in edited if words[word] >= 3 or (words[word] == 2 and word in small)}
    vouched -= {word for word in edited if word not in affixed and _slip(word, words)}
    draft = Draft(vouched, stems)
    derived = {word for word in small | edited if word not in vouched and draft.derived(word)}
    by_skeleton = defaultdict(set)
    for word in vouched | derived:
        by_skeleton[word.translate(SKELETON)].add(word)
    confirmed, listed, dropped = set(vouched), set(), set()
    for word in derived:
        # ішкы beside ішкі: a reading with endings does not outweigh a dictionary's word of the same skeleton
        rivals = by_skeleton[word.translate(SKELETON)] & vouched
        (listed if rivals or (words[word] == 0 and len(word) < 5) else confirmed).add(word)
    for word in small - vouched - derived:
        alike = by_skeleton[word.translate(SKELETON)] - {word}
        near = any(words[other] >= 2 for other in _one_confusion(word, draft))
        if (alike or near or _breaks_harmony(word) or _typed_wrongly(word, words)) and words[word] < 2:
            dropped.add(word)
        else:
            listed.add(word)
    wider = Draft(confirmed | listed, stems)
    readable = {word for word in listed if wider.derived(word)}
    alike_readable = {word.translate(SKELETON) for word in readable}
    dropped |= {word for word in listed - readable if word.translate(SKELETON) in alike_readable and words[word] < 2}
    listed -= dropped
    names = capital - confirmed - listed
    names -= {name for name in names if by_skeleton[name.translate(SKELETON)]}
    cased = capitals(sentences[::2] if half else sentences)
    names |= {word for word in confirmed | listed if cased[word] > 1 or (word in capital and cased[word] >= 0)}
    known = confirmed | listed | names | stems
    write_words(FOLDER, (entry(word, words, confirmed, listed, names, stems) for word in sorted(known)))
    write_text(FOLDER, "letters", letter_model({word: 1 + words[word] ** 0.5 for word in confirmed}))
    counts = {word: count for word, count in words.items() if word in known}
    write_pairs(FOLDER, {pair: count for pair, count in pairs.items() if _worth(pair, count, counts)})
    write_kinds(FOLDER, counts, pairs, 3)
    write_forms(counts, Draft(confirmed, stems, listed))
    say(f"{len(vouched)} vouched for, {len(derived)} derived: {len(confirmed)} confirmed, {len(listed)} listed")
    say(f"{len(dropped)} dropped, {len(names)} names, {len(stems)} stems")


def entry(
    word: str, words: Mapping[str, int], confirmed: set[str], listed: set[str], names: set[str], stems: set[str]
) -> Entry:
    """What the word file says of a word."""
    grade = Grade.CONFIRMED if word in confirmed else Grade.LISTED if word in listed else Grade.UNKNOWN
    return word, words[word] if grade or word in names else 0, grade, word in names, word in stems


def _worth(pair: tuple[str, str], count: int, counts: Mapping[str, int]) -> bool:
    """Whether a pair is kept: met twice, or made of words that are not rare themselves."""
    seen = [counts.get(word, 0) for word in pair]
    return min(seen) > 0 and (count > 1 or min(seen) > 2)


def write_forms(counts: Mapping[str, int], lexicon: Lexicon) -> None:
    """How often the forms of each stem stand in the text, and how often each chain of endings; by likeliest reading."""
    stems: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    for word, count in counts.items():
        readings = [*lexicon.readings(word)]
        likeliest = max(readings, key=lambda reading: (counts.get(reading[0], 0), len(reading[0])), default=None)
        stem, ending = likeliest or (word, "")
        if counts.get(stem, 0) <= count // 4:  # the form is met far oftener than what it seems to be made of
            stem, ending = word, ""
        stems[stem] += count
        endings[ending] += count
    for name, found in (("lexemes", stems), ("endings", endings)):
        groups: dict[int, list[str]] = {}
        for word, count in found.items():
            if word or name == "endings":
                groups.setdefault(count, []).append(word)
        write_text(FOLDER, name, "\n".join(" ".join([str(n), *sorted(groups[n])]) for n in sorted(groups)))


def _signed(word: str) -> str:
    """The word with the hard sign that the web often writes as a soft one."""
    for wrong, right in SIGNS:
        word = word.replace(wrong, right)
    return word


def _typed_wrongly(word: str, words: Mapping[str, int]) -> bool:
    """Whether a long word without a reading is a likely slip for a frequent one."""
    if len(word) < 7:
        return False
    return any(words.get(other, 0) >= 5 for other in _near(word))


def _slip(word: str, words: Mapping[str, int]) -> bool:
    """Whether a counted word is far rarer than one that differs by a lost, added or swapped letter."""
    return len(word) > 4 and any(words.get(other, 0) > 20 * words[word] for other in _near(word))


def _near(word: str) -> set[str]:
    """All that differs from a word by a lost, added or swapped letter inside it."""
    halves = [(word[:at], word[at:]) for at in range(1, len(word))]
    near = {a + b[1:] for a, b in halves if b} | {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    near |= {a + letter + b for a, b in halves for letter in language("kk").alphabet}
    return near - {word}


def _one_confusion(word: str, draft: Lexicon) -> Iterable[str]:
    for (meant, written), weight in draft.confusions.items():
        at = word.find(written) if weight > 2 else -1
        while at >= 0:
            yield word[:at] + meant + word[at + 1 :]
            at = word.find(written, at + 1)


def _breaks_harmony(word: str) -> bool:
    """Whether Kazakh vowels of both kinds stand in a word that is no loan by its other letters."""
    return bool(set(word) & BACK and set(word) & FRONT) and not set(word) & FOREIGN


if __name__ == "__main__":
    main()

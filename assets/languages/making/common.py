"""What the three scripts share: reading Debian's files, counting words and pairs, writing a packed list."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT))

from tarau.languages.affixes import AffixedWords, affixed_words, grouped  # noqa: E402
from tarau.languages.likely import kind_of  # noqa: E402
from tarau.languages.packing import packed  # noqa: E402
from tarau.languages.triples import triples  # noqa: E402

#: A word of the file: its count, its grade, whether it is a name, and whether endings may be added to it as to a stem.
Entry = tuple[str, int, int, bool, bool]

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def hunspell(name: str) -> tuple[str, str]:
    """The affix file and the dictionary of a Debian package hunspell-…, as text."""
    folder = Path("/usr/share/hunspell")
    return tuple((folder / f"{name}{suffix}").read_text("utf-8-sig") for suffix in (".aff", ".dic"))  # type: ignore[return-value]


def tesseract_words(name: str) -> list[str]:
    """The word list inside the model of a Debian package tesseract-ocr-…; needs the package tesseract-ocr too."""
    model = next(Path("/usr/share/tesseract-ocr").glob(f"*/tessdata/{name}.traineddata"))
    with tempfile.TemporaryDirectory() as folder:
        parts = Path(folder) / name
        subprocess.run(["combine_tessdata", "-u", str(model), f"{parts}."], check=True, capture_output=True)  # noqa: S603, S607
        files = (f"{parts}.lstm-unicharset", f"{parts}.lstm-word-dawg", f"{parts}.words")
        subprocess.run(["dawg2wordlist", *files], check=True, capture_output=True)  # noqa: S603, S607
        return Path(files[2]).read_text("utf-8").split("\n")


def by_case(words: Iterable[str], letters: str) -> tuple[set[str], set[str]]:
    """The words of these letters that stand in the list in small letters, and those that stand with a capital only."""
    allowed, small, capital = frozenset(letters), set(), set()
    for word in words:
        lower = word.strip().lower()
        if lower and set(lower) <= allowed:
            (small if word.strip() == lower else capital).add(lower)
    return small, capital - small


def counted(sentences: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """The words of sentences and the pairs of neighbours (with nothing but a space between them), in small letters."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        previous, end = "", -1
        for found in WORD.finditer(sentence):
            word = found.group().lower()
            words[word] += 1
            if previous and sentence[end : found.start()] == " ":
                pairs[previous, word] += 1
            previous, end = word, found.end()
    return words, pairs


def capitals(sentences: Iterable[str]) -> Counter[str]:
    """How often each word stands with a capital inside a sentence, less how often without: over 0 for names."""
    found: Counter[str] = Counter()
    for sentence in sentences:
        for word in WORD.finditer(sentence):
            before = sentence[: word.start()].rstrip()[-1:]
            if before.isalpha() or before == ",":
                small = word.group().lower()
                found[small] += 1 if word.group().istitle() else -4 if word.group() == small else 0
    return found


def write_words(folder: Path, words: Iterable[Entry]) -> None:
    """The word file: the number of words counted and of words of each grade; then a line for each code (see `Lexicon`)
    with the words that have it, the longest first. Beside it the threes of letters of which they consist.
    """
    groups: dict[int, list[str]] = {}
    total, sizes = 0, [0] * 4
    for word, count, grade, name, stem in words:
        groups.setdefault(count << 4 | stem << 3 | name << 2 | grade, []).append(word)
        total, sizes[grade] = total + count, sizes[grade] + 1
    lines = (
        " ".join([str(code), *sorted(groups[code])]) for code in sorted(groups, key=lambda each: -len(groups[each]))
    )
    write_text(folder, "words", "\n".join([" ".join(map(str, (total, *sizes))), *lines]))
    write_text(folder, "triples", triples(word for words in groups.values() for word in words))


def write_pairs(folder: Path, pairs: Mapping[tuple[str, str], int]) -> None:
    """For each word those that follow it, with their counts."""
    lines: dict[str, list[str]] = {}
    for (left, right), count in sorted(pairs.items()):
        lines.setdefault(left, []).append(f"{right} {count}")
    write_text(folder, "pairs", "\n".join(" ".join([left, *rest]) for left, rest in sorted(lines.items())))


def write_kinds(folder: Path, words: Mapping[str, int], pairs: Mapping[tuple[str, str], int], least: int) -> None:
    """How often a word of one kind follows one of another: the words are too many to be counted, their endings not."""
    total, kinds = sum(words.values()), Counter[tuple[str, str]]()
    kind = {word: kind_of(word, count / total) for word, count in words.items()}
    for (left, right), count in pairs.items():
        if left in kind and right in kind:
            kinds[kind[left], kind[right]] += count
    lines: dict[str, list[str]] = {}
    for (first, second), count in sorted(kinds.items()):
        if count >= least:
            lines.setdefault(first, []).append(f"{second} {count}")
    write_text(folder, "kinds", "\n".join(" ".join([left, *rest]) for left, rest in sorted(lines.items())))


def write_text(folder: Path, name: str, text: str) -> None:
    """A packed text."""
    path = folder / f"{name}.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed(text))
    say(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


def say(line: str) -> None:
    """Tells the person at the terminal."""
    sys.stdout.write(f"{line}\n")


__all__ = ["AffixedWords", "affixed_words", "by_case", "counted", "grouped", "hunspell", "tesseract_words"]

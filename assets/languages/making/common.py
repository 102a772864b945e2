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

from tarau.languages.affixes import AffixedWords, affixed_words  # noqa: E402
from tarau.languages.lexicon import packed  # noqa: E402

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


def write_words(folder: Path, *sections: Iterable[str]) -> None:
    """The graded word file: confirmed, listed, names, stems."""
    _write(folder / "words.xz", "\n\n".join("\n".join(sorted(section)) for section in sections))


def write_counts(folder: Path, words: Mapping[str, int], least: int) -> None:
    """Words by their count, most frequent first."""
    groups: dict[int, list[str]] = {}
    for word, count in words.items():
        if count >= least:
            groups.setdefault(count, []).append(word)
    _write(
        folder / "counts.xz", "\n".join(" ".join([str(n), *sorted(groups[n])]) for n in sorted(groups, reverse=True))
    )


def write_pairs(folder: Path, pairs: Mapping[tuple[str, str], int], least: int) -> None:
    """For each word those that follow it, with their counts."""
    lines: dict[str, list[str]] = {}
    for (left, right), count in sorted(pairs.items()):
        if count >= least:
            lines.setdefault(left, []).append(f"{right} {count}")
    _write(folder / "pairs.xz", "\n".join(" ".join([left, *rest]) for left, rest in sorted(lines.items())))


def write_text(folder: Path, name: str, text: str) -> None:
    """A packed text."""
    _write(folder / f"{name}.xz", text)


def say(line: str) -> None:
    """Tells the person at the terminal."""
    sys.stdout.write(f"{line}\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed(text))
    say(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


__all__ = ["AffixedWords", "affixed_words", "by_case", "counted", "hunspell", "tesseract_words"]

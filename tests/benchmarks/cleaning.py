#!/usr/bin/env python3
"""How well the cleaning cleans: `python3 build.py bench [--pages FOLDER] [--sentences FILE]`.

Prints tables: the marked texts (tests/cleaning/gold), damage put into their clean versions and asked back, false
alarms,
mixed-up encodings, noise on pages (a folder with raw/NAME.txt and gold/NAME.txt; skipped where it is not given), speed.
Nothing in it is chosen by chance: the same places are damaged every time.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests" / "cleaning" / "gold"))

from tarau.cleaning import CleanText, Risk, clean_text, review  # noqa: E402
from tarau.languages import language  # noqa: E402

GOLD = ROOT / "tests" / "cleaning" / "gold"
SOURCES = ROOT / "chapters" / "industrialization" / "sources"
KAZAKH = language("kk")
WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Measure everything and print the tables."""
    parser = argparse.ArgumentParser("build.py bench", description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--pages", type=Path, help="pages with their main text: FOLDER/raw/NAME.txt, FOLDER/gold/NAME.txt"
    )
    parser.add_argument("--pages-language", default="en", choices=("kk", "ru", "en"))
    parser.add_argument("--sentences", type=Path, help="sound Kazakh sentences, one a line, for more false alarms")
    asked = parser.parse_args()
    texts = list(marked_texts())
    table("Marked texts", marked(texts))
    table("By family of rules (the changes of that family alone)", by_family(texts))
    sound = {text.name: text.ideal for text in texts}
    if asked.sentences:
        sound["sentences"] = joined(asked.sentences)
    table("Damage put in and asked back", injected(sound))
    table("False alarms on sound text", false_alarms(sound))
    table("Texts read in a wrong encoding", encodings())
    table("Noise on pages", noise(asked.pages, asked.pages_language))
    table("Speed", speed())


def table(title: str, rows: Iterator[tuple[object, ...]]) -> None:
    """Print rows as a table; the first row is its head."""
    lines = [[_shown(cell) for cell in row] for row in rows]
    print(f"\n## {title}\n")
    print("| " + " | ".join(lines[0]) + " |")
    print("|" + "---|" * len(lines[0]))
    for line in lines[1:]:
        print("| " + " | ".join(line) + " |")


def _shown(cell: object) -> str:
    return "–" if cell is None else f"{cell:.3g}" if isinstance(cell, float) else str(cell)


# ---- marked texts ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the hand-made marks of all its corrections, and as it should read."""

    name: str
    path: Path
    marks: Path
    raw: str
    ideal: str
    cleaned: CleanText


def marked_texts() -> Iterator[Marked]:
    """The texts that have marks."""
    import gold

    for marks in sorted(GOLD.glob("*.jsonl")):
        (path,) = SOURCES.glob(f"{marks.stem}_*.txt")
        raw, spans, _ = gold.load(str(path), str(marks))
        yield Marked(marks.stem, path, marks, raw, gold.apply(raw, spans), clean_text(raw, KAZAKH))


def scored(text: Marked, clean: str) -> dict[str, float]:
    """What score.py says of a clean text."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "clean.txt"
        file.write_text(clean, encoding="utf-8")
        ran = subprocess.run(
            [sys.executable, GOLD / "score.py", text.path, text.marks, file],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    said: dict[str, float] = json.loads(ran.stdout.split("\n")[0])
    return said


def marked(texts: list[Marked]) -> Iterator[tuple[object, ...]]:
    yield (
        "text",
        "damage gone",
        "recall",
        "precision",
        "false edits",
        "breaks F1",
        "noise gone",
        "text lost",
        "numbers lost",
    )
    for text in texts:
        said = scored(text, text.cleaned.text)
        names = (
            "repaired",
            "recall",
            "precision",
            "false_edits",
            "breaks_f1",
            "noise_recall",
            "text_lost",
            "numbers_lost",
        )
        yield text.name, *(said[name] for name in names)


def by_family(texts: list[Marked]) -> Iterator[tuple[object, ...]]:
    yield "family", "changes", "repairs", "false edits", "precision", "recall of all marks"
    right: Counter[str] = Counter()
    false: Counter[str] = Counter()
    made: Counter[str] = Counter()
    wanted = 0
    for text in texts:
        rows = [row for row in review(text.cleaned, KAZAKH.confusables) if row.entry.status == "applied"]
        nothing = scored(text, text.raw)
        wanted += int(nothing["wanted"])
        for family in sorted({row.family for row in rows}):
            entries = sorted((row.entry for row in rows if row.family == family), key=lambda entry: entry.start)
            said = scored(text, _replayed(text.raw, [(entry.start, entry.end, entry.fix) for entry in entries]))
            made[family] += len(entries)
            right[family] += int(said["right"] - nothing["right"])
            false[family] += int(said["false_edits"] - nothing["false_edits"])
    for family, count in made.most_common():
        judged = right[family] + false[family]
        yield (
            family,
            count,
            right[family],
            false[family],
            right[family] / judged if judged else None,
            right[family] / wanted,
        )


def _replayed(text: str, changes: list[tuple[int, int, str]]) -> str:
    pieces, position = [], 0
    for start, end, fix in changes:
        pieces += [text[position:start], fix]
        position = end
    return "".join([*pieces, text[position:]])


# ---- damage that is put in -------------------------------------------------------------------------------------------

Damage = Callable[[str], str]
#: Letters that are taken for others when a page is read or typed.
CONFUSED = str.maketrans("қңүұөәғіҚҢҮҰӨӘҒІ", "кнууоагиКНУУОАГИ")
LATIN = str.maketrans("аеорсіхАЕОРСІХ", "aeopcixAEOPCIX")


def _swapped(word: str) -> str:
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


#: Per kind of damage: what is looked for, every how many of it is damaged, and how.
DAMAGES: dict[str, tuple[re.Pattern[str], int, Damage]] = {
    "a letter lost (қ: к)": (re.compile(r"(?<!\w)\w*[қңүұөәғі]\w{3,}"), 25, lambda word: _one(word, CONFUSED)),
    "a Latin look-alike (і: i)": (re.compile(r"(?<!\w)\w*[аеорсі]\w{3,}"), 25, lambda word: _one(word, LATIN)),
    "a letter left out": (re.compile(r"(?<!\w)[а-яәғқңөұүһі]{7,}"), 25, lambda word: word[:4] + word[5:]),
    "two letters swapped": (re.compile(r"(?<!\w)[а-яәғқңөұүһі]{7,}"), 25, _swapped),
    "a word torn by a space": (re.compile(r"(?<!\w)[а-яәғқңөұүһі]{8,}"), 25, lambda word: f"{word[:4]} {word[4:]}"),
    "a word divided at a line end": (
        re.compile(r"(?<!\w)[а-яәғқңөұүһі]{8,}"), 25, lambda word: f"{word[:4]}-\n{word[4:]}",
    ),
    "two sentences glued": (re.compile(r"(?<=[а-яі]{3})\. (?=[А-ЯӘҚӨҰҮІ][а-яәғқңөұүһі]{2})"), 4, lambda gap: "."),
    "a space too many": (re.compile(r"(?<=\w) (?=\w)"), 25, lambda gap: "  "),
    "a space before a comma": (re.compile(r"(?<=\w),(?= )"), 6, lambda mark: " ,"),
}  # fmt: skip


def _one(word: str, table: dict[int, int]) -> str:
    """The word with its first letter of the table exchanged."""
    for at, letter in enumerate(word):
        if letter.translate(table) != letter:
            return word[:at] + letter.translate(table) + word[at + 1 :]
    return word


def injected(sound: dict[str, str]) -> Iterator[tuple[object, ...]]:
    yield "damage", "places", "repaired", "repaired or offered (first three)", "made worse"
    for name, (pattern, every, damage) in DAMAGES.items():
        counts: Counter[str] = Counter()
        for text in sound.values():
            counts.update(_asked_back(text, pattern, every, damage))
        places = sum(counts.values())
        done, offered = counts["repaired"], counts["offered"]
        yield name, places, done / places, (done + offered) / places, counts["worse"] / places


def _asked_back(text: str, pattern: re.Pattern[str], every: int, damage: Damage) -> Iterator[str]:
    places = [found for number, found in enumerate(pattern.finditer(text)) if number % every == every // 2]
    raw = _replayed(text, [(*found.span(), damage(found.group())) for found in places])
    cleaned = clean_text(raw, KAZAKH)
    grown = 0
    for found in places:
        start = found.start() + grown
        end = start + len(damage(found.group()))
        grown += len(damage(found.group())) - len(found.group())
        yield _fate(cleaned, raw, start, end, found.group())


def _fate(cleaned: CleanText, raw: str, start: int, end: int, meant: str) -> str:
    """What became of a damaged place."""
    first, last = start - 1 if start else 0, min(len(raw), end + 1)
    here = cleaned.text[cleaned.alignment.clean(first) : cleaned.alignment.clean(last - 1) + 1]
    if meant in here and raw[start:end] not in here.replace(meant, "", 1):
        return "repaired"
    around = [
        entry for entry in cleaned.ledger if entry.status == "suggested" and entry.start < last and first < entry.end
    ]
    readings = [reading for entry in around for reading in (entry.fix, *entry.candidates[:3])]
    if any(meant in reading or (reading and reading in meant and len(reading) > 2) for reading in readings):
        return "offered"
    return "left" if raw[start:end] in here else "worse"


def false_alarms(sound: dict[str, str]) -> Iterator[tuple[object, ...]]:
    yield "text", "words", "words changed", "per 10,000", "words offered for change", "marks and spaces changed"
    for name, text in sound.items():
        cleaned = clean_text(text, KAZAKH)
        words = len(WORD.findall(text))
        letters = [entry for entry in cleaned.ledger if _letters(entry.raw) != _letters(entry.fix)]
        changed = sum(entry.status == "applied" for entry in letters)
        others = sum(entry.status == "applied" for entry in cleaned.ledger) - changed
        yield name, words, changed, 10_000 * changed / words, len(letters) - changed, others


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def joined(path: Path) -> str:
    """Tokenised sentences as they are written, in paragraphs of ten."""
    sentences = [re.sub(r" ([.,:;!?»)])", r"\1", line.strip()) for line in path.read_text(encoding="utf-8").split("\n")]
    sentences = [re.sub(r"([«(]) ", r"\1", sentence) for sentence in sentences if sentence]
    return "\n".join(" ".join(sentences[first : first + 10]) for first in range(0, len(sentences), 10))


# ---- encodings, noise, speed -----------------------------------------------------------------------------------------

UTF8_READ_AS = ("cp1251", "cp1252", "latin-1", "koi8-r", "cp866", "kz1048", "ptcp154", "mac-cyrillic")
OTHERS = (("kz1048", "cp1251"), ("ptcp154", "cp1251"), ("cp1251", "cp1252"), ("koi8-r", "cp1251"))


def read_as(data: bytes, encoding: str) -> str:
    """Bytes as browsers read them in an encoding."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in data)


def encodings() -> Iterator[tuple[object, ...]]:
    yield "read wrongly", "words right"
    text = next(SOURCES.glob("000_*.txt")).read_text(encoding="utf-8")
    cases = {f"UTF-8 as {read}": (text, read_as(text.encode(), read)) for read in UTF8_READ_AS}
    cases["UTF-8 as cp1251, twice"] = (text, read_as(read_as(text.encode(), "cp1251").encode(), "cp1251"))
    for written, read in OTHERS:
        data = text.encode(written, "ignore")
        cases[f"{written} as {read}"] = (data.decode(written), read_as(data, read))
    for name, (meant, raw) in cases.items():
        want = clean_text(meant, KAZAKH, up_to=Risk.LOSSLESS).text.split()
        got = clean_text(raw, KAZAKH, up_to=Risk.LOSSLESS).text.split()
        right = sum(a == b for a, b in zip(want, got, strict=False)) if len(want) == len(got) else 0
        yield name, right / len(want)


def noise(pages: Path | None, tag: str) -> Iterator[tuple[object, ...]]:
    yield "pages", "words kept that belong (recall)", "kept words that belong (precision)", "word F1"
    if pages is None:
        yield "not measured: no folder of pages was given (--pages)", None, None, None
        return
    scores = []
    for gold_file in sorted((pages / "gold").glob("*.txt")):
        raw = (pages / "raw" / gold_file.name).read_text(encoding="utf-8")
        want = Counter(WORD.findall(gold_file.read_text(encoding="utf-8").casefold()))
        got = Counter(WORD.findall(clean_text(raw, language(tag)).text.casefold()))
        shared = (want & got).total()
        scores.append((shared / (want.total() or 1), shared / (got.total() or 1)))
    recall, precision = (sum(score[side] for score in scores) / len(scores) for side in (0, 1))
    fs = [2 * r * p / (r + p) if r + p else 0 for r, p in scores]
    yield len(scores), recall, precision, sum(fs) / len(fs)


def speed() -> Iterator[tuple[object, ...]]:
    """Seconds of the processor, so that what else the machine does counts nothing."""
    yield "text", "kB", "seconds", "MB/s"
    sizes = times = 0.0
    for path in sorted(SOURCES.glob("*.txt")):
        raw = path.read_text(encoding="utf-8")
        size, started = len(raw.encode()), time.process_time()
        clean_text(raw + "\n.", KAZAKH)  # not quite the same text, so that nothing remembered from above helps
        took = time.process_time() - started
        sizes, times = sizes + size, times + took
        yield path.stem[:3], size // 1000, took, size / took / 1e6
    yield "all", int(sizes) // 1000, times, sizes / times / 1e6
    with tempfile.TemporaryDirectory() as folder:
        texts = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt"))]
        for name, content in (("all.txt", "\n\n".join(texts)), ("long.txt", _long(texts))):
            file = Path(folder) / name
            file.write_text(content, encoding="utf-8")
            took, size = _of_the_command(file), file.stat().st_size
            yield f"the command, start-up included: {name}", size // 1000, took, size / took / 1e6


def _long(texts: list[str]) -> str:
    """Some megabytes: the paragraphs of the texts over and over, each time in another order and with other figures."""
    paragraphs = [line for text in texts for line in text.split("\n") if len(line) > 100]
    count = len(paragraphs)
    return "\n".join(
        re.sub(r"\d\d(?=\d\d)", str(10 + turn), paragraphs[at * (2 * turn + 1) % count])
        for turn in range(12)
        for at in range(count)
    )


def _of_the_command(file: Path) -> float:
    """Seconds of the processor that `clean` takes for a file, in all its processes."""
    before = os.times()
    subprocess.run([sys.executable, "-m", "tarau", "clean", file], cwd=ROOT, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes assets/languages/TAG/cleaning/pairs.txt: how surprising each letter is after another, in tenths of a bit.

    python3 assets/languages/making/pairs.py kk SENTENCES      running text, a sentence a line (KazNERD, CC BY 4.0)
    python3 assets/languages/making/pairs.py ru             the words of the spelling lists, with their counts

Only letter pairs are counted; no text and no word of the sources is kept.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

LANGUAGES = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(LANGUAGES.parents[1]))

from tarau.languages import lexicon  # noqa: E402

#: So many pairs are counted to each row as the letters stand anywhere, so that none is impossible.
WEIGHT = 10
#: No pair costs more: a misprint is no proof that a text is none of the language.
MOST = 140
SOURCES = {"kk": "the sentences of KazNERD (IS2AI, CC BY 4.0)"}
LISTS = "the counts of words in ../spelling (see its README)"


def main(tag: str, name: str = "") -> None:
    """Writes the file of one language."""
    letters = sorted({letter for line in (LANGUAGES / tag / "cleaning" / "letters.txt").read_text().split("\n")
                      if not line.startswith("#") for letter in line.split()})  # fmt: skip
    pairs: Counter[str] = Counter()
    for word, count in words(name) if name else lexicon(tag).counted():
        if set(word) <= set(letters):
            padded = f"_{word}_"
            for at in range(len(padded) - 1):
                pairs[padded[at : at + 2]] += count
    followers = ["_", *letters]
    total = sum(pairs.values())
    lines = [
        "# How surprising the letter of a column is after that of a row, in tenths of a bit; _ is the edge of a word.",
        f"# Counted from {SOURCES.get(tag, LISTS)} by assets/languages/making/pairs.py.",
        "  " + " ".join(followers),
    ]
    single = {b: sum(pairs[a + b] for a in followers) / total for b in followers}
    for first in followers:
        row = sum(pairs[first + b] for b in followers)
        costs = []
        for second in followers:
            likely = (pairs[first + second] + WEIGHT * single[second]) / (row + WEIGHT) if row else single[second]
            costs.append(min(MOST, round(-10 * math.log2(likely)) if likely else MOST))
        lines.append(f"{first} " + " ".join(map(str, costs)))
    (LANGUAGES / tag / "cleaning" / "pairs.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def words(name: str) -> Iterator[tuple[str, float]]:
    """Each word of a text in small letters, as often as it stands there."""
    for word in re.findall(r"[^\W\d_]+", Path(name).read_text(encoding="utf-8").casefold()):
        yield word, 1


if __name__ == "__main__":
    main(*sys.argv[1:])

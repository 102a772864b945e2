"""Three sources against their hand-made corrections: floors below which the cleaner may not fall."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tarau.cleaning import clean_text
from tarau.languages import language

HERE = Path(__file__).parent / "gold"
SOURCES = Path(__file__).parents[2] / "chapters" / "industrialization" / "sources"


@pytest.mark.parametrize(
    ("number", "repaired", "recall", "breaks"),
    [("000", 0.45, 0.50, 0.90), ("001", 0.90, 0.78, 0.99), ("002", 0.52, 0.50, 0.99)],
)
def test_a_marked_text_is_repaired_without_a_false_edit(tmp_path, number, repaired, recall, breaks):
    (source,) = SOURCES.glob(f"{number}_*.txt")
    clean = tmp_path / "clean.txt"
    clean.write_text(clean_text(source.read_text(encoding="utf-8"), language("kk")).text, encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, HERE / "score.py", source, HERE / f"{number}.jsonl", clean, "--list"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    score = json.loads(ran.stdout.split("\n")[0])

    # 001: the marks pass over "Каспий тенізі", which is теңізі, and "үнгігіш", a machine that bores, үңгігіш
    unmarked = ran.stdout.count("FALSE 'тенізі' -> 'теңізі'")
    unmarked += ran.stdout.count("FALSE '(омырғыш-үнгігіш' -> '(омырғыш-үңгігіш'")
    assert score["false_edits"] - unmarked == score["text_lost"] == score["numbers_lost"] == 0, ran.stdout
    assert score["repaired"] >= repaired
    assert score["recall"] >= recall
    assert score["breaks_f1"] >= breaks
    assert score["noise_recall"] in (None, 1.0)

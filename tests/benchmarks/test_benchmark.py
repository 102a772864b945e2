"""The benchmark runs, and its judge tells a repair from damage that stayed."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections import Counter
from pathlib import Path

FILE = Path(__file__).with_name("cleaning.py")
spec = importlib.util.spec_from_file_location("benchmark_of_cleaning", FILE)
assert spec is not None
assert spec.loader is not None
benchmark = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = benchmark
spec.loader.exec_module(benchmark)

TEXT = (
    "Түрксіб темір жолының құрылысы екі бағытта қатар жүргізілді, оған еліміздің түкпірінен келген мыңдаған адам "
    "қатысты. Жұмыс өте қиын жағдайда өтті, бірақ жол мерзімінен бұрын аяқталды. Кейін жаңа қалалар өсіп шықты."
)


def test_it_says_how_it_is_used():
    ran = subprocess.run([sys.executable, FILE, "--help"], capture_output=True, encoding="utf-8", check=True)

    assert "--pages" in ran.stdout


def test_damage_that_is_repaired_counts_as_repaired():
    pattern, _, damage = benchmark.DAMAGES["a Latin look-alike (і: i)"]

    assert set(benchmark._asked_back(TEXT, pattern, 3, damage)) == {"repaired"}


def test_damage_that_nobody_can_see_is_left():
    counts = Counter(benchmark._asked_back(TEXT, benchmark.re.compile(r"адам"), 1, lambda word: "қала"))

    assert counts == {"left": 1}


def test_sound_text_has_no_false_alarms():
    head, row = benchmark.false_alarms({"sound": TEXT})

    assert dict(zip(head, row, strict=True))["words changed"] == 0

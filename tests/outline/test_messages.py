"""What a person reads when something is wrong: the exact words, the file, the line and the column.

A case in `cases/*.yaml` says what is done to the small Kazakh chapter and what `build` then says:

    - label: a misspelt key                what is wrong, in a few words
      change: [[chapter.yaml, "old", "new"]]   words that stand once in a file, and what is put there
      write: {name: "text"}                a file written anew; `bytes: {name: "a\\xff"}` with the escapes of Python
      repeat: {name: ["head", "line", 9]}  a file of a head and a line so many times
      delete: [name]                       a file deleted; `rename: {name: name}` called otherwise
      recode: {name: utf-16}               a file in another encoding; `ends: {name: "\r\n"}` with other line ends
      folder: [name]                       a folder in the place of a file
      link: {name: target}                 a symbolic link; `pipe: [name]` a named pipe
      run: [build]                         what is run, when it is not `build --edition web`
      expected: |                          every word that is said

`pytest tests/outline --accept` writes down what is said now; the diff is then read word by word.
"""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
import yaml

CASES = Path(__file__).parent / "cases"

UNTOUCHED = " Nothing was written; the last good build of small-kk is untouched."

#: What a broken chapter may take: it is read, not built.
LONGEST_SECONDS = 10


def cases() -> list:
    return [
        pytest.param(path, case, id=f"{path.stem}: {case['label']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def broken(workshop, case: dict):
    """The workshop with all that a case does to it."""
    for name, old, new in case.get("change", ()):
        workshop.change(name, old, new)
    for name, text in case.get("write", {}).items():
        workshop.with_file(name, text)
    for name, text in case.get("bytes", {}).items():
        workshop.with_file(name, text.encode().decode("unicode_escape").encode("latin-1"))
    for name, (head, line, times) in case.get("repeat", {}).items():
        workshop.with_file(name, head + line * times)
    for name, encoding in case.get("recode", {}).items():
        path = workshop.folder / name
        path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    for name, ends in case.get("ends", {}).items():
        path = workshop.folder / name
        path.write_bytes(path.read_bytes().replace(b"\n", ends.encode()))
    for name, other in case.get("rename", {}).items():
        (workshop.folder / name).rename(workshop.folder / other)
    for name in case.get("folder", ()):
        (workshop.folder / name).unlink()
        (workshop.folder / name).mkdir()
    for name in case.get("delete", ()):
        workshop.without(name)
    for name, target in case.get("link", {}).items():
        workshop.link(name, target)
    for name in case.get("pipe", ()):
        os.mkfifo(workshop.folder / name)
    return workshop


def accept(path: Path, label: str, said: str) -> None:
    """Write what is said now into a case."""
    before, mark, rest = path.read_text(encoding="utf-8").partition(f"- label: {label}\n")
    assert mark, label
    case, following, after = rest.partition("\n- label: ")
    case = re.sub(r"\n?  expected: \|\n(    .*\n?|\n)*", "", case + "\n").rstrip("\n")
    lines = "".join(f"    {line}\n" if line else "\n" for line in said.split("\n"))
    path.write_text(f"{before}{mark}{case}\n  expected: |\n{lines}{following}{after}", encoding="utf-8")


@pytest.mark.parametrize(("path", "case"), cases())
def test_what_is_wrong_is_said_exactly(path: Path, case: dict, chapter, request: pytest.FixtureRequest):
    workshop = broken(chapter("small-kk"), case)

    started = time.monotonic()
    ran = workshop.run(*case.get("run", ("build", "--edition", "web")), "--ui", "en")
    seconds = time.monotonic() - started

    said, _, outcome = ran.err.rpartition("\n\n")
    assert ran.status == 1, ran.err
    if request.config.getoption("--accept"):
        accept(path, case["label"], said)
        return
    count = said.count(": error: ")
    assert said == case["expected"].rstrip("\n")
    untouched = "" if "run" in case and case["run"][0] == "check" else UNTOUCHED
    assert outcome == f"{count} error{'s' * (count != 1)}.{untouched}\n"
    assert (ran.status, ran.out) == (1, "")
    assert not workshop.products()
    assert seconds < LONGEST_SECONDS


def test_every_case_has_a_label_of_its_own():
    labels = [case.values[1]["label"] for case in cases()]

    assert len(labels) == len(set(labels))
    assert len(labels) >= 50

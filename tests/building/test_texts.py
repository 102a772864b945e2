"""The files of `clean` go to child processes in batches; what befalls one of them is no matter for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tarau.building import Wish, clean_files, texts
from tarau.building.limits import Failure

Work = Callable[..., Any]
Names = tuple[str, ...]


@pytest.fixture
def batches(monkeypatch: pytest.MonkeyPatch) -> list[Names]:
    """The batches of files that were cleaned, by the names of the files; all in this process.

    A batch with a file that is called `deadly` dies.
    """
    cleaned: list[Names] = []

    def run_all(work: Work, tasks: Mapping[Names, Sequence[Any]], *_: object, **__: object) -> Iterator[Any]:
        for names, arguments in tasks.items():
            stems = tuple(Path(name).stem for name in names)
            if work is texts._clean_files:
                cleaned.append(stems)
            yield names, Failure(limit=True) if "deadly" in stems else work(*arguments, lambda words: None)

    monkeypatch.setattr(texts, "run_all", run_all)
    return cleaned


def written(folder: Path, **contents: str) -> Path:
    folder.mkdir()
    for name, content in contents.items():
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    return folder


def test_what_a_batch_died_of_befalls_only_the_file_that_brings_it(tmp_path: Path, batches: list[Names]) -> None:
    folder = written(tmp_path / "raw", a="Бірінші  мәтін.", deadly="Екінші  мәтін.", e="Үшінші  мәтін.")

    cleaned = clean_files([folder], Wish("kk"), jobs=1)

    assert batches == [("a", "deadly", "e"), ("a",), ("deadly",), ("e",)]
    assert [Path(file.file).stem for file in cleaned.files] == ["a", "e"]
    assert [problem.code for problem in cleaned.problems] == ["clean.limit"]
    assert (folder / "e.clean.txt").read_text("utf-8").strip() == "Үшінші мәтін."


@pytest.mark.parametrize(
    ("jobs", "expected"),
    [
        (1, [("a", "b", "c", "d"), ("e", "f", "g", "h")]),
        (2, [("a", "b"), ("c", "d"), ("e", "f"), ("g", "h")]),
        (4, [("a",), ("b",), ("c",), ("d",), ("e",), ("f",), ("g",), ("h",)]),
    ],
)
def test_of_many_files_each_child_cleans_several_and_all_jobs_have_work(
    tmp_path: Path, batches: list[Names], monkeypatch: pytest.MonkeyPatch, jobs: int, expected: list[Names]
) -> None:
    sentence = "Бұл мәтін."
    size = len(sentence.encode())
    monkeypatch.setattr(texts, "TOGETHER", size)
    monkeypatch.setattr(texts, "MOST_TOGETHER", 4 * size)
    monkeypatch.setattr(texts, "MANY", 100)
    folder = written(tmp_path / "raw", **dict.fromkeys("abcdefgh", sentence))

    clean_files([folder], Wish("kk"), jobs=jobs)

    assert batches == expected

"""A source's cleaning is told what the other sources say: the same in a build and in `clean`, however many at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tarau import cleaning
from tarau.building import Wish, chapters, check_chapter, clean_files, texts
from tarau.building.limits import Failure
from tarau.building.witnesses import MOST, enough, witnesses
from tarau.files import Folder
from tarau.problems import ChapterError


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """What each source's cleaning was told, by the source's id; all in this process."""
    heard: dict[str, tuple[str, ...]] = {}

    def clean(source, *arguments, witnesses=(), **options):
        heard[source.id] = witnesses
        return real(source, *arguments, witnesses=witnesses, **options)

    def run_all(work, tasks, jobs, tell, *, heirs=False) -> Iterator[tuple[str, object]]:
        for name, arguments in reversed(tasks.items()):  # as children end: in any order
            try:
                yield name, work(*arguments, lambda words: None)
            except ChapterError as refused:
                yield name, Failure(error=refused)

    real = cleaning.clean
    monkeypatch.setattr(cleaning, "clean", clean)
    monkeypatch.setattr(chapters, "clean", clean)
    monkeypatch.setattr(texts, "run_all", run_all)
    return heard


def written(folder, **contents: str):
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize("jobs", [1, 3])
def test_each_file_of_a_folder_hears_what_the_others_say_in_the_order_of_their_names(tmp_path, told, jobs):
    folder = written(tmp_path / "raw", c="Үшінші мәтін.", a="Бірінші мәтін.", b="Екінші мәтін.")

    clean_files([folder], Wish("kk"), jobs=jobs)

    assert told == {
        "a": ("Екінші мәтін.", "Үшінші мәтін."),
        "b": ("Бірінші мәтін.", "Үшінші мәтін."),
        "c": ("Бірінші мәтін.", "Екінші мәтін."),
    }


def test_a_file_alone_hears_nothing_and_one_that_cannot_be_read_says_nothing(tmp_path, told):
    folder = written(tmp_path / "raw", a="Бірінші мәтін.")
    clean_files([folder / "a.txt"], Wish("kk"))
    assert told == {"a": ()}

    (folder / "b.txt").write_bytes(b"%PDF-1.7\n")
    (problem,) = clean_files([folder], Wish("kk")).problems
    assert "is a PDF" in str(problem)
    assert told == {"a": ()}


def test_a_build_tells_the_same_as_cleaning_the_chapters_folder(chapter, told, monkeypatch):
    workshop = chapter()
    monkeypatch.chdir(workshop.home)
    check_chapter(Folder(workshop.folder, "chapter"))
    in_a_build = dict(told)
    told.clear()

    clean_files([workshop.folder], out=workshop.home / "out")

    assert told == in_a_build
    assert any(told.values())


def test_a_source_is_cleaned_again_when_another_one_changes(chapter, told, monkeypatch):
    workshop = chapter()
    monkeypatch.chdir(workshop.home)
    check_chapter(Folder(workshop.folder, "chapter"))
    everyone = set(told)
    told.clear()
    check_chapter(Folder(workshop.folder, "chapter"))
    assert told == {}

    changed = min((workshop.folder / "sources").iterdir())
    changed.write_bytes(changed.read_bytes() + b"\n\n.")
    check_chapter(Folder(workshop.folder, "chapter"))

    assert set(told) == everyone


def test_witnesses_are_bounded_and_no_copies(monkeypatch):
    monkeypatch.setattr("tarau.building.witnesses.MOST", 20)
    sources = ["бір\n", "екі екі\nүш үш үш\nтөрт", "бес\n", "екі екі\nүш үш үш\nтөрт", "алты"]

    assert witnesses(sources, 1) == ("бір\n", "бес\n", "алты")
    assert witnesses(sources, 0) == ("екі екі\nүш үш үш\n",)
    assert enough(sources[:1] * 9) is False
    assert enough(["а" * 20, "б" * 19]) is False
    assert enough(["а" * 20, "б" * 21]) is True
    assert MOST > 20

"""Two chapters may not take each other's place in dist/."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tarau.building import find_chapters
from tarau.problems import ChapterError


def test_two_chapters_with_one_id_are_refused_with_both_places(tmp_path: Path):
    for name in ("rivers", "lakes"):
        (tmp_path / "chapters" / name).mkdir(parents=True)
        (tmp_path / "chapters" / name / "chapter.yaml").write_text("title: x\nid: waters\n", encoding="utf-8")

    with pytest.raises(ChapterError) as refused:
        find_chapters(tmp_path, ())

    (problem,) = refused.value.problems
    assert str(problem.place) == "chapters/rivers/chapter.yaml:2:5"
    assert "chapters/lakes/chapter.yaml:2:5" in str(problem.message)


def test_a_chapter_named_twice_is_built_once(tmp_path: Path):
    (tmp_path / "chapters" / "rivers").mkdir(parents=True)
    (tmp_path / "chapters" / "rivers" / "chapter.yaml").write_text("id: waters\n", encoding="utf-8")

    assert len(find_chapters(tmp_path, ("rivers", "rivers"))) == 1


def test_a_chapter_elsewhere_does_not_take_the_place_of_another_one(chapter):
    workshop = chapter()
    assert workshop.run("build", "--edition", "web").status == 0
    elsewhere = workshop.home / "elsewhere" / "copy"
    shutil.copytree(workshop.folder, elsewhere)
    before = workshop.products()

    refused = workshop.run("build", "elsewhere/copy", "--edition", "web", "--ui", "en")
    (elsewhere / "chapter.yaml").replace(elsewhere / "kept.yaml")
    again = workshop.run("build", "--edition", "web")

    assert refused.status == 1
    assert refused.err.startswith(
        "elsewhere/copy/chapter.yaml:3:5: error: the id 'small-kk' is taken: what lies in dist/small-kk was made from "
        "chapters/small-kk [outline.id]\n    give one of the two another id, or delete dist/small-kk first\n"
    )
    assert (again.status, workshop.products()) == (0, before)


def test_a_chapter_that_was_moved_is_built_in_its_place(chapter):
    workshop = chapter()
    assert workshop.run("build", "--edition", "web").status == 0
    workshop.folder.rename(workshop.home / "moved")

    assert workshop.run("build", "moved", "--edition", "web").status == 0

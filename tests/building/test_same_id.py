"""Two chapters may not take each other's place in dist/."""

from __future__ import annotations

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

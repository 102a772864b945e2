"""Source notes: each passage followed to a line of its raw text, at the end of the book."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tarau.building import load_chapter
from tarau.chapter import Chapter
from tarau.files import Folder
from tarau.languages import language
from tarau.problems import Place
from tarau.rendering import load_edition, render

SMALL = Path(__file__).resolve().parents[1] / "chapters/small-kk"


@pytest.fixture(scope="module")
def small() -> Chapter:
    return load_chapter(Folder(SMALL, "small-kk"))


def notes(chapter: Chapter, edition: str) -> list[str]:
    html = render(chapter, load_edition(edition, Place("")), language("kk"), Folder(SMALL, "small-kk"))
    found = re.findall(r'<div class="source-notes">(.*?)</div>', html, re.DOTALL)
    return [re.sub(r"\s+|&#160;", " ", re.sub(r"<[^>]+>|\u2060|\u00ad", "", line)).strip() for part in found
            for line in re.findall(r"<p>(.*?)</p>", part, re.DOTALL)]  # fmt: skip


def test_the_edition_for_reviewers_follows_each_passage_to_its_line(small: Chapter):
    printed = notes(small, "sourced")

    assert len(printed) > 15
    assert any("«Кеңсу ауылы өзеннің екі…» [1] 1-жол" in line for line in printed)
    assert any("Қайық баяу жүретін, ал… [1] 1-жол" in line for line in printed)


def test_a_repaired_passage_says_so(small: Chapter):
    assert any("«Біздің есебімізше" in line or "(түзету: 1)" in line for line in notes(small, "sourced"))
    (joined,) = [line for line in notes(small, "sourced") if "«1950 жылы ауыл жиналысы…»" in line]
    assert joined.endswith("[1] 2–3-жолдар (түзету: 1)")


def test_pupils_are_not_bothered_with_them(small: Chapter):
    assert notes(small, "textbook") == []

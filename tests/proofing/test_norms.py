"""The profiles of norms: by grade, each with its document, and honest about what is not known."""

from __future__ import annotations

import pytest

from tarau.problems import ChapterError, Place
from tarau.proofing import norms

HERE = Place("chapter.yaml", 3)


@pytest.mark.parametrize(
    ("grade", "weight"),
    [(1, 300), (4, 300), (5, 400), (6, 400), (7, 500), (9, 500), (10, 600), (11, 600)],
)
def test_the_weight_of_a_book_is_that_of_the_order(grade: int, weight: int):
    found = norms("kazakhstan", grade, HERE)

    assert (found.weight, found.allowance) == (weight, 10)
    assert "ҚР ДСМ-124" in found.document


def test_what_is_not_known_of_the_order_is_said_and_has_another_source():
    for grade in range(1, 12):
        found = norms("kazakhstan", grade, HERE)
        assert not found.known
        assert found.source
        assert "ДСМ-124" not in found.source


def test_a_chapter_without_a_grade_counts_as_one_of_grade_nine():
    assert norms("kazakhstan", 0, HERE) == norms("kazakhstan", 9, HERE)
    assert norms("kazakhstan", 9, HERE).size == 10.5


@pytest.mark.parametrize(("name", "grade", "said"), [("kazakstan", 9, "did you mean"), ("kazakhstan", 13, "1 to 12")])
def test_norms_that_there_are_not_are_said_so(name: str, grade: int, said: str):
    with pytest.raises(ChapterError) as refused:
        norms(name, grade, HERE)

    (problem,) = refused.value.problems
    assert problem.place == HERE
    assert said in str(problem)

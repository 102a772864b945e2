"""The one form in which every room reports."""

from __future__ import annotations

import pickle

import pytest

from tarau.problems import ChapterError, Message, Place, WrongUse, error, near, stop_on_errors, warning


def test_a_problem_reads_as_a_person_sees_it():
    problem = error(
        "file.reference", Place("chapter.yaml", 31, 14), "'{name}' leaves the folder", "copy it", name="../a"
    )

    assert str(problem) == "chapter.yaml:31:14: error: '../a' leaves the folder [file.reference]\n    copy it"


@pytest.mark.parametrize(("place", "shown"), [(Place("a"), "a"), (Place("a", 3), "a:3"), (Place("a", 3, 5), "a:3:5")])
def test_a_place_shows_what_is_known_of_it(place: Place, shown: str):
    assert str(place) == shown


def test_places_are_in_the_order_of_files_lines_and_columns():
    places = [Place("b", 1), Place("a", 10), Place("a", 9, 2), Place("a", 9, 1), Place("a")]

    assert sorted(places) == [Place("a"), Place("a", 9, 1), Place("a", 9, 2), Place("a", 10), Place("b", 1)]


def test_a_value_with_braces_is_printed_as_it_is():
    assert str(Message("'{mark}' means nothing", (("mark", "{lang=} {0}"),))) == "'{lang=} {0}' means nothing"


@pytest.mark.parametrize(
    ("word", "said"),
    [("titel", "did you mean 'title'?"), ("xyz", "write one of: caption, title"), ("", "write one of: caption, title")],
)
def test_a_word_that_is_not_known_is_met_with_the_nearest_or_with_all(word: str, said: str):
    assert str(near(word, {"title", "caption"})) == said


def test_problems_cross_the_border_of_a_process_with_all_that_they_carry():
    refused = WrongUse(
        error("a.b", Place("f", 1), "m {x}", near("titel", ["title"]), x=1), warning("c.d", Place("g"), "m", "r")
    )

    again = pickle.loads(pickle.dumps(refused))

    assert type(again) is WrongUse
    assert again.problems == refused.problems
    assert str(again) == str(refused)


def test_warnings_stop_nothing_and_errors_bring_all_with_them():
    doubtful, wrong = warning("a.b", Place("f"), "m", "r"), error("c.d", Place("g"), "m", "r")

    assert stop_on_errors([doubtful]) == (doubtful,)
    with pytest.raises(ChapterError) as refused:
        stop_on_errors(iter([doubtful, wrong]))
    assert refused.value.problems == (doubtful, wrong)

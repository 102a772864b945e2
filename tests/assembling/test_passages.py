"""Finding a quotation in the clean text, as a person types it."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tarau.assembling import passages
from tarau.cleaning import CleanText, clean_text
from tarau.files import Text
from tarau.languages import language
from tarau.problems import Place, Problem

PLACE = Place("chapter.yaml", 5, 7)


def source(text: str) -> CleanText:
    return clean_text(text, language("kk"))


def found(text: CleanText, from_: str, to: str | None = None) -> str | Problem:
    span = passages.find(text, Text(from_, PLACE), None if to is None else Text(to, PLACE))
    return span if isinstance(span, Problem) else text.text[slice(*span)]


STORY = "Көпір салынды. Ол «Ақ көпір» деп аталды, себебі тасы ақ еді.\nЕл көпірден 1951–1953 жылдары өте бастады."


@pytest.mark.parametrize(
    ("from_", "to", "passage"),
    [
        ("Көпір салынды.", None, "Көпір салынды."),
        ("Көпір   салынды.", None, "Көпір салынды."),
        ('Ол "Ақ көпір"', None, "Ол «Ақ көпір»"),
        ("көпірден 1951-1953 жылдары", None, "көпірден 1951–1953 жылдары"),
        ("Ол «Ақ", "тасы ақ еді.", "Ол «Ақ көпір» деп аталды, себебі тасы ақ еді."),
        ("себебі", "Ел көпірден", "себебі тасы ақ еді.\nЕл көпірден"),
        ("тасы ақ еді. Ел көпірден", None, "тасы ақ еді.\nЕл көпірден"),
        ("Көпір салынды. Ол", "салынды.", "Көпір салынды. Ол"),
    ],
    ids=[
        "plain",
        "spaces",
        "quotation marks",
        "dash",
        "from to",
        "over a line",
        "quoted over a line",
        "to inside from",
    ],
)
def test_a_passage_is_found_as_a_person_types_it(from_: str, to: str | None, passage: str):
    assert found(source(STORY), from_, to) == passage


@pytest.mark.parametrize(
    ("from_", "to", "code"),
    [
        ("көпір", None, "passage.ambiguous"),
        ("жоқ сөздер", None, "passage.missing"),
        ("Ел көпірден", "Көпір салынды.", "passage.missing"),
        ("", None, "passage.empty"),
        ("Ел көпірден", " ", "passage.empty"),
    ],
)
def test_what_cannot_be_found_is_a_problem_at_the_quotation(from_: str, to: str | None, code: str):
    problem = found(source(STORY), from_, to)

    assert isinstance(problem, Problem)
    assert (problem.code, problem.place) == (code, PLACE)


def test_signs_of_regular_expressions_are_plain_signs():
    text = source("Бағасы (шамамен) 5$ болды [дерек жоқ] * ескерту.")

    assert found(text, "(шамамен) 5$ болды [дерек жоқ] *") == "(шамамен) 5$ болды [дерек жоқ] *"


def test_a_misquoted_passage_shows_the_nearest_text_in_whole_words():
    problem = found(source(STORY), "Ол «Қара көпір» деп аталды")

    assert isinstance(problem, Problem)
    assert str(problem.remedy) == "the nearest text is: «Ол «Ақ көпір» деп аталды, себебі тасы»"


def test_a_long_wrong_quotation_in_a_long_text_is_answered_at_once():
    text = source(" ".join(f"сөз{number % 700}" for number in range(40_000)))
    wrong = " ".join(f"сөз{number}" for number in range(699, 0, -1))

    started = time.monotonic()
    problem = found(text, wrong)

    assert isinstance(problem, Problem)
    assert time.monotonic() - started < 5


WORDS = st.lists(
    st.sampled_from(["ақ", "тас", "көпір", "өзен", "жол", "«ел»", "су", "1951–1953"]), min_size=1, max_size=25
)


@given(words=WORDS, data=st.data())
def test_any_stretch_of_words_that_stands_there_once_is_found_where_it_stands(words: list[str], data: st.DataObject):
    text = " ".join(words)
    clean = source(text)
    assume(clean.text == text)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    wanted = " ".join(words[start:end])

    result = found(clean, wanted)

    if text.count(wanted) == 1:
        assert result == wanted
    elif isinstance(result, Problem):
        assert result.code == "passage.ambiguous"

"""Figures, dates, ordinals and lists as a reader sees them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarau.languages import language


@pytest.mark.parametrize(
    ("tag", "value", "places", "written"),
    [
        ("kk", "161.3", None, "161,3"),
        ("kk", 1442, None, "1442"),
        ("kk", 12345, None, "12\u00a0345"),
        ("kk", Decimal("1234567.50"), None, "1\u00a0234\u00a0567,50"),
        ("kk", "-5", None, "\u22125"),
        ("kk", "161.25", 1, "161,3"),
        ("kk", "2", 2, "2,00"),
        ("ru", "12345.6", None, "12\u00a0345,6"),
        ("en", "1442", None, "1,442"),
        ("en", "-0.5", None, "\u22120.5"),
    ],
)
def test_a_figure_is_written_by_the_languages_rule(
    tag: str, value: Decimal | int | str, places: int | None, written: str
) -> None:
    assert language(tag).number(value, places) == written


def test_percent_signs_stand_as_each_language_has_them() -> None:
    assert [language(tag).percent("12.5") for tag in ("kk", "ru", "en")] == ["12,5%", "12,5\u00a0%", "12.5%"]


@pytest.mark.parametrize("text", ["", "161,3", "көп", "NaN", "Infinity", "1 000"])
def test_a_text_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        language("kk").number(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_no_digit_of_a_figure_is_lost(value: Decimal) -> None:
    written = language("kk").number(value)
    plain = written.replace("\u00a0", "").replace(",", ".").replace("\u2212", "-")
    assert Decimal(plain) == value


@pytest.mark.parametrize(
    ("tag", "full", "month", "year", "before_our_era"),
    [
        ("kk", "1930 жылғы 28 сәуір", "1930 жылғы сәуір", "1930 жыл", "б.з.б. 44 жыл"),
        ("ru", "28 апреля 1930 г.", "апрель 1930 г.", "1930 г.", "44 г. до н. э."),
        ("en", "28 April 1930", "April 1930", "1930", "44 BCE"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(tag: str, full: str, month: str, year: str, before_our_era: str) -> None:
    spoken = language(tag)
    assert spoken.date(1930, 4, 28) == full
    assert spoken.date(1930, 4) == spoken.date(1930, 4, 0) == month
    assert spoken.date(1930) == spoken.date(1930, 0, 0) == year
    assert spoken.date(-44) == before_our_era


@pytest.mark.parametrize(
    ("tag", "span", "one_year", "century"),
    [
        ("kk", "1928–1932 жж.", "1930 ж.", "XX ғасыр"),
        ("ru", "1928–1932 гг.", "1930 г.", "XX век"),
        ("en", "1928–1932", "1930", "20th century"),
    ],
)
def test_spans_of_years_and_centuries(tag: str, span: str, one_year: str, century: str) -> None:
    spoken = language(tag)
    assert (spoken.years(1928, 1932), spoken.years(1930, 1930), spoken.century(20)) == (span, one_year, century)


def test_a_span_over_the_beginning_of_our_era_says_both_eras() -> None:
    assert language("kk").years(-200, -100) == "б.з.б. 200–100 жж."
    assert language("ru").years(-5, 10) == "5 г. до н. э. – 10 г. н. э."
    assert language("en").century(-3) == "3rd century BCE"


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (1, "бірінші"),
        (2, "екінші"),
        (6, "алтыншы"),
        (7, "жетінші"),
        (9, "тоғызыншы"),
        (20, "жиырмасыншы"),
        (25, "жиырма бесінші"),
        (40, "қырқыншы"),
        (50, "елуінші"),
        (100, "жүзінші"),
        (136, "жүз отыз алтыншы"),
        (999, "тоғыз жүз тоқсан тоғызыншы"),
    ],
)
def test_a_kazakh_ordinal_without_a_noun_is_a_word(number: int, word: str) -> None:
    assert language("kk").ordinal(number) == word


def test_an_ordinal_with_its_noun_takes_a_figure() -> None:
    assert language("kk").ordinal(5, "сынып") == "5-сынып"
    assert language("ru").ordinal(14, "съезд") == "14-й съезд"
    assert [language("en").ordinal(number) for number in (1, 2, 3, 11, 112, 22)] == [
        "1st",
        "2nd",
        "3rd",
        "11th",
        "112th",
        "22nd",
    ]


def test_lists_are_joined_and_lettered() -> None:
    kazakh = language("kk")
    assert kazakh.join(["А", "Ә", "Б"]) == "А, Ә және Б"
    assert kazakh.join(["А", "Ә"]) == "А және Ә"
    assert kazakh.join(["А"]) == "А"
    assert language("ru").join("АБВ") == "А, Б и В"
    assert kazakh.list_letters(6) == ("а", "ә", "б", "в", "г", "ғ")
    assert language("en").list_letters(28)[25:] == ("z", "aa", "bb")
    assert len(set(kazakh.list_letters(100))) == 100

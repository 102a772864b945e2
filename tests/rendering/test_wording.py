"""Words as they are set: what may not be divided is kept whole, raised and lowered signs are set from plain ones."""

from __future__ import annotations

import re

import pytest

from tarau.chapter import Foreign, FromSource, Run, Underlined
from tarau.languages import language
from tarau.rendering.wording import in_tongues, set_in_pieces

KAZAKH = language("kk")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("10⁻³ м", "10<sup class=script>\u22123</sup> м"),
        ("x₁₂", "x<sub class=script>12</sub>"),
        ("5 м²", "5 м<sup class=script>2</sup>"),
        ("a<b", "a&lt;b"),
    ],
)
def test_raised_and_lowered_signs_are_set_from_the_plain_ones(text: str, html: str) -> None:
    assert set_in_pieces(text, KAZAKH).replace('<span class="keep">', "").replace("</span>", "") == html


def test_an_ordinal_sign_of_another_language_stays() -> None:
    assert set_in_pieces("1ª", KAZAKH) == "1ª"


def test_a_formula_stays_in_one_piece() -> None:
    assert set_in_pieces("су — H₂O.", KAZAKH) == 'су — <span class="keep">H<sub class=script>2</sub>O</span>.'


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("82 + 64 + 120 = 266 болды.", ["82 + 64 + 120 = 266"]),
        ("120 − 118 = 2 метр; 24 + 33,2 = 57,2.", ["120 − 118 = 2", "24 + 33,2 = 57,2"]),
        ("8,2 : 16,2 ≈ 50,6%", ["8,2 : 16,2 ≈ 50,6%"]),
        ("120 метр, 6 метр", []),
        # a sum longer than a column is divided before its signs, never after them
        (
            "1200000 + 2500000 + 3400000 + 1000000 = 8100000",
            ["+ 2500000", "+ 3400000", "+ 1000000", "= 8100000"],
        ),
    ],
)
def test_a_sum_is_not_divided_before_its_result(text: str, kept: list[str]) -> None:
    """The key broke a sum before "= 266"."""
    assert re.findall(r'<span class="keep">(.*?)</span>', set_in_pieces(text, KAZAKH)) == kept


def test_words_of_a_source_in_another_language_are_marked_as_such():
    run = Run("Летом цена поднималась вдвое.", FromSource("web-page", 0, 29))
    own = Run("5 тиын төледі.", FromSource("book", 0, 14))

    made = in_tongues((own, Underlined((run,))), {"web-page": "ru"})

    assert made[0] == own
    assert isinstance(made[1], Underlined)
    (marked,) = made[1].content
    assert isinstance(marked, Foreign)
    assert marked.language == "ru"

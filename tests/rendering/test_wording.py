"""Words as they are set: what may not be divided is kept whole, raised and lowered signs are set from plain ones."""

from __future__ import annotations

import pytest

from tarau.languages import language
from tarau.rendering.wording import set_in_pieces

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

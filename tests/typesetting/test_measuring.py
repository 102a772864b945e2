"""The page map, on pages whose geometry is known: 100 × 200 points, a margin of 20, lines of 12."""

from __future__ import annotations

import pytest


def test_a_box_is_where_its_style_puts_it(laid_out):
    pages = laid_out('<div id="a" style="height: 30pt"></div><div id="b" style="margin: 5pt 10pt; height: 7pt"></div>')

    spot = pages.map.spots["b"]
    assert (spot.page, spot.folio, spot.last_page) == (0, 1, 0)
    assert (spot.x, spot.y, spot.width, spot.height) == pytest.approx((30, 55, 40, 7), abs=0.01)


def test_pages_count_from_the_number_that_the_page_says(laid_out):
    pages = laid_out('<p id="a">x</p><p id="b" style="break-before: page">y</p>', first=41)

    assert [sheet.folio for sheet in pages.map.sheets] == [41, 42]
    assert [sheet.side for sheet in pages.map.sheets] == ["right", "left"]
    assert pages.map.folio("b") == 42
    assert pages.map.folio("c") is None


def test_what_is_broken_over_pages_begins_on_one_and_ends_on_another(laid_out):
    pages = laid_out('<p id="a">' + "Қала өсті. " * 60 + "</p>")

    spot = pages.map.spots["a"]
    assert spot.page == 0
    assert spot.last_page == len(pages.map.sheets) - 1 > 0
    assert spot.y == pytest.approx(20)
    assert 20 + spot.height <= 180.01


def test_the_height_left_empty_under_the_text_is_measured(laid_out):
    sheet = laid_out("<p>x</p><p>y</p><p>z</p>").map.sheets[0]

    assert (sheet.width, sheet.height) == pytest.approx((100, 200))
    assert sheet.free == pytest.approx(160 - 36, abs=0.1)


def test_footnotes_take_their_height_from_what_is_free(laid_out):
    css = ".n { float: footnote } .n::footnote-call { font-size: 10pt; line-height: 0; vertical-align: 0 }"
    sheet = laid_out('<p>x<span class="n">note</span></p>', css).map.sheets[0]

    assert sheet.free == pytest.approx(160 - 12 - 10 - 12, abs=0.1)  # the area of the notes begins with a space of 10


def test_lines_are_given_as_they_are_set(laid_out):
    lines = laid_out("<p>Қала <b>өсті</b>, зауыт салынды.</p>").map.sheets[0].lines

    assert [line.text for line in lines] == ["Қала өсті,", "зауыт", "салынды."]
    assert [round(line.y, 1) for line in lines] == [20, 32, 44]
    assert all(line.x == pytest.approx(20, abs=0.01) and line.width < 60.1 for line in lines)


def test_a_hyphen_of_the_engine_is_told_from_one_of_the_author(laid_out):
    css = "p { hyphens: auto }"
    lines = laid_out("<p>индустрияландыру</p><p>оқу-ағартушылардың</p>", css).map.sheets[0].lines

    ends = {line.text: line.hyphenated for line in lines if line.text.endswith("-")}
    assert ends.pop("оқу-", False) is False
    assert ends
    assert all(ends.values())


def test_words_are_divided_by_the_kazakh_rules(laid_out):
    lines = laid_out("<p>индустрияландыру</p>", "p { hyphens: auto; width: 45pt }").map.sheets[0].lines

    syllables = "ин-дуст-рия-лан-ды-ру"
    position = 0
    for line in lines[:-1]:
        position += len(line.text) - 1
        assert position in {len(syllables[:at].replace("-", "")) for at, sign in enumerate(syllables) if sign == "-"}

"""What the layout engine merely logs stops the build, in words that somebody can act on."""

from __future__ import annotations

import logging

import pytest

from tarau.problems import ChapterError


def said(laid_out, body: str, css: str = "") -> str:
    with pytest.raises(ChapterError) as refused:
        laid_out(body, css)
    return str(refused.value)


def test_a_letter_that_no_font_has_is_told_with_its_code(laid_out):
    text = said(laid_out, "<p>Қазақ 漢 тілі</p>")

    assert "no font of this book has the letters '漢' (U+6F22) [typeset.letter]" in text
    assert text.startswith("chapter.yaml:3: error: ")


def test_a_damaged_picture_is_told(laid_out):
    assert "[typeset.picture]" in said(laid_out, '<img src="assets/fonts/literata/OFL.txt" alt="x">')


def test_a_link_that_leads_nowhere_is_told(laid_out):
    assert "a link leads to 'nowhere', which is not printed" in said(laid_out, '<a href="#nowhere">x</a>')


def test_two_things_with_one_name_are_told(laid_out):
    assert "two things on the pages are called 'a'" in said(laid_out, '<p id="a">x</p><p id="a">y</p>')


@pytest.mark.parametrize(
    "css", ["p { colour: red }", "p { color: reddish }", "p:is-not-there { color: red }", "@page { size: big }"]
)
def test_a_mistake_in_a_style_sheet_is_told(css, laid_out):
    assert "[typeset.warning]" in said(laid_out, "<p>x</p>", css)


def test_several_problems_are_told_together(laid_out):
    text = said(laid_out, '<p>漢</p><a href="#nowhere">x</a>')

    assert "[typeset.letter]" in text
    assert "[typeset.anchor]" in text


def test_a_page_that_the_engine_cannot_lay_out_is_told_and_not_thrown(laid_out):
    assert "[typeset.engine]" in said(laid_out, "<div>" * 400 + "x")


def test_listening_to_the_engine_leaves_its_logger_as_it_was(laid_out):
    logger = logging.getLogger("weasyprint")
    before = logger.level, logger.propagate, list(logger.handlers)

    laid_out("<p>x</p>")

    assert (logger.level, logger.propagate, list(logger.handlers)) == before

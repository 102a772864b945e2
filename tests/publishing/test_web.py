"""The web page: one file that asks nothing of anybody."""

from __future__ import annotations

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from tarau.files import shared
from tarau.publishing.web import self_contained

NAME = "assets/fonts/pt-sans/PTSans_400Regular.ttf"
STYLE = f'@font-face {{ font-family: "PT Sans"; src: url("{NAME}") }}'
PAGE = f"<html><head><style>{STYLE}</style></head><body>Әлем &amp; ғ</body></html>"


def fonts(page: bytes) -> list[TTFont]:
    found = re.findall(rb"url\(data:font/woff2;base64,([A-Za-z0-9+/=]+)\)", page)
    return [TTFont(io.BytesIO(base64.b64decode(data))) for data in found]


@pytest.fixture(scope="module")
def page() -> bytes:
    return self_contained(PAGE, shared)


def test_a_font_is_put_inside_with_the_letters_of_the_page(page: bytes):
    (font,) = fonts(page)

    letters = {chr(code) for code in font.getBestCmap()}
    assert set("Әлемғ& 0123456789–—…«»“”„") <= letters
    assert "Ұ" not in letters
    assert len(page) < len(shared(NAME)) / 5


def test_nothing_else_of_the_page_changes(page: bytes):
    expected = PAGE.replace(f'url("{NAME}")', "url(FONT)")

    assert re.sub(rb"url\(data:[^)]*\)", b"url(FONT)", page).decode() == expected


def test_the_same_page_is_the_same_bytes(page: bytes):
    assert self_contained(PAGE, shared) == page


@pytest.mark.parametrize("form", ["url({})", "url('{}')", 'url( "{}" )'])
def test_a_font_is_found_however_the_style_sheet_names_it(form: str):
    page = PAGE.replace(f'url("{NAME}")', form.format(NAME))

    assert len(fonts(self_contained(page, shared))) == 1


def test_the_built_page_asks_nobody_for_anything(built):
    page = built.products()["web.html"].decode()

    asked = re.findall(
        r"""(?:\bsrc|\bsrcset|\baction|\bposter|<link[^>]*\bhref|\bdata)\s*=\s*["']?(?!data:)([^"'\s>]+)""", page
    )
    named = re.findall(r"""(?:url\(\s*|@import\s+)["']?(?!data:|#)([^"')]+)""", page)
    assert asked == []
    assert named == []
    assert "<script" not in page
    assert [link for link in re.findall(r'<a [^>]*href="([^"]*)"', page) if not link.startswith("#")] == []


def test_every_letter_of_the_built_page_is_in_its_fonts(built):
    page = built.products()["web.html"]
    printed = re.sub(r"<[^>]+>", "", re.sub(r"(?s)<(style|script).*?</\1>", "", page.decode()))

    letters = {chr(code) for font in fonts(page) for code in font.getBestCmap()}
    missing = {letter for letter in printed if letter.isalpha() and letter not in letters}
    assert missing == set()


def test_every_link_of_the_built_page_has_its_target_and_ids_are_unique(built):
    page = re.sub(r"base64,[A-Za-z0-9+/=]+", "", built.products()["web.html"].decode())

    ids = re.findall(r'\sid="([^"]+)"', page)
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert len(ids) == len(set(ids))
    assert links - set(ids) == set()
    assert "sizes" in links

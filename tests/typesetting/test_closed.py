"""A page reaches nothing but what it is given, by whatever road it asks."""

from __future__ import annotations

import pytest

from tarau.files import shared
from tarau.problems import ChapterError, Place, error

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'

ROADS = {
    "a picture": '<img src="{}" alt="x">',
    "a style sheet": '<link rel="stylesheet" href="{}">',
    "an import": "<style>@import url({});</style>",
    "an attachment": '<link rel="attachment" href="{}">',
    "an attached link": '<a rel="attachment" href="{}">x</a>',
    "a ground": '<p style="background: url({})">x</p>',
    "a bullet": '<ul style="list-style-image: url({})"><li>x</ul>',
    "a font": "<style>@font-face {{ font-family: Y; src: url({}) }} p {{ font-family: Y }}</style><p>x</p>",
    "a picture in a drawing": SVG.format('<image xlink:href="{}" width="9" height="9"/>'),
    "an object": '<object data="{}">x</object>',
    "an embedded thing": '<embed src="{}">',
    "content": "<style>p::before {{ content: url({}) }}</style><p>x</p>",
}

ADDRESSES = {
    "a file": "file:///etc/passwd",
    "a server": "http://127.0.0.1:9/x.png",
    "a parent": "../../etc/passwd",
    "data": "data:text/plain,x",
}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES.keys())
@pytest.mark.parametrize("road", ROADS.values(), ids=ROADS.keys())
def test_nothing_is_read_from_outside_and_the_asking_is_told(road, address, laid_out):
    asked = []

    def read(name: str) -> bytes:
        if name.startswith("assets/"):
            return shared(name)
        asked.append(name)
        raise ChapterError(error("file.reference", Place("x"), "there is no file '{name}'", "add it", name=name))

    with pytest.raises(ChapterError) as refused:
        laid_out(road.format(address), read=read)

    assert {problem.code for problem in refused.value.problems} <= {"typeset.outside", "file.reference"}
    assert all("etc/passwd" in name and not name.startswith("/") for name in asked)


def test_a_base_address_of_the_page_changes_nothing(laid_out):
    with pytest.raises(ChapterError) as refused:
        laid_out('<base href="file:///etc/"><img src="passwd" alt="x">')

    assert refused.value.problems[0].code == "typeset.outside"


def test_a_file_of_the_chapter_is_read_by_its_name(laid_out):
    asked = []

    def read(name: str) -> bytes:
        asked.append(name)
        return shared(name) if name.startswith("assets/") else SVG.format("<rect width='9' height='9'/>").encode()

    laid_out('<img src="images/%D0%BA%D3%A9%D0%BB 1.svg#x" alt="x">', read=read)

    assert "images/көл 1.svg" in asked

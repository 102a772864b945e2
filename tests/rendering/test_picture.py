from __future__ import annotations

from dataclasses import replace

import pytest

from tarau.files import Folder
from tarau.languages import language
from tarau.problems import ChapterError
from tarau.rendering import picture
from tarau.rendering.theme import theme
from tests.rendering import sample

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">'


def shown(tmp_path, text: str) -> str:
    (tmp_path / "opener.svg").write_text(text, encoding="utf-8")
    chapter = replace(sample.chapter("opener.svg"), place=sample.PLACE)
    own = Folder(tmp_path, "chapters/sample")
    return picture.opening_picture(chapter, own, language("kk"), theme("textbook", False))


NASTY = {
    "a script": HEAD + "<script>1</script></svg>",
    "a foreign page": HEAD + "<foreignObject/></svg>",
    "a handler": HEAD + '<rect onload="x()"/></svg>',
    "a link": HEAD + '<a href="https://example.org/"><rect/></a></svg>',
    "an old link": HEAD + '<use xlink:href="file:///etc/passwd#x"/></svg>',
    "a picture inside": HEAD + '<image href="#x"/></svg>',
    "an import": HEAD + "<style>@import 'x.css';</style></svg>",
    "an address in a style": HEAD + "<style>rect { fill: url(https://example.org/x) }</style></svg>",
    "an address in an attribute": HEAD + '<rect style="fill:url(http://example.org/x#a)"/></svg>',
    "an entity": '<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD + "&a;</svg>",
    "no drawing": "<html/>",
    "no XML": HEAD + "<rect>",
    "a bomb": HEAD
    + '<g id="a0"><rect/></g>'
    + "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 6))
    + '<use href="#a5"/></svg>',
    "a circle": HEAD + '<g id="a"><use href="#a"/></g></svg>',
    "too deep": HEAD + "<g>" * 200 + "</g>" * 200 + "</svg>",
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_a_picture_that_could_do_more_than_be_seen_is_refused(text, tmp_path):
    with pytest.raises(ChapterError) as refused:
        shown(tmp_path, text)

    (problem,) = refused.value.problems
    assert problem.code == "render.picture"
    assert problem.place == sample.PLACE


def test_a_picture_larger_than_a_mebibyte_is_refused(tmp_path):
    with pytest.raises(ChapterError, match="larger than"):
        shown(tmp_path, HEAD + "<!--" + "x" * 2**20 + "--></svg>")


def test_a_plain_picture_keeps_its_drawing_and_gets_its_description(tmp_path):
    svg = shown(tmp_path, HEAD + '<defs><g id="a"><rect width="3"/></g></defs><use xlink:href="#a"/></svg>')

    assert '<rect width="3"' in svg
    assert "<title>Далаға созылған теміржол</title>" in svg


def test_without_a_picture_the_opening_page_has_a_band_of_its_own(printed):
    html = printed(chapter=sample.chapter())

    assert "opener plain" in html


def test_the_opening_picture_stands_in_the_page(printed):
    html = printed(chapter=sample.chapter("opener.svg"))

    assert '<circle cx="112"' in html
    assert "opener plain" not in html

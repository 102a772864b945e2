"""Our own check of pages: what leads nowhere, stands twice, or asks somebody is found."""

from __future__ import annotations

import pytest

from tarau.publishing.links import faults


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<p id="a">x</p><a href="#a">y</a>', []),
        ('<a href="#b">y</a>', ["the link '#b' leads nowhere"]),
        ('<p id="a"></p><b id="a"></b>', ["the id 'a' stands 2 times"]),
        ('<img src="https://example.org/a.png">', ["'https://example.org/a.png' is asked for from elsewhere"]),
        ('<link rel="stylesheet" href="style.css">', ["'style.css' is asked for from elsewhere"]),
        ('<img src="data:image/png;base64,AA"><svg><use href="#a"/></svg>', []),
        ('<p>https://example.org</p><a href="https://example.org">a person may follow it</a>', []),
        ('<a href="other.html">y</a>', ["the link 'other.html' leads nowhere"]),
    ],
)
def test_a_page_is_looked_through(page: str, found: list[str]):
    assert faults({"": page}) == found


def test_pages_of_one_book_may_lead_to_each_other_and_name_what_lies_beside_them():
    book = {
        "a.xhtml": '<link href="style.css"/><img src="images/b.png"/><a href="b.xhtml#x">b</a><a href="b.xhtml">b</a>',
        "b.xhtml": '<p id="x"/><a href="a.xhtml#x">a</a><a href="c.xhtml">c</a>',
    }

    assert faults(book, frozenset({"style.css", "images/b.png"})) == [
        "b.xhtml: the link 'a.xhtml#x' leads nowhere",
        "b.xhtml: the link 'c.xhtml' leads nowhere",
    ]

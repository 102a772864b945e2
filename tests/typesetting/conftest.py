"""What the tests of typesetting share: a short way to lay out a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tarau.files import shared
from tarau.languages import language
from tarau.pages import Pages
from tarau.problems import Place
from tarau.typesetting import typeset

FACES = """
@font-face { font-family: "Literata"; src: url("assets/fonts/literata/Literata_400Regular.ttf") }
@page { size: 100pt 200pt; margin: 20pt }
html { font: 10pt/12pt "Literata"; hyphenate-character: "-" }
body, p { margin: 0 }
"""


def page(body: str, css: str = "", first: int = 1) -> str:
    """A page of 100 × 200 points with a margin of 20 and lines of 12."""
    head = f"<head><title>x</title><style>{FACES}{css}</style></head>"
    return f'<html lang="kk" data-first-page="{first}">{head}<body>{body}</body></html>'


@pytest.fixture(scope="session")
def laid_out() -> Callable[..., Pages]:
    """Lays out the body of a page."""

    def laid_out(body: str, css: str = "", read: Callable[[str], bytes] = shared, first: int = 1) -> Pages:
        return typeset(page(body, css, first), read, language("kk"), place=Place("chapter.yaml", 3))

    return laid_out

"""What the tests of proofing share: a page of text laid out by the real engine, looked at with a chapter of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from tarau.chapter import Block, Chapter, Section
from tarau.files import shared
from tarau.languages import language
from tarau.pages import PageReport
from tarau.proofing import Norms, Setting, proof
from tarau.typesetting import lay_out
from tests.rendering import sample

#: Pages of 240 × 260 points with a margin of 20: 200 points of text, 22 lines of 10 points.
STYLE = """
@font-face { font-family: "Literata"; src: url("assets/fonts/literata/Literata_400Regular.ttf") }
@page { size: 240pt 260pt; margin: 20pt }
html { font: 8pt/10pt "Literata"; hyphenate-character: "-" }
body, h3, p, figure { margin: 0; font-weight: 400; font-size: 8pt }
p { orphans: 1; widows: 1 }
.j { text-align: justify; hyphens: auto; hyphenate-limit-chars: 5 2 2 }
"""


def chapter_of(*content: Block, closing: tuple[str, ...] = ()) -> Chapter:
    """A chapter of one section, `s`, that holds these nodes."""
    section = Section(sample.PLACE, "s", 1, (), (), content, (), sample.OURS)
    return replace(sample.chapter(), sections=(section,), closing=closing)


def named(*ids: str) -> tuple[Block, ...]:
    """Paragraphs with these ids; their words are those of the page."""
    return tuple(replace(sample.paragraph("сөз"), id=id) for id in ids)


def set_page(
    body: str, chapter: Chapter, css: str = "", norms: Norms | None = None, *, printed: bool = False
) -> Setting:
    html = (
        f'<html lang="kk" data-first-page="2" style="break-before: left"><head><title>x</title>'
        f"<style>{STYLE}{css}</style></head><body>{body}</body></html>"
    )
    spoken = language("kk")
    layout = lay_out(html, shared, spoken)
    fonts = layout.printed().fonts if printed else ()
    return Setting(layout.map, chapter, spoken, norms, fonts)


@pytest.fixture(scope="session")
def setting() -> Callable[..., Setting]:
    """Lays out the body of a page, for a chapter."""
    return set_page


@pytest.fixture(scope="session")
def looked_at() -> Callable[..., PageReport]:
    """Lays out the body of a page and looks at it; `ids` are its paragraphs of running text, `content` other nodes."""

    def look(ids: str, content: tuple[Block, ...], body: str, css: str = "", **more: object) -> PageReport:
        made = partial(set_page, body, chapter_of(*named(*ids.split()), *content), css)
        return proof(made(**more))  # type: ignore[arg-type]

    return look

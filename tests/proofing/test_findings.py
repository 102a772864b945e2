"""Every finding on a page that has it, and on one that has it not; all pages are laid out by the real engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tarau.chapter import Block, Cell, Table
from tarau.pages import Area, Line, PageMap, PageReport, Picture, Sheet
from tarau.problems import Place
from tarau.proofing import KINDS, Norms, Setting, norms, proof
from tests.proofing.conftest import chapter_of, named
from tests.rendering import sample

LONG = "Қазақстандағы индустрияландыру мәселесі бойынша бірнеше бағыттағы көзқарастар арасында қызу пікірталас жүрді. "


MARGIN = ".m { position: absolute; left: 201pt; width: 18pt; font-size: 3pt; line-height: 4pt }"

TERMS = (
    '<p id="a">Бір</p><p class="m" id="x-margin" style="top: 0">қаланың өсуі</p>'
    '<p class="m" id="y-margin" style="top: {second}pt">ауылдың өсуі</p>'
)


def codes(report: PageReport) -> list[str]:
    return [finding.code for finding in report.findings]


def lines(count: int) -> str:
    """A block of so many lines of 10 points."""
    return "".join("<p>Қала</p>" for _ in range(count))


def _table(id: str) -> Table:
    cell = (Cell("Қала"), Cell("1"))
    return Table(sample.PLACE, id, 1, sample.words("Кесте"), "", ("А", "Ә"), (cell,), False, (), (), sample.OURS)


#: Per code: the paragraphs, other nodes, the page that has it, and the page that has it not; both with their style.
CASES: dict[str, tuple[str, tuple[Block, ...], str, str, str, str]] = {
    "proof.overfull": (
        "a", (),
        '<p id="a" style="width: 40pt">индустрияландыру</p>', "",
        '<p id="a" style="width: 90pt">индустрияландыру</p>', "",
    ),
    "proof.loose": (
        "a", (),
        f'<p id="a" class="j">{LONG * 3}</p><p class="j">Ол да өсті <span class="w">{LONG[:38]}</span></p>',
        ".w { white-space: nowrap }",
        f'<p id="a" class="j">{LONG * 3}</p>', "",
    ),
    "proof.ladder": (
        "a", (),
        f'<div style="width: 42pt"><h3 id="a" lang="kk" class="l">{"индустрияландырудың " * 3}</h3></div>',
        ".l { hyphens: auto }",
        f'<p id="a" class="j">{LONG * 2}</p>', "",
    ),
    "proof.page-hyphen": (
        "a", (),
        lines(21) + '<p id="a" style="width: 46pt; hyphens: auto">индустрияландыру</p>', "",
        lines(20) + '<p id="a" style="width: 46pt; hyphens: auto">индустрияландыру</p>', "",
    ),
    "proof.orphan": (
        "a", (),
        lines(21) + '<p id="a">Бір<br>екі<br>үш</p>', "",
        lines(20) + '<p id="a">Бір<br>екі<br>үш<br>төрт</p>', "",
    ),
    "proof.widow": (
        "a", (),
        lines(20) + '<p id="a">Бір<br>екі<br>үш</p>', "",
        lines(20) + '<p id="a">Бір<br>екі<br>үш<br>төрт</p>', "",
    ),
    "proof.short-line": (
        "a", (),
        '<p id="a">Бір екі<br>үш</p>', "",
        '<p id="a">Бір екі<br>үш төрт</p>', "",
    ),
    "proof.heading": (
        "a", (sample.heading("h", "Тақырып"),),
        lines(20) + '<h3 id="h">Тақырып</h3><p id="a">Бір<br>екі</p>', "",
        lines(19) + '<h3 id="h">Тақырып</h3><p id="a">Бір<br>екі</p>', "",
    ),
    "proof.split": (
        "a", (_table("t"),),
        lines(20) + '<div id="t"><p>Бір</p><p>екі</p><p>үш</p><p>төрт</p></div>', "",
        lines(20) + '<div id="t" style="break-inside: avoid"><p>Бір</p><p>екі</p><p>үш</p><p>төрт</p></div>', "",
    ),
    "proof.far-figure": (
        "a", (_table("t"),),
        '<p id="a"><a href="#t">1-кесте</a></p>' + lines(110) + '<div id="t"><p>Бір</p></div>', "",
        '<p id="a"><a href="#t">1-кесте</a></p>' + lines(30) + '<div id="t"><p>Бір</p></div>', "",
    ),
    "proof.hole": (
        "a", (),
        lines(16) + '<div style="break-inside: avoid; border: 1pt solid">' + lines(8) + "</div>", "",
        lines(16) + "<div>" + lines(8) + "</div>", "",
    ),
    "proof.last-page": (
        "a", (),
        f'<section id="s"><p id="a">{"Бір<br>" * 24}екі үш</p></section>', "",
        f'<section id="s"><p id="a">{"Бір<br>" * 27}екі үш</p></section>', "",
    ),
    "proof.margin": ("a", (), TERMS.format(second=4), MARGIN, TERMS.format(second=60), MARGIN),
    "proof.suffix": (
        "a", (),
        '<p id="a" style="width: 42pt">Ол 1930-жылдары өсті</p>', "",
        '<p id="a" style="width: 42pt">Ол 1930-\u2060жылдары өсті</p>', "",
    ),
    "proof.abbreviation": (
        "a", (),
        '<p id="a">Қала 1929<br>жылы өсті, С. Сейфуллин</p>', "",
        '<p id="a">Қала 1929 жылы<br>өсті, С. Сейфуллин</p>', "",
    ),
    "proof.hyphenation": (
        "a", (),
        '<p id="a" style="width: 34pt; hyphens: manual">атом\u00adдық ал\u00adақан</p>', "",
        '<p id="a" style="width: 34pt; hyphens: manual">атом\u00adдық ала\u00adқан</p>', "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_a_page_that_has_it_is_told_from_one_that_has_it_not(code: str, looked_at: Callable[..., PageReport]):
    ids, content, bad, bad_style, good, good_style = CASES[code]

    assert code in codes(looked_at(ids, content, bad, bad_style))
    assert code not in codes(looked_at(ids, content, good, good_style))


def page_of(text: str = "Қала өсті және дами берді.", css: str = "") -> tuple[str, str]:
    return f'<p id="a">{text}</p>', css


GRADE_NINE = norms("kazakhstan", 9, Place("chapter.yaml"))


@pytest.mark.parametrize(
    ("code", "bad", "good"),
    [
        ("proof.size", "#a { font-size: 10pt; line-height: 14pt }", "#a { font-size: 10.5pt; line-height: 14.5pt }"),
        ("proof.leading", "#a { font-size: 11pt; line-height: 14pt }", "#a { font-size: 11pt; line-height: 15pt }"),
        ("proof.short-measure", "@page { size: 300pt 260pt }", "@page { size: 360pt 260pt }"),
        ("proof.long-measure", "@page { size: 440pt 260pt } #a { font-size: 10.5pt }", "@page { size: 360pt 260pt }"),
    ],
)
def test_type_is_held_against_the_norms_of_the_grade(setting: Callable[..., Setting], code: str, bad: str, good: str):
    def found(css: str) -> list[str]:
        body, _ = page_of()
        return codes(proof(setting(body, chapter_of(*named("a")), css, GRADE_NINE)))

    assert code in found(bad)
    assert code not in found(good)


def test_captions_smaller_than_the_norm_are_one_finding(setting: Callable[..., Setting]):
    body = '<p id="a">Қала</p><figure><figcaption>Кесте</figcaption><figcaption>Кесте</figcaption></figure>'

    def found(size: float) -> int:
        css = f"figcaption {{ display: block; font-size: {size}pt }}"
        return codes(proof(setting(body, chapter_of(*named("a")), css, GRADE_NINE))).count("proof.small-type")

    assert (found(8.5), found(9)) == (1, 0)


def test_without_norms_nothing_is_said_of_sizes(setting: Callable[..., Setting]):
    body, _ = page_of()

    assert not codes(proof(setting(body, chapter_of(*named("a")), "#a { font-size: 5pt }")))


def test_a_book_heavier_than_its_grade_may_carry_is_found(setting: Callable[..., Setting]):
    body, _ = page_of()
    heavy: Norms = replace(GRADE_NINE, weight=10)
    chapter, css = chapter_of(*named("a")), "@page { size: 165mm 235mm }"

    assert "proof.weight" in codes(proof(setting(body, chapter, css, heavy)))
    report = proof(setting(body, chapter, css, GRADE_NINE))
    assert "proof.weight" not in codes(report)
    # one leaf of 70 g/m² and two of the cover of 250 g/m², each 0.165 m × 0.235 m
    assert dict(report.measures)["weight_estimate"] == round(0.165 * 0.235 * (70 + 2 * 250))


def test_a_font_that_no_style_sheet_brings_is_found(setting: Callable[..., Setting]):
    chapter = chapter_of(*named("a"))

    own = setting('<p id="a">Қала</p>', chapter, printed=True)
    foreign = replace(own, fonts=("Literata", "Noto Sans"))  # the fonts of the machine cannot be reached any more

    assert not codes(proof(own))
    assert codes(proof(foreign)) == ["proof.font"]


@pytest.mark.parametrize(("pixels", "found"), [(199, True), (201, False)])
def test_a_picture_with_too_few_points_to_the_inch_is_found(pixels: int, found: bool):
    picture = Picture("pic", 20, 20, 72, 72, pixels, pixels)
    line = Line("Қала", 20, 20, 60, 10, False, block="a", room=200, size=8)
    sheet = Sheet(2, "left", 240, 260, 0, (line,), Area(20, 20, 200, 220), (picture,))

    report = proof(Setting(PageMap((sheet,), {}), chapter_of(*named("a")), sample_language()))

    assert ("proof.picture" in codes(report)) is found


def sample_language() -> object:
    from tarau.languages import language

    return language("kk")


def test_every_finding_has_its_sentences_and_its_test():
    tested = {*CASES, "proof.size", "proof.leading", "proof.short-measure", "proof.long-measure", "proof.small-type"}

    assert set(KINDS) == tested | {"proof.weight", "proof.font", "proof.picture"}


def test_what_is_found_names_page_node_and_place(looked_at: Callable[..., PageReport]):
    ids, content, bad, style, *_ = CASES["proof.short-line"]
    (finding,) = [each for each in looked_at(ids, content, bad, style).findings if each.code == "proof.short-line"]

    assert (finding.page, finding.folio, finding.node) == (0, 2, "a")
    assert (finding.area.x, finding.area.y, finding.area.height) == pytest.approx((20, 30, 10), abs=0.1)
    assert dict(finding.values) == {"words": "үш"}

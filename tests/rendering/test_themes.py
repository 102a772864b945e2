"""Themes: folders of custom properties, that a publisher writes by hand and is told where they are wrong."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from tarau.files import shared, shared_names
from tarau.problems import ChapterError, Place
from tarau.rendering import edition_names, load_edition, render, sheets, themes_reference
from tarau.rendering.greys import as_grey, luminance
from tarau.rendering.properties import PROPERTIES
from tarau.rendering.theme import MILLIMETRE, Theme, theme, theme_names
from tarau.typesetting import off_the_paper, typeset
from tests.rendering import sample

themes = import_module("tarau.rendering.theme")  # the package itself has a function of that name

ROOT = Path(__file__).resolve().parent.parent.parent
PRINTED = [name for name in theme_names() if name not in ("web", "ebook")]
PDFS = [name for name in edition_names() if load_edition(name, Place("x")).format == "pdf" and name != "key"]


@pytest.fixture
def written(monkeypatch):
    """Gives a theme `own` whose style sheet is the textbook's with something replaced or added."""

    def written(*changes: tuple[str, str], add: str = "", paper: str = "") -> Theme:
        text = shared("assets/themes/textbook/style.css").decode()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        files = {"assets/themes/own/style.css": text + add, "assets/themes/own/papers/broad.css": paper}
        there = sheets.shared_text
        monkeypatch.setattr(sheets, "shared_text", lambda name: files[name] if name in files else there(name))
        monkeypatch.setattr(themes, "shared_text", lambda name: files[name] if name in files else there(name))
        monkeypatch.setattr(themes, "shared_names", lambda folder, end: [*shared_names(folder, end), *files])
        return theme.__wrapped__("own", False, "broad" if paper else "")

    return written


def problem(written, *changes: tuple[str, str], **more: str) -> str:
    with pytest.raises(ChapterError) as wrong:
        written(*changes, **more)
    assert len(wrong.value.problems) == 1
    return str(wrong.value)


@pytest.mark.parametrize("name", PRINTED)
def test_every_shipped_theme_and_paper_is_right(name):
    for paper in ("", *themes.paper_names(name)):
        theme(name, False, paper)
        theme(name, False, paper, True)


def test_the_common_sheets_name_no_ink_no_face_and_no_property_that_no_theme_gives():
    known = {each.name for each in PROPERTIES} | {"section", "share", "scene"}
    for sheet in sheets.sheets("assets/themes/common/book.css"):
        assert not re.findall(r"#[0-9a-fA-F]{3,6}\b|PT Sans|Literata", sheet.text), sheet.name
        assert sheets.used(sheet) <= known


def test_every_property_is_asked_for_somewhere():
    asked = set().union(*(sheets.used(sheet) for sheet in sheets.sheets("assets/themes/common/book.css")))
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tarau/rendering").glob("*.py"))
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html"))

    assert [each.name for each in PROPERTIES if each.name not in asked and f'"{each.name}"' not in code + pages] == []


def test_what_is_no_length_is_told_with_its_file_line_and_property(written):
    said = problem(written, ("--measure: 111mm", "--measure: wide"))

    assert re.match(
        r"assets/themes/own/style.css:\d+: error: the property --measure is 'wide', which is no length", said
    )


def test_a_property_that_is_missing_is_told(written):
    assert "this theme does not give the property --g30" in problem(written, ("--g30: #bdbdbd;", ""))


def test_a_misspelt_property_is_told_with_the_one_probably_meant(written):
    said = problem(written, add=":root { --measur: 100mm }")

    assert "there is no property --measur" in said
    assert "did you mean 'measure'?" in said


def test_a_theme_may_have_properties_of_its_own(written):
    assert written(add=":root { --sky: #112233 } .opener { background: var(--sky) }").ink("sky") == "#112233"


def test_a_property_may_be_that_of_another(written):
    assert written(("--ochre: #96590a", "--ochre: var(--red)")).ink("ochre") == "#9c3a30"


def test_a_word_that_a_property_does_not_offer_is_told(written):
    assert "the property --terms cannot be 'boxes'" in problem(written, ("--terms: margin", "--terms: boxes"))


def test_columns_that_do_not_make_the_width_of_the_page_are_told(written):
    said = problem(written, ("--measure: 111mm", "--measure: 120mm"))

    assert "make 174.0 mm, and the page is 165.0 mm wide" in said


def test_a_face_without_a_font_is_told_when_it_is_measured(written):
    made = written(('--sans: "PT Sans"', '--sans: "Papyrus"'))

    with pytest.raises(ChapterError, match="brings no font 'Papyrus'"):
        made.width("Тарау", 10)


def test_a_paper_changes_the_lengths_it_names_and_no_others(written):
    made = written(paper=":root { --page-width: 170mm; --outer: 15mm }")

    assert made.length("page-width") == pytest.approx(170 * MILLIMETRE)
    assert made.length("top") == pytest.approx(21 * MILLIMETRE)


def test_a_paper_that_a_theme_does_not_know_is_told_where_the_edition_asks_for_it():
    with pytest.raises(ChapterError) as wrong:
        theme("textbook", False, "a44", False, Place("templates/editions/x.yaml", 5, 8))

    assert str(wrong.value).startswith("templates/editions/x.yaml:5:8: error: the theme 'textbook' has no paper 'a44'")
    assert "did you mean 'a4'?" in str(wrong.value)


def test_in_grey_every_ink_is_a_grey_as_dark_and_tints_give_way_to_frames():
    own, grey = theme("textbook", False), theme("textbook", False, "", True)

    for each in PROPERTIES:
        if each.kind == "ink":
            ink = grey.ink(each.name)
            assert ink[1:3] == ink[3:5] == ink[5:7]
            if not each.name.endswith(("-t", "-m")):
                assert luminance(ink) == pytest.approx(luminance(own.ink(each.name)), abs=0.01)
    assert grey.ink("ochre-t") == grey.ink("blue-t") == "#ffffff"
    assert own.length("frame") == 0 < grey.length("frame")
    assert as_grey("#ffffff") == "#ffffff"


def test_larger_units_make_larger_letters_in_a_drawing_of_the_same_width(printed):
    sizes = {}
    for edition in ("textbook", "large-print"):
        svg = re.search(r'<svg [^>]*class="chart" width="([\d.]+)mm"[^>]*viewBox="0 0 ([\d.]+)', printed(edition))
        sizes[edition] = float(svg[1]) / float(svg[2])

    assert sizes == {"textbook": pytest.approx(1), "large-print": pytest.approx(1.7, abs=0.01)}


def test_without_a_margin_column_terms_stand_in_a_box_before_their_paragraph(printed):
    html = printed("large-print")

    assert 'class="margin-term' not in html
    assert html.index('-box" class="box term"') < html.index('class="explained"')


def test_a_handout_opens_with_lines_for_name_class_and_date(printed):
    html = printed("handout")

    assert "Аты-жөні" in html
    assert "Сынып" in html
    assert 'class="scene"' not in html


@pytest.mark.parametrize("edition", PDFS)
def test_a_chapter_is_set_in_every_edition_without_a_missing_letter_or_anything_off_the_paper(edition, kazakh, printed):
    html = printed(edition)
    pages = typeset(html, shared, kazakh)
    again = typeset(printed(edition, pages=pages.map), shared, kazakh)
    chosen = theme(load_edition(edition, Place("x")).theme, False)
    families = {family for name in ("serif", "sans") for family in chosen.families(name).split(", ")}

    assert off_the_paper(again.map, Place("x")) == ()
    assert set(again.fonts) <= families


def test_the_table_of_properties_in_the_documentation_is_that_of_the_code(request):
    path = ROOT / "docs/themes.md"
    start, end = "<!-- properties -->\n", "<!-- /properties -->"
    text = path.read_text(encoding="utf-8")
    made = text[: text.index(start) + len(start)] + themes_reference() + text[text.index(end) :]
    if request.config.getoption("--accept"):
        path.write_text(made, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == made, "run the tests with --accept and read the difference"


def test_the_example_of_the_documentation_is_a_theme(written):
    text = (ROOT / "docs/themes.md").read_text(encoding="utf-8")
    example = re.search(r"```css\n(.*?)```", text, re.DOTALL)[1]

    made = written(add=re.sub(r"@import[^;]*;", "", example))

    assert made.ink("blue") == "#5b2245"


def test_a_grey_edition_of_a_coloured_theme_prints_its_greys(kazakh, folder):
    from dataclasses import replace

    grey = replace(load_edition("textbook", Place("x")), colour="grey")
    html = render(sample.chapter("opener.svg"), grey, kazakh, folder)
    inks = set(re.findall(r"#[0-9a-f]{6}\b", html[html.index("<style>") :]))

    assert inks
    assert all(ink[1:3] == ink[3:5] == ink[5:7] for ink in inks)
    assert "--frame: 0.7pt" in html

"""The Latin edition of a whole chapter: every word converted, marked passages kept, lists in the Latin order."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
import pytest

from tarau.languages import language
from tests.conftest import Workshop

CYRILLIC = re.compile("[\u0400-\u052f]+")
STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
KEPT = re.compile(r'<span lang="ru">[^<]*</span>')


@pytest.fixture(scope="module")
def latin(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The small Kazakh chapter in Latin letters."""
    workshop = Workshop(tmp_path_factory.mktemp("latin"), "small-kk")
    editions = ("textbook", "key", "teacher", "web", "ebook")
    ran = workshop.run("build", "small-kk", "--script", "latn", "--edition", *editions, "--ui", "en")
    assert ran.status == 0, ran.err
    return workshop


def lines(pdf: bytes) -> Iterator[list[str]]:
    """The lines of each page."""
    for page in pypdfium2.PdfDocument(pdf):
        yield page.get_textpage().get_text_bounded().splitlines()


def test_products_bear_the_script_in_their_names(latin: Workshop) -> None:
    products = {name for name in latin.products() if "report" not in name and not name.endswith(".pages.html")}
    assert {"textbook-latn.pdf", "key-latn.pdf", "teacher-latn.pdf", "web-latn.html", "ebook-latn.epub"} <= products
    bare = {name for name in products if "-latn" not in name}
    assert bare == {"provenance.json", "provenance.answers.json"}


def test_no_cyrillic_letter_is_left_outside_marked_passages(latin: Workshop) -> None:
    products = latin.products()
    page = STYLE.sub("", products["web-latn.html"].decode())
    assert "лодка" in page
    assert CYRILLIC.findall(KEPT.sub("", page)) == []
    for name in ("textbook-latn.pdf", "key-latn.pdf"):
        text = "\n".join(line for page_lines in lines(products[name]) for line in page_lines)
        assert set(CYRILLIC.findall(text)) <= {"лодка"}, name


def test_the_page_says_which_script_it_is_in(latin: Workshop) -> None:
    assert '<html lang="kk-Latn"' in latin.products()["web-latn.html"].decode()


def test_the_glossary_and_the_index_are_in_the_latin_order(latin: Workshop) -> None:
    page = latin.products()["web-latn.html"].decode().replace("\u00ad", "")
    terms = re.findall(r'id="term-[^"]+"[^>]*>.*?<b>(?:<a[^>]*>)?([^<]+)<', page)
    assert len(terms) > 1
    assert terms == sorted(terms, key=language("kk", "Latn").sort_key)


def test_text_copied_from_the_pdf_holds_no_soft_hyphen(latin: Workshop) -> None:
    assert all("\u00ad" not in line for page in lines(latin.products()["textbook-latn.pdf"]) for line in page)


def test_a_word_is_divided_only_where_its_cyrillic_form_may_be(latin: Workshop) -> None:
    page = STYLE.sub("", latin.products()["web-latn.html"].decode())
    splits = {
        (word[:at].replace("\u00ad", ""), word[at:].replace("\u00ad", ""))
        for word in re.findall(r"[^\W\d_](?:[^\W\d_]|\u00ad)*", page)
        for at, sign in enumerate(word)
        if sign == "\u00ad"
    }
    divided = [
        pair
        for text in lines(latin.products()["textbook-latn.pdf"])
        # pdfium's signs for a hyphen at the end of a line
        for pair in re.findall(r"([^\W\d_]+)[\x02\ufffe]\s*([^\W\d_]+)", "\n".join(text))
    ]
    assert divided
    assert [pair for pair in divided if pair not in splits] == []


def test_a_switch_writes_eng(chapter) -> None:
    workshop = chapter()
    ran = workshop.run("build", "small-kk", "--script", "latn-eng", "--edition", "web", "--ui", "en")
    assert ran.status == 0, ran.err
    page = workshop.products()["web-latn-eng.html"].decode()
    assert "ŋ" in page
    assert "ñ" not in page


def test_a_language_that_has_no_such_script_says_so(chapter) -> None:
    workshop = chapter("small-ru")
    ran = workshop.run("build", "small-ru", "--script", "latn", "--ui", "en")
    assert ran.status == 1
    assert "chapter.yaml:" in ran.err
    assert "is not printed in the script 'Latn'" in ran.err
    assert not workshop.products()


def test_the_numbers_of_sections_figures_and_questions_are_those_of_the_cyrillic_edition(
    latin: Workshop, built
) -> None:
    figures = re.compile(r"<b>(\d+)-(?:кесте|kest|диаграмма|diagramma)")
    cyrillic = figures.findall(built.products()["web.html"].decode())
    assert cyrillic
    assert figures.findall(latin.products()["web-latn.html"].decode().replace("\u00ad", "")) == cyrillic


def test_a_source_in_another_language_keeps_its_title(chapter) -> None:
    workshop = chapter().change(
        "sources.yaml", "  title: Көпір туралы естелік\n", "  title: Воспоминание о мосте\n  language: ru\n"
    )
    ran = workshop.run("build", "small-kk", "--script", "latn", "--edition", "web", "--ui", "en")
    assert ran.status == 0, ran.err
    assert '<span lang="ru">Үсенова Б. Воспоминание о мосте' in workshop.products()["web-latn.html"].decode()

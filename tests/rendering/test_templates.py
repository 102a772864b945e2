from __future__ import annotations

from dataclasses import replace

import pytest

from tarau.files import shared_names
from tarau.languages import language
from tarau.problems import ChapterError, Place
from tarau.rendering import load_edition, render, templates
from tests.rendering import sample


@pytest.fixture
def shelf(monkeypatch):
    """Puts templates of a test in place of the shipped ones."""

    def put(**texts: str) -> None:
        templates.environment.cache_clear()
        monkeypatch.setattr(
            templates,
            "_source",
            lambda name: (texts[name], f"templates/{name}", lambda: True) if name in texts else None,
        )

    yield put
    monkeypatch.undo()
    templates.environment.cache_clear()


def place_of(text: str, shelf) -> str:
    shelf(page=text)
    with pytest.raises(ChapterError) as wrong:
        templates.print_template("page", {"title": "Тарау"})
    return str(wrong.value.problems[0].place)


@pytest.mark.parametrize(
    "text",
    [
        "<h1>\n\n{{ titel }}",
        "<h1>\n\n{{ title.nothing }}",
        "<h1>\n\n{{ title + 1 }}",
        "<h1>\n\n{% if title %}",
        "<h1>\n\n{% include 'missing' %}",
        "<h1>\n\n{% include 'page' %}",
    ],
    ids=["misspelt", "attribute", "type", "syntax", "missing", "itself"],
)
def test_what_is_wrong_in_a_template_is_told_with_its_line(text, shelf):
    assert place_of(text, shelf) == "templates/page:3"


@pytest.mark.parametrize(
    "name", ["../chapters/x", "/etc/passwd", "pdf/../../build.py", "pdf//page.html", "pdf\\page.html", ""]
)
def test_no_template_is_read_from_outside_its_folder(name):
    with pytest.raises(ChapterError, match="there is no template"):
        templates.print_template(name, {})


def test_text_of_a_chapter_is_never_taken_for_html_or_a_template(printed):
    nasty = '<script>alert("1")</script> {{ 7*7 }} {% raw %} &amp; \' "'
    chapter = replace(
        sample.chapter(),
        title=sample.words(nasty),
        question=sample.words(nasty),
        key_terms=(nasty,),
        imprint=(sample.words(nasty),),
    )
    for edition in ("textbook", "web", "key"):
        html = printed(edition, chapter)

        assert "<script>alert" not in html
        assert "{{ 7*7 }}" in html
        assert "&amp;amp;" in html


def test_a_link_to_what_is_not_printed_becomes_plain_words(printed):
    html = printed("key", replace(sample.chapter(), title=sample.words(sample.CrossReference("shares", "1-кесте"))))

    assert "1-\u2060кесте" in html
    assert "#shares" not in html


def test_an_id_that_would_stand_on_a_page_twice_stands_there_once(printed):
    chapter = sample.chapter()
    section = replace(chapter.sections[0], content=(*chapter.sections[0].content, chapter.questions))

    html = printed("textbook", replace(chapter, sections=(section, *chapter.sections[1:])))

    assert html.count('id="q-1"') == 1
    assert html.count("Индустрияландыру бағытын қай жиын белгіледі?") == 2


def test_abbreviations_are_kept_whole_and_names_are_tied_to_their_initials(printed):
    html = printed()

    assert '<span class="keep">РСФСР</span>' in html
    assert "Т.\u00a0Рысқұлов" in html


def test_every_template_can_be_compiled():
    names = [name.removeprefix("templates/") for name in shared_names("templates", ".html")]
    assert {"pdf/chapter.html", "pdf/handout.html", "web/chapter.html"} <= set(names)
    assert [templates.environment().get_template(name).name for name in names] == names


@pytest.mark.parametrize("tag", ["ru", "en"])
@pytest.mark.parametrize("edition", ["textbook", "web", "key"])
def test_the_furniture_of_a_page_is_in_the_chapters_language(edition, tag, folder):
    spoken = language(tag)
    html = render(replace(sample.chapter(), language=tag), load_edition(edition, Place("x")), spoken, folder)

    assert f'<html lang="{tag}"' in html
    furniture = (
        "Сұрақтар мен тапсырмалар",
        "Тараудың басты сұрағы<",
        "Дереккөзі:",
        "-тарау<",
        "Көрсеткіш",
        "дерек жоқ",
    )
    assert not [words for words in furniture if words in html]


def test_the_options_of_a_test_bear_the_letters_of_the_language(printed, folder):
    russian = render(replace(sample.chapter(), language="ru"), load_edition("key", Place("x")), language("ru"), folder)

    assert "<b>А)</b>" in printed("key")
    assert "1Ә, 2Б, 3А" in printed("key")
    assert "1Б, 2В, 3А" in russian


def test_the_answer_key_gives_each_answer_and_its_solution(printed):
    html = printed("key")

    assert '<b>А)</b> <span class="keep">БК(б)П</span>' in html
    assert "2 – 1 – 3" in html
    assert "1Ә, 2Б, 3А" in html
    assert "3\u00a0еседен астам" in html
    assert "8888,4\u00a0мың\u00a0тоннаны" in html


def test_answers_are_not_in_a_pupils_edition(printed):
    for edition in ("textbook", "web"):
        assert "еседен астам" not in printed(edition)

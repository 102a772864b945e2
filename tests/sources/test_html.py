"""Pages into text: every visible word, none of the hidden ones, and no silence where a parser gives up."""

from __future__ import annotations

import time

import pytest

from tarau.files import Folder, Text
from tarau.problems import ChapterError, Place
from tarau.sources import Record, read_source


@pytest.fixture
def read(tmp_path):
    """Reads a page as a source."""

    def run(page: str | bytes):
        (tmp_path / "a.html").write_bytes(page if isinstance(page, bytes) else page.encode())
        return read_source(Folder(tmp_path, ""), "a", Record(Text("a.html", Place("sources.yaml"))), "kk")

    return run


def test_blocks_become_lines_with_their_roles(read):
    source = read(
        "<nav>Басты <a>бет</a></nav><h2>Түрксіб <b>жолы</b></h2><p>Бір\n  жол,<br>екінші <i>жол</i></p>"
        "<ul><li>бір<li>екі</ul><table><tr><th>Жыл<td>км<tr><td>1930<td>1445</table>"
    )

    assert source.text.split("\n") == [
        "Басты бет", "Түрксіб жолы", "Бір жол,", "екінші жол", "• бір", "• екі", "Жыл\tкм", "1930\t1445",
    ]  # fmt: skip
    assert [(source.text[block.start : block.end], block.role, block.level) for block in source.blocks[:3]] == [
        ("Басты бет", "navigation", 0),
        ("Түрксіб жолы", "heading", 2),
        ("Бір жол,", "paragraph", 0),
    ]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<?xml version='1.0' encoding='utf-8'?><html><body><p>сөз</p></body></html>", "сөз"),
        ("<meta charset=windows-1251><p>Қазақ</p>", "Қазақ"),
        ("<p>Қазақ</p>", "Қазақ"),
        ("<p>бір<p>екі<div>үш", "бір\nекі\nүш"),
        ("<p>а<table><tr><td>б</table>в</p>", "а\nб\nв"),
        ("<p>R&amp;D &laquo;жол&raquo; &#1179;</p>", "R&D «жол» қ"),
        ("<title>т</title><script>var a='<p>жоқ</p>'</script><style>p{}</style><!-- жоқ --><p>бар</p>", "бар"),
        ("<p onclick='жоқ'>бар</p><iframe src='file:///etc/passwd'></iframe><object data='x'>жоқ</object>", "бар"),
        ("<pre>бір\nекі</pre>", "бір\nекі"),
        ("<p>бір&shy;ге</p>", "бір\u00adге"),
        ("<p>a < b</p>", "a < b"),
    ],
)
def test_the_visible_words_and_no_others_are_read(read, page, text):
    assert read(page).text == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>10<sup>11</sup> т, x<sup>2</sup>, H<sub>2</sub>O, 5·10<sup>−3</sup> кг</p>", "10¹¹ т, x², H₂O, 5·10⁻³ кг"),
        ("<p>E<sub>кин</sub> = 2<sup>1/2</sup>; 2<sup><i>n</i></sup></p>", "E_(кин) = 2^(1/2); 2ⁿ"),
        ("<p>20<sup>о</sup>С, the 19<sup>th</sup> century, Tarau<sup>TM</sup></p>", "20°С, the 19th century, Tarau™"),
        ("<p>сөз<sup>1</sup> және сөз<sup><a href='#n1'>1</a></sup>.</p>", "сөз¹ және сөз[1]."),
        ("<p>сөз<a href='#n2'><sup>2</sup></a> <sup><a href='#n3'>[3]</a></sup></p>", "сөз[2] [3]"),
        ("<p>10<span style='vertical-align: super'>6</span></p>", "10⁶"),
        ("<p>Мәзір<sup>жаңа</sup></p>", "Мәзір жаңа"),
        (
            "<p>y<math><msup><mi>a</mi><mn>2</mn></msup><mo>=</mo><mfrac><mrow>b+c</mrow><mn>2</mn></mfrac></math>.</p>",
            "ya² = (b+c)/2.",
        ),
        ("<p><ruby>漢<rt>kan</rt></ruby> <q>сөз</q> <abbr title='жоқ'>т.б.</abbr></p>", '漢(kan) "сөз" т.б.'),
        ("<p><math><mi>a</mi><annotation>жоқ</annotation></math> бар<img alt='жоқ'></p>", "a бар"),
    ],
)
def test_a_value_stays_what_it_is_on_the_page(read, page, text):
    assert read(page).text == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<ol start=3 type=a><li>үш<li>төрт<li value=9>тоғыз</ol>", "c. үш\nd. төрт\ni. тоғыз"),
        ("<ol type=I reversed><li>бір<li>екі</ol>", "II. бір\nI. екі"),
        ("<ol><li><p>бір</p><ul><li>іші</ul><li>екі</ol>", "1. бір\n◦ іші\n2. екі"),
        ("<ul style='list-style: none'><li>бір</ul>", "бір"),
        ("<ul><li><a href=/>Басты бет</a><li><a href=/n>Жаңалық</a></ul>", "Басты бет\nЖаңалық"),
    ],
)
def test_the_numbers_and_bullets_of_lists_are_read_and_menus_have_none(read, page, text):
    assert read(page).text == text


def test_the_cells_of_a_row_stand_in_their_columns(read):
    page = (
        "<table><tr><th rowspan=2>Өзен<th colspan=2>Ұзындығы<tr><td><p>км</p><td>миля"
        "<tr><td>Іле<td><td>894<tr><td>Ақ<br>су<td>316<td></table>"
    )

    assert read(page).text == "Өзен\tҰзындығы\n\tкм\tмиля\nІле\t\t894\nАқ су\t316"


def test_what_a_page_hides_is_left_out_unless_it_hides_itself_until_it_has_loaded(read):
    hidden = "<p>бар мәтін</p><p style='display: none'>жоқ</p><i aria-hidden=true>жоқ</i><p hidden>жоқ</p>"

    assert read(hidden).text == "бар мәтін"
    assert (
        read("<div style='display:none'><p>өте-мөте ұзын мәтін</p></div><p>оқу</p>").text == "өте-мөте ұзын мәтін\nоқу"
    )


def test_a_page_with_a_text_of_ten_million_letters_is_read_whole(read):
    assert len(read("<p>" + "а" * 10_000_001 + "</p>").text) == 10_000_001


def test_a_page_nested_too_deep_is_refused_and_never_cut_in_silence(read):
    with pytest.raises(ChapterError) as caught:
        read("<div>" * 100_000 + "ішіндегі мәтін" + "</div>" * 100_000 + "<p>соңы</p>")

    assert str(caught.value) == (
        "a.html: error: this page cannot be read without losing words: its tags are damaged [source.html]\n"
        "    open it in a browser, copy the text and save it as plain text"
    )


def test_a_page_nested_less_deep_keeps_its_words(read):
    assert read("<div>" * 1000 + "іші" + "</div>" * 1000 + "<p>соңы</p>").text == "іші\nсоңы"


@pytest.mark.parametrize(
    "page",
    [
        "<!--" * 100_000 + "x",
        "<div " + " ".join(f"a{number}=1" for number in range(40_000)) + ">сөз</div>",
        "<script>" * 50_000 + "x",
        "<" * 200_000,
        "&" * 200_000,
        "<svg>" * 20_000 + "сөз",
        "<p>x" + "<sup>2" * 1000,
        "<p>x<math>" + "<mrow>" * 3000,
        "<b>a</b>" * 100_000,
        "<b>a</b>" * 1_000_001,
        "<table>" + ("<tr>" + "<td colspan=9999 rowspan=9999>a" * 10) * 1000,
        '<!DOCTYPE x [<!ENTITY a "аааааааааа"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><p>&b;</p>',
    ],
)
def test_a_hostile_page_ends_soon(read, page):
    started = time.process_time()
    codes = set()
    try:
        read(page)
    except ChapterError as refused:
        codes = {problem.code for problem in refused.problems}

    assert codes <= {"source.empty", "source.html", "source.large"}
    assert time.process_time() - started < 5

"""Furniture goes, the text stays: pages in three languages, traps, what the ledger tells, and pages in HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as some

from tarau.cleaning import clean, clean_text
from tarau.files import Folder, Text
from tarau.languages import language
from tarau.problems import Place
from tarau.sources import Record, read_source

HERE = Path(__file__).parent
TEXTS = {
    "{kk}": (
        "Жолдың құрылысы екі бағытта қатар жүргізілді, оған еліміздің түкпір-түкпірінен келген мыңдаған адам қатысты. "
        "Жұмыс өте қиын жағдайда өтті, бірақ жол мерзімінен бұрын аяқталды. "
        "Жұмысшылар қолмен топырақ қазып, көпір салды."
    ),
    "{kk2}": (
        "1930 жылы 28 сәуірде солтүстік пен оңтүстіктен келген рельстер түйісті. Жолдың ұзындығы 1445 шақырымға жетті, "
        "оның бойында жаңа бекеттер мен кенттер пайда болды, олардың бірқатары кейін қалаға айналды."
    ),
    "{ru}": (
        "Дорогу строили с двух сторон сразу, на стройку приехали тысячи людей со всей страны. Работали в тяжёлых "
        "условиях, но дорогу закончили раньше срока. Землю копали вручную, мосты ставили зимой и летом."
    ),
    "{ru2}": (
        "28 апреля 1930 года рельсы, которые шли с севера и с юга, сошлись. Длина дороги достигла 1445 километров, "
        "вдоль неё выросли новые станции и посёлки, и некоторые из них позднее стали городами."
    ),
    "{en}": (
        "The railway was built from both ends at once, and thousands of people came to work on it. The work was hard, "
        "but the line was finished before its time. Earth was dug by hand, and bridges were raised in every season."
    ),
    "{en2}": (
        "On 28 April 1930 the rails from the north met the rails from the south. The line was 1445 kilometres long, "
        "and new stations and villages grew along it, some of which later became towns."
    ),
}


def filled(text: str) -> str:
    for name, words in TEXTS.items():
        text = text.replace(name, words)
    return text


def cases(name: str):
    for case in yaml.safe_load((HERE / "cases" / f"{name}.yaml").read_text(encoding="utf-8")):
        yield pytest.param(case, id=case["label"])


@pytest.mark.parametrize("case", list(cases("pages")))
def test_of_a_page_its_text_stays_and_nothing_else(case):
    page = filled(case["top"] + "\n" + case["text"] + "\n" + case["bottom"])

    assert clean_text(page, language(case["language"])).text == filled(case["text"]).strip()


@pytest.mark.parametrize("case", list(cases("pages")))
def test_furniture_goes_also_where_no_empty_line_parts_it_from_the_text(case):
    page = filled(case["top"] + case["text"] + case["bottom"])
    kept = clean_text(page, language(case["language"])).text

    assert [line for line in kept.split("\n") if line] == [line for line in filled(case["text"]).split("\n") if line]


@pytest.mark.parametrize("case", list(cases("traps")))
def test_what_only_looks_like_furniture_stays(case):
    text = filled(case["text"])
    cleaned = clean_text(text, language(case.get("language", "kk")))

    assert not [entry for entry in cleaned.ledger if any(rule.startswith("noise.") for rule in entry.rules)]


@pytest.mark.parametrize("case", list(cases("pages")))
def test_a_page_cleaned_twice_is_the_page_cleaned_once_and_leads_back(case):
    page = filled(case["top"] + case["text"] + case["bottom"])
    cleaned = clean_text(page, language(case["language"]))

    assert clean_text(cleaned.text, language(case["language"])).text == cleaned.text
    assert cleaned.ledger.undo(cleaned.text) == page


LINES = (
    *TEXTS.values(), "Басты бет", "Жаңалықтар", "Бөлісу", "Пікірлер (3)", "Толығырақ »", "Ұнайды 0", "Қаралды: 12",
    "12 мамыр 2015, 14:35", "© 2015", "...", "Қарағанды 300", "1930 жыл", "– Қайда?", "Читайте также:", "Share",
    "$ 444.22", "Т. Рысқұлов", "1. Жол қашан салынды?", "",
)  # fmt: skip


@given(some.lists(some.sampled_from(LINES), max_size=40))
@settings(max_examples=60)
def test_any_mixture_of_lines_is_clean_after_one_cleaning_and_leads_back(lines):
    page = "\n".join(lines)
    cleaned = clean_text(page, language("kk"))

    assert cleaned.ledger.undo(cleaned.text) == page
    assert clean_text(cleaned.text, language("kk")).text == cleaned.text
    assert bool(cleaned.text.strip()) == bool(page.strip())


def test_a_stretch_with_figures_that_stand_nowhere_else_is_taken_out_with_doubt():
    comments = "Пікірлер (1)\nҚонақ 13.05.2015 11:40\nАтам 1929 жылы сол жерде еді\nЖауап беру\nПікір қалдыру"
    page = filled("{kk}\n\n{kk2}\n\n{kk}\n" + comments)
    cleaned = clean_text(page, language("kk"))

    (entry,) = [entry for entry in cleaned.ledger if entry.status == "applied"]
    assert entry.rules == ("noise.comment",)
    assert entry.confidence <= 0.5
    assert "13.05" in entry.reason


def test_a_stretch_without_facts_is_taken_out_with_confidence():
    page = filled("Басты бет\nЖаңалықтар\nҚоғам\nБайланыс\nІздеу\nКіру\nТіркелу\n\n{kk}\n\n{kk2}\n\n{kk}")
    cleaned = clean_text(page, language("kk"))

    (entry,) = [entry for entry in cleaned.ledger if entry.status == "applied"]
    assert entry.confidence > 0.9


def test_a_long_text_on_one_line_is_never_furniture():
    line = filled(" ".join(["{kk}", "{kk2}"] * 60))
    below = "Бөлісу\nПікірлер (0)\nПікір қалдыру\n© 2015 Барлық құқықтар қорғалған"
    page = f"Басты бет\nЖаңалықтар\nІздеу\n{line}\n{below}"

    assert clean_text(page, language("kk")).text == line


@pytest.mark.parametrize("count", [1, 2, 7, 8, 30])
def test_a_page_of_furniture_alone_keeps_its_lines(count):
    page = "\n".join(["Басты бет", "Бөлісу", "Пікірлер", "Іздеу", "Кіру"][number % 5] for number in range(count))

    assert clean_text(page, language("kk")).text


@pytest.fixture
def read():
    """Reads a page of this folder as a source."""
    return lambda name, tag: read_source(
        Folder(HERE / "pages", ""), "page", Record(Text(name, Place("sources.yaml"))), tag
    )


def test_of_a_kazakh_page_in_html_only_the_article_stays(read):
    cleaned = clean(read("news-kk.html", "kk"), language("kk"))
    lines = cleaned.text.split("\n")

    assert lines[0] == "Түрксіб: дала төсіндегі болат жол"
    assert lines[-1].endswith("ең ірі нысандарының бірі деп атайды.")
    assert len(lines) == 10
    assert "құрылыстың басталуы – 1927 жыл;" in [line.lstrip("• ") for line in lines]
    assert "Айнабұлақтағы түйісу" in lines


def test_the_furniture_of_a_page_in_html_stays_in_the_ledger(read):
    source = read("news-kk.html", "kk")
    cleaned = clean(source, language("kk"))
    gone = "".join(entry.raw for entry in cleaned.ledger if entry.status == "applied")

    assert all(words in gone for words in ("Ұнайды 14", "Толығырақ »", "Жауап беру", "cookie", "Қаралды: 1241"))
    assert cleaned.ledger.undo(cleaned.text) == source.text


@pytest.mark.parametrize(
    ("head", "stays"),
    [
        ("Ауылдағы жаңа мектеп\n19 мамыр 2015", "Ауылдағы жаңа мектеп"),
        ("Ауылдағы жаңа мектеп\nАуылдағы жаңа мектеп", "Ауылдағы жаңа мектеп"),
        ("Ауылдағы жаңа мектеп - Көкжар газеті\nАуылдағы жаңа мектеп\n832\n0", "Ауылдағы жаңа мектеп"),
        ("Қоғам • 18 қаңтар, 2024\nАуылдағы жаңа мектеп", "Ауылдағы жаңа мектеп"),
        ("Ауылдағы жаңа мектеп\n1931 жыл, 28 сәуір", "Ауылдағы жаңа мектеп\n1931 жыл, 28 сәуір"),
        ("Ауылдағы жаңа мектеп\n1 қыркүйек 1997", "Ауылдағы жаңа мектеп\n1 қыркүйек 1997"),
    ],
)
def test_above_a_text_the_date_the_figures_and_the_copy_of_the_title_go_but_no_event(head, stays):
    text = (
        "Жаңа мектеп 1 қыркүйек күні ашылды. Оған көрші ауылдардың балалары да келіп оқиды, барлығы екі жүз оқушы бар."
    )

    assert clean_text(f"{head}\n{text}", language("kk")).text == f"{stays}\n{text}"


def test_the_dates_of_a_chronicle_stay_though_its_first_stands_like_a_date_of_posting():
    text = (
        "Жаңа астана\n10 желтоқсан 1997\nЕл астанасы Алматыдан Ақмолаға көшті, бұл туралы жарлық күзде шыққан.\n"
        "6 мамыр 1998\nҚалаға жаңа атау берілді. Сол жылдың жазында оның таныстыру рәсімі өтті, оған көп қонақ келді."
    )

    assert clean_text(text, language("kk")).text == text

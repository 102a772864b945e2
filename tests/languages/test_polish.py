"""The typography of running text: what it changes, and that it changes nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarau.languages import language

NB, WJ = "\u00a0", "\u2060"


def shown(text: str) -> str:
    """`~` for a no-break space, `^` for the joiner."""
    return text.replace(NB, "~").replace(WJ, "^")


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        # numbers and what they count
        ("1930 жылғы 28 сәуірде", "1930~жылғы 28~сәуірде"),
        ("1928-1932 жж., 1930 ж. және XX ғ. басы", "1928–1932~жж., 1930~ж. және XX~ғ. басы"),
        ("БК(б)П XIV съезінде, XX ғасырда, IV том", "БК(б)П XIV~съезінде, XX~ғасырда, IV~том"),
        ("200 млн сом, 25 млн. сом, 910 мың га", "200~млн~сом, 25~млн.~сом, 910~мың~га"),
        ("28,3 мың кВт қуат, 1442 км жол", "28,3~мың~кВт қуат, 1442~км жол"),
        ("12 345 678 адам", "12~345~678 адам"),
        ("№5 бұйрық, № 6, § 5, § 5-6", "№~5 бұйрық, №~6, §~5, §~5–6"),
        ("халықтың 90 %", "халықтың 90%"),
        # names
        ("А. Б. Асанов, Қ. Сәтбаев", "А.~Б.~Асанов, Қ.~Сәтбаев"),
        ("Асанов А. Б., Досов Ә. (ред.)", "Асанов~А.~Б., Досов~Ә. (ред.)"),
        ("Ф.И.Голощекин", "Ф.И.Голощекин"),
        ("Ол Қ. Сәтбаевты көрді", "Ол Қ.~Сәтбаевты көрді"),
        ("акад. Қ. Сәтбаев, т. ғ. к. Асанов", "акад.~Қ.~Сәтбаев, т.~ғ.~к. Асанов"),
        ("мыс, қорғасын т. б. кендер", "мыс, қорғасын т.~б. кендер"),
        # endings
        ("1930-жылдары 90%-ға жетті", "1930-^жылдары 90%-^ға жетті"),
        ("БК(б)П-ның, ҚазҰУ-дың, КСРО-да", "БК(б)П-^ның, ҚазҰУ-^дың, КСРО-^да"),
        ("10-15-тен, 14-съезі, V-сынып, млн-ға", "10–15-^тен, 14-^съезі, V-^сынып, млн-^ға"),
        ("«Нұр Отан»-ның тау-кен ісі", "«Нұр Отан»-^ның тау-кен ісі"),
        ("АҚШ-Қытай, құрал-жабдық", "АҚШ-Қытай, құрал-жабдық"),
        # dashes
        ("Индустрияландыру - өлкенің ісі", "Индустрияландыру~— өлкенің ісі"),
        ("Петропавл – Көкшетау жолы", "Петропавл~— Көкшетау жолы"),
        ("Луговой — Пішпек", "Луговой~— Пішпек"),
        ("- Сәлем! - деді ол.", "—~Сәлем!~— деді ол."),
        ("суық -5 °C, (-3), 1935 жылы -43%-ға өсті", "суық −5~°C, (−3), 1935~жылы -43%-^ға өсті"),
        # ranges and what is none
        ("40-43%-і, 8-9 сыныпқа, 17-25 апр.", "40–43%-^і, 8–9 сыныпқа, 17–25~апр."),
        ("1927/28-1939 жылдар, 1927-28 жылғы", "1927/28–1939~жылдар, 1927–28~жылғы"),
        ("1941 -1945 жылдар, 1928 - 1932", "1941–1945~жылдар, 1928–1932"),
        ("XVIII-XIX ғғ., 3,5-4,5 есе", "XVIII–XIX~ғғ., 3,5–4,5~есе"),
        ("2023-03-24, 8-727-123-45, ISBN 978-601-282-055-3", "2023-03-24, 8-727-123-45, ISBN 978-601-282-055-3"),
        ("5-3, 007-008, Т-34, ТУ-134, 1234567-2345678", "5-3, 007-008, Т-34, ТУ-134, 1234567-2345678"),
        ("5 - 3 = 2", "5 - 3 = 2"),
        # quotation marks
        ("“қазақ ауылы” деген", "«қазақ ауылы» деген"),
        ('"Мен "Еңбек" газетін оқимын"', "«Мен “Еңбек” газетін оқимын»"),
        ("«Мен «Еңбек» газетін оқимын»", "«Мен “Еңбек” газетін оқимын»"),
        ("“Екінші Баку”базасының", "«Екінші Баку»базасының"),
        ("«ОАО «Газпром»", "«ОАО «Газпром»"),
        ('5" құбыр', '5" құбыр'),
        ('("Еңбек")-де, О\'Нил', "(«Еңбек»)-де, О’Нил"),
    ],
)
def test_kazakh_is_set_by_its_rules(typed: str, set_as: str) -> None:
    assert shown(language("kk").polish(typed)) == set_as


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("в 1930 г. на XIV съезде И. В. Сталин", "в~1930~г. на XIV~съезде И.~В.~Сталин"),
        ('"Мы "Правду" читаем"', "«Мы „Правду“ читаем»"),
        ("и др., и т. д., и т.п.", "и~др., и~т.~д., и~т.п."),
        ("90% рабочих, 12 345 руб., г. Алматы, рис. 1", "90~% рабочих, 12~345~руб., г.~Алматы, рис.~1"),
        ("Пётр I и Николай II", "Пётр~I и~Николай~II"),
        ("5-й съезд, 1930-е годы, глава 2", "5-^й съезд, 1930-^е годы, глава~2"),
        ("сказал бы, тот же, читал ли", "сказал~бы, тот~же, читал~ли"),
        ("Турксиб - дорога", "Турксиб~— дорога"),
    ],
)
def test_russian_is_set_by_its_rules(typed: str, set_as: str) -> None:
    assert shown(language("ru").polish(typed)) == set_as


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ('He said "it\'s fine" - and left', "He said “it’s fine”~– and left"),
        ('"A "quoted" word"', "“A ‘quoted’ word”"),
        ("'Twas the '30s; the Smiths' 'house'", "’Twas the ’30s; the Smiths’ ‘house’"),
        ("on 28 April 1930, pages 5-7 of Chapter 2", "on 28~April~1930, pages~5–7 of Chapter~2"),
        ("Mr. Smith, a 20-year plan, 5 km", "Mr.~Smith, a 20-year plan, 5~km"),
        ("«Turksib»", "“Turksib”"),
    ],
)
def test_english_is_set_by_its_rules(typed: str, set_as: str) -> None:
    assert shown(language("en").polish(typed)) == set_as


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_every_line_of_the_hand_made_lists_is_set_as_marked_and_setting_it_again_changes_nothing(tag: str) -> None:
    lines = (Path(__file__).parent / f"polish-{tag}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    polish = language(tag).polish
    assert [(typed, shown(polish(typed))) for typed, _ in pairs] == [(typed, set_as) for typed, set_as in pairs]
    assert [shown(polish(polish(typed))) for typed, _ in pairs] == [set_as for _, set_as in pairs]


def test_a_paragraph_in_runs_is_read_as_one_text_and_keeps_its_split() -> None:
    runs = ('Ол "Еңбек', ' сөзі" туралы 28', " сәуірде ", "- деді", "", " 90%", "-ға")
    polished = language("kk").polish_runs(runs)
    assert [shown(run) for run in polished] == [
        "Ол «Еңбек",
        " сөзі» туралы 28",
        "~сәуірде~",
        "— деді",
        "",
        " 90%",
        "-^ға",
    ]


SIGNS = st.sampled_from([*"-–—\"“”„«»'’%№§.,()/=", " ", NB, WJ, "\n", "1930", "28", "5", "12", "345", "XIV", "I"])
WORDS = st.sampled_from(["ж.", "т.", "б.", "съезд", "А.", "Асанов", "км", "млн", "Қаз", "и", "др.", "же", "ғ", " "])
PIECES = SIGNS | WORDS
TEXT = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=30)
TAGS = st.sampled_from(["kk", "ru", "en"])
CHANGEABLE = set(" \t\n\r\u00a0\u2009\u202f\u2060\"'“”„‟«»‘’-–—\u2212")


def kept(text: str) -> str:
    """All of a text but its spaces, quotation marks and dashes."""
    return "".join(sign for sign in text if sign not in CHANGEABLE)


@given(TEXT, TAGS)
def test_only_spaces_quotation_marks_and_dashes_change(text: str, tag: str) -> None:
    assert kept(language(tag).polish(text)) == kept(text)


@given(TEXT, TAGS)
def test_polishing_twice_is_polishing_once(text: str, tag: str) -> None:
    once = language(tag).polish(text)
    assert language(tag).polish(once) == once


@given(st.lists(TEXT, max_size=5), TAGS)
def test_runs_together_are_what_the_whole_text_would_be(runs: list[str], tag: str) -> None:
    polished = language(tag).polish_runs(runs)
    assert len(polished) == len(runs)
    assert "".join(polished) == language(tag).polish("".join(runs))
    assert [kept(run) for run in polished] == [kept(run) for run in runs]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ҚазҰУ-дың және БК(б)П-ның XIV съезі", ["ҚазҰУ", "БК(б)П", "XIV"]),
        ("CO2, Т-34 танкі, км/сағ, кВт·сағ", ["CO2", "Т-34", "км/сағ", "кВт·сағ"]),
        ("терр. мен респ. т.б. және Қ.И.Сәтбаев", ["терр.", "респ.", "т.б."]),
        ("1928–1932 жж., 3,5–4,5 есе, XVIII–XIX ғғ.", ["1928–1932", "жж.", "3,5–4,5", "XVIII–XIX", "ғғ."]),
        ("Қазақстан туралы жай сөйлем", []),
    ],
)
def test_abbreviations_codes_and_formulas_are_unbreakable(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in language("kk").unbreakable(text)] == parts


@given(TEXT, TAGS)
def test_unbreakable_spans_are_in_order_and_apart(text: str, tag: str) -> None:
    spans = language(tag).unbreakable(text)
    flat = [at for span in spans for at in span]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in spans)

"""What stands between the furniture above a text and its first paragraph: the title, a lead, a plan, facts, a talk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tarau.cleaning import clean_text
from tarau.cleaning.lines import all_cues, judgements
from tarau.languages import known, language

MENU = "Басты бет\nЖаңалықтар\nМәдениет\nСпорт\nБайланыс\nІздеу\n"
TEXT = (
    "Көпір екі жағалауды жалғады. Оны салуға ауылдың барлық адамы қатысты, жұмыс үш жазға созылды.\n"
    "Бұрын өзеннен қайықпен өтетін. Көктемде су тасығанда мектепке бару үшін екі күн күтуге тура келетін.\n"
    "Қазір көпірдің жанында шағын мұражай бар. Онда ескі қайық пен көпір салғандардың суреттері тұр."
)
FOOT = "\nБөлісу: Facebook Telegram WhatsApp\n© 2024 Көкжар газеті. Барлық құқықтар қорғалған."


def kept(head: str, text: str = TEXT) -> str:
    return clean_text(MENU + head + "\n" + text + FOOT, language("kk")).text


@pytest.mark.parametrize(
    "head",
    [
        "Өзен үстіндегі көпірдің тарихы",
        "Өзен үстіндегі көпірдің тарихы (1931–1934)",
        "Ауыл көпірі туралы әңгіме\nнемесе үш жазға созылған құрылыс қалай аяқталды?",
        "Өзен үстіндегі көпір\nКөкжар ауылының ең ескі құрылысы бүгін де адамдарға қызмет етіп тұр",
        "Көпір\nЖоспар\nКіріспе\n1. Қайық\n2. Құрылыс\nҚорытынды",
    ],
)
def test_the_title_of_a_page_and_what_goes_on_below_it_stay(head):
    parts = [line.lstrip("12. ") for line in head.split("\n")[2:]] if "Жоспар" in head else []
    lines = TEXT.split("\n")
    text = "\n".join([TEXT, *(f"{part}\n{lines[number % 3]}" for number, part in enumerate(parts))])
    cleaned = kept(f"{head}\n12.05.2024, 14:20\nҚаралды: 218", text)

    assert cleaned.startswith(f"{head}\n{lines[0]}")


def test_the_plan_of_a_page_without_its_own_title_is_a_menu():
    lines = TEXT.split("\n")
    parts = ("Қайық", "Құрылыс", "Мұражай")
    text = "\n".join(f"{part}\n{line}" for part, line in zip(parts, lines, strict=True))
    cleaned = kept("\n".join(["Көпірдің тарихы", "Мазмұны", *parts]), text)

    assert cleaned == f"Көпірдің тарихы\n{text}"


def test_facts_with_their_labels_stay_between_a_title_and_its_text():
    facts = "Салынған жылы: 1934\nҰзындығы: 62 метр\nЕні: 5 метр\nМатериалы: қарағай\nОрны: Көкжар ауылы"

    assert kept(f"Өзен үстіндегі көпір\n{facts}").startswith(f"Өзен үстіндегі көпір\n{facts}\n")


def test_the_replies_of_a_talk_above_the_first_paragraph_stay():
    talk = "– Көпірді кім салды?\n– Ауыл болып салдық.\n– Қанша уақыт кетті?\n– Үш жаз."

    assert kept(f"Көпір салған ауыл туралы әңгіме\n{talk}").startswith(f"Көпір салған ауыл туралы әңгіме\n{talk}\n")


def test_a_table_with_its_heading_stays_and_so_do_opening_hours():
    rows = ("Күні\tАшылуы\tЖабылуы", "Дүйсенбі\t09:00\t18:00", "Сейсенбі\t09:00\t17:30", "Жұма\t10:00\t18:00")
    table = "\n".join(["Мұражайдың жұмыс кестесі", *rows])

    assert table in kept("Өзен үстіндегі көпірдің тарихы", f"{TEXT}\n{table}\n{TEXT}")


def test_a_poem_alone_on_its_page_stays_and_the_page_goes():
    poem = (
        "Көпірім менің, көпірім,\nӨзеннің үсті тербелген.\nБір шетің қалған жастықта,\nБір шетің бүгін көрінген.\n"
        "Қайықшы ата есте бар,\nСағынып жүрер ол суын.\nТолқыны бізге сыр ашып,\nЖағаға тынбай соғатын."
    )

    assert kept("Көпірім менің", poem) == f"Көпірім менің\n{poem}"


def test_what_readers_wrote_goes_to_the_end_of_the_page():
    first = "Айгүл\n2 сағат бұрын\nҚандай жақсы мақала!\nЖауап беру"
    comments = f"\nПікірлер (2)\n{first}\nДәурен\nКеше, 21:14\nБіздің ауылда да бар."

    assert clean_text(MENU + "Көпір туралы\n" + TEXT + comments + FOOT, language("kk")).text == f"Көпір туралы\n{TEXT}"


LINES = tuple(
    line[2:].strip()
    for path in sorted((Path(__file__).parent / "cases" / "unseen" / "third").glob("*-kk.txt"))
    for line in path.read_text(encoding="utf-8").split("\n")
    if line[2:].strip()
)


@settings(max_examples=300, deadline=None)
@given(
    some.lists(some.tuples(some.sampled_from(LINES), some.floats(-1, 1), some.booleans()), min_size=1, max_size=30),
    some.booleans(),
)
def test_any_lines_are_judged_also_where_no_paragraph_stays(drawn, of_the_web):
    texts, judges, titles = zip(*drawn, strict=True)
    found = judgements(texts, all_cues(known()), judges if of_the_web else (), titles if of_the_web else ())

    assert len(found) == len(texts)
    assert not all(judgement.goes for judgement in found)

"""Ten pages with traps: nothing of the text goes, nearly all of the furniture does, and the text alone stays whole."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tarau.cleaning import clean_text
from tarau.languages import language
from tests.cleaning.noise.removed import gone

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "adversarial.yaml").read_text(encoding="utf-8"))
#: Of each page so much of the furniture goes, of all together so much.
EACH, ALL = 0.85, 0.95


def lines(case: dict[str, str]) -> list[tuple[bool, str]]:
    """The lines of a page: whether they are furniture, and what they say."""
    return [(line[:1] == "-", line[2:]) for line in case["lines"].rstrip("\n").split("\n")]


def fate(case: dict[str, str]) -> tuple[str, int, int]:
    """What of the text went, how many characters of furniture went, and how many there were."""
    text = "\n".join(line for _, line in lines(case))
    furniture = [noise for noise, line in lines(case) for _ in line + "\n"]
    signs = list(zip(text, furniture, gone(clean_text(text, language(case["language"])), len(text)), strict=False))
    lost = "".join(sign for sign, noise, went in signs if went and not noise and not sign.isspace())
    removed = sum(noise and went and not sign.isspace() for sign, noise, went in signs)
    return lost, removed, sum(noise and not sign.isspace() for sign, noise, _ in signs)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_of_a_page_with_traps_nothing_of_the_text_is_lost_and_the_furniture_goes(case):
    lost, removed, furniture = fate(case)

    assert lost == ""
    assert removed > EACH * furniture


def test_of_all_pages_with_traps_nearly_all_furniture_goes():
    _, removed, furniture = zip(*map(fate, CASES), strict=True)

    assert sum(removed) > ALL * sum(furniture)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_text_without_its_page_loses_nothing(case):
    text = "\n".join(line for noise, line in lines(case) if not noise)
    cleaned = clean_text(text, language(case["language"]))

    assert not any(gone(cleaned, len(text)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_page_with_traps_leads_back_and_is_clean_after_one_cleaning(case):
    text = "\n".join(line for _, line in lines(case))
    cleaned = clean_text(text, language(case["language"]))
    again = clean_text(cleaned.text, language(case["language"]))

    assert cleaned.ledger.undo(cleaned.text) == text
    assert not any(gone(again, len(cleaned.text)))


EVENTS = {
    "kk": "Су – жер бетіндегі ең көп таралған зат. Ол мұхитта, өзендер мен көлдерде, мұздықтарда және ауада болады.",
    "ru": "Вода покрывает большую часть Земли. Она есть в океанах, реках, озёрах и ледниках, а также в воздухе.",
    "en": "Water covers most of the Earth. It is found in oceans, rivers, lakes and glaciers, and in the air too.",
}


@pytest.mark.parametrize(
    ("tag", "between"),
    [
        ("en", "The record\n6 July 2018, 21:40"),
        ("en", "$14.55\n2\nWyoming\n$43.88\n3\nMontana\n$45.57\n4\nUtah\n$53.00"),
        ("en", "Date: March 2, 2026\nThe meeting of the rivers"),
        ("en", "Key words\nmass\nshare\nreport\nvolume"),
        ("ru", "Реклама\n28 апреля 1930 года\nРельсы сошлись"),
        ("kk", "Жарнама\n1930 жылғы 28 сәуір\nЖол түйісті"),
    ],
)
def test_inside_a_text_a_line_needs_more_than_one_sign_to_go(tag, between):
    kept = clean_text(f"{EVENTS[tag]}\n\n{between}\n\n{EVENTS[tag]}", language(tag)).text.split("\n")

    assert all(line in kept for line in between.split("\n") if line not in ("Реклама", "Жарнама"))


def test_what_stands_under_a_call_to_read_on_goes_with_it():
    page = f"{EVENTS['kk']}\n\nТағы да оқыңыз:\nДзюдодан әлем чемпионаты аяқталды\n\n{EVENTS['kk']}"

    assert "чемпионаты" not in clean_text(page, language("kk")).text


@pytest.mark.parametrize(
    "line",
    [
        "Жариялаған: admin | 5 ақпан 2019 | Айдар: География | 12 пікір",
        "Цитировать Пожаловаться",
        "« Previous story Next story »",
        "Билік 11131 0 пікір 31 Шілде, 2014 сағат 15:35",
    ],
)
def test_several_facts_or_buttons_on_one_line_go(line):
    assert line not in clean_text(f"{line}\n{EVENTS['ru']}\n{EVENTS['en']}", language("kk")).text

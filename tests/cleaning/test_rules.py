"""Each rule on real damage, and on sound text that looks like damage."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tarau.cleaning import clean_text, rule_reference
from tarau.cleaning.rule import Context
from tarau.cleaning.rules import RULES
from tarau.languages import language

HERE = Path(__file__).parent / "cases"
PROSE = (
    "Түрксіб темір жолының құрылысы екі бағытта қатар жүргізілді, оған еліміздің түкпір-түкпірінен келген мыңдаған "
    "адам қатысты. Жұмыс өте қиын жағдайда өтті, бірақ жол мерзімінен бұрын аяқталды."
)


def cases():
    for path in sorted(HERE.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            filled = {key: value.replace("{prose}", PROSE) for key, value in case.items()}
            yield pytest.param(filled, id=f"{path.stem}: {case['label']}")


@pytest.mark.parametrize("case", list(cases()))
def test_damage_is_repaired_and_sound_text_stays(case):
    before = case.get("before", case.get("same"))

    assert clean_text(before, language("kk")).text == case.get("after", case.get("same"))


@pytest.mark.parametrize(
    ("tag", "before", "after"),
    [
        ("ru", "Дорога была построена.Поезда пошли в1930 году", "Дорога была построена. Поезда пошли в1930 году"),
        ("ru", "Выделили 200млн.рублей на cтроительство", "Выделили 200 млн. рублей на строительство"),
        ("en", "The railway was built.Trains ran in 1930.", "The railway was built. Trains ran in 1930."),
        ("en", "The rаilway of Kаzakhstan", "The railway of Kazakhstan"),
    ],
)
def test_russian_and_english_are_cleaned_by_the_same_rules(tag, before, after):
    assert clean_text(before, language(tag)).text == after


def test_every_rule_says_what_it_does():
    reference = rule_reference()

    assert len({name for name, _, _ in reference}) == len(reference)
    for name, _, description in reference:
        assert len(description) > 40, name
        assert description.endswith("."), name


def test_words_in_latin_letters_with_a_capital_inside_are_only_offered_for_parting():
    cleaned = clean_text("A long introductionThe railway was built in 1930.", language("en"))

    assert cleaned.text == "A long introductionThe railway was built in 1930."
    assert [(entry.status, entry.fix) for entry in cleaned.ledger] == [("suggested", "\n\n")]


def test_a_word_divided_at_a_line_end_is_offered_whole():
    cleaned = clean_text("Олар сол жылы Крон-\nштадт жақта еді.", language("kk"))

    assert [(entry.raw, entry.candidates, entry.status) for entry in cleaned.ledger] == [
        ("-\n", ("кронштадт",), "suggested")
    ]


def test_hidden_marks_of_direction_are_told_to_the_reader():
    cleaned = clean_text("Бірінші жол.\nЕкінші \u202eжол\u202c.", language("kk"))

    (problem,) = cleaned.problems
    assert str(problem) == (
        "text:2:8: warning: hidden marks that turn the direction of writing were taken out; there are 2 of them "
        "[cleaning.direction]\n    read this place: the text may have looked otherwise than it was"
    )


def test_rules_that_are_of_any_language_ask_none():
    points = "Кіріспе..Екінші бөлім..Үшінші бөлім..Төртінші бөлім\n\n\n1) Бірінші\n2) Екінші"
    text = f"{points}\n{PROSE[:-1]}\n{PROSE}\n{PROSE}\n"

    wanted = {rule.name: list(rule.wants(text, None, Context())) for rule in RULES if rule.any_language}

    assert {"structure.repeated-paragraph", "structure.lost-end", "punctuation.lost-stop"} <= set(wanted)
    assert len(wanted["structure.repeated-paragraph"]) == 1
    assert len(wanted["punctuation.lost-stop"]) == 1

"""The order of words in an index. The orders expected here are those of ICU 78 for the same words."""

from __future__ import annotations

import random

import pytest

from tarau.languages import language


def test_kazakh_letters_stand_where_the_alphabet_has_them() -> None:
    letters = list("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")
    mixed = random.Random(7).sample(letters, len(letters))
    assert sorted(mixed, key=language("kk").sort_key) == letters


@pytest.mark.parametrize(
    ("tag", "ordered"),
    [
        ("kk", ["14-съезд", "1930", "ағаш", "адам", "Адам", "аң", "әке", "бала", "гүл", "ғасыр", "ел", "ёлка", "кен"]),
        ("kk", ["нан", "ңг", "орман", "өлке", "су", "ұлт", "үй", "хат", "һәм", "шахта", "ысқы", "іс", "эпос", "Zoo"]),
        ("kk", ["ақ жол", "ақжар", "Ақ-жол", "«Ақтөбе»", "ақылман"]),
        ("ru", ["әке", "еж", "ёж", "ежевика", "ёлка", "иней", "йод", "қала", "лес", "яма", "Zoo"]),
        ("en", ["1930", "apple", "Apple", "resume", "Resume", "résumé", "route", "zoo", "Ташкент", "Шымкент"]),
    ],
)
def test_words_are_ordered_as_in_a_dictionary(tag: str, ordered: list[str]) -> None:
    mixed = random.Random(7).sample(ordered, len(ordered))
    assert sorted(mixed, key=language(tag).sort_key) == ordered


def test_the_latin_edition_has_its_own_order() -> None:
    ordered = [
        "bala",
        "gül",
        "ğasyr",
        "harita",
        "Ile",
        "ısqy",
        "ine",
        "İran",
        "nan",
        "ñg",
        "orman",
        "ölke",
        "su",
        "şahta",
        "tau",
        "ūlt",
        "üi",
    ]
    mixed = random.Random(7).sample(ordered, len(ordered))
    assert sorted(mixed, key=language("kk", "Latn").sort_key) == ordered


@pytest.mark.parametrize(
    ("tag", "entry", "letter"),
    [
        ("kk", "«Қазақстан» газеті", "Қ"),
        ("kk", "ёлка", "Ё"),
        ("kk", "1930-жылдар", "0–9"),
        ("kk", "…", ""),
        ("kk", "НАТО", "Н"),
        ("kk", "Turksib", "T"),
        ("ru", "Ёлка", "Е"),
        ("en", "Élan", "E"),
    ],
)
def test_an_entry_stands_under_its_first_letter(tag: str, entry: str, letter: str) -> None:
    assert language(tag).index_letter(entry) == letter


def test_the_latin_edition_writes_the_capital_of_i_with_a_dot() -> None:
    latin = language("kk", "Latn")
    assert latin.index_letter("industria") == "İ"
    assert latin.index_letter("ıstık") == "I"

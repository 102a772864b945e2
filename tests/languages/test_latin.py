"""The Latin edition: letters, capitals, and everything that it prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarau.languages import CASES, language

KAZAKH, LATIN = language("kk"), language("kk", "Latn")


def rows(name: str) -> list[list[str]]:
    """The lines of a list beside this file."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


ROWS = rows("latin.tsv") + rows("latin-more.tsv")
CYRILLIC = re.compile("[\u0400-\u052f]")


@pytest.mark.parametrize(("cyrillic", "latin"), [(row[0], row[1]) for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_word_of_the_hand_made_list_is_converted_as_marked(cyrillic: str, latin: str) -> None:
    assert KAZAKH.transliterate(cyrillic, "Latn") == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Ілгері Иран", "Ilgerı İran"),
        ("ІЛГЕРІ ИРАН", "ILGERI İRAN"),
        ("Якутия ЯКУТИЯ Я", "İakutia İAKUTİA İa"),
        ("XIV съезд", "XIV sezd"),
        ("БҰҰ-ға", "BŪŪ-ğa"),
        ("Щучинск, Чехов", "Şuşinsk, Şehov"),
        ("поэма, объект", "poema, obekt"),
    ],
)
def test_capitals_and_the_letters_of_loans(cyrillic: str, latin: str) -> None:
    assert KAZAKH.transliterate(cyrillic, "latn") == latin


def test_a_switch_writes_the_letter_of_january_2021() -> None:
    assert KAZAKH.transliterate("еңбек ЕҢБЕК", "Latn-eng") == "eŋbek EŊBEK"


def test_a_script_that_a_language_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="Arab"):
        KAZAKH.transliterate("сөз", "Arab")
    with pytest.raises(ValueError, match="Latn"):
        language("ru").transliterate("слово", "Latn")
    assert KAZAKH.transliterate("сөз", "Cyrl") == "сөз"


@given(
    st.text(alphabet=st.characters(min_codepoint=0x400, max_codepoint=0x52F) | st.sampled_from("abI1 -«»"), max_size=40)
)
def test_no_letter_of_the_kazakh_or_russian_alphabet_is_left(text: str) -> None:
    latin = KAZAKH.transliterate(text, "Latn")
    letters = set(KAZAKH.letters)
    assert not letters & set(latin)
    assert [sign for sign in latin if sign in "1 -«»"] == [sign for sign in text if sign in "1 -«»"]


def test_capitals_keep_the_dot_of_i() -> None:
    assert LATIN.upper("ılgerı iri") == "ILGERI İRİ"
    assert LATIN.lower("ILGERI İRİ") == "ılgerı iri"
    assert LATIN.lower(LATIN.upper("qazaq tılı men ädebieti")) == "qazaq tılı men ädebieti"


def test_all_that_the_latin_edition_prints_is_latin() -> None:
    printed = [
        LATIN.label("essential_question"),
        LATIN.label("table_numbered", number=2),
        LATIN.date(1930, 4, 28),
        LATIN.years(1928, 1932),
        LATIN.century(20),
        LATIN.ordinal(25),
        LATIN.month(4),
        LATIN.join(["A", "B", "C"]),
        *(LATIN.reference("chart", 3, case) for case in CASES),
        *LATIN.list_letters(40),
    ]
    assert [text for text in printed if CYRILLIC.search(text)] == []
    assert LATIN.reference("table", 2, "loc") == "2-kestede"
    assert LATIN.date(1930, 4, 28) == "1930 jylğy 28 säuır"


def test_the_latin_edition_divides_words_as_the_cyrillic_one() -> None:
    assert LATIN.hyphenate("айуан-құйын").replace("\u00ad", "·") == "ai·uan-qū·iyn"
    assert LATIN.hyphenation_file() is None

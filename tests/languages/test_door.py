"""The door of the room: asking for a language, guessing one, and its letters."""

from __future__ import annotations

import time

import pytest

from tarau.languages import guess, known, language
from tarau.problems import ChapterError, Place


@pytest.mark.parametrize(
    ("tag", "name", "script"),
    [
        ("kk", "қазақ тілі", "Cyrl"),
        ("ru", "русский язык", "Cyrl"),
        ("en", "English", "Latn"),
        ("kk-Latn", "қазақ тілі", "Latn"),
    ],
)
def test_a_language_is_known_by_its_tag(tag: str, name: str, script: str) -> None:
    found = language(tag)
    assert (found.name, found.script, found.direction) == (name, script, "ltr")
    assert language("KK_kz") is language("kk")


@pytest.mark.parametrize(("wrong", "meant"), [("kz", "kk"), ("kazakh", "kk"), ("rus", "ru"), ("English", "en")])
def test_what_people_write_for_a_tag_is_answered_with_the_tag(wrong: str, meant: str) -> None:
    with pytest.raises(ChapterError) as raised:
        language(wrong, place=Place("chapter.yaml", 2, 11))
    (problem,) = raised.value.problems
    assert problem.code == "language.unknown"
    assert str(problem.place) == "chapter.yaml:2:11"
    assert str(problem.remedy) == f"did you mean '{meant}'?"
    assert "en, kk, ru" in str(problem.message)


def test_an_unknown_script_is_answered_with_those_there_are() -> None:
    with pytest.raises(ChapterError, match="Cyrl, Latn"):
        language("kk", "Arab")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Қазақстанды индустрияландыру КСРО жоспарының бір бөлігі болды.", "kk"),
        ("Көлiк пен негiзгi салалар дамыды", "kk"),
        ("Бұл", "kk"),
        ("В Казахстане началась индустриализация под руководством Голощекина.", "ru"),
        ("Т. Рысқұлов руководил строительством Турксиба и писал об этом в газетах.", "ru"),
        ("The Turksib railway was built in three years.", "en"),
        ("Smağul Sädwaqasov wrote against this policy in the party press.", "en"),
    ],
)
def test_a_paragraph_shows_its_language_by_its_letters(text: str, tag: str) -> None:
    assert guess(text, known()) == guess(text) == tag


def test_a_guess_keeps_to_the_languages_that_are_possible() -> None:
    assert guess("В Казахстане", ["kk", "en"]) == "kk"
    assert guess("1930 — 1932", ["ru", "kk"]) == "ru"


def test_look_alikes_become_letters_of_the_language() -> None:
    kazakh, russian, english = (language(tag).confusables for tag in ("kk", "ru", "en"))
    text = "Көлiк Пpезидентi нeгiзгi cөздep хaлық ѳндірiс əділ ӛлке"
    mended = "".join(kazakh.get(sign, sign) for sign in text)
    assert mended == "Көлік Президенті негізгі сөздер халық өндіріс әділ әлке"
    assert not set(kazakh) & set(language("kk").letters)
    assert set(kazakh.values()) <= set(language("kk").letters)
    assert "i" not in russian
    assert english["а"] == "a"


def test_abbreviations_have_their_full_stops() -> None:
    assert {"т.б.", "ж.", "жж.", "ғ.", "т.с.с.", "т.ғ.к.", "млн", "млрд"} <= language("kk").abbreviations
    assert "и др." in language("ru").abbreviations
    assert "etc." in language("en").abbreviations


HOSTILE = [
    " ",
    "1 ",
    "А. ",
    "1-",
    '"',
    "т. ",
    "\n",
    "1\u00a0111",
    "Аа ",
    "..",
    "XIV ",
    "т.б.",
    "«",
    " \n",
    "'",
    "1,",
    "т.\n",
    "\u00ad",
    "A\u0301",
    "\t-",
]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_no_text_makes_the_work_grow_faster_than_itself(piece: str) -> None:
    """20 000 signs take milliseconds; work that grew with their square would take minutes."""
    text = (piece * 20_000)[:20_000]
    kazakh = language("kk")
    start = time.perf_counter()
    for work in (kazakh.polish, kazakh.sentences, kazakh.unbreakable, kazakh.hyphenate, kazakh.sort_key):
        work(text)
    assert time.perf_counter() - start < 5

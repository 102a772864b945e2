"""What Tarau knows of words: who vouches for a form, and which chains of endings are legal."""

from __future__ import annotations

import pytest

from tarau.languages import Grade, lexicon, likely


@pytest.mark.parametrize(
    ("tag", "word"),
    [("kk", "өнеркәсіп"), ("kk", "жұмысшылардың"), ("ru", "строительство"), ("en", "colour"), ("en", "color")],
)
def test_common_words_are_confirmed(tag, word):
    assert lexicon(tag).grade(word) is Grade.CONFIRMED


@pytest.mark.parametrize("word", ["минералдык", "гылымга", "касиеттер", "жогалып", "мушелер"])
def test_damage_that_the_web_list_holds_was_washed_out(word):
    assert lexicon("kk").grade(word) is Grade.UNKNOWN


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("ауданаралықтағылардың", "аудан"),
        ("трамвайларымыздағыларға", "трамвай"),
        ("кітабымыздағыдай", "кітап"),
        ("халқымыздікі", "халық"),
        ("жазғызбағандығынан", "жаз"),
        ("көгерткіштермен", "көгерт"),
    ],
)
def test_a_kazakh_form_that_no_list_holds_is_a_stem_with_its_endings(word, stem):
    assert lexicon("kk").derived(word)
    assert any(reading.startswith(stem[:-1]) for reading, _ in lexicon("kk").readings(word))


@pytest.mark.parametrize("word", ["қалалардын", "жұмысшыларге", "кітапы", "мектепта", "ауылдер"])
def test_endings_that_break_the_harmony_or_the_sounds_make_no_form(word):
    assert not lexicon("kk").derived(word)


@pytest.mark.parametrize("word", ["полустанке", "перестраивавшемуся"])
def test_a_russian_form_is_made_of_a_stem_and_its_affixes(word):
    assert lexicon("ru").grade(word) is not Grade.UNKNOWN


def test_words_that_stand_together_are_counted_together():
    kazakh = lexicon("kk")
    assert likely("kk").pair("күні", "бойы") + likely("kk").pair("деп", "атап") > 0
    assert kazakh.count("және") > kazakh.count("өнеркәсіп") > 0


def test_a_language_without_lists_knows_no_word():
    assert lexicon("xx").grade("word") is Grade.UNKNOWN
    assert lexicon("xx").count("word") == 0

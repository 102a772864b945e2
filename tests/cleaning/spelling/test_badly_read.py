"""What is repaired, and what is offered, in a text of which many words are damaged: two accidents, odd shapes."""

from __future__ import annotations

import pytest

from tarau.cleaning import clean_text
from tarau.languages import language

BADLY_READ = (
    "Жер устіне жаңа қалалар салу керек болды. Ауыл шаруашылыгы мен мәдениет қатар дамыды. Бұл турде басқа мәселелер "
    "көп болды. Жаңа мемлектетік бағдарлама қабылданды. Бұл өзгреістер халыққа ұнады. {} Халық шаруашылығы дамып, "
    "жұмысшылардың саны өсті."
)


def entries(sentence, status):
    ledger = clean_text(BADLY_READ.format(sentence), language("kk")).ledger
    return {entry.raw: (entry.fix, *entry.candidates) for entry in ledger if entry.status == status}


@pytest.mark.parametrize(
    ("sentence", "damaged", "right"),
    [
        ("Ол жарысқа хлықараліқ ұйым атынан барды.", "хлықараліқ", "халықаралық"),
        ("Осы күні ұйымдастығушыліқ жұмыс аяқталды.", "ұйымдастығушыліқ", "ұйымдастырушылық"),
        ("Көлік жүргізхшілерін іздеді, қазақсшандық ғалым келді.", "қазақсшандық", "қазақстандық"),
    ],
)
def test_a_long_word_that_two_accidents_befell_is_repaired_wherever_they_stand(sentence, damaged, right):
    assert entries(sentence, "applied")[damaged][0] == right


@pytest.mark.parametrize(
    ("sentence", "damaged", "right"),
    [
        ("Олар арық қаздырьш, су шығарды.", "қаздырьш", "қаздырып"),
        ("Бұл өіідіріс орнында болды.", "өіідіріс", "өндіріс"),
        ("Олар анықтаған мүллкін жұмыс істеді.", "мүллкін", "мүмкін"),
        ("Осыдан мыц жыл бұрын болды.", "мыц", "мың"),
    ],
)
def test_letters_that_a_machine_takes_for_others_of_their_shape_are_put_back(sentence, damaged, right):
    assert entries(sentence, "applied")[damaged][0] == right


@pytest.mark.parametrize(
    ("sentence", "damaged", "right"),
    [
        ("Ол осындай жұмыс істеп жүргн адам.", "жүргн", "жүрген"),
        ("Мына отандқ өнім жақсы.", "отандқ", "отандық"),
        ("Қала халқы өсіп, жаца үйлер салынды.", "жаца", "жаңа"),
    ],
)
def test_a_word_that_can_be_none_by_its_letters_is_repaired_when_all_speaks_for_one_reading(sentence, damaged, right):
    assert entries(sentence, "applied")[damaged][0] == right


def test_a_short_word_before_a_full_stop_is_offered_a_frequent_one_and_not_repaired():
    sentence = "Сапасы жбоа. Ол кетті."

    assert "жбоа" not in entries(sentence, "applied")
    assert "жоба" in entries(sentence, "suggested")["жбоа"]


def test_an_abbreviation_at_the_end_of_a_sentence_stays():
    assert not {"терр", "мыс"} & entries("Жері терр. Оны мыс. Ол кетті.", "suggested").keys()


def test_an_ending_that_stands_alone_is_joined_to_its_word():
    assert entries("Ол бүгінде қаланың бас ында тұр.", "applied")["бас ында"][0] == "басында"


@pytest.mark.parametrize(
    "sound",
    [
        "Ол халықаралық деңгейде қатысты.",
        "Бұл кезде сәйкес келді.",
        "Әрбір қазақстандық үшін заң бір.",
        "Малы көп адам, сайып келгенде, бай болды.",
        "Ескі заманның һижраның жылымен саналғаны белгілі.",
        "Көше тар, ауасы таза.",
        "Кеше өткен телешоу халыққа ұнады.",
    ],
)
def test_sound_words_of_a_badly_read_text_stay(sound):
    assert sound in clean_text(BADLY_READ.format(sound), language("kk")).text

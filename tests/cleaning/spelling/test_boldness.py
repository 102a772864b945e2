"""How badly a text was read decides how boldly it is repaired; names, quotations and old spelling are kept."""

from __future__ import annotations

import pytest

from tarau.cleaning import clean_text
from tarau.languages import language

SOUND = (
    "Қазақстанда ірі өнеркәсіп орындары салынды. Халық шаруашылығы дамып, жұмысшылардың саны өсті. Облыс орталығында "
    "жаңа мектептер мен ауруханалар ашылды. Түрксіб темір жолының құрылысы екі бағытта қатар жүргізілді. "
)
BADLY_READ = (
    "Қазакстанда ірі онеркәсіп орындары салынды. Халык шаруашылығы дамып, жұмысшылардын саны өсті. Облыс орталыгында "
    "жана мектептер мен ауруханалар ашылды. Темір жолынын кұрылысы екі багытта катар жүргізілді. "
)


def applied(tag, text):
    return {entry.raw: entry.fix for entry in clean_text(text, language(tag)).ledger if entry.status == "applied"}


def test_a_reading_that_is_only_likely_is_put_in_where_much_is_damaged_and_not_where_little_is():
    doubtful = "Партия шовонизм мен ұлтшылдыққа қарсы күресті."
    assert "шовонизм" not in applied("kk", SOUND * 6 + doubtful)
    assert applied("kk", BADLY_READ * 2 + doubtful).get("шовонизм") == "шовинизм"


def test_a_plain_misreading_is_repaired_inside_a_quotation_of_a_badly_read_text():
    text = BADLY_READ * 2 + "Ол былай деді: «Ильичтің деңсаулығына терең тебірендік»."
    assert applied("kk", text)["деңсаулығына"] == "денсаулығына"


def test_the_spelling_of_a_quotation_in_a_sound_text_is_its_authors():
    assert applied("en", "The monk wrote long ago: “Wit pryde and sin the world is full,” and went away.") == {}


@pytest.mark.parametrize(
    ("tag", "sound"),
    [
        ("kk", "Съезіне 19 мың коммунистен 117 делегат келді, авгусқа дейін машинисі жұмыс істеді."),
        ("kk", "Бірге барғысы келмей отырғаны анық, мен де көргім келеді, олар еткісі жоқ."),
        ("kk", "Сайқындық Мергүл Омарғалиеваға (3 топ мүгедегі) және «Санди» ЖШС-іне берілді."),
        ("kk", "Республика халкыбыз елимиз мийманды көреди дейди."),
        ("ru", "Хлорофилл зелёный, каспийский осётр крупный, пусть мастер посмотрит."),
        ("ru", "Матушка была ещё мною брюхата, какъ уже я былъ записанъ въ Семеновскій полкъ."),
        ("en", "The manul of the steppe and the dombra, a backsplash, a spider called Loxosceles reclusa."),
        ("en", "The wind grew from a weak to a strong gale; the timeframe, a walkthrough and the codebase."),
        (
            "en",
            "In this bootcamp, one of many bootcamps, the head count of a bootcamp is small: bootcamps and bootcamps.",
        ),
        ("en", "In his book Ibn Battuta told of the steppe. Ibn Battuta crossed it."),
    ],
)
def test_sound_words_that_look_like_damage_stay(tag, sound):
    assert applied(tag, sound) == {}


def test_a_misreading_that_comes_again_and_again_is_no_word_of_the_text():
    text = (
        SOUND * 4 + "Бұрынғы аудандар өсті. Бұрыңғы көшпелілер келді. Бұрыңғы мешеу қалған ауыл. Бұрыңғы шаруалар да."
    )
    assert applied("kk", text)["Бұрыңғы"] == "Бұрынғы"


def test_a_common_word_that_begins_a_sentence_is_no_name():
    assert applied("en", "The cat is shy. Becuase it is shy and lives alone, few people see it.") == {
        "Becuase": "Because"
    }


@pytest.mark.parametrize(
    ("tag", "damaged", "right"),
    [
        ("ru", "по международному договоруу стороны", "договору"),
        ("ru", "самый глубокиий залив", "глубокий"),
        ("en", "it is shy becuase it lives alone", "because"),
    ],
)
def test_a_letter_too_many_or_too_few_is_repaired_in_russian_and_english(tag, damaged, right):
    assert right in applied(tag, f"{damaged}.").values()

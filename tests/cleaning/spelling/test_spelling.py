"""The spelling family as an editor meets it: what is repaired, what is only offered, what is left alone."""

from __future__ import annotations

import pytest

from tarau.cleaning import Risk, clean_text
from tarau.languages import language

KAZAKH = (
    "Қазақстанда ірі өнеркәсіп орындары салынды. {} Халық шаруашылығы дамып, жұмысшылардың саны өсті. "
    "Облыс орталығында жаңа мектептер мен ауруханалар ашылды."
)
RUSSIAN = (
    "В конце двадцатых годов страна приступила к строительству новых заводов. {} Рабочие трудились в тяжёлых условиях, "
    "не хватало воды и продовольствия."
)
ENGLISH = (
    "The railway joined the north of the country with the south. {} The workers lived in tents and had little water, "
    "and many of them had never seen an engine before."
)
FRAMES = {"kk": KAZAKH, "ru": RUSSIAN, "en": ENGLISH}


def cleaned(tag, sentence):
    return clean_text(FRAMES[tag].format(sentence), language(tag))


def applied(tag, sentence):
    return {entry.raw: (entry.fix, entry.rules) for entry in cleaned(tag, sentence).ledger if entry.status == "applied"}


def offered(tag, sentence):
    return {entry.raw: entry.candidates for entry in cleaned(tag, sentence).ledger if entry.status == "suggested"}


@pytest.mark.parametrize(
    ("tag", "sentence", "damaged", "right", "rule"),
    [
        ("kk", "Жер устіне жаңа қалалар салу керек болды.", "устіне", "үстіне", "confusable"),
        ("kk", "Ауыл шаруашылыгы мен мәдениет қатар дамыды.", "шаруашылыгы", "шаруашылығы", "confusable"),
        ("kk", "Бұл турде басқа мәселелер көп болды.", "турде", "түрде", "confusable"),
        ("kk", "Олар қаладаты мектепте оқыды, мемлекеттік қызметке кірді.", "қаладаты", "қаладағы", "confusable"),
        ("kk", "Жаңа мемлектетік бағдарлама қабылданды.", "мемлектетік", "мемлекеттік", "single-edit"),
        ("kk", "Бұл өзгреістер халыққа ұнады.", "өзгреістер", "өзгерістер", "single-edit"),
        ("ru", "Это было решснием правительства республики.", "решснием", "решением", "confusable"),
        ("ru", "Началось строитлеьство большого города.", "строитлеьство", "строительство", "single-edit"),
        ("en", "It was a hard decision for the governrnent.", "governrnent", "government", "confusable"),
        ("en", "They recieved their wages once a month.", "recieved", "received", "confusable"),
        ("en", "The constrution of the line took three years.", "constrution", "construction", "single-edit"),
    ],
)
def test_a_word_that_can_be_but_one_is_repaired(tag, sentence, damaged, right, rule):
    assert applied(tag, sentence)[damaged] == (right, (f"spelling.{rule}",))


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("kk", "1932 жылы январьда және авгусқа дейін зауыд жұмыс істеді, зауыдтар көбейді, зауыдында жиналыс өтті."),
        ("kk", "Ол кезде кәсіподақтардың ролі артты, партияның ролі де зор болды."),
        ("kk", "Мәселе ж., т.б. және терр. деген қысқартулармен жазылды."),
        ("kk", "Атлас 752 бет, суретті, карталы болып шықты."),
        ("kk", "Жиналыста Голощекин мен Ряскулов сөз сөйледі."),
        ("kk", "Ол «Интернационал» деген сөзді Worker газетінен оқыды."),
        ("ru", "Он жил на полустанке, пас овец и играл на домбре, а летом откочёвывал на джайляу."),
        ("en", "He sold softwares and financials, then moved to Aktyubinsk and joined a kolkhoz."),
    ],
)
def test_what_may_be_right_is_left_as_it_stands(tag, sentence):
    text = FRAMES[tag].format(sentence)
    assert [entry for entry in clean_text(text, language(tag)).ledger.applied if "spelling" in entry.rules[0]] == []


def test_a_name_is_never_made_another_but_the_likelier_one_is_offered():
    sentence = "Пойызды машинист Ж. Көшкінбаев жүргізді, оған көмекші болып Ж. Кошкінбаев пен С. Сафарбеков барды."
    assert not {"Кошкінбаев", "Сафарбеков"} & applied("kk", sentence).keys()


def test_a_name_that_the_text_has_again_and_again_is_repaired_where_a_letter_of_it_was_misread():
    sentence = "Қарағанды мен Карағанды арасында, Қарағандыда да, Қарағандыға да жол бар."
    assert applied("kk", sentence)["Карағанды"] == ("Қарағанды", ("spelling.confusable",))


def test_a_doubtful_word_is_offered_with_its_readings_best_first_at_the_risk_of_doubt():
    entries = cleaned("kk", "Отряд жорыққа шықты, қалған жауынгерлер кмірі мол өлкеде қалды.").ledger
    (doubt,) = [entry for entry in entries if entry.raw == "кмірі"]
    assert (doubt.status, doubt.risk, doubt.rules) == ("suggested", Risk.DOUBTFUL_SPELLING, ("spelling.doubtful",))
    assert "көмірі" in doubt.candidates[:3]
    assert 0 < doubt.confidence < 1
    assert doubt.reason


def test_a_text_that_spells_so_throughout_keeps_its_spelling():
    once = "Кеңшарда жаңа зауытқа орын бөлінді, ал ескі зауыдты жапты."
    always = "Қаладағы зауыдтар көп. Әр зауыдтың жұмысшысы бар. Бұл зауыдты жапты."
    assert "зауыдты" not in applied("kk", always)
    assert offered("kk", once).get("зауыдты", ("зауытты",))[0] == "зауытты"


def test_verse_keeps_the_spelling_of_its_poet():
    verse = "Күн батты, кеш болды,\nЖарқырап ай туды,\nЖулдызды аспан тұнық,\nКөңілге ой қуды,\nЖолымыз алыс екен,\n"
    assert "жұлдызды" not in clean_text(f"{verse}\n{KAZAKH.format('')}", language("kk")).text.lower()


def test_words_that_ran_together_are_parted_where_the_text_has_them_apart():
    sentence = "Қарағанды көмір алабы кеңейді. Кейін көміралабы туралы кітап шықты."
    assert applied("kk", sentence)["көміралабы"] == ("көмір алабы", ("spelling.split",))


def test_a_torn_word_is_joined_or_offered():
    sentence = "Қалада өнерк әсіп дамып, халықтың жағдайы жақсарды."
    text = cleaned("kk", sentence)
    assert any("өнеркәсіп" in (entry.fix, *entry.candidates) for entry in text.ledger)


def test_a_russian_paragraph_in_a_kazakh_text_is_not_made_kazakh():
    russian = "Рабочие трудились в тяжёлых условиях и редко получали письма от своих родных."
    text = f"{KAZAKH.format('')}\n{russian}\n{KAZAKH.format('')}"
    assert russian in clean_text(text, language("kk")).text


def test_up_to_a_lower_risk_words_are_only_offered():
    text = KAZAKH.format("Жер устіне жаңа қалалар салу керек болды.")
    safe = clean_text(text, language("kk"), up_to=Risk.TYPOGRAPHY)
    assert "устіне" in safe.text
    assert any(entry.raw == "устіне" and entry.fix == "үстіне" for entry in safe.ledger)


@pytest.mark.parametrize("tag", FRAMES)
def test_cleaning_what_is_clean_changes_nothing_more(tag):
    damaged = {
        "kk": "Жер устіне жэне өзгреістер, қаладаты шаруашылыгы мен көміралабын салды.",
        "ru": "Это решснием о строитлеьстве города.",
        "en": "They recieved the constrution plan of the governrnent.",
    }[tag]
    once = clean_text(FRAMES[tag].format(damaged), language(tag)).text
    assert clean_text(once, language(tag)).text == once


def test_the_same_text_gives_the_same_ledger_twice():
    text = KAZAKH.format("Жер устіне жэне өзгреістер, кмірі мол карталы.")
    assert clean_text(text, language("kk")).ledger == clean_text(text, language("kk")).ledger


@pytest.mark.parametrize(
    ("tag", "sentence", "torn", "whole"),
    [
        ("kk", "Қалада өнерк әсіп дамып, халықтың жағдайы жақсарды.", "өнерк әсіп", "өнеркәсіп"),
        ("kk", "Жол бойында жаңа қалалар жә не ауылдар салынды.", "жә не", "және"),
        ("ru", "Это было важно для эко номики республики.", "эко номики", "экономики"),
        ("en", "They joined the rail way to the main road and rebuilt the stat ion.", "stat ion", "station"),
    ],
)
def test_a_word_torn_by_a_space_is_joined(tag, sentence, torn, whole):
    assert applied(tag, sentence)[torn] == (whole, ("spelling.join",))


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("kk", "Жаңа бекеттер мен станциялар салынды, олар да жұмыс істеді, мен де көрдім."),
        ("ru", "Он думал и писал в одной комнате, а по тому же адресу жили и другие, и так было не раз."),
        ("en", "He found dry rot or rust in some one else's house."),
    ],
)
def test_two_words_that_stand_apart_stay_apart(tag, sentence):
    assert not any("spelling.join" in rules for _, rules in applied(tag, sentence).values())


def test_compounds_are_not_parted():
    sentence = "Тоғызқабатты үйдің суқұбырын көкмұз басты, әуеапатынан кейін шөпшапқыш келді."
    assert not any("spelling.split" in rules for _, rules in applied("kk", sentence).values())


def test_an_inflected_word_that_ran_into_the_next_one_is_parted():
    assert applied("kk", "Бұл кәсіпорындардыңбірі қалада салынды.")["кәсіпорындардыңбірі"][0] == "кәсіпорындардың бірі"


def test_the_other_sources_bear_witness_to_a_name():
    sentence = KAZAKH.format("Сол жылы Шыңдаулетов жиналыста сөз сөйледі.")
    witness = KAZAKH.format("Шыңдәулетов сөйледі. Шыңдәулетов пен Шыңдәулетовтың достары келді. Шыңдәулетов кетті.") * 2
    alone = clean_text(sentence, language("kk")).ledger
    heard = clean_text(sentence, language("kk"), witnesses=(witness,)).ledger
    assert not any(entry.raw == "Шыңдаулетов" for entry in alone)
    assert [entry.candidates[0] for entry in heard if entry.raw == "Шыңдаулетов"] == ["Шыңдәулетов"]

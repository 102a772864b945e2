"""What is only offered: marks that are lost or wrong, and words that are sound by themselves or damaged twice."""

from __future__ import annotations

import pytest

from tarau.cleaning import clean_text
from tarau.languages import language


def offers(tag: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The rules that offer something, each with the text as it would be with each of its first three readings."""
    found = []
    for entry in clean_text(text, language(tag)).ledger:
        if entry.status == "suggested":
            readings = dict.fromkeys([entry.fix, *entry.candidates])
            made = tuple(text[: entry.start] + reading + text[entry.end :] for reading in list(readings)[:3])
            found.append((entry.rules[-1], made))
    return found


@pytest.mark.parametrize(
    ("tag", "rule", "before", "after"),
    [
        ("kk", "punctuation.comma-for-stop", "Өндіріс артты, Астықты жерлер көбейді, онда астықты шаруалар тұрды.",
         "Өндіріс артты. Астықты жерлер көбейді, онда астықты шаруалар тұрды."),
        ("kk", "punctuation.stop-left-out", "Оқуға зор көңіл бөлінді 1924 жылы мектептер көбейді.",
         "Оқуға зор көңіл бөлінді. 1924 жылы мектептер көбейді."),
        ("kk", "punctuation.colon-left-out", "Ол хатында былай деп жазды. «Біз келдік».",
         "Ол хатында былай деп жазды: «Біз келдік»."),
        ("kk", "punctuation.hyphen-for-dash", "Сол учаскелердің бірі-Жетісу жолы еді.",
         "Сол учаскелердің бірі – Жетісу жолы еді."),
        ("kk", "punctuation.hyphen-for-dash", "Өлкенің халқы- 1468 мың адам болды.",
         "Өлкенің халқы – 1468 мың адам болды."),
        ("kk", "punctuation.dash-for-hyphen", "Оның мәдени – техникалық деңгейі көтерілді.",
         "Оның мәдени-техникалық деңгейі көтерілді."),
        ("kk", "punctuation.comma-left-out", "Жаңа кен орындарын іске қосу сондай-ақ мұнай өндіру керек болды.",
         "Жаңа кен орындарын іске қосу, сондай-ақ мұнай өндіру керек болды."),
        ("kk", "structure.doubled-word", "Зауыт және және фабрика салынды.", "Зауыт және фабрика салынды."),
        ("kk", "punctuation.turned-quote", "Абайдың «Қыс« өлеңі белгілі.", "Абайдың «Қыс» өлеңі белгілі."),
        ("en", "punctuation.mark-in-word", "There was a deep silen.ce in the steppe.",
         "There was a deep silence in the steppe."),
        ("en", "letters.capital", "He left the town They followed him to the river.",
         "He left the town. They followed him to the river."),
        ("kk", "spelling.doubtful", "Алғашқы станциялардың панда болуы бұған әзірлік болды.",
         "Алғашқы станциялардың пайда болуы бұған әзірлік болды."),
        ("kk", "spelling.doubtful", "Одақтың облыстық комитетің ұсынысы бойынша жер бөлінді.",
         "Одақтың облыстық комитетінің ұсынысы бойынша жер бөлінді."),
        ("kk", "letters.name", "Сол жылы мұнай ембіде өндірілді.", "Сол жылы мұнай Ембіде өндірілді."),
        ("kk", "letters.name",
         "Ол Қазан төңкерісі туралы айтты. Бұл Қазан төңкерісінің ісі. Ал қазан төңкерісінен кейін ол кетті.",
         "Ол Қазан төңкерісі туралы айтты. Бұл Қазан төңкерісінің ісі. Ал Қазан төңкерісінен кейін ол кетті."),
        ("kk", "spelling.doubtful", "Ауылда жәрдем беру комитетті құрылды.", "Ауылда жәрдем беру комитеті құрылды."),
        ("kk", "spelling.doubtful", "Комиссия өз жұмыста ертең аяқтайды.", "Комиссия өз жұмысын ертең аяқтайды."),
        ("kk", "spelling.doubtful", "Олар жаңа бағытты қолдан, жиналыстан кетті.",
         "Олар жаңа бағытты қолдап, жиналыстан кетті."),
        ("kk", "spelling.doubtful", "Сол жылы облыстың губерниялық және уездік комитеттерде жиын өтті.",
         "Сол жылы облыстық губерниялық және уездік комитеттерде жиын өтті."),
        ("kk", "spelling.doubtful", "Өлкеде 1468 мың адам га жер бөлінді.", "Өлкеде 1468 мың адамға жер бөлінді."),
        ("kk", "spelling.doubtful", "Көптеген кең орындары ашылды.", "Көптеген кен орындары ашылды."),
        ("kk", "spelling.doubtful", "Қатты аяздың саларынан су қатты.", "Қатты аяздың салдарынан су қатты."),
        ("kk", "spelling.doubtful", "Бұл залға кіруға болады.", "Бұл залға кіруге болады."),
    ],
)  # fmt: skip
def test_damage_that_no_rule_may_repair_is_offered(tag, rule, before, after):
    assert clean_text(before, language(tag)).text == before
    assert any(name == rule and after in readings for name, readings in offers(tag, before)), offers(tag, before)


@pytest.mark.parametrize(
    ("tag", "rule", "before", "after"),
    [
        ("kk", "punctuation.initial", "Оны С.Сәдуақасов пен Ж:Мыңбаев жазды.", "Оны С.Сәдуақасов пен Ж.Мыңбаев жазды."),
        ("kk", "spaces.particle", "Мұны ешкім айтпасада түсінікті.", "Мұны ешкім айтпаса да түсінікті."),
        ("kk", "letters.capital", "Өндіріс 1937 жылға Қарағанда 42 пайызға өсті.",
         "Өндіріс 1937 жылға қарағанда 42 пайызға өсті."),
        ("kk", "letters.capital", "Көмір Кузбасқа Қарағанда Оралға жақын еді.",
         "Көмір Кузбасқа қарағанда Оралға жақын еді."),
        ("kk", "punctuation.hyphen-for-dash", "Сол жылы 28 сәуір-солтүстік бөлігі қосылды.",
         "Сол жылы 28 сәуір – солтүстік бөлігі қосылды."),
        ("kk", "spelling.context", "Жұмысшыларға мемлекеттік тарапынан көмек берілді.",
         "Жұмысшыларға мемлекет тарапынан көмек берілді."),
        ("kk", "spelling.context", "Ол қалада дейін жаяу барды.", "Ол қалаға дейін жаяу барды."),
        ("kk", "punctuation.hyphen-for-dash", "Жол 1927 жыл-Түркістан өңірінде басталды.",
         "Жол 1927 жыл – Түркістан өңірінде басталды."),
        ("kk", "letters.figure", "Ол кеше кейlн келдi, бlр кітап алды.", "Ол кеше кейін келді, бір кітап алды."),
    ],
)  # fmt: skip
def test_what_sound_texts_never_have_is_repaired(tag, rule, before, after):
    cleaned = clean_text(before, language(tag))

    assert cleaned.text == after
    assert rule in {name for entry in cleaned.ledger for name in entry.rules}


@pytest.mark.parametrize(
    "text",
    [
        "Ж:Мыңбаев келді ме?\nС:Иә, келді.",
        "Ол 9 мамыр-маусым айларында және 3 қыркүйек-5 қазан күндері демалды.",
        "Ол жерде Қарағанда деген ауыл бар.",
        "Мұны Excelде және Telegramдағы Intelге жаздық.",
    ],
)
def test_what_sound_texts_may_have_stays(text):
    assert clean_text(text, language("kk")).text == text


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("kk", "Ол келді, Алматыда тұрды."),
        ("kk", "«Жол бітті», – деді Назарбаев."),
        ("kk", "Қыста ауаның температурасы -40 градусқа дейін төмендейді."),
        ("kk", "Астана – елорда. Отаны – Қазақстан."),
        ("kk", "1921 жылы 11-18 маусымда съезд өтті."),
        ("kk", "Шахтаға байланысты Қарағанды өсті, бұл кассада белгілі болды."),
        ("ru", "Он ушёл, а Она осталась в памяти."),
        ("en", "The pre-Columbian cities of node.js users, e.g. the Inca ones."),
    ],
)
def test_nothing_is_offered_for_sound_marks(tag, text):
    assert [rule for rule, _ in offers(tag, text) if rule.startswith(("punctuation", "spaces", "structure"))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ол осы қалаға дейін жаяу барды, содан кейін үйіне қайтты.",
        "Тәуелсіздік туралы заң қабылданды, өзара тиімді серіктестік туралы келісім жасалды.",
        "Бұрғылау қарқынды жүргізілді, мәселе қатты қойылды.",
        "Облыстың барлық аудандарында мектептер ашылды.",
        "Қазақстан жұмысшы табының саны өсті, ол өз елінде тұрды.",
        "Фермаға тағы 40 мың га жер бөлінді.",
    ],
)
def test_forms_that_fit_what_stands_beside_them_are_left_alone(text):
    assert offers("kk", text) == []


def test_another_form_of_the_same_word_is_not_offered():
    text = "Өзбек, қырғыз және басқа халықтар да бұл жолды салуға көп үлес қосты, оны бәрі де біледі."

    assert offers("kk", text) == []


def test_offers_change_no_letter_and_the_ledger_leads_back():
    text = "Сол учаскелердің бірі-Жетісу жолы еді. Оқуға зор көңіл бөлінді 1924 жылы мектептер көбейді."
    cleaned = clean_text(text, language("kk"))

    assert cleaned.text == text
    assert cleaned.ledger.undo(cleaned.text) == text

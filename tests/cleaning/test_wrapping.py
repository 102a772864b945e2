"""Lines of a printed column are joined into paragraphs; what has line ends of its own keeps them."""

from __future__ import annotations

import textwrap

import pytest

from tarau.cleaning import clean_text
from tarau.languages import language

RUSSIAN = (
    (
        "Зелёные растения способны улавливать энергию Солнца и запасать её в виде химических связей. Этот процесс "
        "называется фотосинтезом. Ежегодно растения связывают миллиарды тонн углерода и выделяют кислород, которым "
        "дышат почти все живые существа на Земле, в воде и в воздухе."
    ),
    (
        "В 1771 году английский химик Джозеф Пристли поместил под стеклянный колпак мышь и ветку мяты. Мышь осталась "
        "жива, и учёный заключил, что растение исправляет испорченный дыханием воздух. Огромный вклад в изучение "
        "вопроса внёс Климент Аркадьевич Тимирязев, который доказал, что спектр действия важен."
    ),
)
KAZAKH = (
    (
        "Өсімдік жасушасы үш негізгі бөліктен тұрады: қабықша, цитоплазма және ядро. Қабықша жасушаны сыртқы ортаның "
        "зиянды әсерінен қорғайды. Қабықшада ұсақ саңылаулар болады, солар арқылы су мен қоректік заттар бір жасушадан "
        "екіншісіне өтеді, ал ядро жасушаның тіршілігін реттейді."
    ),
    (
        "Жасуша тыныс алады, қоректенеді, өседі және көбейеді. Ол екіге бөлінгенде, алдымен ядро, содан соң цитоплазма "
        "бөлінеді, нәтижесінде бір аналық жасушадан екі жас жасуша пайда болады. Өсімдіктің ұзаруы мен жуандауы осыған "
        "байланысты."
    ),
)
VERSE = "Желсіз түнде жарық ай,\nСәулесі суда дірілдеп,\nАуылдың жаны — терең сай,\nТасыған өзен гүрілдеп."
LIST = "1. Жасуша неден тұрады?\n2. Ядро қандай қызмет атқарады?\n3. Сурет бойынша айтып бер."
ENTRIES = (
    "арал — жан-жағын түгел су қоршаған, материктен әлдеқайда кіші құрлық бөлігі\n"
    "бұғаз — екі теңізді немесе мұхитты жалғап жататын, екі жағы құрлық тар су\n"
    "түбек — теңізге сұғына еніп жатқан, үш жағын су қоршаған құрлық бөлігі\n"
    "шығанақ — теңіздің құрлыққа сұғына еніп жатқан, онымен байланысты бөлігі\n"
    "шөл — жауын-шашыны өте аз, өсімдігі сирек, құм басқан кең байтақ аймақ"
)
SPEECH = "— Балам, сен кімнің баласысың?\n— Құнанбайдың ұлымын, ата.\n— Аман бол, балам."


def wrapped(paragraph: str, width: int) -> str:
    return textwrap.fill(paragraph, width, break_on_hyphens=False)


@pytest.mark.parametrize("width", [44, 52, 58, 72])
@pytest.mark.parametrize(("tag", "paragraphs"), [("ru", RUSSIAN), ("kk", KAZAKH)])
def test_the_lines_of_a_column_are_joined_also_before_names_and_figures(
    tag: str, paragraphs: tuple[str, ...], width: int
) -> None:
    text = "\n\n".join(wrapped(paragraph, width) for paragraph in paragraphs)
    cleaned = clean_text(text, language(tag)).text

    assert cleaned == "\n\n".join(paragraphs)


@pytest.mark.parametrize("between", [VERSE, LIST, SPEECH, "Жасушаның құрылысы", "Атауы\tҚызметі\nЯдро\tреттеу"])
def test_verse_lists_speech_tables_and_headings_between_the_columns_keep_their_lines(between: str) -> None:
    one, two = (wrapped(paragraph, 50) for paragraph in KAZAKH)
    cleaned = clean_text(f"{one}\n\n{between}\n\n{two}", language("kk")).text

    assert f"\n\n{between}\n\n" in cleaned
    assert cleaned.count("\n") == between.count("\n") + 4


@pytest.mark.parametrize(
    "same",
    [
        VERSE,
        LIST,
        SPEECH,
        "сазан\nжайын\nалабұға\nтабан\nшортан\nмөңке\nқаракөз",
        ENTRIES,
        "Абай\nәңгіме айтып отыр,\nбалалар тыңдап отыр,\nәжесі жіп иіріп,\nатасы ер шауып,\nапасы тоқып отыр",
    ],
)
def test_short_lines_without_a_column_stay(same: str) -> None:
    assert clean_text(same, language("kk")).text == same


def test_a_word_divided_in_a_column_is_joined_though_no_list_has_it() -> None:
    text = wrapped(KAZAKH[0], 50) + "\n\n" + wrapped("Кейінірек голландиялық ғалым бұл істі жалғастырды", 50)
    text = text.replace("ғалым бұл", "ғалым Антони ван Ле-\nвенгук бұл")

    assert "ван Левенгук бұл" in clean_text(text, language("kk")).text


def test_two_words_with_a_hyphen_at_the_line_end_keep_it() -> None:
    cleaned = clean_text("Сабаққа керегі: құрал-\nжабдықтар, микроскоп және йод.", language("kk"))

    assert cleaned.text == "Сабаққа керегі: құрал-жабдықтар, микроскоп және йод."


def test_the_halves_of_a_sentence_are_joined_where_a_page_ended_between_them() -> None:
    first, second = wrapped(KAZAKH[0], 50).split("арқылы", 1)
    text = f"{first}арқылы\n\n{second.strip()}\n\n{wrapped(KAZAKH[1], 50)}"

    assert clean_text(text, language("kk")).text == "\n\n".join(KAZAKH)


def test_cleaning_what_was_joined_changes_nothing_more() -> None:
    text = "\n\n".join([wrapped(KAZAKH[0], 50), VERSE, wrapped(KAZAKH[1], 50)])
    once = clean_text(text, language("kk")).text

    assert clean_text(once, language("kk")).text == once


def test_a_long_paragraph_without_its_full_stop_is_offered_one() -> None:
    cleaned = clean_text(f"{KAZAKH[0][:-1]}\n\n{KAZAKH[1]}", language("kk"))

    offered = [entry.fix for entry in cleaned.ledger if "punctuation.lost-stop" in entry.rules]
    assert offered == ["."]
    assert cleaned.text.startswith(KAZAKH[0][:40])

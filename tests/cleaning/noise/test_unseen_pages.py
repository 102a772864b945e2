"""Pages of many kinds, marked before anything was measured on them: no text is lost, most furniture goes.

The lines of a page in `cases/unseen` begin with `+` where they are the text's own, with `-` where they are not and with
`?` where an editor may do either. On the pages of `TUNED` and of the later sets the rules were made afterwards.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tarau.cleaning import clean_text
from tarau.languages import language
from tests.cleaning.noise.removed import gone

FOLDER = Path(__file__).parent / "cases" / "unseen"
PAGES = {path.stem: path for path in sorted((FOLDER / "first").glob("*.txt"))}
LATER = {
    f"{path.parent.name}/{path.stem}": path for path in sorted(FOLDER.glob("*/*.txt")) if path.parent.name != "first"
}
#: So much of the furniture of a later set goes at least.
SETS = {"second": 0.90, "third": 0.91, "fourth": 0.82, "fifth": 0.88, "sixth": 0.85}
#: So many characters are lost of them: a second post, years of a life in a library's record, buttons beside headings,
#: a few labels
#: and short replies, the cells of a table one below the other.
LOST = {
    "fifth/audan-gazeti-kk": 17,
    "fifth/enciklopediya-kk": 7,
    "fifth/ministrlik-kk": 50,
    "fourth/engime-sogys-kk": 55,
    "fourth/muzei-kk": 17,
    "fourth/referat-kollektiv-ru": 54,
    "fourth/ust-sabaq-kk": 28,
    "fourth/wiki-industriya-kk": 150,
    "second/facebook-kk": 251,
    "sixth/olen-verse-kk": 9,
    "third/encyclopaedia-kk": 26,
    "third/museum-ru": 55,
    "third/oldlocal-kk": 26,
}
TUNED = {"news-kk": 0.98, "school-kk": 0.98, "forum-kk": 0.98, "blog-ru": 0.98, "news-en": 0.96, "wiki-en": 0.8} | {
    "portal-kk": 0.9, "wiki2-kk": 0.97, "gazet-kk": 0.95, "x1-kk": 0.85, "x3-kk": 0.8
}  # fmt: skip
#: The button beside a heading goes with the rest of its line kept.
BUTTONS = ("[edit]", "[өңдеу]")


def lines(name: str) -> list[tuple[bool, str]]:
    """The lines of a page: whether they are furniture, and what they say."""
    return [(mark == "-", line) for mark, line in marked(name)]


def marked(name: str) -> list[tuple[str, str]]:
    """The lines of a page with their marks."""
    text = (PAGES | LATER)[name].read_text(encoding="utf-8").rstrip("\n")
    return [(line[:1], line[2:]) for line in text.split("\n")]


@cache
def fate(name: str) -> tuple[str, int, int]:
    """What of the text went, how many characters of furniture went, and how many there were."""
    page = marked(name)
    text = "\n".join(line for _, line in page)
    went = gone(clean_text(text, language(name[-2:])), len(text))
    at, lost, removed, furniture = 0, "", 0, 0
    for mark, line in page:
        signs = "".join(sign for sign, out in zip(line, went[at : at + len(line)], strict=True) if out)
        lost += "" if mark != "+" or signs.strip() in BUTTONS else signs.strip()
        removed += (mark == "-") * len(signs.replace(" ", ""))
        furniture += (mark == "-") * len(line.replace(" ", ""))
        at += len(line) + 1
    return lost, removed, furniture


@pytest.mark.parametrize("name", PAGES)
def test_no_line_of_the_text_of_an_unseen_page_is_lost(name):
    lost, removed, furniture = fate(name)

    assert lost == ""
    assert removed >= TUNED.get(name, 0.0) * furniture


@pytest.mark.parametrize("name", LATER)
def test_of_a_page_of_the_later_sets_no_more_is_lost_than_is_known(name):
    lost, _, _ = fate(name)

    assert len(lost) <= LOST.get(name, 0), lost


@pytest.mark.parametrize("chosen", SETS)
def test_of_a_later_set_most_furniture_goes(chosen):
    _, removed, furniture = zip(*(fate(name) for name in LATER if name.startswith(chosen)), strict=True)

    assert sum(removed) > SETS[chosen] * sum(furniture)


@pytest.mark.parametrize("name", LATER)
def test_the_text_of_a_page_of_the_later_sets_stays_whole_without_its_page(name):
    text = "\n".join(line for mark, line in marked(name) if mark == "+")
    went = gone(clean_text(text, language(name[-2:])), len(text))
    out = "".join(sign for sign, away in zip(text, went, strict=True) if away)

    assert not out.replace("[өңдеу | қайнарын өңдеу]", "").strip()


def test_of_unseen_pages_most_furniture_goes():
    _, removed, furniture = zip(*(fate(name) for name in PAGES if name not in TUNED), strict=True)

    assert sum(removed) > 0.65 * sum(furniture)


@pytest.mark.parametrize("name", PAGES)
def test_the_text_of_an_unseen_page_without_its_page_stays_whole(name):
    text = "\n".join(line for noise, line in lines(name) if not noise)
    cleaned = clean_text(text, language(name[-2:]))
    out = "".join(sign for sign, went in zip(text, gone(cleaned, len(text)), strict=True) if went)

    assert not out.replace("[edit]", "").replace("[өңдеу]", "").strip()


CARD = "{name}\nБелсенді қатысушы\nХабарламалар: {count}\n14.03.2021, 10:15\n#{number}\n{said}\nЖауап беру"


def test_the_posts_of_a_forum_stay_without_the_cards_of_their_writers():
    said = ("Көктемде бұтақтарын сирету керек, сонда жарық мол түседі.", "Рақмет, пайдалы кеңес екен.", "Ал суару ше?")
    cards = [
        CARD.format(name=name, count=7 * number, number=number, said=text)
        for number, (name, text) in enumerate(zip(("Бағбан_77", "Aigul", "Дәурен"), said, strict=True), 1)
    ]
    kept = clean_text("\n".join(cards), language("kk")).text

    assert kept.split("\n") == list(said)


def test_a_plan_whose_titles_come_again_in_the_text_is_no_menu():
    prose = "Ұлы Жібек жолы – Қытайды Орта Азия және Жерорта теңізі елдерімен жалғастырған керуен жолдарының жүйесі."
    titles = ("Кіріспе", "Жолдың пайда болуы", "Сауда қалалары", "Жолдың маңызы", "Қорытынды")
    text = "\n".join(["Жоспар", *titles, *(f"{title}\n{prose}" for title in titles)])

    assert not any(gone(clean_text(text, language("kk")), len(text)))


ARTICLE = (
    "Ақмола өңірінің жері егіншілікке қолайлы. Мұнда көктем кеш келеді, сондықтан тұқым мамырдың ортасында себіледі.\n"
    "Ескі шежіреде ауылдың атауы Көкбұлақ деп жазылған. Оның маңында үш өзен бар, ең үлкені Есіл деп аталады."
)
MENU = "Басты бет\nЖаңалықтар\nМәдениет\nСпорт\nБайланыс\nІздеу\n"
TEASERS = (
    "\nФутболдан ұлттық құрама Данияны тосылдырды\nТанымал әнші жаңа бейнебаянын таныстырды"
    "\nДоллар бағамы тағы да төмендеді\nҮкімет жанармай бағасына қатысты мәлімдеме жасады"
)


def test_titles_of_other_pages_right_below_the_text_go():
    assert clean_text(MENU + ARTICLE + TEASERS, language("kk")).text == ARTICLE


@pytest.mark.parametrize(
    "end",
    [
        "\nТуған жерім тұнған сыр\nАқ қайыңы ән салған\nБалалығым сол бетте\nКөкжиекте қол бұлғар",
        "\nШығармашылық тапсырмалар" + TEASERS,
        " Оқуға ұсынылатын тақырыптар:" + TEASERS,
        (
            "\nӨз ауылың туралы шағын әңгіме құрастыр\nКартадан Есіл өзенінің орнын тауып белгіле"
            "\nОтбасымен шежіре ағашын сызып көрсет\nҮлкендерден ескі ертегілерді сұрап жазып ал"
        ),
    ],
    ids=["verse", "below a heading", "below a colon", "in the words of the text"],
)
def test_a_list_of_the_text_at_the_end_of_a_page_stays(end):
    assert clean_text(MENU + ARTICLE + end, language("kk")).text == ARTICLE + end


def test_what_an_article_lists_of_a_newspaper_is_no_imprint():
    text = ARTICLE + (
        "\nҚұрылтайшысы – Ә. Бөкейхан\nБас редакторы – А. Байтұрсынұлы\nТаралымы – 8000 дана\nБаспаханасы – Орынборда"
    )

    assert clean_text(text, language("kk")).text == text

"""Case endings: of figures, abbreviations and nouns, and references that speak their language."""

from __future__ import annotations

import re

import pytest

from tarau.languages import CASES, Case, language

KAZAKH = language("kk")


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("25", "25-тің 25-ке 25-ті 25-те 25-тен 25-пен"),
        ("6", "6-ның 6-ға 6-ны 6-да 6-дан 6-мен"),
        ("1930", "1930-дың 1930-ға 1930-ды 1930-да 1930-дан 1930-бен"),
        ("100", "100-дің 100-ге 100-ді 100-де 100-ден 100-бен"),
        ("10-15", "10-15-тің 10-15-ке 10-15-ті 10-15-те 10-15-тен 10-15-пен"),
        ("40", "40-тың 40-қа 40-ты 40-та 40-тан 40-пен"),
        ("161,3", "161,3-тің 161,3-ке 161,3-ті 161,3-те 161,3-тен 161,3-пен"),
        ("90%", "90%-дың 90%-ға 90%-ды 90%-да 90%-дан 90%-бен"),
        ("XX", "XX-ның XX-ға XX-ны XX-да XX-дан XX-мен"),
        ("БҰҰ", "БҰҰ-ның БҰҰ-ға БҰҰ-ны БҰҰ-да БҰҰ-дан БҰҰ-мен"),
        ("ЮНЕСКО", "ЮНЕСКО-ның ЮНЕСКО-ға ЮНЕСКО-ны ЮНЕСКО-да ЮНЕСКО-дан ЮНЕСКО-мен"),
        ("КСРО", "КСРО-ның КСРО-ға КСРО-ны КСРО-да КСРО-дан КСРО-мен"),
        ("АҚШ", "АҚШ-тың АҚШ-қа АҚШ-ты АҚШ-та АҚШ-тан АҚШ-пен"),
        ("ҚазҰУ", "ҚазҰУ-дың ҚазҰУ-ға ҚазҰУ-ды ҚазҰУ-да ҚазҰУ-дан ҚазҰУ-мен"),
        ("СССР", "СССР-дің СССР-ге СССР-ді СССР-де СССР-ден СССР-мен"),
        ("БК(б)П", "БК(б)П-нің БК(б)П-ге БК(б)П-ні БК(б)П-де БК(б)П-ден БК(б)П-мен"),
        ("НЭП", "НЭП-тің НЭП-ке НЭП-ті НЭП-те НЭП-тен НЭП-пен"),
    ],
)
def test_a_figure_or_abbreviation_takes_the_ending_of_what_is_read_aloud(text: str, forms: str) -> None:
    assert [KAZAKH.suffixed(text, case) for case in CASES] == [text, *forms.split()]


def test_a_figure_in_groups_is_read_as_one_figure() -> None:
    assert KAZAKH.suffixed("12\u00a0000", "abl") == "12\u00a0000-нан"
    assert KAZAKH.suffixed("5 600", "loc") == "5 600-де"


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("кесте", "кестенің кестеге кестені кестеде кестеден кестемен"),
        ("диаграмма", "диаграмманың диаграммаға диаграмманы диаграммада диаграммадан диаграммамен"),
        ("сұрақ", "сұрақтың сұраққа сұрақты сұрақта сұрақтан сұрақпен"),
        ("тарау", "тараудың тарауға тарауды тарауда тараудан тараумен"),
        ("адам", "адамның адамға адамды адамда адамнан адаммен"),
        ("дереккөз", "дереккөздің дереккөзге дереккөзді дереккөзде дереккөзден дереккөзбен"),
        ("зауыт", "зауыттың зауытқа зауытты зауытта зауыттан зауытпен"),
        ("клуб", "клубтың клубқа клубты клубта клубтан клубпен"),
        ("банк", "банктің банкке банкті банкте банктен банкпен"),
        ("би", "бидің биге биді биде биден бимен"),
        ("су", "судың суға суды суда судан сумен"),
        ("капитализм", "капитализмнің капитализмге капитализмді капитализмде капитализмнен капитализммен"),
    ],
)
def test_a_noun_takes_the_ending_of_its_last_vowel_and_sound(noun: str, forms: str) -> None:
    assert [KAZAKH.case(noun, case) for case in CASES] == [noun, *forms.split()]


def test_a_noun_with_its_owners_mark_has_endings_of_its_own() -> None:
    forms = [KAZAKH.case("Түркістан теміржолы", case).split()[1] for case in CASES]
    assert forms == [
        "теміржолы",
        "теміржолының",
        "теміржолына",
        "теміржолын",
        "теміржолында",
        "теміржолынан",
        "теміржолымен",
    ]


@pytest.mark.parametrize(
    ("tag", "kind", "number", "case", "words"),
    [
        ("kk", "table", 2, "loc", "2-кестеде"),
        ("kk", "chart", 1, "gen", "1-диаграмманың"),
        ("kk", "section", 5, "abl", "5-параграфтан"),
        ("kk", "question", 12, "dat", "12-сұраққа"),
        ("kk", "page", 40, "nom", "40-бет"),
        ("kk", "box", "Жүн мен шұға", "loc", "«Жүн мен шұға» айдарында"),
        ("kk", "heading", "Ескі жоба", "abl", "«Ескі жоба» тақырыбынан"),
        ("ru", "box", "Старый мост", "loc", "врезке «Старый мост»"),
        ("en", "heading", "The bridge", "loc", "the part “The bridge”"),
        ("ru", "table", 2, "nom", "таблица 2"),
        ("ru", "table", 2, "loc", "таблице 2"),
        ("ru", "map", 3, "abl", "карты 3"),
        ("ru", "section", 5, "ins", "параграфом 5"),
        ("en", "table", 2, "loc", "Table 2"),
    ],
)
def test_a_reference_speaks_its_language(tag: str, kind: str, number: int | str, case: Case, words: str) -> None:
    assert language(tag).reference(kind, number, case) == words


@pytest.mark.parametrize(
    ("tag", "form", "found", "not_found"),
    [
        ("kk", "шаруашылық", "шаруашылығының шаруашылықтар шаруашылыққа шаруашылықтағы", "шаруа шаруашылықсыз"),
        ("kk", "халық", "халықтың халқына халық халқының", "хал"),
        ("kk", "орын", "орнына орындар орында", "орындық"),
        ("kk", "съезд", "съезінде съездің съезд", "съем"),
        ("kk", "кітап", "кітабы кітаптардағы", "кітапхана"),
        ("kk", "мал", "малдың малы малға", "малай"),
        ("kk", "кен", "кені кеннен кенді", "кеңес кенеп"),
        ("kk", "КСРО", "КСРО КСРО-ның КСРО-\u2060да", "КСРОлық"),
        ("kk", "Рысқұлов", "Рысқұловтың Рысқұловқа Рысқұлов", "Рысқұлова"),
        ("ru", "индустриализация", "индустриализации индустриализацией", "индустрия"),
        ("ru", "съезд", "съезда съездами", "съел"),
        ("en", "factory", "factories factory factory’s", "factor"),
        ("en", "railway", "railways railway", "rail"),
    ],
)
def test_a_term_is_found_in_its_inflected_forms_and_not_in_other_words(
    tag: str, form: str, found: str, not_found: str
) -> None:
    pattern = re.compile(language(tag).inflected(form))
    assert [word for word in found.split() if not pattern.fullmatch(word)] == []
    assert [word for word in not_found.split() if pattern.fullmatch(word)] == []


def test_a_term_of_several_words_is_found_over_any_space_and_no_words_nowhere() -> None:
    assert re.fullmatch(KAZAKH.inflected("темір жол"), "темір\u00a0жолының")
    assert not re.search(KAZAKH.inflected(" "), "кез келген мәтін")

"""Questions in print: gaps that tell nothing, grids, the levels and help that an edition asks for, and the key."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tarau.chapter import (
    AnyQuestion,
    Choice,
    Classify,
    CrossReference,
    Crossword,
    Essay,
    FigureReading,
    Gap,
    Gaps,
    Match,
    Numeric,
    QuestionPart,
    QuestionSet,
    RubricLine,
    Short,
    Slot,
    TableCompletion,
    Tiered,
    TierTask,
)
from tarau.files import Folder
from tarau.languages import Language, language
from tarau.problems import Place
from tarau.rendering import load_edition, render
from tests.rendering import sample
from tests.rendering.sample import OURS, PLACE, words

_TAGS = re.compile(r"<[^>]+>")


def shared(ask: str = "Не істейміз?", **more: Any) -> dict[str, Any]:
    head = {"place": PLACE, "id": "q-it", "number": 1, "section": "course", "level": "application", "points": 2}
    return {**head, "ask": words(ask), "solution": (), "origin": OURS, **more}


Sheet = Callable[..., str]


@pytest.fixture
def sheet(kazakh: Language, folder: Folder) -> Sheet:
    """Prints questions in an edition, perhaps changed, and gives what stands between the heading and the next part."""

    def sheet(*questions: AnyQuestion, edition: str = "textbook", **changed: Any) -> str:
        asked = QuestionSet(PLACE, "questions", (), (("course", questions),), OURS)
        chapter = replace(sample.chapter(), questions=asked, closing=("questions",))
        page = render(chapter, replace(load_edition(edition, Place("test")), **changed), kazakh, folder)
        return page[page.index('class="answers"' if edition == "key" else 'class="question-set"') :]

    return sheet


def said(printed: str) -> str:
    """The words of a page, with single spaces and without what only tells lines where to break."""
    text = html.unescape(_TAGS.sub(" ", printed))
    return " ".join(text.replace("\u00ad", "").replace("\u2060", "").split())


def gaps(*answers: str, bank: tuple[str, ...] = ()) -> Gaps:
    pieces: list[Any] = [words("Жұмыс ")]
    for number, answer in enumerate(answers, 1):
        pieces += [Gap(number, (answer,)), words(" жылы ")]
    return Gaps(**shared(), pieces=tuple(pieces), bank=bank)


def sizes(page: str) -> list[int]:
    return [int(size) for size in re.findall(r'class="blank of-(\d)"', page)]


def test_a_gap_grows_in_steps_and_not_with_each_letter(sheet: Sheet) -> None:
    grown = [sizes(sheet(gaps("а" * length)))[0] for length in range(1, 40)]

    assert grown == sorted(grown)
    assert set(grown) == {1, 2, 3, 4}


def test_gaps_to_be_filled_from_a_bank_are_equally_wide(sheet: Sheet) -> None:
    page = sheet(gaps("1930", "индустрияландыру", bank=("индустрияландыру", "1930", "жүт")))

    assert len(set(sizes(page))) == 1
    assert "индустрияландыру 1930 жүт" in said(page)


def test_several_gaps_are_numbered_and_a_single_one_is_not(sheet: Sheet) -> None:
    assert "Жұмыс 1 жылы 2 жылы" in said(sheet(gaps("1930", "1931")))
    assert "Жұмыс жылы" in said(sheet(gaps("1930")))


def test_a_pupil_finds_no_answer_in_a_gap(sheet: Sheet) -> None:
    table = TableCompletion(**shared(), columns=(words("Жыл"), words("Іс")), rows=((words("1930"), Gap(1, ("ZQX",))),))

    for question in (gaps("ZQX", "ZQXZ"), table):
        for edition in ("textbook", "handout", "web"):
            assert "ZQX" not in sheet(question, edition=edition)
        assert "ZQX" in sheet(question, edition="key")


def test_a_table_to_complete_names_its_columns_and_its_rows(sheet: Sheet) -> None:
    rows = ((words("Түрксіб"), Gap(1, ("1931",))), (words("Балқаш"), Gap(2, ("1938",))))

    page = sheet(TableCompletion(**shared(), columns=(words("Құрылыс"), words("Жылы")), rows=rows))

    assert re.findall(r'<th scope="col">([^<]+)</th>', page) == ["Құрылыс", "Жылы"]
    assert re.findall(r'<th scope="row">([^<]+)</th>', page) == ["Түрксіб", "Балқаш"]
    assert page.count('class="empty"') == 2


def test_what_is_sorted_has_letters_that_the_key_gives_back(sheet: Sheet) -> None:
    groups, items = (words("Сүт"), words("Ет")), (words("қазы"), words("айран"), words("қымыз"))
    question = Classify(**shared(), groups=groups, items=items, right=(1, 0, 0))

    assert "А) қазы Ә) айран Б) қымыз Сүт Ет" in said(sheet(question))
    assert "Сүт: Ә) айран, Б) қымыз Ет: А) қазы" in said(sheet(question, edition="key"))


def crossword() -> Crossword:
    slots = (
        Slot(1, 0, 1, False, "КӨПІР", words("Екі жағаны қосады.")),
        Slot(2, 1, 0, True, "ӨӨЗ", words("Ағады.")),
    )
    return Crossword(**shared(), rows=5, columns=3, slots=slots)


def test_a_crossword_has_a_square_for_each_letter_and_its_letters_in_the_key_alone(sheet: Sheet) -> None:
    asked, solved = sheet(crossword()), sheet(crossword(), edition="key")

    for page in (asked, solved):
        grid = page[page.index('class="crossword"') : page.index("</svg>", page.index('class="crossword"'))]
        assert grid.count("<rect") == 7
    assert "Көлденеңінен 2 Ағады. (3)" in said(asked)
    assert "Тігінен 1 Екі жағаны қосады. (5)" in said(asked)
    assert "КӨПІР" not in said(asked).replace(" ", "")
    letters = re.findall(r'text-anchor="middle"[^>]*>(\w)</text>', solved)
    assert sorted(letters) == sorted("КӨПІРӨЗ")


def test_a_crossword_is_no_wider_than_the_page(sheet: Sheet) -> None:
    slot = Slot(1, 0, 0, True, "А" * 30, words("Ұзын сөз."))

    page = sheet(Crossword(**shared(), rows=1, columns=30, slots=(slot,)), edition="handout-a5")

    width = re.search(r'class="crossword" width="([\d.]+)mm"', page)
    assert width
    assert float(width[1]) <= 104.1


def test_a_right_column_may_be_longer_than_the_left_one(sheet: Sheet) -> None:
    rights = tuple(map(words, ("бір", "екі", "үш")))

    page = sheet(Match(**shared(), lefts=(words("А1"), words("А2")), rights=rights, right=(2, 0)))

    assert [text for text in ("бір", "екі", "үш") if text in said(page)] == ["бір", "екі", "үш"]
    assert page.count('<span class="cell"></span>') == 2


def tiered() -> Tiered:
    support, core, challenge = (
        TierTask(words(name), words("жауап"), 1, 2, words("көмек сөз")) for name in ("SUPPORT", "CORE", "CHALLENGE")
    )
    return Tiered(**shared(), support=support, core=core, challenge=challenge)


def test_an_edition_prints_one_level_of_a_differentiated_task_or_all(sheet: Sheet) -> None:
    question = tiered()

    everything, one = said(sheet(question)), said(sheet(question, tier="core"))

    assert [name for name in ("SUPPORT", "CORE", "CHALLENGE") if name in everything] == ["SUPPORT", "CORE", "CHALLENGE"]
    assert "CORE" in one
    assert not {"SUPPORT", "CHALLENGE"} & set(one.split())
    assert "Деңгейлердің бірін таңдап" in everything
    assert "Деңгейлердің бірін таңдап" not in one


@pytest.mark.parametrize(("key", "there"), [("hints", "көмек сөз"), ("points", "балл")])
def test_hints_and_points_are_printed_only_where_an_edition_wants_them(sheet: Sheet, key: str, there: str) -> None:
    questions = (Short(**shared(hint=words("көмек сөз")), answer=words("Иә"), lines=1), tiered())

    assert there not in said(sheet(*questions))
    assert there in said(sheet(*questions, **{key: True}))


def test_a_number_is_asked_for_in_its_unit_and_given_with_its_tolerance(sheet: Sheet) -> None:
    question = Numeric(
        **shared(), value=Decimal("57.2"), answer=words("57,2"), tolerance=Decimal("0.5"), unit="метр", lines=2
    )

    assert "Өлшем бірлігі: метр." in said(sheet(question))
    assert "Жауабы: метр" in said(sheet(question, edition="handout"))
    assert "57,2 метр (±0,5)" in said(sheet(question, edition="key"))


def test_parts_have_the_letters_of_the_language_and_lead_to_what_they_are_about(sheet: Sheet) -> None:
    parts = (QuestionPart(words("Қанша?"), words("Үш."), 1, 1), QuestionPart(words("Неге?"), words("Өйткені."), 1, 1))
    question = FigureReading(**shared(about="shares"), parts=parts)

    assert "Қараңыз: 1-кесте ." in said(sheet(question))
    assert "а) Қанша? ә) Неге?" in said(sheet(question))
    assert "а) Үш. ә) Өйткені." in said(sheet(question, edition="key"))


def test_what_the_words_of_a_question_lead_to_is_not_said_twice(sheet: Sheet) -> None:
    ask = (*words("Қараңыз "), CrossReference("shares", "1-кесте"))

    page = sheet(Short(**{**shared(about="shares"), "ask": ask}, answer=words("Иә"), lines=1))

    assert said(page).count("1-кесте") == 1


def test_a_rubric_is_for_the_key_alone(sheet: Sheet) -> None:
    rubric = (RubricLine(words("дерек келтіреді"), 2),)
    question = Essay(**shared(), rubric=rubric, plan=(words("кіріспе"),), answer=words("Үлгі."), lines=4)

    assert "кіріспе" in said(sheet(question))
    assert "дерек келтіреді" not in sheet(question)
    assert "дерек келтіреді 2" in said(sheet(question, edition="key"))


def test_options_stand_side_by_side_only_where_each_fits_on_a_line(sheet: Sheet) -> None:
    def columns(edition: str, *options: str) -> str:
        page = sheet(Choice(**shared(), options=tuple(map(words, options)), right=0), edition=edition)
        return str(re.findall(r'class="options in-(\d)"', page)[0])

    assert columns("textbook", "Атпен", "Қайықпен", "Пойызбен") == "4"
    assert columns("large-print", "Атпен", "Қайықпен", "Пойызбен") == "2"
    assert columns("textbook", "Құрылыс аяқталған жыл", "Бірінші бесжылдық") == "2"
    assert columns("textbook", "Құрылыс аяқталған жыл" * 4, "Бірінші бесжылдық") == "1"


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_every_kind_says_what_to_do_in_every_language(tag: str) -> None:
    from typing import get_args

    for kind in get_args(AnyQuestion):
        assert language(tag).label(f"instruction-{kind.KIND}").endswith((".", "?"))

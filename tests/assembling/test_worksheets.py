"""Worksheets: drawn by a seed for ever the same, in variants equally hard, in forms that say what is missing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarau.assembling.worksheets import WorksheetWish, form_names, load_form, worksheet
from tarau.assembling.worksheets.filling import KINDS
from tarau.assembling.worksheets.lots import Lots
from tarau.assembling.worksheets.mixing import mixed, text
from tarau.chapter import (
    AnyQuestion,
    ByAuthors,
    Chapter,
    Choice,
    Choices,
    Compare,
    Extended,
    Match,
    Order,
    QuestionSet,
    Run,
    SheetVariant,
    Short,
    Sidebar,
    Table,
    TrueFalse,
    Words,
    Worksheet,
)
from tarau.languages import language
from tarau.problems import ChapterError, Place, WrongUse
from tests.conftest import ROOT, Workshop

GOLDEN = Path(__file__).parent / "golden" / "worksheet.txt"
KAZAKH = language("kk")
LEVELS = ("understanding", "application", "higher")


def said(words: str) -> Words:
    return (Run(words, ByAuthors()),)


def head(number: int, level: str, points: int = 1, about: str = "", section: str = "one") -> dict:
    return {
        "place": Place("questions.yaml", number), "id": f"q{number}", "number": number, "section": section,
        "level": level, "points": points, "ask": said(f"{number}?"), "solution": (), "origin": ByAuthors(),
        "minutes": points, "about": about, "difficulty": ("easy", "medium")[number % 2],
    }  # fmt: skip


def bank(size: int = 90) -> list[AnyQuestion]:
    """Questions of six types in three levels, the same every time."""
    made: list[AnyQuestion] = []
    for number in range(1, size + 1):
        level = LEVELS[number * 7 % 5 // 2]
        worded = tuple(said(f"{letter}{number}") for letter in "вгае")
        match number % 6:
            case 0:
                made.append(Choice(**head(number, level), options=worded, right=number % 4))
            case 1:
                made.append(TrueFalse(**head(number, level), right=number % 4 == 1, correction=()))
            case 2:
                made.append(Match(**head(number, level, 2), lefts=worded, rights=worded[::-1], right=(3, 2, 1, 0)))
            case 3:
                made.append(Order(**head(number, level), items=worded, right=(2, 0, 3, 1)))
            case 4:
                made.append(Short(**head(number, level), answer=said("x"), lines=1))
            case _:
                made.append(Extended(**head(number, level, 3), answer=said("x"), lines=4))
    return made


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Chapter:
    return Workshop(tmp_path_factory.mktemp("worksheets"), "small-kk").tree()


@pytest.fixture(scope="module")
def full(empty: Chapter) -> Chapter:
    return with_bank(empty, bank())


def with_bank(chapter: Chapter, questions: list[AnyQuestion]) -> Chapter:
    return replace(chapter, questions=QuestionSet(Place("questions.yaml"), "questions", (), (("", tuple(questions)),)))


def made(chapter: Chapter, **wish: object) -> Worksheet:
    return worksheet(chapter, KAZAKH, WorksheetWish(**wish))[0]  # type: ignore[arg-type]


def written(sheet: Worksheet) -> str:
    """A sheet as the golden file holds it: variant, task, id in the bank, options or things as they are printed."""
    lines = []
    for variant in sheet.variants:
        for task in variant.tasks:
            question = task.question
            shown = (
                getattr(question, "options", ()) or getattr(question, "items", ()) or getattr(question, "rights", ())
            )
            words = " ".join(text(each) for each in shown)
            lines.append(f"{variant.letter} {question.number} {task.asked} {question.KIND} {question.points} {words}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


# ------------------------------------------------------------------------------------------------ for ever the same


def test_the_same_seed_gives_the_sheet_of_the_golden_file(full: Chapter, request: pytest.FixtureRequest):
    found = written(made(full, variants=4, seed=2026))
    if request.config.getoption("--accept") and not GOLDEN.exists():  # it may never change: see docs/worksheets.md
        GOLDEN.write_text(found, encoding="utf-8")

    assert found == GOLDEN.read_text(encoding="utf-8")


def test_the_lot_is_the_digest_that_the_documentation_writes_out():
    parts = (b"tarau-lots-1", b"1", b"choose", b"q-boat")
    digest = sha256(b"".join(part + b"\x1f" for part in parts)).digest()

    assert Lots(1).lot("choose", "q-boat") == digest
    assert digest.hex() in (ROOT / "docs" / "worksheets.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("hash_seed", ["1", "4711"])
def test_neither_hashes_nor_the_clock_change_a_lot(hash_seed: str):
    program = "from tarau.assembling.worksheets.lots import Lots; print(Lots(5).drawn('абвгдеж', str, 'x'))"
    environment = {
        **os.environ,
        "PYTHONHASHSEED": hash_seed,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "TZ": "Asia/Almaty",
    }
    ran = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, encoding="utf-8", check=True
    )

    assert ran.stdout.strip() == str(Lots(5).drawn("абвгдеж", str, "x"))


def test_another_seed_gives_another_sheet(full: Chapter):
    sheets = {written(made(full, seed=seed)) for seed in range(6)}

    assert len(sheets) == 6


def test_a_question_added_to_the_bank_leaves_the_others_where_they_were(full: Chapter, empty: Chapter):
    more = Short(**head(200, "understanding", 7), answer=said("x"), lines=1)

    assert written(made(with_bank(empty, [*bank(), more]), seed=3)) == written(made(full, seed=3))


# ------------------------------------------------------------------------------------------------ equally hard


def hardness(variant: SheetVariant) -> Counter:
    questions = [task.question for task in variant.tasks]
    return Counter((question.level, question.KIND, question.points, question.difficulty) for question in questions)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("points", [10, 20, 33])
def test_variants_are_equally_hard_and_ask_nothing_twice(full: Chapter, seed: int, points: int):
    sheet = made(full, variants=4, seed=seed, points=points)

    assert [variant.letter for variant in sheet.variants] == ["А", "Ә", "Б", "В"]
    assert len({tuple(sorted(hardness(variant).items())) for variant in sheet.variants}) == 1
    for variant in sheet.variants:
        assert variant.points == points
        assert len({task.asked for task in variant.tasks}) == len(variant.tasks)
        assert [task.question.number for task in variant.tasks] == list(range(1, len(variant.tasks) + 1))


def test_a_large_bank_asks_no_question_in_two_variants(full: Chapter):
    sheet = made(full, variants=2, points=10)
    first, second = ({task.asked for task in variant.tasks} for variant in sheet.variants)

    assert not first & second


def test_the_levels_have_their_shares_and_the_types_are_mixed(full: Chapter):
    (variant,) = made(full, points=20).variants
    per_level = Counter()
    for task in variant.tasks:
        per_level[task.question.level] += task.question.points

    assert per_level == {"understanding": 8, "application": 8, "higher": 4}
    assert len({task.question.KIND for task in variant.tasks}) == 6
    assert [LEVELS.index(task.question.level) for task in variant.tasks] == sorted(
        LEVELS.index(task.question.level) for task in variant.tasks
    )


def test_too_few_points_are_said_and_all_there_are_printed(empty: Chapter):
    few = with_bank(empty, bank(6))
    sheet, warnings = worksheet(few, KAZAKH, WorksheetWish(points=50))

    assert sheet.variants[0].points == sum(question.points for question in bank(6))
    assert [problem.code for problem in warnings] == ["worksheet.points"]


def test_variants_that_ask_the_same_are_said(empty: Chapter):
    few = with_bank(empty, bank(6))
    _, warnings = worksheet(few, KAZAKH, WorksheetWish(points=sum(q.points for q in bank(6)), variants=2))

    (problem,) = warnings
    assert problem.code == "worksheet.alike"
    assert str(problem.message) == "2 of the 2 variants ask the same questions as another one, only mixed"


def test_variants_of_named_questions_or_of_a_large_bank_are_said_nothing_about(full: Chapter):
    _, named = worksheet(full, KAZAKH, WorksheetWish(select=("q5", "q30"), variants=2))
    _, drawn = worksheet(full, KAZAKH, WorksheetWish(points=10, variants=2))

    assert [problem.code for problem in (*named, *drawn)] == []


# ------------------------------------------------------------------------------------------------ what is mixed


def right_words(question: AnyQuestion) -> object:
    """What is right about a question, whatever the order in which it is printed."""
    match question:
        case Choice():
            return text(question.options[question.right])
        case Choices():
            return {text(question.options[at]) for at in question.right}
        case Match():
            pairs = zip(question.lefts, question.right, strict=True)
            return {(text(left), text(question.rights[at])) for left, at in pairs}
        case Order():
            return [text(item) for _, item in sorted(zip(question.right, question.items, strict=True))]
        case _:
            return None


@given(st.integers(0, 10**9), st.sampled_from(["1", "2", "3", "4"]))
def test_what_is_right_moves_with_the_options(seed: int, variant: str):
    several = Choices(**head(500, "higher"), options=tuple(said(word) for word in "абвгд"), right=(0, 3))
    for question in (*bank(12), several):
        after = mixed(question, Lots(seed), variant, KAZAKH.names_other_options)
        assert right_words(after) == right_words(question)
        if isinstance(after, Order):
            assert after.right != tuple(range(len(after.right)))
        if isinstance(after, Match):
            assert after.right != tuple(range(len(after.right)))


@pytest.mark.parametrize(
    "options", [["1925", "1928", "1930"], ["72%", "57%", "9,5%"], ["А", "Ә", "барлық жауап дұрыс"]]
)
def test_options_whose_order_says_something_stay(options: list[str]):
    question = Choice(**head(1, "higher"), options=tuple(map(said, options)), right=1)

    assert all(mixed(question, Lots(seed), "1", KAZAKH.names_other_options) == question for seed in range(20))


def test_options_that_the_author_fixed_stay():
    question = Choice(**head(1, "higher"), options=tuple(map(said, "абвг")), right=1, fixed=True)

    assert all(mixed(question, Lots(seed), "1", KAZAKH.names_other_options) == question for seed in range(20))


# ------------------------------------------------------------------------------------------------ selections and forms


def test_a_table_is_not_printed_beside_a_question_that_it_answers(empty: Chapter):
    table = next(node for part in empty.sections for node in part.content if isinstance(node, Table))
    figure = next(cell.text for row in table.rows for cell in row if re.fullmatch(r"\d\d+", cell.text))
    asked = Short(**head(1, "application"), answer=said(f"{figure} метр"), lines=1)
    shows = Short(**head(2, "application", about=table.id), answer=said("x"), lines=1)
    others = [Short(**head(number, "application"), answer=said("x"), lines=1) for number in range(3, 7)]
    book = with_bank(empty, [asked, shows, *others])

    drawn = [
        {task.asked for task in variant.tasks}
        for seed in range(1, 9)
        for variant in made(book, seed=seed, points=4, variants=2).variants
    ]
    assert any("q1" in ids for ids in drawn)
    assert any("q2" in ids for ids in drawn)
    assert not any({"q1", "q2"} <= ids for ids in drawn)


def test_a_box_is_shown_without_its_own_questions(empty: Chapter):
    box = next(
        node
        for part in empty.sections
        for node in part.content
        if isinstance(node, Compare | Sidebar) and node.questions
    )
    asked = Short(**head(1, "application", about=box.id), answer=said("x"), lines=1)
    (shown,) = made(with_bank(empty, [asked])).variants[0].tasks[0].shown

    assert shown.id == box.id
    assert not shown.questions


def test_named_questions_make_the_sheet_in_every_variant(full: Chapter):
    sheet = made(full, select=("q5", "q30"), variants=2)

    assert [{task.asked for task in variant.tasks} for variant in sheet.variants] == [{"q5", "q30"}] * 2


def test_levels_and_types_narrow_the_pool(full: Chapter):
    (variant,) = made(full, select=("higher", "application", "match"), points=8).variants

    assert {task.question.KIND for task in variant.tasks} == {"match"}
    assert {task.question.level for task in variant.tasks} <= {"higher", "application"}


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"section": "nowhere"}, "worksheet.section"),
        ({"select": ("chioce",)}, "worksheet.select"),
        ({"form": "kz-bzb"}, "worksheet.form"),
        ({"variants": 9}, "worksheet.variants"),
    ],
)
def test_what_there_is_not_is_wrong_use(full: Chapter, wish: dict, code: str):
    with pytest.raises(WrongUse) as refused:
        made(full, **wish)

    assert [problem.code for problem in refused.value.problems] == [code]


def in_contexts(count: int) -> list[AnyQuestion]:
    options = tuple(map(said, "абвг"))
    heads = [head(300 + at, "application", about=("", "c1", "c2")[0 if at < 14 else 1 + at % 2]) for at in range(count)]
    return [Choice(**each, options=options, right=0) for each in heads]


def test_the_unified_test_has_ten_tasks_and_two_contexts_of_five(empty: Chapter):
    sheet = made(with_bank(empty, in_contexts(28)), form="kz-ubt-history", variants=2)

    for variant in sheet.variants:
        about = [task.question.about for task in variant.tasks]
        assert (variant.points, len(about)) == (20, 20)
        assert about[:10] == [""] * 10
        assert [len(set(about[at : at + 5])) for at in (10, 15)] == [1, 1]


def test_a_form_that_the_bank_cannot_fill_says_all_that_is_missing(empty: Chapter):
    with pytest.raises(ChapterError) as refused:
        made(with_bank(empty, in_contexts(8)), form="kz-ubt-history")

    assert {problem.code for problem in refused.value.problems} == {"worksheet.items", "worksheet.contexts"}
    assert "there are 8" in str(refused.value)
    assert not isinstance(refused.value, WrongUse)


def test_a_term_assessment_has_choice_short_and_extended_answers(full: Chapter):
    (variant,) = made(full, form="kz-tzhb").variants
    kinds = {task.question.KIND for task in variant.tasks}

    assert kinds & {"choice"}
    assert kinds & {"short"}
    assert kinds & {"extended"}


def test_marks_in_points_leave_no_point_without_a_mark(full: Chapter):
    form = made(full, form="kz-test", points=20).form

    assert [(line.mark, line.least, line.most) for line in form.marks] == [
        ("2", 0, 7), ("3", 8, 12), ("4", 13, 16), ("5", 17, 20),
    ]  # fmt: skip


def test_the_specification_counts_every_task_and_point_once(full: Chapter):
    sheet = made(full, form="kz-bzhb", variants=2)

    for variant, specification in zip(sheet.variants, sheet.specification, strict=True):
        levels = {number: line.level for line in specification for number in line.tasks}
        assert levels == {task.question.number: task.question.level for task in variant.tasks}
        assert sum(len(line.tasks) for line in specification) == len(variant.tasks)
        assert sum(line.points for line in specification) == variant.points


@pytest.mark.parametrize("name", form_names())
def test_a_form_names_its_document_and_asks_for_types_that_there_are(name: str):
    form = load_form(name, Place(name))

    assert form.name == name
    assert form.document
    assert form.version
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", form.date)
    assert all(form.basis)
    assert all(set(each.does) == {"kk", "ru", "en"} for each in form.rubric)
    assert set(form.title) in ({*()}, {"kk", "ru", "en"})
    assert {str(kind) for items in form.items for kind in items.kinds} <= set(KINDS)
    assert sum(share.percent for share in form.levels) in (0, 100)

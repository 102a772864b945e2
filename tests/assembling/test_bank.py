"""The question bank: every type of question becomes a node with its answer, and what no pupil can answer is said."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tarau.assembling import assemble
from tarau.chapter import (
    AnyQuestion,
    Chapter,
    Choices,
    Classify,
    CompareSources,
    CrossReference,
    Crossword,
    Essay,
    Extended,
    FigureReading,
    Gap,
    Gaps,
    Match,
    Numeric,
    Order,
    Run,
    SourceAnalysis,
    TableCompletion,
    Tiered,
)
from tarau.cleaning import CleanText, clean, corrections
from tarau.files import Folder
from tarau.languages import language
from tarau.outline import read_outline
from tarau.problems import ChapterError
from tarau.sources import read_source, records

SMALL = Path(__file__).resolve().parents[1] / "chapters/small-kk"
HEAD = "id: q, section: before, level: application, ask: Не істейміз"


@pytest.fixture(scope="module")
def texts() -> dict[str, CleanText]:
    """The clean texts of the small chapter, which no question changes."""
    folder = Folder(SMALL, "small-kk")
    decided = corrections(folder)
    return {
        str(id): clean(read_source(folder, id, record, "kk"), language("kk"), decided.get(id, ()))
        for id, record in records(folder).items()
    }


@pytest.fixture
def chapter(tmp_path: Path, texts: dict[str, CleanText]) -> Callable[..., Chapter]:
    """Assembles the small chapter with these entries in its bank, and nothing in it that asks for others."""

    def assembled(*entries: str) -> Chapter:
        folder = tmp_path / "small-kk"
        shutil.copytree(SMALL, folder, dirs_exist_ok=True)
        text = (folder / "chapter.yaml").read_text(encoding="utf-8")
        text = re.sub(r"(?m)^ *- questions:.*\n|,? *tasks: \[[^\]]*\]", "", text)
        (folder / "chapter.yaml").write_text(text, encoding="utf-8")
        (folder / "questions.yaml").write_text("".join(f"- {entry}\n" for entry in entries), encoding="utf-8")
        return assemble(read_outline(Folder(folder, "small-kk")), texts, language("kk"))

    return assembled


def bank(chapter: Callable[..., Chapter], *entries: str) -> Chapter:
    return chapter(*entries)


def said(chapter: Callable[..., Chapter], *entries: str) -> str:
    with pytest.raises(ChapterError) as refused:
        chapter(*entries)
    return "\n".join(map(str, refused.value.problems))


def only(tree: Chapter) -> Any:
    assert tree.questions
    ((_, (question,)),) = tree.questions.groups
    return question


def plain(value: Any) -> str:
    """The letters of some words."""
    if isinstance(value, Run | CrossReference):
        return value.text
    if isinstance(value, tuple):
        return "".join(map(plain, value))
    return "".join(plain(getattr(value, field.name)) for field in dataclasses.fields(value))


def test_several_options_may_be_right(chapter):
    question = only(
        bank(chapter, f"choices: {{{HEAD}, options: [Бір, Екі, Үш, Төрт], answers: [Төрт, Екі], fixed: true}}")
    )

    assert isinstance(question, Choices)
    assert (question.right, question.fixed) == ((1, 3), True)


def test_an_answer_on_the_right_may_belong_to_nothing(chapter):
    question = only(
        bank(chapter, f"match: {{{HEAD}, pairs: [{{left: А, right: бір}}, {{left: Б, right: екі}}], extra: [үш]}}")
    )

    assert isinstance(question, Match)
    assert sorted(map(plain, question.rights)) == ["бір", "екі", "үш"]
    assert [plain(question.rights[index]) for index in question.right] == ["бір", "екі"]


def test_things_are_sorted_under_their_headings(chapter):
    groups = "groups: [{name: Сүт, items: [айран, қымыз]}, {name: Ет, items: [қазы, шұжық]}]"

    question = only(bank(chapter, f"classify: {{{HEAD}, {groups}}}"))

    assert isinstance(question, Classify)
    under = {
        plain(item): plain(question.groups[index]) for item, index in zip(question.items, question.right, strict=True)
    }
    assert under == {"айран": "Сүт", "қымыз": "Сүт", "қазы": "Ет", "шұжық": "Ет"}
    assert [plain(item) for item in question.items] != ["айран", "қымыз", "қазы", "шұжық"]


def test_a_text_keeps_its_words_and_spaces_around_its_gaps(chapter):
    text = '"Жұмыс {{1951|1951 жыл}} жылы *сәуірде* басталып, {{1953}} жылы аяқталды."'

    question = only(bank(chapter, f"gaps: {{{HEAD}, text: {text}, bank: true, extra: ['1949']}}"))

    assert isinstance(question, Gaps)
    assert [piece.answers if isinstance(piece, Gap) else plain(piece) for piece in question.pieces] == [
        "Жұмыс ",
        ("1951", "1951 жыл"),
        " жылы сәуірде басталып, ",
        ("1953",),
        " жылы аяқталды.",
    ]
    assert sorted(question.bank) == ["1949", "1951", "1953"]
    assert question.points == 2


def test_points_typed_hold_though_they_are_those_of_another_type(chapter):
    text = 'text: "Көпір {{1951}} жылы басталып, {{1953}} жылы бітті."'

    assert only(bank(chapter, f"gaps: {{{HEAD}, {text}, points: 1}}")).points == 1
    assert only(bank(chapter, f"gaps: {{{HEAD}, {text}}}")).points == 2
    assert only(bank(chapter, f"extended: {{{HEAD}, answer: Иә., points: 1}}")).points == 1
    assert only(bank(chapter, f"extended: {{{HEAD}, answer: Иә.}}")).points == 3


def test_cells_of_a_table_are_to_be_filled_in(chapter):
    rows = 'rows: [[Ұзындығы, "{{120}}"], ["{{Ені|ені}}", "6"]]'

    question = only(bank(chapter, f"complete-table: {{{HEAD}, columns: [Өлшем, метр], {rows}}}"))

    assert isinstance(question, TableCompletion)
    assert question.rows[0][1] == Gap(1, ("120",))
    assert question.rows[1][0] == Gap(2, ("Ені", "ені"))
    assert plain(question.rows[1][1]) == "6"
    assert question.points == 2


def test_a_number_is_right_within_its_tolerance(chapter):
    question = only(bank(chapter, f'numeric: {{{HEAD}, answer: "57,2", tolerance: "0,5", unit: "%"}}'))

    assert isinstance(question, Numeric)
    assert (question.value, question.tolerance, question.unit) == (Decimal("57.2"), Decimal("0.5"), "%")


def test_a_rubric_tells_what_the_points_are_given_for(chapter):
    rubric = "rubric: [{does: дерек келтіреді, points: 2}, {does: салыстырады}]"

    essay = only(bank(chapter, f"essay: {{{HEAD}, {rubric}, plan: [кіріспе, қорытынды]}}"))
    extended = only(bank(chapter, f"extended: {{{HEAD}, answer: Үлгі, {rubric}}}"))

    assert isinstance(essay, Essay)
    assert isinstance(extended, Extended)
    assert essay.points == extended.points == 3
    assert [plain(line.does) for line in essay.rubric] == ["дерек келтіреді", "салыстырады"]


def test_parts_on_a_table_a_passage_and_two_passages_are_worth_their_sum(chapter):
    parts = "parts: [{ask: Қанша, answer: 120 метр, points: 2}, {ask: Неге, answer: Өлшенген}]"
    excerpt = 'excerpt: {source: report, from: "Көпірдің ұзындығы 120 метр", to: "ені 6 метр болды."}'
    two = (
        'passages: [{source: report, from: "Көпірдің ұзындығы 120 метр"},'
        ' {source: memoir, from: "көпірдің ұзындығы 118 метр"}]'
    )

    reading = only(bank(chapter, f"reading: {{{HEAD}, about: sizes, {parts}}}"))
    analysis = only(bank(chapter, f"source-analysis: {{{HEAD}, {excerpt}, attribution: Есептен, {parts}}}"))
    compare = only(bank(chapter, f"compare-sources: {{{HEAD}, {two}, {parts}}}"))

    assert isinstance(reading, FigureReading)
    assert isinstance(analysis, SourceAnalysis)
    assert isinstance(compare, CompareSources)
    assert reading.points == analysis.points == compare.points == 3
    assert reading.about == "sizes"
    assert plain(analysis.quoted[0].content) == "Көпірдің ұзындығы 120 метр, ал ені 6 метр болды."
    assert [side.letter for side in compare.sides] == ["а", "ә"]


def test_a_task_has_three_levels(chapter):
    tiers = ", ".join(f"{name}: {{ask: {name}, answer: жауап, points: {n}}}" for n, name in
                      enumerate(("support", "core", "challenge"), 1))  # fmt: skip

    question = only(bank(chapter, f"tiered: {{{HEAD}, {tiers}}}"))

    assert isinstance(question, Tiered)
    assert (plain(question.support.ask), plain(question.challenge.ask), question.points) == ("support", "challenge", 2)


# ------------------------------------------------------------------------------------------------ crosswords

WORDS = ["көпір", "қайық", "арба", "өзен", "тас", "мектеп", "ауыл", "жәрмеңке"]


def crossword(chapter, words: list[str]) -> Crossword:
    clues = ", ".join(f"{{word: {word}, clue: {word} туралы}}" for word in words)
    question = only(bank(chapter, f"crossword: {{{HEAD}, words: [{clues}]}}"))
    assert isinstance(question, Crossword)
    return question


def test_the_words_of_a_crossword_cross_and_never_touch_otherwise(chapter):
    question = crossword(chapter, WORDS)

    cells: dict[tuple[int, int], str] = {}
    for slot in question.slots:
        for at, letter in enumerate(slot.word):
            cell = (slot.row, slot.column + at) if slot.across else (slot.row + at, slot.column)
            assert cells.setdefault(cell, letter) == letter
            assert cell[0] in range(question.rows)
            assert cell[1] in range(question.columns)
    runs = {(slot.row, slot.column, slot.across): slot.word for slot in question.slots}
    assert found_runs(cells) == runs  # every run of letters in the grid is a word, and every word is such a run
    assert sorted(slot.word for slot in question.slots) == sorted(word.upper() for word in WORDS)


def found_runs(cells: dict[tuple[int, int], str]) -> dict[tuple[int, int, bool], str]:
    found = {}
    for row, column in cells:
        for across, (down, right) in ((True, (0, 1)), (False, (1, 0))):
            if (row - down, column - right) not in cells and (row + down, column + right) in cells:
                word, at = "", (row, column)
                while at in cells:
                    word, at = word + cells[at], (at[0] + down, at[1] + right)
                found[row, column, across] = word
    return found


def test_a_crossword_is_the_same_in_whatever_order_its_words_are_typed(chapter):
    one, other = crossword(chapter, WORDS), crossword(chapter, WORDS[::-1])

    assert [(slot.number, slot.row, slot.column, slot.word) for slot in one.slots] == [
        (slot.number, slot.row, slot.column, slot.word) for slot in other.slots
    ]


def test_a_crossword_in_latin_letters_has_a_square_for_each_of_them(chapter, texts, tmp_path):
    crossword(chapter, ["концессия", "сия", "артель"])  # writes the chapter
    latin = only(assemble(read_outline(Folder(tmp_path / "small-kk", "small-kk")), texts, language("kk", "Latn")))

    assert sorted(slot.word for slot in latin.slots) == ["ARTEL", "KONSESSİA", "SİA"]


def test_a_word_that_crosses_nothing_is_said(chapter):
    clues = "{word: көпір, clue: а}, {word: өзен, clue: б}, {word: бал, clue: в}"

    message = said(chapter, f"crossword: {{{HEAD}, words: [{clues}]}}")

    assert "'бал' does not cross the other words [question.crossword]" in message


# ------------------------------------------------------------------------------------------------ made of the data


def made(chapter, of: str, into: str, more: str = "") -> AnyQuestion:
    return only(bank(chapter, f"made: {{{HEAD}, of: {of}, into: {into}{more}}}"))


def test_the_events_of_the_timeline_become_an_order(chapter):
    question = made(chapter, "timeline", "order")

    assert isinstance(question, Order)
    assert question.made
    ranked = sorted(zip(question.right, map(plain, question.items), strict=True))
    assert [words for _, words in ranked] == ["Көпір салу туралы шешім", "Көпірдің құрылысы", "Құрылыс аяқталды"]
    assert len(question.origin.rests_on) == 3  # type: ignore[union-attr]


def test_the_events_of_the_timeline_become_pairs_with_their_dates(chapter):
    question = made(chapter, "timeline", "match")

    assert isinstance(question, Match)
    assert [plain(left) for left in question.lefts] == ["1950 жыл", "1951–1953 жж.", "1953 жылғы 5 қыркүйек"]


def test_a_figure_of_a_table_becomes_a_question(chapter):
    question = made(chapter, "sizes", "numeric", ", only: [Есеп], column: Ұзындығы, less: Ені")

    assert isinstance(question, Numeric)
    assert (question.value, question.unit) == (Decimal(114), "метр")


def test_what_is_not_there_cannot_be_made_a_question_of(chapter):
    assert "did you mean 'timeline'" in said(chapter, f"made: {{{HEAD}, of: timelin, into: order}}")
    assert "'numeric' cannot be made of 'timeline'" in said(chapter, f"made: {{{HEAD}, of: timeline, into: numeric}}")
    assert "too few entries" in said(chapter, f"made: {{{HEAD}, of: terms, into: match, only: [bridge, pier]}}")


# ------------------------------------------------------------------------------------------------ what is said


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("choices: {HEAD, options: [а, б], answers: [а, б]}", "every option of this question is right"),
        ("choices: {HEAD, options: [а, б], answers: [в]}", "the answer 'в' is none of the options"),
        ("true-false: {HEAD, answer: true, correction: Жоқ}", "a true statement needs no correction"),
        ("gaps: {HEAD, text: Бос орын жоқ}", "there is nothing to fill in here"),
        ('gaps: {HEAD, text: "Бос {{}} орын"}', "nothing is written here"),
        ('complete-table: {HEAD, columns: [а, б], rows: [["{{1}}"]]}', "cells in this row: 1, in the head: 2"),
        ("numeric: {HEAD, answer: елу}", "'елу' is not a figure"),
        ("reading: {HEAD, parts: [{ask: а, answer: б}]}", "does not say what it is about"),
        ("reading: {HEAD, about: size, parts: [{ask: а, answer: б}]}", "did you mean 'sizes'"),
        ("short: {HEAD, answer: а, objective: 8.1}", "there is nothing with the id '8.1' to refer to"),
        ("short: {HEAD, answer: а, minutes: 0}", "at least one point and one minute"),
        ("classify: {HEAD, groups: [{name: а, items: [б, в]}]}", "this question leaves no choice"),
        ("classify: {HEAD, groups: [{name: а, items: [б]}, {name: г, items: [б]}]}", "are the same"),
    ],
)  # fmt: skip
def test_what_no_pupil_can_answer_is_said_where_it_stands(chapter, entry: str, words: str):
    message = said(chapter, entry.replace("HEAD", HEAD))

    assert words in message
    assert message.startswith("small-kk/questions.yaml:1:")

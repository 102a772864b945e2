"""Every question arrives at a platform with the right answer marked, whatever stands in its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarau.chapter import (
    AnyQuestion,
    Choice,
    Choices,
    Classify,
    Crossword,
    Essay,
    Extended,
    Gap,
    Gaps,
    Match,
    Numeric,
    Order,
    Short,
    TableCompletion,
    Tiered,
    TrueFalse,
)
from tarau.rendering import Pieces
from tests.publishing.quiz import reading, sample
from tests.publishing.quiz.reading import same

#: An answer of more words is for the teacher to mark.
MOST_TYPED = 5

#: What means something in one of the formats, or cannot be in it.
SIGNS = [
    "~", "=", "#", "{", "}", ":", "<b>", "&amp;", "&", "]]>", '"', "'", "|", "//", "->", "%50%", "\\", "*", "[[1]]",
    "{1:SHORTANSWER:=x}", "\x00", "\x0b", "\ufffe", "=1+1", "@x", "\n\n", "####", "::", "$CATEGORY: x", "😀", ";", ",",
    '<blank n="1"/>', "<!--", "%", "-1", "\r", "]]", "T", "pictures/",
]  # fmt: skip


def right(question: AnyQuestion, pieces: Pieces) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What must be marked, by the ids that a question gets where its parts are questions of their own."""

    def words(content: Any) -> str:
        return same(pieces.plain(content))

    def gaps(cells: Any) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(map(same, cell.answers)) for cell in cells if isinstance(cell, Gap))

    id = question.id
    match question:
        case Choice() | Choices():
            good = {question.right} if isinstance(question, Choice) else set(question.right)
            options = [words(option) for option in question.options]
            picked = {options[at] for at in good}
            yield id, ("pick", picked, set(options) - picked)
        case TrueFalse():
            yield id, ("truth", question.right)
        case Order():
            ranked = dict(zip(question.right, map(words, question.items), strict=True))
            yield id, ("order", tuple(ranked[rank] for rank in sorted(ranked)))
        case Match():
            lefts, rights = map(words, question.lefts), [words(each) for each in question.rights]
            yield id, ("pairs", {(left, rights[at]) for left, at in zip(lefts, question.right, strict=True)})
        case Classify():
            items, groups = map(words, question.items), [words(each) for each in question.groups]
            yield id, ("pairs", {(item, groups[at]) for item, at in zip(items, question.right, strict=True)})
        case Gaps():
            filled = gaps(question.pieces)
            yield id, ("fill", tuple(one[:1] for one in filled) if question.bank else filled)
        case TableCompletion():
            yield id, ("fill", gaps(cell for row in question.rows for cell in row))
        case Crossword():
            slots = sorted(question.slots, key=lambda slot: not slot.across)
            yield id, ("fill", tuple((same(slot.word),) for slot in slots))
        case _:
            yield from written(question, pieces)


def written(question: Any, pieces: Pieces) -> Iterator[tuple[str, tuple[Any, ...]]]:
    id = question.id
    match question:
        case Numeric():
            yield id, ("number", question.value, question.tolerance)
        case Short():
            answer = pieces.typed(question.answer)
            typed = {same(each) for each in (answer, answer.removesuffix("."), *question.accepted)}
            short = {each for each in typed if len(each.split()) <= MOST_TYPED}
            yield id, ("typed", short) if short else ("open",)
        case Extended() | Essay():
            yield id, ("open",)
        case Tiered():
            yield from ((f"{id}-{tier}", ("open",)) for tier in ("support", "core", "challenge"))
        case _:
            yield from ((f"{id}-{number}", ("open",)) for number, _ in enumerate(question.parts, 1))


def together(marks: dict[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    """The same where the parts of a question stay together."""
    return {re.sub(r"-\d+$", "", id) if mark == ("open",) else id: mark for id, mark in marks.items()}


def as_gift(marks: dict[str, tuple[Any, ...]], missing: set[str], tree: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The same in GIFT, which has no order and no text with several blanks."""
    banked = {question.id for question in sample.bank(tree) if isinstance(question, Gaps) and question.bank}
    for id, mark in marks.items():
        if re.sub(r"-\d+$", "", id) in missing:
            continue
        if mark[0] == "order":
            yield id, ("pairs", {(thing, str(rank)) for rank, thing in enumerate(mark[1], 1)})
        elif mark[0] == "typed":
            yield id, typed(mark[1])
        elif id in banked:
            yield id, ("pairs", {(f"({number})", answers[0]) for number, answers in enumerate(mark[1], 1)})
        elif mark[0] == "fill" and len(mark[1]) == 1:
            yield id, typed(mark[1][0])
        elif mark[0] == "fill":
            yield from ((f"{id}-{at}", typed(answers)) for at, answers in enumerate(mark[1], 1))
        else:
            yield id, mark


def typed(answers: Iterable[str]) -> tuple[Any, ...]:
    """Answers to type in GIFT, where an arrow would make pairs of them."""
    without = {answer for answer in answers if "->" not in answer}
    return ("typed", without) if without else ("open",)


def expected(tree: Any) -> dict[str, tuple[Any, ...]]:
    pieces = sample.pieces_of(tree)
    return dict(mark for question in sample.bank(tree) for mark in right(question, pieces))


def check(tree: Any, files: dict[str, bytes], missing: set[str]) -> None:
    marks = expected(tree)
    assert reading.moodle(files["moodle.xml"]) == marks
    assert reading.qti(files["qti21.zip"]) == together(marks)
    assert reading.qti(files["qti3.zip"]) == together(marks)
    assert reading.gift(files["quiz.gift"]) == dict(as_gift(marks, missing, tree))


def test_the_sample_holds_every_kind_of_question(tree):
    kinds = {question.KIND for question in sample.bank(tree)}

    assert len(kinds) == 19


def test_every_question_arrives_in_every_format_with_the_right_answer_marked(tree, files):
    check(tree, files, missing={"q-map"})


def test_no_sign_in_the_words_of_a_question_changes_what_is_right(tree):
    some = st.lists(st.sampled_from(SIGNS), max_size=3)

    @settings(max_examples=10, deadline=None, derandomize=True, database=None)
    @given(before=some, after=some)
    def changed(before: list[str], after: list[str]) -> None:
        strange = sample.changed(tree, lambda text: f"{''.join(before)}{text}{''.join(after)}")
        check(strange, sample.files_of(strange, fonts=False), missing={"q-map"})

    changed()


@pytest.mark.parametrize("sign", ["=", "@", "+", "-", "\t", ";", '"', "\n\n"])
def test_no_sign_makes_the_tables_rows_fall_apart_or_a_formula(tree, sign: str):
    strange = sample.changed(tree, lambda text: f"{sign}{text}")

    rows = reading.rows(sample.files_of(strange, fonts=False)["quiz.csv"])
    assert [row["id"] for row in rows] == list(expected(tree))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in "=+@\t" or re.match(r"-(?!\d+(\.\d+)?$)", cell) if cell]


def test_the_table_says_what_is_right(files):
    rows = {row["id"]: row for row in reading.rows(files["quiz.csv"])}

    assert rows["q-boat"]["right"] == "Қайықпен"
    assert rows["q-spring"]["right"] == "FALSE"
    assert rows["q-order"]["right"] == "жиналыстың шешімі | құрылыстың басталуы | құрылыстың аяқталуы"
    assert (rows["q-area"]["right"], rows["q-area"]["tolerance"]) == ("720", "0.5")
    assert rows["q-gaps"]["right"].startswith("(1) 1951 / 1951-ші | (2) 1953")

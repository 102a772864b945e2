"""Filling a worksheet's pages: tried until every task is on the page where it was."""

from __future__ import annotations

from collections import Counter

from tarau.building.filling import filled
from tarau.building.worksheets import side_by_side
from tarau.chapter import SheetForm, SheetTask, SheetVariant, Short, Worksheet
from tarau.chapter.origins import ByAuthors
from tarau.pages import PageMap, Sheet, Spot
from tarau.problems import Place


def sheet(lines: int) -> Worksheet:
    tasks = []
    for number in (1, 2):
        question = Short(
            place=Place(""), id=f"q{number}", number=number, section="", level="higher", points=1, ask=(), solution=(),
            origin=ByAuthors(), answer=(), lines=lines,
        )  # fmt: skip
        tasks.append(SheetTask(question, f"q{number}", number))
    return Worksheet(SheetForm("plain", "", ()), "", 1, (SheetVariant("", tuple(tasks)),), ())


def laid_out(made: Worksheet, most: int) -> PageMap:
    """Two tasks on a page that holds so many lines of both together; what is too much goes to a second page."""
    lines = [task.question.lines for task in made.variants[0].tasks]  # type: ignore[union-attr]
    over = sum(lines) > most
    spots = {"q1-task": Spot(0, 1, 0, 0, 1, 1, 0), "q2-task": Spot(int(over), 1, 0, 0, 1, 1, int(over))}
    return PageMap(tuple(Sheet(1, "right", 1, 1, 0, ()) for _ in range(1 + over)), spots)


def test_what_pushes_a_task_over_is_taken_back_until_it_stays():
    tried = []

    def stretch(made: Worksheet, pages: PageMap, line: float, less: Counter[int]) -> Worksheet:
        tried.append(less[0])
        return sheet(max(1, 5 - less[0]))

    made = filled(sheet(1), laid_out(sheet(1), 5), 20, stretch, lambda other: laid_out(other, 5))

    assert made == sheet(2)
    assert tried == [0, 1, 3]


def test_a_page_that_cannot_be_filled_stays_as_it_was():
    made = filled(sheet(1), laid_out(sheet(1), 2), 20, lambda *_: sheet(9), lambda other: laid_out(other, 2))

    assert made == sheet(1)


def test_two_variants_stand_beside_each_other_and_an_odd_one_twice():
    assert side_by_side([(0, 2), (2, 1), (3, 1)]) == ((0, 2), (1, None), (3, 3))
    assert side_by_side([(0, 2)]) == ((0, 0), (1, 1))

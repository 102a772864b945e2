"""The room for answers: what the first layout leaves free is given to the written answers of the page."""

from __future__ import annotations

from tarau.chapter import ByAuthors, Extended, SheetForm, SheetTask, SheetVariant, Short, TrueFalse, Worksheet
from tarau.pages import PageMap, Sheet, Spot
from tarau.problems import Place
from tarau.rendering import stretched

LINE = 25.0


def head(number: int) -> dict:
    return {
        "place": Place(""), "id": f"v1-q{number}", "number": number, "section": "", "level": "higher", "points": 1,
        "ask": (), "solution": (), "origin": ByAuthors(),
    }  # fmt: skip


def sheet(*questions: object) -> Worksheet:
    tasks = tuple(SheetTask(question, "q", 1) for question in questions)
    return Worksheet(SheetForm("plain", "", ()), "", 1, (SheetVariant("", tasks),), ())


def pages(free: float, *ids: str, last_page: int = 0) -> PageMap:
    spots = {f"{id}-task": Spot(0, 1, 0, 0, 100, 50, last_page) for id in ids}
    return PageMap((Sheet(1, "right", 595, 842, free, ()),), spots)


def lines(made: Worksheet) -> list[int]:
    return [getattr(task.question, "lines", 0) for task in made.variants[0].tasks]


def test_answers_share_what_is_left_in_proportion_to_their_lines():
    short, long = Short(**head(1), answer=(), lines=2), Extended(**head(2), answer=(), lines=4)
    made = stretched(sheet(short, long), pages(6 * LINE + 20, "v1-q1", "v1-q2"), LINE, {})

    assert lines(made) == [4, 8]


def test_an_answer_does_not_grow_without_end():
    made = stretched(sheet(Short(**head(1), answer=(), lines=1)), pages(30 * LINE, "v1-q1"), LINE, {})

    assert lines(made) == [4]


def test_tasks_without_answers_in_writing_move_apart():
    both = [TrueFalse(**head(number), right=True, correction=()) for number in (1, 2)]
    made = stretched(sheet(*both), pages(40, "v1-q1", "v1-q2"), LINE, {})

    assert [task.below for task in made.variants[0].tasks] == [27.0, 0.0]


def test_a_page_that_is_full_stays_as_it_is():
    before = sheet(Short(**head(1), answer=(), lines=1))

    assert stretched(before, pages(10, "v1-q1"), LINE, {}) == before


def test_a_page_that_was_pushed_over_gets_less():
    before = sheet(Short(**head(1), answer=(), lines=2))

    assert lines(stretched(before, pages(3 * LINE + 20, "v1-q1"), LINE, {0: 2})) == [3]


def test_a_task_that_is_broken_over_pages_stays_as_it_is():
    before = sheet(Extended(**head(1), answer=(), lines=30))

    assert stretched(before, pages(300, "v1-q1", last_page=1), LINE, {}) == before

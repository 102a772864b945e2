"""Balancing a worksheet: tasks go over to a last page that would be half empty, and stay with their table."""

from __future__ import annotations

from dataclasses import replace

from tarau.chapter import ByAuthors, Paragraph, SheetForm, SheetTask, SheetVariant, TrueFalse, Worksheet
from tarau.pages import Area, PageMap, Sheet, Spot
from tarau.problems import Place
from tarau.rendering import balanced

#: The height of the text on a page, and of the head of the sheet.
PAGE, HEAD = 700.0, 80.0


def sheet(*about: str) -> Worksheet:
    """A sheet with a task for each word, which says what it is about; the first of a word prints that."""
    tasks, shown = [], set()
    for number, word in enumerate(about, 1):
        question = TrueFalse(
            place=Place(""), id=f"v1-q{number}", number=number, section="", level="higher", points=1, ask=(),
            solution=(), origin=ByAuthors(), right=True, correction=(), about=word,
        )  # fmt: skip
        table = Paragraph(place=Place(""), id=word, content=(), origin=ByAuthors())
        printed = (table,) if word and word not in shown else ()
        shown.add(word)
        tasks.append(SheetTask(question, f"q{number}", number, printed))
    return Worksheet(SheetForm("plain", "", ()), "", 1, (SheetVariant("", tuple(tasks)),), ())


def as_it_falls(*heights: float) -> PageMap:
    """Tasks of these heights one below the other, each on the next page where it does not fit on its own."""
    spots, page, y = {}, 0, HEAD
    for number, height in enumerate(heights, 1):
        if y + height > PAGE:
            page, y = page + 1, 0.0
        spots[f"v1-q{number}-task"] = Spot(page, page + 1, 0, y, 100, height, page)
        y += height
    last = Sheet(1, "right", 595, 842, PAGE - y, (), Area(0, 0, 500, PAGE))
    return PageMap((*(replace(last, free=0.0) for _ in range(page)), last), spots)


def turned(made: Worksheet) -> list[int]:
    return [task.question.number for task in made.variants[0].tasks if task.turned]


def test_a_last_page_with_one_task_gets_more_of_them():
    made = balanced(sheet(*[""] * 7), as_it_falls(*[100.0] * 7))

    assert turned(made) == [4]  # 380 and 400 points in place of 680 and 100


def test_a_last_page_that_is_full_enough_stays_as_it_falls():
    before = sheet(*[""] * 12)

    assert balanced(before, as_it_falls(*[100.0] * 12)) == before


def test_a_task_goes_over_with_its_table():
    made = balanced(sheet("", "", "", "table", "table", "table"), as_it_falls(150, 150, 100, 200, 80, 80))

    assert turned(made) == [3]  # as it falls, the fifth task would stand apart from the table before the fourth


def test_a_sheet_of_one_page_stays_as_it_is():
    before = sheet("", "")

    assert balanced(before, as_it_falls(100, 100)) == before


def test_a_task_broken_over_pages_is_left_alone():
    before, pages = sheet("", "", ""), as_it_falls(300, 300, 300)
    broken = replace(pages.spots["v1-q2-task"], last_page=1)

    assert balanced(before, replace(pages, spots={**pages.spots, "v1-q2-task": broken})) == before

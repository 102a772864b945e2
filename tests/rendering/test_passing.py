"""Text that goes before a box which would leave a hole."""

from __future__ import annotations

from dataclasses import replace

from tarau.pages import PageMap, Sheet, Spot
from tarau.rendering.passing import MOST_TIMES, Passing
from tarau.rendering.theme import theme
from tests.rendering import sample

TOP = 59.5


def numbered(id: str, text: str):
    return replace(sample.paragraph(text), id=id)


BOX = sample.sidebar("note", "box", "Қорап")
BEFORE, FIRST, SECOND = numbered("p0", "Алдында"), numbered("p1", "Бірінші"), numbered("p2", "Екінші")


def section(*content):
    return replace(sample.chapter().sections[0], id="s", content=content)


def pages(free: float, *more: str, heights: float = 60.0) -> PageMap:
    """The box at the top of the second page, and so much left empty on the first."""
    sheets = tuple(Sheet(41 + n, "left", 467.7, 666.1, free if n == 0 else 0, ()) for n in range(3))
    spots = {"s": Spot(0, 41, 42, TOP, 314, 500, 2), "box": Spot(1, 42, 42, TOP, 314, 100, 1)}
    spots |= {id: Spot(1, 42, 42, 300, 314, heights, 1) for id in ("p1", "p2")}
    return PageMap(sheets, spots | {id: Spot(0, 41, 0, 0, 0, 0, 0) for id in more})


def order(content, map: PageMap | None) -> list[str]:
    return [node.id for node in Passing(section(*content), map, theme("textbook", False)).order()]


def test_paragraphs_fill_the_hole_before_a_box():
    assert order((BEFORE, BOX, FIRST, SECOND), pages(100)) == ["p0", "p1", "p2", "box"]
    assert order((BEFORE, BOX, FIRST, SECOND), pages(80)) == ["p0", "p1", "box", "p2"]


def test_a_small_hole_is_left_alone():
    assert order((BEFORE, BOX, FIRST), pages(40)) == ["p0", "box", "p1"]


def test_text_does_not_pass_a_heading_nor_a_box_that_it_announces():
    heading = sample.heading("h", "Тақырып")
    announces = numbered("p0", "Ол былай деді:")

    assert order((BEFORE, BOX, heading, FIRST), pages(100)) == ["p0", "box", "h", "p1"]
    assert order((announces, BOX, FIRST), pages(100)) == ["p0", "box", "p1"]


def test_what_was_decided_is_kept_when_the_hole_is_filled():
    passing = Passing(section(BEFORE, BOX, FIRST), pages(100), theme("textbook", False))
    marks = passing.marks()

    assert order((BEFORE, BOX, FIRST), pages(0, *marks)) == ["p0", "p1", "box"]


def test_after_some_rounds_nothing_more_is_decided():
    assert order((BEFORE, BOX, FIRST), pages(100, f"s-times-{MOST_TIMES}")) == ["p0", "box", "p1"]


def test_before_the_pages_are_known_the_order_is_that_of_the_chapter():
    assert order((BEFORE, BOX, FIRST), None) == ["p0", "box", "p1"]


def filled(free: float, box: float, heights: float = 60.0) -> PageMap:
    """The box at the top of the second page behind two paragraphs of the first, on which so much is left empty."""
    sheets = tuple(Sheet(41 + n, "left", 467.7, 666.1, free if n == 0 else 0, ()) for n in range(3))
    spots = {"s": Spot(0, 41, 42, TOP, 314, 500, 2), "box": Spot(1, 42, 42, TOP, 314, box, 1)}
    return PageMap(sheets, spots | {id: Spot(0, 41, 42, 100, 314, heights, 0) for id in ("p0", "p1", "p2")})


def test_a_box_with_nothing_behind_it_goes_up_before_as_much_text_as_it_lacks():
    assert order((BEFORE, FIRST, SECOND, BOX), filled(100, 130)) == ["p0", "p1", "box", "p2"]
    assert order((BEFORE, FIRST, SECOND, BOX), filled(100, 190)) == ["p0", "box", "p1", "p2"]


def test_a_box_goes_up_under_a_heading_only_for_the_sake_of_a_large_hole():
    heading = sample.heading("h", "Тақырып")

    assert order((heading, FIRST, BOX), filled(100, 130)) == ["h", "p1", "box"]
    assert order((heading, FIRST, BOX), filled(200, 230)) == ["h", "box", "p1"]
    assert order((heading, FIRST, BOX), filled(100, 300)) == ["h", "p1", "box"]


def test_a_box_that_went_up_stays_there():
    content = (BEFORE, FIRST, SECOND, BOX)
    marks = Passing(section(*content), filled(100, 130), theme("textbook", False)).marks()

    assert order(content, pages(0, *marks)) == ["p0", "p1", "box", "p2"]

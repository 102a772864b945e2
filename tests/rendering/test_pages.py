"""What rendering does with the map of the finished pages."""

from __future__ import annotations

import re

import pytest

from tarau.pages import PageMap, Sheet, Spot
from tarau.rendering.columns import Entry, column_height, column_pages
from tarau.rendering.flow import Grid, placed
from tarau.rendering.folios import folios, ranges
from tarau.rendering.margins import shifts
from tarau.rendering.theme import theme
from tarau.rendering.tightening import is_tight
from tests.rendering import sample


def page_map(**spots: tuple[int, float, float]) -> PageMap:
    """A map of pages 41, 42 …: per id its page, counted from 0, its top and its height."""
    sheets = tuple(Sheet(41 + n, "left" if n % 2 else "right", 467.7, 666.1, 0, ()) for n in range(12))
    made = {id: Spot(page, 41 + page, 42, y, 314, height, page) for id, (page, y, height) in spots.items()}
    return PageMap(sheets, {id.replace("_", "-"): spot for id, spot in made.items()})


@pytest.mark.parametrize(
    ("numbers", "runs"),
    [
        ([42], [(42, 42)]),
        ([48, 42, 42], [(42, 42), (48, 48)]),
        ([45, 44, 46, 50], [(44, 46), (50, 50)]),
        ([], []),
    ],
)
def test_pages_are_sorted_and_gathered_into_runs(numbers, runs):
    assert ranges(numbers) == runs


def test_each_page_is_printed_once_and_leads_to_its_first_mark():
    pages = page_map(a=(5, 0, 1), b=(1, 0, 1), c=(5, 9, 1), d=(6, 0, 1), e=(7, 0, 1))

    html = folios(("a", "b", "c", "d", "e"), pages)

    assert html == '<a href="#b">42</a>, <a href="#a">46</a>–<a href="#e">48</a>'


def test_two_pages_in_a_row_are_not_a_range():
    pages = page_map(a=(1, 0, 1), b=(2, 0, 1))

    assert re.sub("<.*?>", "", folios(("a", "b"), pages)) == "42, 43"


def test_a_mark_that_is_not_printed_gives_no_page():
    assert folios(("nowhere",), page_map()) == ""


def test_before_the_pages_are_known_blanks_hold_the_room():
    assert re.sub("<.*?>", "", folios(("a", "b"), None)) == "00, 00"


STEP = 14.5


def margins(style: str) -> tuple[float, float]:
    over, under = re.fullmatch(r"margin:([\d.]+)pt 0 ([\d.]+)pt", style).groups()
    return float(over), float(under)


@pytest.mark.parametrize("height", [20.0, 29.0, 31.7, 100.0, 203.3])
def test_a_box_and_the_space_around_it_make_whole_steps(height):
    text, box = sample.paragraph("Мәтін"), sample.sidebar("note", "box", "Қорап")
    grid = Grid(theme("textbook", False), page_map(box=(1, 200, height)))

    _, boxed, _ = placed([text, box, text], grid)
    over, under = margins(boxed.style)

    assert (over + height + under) / STEP == pytest.approx(round((over + height + under) / STEP), abs=0.002)
    assert over >= 7.5
    assert under >= 4


def test_a_box_at_the_top_of_a_page_counts_without_the_space_above_that_the_engine_drops():
    box, text = sample.sidebar("note", "box", "Қорап"), sample.paragraph("Мәтін")
    grid = Grid(theme("textbook", False), page_map(box=(1, theme("textbook", False).length("top"), 100)))

    over, under = margins(next(iter(placed([box, text], grid))).style)

    assert over >= 7.5
    assert (100 + under) % STEP == pytest.approx(0, abs=0.02) or (100 + under) % STEP == pytest.approx(STEP, abs=0.02)


def test_a_heading_after_a_box_counts_as_a_step_of_its_own():
    box, heading = sample.sidebar("note", "box", "Қорап"), sample.heading("h", "Тақырып")
    grid = Grid(theme("textbook", False), page_map(box=(1, 200, 91.3)))

    boxed, after = placed([box, heading], grid)
    over, under = margins(boxed.style)

    assert after.style == "margin-top:0"
    assert (over + 91.3 + under) / STEP == pytest.approx(round((over + 91.3 + under) / STEP), abs=0.002)


def test_margin_terms_of_one_page_stand_apart_and_on_the_page():
    pages = page_map(
        a=(1, 100, 10),
        a_margin=(1, 98, 60),
        b=(1, 120, 10),
        b_margin=(1, 118, 30),
        c=(2, 590, 10),
        c_margin=(2, 588, 57),
    )

    found = shifts(pages, bottom=55.3)

    assert found["a-margin"] == ("left", 0)
    assert found["b-margin"][1] == pytest.approx(45)
    assert found["c-margin"][0] == "right"
    assert 590 + found["c-margin"][1] + 57 == pytest.approx(666.1 - 55.3)


def test_columns_are_as_high_as_their_entries_need():
    entries = [Entry(str(n), 30) for n in range(5)]

    assert column_height(entries, 2, None, 500) == pytest.approx(91)
    assert column_height(entries, 2, None, 80) is None


def test_a_small_chapter_comes_to_rest_within_three_rounds(rounds, printed):
    html, pages = rounds[-1]

    assert printed(pages=pages.map) == html


def test_page_numbers_of_contents_and_index_are_true(rounds):
    html, pages = rounds[-1]
    links = re.findall(r'<a href="#([^"]+)">(\d+)</a>', html)

    assert len(links) > 12
    assert [(id, int(number)) for id, number in links] == [(id, pages.map.folio(id)) for id, _ in links]


def test_the_lines_of_running_text_stand_on_one_grid(rounds):
    _, pages = rounds[-1]
    top = theme("textbook", False).length("top")
    body = [
        line
        for sheet in pages.map.sheets[1:8]
        for line in sheet.lines
        if abs(line.width - 314.65) < 0.1 and line.height == STEP
    ]

    assert len(body) > 20
    off = [line for line in body if min((line.y - top) % STEP, -(line.y - top) % STEP) > 0.3]
    assert len(off) <= 12, [line.text for line in off]  # lines inside boxes stand where their box puts them


def last_page_with(steps: float, *more: str) -> PageMap:
    """A map of a section over three pages, with so many steps of text on the last of them."""
    top, bottom = (theme("textbook", False).length(name) for name in ("top", "bottom"))
    free = 666.1 - top - bottom - steps * STEP
    sheets = tuple(Sheet(41 + n, "left", 467.7, 666.1, free if n == 3 else 0, ()) for n in range(5))
    spots = {"turn": Spot(1, 42, 42, 60, 314, 500, 3)} | {id: Spot(1, 42, 42, 60, 1, 1, 1) for id in more}
    return PageMap(sheets, spots)


@pytest.mark.parametrize(
    ("pages", "tight"),
    [
        (last_page_with(5), True),
        (last_page_with(20), False),
        (last_page_with(5, "measured"), False),
        (last_page_with(20, "measured", "turn-tight"), True),
        (None, False),
    ],
    ids=["nearly empty", "full enough", "decided against", "decided for", "not yet known"],
)
def test_a_section_whose_last_page_is_nearly_empty_is_set_tighter_once_and_for_all(pages, tight):
    assert is_tight("turn", pages, theme("textbook", False)) is tight


def test_a_tighter_section_says_so_to_the_next_round(printed):
    chapter = sample.chapter()
    section = chapter.sections[0].id
    pages = last_page_with(5)
    pages = PageMap(pages.sheets, {section: pages.spots["turn"]})

    html = printed(pages=pages)

    assert f'id="{section}-tight"' in html
    assert 'id="measured"' in html
    assert "margin-bottom: calc(var(--bottom) - var(--step))" in html


@pytest.mark.parametrize(("height", "divided"), [(280, False), (320, True)])
def test_only_a_box_of_more_than_half_a_page_is_divided(height, divided):
    box = sample.sidebar("document", "box", "Құжат")
    grid = Grid(theme("textbook", False), page_map(box=(1, 59.5, height)))

    assert [each.divided for each in placed([box], grid)] == [divided]


def test_a_portrait_is_never_divided():
    box = sample.sidebar("biography", "box", "Адам")
    grid = Grid(theme("textbook", False), page_map(box=(1, 59.5, 400)))

    assert [each.divided for each in placed([box], grid)] == [False]


def test_the_answers_of_a_long_key_fill_page_after_page_and_end_together() -> None:
    entries = [Entry(str(number), 50) for number in range(25)]
    first, *others = column_pages(entries, 2, None, 200, 300)

    assert (first.start, first.end, first.height) == (0, 8, 200)
    assert [(page.start, page.end) for page in others] == [(8, 20), (20, 25)]
    assert others[0].height == 300
    assert others[1].height == pytest.approx(151)  # three and two: as low as can be

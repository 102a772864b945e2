"""Tables: turned where they read better so, and told on every page that they go on."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from tarau.chapter import Cell, IndexLine, Table
from tarau.files import shared
from tarau.languages import language
from tarau.outline import figure
from tarau.rendering.tables import Tables
from tarau.rendering.theme import theme
from tarau.typesetting import typeset
from tests.rendering import sample


def table(rows: list[tuple[str, ...]], *columns: str, total: bool = False) -> Table:
    """A table of names and figures."""
    cells = tuple((Cell(first), *(Cell(each, Decimal(each)) for each in rest)) for first, *rest in rows)
    return Table(sample.PLACE, "t", 7, sample.words("Кесте"), "", columns, cells, total, (), (), sample.OURS)


def printed_table(made: Table) -> list[list[str]]:
    return [list(made.columns), *([cell.text for cell in row] for row in made.rows)]


def test_a_table_of_one_row_is_turned(kazakh):
    tables = Tables(kazakh, theme("textbook", False))
    made = tables.turned(table([("Төселген жол", "155", "185", "432", "506")], "Кезең", "1", "2", "3", "4"))

    assert printed_table(made.table) == [
        ["Кезең", "Төселген жол"],
        ["1", "155"],
        ["2", "185"],
        ["3", "432"],
        ["4", "506"],
    ]


def test_a_table_wider_than_the_theme_allows_is_turned_and_its_sum_becomes_a_column(kazakh):
    wide = table([("А", "1", "2", "3", "4"), ("Барлығы", "1", "2", "3", "4")], "Сала", "1", "2", "3", "4", total=True)
    usual, large = (Tables(kazakh, theme(name, False)).turned(wide) for name in ("textbook", "large-print"))

    assert usual.table is wide
    assert large.total_column
    assert printed_table(large.table)[0] == ["", "А", "Барлығы"]
    assert not large.table.total


@pytest.fixture
def long_chapter():
    """The small chapter with a table of seventy rows and an index of two hundred names."""
    chapter = sample.chapter()
    long = table([(f"{n}-қатар", str(n)) for n in range(1, 71)], "Қатар", "Саны")
    section = replace(chapter.sections[0], content=(*chapter.sections[0].content, long))
    marks = chapter.index[0].marks
    index = tuple(IndexLine(f"n-{n}", "АӘБВГДЖ"[n // 30], f"Атау {n}", "place", marks) for n in range(200))
    return replace(chapter, sections=(section, *chapter.sections[1:]), index=index, labels=(("t", "7-кесте"),))


def settled(chapter, printed, kazakh):
    html, pages = printed(chapter=chapter), None
    for _ in range(5):
        pages = typeset(html, shared, kazakh)
        before, html = html, printed(chapter=chapter, pages=pages.map)
        if html == before:
            break
    return html, pages.map


def test_a_table_over_several_pages_says_on_each_that_it_goes_on(long_chapter, printed, kazakh):
    html, pages = settled(long_chapter, printed, kazakh)

    on = [pages.spots[f"t-row-{row}"].page for row in range(70)]
    assert len(set(on)) > 1
    assert html.count("7-кестенің жалғасы") == len(set(on)) - 1
    for part in re.findall(r'<table class="data[^"]*continues">.*?</table>', html, re.DOTALL):
        first = re.search(r'id="t-row-(\d+)"', part)[1]
        assert on[int(first)] == on[int(first) - 1] + 1


def test_columns_over_several_pages_end_together_on_the_last_and_divide_no_letter_from_its_names(
    long_chapter, printed, kazakh
):
    _, pages = settled(long_chapter, printed, kazakh)
    spots = [pages.spots[f"index-n-{n}"] for n in range(200)]

    last = [spot for spot in spots if spot.page == spots[-1].page]
    feet = {spot.x: max(each.y + each.height for each in last if each.x == spot.x) for spot in last}
    assert spots[0].page < spots[-1].page
    assert max(feet.values()) - min(feet.values()) < 60
    for first in range(0, 200, 30):
        assert (spots[first].page, spots[first].x) == (spots[first + 1].page, spots[first + 1].x)


@pytest.mark.parametrize(
    ("tag", "typed", "printed"),
    [
        ("kk", ["12 345,5", "12345.5", "12.345,50*", "−7", "1925"], "12 345,5|12 345,5|12 345,50*|−7|1925"),
        ("en", ["12 345,5", "12345.5", "1,234", "-7", "1925"], "12,345.5|12,345.5|1,234|−7|1925"),
    ],
)
def test_a_figure_is_printed_as_the_language_writes_it_however_it_was_typed(tag, typed, printed):
    spoken = language(tag)
    tables = Tables(spoken, theme("textbook", False))
    cells = [Cell(text, figure(text, spoken.number("0.5")[1])) for text in typed]

    shown = "|".join(re.sub(r"<[^>]+>|\u2060", "", str(tables.cell_words(cell))) for cell in cells)

    assert shown.replace("\u00a0", " ") == printed

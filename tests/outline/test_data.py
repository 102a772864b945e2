"""CSV tables: strictly read, every row with its line; what is a figure and what is not."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarau.files import Folder
from tarau.outline import figure
from tarau.outline.data import read_data
from tarau.problems import ChapterError, Place

ASKED = Place("chapter.yaml", 7, 17)


def read(tmp_path: Path, text: str, separator: str = ","):
    (tmp_path / "table.csv").write_text(text, encoding="utf-8", newline="")
    return read_data(Folder(tmp_path, ""), "table.csv", separator, ASKED)


def test_a_table_is_its_head_and_its_rows_with_their_lines(tmp_path: Path):
    data = read(tmp_path, 'Жыл, Ұзындығы\n\n1950,"120\nметр"\n1951,"сөз, сөз"\n')

    assert data.head == ("Жыл", "Ұзындығы")
    assert data.rows == (("1950", "120\nметр"), ("1951", "сөз, сөз"))
    assert (data.place(0), data.place(1)) == (Place("table.csv", 3, 1), Place("table.csv", 5, 1))


@pytest.mark.parametrize(("separator", "text"), [(";", "a;b\n1,5;2\n"), ("tab", "a\tb\n1,5\t2\n")])
def test_what_stands_between_cells_is_asked_for(tmp_path: Path, separator: str, text: str):
    assert read(tmp_path, text, separator).rows == (("1,5", "2"),)


def test_line_ends_and_the_mark_of_a_spreadsheet_do_not_matter(tmp_path: Path):
    assert read(tmp_path, "\ufeffa,b\r\n1,2\r\n").rows == (("1", "2"),)


def test_a_cell_that_a_spreadsheet_would_take_for_a_formula_is_text(tmp_path: Path):
    assert read(tmp_path, "a,b\n=1+1,@x\n").rows == (("=1+1", "@x"),)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", "0"),
        ("120", "120"),
        ("30,5", "30.5"),
        ("30.5", "30.5"),
        ("1 200", "1200"),
        ("1\u00a0200\u00a0300,75", "1200300.75"),
        ("−5", "-5"),
        ("-5", "-5"),
        ("95*", "95"),
        ("1\u202f200,5", "1200.5"),
        ("12\u2009345", "12345"),
        ("1'234'567.8", "1234567.8"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("−1.234.567", "-1234567"),
        ("1,234", "1.234"),
        ("0,125", "0.125"),
        ("007", "7"),
    ],
)
def test_a_figure_has_its_value(cell: str, value: str):
    assert figure(cell) == Decimal(value)


def test_one_comma_before_three_digits_parts_a_group_only_where_a_point_begins_the_decimals():
    assert [figure(cell, ".") for cell in ("1,234", "12,345*", "0,125", "1,2345")] == [
        Decimal(1234), Decimal(12345), Decimal("0.125"), Decimal("1.2345"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cell", ["", "–", "жүз", "1927/28", "12 34", "1.2.3", "5%", "1e5", "٣", "1 20", "1,23,456", "1,234,56", "1.", ",5"]
)
def test_what_is_no_figure_has_no_value(cell: str):
    assert figure(cell) is None


CSVISH = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from([",", ";", '"', "\n", "\r", "\r\n", "a", "1", " ", "\0", "\t", "ә", "\u2028"]), max_size=30
    ).map("".join),
)


@settings(max_examples=400)
@given(data=st.one_of(st.binary(max_size=40), CSVISH.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_a_table_or_problems(tmp_path_factory: pytest.TempPathFactory, data: bytes):
    folder = tmp_path_factory.getbasetemp() / "any-bytes"
    folder.mkdir(exist_ok=True)
    (folder / "table.csv").write_bytes(data)
    tables, problems = [], []
    try:
        tables.append(read_data(Folder(folder, ""), "table.csv", ",", ASKED))
    except ChapterError as refused:
        problems.extend(refused.problems)

    assert bool(tables) != bool(problems)
    assert all(str(problem).startswith("table.csv") for problem in problems)
    for table in tables:
        assert all(len(row) == len(table.head) for row in table.rows)
        assert len(table.rows) == len(table.lines) >= 1


def test_the_largest_table_is_read_in_seconds(tmp_path: Path):
    started = time.monotonic()
    data = read(tmp_path, ",".join("abcdefghijklmnopqrst") + "\n" + (",".join(["1234567"] * 20) + "\n") * 2000)

    assert len(data.rows) == 2000
    assert time.monotonic() - started < 5

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from tarau.chapter import Chart, Series
from tarau.rendering.charts import chart, description
from tarau.rendering.theme import theme
from tests.rendering import sample

SVG = "{http://www.w3.org/2000/svg}"


def drawn(kazakh, kind, categories, *series, unit="", colours=False):
    values = tuple(
        Series(name, tuple(None if value is None else Decimal(str(value)) for value in figures))
        for name, figures in series
    )
    node = Chart(
        sample.PLACE, "c", 1, kind, sample.words("Сынақ"), unit, tuple(categories), values, (), (), "", sample.OURS
    )
    return ET.fromstring(str(chart(node, theme("textbook", colours), kazakh, 111, "Сынақ")))


def texts(svg):
    return [element.text for element in svg.iter(f"{SVG}text")]


def boxes(svg, fill):
    found = [element for element in svg.iter(f"{SVG}rect") if element.get("fill") == fill]
    return [(float(box.get("width")), float(box.get("height"))) for box in found]


BLUE = "#1f4168"


def test_the_columns_of_a_chart_are_as_high_as_their_values_say(kazakh):
    svg = drawn(kazakh, "bar", ["1928", "1930", "1932", "1934"], ("", [10, 20, 30, 40]))

    heights = [height for _, height in boxes(svg, BLUE)]

    assert heights == pytest.approx([heights[3] / 4, heights[3] / 2, heights[3] * 3 / 4, heights[3]], abs=0.01)


def test_long_names_make_lying_bars_that_are_as_long_as_their_values_say(kazakh):
    names = ["Ауыл шаруашылығы кәсіпорындарының барлығы", "Қала өнеркәсібі"]
    svg = drawn(kazakh, "bar", names, ("", [10, 40]))

    lengths = [length for length, _ in boxes(svg, BLUE)]

    assert lengths == pytest.approx([lengths[1] / 4, lengths[1]], abs=0.01)


def test_shares_fill_the_whole_width_and_are_cut_where_their_values_say(kazakh):
    svg = drawn(kazakh, "share", ["1913", "1939"], ("Ауыл", [25, 50]), ("Қала", [75, 50]), unit="%")

    first, second = (length for length, _ in boxes(svg, BLUE))

    assert second == pytest.approx(2 * first, abs=0.01)
    assert {"25%", "75%"} <= set(texts(svg))


@pytest.mark.parametrize("kind", ["bar", "grouped", "stacked", "share", "line"])
def test_every_value_is_printed_in_every_kind_of_chart(kind, kazakh):
    svg = drawn(kazakh, kind, ["1913", "1920", "1940"], ("А", [90.5, 0.4, 60]), ("Ә", [9.5, 12345, 33.25]))

    assert {"90,5", "0,4", "60", "9,5", "12\u00a0345", "33,25"} <= set(texts(svg))


@pytest.mark.parametrize("kind", ["bar", "grouped", "stacked", "share", "line"])
def test_a_value_that_is_not_known_is_no_zero(kind, kazakh):
    svg = drawn(kazakh, kind, ["1913", "1920"], ("", [None, 5]))

    assert kind == "line" or "0" not in texts(svg)
    assert ("дерек жоқ" in texts(svg)) == (kind in ("bar", "grouped", "share", "stacked"))


def test_a_line_is_interrupted_where_a_value_is_not_known(kazakh):
    svg = drawn(kazakh, "line", ["1930", "1932", "1937", "1940"], ("", [1, 2, None, 4]))

    line = next(path.get("d") for path in svg.iter(f"{SVG}path"))

    assert [step[0] for step in re.findall(r"[ML][^ML]+", line)] == ["M", "L", "M"]


def test_the_years_of_a_line_are_as_far_apart_as_they_were(kazakh):
    svg = drawn(kazakh, "line", ["1930", "1932", "1940"], ("", [1, 2, 4]))

    x = [float(ring.get("cx")) for ring in svg.iter(f"{SVG}circle")]

    assert (x[2] - x[1]) / (x[1] - x[0]) == pytest.approx(4, abs=0.01)


@pytest.mark.parametrize("highest", [6.3, 6972, 7.9, 0.004, 1, 99.5, 12345])
def test_the_highest_value_of_a_line_stands_inside_the_drawing(highest, kazakh):
    svg = drawn(kazakh, "line", ["1930", "1932", "1940"], ("", [0, highest / 2, highest]))

    tops = [float(element.get("y")) - 2.4 for element in svg.iter(f"{SVG}text")]

    assert min(tops) > -0.2


def test_long_names_are_wrapped_and_stay_inside_the_drawing(kazakh):
    long = "Ауыл шаруашылығы шикізатын өңдейтін жергілікті кәсіпорындардың жалпы саны"
    svg = drawn(kazakh, "grouped", [long, "Қала"], ("Ерлер", [1, 2]), ("Әйелдер", [3, 4]))

    pieces = [text for text in texts(svg) if text in long]
    assert " ".join(pieces) == long
    assert len(pieces) > 1
    for element in svg.iter(f"{SVG}text"):
        size, x = float(element.get("font-size")), float(element.get("x"))
        room = theme("textbook", False).width(element.text, size, "sans-bold" if element.get("font-weight") else "sans")
        start = {"end": x - room, "middle": x - room / 2}.get(element.get("text-anchor"), x)
        assert start > -0.5
        assert start + room < 111.5


def test_series_are_told_apart_without_their_colours(kazakh):
    svg = drawn(kazakh, "stacked", ["1913"], ("А", [1]), ("Ә", [2]), ("Б", [3]), ("В", [4]))

    bars = [box for box in svg.iter(f"{SVG}rect") if box.get("height") == "6.2"]
    hatchings = [path.get("d") for path in svg.iter(f"{SVG}path") if path.get("fill") == "none"]

    assert [bar.get("fill") == "#ffffff" for bar in bars] == [False, True, True, True]
    assert len({re.sub(r"[\d.]+", "", hatching)[:4] for hatching in hatchings}) == 2


def test_a_page_whose_colours_live_names_the_inks_and_a_printed_one_gives_them(kazakh):
    living = drawn(kazakh, "bar", ["1913", "1920", "1930", "1940"], ("", [1, 2, 3, 4]), colours=True)
    fixed = drawn(kazakh, "bar", ["1913", "1920", "1930", "1940"], ("", [1, 2, 3, 4]))

    assert len(boxes(living, "var(--blue)")) == len(boxes(fixed, BLUE)) == 4


def test_who_cannot_see_a_chart_hears_its_caption_and_its_figures(kazakh):
    series = (Series("Қала", (Decimal("8.5"), None)),)
    node = Chart(sample.PLACE, "c", 1, "bar", (), "", ("1913", "1920"), series, (), (), "", sample.OURS)

    assert description(node, kazakh, "Халық үлесі.") == "Халық үлесі. Қала: 1913 — 8,5; 1920 — дерек жоқ."


def test_words_are_wrapped_at_spaces_and_never_at_no_break_spaces():
    assert theme("textbook", False).wrapped("Т.\u00a0Рысқұлов туралы", 3, 20) == ("Т.\u00a0Рысқұлов", "туралы")

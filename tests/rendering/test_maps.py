"""Maps: places where they belong, names that do not touch, signs that a grey copy keeps apart, blank copies."""

from __future__ import annotations

import itertools
import math
import re
import xml.etree.ElementTree as ET

import pytest

from tarau.chapter import ByAuthors, Map, Region, Route, Spot
from tarau.problems import ChapterError
from tarau.rendering.labelling import Named, labels, meet
from tarau.rendering.maps import description, map_drawing
from tarau.rendering.outlines import outlines
from tarau.rendering.plane import around, cut_line, cut_ring, hatching, simplified
from tarau.rendering.projection import projection
from tarau.rendering.theme import theme
from tests.rendering import sample

SVG = "{http://www.w3.org/2000/svg}"
KZ = (46.48, 40.58, 87.32, 55.43)
#: As GeoNames gives them.
ASTANA, ALMATY, SEMEY = (
    Spot("p", "Астана", 71.44598, 51.1801),
    Spot("p", "Алматы", 76.9115, 43.25249),
    Spot("p", "Семей", 80.25025, 50.42064),
)
BISHKEK = Spot("p", "Бішкек", 74.59, 42.87)


def sample_map(points=(ASTANA, ALMATY, SEMEY), lines=(), areas=(), box=KZ, countries=("KZ",), width=100):
    caption = sample.words("Сынақ")
    return Map(
        *(sample.PLACE, "m", 1, caption, box, countries, tuple(points), tuple(lines), tuple(areas), width),
        *((), (), (), ByAuthors()),
    )


def drawn(kazakh, *, blank=False, name="textbook", grey=False, width=111.0, **parts):
    chosen = theme(name, False, in_grey=grey)
    return ET.fromstring(str(map_drawing(sample_map(**parts), chosen, kazakh, width, "Сынақ", blank=blank)))


def texts(svg):
    return [element.text for element in svg.iter(f"{SVG}text")]


def circles(svg):
    return [(float(each.get("cx")), float(each.get("cy"))) for each in svg.iter(f"{SVG}circle")]


def kilometres(one: Spot, other: Spot) -> float:
    """The distance of two places on the globe."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(one.longitude - other.longitude)
    return 6371 * math.acos(math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn))


def inside(spot: Spot, code: str) -> bool:
    """Whether a place lies in a country, by the outlines."""
    odd = False
    for part in (part for part in outlines().countries if part.code == code):
        for ring in part.rings:
            points = [p for arc in ring for p in (outlines().arc(arc) if arc >= 0 else reversed(outlines().arc(~arc)))]
            for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
                crossed = (y1 > spot.latitude) != (y2 > spot.latitude)
                odd ^= crossed and spot.longitude < x1 + (spot.latitude - y1) / (y2 - y1) * (x2 - x1)
    return odd


@pytest.mark.parametrize(
    ("spot", "code"), [(ASTANA, "KZ"), (ALMATY, "KZ"), (BISHKEK, "KG"), (Spot("p", "Байқоңыр", 63.3, 45.62), "KZ")]
)
def test_a_place_lies_in_its_country_and_in_no_other(spot, code):
    assert [each for each in ("KZ", "KG", "RU", "CN", "UZ") if inside(spot, each)] == [code]


def test_places_are_as_far_apart_as_on_the_globe_and_north_is_above(kazakh):
    astana, almaty, semey = circles(drawn(kazakh))
    pairs = [(astana, almaty, ASTANA, ALMATY), (astana, semey, ASTANA, SEMEY), (almaty, semey, ALMATY, SEMEY)]

    scales = [math.dist(one, other) / kilometres(here, there) for one, other, here, there in pairs]

    assert max(scales) / min(scales) < 1.03
    assert astana[1] < semey[1] < almaty[1]
    assert astana[0] < almaty[0] < semey[0]


def test_lengths_along_the_meridians_are_true():
    conic = projection(KZ)

    steps = [math.dist(conic.point(70, south), conic.point(70, south + 1)) for south in range(40, 56)]

    assert steps == pytest.approx([math.radians(1)] * 16)


def test_a_map_across_the_equator_is_drawn_too():
    conic = projection((25.0, -12.0, 42.0, 12.0))

    assert conic.point(33.5, 0.0) == pytest.approx((0.0, 0.0))
    assert conic.point(34.5, 0.0)[0] == pytest.approx(math.radians(1), rel=0.02)


def test_the_frame_holds_the_countries_and_its_points_and_keeps_the_room(kazakh):
    svg = drawn(kazakh, width=60.0)

    assert float(svg.get("width").removesuffix("mm")) == pytest.approx(60)
    left, top, right, bottom = map(float, svg.get("viewBox").split())
    assert all(left < x < right and top < y < bottom for x, y in circles(svg))


def test_a_tall_map_leaves_room_for_its_caption_on_the_page(kazakh):
    svg = drawn(kazakh, box=(68.0, 40.0, 72.0, 60.0), countries=(), points=())

    assert float(svg.get("height").removesuffix("mm")) < 0.75 * 200
    assert float(svg.get("width").removesuffix("mm")) < 60


def test_no_name_touches_another_or_a_point_or_leaves_the_map(kazakh):
    spots = [Spot("p", f"Қала-{number}-ауыл", 70 + number % 6 * 1.1, 45 + number // 6 * 0.8) for number in range(24)]
    svg = drawn(kazakh, points=spots)
    chosen = theme("textbook", False)
    names = [each for each in svg.iter(f"{SVG}text") if each.text.startswith("Қала")]
    boxes = []
    for each in names:
        x, y, size = (float(each.get(key)) for key in ("x", "y", "font-size"))
        boxes.append((x, y - 0.75 * size, x + chosen.width(each.text, size), y + 0.2 * size))
    left, top, right, bottom = map(float, svg.get("viewBox").split())

    assert len(names) == 24
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for x, y in circles(svg):
        assert not any(box[0] < x < box[2] and box[1] < y < box[3] for box in boxes)
    assert all(box[0] > left and box[1] > top and box[2] < right and box[3] < bottom for box in boxes)


def test_a_map_too_small_for_its_names_says_so(kazakh):
    spots = [
        Spot("p", f"Өте ұзын атты қала {number}", 70 + number % 6 * 0.5, 45 + number // 6 * 0.5) for number in range(60)
    ]

    with pytest.raises(ChapterError, match="no room"):
        drawn(kazakh, points=spots, width=40.0)


def test_a_name_stands_where_its_author_wants_it_and_else_off_the_line():
    frame, line = (0.0, 0.0, 100.0, 100.0), [(50.0, 50.0, 90.0, 50.0)]

    (free,) = labels([Named((50, 50), 20, 3)], frame, line, 1)
    (wanted,) = labels([Named((50, 50), 20, 3, "above")], frame, line, 1)

    assert not meet(free.box, (51, 49.9, 90, 50.1))
    assert wanted.box[3] < 50
    assert wanted.box[0] < 50 < wanted.box[2]


def test_a_name_far_from_its_point_is_led_to_it():
    crowd = [Named((50 + x * 2.5, 50 + y * 2.5), 12, 3) for x in range(4) for y in range(4)]

    made = labels(crowd, (0.0, 0.0, 120.0, 120.0), [], 1)

    assert all(made)
    assert {label.led for label in made} == {True, False}
    assert not any(meet(one.box, other.box) for one, other in itertools.combinations(made, 2))


ROUTE = Route("Темір жол", "railway", (SEMEY, ALMATY))


def test_the_legend_names_every_line_and_area_once(kazakh):
    areas = (Region("Жетісу", "dotted", (), (ALMATY,)), Region("Қырғызстан", "hatched", ("KG",), ()))
    svg = drawn(kazakh, lines=(ROUTE, ROUTE), areas=areas)

    assert sorted(text for text in texts(svg) if text not in ("Астана", "Алматы", "Семей")) == [
        "Жетісу", "Темір жол", "Қырғызстан",
    ]  # fmt: skip


def test_the_signs_differ_without_their_colours(kazakh):
    def shape(path):
        dashes, width = path.get("stroke-dasharray") or "", path.get("stroke-width")
        turns = {round(math.degrees(math.atan2(y2 - y1, x2 - x1))) for x1, y1, x2, y2 in strokes(path)}
        return dashes, width, tuple(sorted(turns)), "h0" in path.get("d")

    def strokes(path):
        found = re.findall(r"M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)(?=M|$)", path.get("d"))
        return [tuple(map(float, each)) for each in found]

    plain = {shape(path) for path in drawn(kazakh, grey=True).iter(f"{SVG}path")}
    shapes = []
    for style in ("railway", "road", "canal", "border", "route"):
        svg = drawn(kazakh, grey=True, lines=(Route("x", style, (SEMEY, ALMATY)),))
        shapes.append(frozenset(shape(path)[:2] for path in svg.iter(f"{SVG}path") if shape(path) not in plain))
    for pattern in ("hatched", "ruled", "dotted", "crossed"):
        svg = drawn(kazakh, grey=True, areas=(Region("x", pattern, (), (ALMATY,)),))
        shapes.append(frozenset(shape(path)[2:] for path in svg.iter(f"{SVG}path") if shape(path) not in plain))

    assert len(set(shapes)) == 9


def test_a_blank_copy_shows_numbers_and_keeps_the_lines_but_no_name(kazakh):
    areas = (Region("Жетісу", "dotted", (), (ALMATY,)),)
    full, blank = (drawn(kazakh, lines=(ROUTE,), areas=areas, blank=blank) for blank in (False, True))

    def lines(svg):
        return [path.get("d") for path in svg.iter(f"{SVG}path") if path.get("stroke-width") == "1.2"][:1]

    assert texts(blank) == ["1", "2", "3"]
    assert not re.search("Астана|Алматы|Семей|Темір|Жетісу", ET.tostring(blank, encoding="unicode"))
    assert lines(full) == lines(blank) != []
    assert circles(full) == circles(blank)


def test_who_cannot_see_a_map_hears_its_places_and_lines(kazakh):
    node = sample_map(lines=(ROUTE,))

    assert description(node, kazakh, "Картаның аты") == (
        "Картаның аты. Темір жол: Семей — Алматы. Картада: Астана, Алматы, Семей. Қазіргі шекаралар."
    )
    svg = drawn(kazakh, lines=(ROUTE,))
    assert svg.get("role") == "img"
    assert svg.find(f"{SVG}title").text.startswith("Сынақ. Темір жол: Семей — Алматы.")


def test_a_map_is_the_same_every_time_and_names_its_inks_where_colours_live(kazakh):
    node, living = sample_map(lines=(ROUTE,)), theme("web", True)

    once, again = (str(map_drawing(node, living, kazakh, 111.0, "Сынақ")) for _ in range(2))

    assert once == again
    assert "var(--blue)" in once
    assert "#" not in once
    assert 'aria-label="Сынақ.' in once


def test_a_map_with_nothing_but_its_frame_is_drawn(kazakh):
    svg = drawn(kazakh, points=())

    assert texts(svg) == []
    assert circles(svg) == []


def test_neighbours_keep_their_common_border():
    line = [(x / 10, math.sin(x / 7)) for x in range(100)]

    assert simplified(line, 0.05) == simplified(line[::-1], 0.05)[::-1]
    assert len(simplified(line, 0.05)) < 50


def test_what_is_cut_at_a_frame_lies_in_it():
    frame = (0.0, 0.0, 10.0, 10.0)

    assert cut_line([(-5, 5), (5, 5), (5, 20), (8, 20), (8, 5)], frame) == [
        [(0.0, 5.0), (5, 5), (5.0, 10.0)],
        [(8.0, 10.0), (8, 5)],
    ]
    assert sorted(set(cut_ring([(-5, -5), (5, -5), (5, 5), (-5, 5)], frame))) == [(0, 0), (0, 5), (5, 0), (5, 5)]
    assert cut_ring([(20, 20), (30, 20), (30, 30)], frame) == []


def test_a_hatching_leaves_holes_free():
    square, hole = [(0, 0.1), (10, 0.1), (10, 10), (0, 10)], [(4, 3.9), (6, 3.9), (6, 6.1), (4, 6.1)]

    strokes = [(x1, y, x2) for x1, y, x2, _ in hatching([square, hole], 1.0)]

    assert [(x1, x2) for x1, y, x2 in strokes if y == 5] == [(0, 4), (6, 10)]
    assert len(strokes) == 9 + 3


def test_an_area_around_places_holds_them_all():
    ring = around([(0, 0), (10, 0), (5, 1)], 2)

    assert min(x for x, _ in ring) == pytest.approx(-2)
    assert max(x for x, _ in ring) == pytest.approx(12)
    assert max(y for _, y in ring) == pytest.approx(3, abs=0.05)

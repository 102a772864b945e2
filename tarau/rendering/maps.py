"""Maps as drawings: land and water, today's borders, and on them the places, lines and areas of the chapter.

Lengths in units of the theme, as in charts. What lies nearer together than print shows is drawn as one (`FINEST`). A
blank copy for pupils has numbered circles in place of names and a line to write on in place of each word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup

from ..chapter import Map, Spot
from ..languages import Language
from ..problems import ChapterError, error
from .labelling import Label, Named, labels
from .mapsigns import AREA_INKS, NAME, legend, path_of, pattern, stroke
from .outlines import Outline, outlines
from .plane import Frame, Point, Segment, around, cut_line, cut_ring, hatching, simplified
from .projection import Projection, projection
from .svg import Pen, drawing, number
from .theme import MILLIMETRE, Face, Theme

#: What bends an outline by less is not seen in print; an island smaller than this is none.
FINEST = 0.15
#: The room around the countries that a map shows, as a part of its width.
MARGIN = 0.03
#: A map takes no more than this part of the height of a page: its caption and its legend stand there too.
HIGHEST = 0.66
#: The radius of a point, and how far an area reaches beyond the places that it is around.
POINT, REACH = 1.0, 5.0
#: A name wider than this part of the map goes on in a second line.
WIDEST_NAME = 0.3
#: The leading of names.
LEADING = 3.5


def map_drawing(
    node: Map, theme: Theme, language: Language, width: float, caption: str, *, blank: bool = False
) -> Markup:
    """A map as wide as `width`, in millimetres; its caption and what it shows are read out where it cannot be seen."""
    view = _view(node, width / theme.scale, _highest(theme))
    pen = Pen(theme)
    names = _names(node, view, theme, blank=blank)
    shapes = [*_ground(node, view, pen), *_room_for(names, pen), *_routes(node, view, pen)]
    shapes += _points(names, pen, blank=blank)
    shapes.append(pen.box(0, 0, view.width, view.height, "", "g70", 0.35))
    bottom, key = legend(node, theme, view.width, view.height + 2, blank=blank)
    said = description(node, language, caption, blank=blank)
    return drawing(view.width, bottom if key else view.height + 0.2, [*shapes, *key], "map", said, theme)


def in_script(node: Map, language: Language) -> Map:
    """The map with its words in the letters that the language is printed in."""

    def spot(each: Spot) -> Spot:
        return replace(each, name=language.in_script(each.name))

    return replace(
        node,
        points=tuple(map(spot, node.points)),
        lines=tuple(
            replace(line, name=language.in_script(line.name), through=tuple(map(spot, line.through)))
            for line in node.lines
        ),
        areas=tuple(replace(area, name=language.in_script(area.name)) for area in node.areas),
    )


def description(node: Map, language: Language, caption: str, *, blank: bool = False) -> str:
    """The map in words: its caption, its lines from place to place, its areas, its places; of a blank one, how many
    places there are to name."""
    today = language.label("map-borders-today") + "."
    head = caption.rstrip(". ") + "."
    if blank:
        return f"{language.label('outline-map')}. {head} 1–{len(node.points)}. {today}"
    lines = [f"{line.name}: {' — '.join(spot.name for spot in line.through)}." for line in node.lines]
    areas = [f"{area.name}." for area in node.areas]
    names = ", ".join(spot.name for spot in node.points)
    places = [language.label("map-places", names=names)] if names else []
    return " ".join([head, *lines, *areas, *places, today])


@dataclass(slots=True)
class _View:
    """What of the plane a map shows, `width` by `height` units large, and the parts of countries and lakes in it."""

    projection: Projection
    left: float
    top: float
    scale: float
    width: float
    height: float
    countries: tuple[Outline, ...]
    lakes: tuple[Outline, ...]
    _arcs: dict[int, list[Point]] = field(default_factory=dict)

    @property
    def frame(self) -> Frame:
        """The edges of the map."""
        return 0.0, 0.0, self.width, self.height

    def spot(self, spot: Spot) -> Point:
        """Where a place stands."""
        return self._at(spot.longitude, spot.latitude)

    def arc(self, arc: int) -> list[Point]:
        """A line of the outlines, as simple as print shows it: neighbours have the same one."""
        if arc not in self._arcs:
            self._arcs[arc] = simplified([self._at(*degrees) for degrees in outlines().arc(arc)], FINEST)
        return self._arcs[arc]

    def rings(self, parts: Sequence[Outline]) -> Iterator[list[Point]]:
        """The rings of countries or lakes, as far as they lie in the frame."""
        for ring in (ring for part in parts for ring in part.rings):
            points: list[Point] = []
            for arc in ring:
                points += self.arc(arc) if arc >= 0 else self.arc(~arc)[::-1]
            inside = cut_ring(points, self.frame)
            if len(inside) > 2 and not _tiny(inside):
                yield inside

    def _at(self, longitude: float, latitude: float) -> Point:
        x, y = self.projection.point(longitude, latitude)
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def _tiny(points: Sequence[Point]) -> bool:
    x, y = [x for x, _ in points], [y for _, y in points]
    return max(max(x) - min(x), max(y) - min(y)) < 2 * FINEST


def _highest(theme: Theme) -> float:
    """How high a map may be, in units; on a screen the reader scrolls."""
    if theme.living:
        return float("inf")
    page = theme.length("page-height") - theme.length("top") - theme.length("bottom")
    return HIGHEST * page / MILLIMETRE / theme.scale


@lru_cache(maxsize=16)  # pages are set several times, and an outline takes as long to read as a page to set
def _view(node: Map, room: float, highest: float) -> _View:
    """The part of the plane that holds what the map shows, at most `room` wide and `highest` high."""
    conic = projection(node.box)
    seen = [conic.point(*each) for each in (*_extent(node), *((spot.longitude, spot.latitude) for spot in node.points))]
    x, y = [x for x, _ in seen], [y for _, y in seen]
    margin = MARGIN * (max(x) - min(x)) if node.countries else 0.0
    left, top, wide, high = min(x) - margin, min(y) - margin, max(x) - min(x) + 2 * margin, max(y) - min(y) + 2 * margin
    width = min(room, highest * wide / high)
    scale = width / wide
    near = _wider(node.box)
    countries = tuple(part for part in outlines().countries if _meet(part.box, near))
    lakes = tuple(part for part in outlines().lakes if _meet(part.box, near))
    return _View(conic, left, top, scale, width, high * scale, countries, lakes)


def _extent(node: Map) -> Iterator[Point]:
    """Degrees whose places on the plane tell how far the frame reaches: the countries' outlines, or its edges."""
    west, south, east, north = node.box
    if node.countries:
        for part in outlines().countries:
            if part.code in node.countries:
                yield from (degrees for arc in part.rings[0] for degrees in outlines().arc(arc if arc >= 0 else ~arc))
        return
    for step in range(33):
        longitude, latitude = west + (east - west) * step / 32, south + (north - south) * step / 32
        yield from ((longitude, south), (longitude, north), (west, latitude), (east, latitude))


def _wider(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Degrees within which everything lies that a frame can show: its corners reach beyond its degrees."""
    west, south, east, north = box
    aside, above = (east - west) * 0.4 + 2, (north - south) * 0.4 + 2
    return west - aside, south - above, east + aside, north + above


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _ground(node: Map, view: _View, pen: Pen) -> list[str]:
    """Water, land with its areas, lakes, shores and borders. Water is ruled too: a grey copy has no tints."""
    land, lakes = list(view.rings(view.countries)), list(view.rings(view.lakes))
    white = path_of(land, closed=True)
    left, top, right, bottom = view.frame
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    waves = hatching([corners, *land, *lakes], 1.2)
    ruled = "".join(f"M{number(x1)} {number(y)}H{number(x2)}" for x1, y, x2, _ in waves)
    shores, borders, own = _edges(node, view)
    return [
        pen.box(left, top, right, bottom, "blue-t"),
        # Neighbours touch: without the stroke the water between them would shine through.
        pen.path(white, "white", 0.15, "white"),
        *_areas(node, view, pen),
        pen.area(path_of(lakes, closed=True), "blue-t") if lakes else "",
        pen.path(ruled, "blue-m", 0.15, ends="butt") if ruled else "",
        pen.path(shores + path_of(list(_shores(view))), "blue", 0.25),
        pen.path(borders, "g70", 0.25, dashes="1.4 0.7", ends="butt") if borders else "",
        pen.path(own, "g70", 0.5) if own else "",
    ]


def _edges(node: Map, view: _View) -> tuple[str, str, str]:
    """The outlines of the countries as paths: shores, borders, and the borders of the countries that the map is of."""
    beside: dict[int, list[str]] = {}
    for part in view.countries:
        for arc in (arc for ring in part.rings for arc in ring):
            beside.setdefault(arc if arc >= 0 else ~arc, []).append(part.code)
    shores: list[list[Point]] = []
    borders: list[list[Point]] = []
    own: list[list[Point]] = []
    for arc, codes in beside.items():
        if len(codes) > 1 and codes[0] == codes[1] and codes[0]:
            continue  # two parts of one country
        chosen = shores if len(codes) == 1 else own if set(codes) & set(node.countries) else borders
        chosen += cut_line(view.arc(arc), view.frame)
    return path_of(shores), path_of(borders), path_of(own)


def _shores(view: _View) -> Iterator[list[Point]]:
    for ring in (ring for lake in view.lakes for ring in lake.rings):
        for arc in ring:
            if not _tiny(view.arc(arc)):
                yield from cut_line(view.arc(arc), view.frame)


def _areas(node: Map, view: _View, pen: Pen) -> Iterator[str]:
    for at, area in enumerate(node.areas):
        ink = AREA_INKS[at % len(AREA_INKS)]
        rings = list(view.rings([part for part in view.countries if part.code in area.countries]))
        if area.around:
            rings = [cut_ring(around([view.spot(spot) for spot in area.around], REACH), view.frame)]
        if any(rings):
            yield pattern(pen, area.pattern, ink, rings)
            yield pen.path(path_of(rings, closed=True), ink, 0.25) if area.around else ""


def _routes(node: Map, view: _View, pen: Pen) -> list[str]:
    """The lines of the map in their styles."""
    drawn = ((line.style, cut_line([view.spot(spot) for spot in line.through], view.frame)) for line in node.lines)
    return [stroke(pen, style, path_of(pieces)) for style, pieces in drawn if pieces]


@dataclass(frozen=True, slots=True)
class _Name:
    """A point, the lines of its name or its number, and where they stand."""

    at: Point
    words: tuple[str, ...]
    label: Label


def _names(node: Map, view: _View, theme: Theme, *, blank: bool) -> list[_Name]:
    """The points with their names beside them, or with the numbers of a blank copy."""
    room, face = view.width * WIDEST_NAME, _face(blank)
    words = [(str(at),) if blank else theme.wrapped(spot.name, NAME, room) for at, spot in enumerate(node.points, 1)]
    named = [
        Named(view.spot(spot), max(theme.width(line, NAME, face) for line in lines), _height(lines), spot.side)
        for spot, lines in zip(node.points, words, strict=True)
    ]
    crossed = [segment for line in node.lines for segment in _segments([view.spot(spot) for spot in line.through])]
    places = labels(named, view.frame, crossed, _radius(blank) + 0.25)
    without = [spot.name for spot, place in zip(node.points, places, strict=True) if place is None]
    if without:
        message, remedy = "the map has no room for these names: {names}", "show fewer places, or print the map wider"
        raise ChapterError(error("map.room", node.place, message, remedy, names=", ".join(without)))
    standing = zip(named, words, places, strict=True)
    return [_Name(point.at, lines, place) for point, lines, place in standing if place]


def _face(blank: bool) -> Face:
    return "sans-bold" if blank else "sans"


def _radius(blank: bool) -> float:
    return POINT * 1.3 if blank else POINT


def _height(lines: Sequence[str]) -> float:
    return LEADING * len(lines) - 0.6


def _segments(points: Sequence[Point]) -> Iterator[Segment]:
    yield from ((*start, *end) for start, end in pairwise(points))


def _room_for(names: Sequence[_Name], pen: Pen) -> list[str]:
    """White under the names: neither borders nor patterns run through them."""
    boxes = (name.label.box for name in names)
    return [
        pen.box(left - 0.2, top - 0.1, right - left + 0.4, bottom - top + 0.5, "white")
        for left, top, right, bottom in boxes
    ]


def _points(names: Sequence[_Name], pen: Pen, *, blank: bool) -> list[str]:
    shapes = [_leader(name.at, name.label.box, pen) for name in names if name.label.led]
    shapes += [pen.ring(*name.at, _radius(blank), "black", 0.5) for name in names]
    for name in names:
        left, top = name.label.box[:2]
        for at, line in enumerate(name.words):
            shapes.append(pen.text(left, top + 2.5 + LEADING * at, line, NAME, bold=blank))
    return shapes


def _leader(at: Point, box: Frame, pen: Pen) -> str:
    """A fine line from a point to its name, where that stands far off."""
    x, y = min(max(at[0], box[0]), box[2]), min(max(at[1], box[1]), box[3])
    return pen.line(*at, x, y, "black", 0.2)

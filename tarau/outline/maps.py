"""Maps as an author types them (maps/NAME.yaml), and the countries that there are: assets/maps/countries.txt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..files import Folder, Text, shared_text, yaml_file
from ..problems import ChapterError, Place, Problem, error, near
from .matter import PlaceEntry, Position

LineStyle = Literal["railway", "road", "canal", "border", "route"]
Pattern = Literal["hatched", "ruled", "dotted", "crossed"]
Side = Literal["left", "right", "above", "below"]

#: West, south, east and north, in degrees.
Box = tuple[float, float, float, float]

#: A frame of fewer degrees would show outlines coarser than print; of more than these no conic projection is true.
NARROWEST, WIDEST, HIGHEST = 1.0, 120.0, 75.0

_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class MapFrame:
    """What a map shows: whole countries, or all between four degrees."""

    countries: tuple[Text, ...] = ()
    """Their codes of two letters (ISO 3166), such as KZ."""
    west: Text | None = None
    """In degrees, such as 46.5; west of Greenwich and south of the equator with a minus."""
    south: Text | None = None
    east: Text | None = None
    north: Text | None = None
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place on a map."""

    place_: Text
    """The id or the name of a place of places.yaml; one without a position there is left out of the map."""
    label: Text | None = None
    """What is printed beside it; left out, its name."""
    side: Side | None = None
    """Where its name stands; left out, where there is room."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line from place to place."""

    name: Text
    through: tuple[Text, ...]
    """Ids or names of places of places.yaml, in order; those without a position there are passed by."""
    style: LineStyle = "route"
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class MapArea:
    """An area filled with a pattern: countries, or the surroundings of places."""

    name: Text
    countries: tuple[Text, ...] = ()
    """Their codes of two letters (ISO 3166)."""
    around: tuple[Text, ...] = ()
    """Ids or names of places: the area that holds them all, roughly."""
    pattern: Pattern | None = None
    """Left out, one that no other area of the map has."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class MapFile:
    """What is drawn on a map (maps/NAME.yaml); its legend is made of the names of lines and areas."""

    frame: MapFrame
    points: tuple[MapPoint, ...] = ()
    lines: tuple[MapLine, ...] = ()
    areas: tuple[MapArea, ...] = ()
    place: Place = Place("")


def read_map(folder: Folder, name: Text) -> MapFile:
    """The map in a file of the chapter; a ChapterError with all that is wrong in it."""
    made = yaml_file(folder, name, MapFile, name.place)
    if problems := tuple(_problems(made)):
        raise ChapterError(*problems)
    return made


@cache
def country_boxes() -> Mapping[str, Box]:
    """The countries that can be named, by their codes, each with the degrees within which it lies."""
    made = {}
    for line in shared_text("assets/maps/countries.txt").splitlines():
        code, west, south, east, north, _ = line.split(" ", 5)
        made[code] = (float(west), float(south), float(east), float(north))
    return made


@cache
def _land() -> tuple[Box, ...]:
    """The degrees within which each continent's part of a country and each larger island lies."""
    made = []
    for line in shared_text("assets/maps/land.txt").splitlines():
        west, south, east, north = map(float, line.split(" "))
        made.append((west, south, east, north))
    return tuple(made)


def frame_box(frame: MapFrame) -> Box:
    """The degrees within which a frame lies; the frame must have been found right."""
    if frame.countries:
        boxes = [country_boxes()[code] for code in frame.countries]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
    west, south, east, north = (degrees(each or "0") or 0.0 for each in _edges(frame))
    return west, south, east, north


def degrees(text: str, most: float = 180.0) -> float | None:
    """An angle as it is typed, or None when it is none or larger than `most`."""
    value = float(text) if _DEGREES.fullmatch(text) else None
    return value if value is not None and abs(value) <= most else None


def place_called(places: Iterable[PlaceEntry], called: str) -> PlaceEntry | None:
    """The place with this id or name; a second name of another entry leads to that one."""
    known = {str(entry.name): entry for entry in places} | {str(entry.id): entry for entry in places}
    found = known.get(called)
    return known.get(str(found.see)) if found and found.see else found


def coordinates(position: Position) -> tuple[float, float] | None:
    """Longitude and latitude of a position, in degrees; None when one of them is no angle."""
    longitude, latitude = degrees(position.longitude), degrees(position.latitude, 90.0)
    return None if longitude is None or latitude is None else (longitude, latitude)


def position_problems(places: Iterable[PlaceEntry]) -> Iterator[Problem]:
    """What is wrong with the positions of places.yaml."""
    for entry in places:
        if entry.position:
            angles = ((entry.position.longitude, 180.0), (entry.position.latitude, 90.0))
            yield from (_no_angle(text, most) for text, most in angles if degrees(text, most) is None)


def _problems(made: MapFile) -> Iterator[Problem]:
    frame, codes = made.frame, (*made.frame.countries, *(code for area in made.areas for code in area.countries))
    unknown = [code for code in codes if code not in country_boxes()]
    for code in unknown:
        message = "there is no country with the code '{country}'"
        remedy = near(code.upper(), country_boxes()) if len(code) == 2 else "write two letters of ISO 3166, such as KZ"
        yield error("map.country", code.place, message, remedy, country=code)
    if not unknown:
        yield from _frame_problems(frame)
    for line in made.lines:
        if len(line.through) < 2:
            message, remedy = "the line '{name}' leads through fewer than two places", "name the places it joins"
            yield error("map.line", line.place, message, remedy, name=line.name)
    for area in made.areas:
        if bool(area.countries) == bool(area.around):
            message, remedy = "the area '{name}' needs either 'countries' or 'around'", "write one of the two"
            yield error("map.area", area.place, message, remedy, name=area.name)


def _frame_problems(frame: MapFrame) -> Iterator[Problem]:
    edges = _edges(frame)
    if bool(frame.countries) == any(edges) or (any(edges) and not all(edges)):
        message = "this frame names neither countries alone nor all four of west, south, east and north"
        yield error("map.frame", frame.place, message, "write 'countries: [KZ]', or the four edges in degrees")
        return
    wrong = [_no_angle(text, most) for text, most in zip(edges, (180.0, 90.0, 180.0, 90.0), strict=True)
             if text is not None and degrees(text, most) is None]  # fmt: skip
    yield from wrong
    if wrong:
        return
    west, south, east, north = frame_box(frame)
    if west == east or south == north:
        message, remedy = "this frame has no size: two of its edges are the same", "write four edges in degrees"
        yield error("map.frame", frame.place, message, remedy)
    elif west > east or south > north:
        message = "the edges of this frame are the wrong way round"
        yield error("map.frame", frame.place, message, "write the smaller numbers as west and south")
    elif not (NARROWEST <= east - west <= WIDEST and NARROWEST <= north - south <= HIGHEST):
        message = "this frame is {wide} degrees wide and {high} high; drawn are {least}–{most} by {least}–{tall}"
        remedy = "write west, south, east and north of what the map is about"
        values = {"wide": round(east - west, 1), "high": round(north - south, 1), "least": round(NARROWEST)}
        yield error("map.frame", frame.place, message, remedy, **values, most=round(WIDEST), tall=round(HIGHEST))
    elif not any(_meet((west, south, east, north), box) for box in _land()):
        remedy = "look at its edges: west and east are degrees of longitude"
        yield error("map.frame", frame.place, "there is no land within this frame", remedy)


def _edges(frame: MapFrame) -> tuple[Text | None, ...]:
    return frame.west, frame.south, frame.east, frame.north


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _no_angle(text: Text, most: float) -> Problem:
    message, remedy = "'{text}' is no angle in degrees up to {most}", "write it with a point, such as 43.25"
    if _DEGREES.fullmatch(text):
        remedy = "write a number from -{most} to {most}"
    return error("map.degrees", text.place, message, remedy, text=text, most=round(most))

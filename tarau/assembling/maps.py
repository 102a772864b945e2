"""Maps: the places of places.yaml with their positions, lines through them, areas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..chapter import FromDataset, Map, Region, Route, Spot
from ..files import Text
from ..outline import MapArea, MapFigure, MapFile, PlaceEntry, coordinates, frame_box, place_called
from ..problems import near
from .assembly import Assembly

#: The narrowest and the widest map, in percent of the column of text.
NARROWEST, WIDEST = 40, 100
#: In this order areas that name no pattern take theirs.
PATTERNS = ("hatched", "dotted", "ruled", "crossed")


def drawn_map(assembly: Assembly, item: MapFigure) -> Map:
    """The map of an entry; what stands in no gazetteer, or outside the frame, is left out (`check` says so)."""
    if not NARROWEST <= item.width <= WIDEST:
        message = "a map cannot be {width} percent of the column wide"
        values = {"width": item.width, "least": NARROWEST, "most": WIDEST}
        assembly.wrong("map.width", item.place, message, "write a number from {least} to {most}", **values)
    data, places = assembly.outline.maps[item.data], _Places(assembly)
    box, origin = frame_box(data.frame), assembly.origin(item.origin)
    points = (places.spot(point.place_, point.label, point.side or "") for point in data.points)
    within = tuple(spot for spot in points if spot and _inside(spot, box))
    lines = tuple(Route(str(line.name), line.style, places.spots(line.through)) for line in data.lines)
    areas = tuple(_areas(data, places))
    return Map(
        item.place,
        item.id,
        assembly.numbers[item.id].number,
        assembly.words(item.caption, item.origin),
        box,
        tuple(map(str, data.frame.countries)),
        within,
        tuple(line for line in lines if len(line.through) > 1),
        areas,
        item.width,
        assembly.words(item.note),
        assembly.sources(origin),
        tuple(dict.fromkeys(places.datasets)),
        origin,
    )


def _areas(data: MapFile, places: _Places) -> Iterator[Region]:
    """The areas, each with a pattern: one that none asks for, as long as there are such."""
    free = [pattern for pattern in PATTERNS if pattern not in {area.pattern for area in data.areas}]
    for number, area in enumerate(data.areas):
        pattern = area.pattern or (free.pop(0) if free else PATTERNS[number % len(PATTERNS)])
        made = _area(area, pattern, places)
        if made.countries or made.around:
            yield made


def _area(area: MapArea, pattern: str, places: _Places) -> Region:
    return Region(str(area.name), pattern, tuple(map(str, area.countries)), places.spots(area.around))


def _inside(spot: Spot, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= spot.longitude <= box[2] and box[1] <= spot.latitude <= box[3]


class _Places:
    """The places of a chapter as a map asks for them, and the gazetteers that it used."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.datasets: list[FromDataset] = []

    def spots(self, called: Iterable[Text]) -> tuple[Spot, ...]:
        """The places of these ids or names that have a position."""
        return tuple(spot for each in called if (spot := self.spot(each, None, "")))

    def spot(self, called: Text, label: Text | None, side: str) -> Spot | None:
        """A place by its id or name; None where it has no position, or when a problem was noted instead."""
        entry = self._entry(called)
        at = coordinates(entry.position) if entry and entry.position else None
        if entry is None or entry.position is None or at is None:
            return None
        position = entry.position
        self.datasets.append(FromDataset(position.dataset, position.version, position.licence))
        return Spot(str(entry.id), str(label or entry.name), *at, side)  # type: ignore[arg-type]

    def _entry(self, called: Text) -> PlaceEntry | None:
        places = self.assembly.outline.places
        found = place_called(places, called)
        if found is None:
            message = "there is no place '{name}' in places.yaml"
            known = [str(word) for entry in places for word in (entry.id, entry.name)]
            self.assembly.wrong("map.place", called.place, message, near(called, known), name=called)
        return found

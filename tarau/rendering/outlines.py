"""The outlines of countries and large lakes, unpacked from assets/maps/ as far as a map needs them."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ..chapter import FromDataset
from ..files import shared

FOLDER = "assets/maps"

PUBLIC_DOMAIN = "public-domain"

#: What the outlines are, for the list of sources; assets/maps/README.md says more.
COUNTRIES = FromDataset("Natural Earth", "4.1", PUBLIC_DOMAIN)
LAKES = FromDataset("GSHHG", "2.3.6", "LGPL-3.0-or-later")

#: West, south, east and north, in degrees.
Box = tuple[float, float, float, float]
Degrees = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Outline:
    """A connected part of a country, or a lake: its rings as numbers of arcs, the outer one first.

    Neighbours share the arcs of their border. A number below zero is the arc ~number, run through backwards. What has
    no code of its own has an empty one.
    """

    code: str
    box: Box
    rings: tuple[tuple[int, ...], ...]


@dataclass(slots=True)
class Outlines:
    """All outlines; an arc is read when somebody asks for it. `unit` is how many of their steps are a degree."""

    unit: int
    countries: tuple[Outline, ...]
    lakes: tuple[Outline, ...]
    _lines: Sequence[bytes]
    _read: dict[int, Degrees] = field(default_factory=dict)

    def arc(self, number: int) -> Degrees:
        """An arc as degrees of longitude and latitude."""
        if number not in self._read:
            self._read[number] = list(self._points(self._lines[number]))
        return self._read[number]

    def _points(self, line: bytes) -> Iterator[tuple[float, float]]:
        steps = map(int, line.split())
        x = y = 0
        for step in steps:
            x, y = x + step, y + next(steps)
            yield x / self.unit, y / self.unit


@cache
def outlines() -> Outlines:
    """The outlines, unpacked once in a process."""
    unit, countries, borders = _unpacked("countries.xz", 0)
    _, lakes, shores = _unpacked("lakes.xz", len(borders))
    return Outlines(unit, countries, lakes, [*borders, *shores])


def _unpacked(name: str, before: int) -> tuple[int, tuple[Outline, ...], list[bytes]]:
    """The unit, the parts and the arcs of a file whose arcs are counted from `before` on."""
    head, *lines = lzma.decompress(shared(f"{FOLDER}/{name}")).split(b"\n")
    read: dict[str, Any] = json.loads(head)
    parts = (_outline(code, part[0], part[1], before) for code, listed in read["parts"].items() for part in listed)
    return read["unit"], tuple(parts), lines


def _outline(code: str, box: Sequence[float], rings: Sequence[Sequence[int]], before: int) -> Outline:
    west, south, east, north = box
    moved = (tuple(arc + before if arc >= 0 else arc - before for arc in ring) for ring in rings)
    return Outline(code, (west, south, east, north), tuple(moved))

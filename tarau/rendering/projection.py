"""From the globe to a plane: the equidistant conic projection, with parallels chosen for what a map shows.

The formulas are those of J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), for the
sphere. Lengths along meridians and along the two standard parallels are true.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

#: The standard parallels stand this part of the height away from the lower and upper edge: Kavrayskiy's rule.
INSET = 1 / 6
#: A cone flatter than this is a cylinder: the map lies on both sides of the equator.
FLAT = 0.02


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection for what lies within degrees: `middle` is the meridian that stands upright.

    `cone` is how much of a circle the map takes (0: a cylinder), `pole` how far the cone's tip is from the equator.
    """

    middle: float
    cone: float
    pole: float
    narrow: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point of the globe falls, in radians of its surface: x to the east, y to the south."""
        turn = math.radians((longitude - self.middle + 180) % 360 - 180)
        if not self.cone:
            return turn * self.narrow, -math.radians(latitude)
        away = self.pole - math.radians(latitude)
        return away * math.sin(self.cone * turn), away * math.cos(self.cone * turn)


def projection(box: tuple[float, float, float, float]) -> Projection:
    """The projection for what lies between west, south, east and north."""
    west, south, east, north = box
    middle, inset = (west + east) / 2, (north - south) * INSET
    low, high = math.radians(south + inset), math.radians(north - inset)
    cone = (math.cos(low) - math.cos(high)) / (high - low)
    if abs(cone) < FLAT:
        return Projection(middle, 0.0, 0.0, math.cos((low + high) / 2))
    return Projection(middle, cone, math.cos(low) / cone + low, 1.0)

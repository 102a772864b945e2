"""Stretches of a text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of a text, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, at: int) -> bool:
        """Whether `at` lies inside one of them."""
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and at < self.ends[index]

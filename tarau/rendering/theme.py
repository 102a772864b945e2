"""A theme's own values: the custom properties in the :root block of its style sheet, the one place that names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..files import shared_text

#: Points in the units of a style sheet.
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75}
MILLIMETRE = _POINTS["mm"]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_PROPERTY = re.compile(r"--([a-z0-9-]+)\s*:\s*([^;]+);")


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its name, its style sheet, and the values that drawings share with it.

    `living` is for pages whose reader may change the colours (a dark screen): inks are then given by name.
    """

    name: str
    style: str
    values: Mapping[str, str]
    living: bool

    def ink(self, name: str) -> str:
        """The colour called `name`, as a drawing writes it."""
        value = self.values[name]
        return f"var(--{name})" if self.living else value

    def length(self, name: str) -> float:
        """A length of the theme in points."""
        number, unit = re.fullmatch(r"(-?[\d.]+)([a-z]+)", self.values[name].strip()).groups()  # type: ignore[union-attr]
        return float(number) * _POINTS[unit]


@cache
def theme(name: str, living: bool) -> Theme:
    """The theme `name` of assets/themes/."""
    style = shared_text(f"assets/themes/{name}/style.css")
    block = _ROOT.search(_COMMENT.sub("", style))
    values = {key: value.strip() for key, value in _PROPERTY.findall(block[1] if block else "")}
    return Theme(name, style, values, living)

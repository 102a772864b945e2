"""Inks as a copier prints them: each colour by the grey that looks equally dark, tints by nothing."""

from __future__ import annotations

#: A colour this light is a tint, which a copier loses: it is not printed at all.
TINT = 0.62
#: What a middle tone becomes.
MIDDLE = "#bdbdbd"


def luminance(ink: str) -> float:
    """How light a colour `#rrggbb` is, from 0 to 1: the relative luminance of WCAG 2.2."""
    parts = [int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def as_grey(ink: str) -> str:
    """The grey that is as light as a colour."""
    light = luminance(ink)
    part = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    level = round(part * 255)
    return f"#{level:02x}{level:02x}{level:02x}"


def grey(name: str, ink: str) -> str:
    """What the ink called `name` is in a grey edition."""
    if name.endswith("-m"):
        return MIDDLE
    if name == "g30":
        return as_grey(ink)
    return "#ffffff" if luminance(ink) > TINT else as_grey(ink)

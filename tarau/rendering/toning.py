"""The opening picture in the manner of a theme: in its own colours, in the theme's inks, in grey, or as outlines."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from colorsys import rgb_to_hls
from itertools import pairwise

from .greys import as_grey, luminance
from .theme import Theme

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_TEXT = ("text", "tspan")
#: Where a picture says its colours.
_PAINTS = ("fill", "stroke", "stop-color", "style")
#: Hues from red to yellow, in parts of the circle, that a toned picture gives the warm ink; greyish ones are not.
WARM, GREYISH = (0.02, 0.18), 0.25
#: The inks of a toned picture from dark to light.
COLD = ("blue", "blue-m", "blue-t", "white")
#: An outline is as thick as the picture's width by this.
FINE = 500


def toned(root: ET.Element, theme: Theme) -> None:
    """Change the colours of a drawing to what the theme wants of pictures."""
    way = theme.word("picture")
    if way == "outlines":
        _outline(root, theme)
    elif way == "toned" or theme.changed:
        for element in root.iter():
            for name in _PAINTS:
                value = element.get(name)
                if value:
                    element.set(name, _COLOUR.sub(lambda found: _ink(_whole(found[0]), theme, way), value))


def _ink(colour: str, theme: Theme, way: str) -> str:
    if theme.changed is not None:
        return as_grey(colour)
    return _nearest(colour, theme) if way == "toned" else colour


def _whole(colour: str) -> str:
    """#abc as #aabbcc."""
    return colour if len(colour) == 7 else "#" + "".join(letter * 2 for letter in colour[1:])


def _nearest(colour: str, theme: Theme) -> str:
    """The colour of the theme that is as light as this one: between two of its cold inks, or its warm one."""
    hue, _, strength = rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    if WARM[0] <= hue <= WARM[1] and strength > GREYISH:
        return theme.ink("ochre-m" if luminance(colour) > 0.25 else "ochre")
    light = luminance(colour)
    inks = sorted((theme.ink(name) for name in COLD), key=luminance)
    for dark, pale in pairwise(inks):
        low, high = luminance(dark), luminance(pale)
        if light <= high:
            return _between(dark, pale, max(0.0, light - low) / (high - low or 1))
    return inks[-1]


def _between(dark: str, pale: str, part: float) -> str:
    pairs = ((int(dark[at : at + 2], 16), int(pale[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(low + (high - low) * part):02x}" for low, high in pairs)


def _outline(root: ET.Element, theme: Theme) -> None:
    """Every shape white with a fine line around it: what lies behind stays hidden, and next to no ink is needed."""
    box = [float(part) for part in re.findall(r"-?[\d.]+", root.get("viewBox", ""))]
    line, paper = theme.ink("g70"), theme.ink("white")
    for element in root.iter():
        if str(element.tag).rpartition("}")[2] in _TEXT:
            continue
        for name in _PAINTS:
            value = element.get(name)
            if value:
                ink = {"stroke": line, "stop-color": paper, "fill": paper}.get(name)
                element.set(name, _COLOUR.sub(ink, value) if ink else _plain(value, line, paper))
    root.set("fill", paper)
    root.set("stroke", line)
    root.set("stroke-width", f"{(box[2] if len(box) == 4 else 150) / FINE:.3f}")


def _plain(style: str, line: str, paper: str) -> str:
    """A style with white grounds and strokes of one ink."""
    return re.sub(r"stroke\s*:\s*#\w+", f"stroke:{line}", re.sub(r"fill\s*:\s*#\w+", f"fill:{paper}", style))

"""The few shapes that charts and timelines are drawn with, as SVG text.

Lengths are in units of the theme: millimetres, or more where a theme has larger letters. So a drawing is laid out anew
in the room that is left, and its letters and rules grow together.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from .theme import Theme


def number(value: float) -> str:
    """A coordinate: two decimals are a hundredth of a millimetre."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def drawing(width: float, height: float, parts: Iterable[str], name: str, description: str, theme: Theme) -> Markup:
    """A drawing of this size in units; `description` is read out where the drawing cannot be seen.

    A browser would show a title as a tooltip, so there it is an attribute; the PDF takes it from the title.
    """
    size = measures(width, height, theme)
    said = f' aria-label="{escape(description)}"' if theme.living else ""
    title = "" if theme.living else f"<title>{escape(description)}</title>"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" {size} role="img"{said}>'
    return Markup(f"{head}{title}{''.join(parts)}</svg>")


def measures(width: float, height: float, theme: Theme) -> str:
    """The attributes of a drawing that say how large it is on paper and in its own units."""
    wide, high = number(width * theme.scale), number(height * theme.scale)
    return f'width="{wide}mm" height="{high}mm" viewBox="0 0 {number(width)} {number(height)}"'


class Pen:
    """Draws in the inks of a theme."""

    def __init__(self, theme: Theme) -> None:
        self.ink = theme.ink
        self.family = theme.families("sans")

    def text(
        self, x: float, y: float, words: str, size: float, ink: str = "black", anchor: str = "start", bold: bool = False
    ) -> str:
        """One line of words with its baseline at `y`; `anchor` is start, middle or end."""
        weight = ' font-weight="700"' if bold else ""
        place = "" if anchor == "start" else f' text-anchor="{anchor}"'
        return (
            f'<text x="{number(x)}" y="{number(y)}" font-family="{self.family}" font-size="{number(size)}"'
            f"{weight}{place} "
            f'fill="{self.ink(ink)}">{escape(words)}</text>'
        )

    def line(
        self, x1: float, y1: float, x2: float, y2: float, ink: str = "black", width: float = 0.2, dashes: str = ""
    ) -> str:
        """A straight line; `dashes` are the lengths of its dashes and of what is left between them."""
        ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
        cut = f' stroke-dasharray="{dashes}"' if dashes else ""
        return f'<line {ends} stroke="{self.ink(ink)}" stroke-width="{number(width)}"{cut}/>'

    def path(self, data: str, ink: str, width: float, fill: str = "", dashes: str = "", ends: str = "round") -> str:
        """A path with a stroke and perhaps a ground; `ends` of the stroke are round or butt."""
        ground = self.ink(fill) if fill else "none"
        cut = f' stroke-dasharray="{dashes}"' if dashes else ""
        return (
            f'<path d="{data}" fill="{ground}" stroke="{self.ink(ink)}" stroke-width="{number(width)}" '
            f'stroke-linejoin="round" stroke-linecap="{ends}"{cut}/>'
        )

    def area(self, data: str, fill: str) -> str:
        """An area without an outline; what lies within two of its rings is a hole."""
        return f'<path d="{data}" fill="{self.ink(fill)}" fill-rule="evenodd"/>'

    def box(
        self, x: float, y: float, width: float, height: float, fill: str = "", ink: str = "", line: float = 0.3
    ) -> str:
        """A rectangle with a ground, a frame, or both."""
        ground = self.ink(fill) if fill else "none"
        frame = f' stroke="{self.ink(ink)}" stroke-width="{number(line)}"' if ink else ""
        size = f'width="{number(width)}" height="{number(height)}"'
        return f'<rect x="{number(x)}" y="{number(y)}" {size} fill="{ground}"{frame}/>'

    def ring(self, x: float, y: float, radius: float, ink: str, width: float, fill: str = "white") -> str:
        """A circle, open or filled."""
        place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        return f'<circle {place} fill="{self.ink(fill)}" stroke="{self.ink(ink)}" stroke-width="{number(width)}"/>'

    def hatching(self, x: float, y: float, width: float, height: float, ink: str, step: float, line: float) -> str:
        """Diagonal lines across a box, cut at its edges by arithmetic: clip paths and patterns print unsharply."""
        strokes, offset = [], step
        while offset < width + height:
            x1, y1 = (x + offset, y) if offset <= width else (x + width, y + offset - width)
            x2, y2 = (x, y + offset) if offset <= height else (x + offset - height, y + height)
            strokes.append(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}")
            offset += step
        return f'<path d="{"".join(strokes)}" stroke="{self.ink(ink)}" stroke-width="{number(line)}" fill="none"/>'

    def ruling(self, x: float, y: float, width: float, height: float, ink: str, step: float, line: float) -> str:
        """Upright lines across a box."""
        count = int(width / step)
        strokes = (f"M{number(x + (i + 0.5) * step)} {number(y)}v{number(height)}" for i in range(count))
        return f'<path d="{"".join(strokes)}" stroke="{self.ink(ink)}" stroke-width="{number(line)}" fill="none"/>'

"""Charts as drawings: bars, columns, shares, lines, slopes, with the values printed in them, no legend to look up.

Every series has an ink and a hatching of its own, so that a grey copy tells them apart. Lengths in millimetres.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from ..chapter import Chart
from ..languages import Language
from .bars import bars, columns, fit_columns, parts
from .lines import lines
from .sheet import Sheet
from .slopes import slopes
from .svg import drawing
from .theme import Theme


def chart(node: Chart, theme: Theme, language: Language, width: float, caption: str) -> Markup:
    """A chart as wide as `width`, in millimetres; `caption` and the figures are read out where it cannot be seen."""
    width /= theme.scale
    sheet = Sheet(node, theme, language, width)
    if node.kind == "line":
        height, shapes = lines(sheet)
    elif node.kind == "before-after":
        height, shapes = slopes(sheet)
    elif node.kind in ("share", "stacked"):
        height, shapes = parts(sheet)
    elif fit_columns(sheet):
        height, shapes = columns(sheet)
    else:
        height, shapes = bars(sheet)
    return drawing(width, height, shapes, "chart", description(node, language, caption), theme)


def in_script(node: Chart, language: Language) -> Chart:
    """The chart with its words in the letters that the language is printed in."""
    return replace(
        node,
        unit=language.in_script(node.unit),
        categories=tuple(language.in_script(name) for name in node.categories),
        series=tuple(replace(series, name=language.in_script(series.name)) for series in node.series),
    )


def description(node: Chart, language: Language, caption: str) -> str:
    """The chart in words: its caption, then series by series what stands for each category."""
    said = []
    for series in node.series:
        values = zip(node.categories, series.values, strict=True)
        figures = "; ".join(f"{category} — {figure(value, language)}" for category, value in values)
        said.append(f"{series.name}: {figures}." if series.name else f"{figures}.")
    return " ".join([caption.rstrip(". ") + ".", *said])


def figure(value: Decimal | None, language: Language) -> str:
    """A value as it is printed, or that it is not known."""
    return language.label("value-unknown") if value is None else language.number(value)

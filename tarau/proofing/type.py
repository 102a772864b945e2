"""Findings on type and paper: foreign fonts, sizes, leading, measure and weight; and the measures of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from statistics import median

from ..pages import Area, Finding
from .setting import MILLIMETRE, Row, Setting

#: What stands beside the running text: captions, tables and notes.
SECONDARY = frozenset({"figcaption", "caption", "td", "th"})
#: What rounding may take from a size, in points.
ROUNDING = 0.05


def type_findings(setting: Setting) -> Iterator[Finding]:
    """Everything about type and paper; norms only where the edition has a profile."""
    yield from _fonts(setting)
    if setting.norms is not None and setting.text_lines:
        yield from _body(setting)
        yield from _secondary(setting)
        yield from _weight(setting)


def _fonts(setting: Setting) -> Iterator[Finding]:
    own = {family.casefold() for family in setting.map.families}
    for font in setting.fonts:
        if own and font.casefold() not in own:
            row = next((row for rows in setting.paragraphs for row in rows if row.line.family == font), None)
            page, node, area = (row.page, row.line.block, _area(row)) if row else (0, "", Area())
            yield setting.finding("proof.font", page, node, area, 50, font=font)


def _area(row: Row) -> Area:
    return Area(row.line.x, row.line.y, row.line.width, row.line.height)


def body_type(setting: Setting) -> tuple[float, float, float]:
    """Size and leading of the running text in points, and its measure in millimetres."""
    lines = [row.line for row in setting.text_lines]
    size, height = median(line.size for line in lines), median(line.height for line in lines)
    return size, height - size, median(line.room for line in lines) * MILLIMETRE


def _body(setting: Setting) -> Iterator[Finding]:
    assert setting.norms is not None
    norms, row = setting.norms, setting.text_lines[0]
    size, leading, measure = body_type(setting)
    found = []
    if size < norms.size - ROUNDING:
        found.append(("proof.size", size, norms.size))
    if leading < norms.leading - ROUNDING:
        found.append(("proof.leading", leading, norms.leading))
    if measure < norms.least_measure - 0.5:
        found.append(("proof.short-measure", measure, norms.least_measure))
    most = norms.most_measure * max(1.0, size / norms.size) if norms.most_measure else measure
    if measure > most + 0.5:
        found.append(("proof.long-measure", measure, most))
    for code, is_, should in found:
        values = {"found": round(is_, 1), "norm": round(should, 1), "source": norms.source}
        yield setting.finding(code, row.page, row.line.block, row.line, 10, **values)


def _secondary(setting: Setting) -> Iterator[Finding]:
    """The smallest type of captions, tables and notes: one finding for all."""
    assert setting.norms is not None
    least = setting.norms.secondary
    rows = [row for rows in setting.paragraphs for row in rows if row.line.tag in SECONDARY or row.line.note]
    small = min(rows, key=lambda row: row.line.size, default=None)
    if small is not None and small.line.size < least - ROUNDING:
        values = {"found": round(small.line.size, 1), "norm": least, "source": setting.norms.source}
        yield setting.finding("proof.small-type", small.page, small.line.block, small.line, 10, **values)


def estimated_weight(setting: Setting) -> float:
    """What these pages would weigh as a book of their own, in grams: the paper of its leaves and a paper cover."""
    assert setting.norms is not None
    sheets = setting.map.sheets
    area = sheets[0].width * sheets[0].height * (MILLIMETRE / 1000) ** 2
    return area * (ceil(len(sheets) / 2) * setting.norms.paper + 2 * setting.norms.cover)


def _weight(setting: Setting) -> Iterator[Finding]:
    assert setting.norms is not None
    weight, norms = estimated_weight(setting), setting.norms
    if weight > norms.weight * (1 + norms.allowance / 100):
        values = {"grams": round(weight), "norm": norms.weight, "grade": norms.grade}
        yield setting.finding("proof.weight", 0, "", Area(), 10, **values)


def measures(setting: Setting) -> Iterator[tuple[str, object]]:
    """What was measured, by name: lengths in points (the measure in millimetres), weights in grams."""
    gaps = setting.gaps
    rows = [row for rows in setting.paragraphs for row in rows]
    yield "pages", len(setting.map.sheets)
    yield "lines", len(rows)
    if gaps:
        yield "word_gap_median", round(setting.usual_gap, 2)
        yield "word_gap_95", round(gaps[min(len(gaps) - 1, int(0.95 * len(gaps)))], 2)
        yield "word_gap_most", round(gaps[-1], 2)
        yield "justified_lines", len(gaps)
        yield "hyphenated_lines", sum(row.line.hyphenated for row in rows if row.line.gap is not None)
    if setting.text_lines:
        size, leading, measure = body_type(setting)
        yield "size", round(size, 2)
        yield "leading", round(leading, 2)
        yield "measure", round(measure, 1)
    if setting.norms is not None:
        yield "weight_estimate", round(estimated_weight(setting))
        yield "weight_norm", setting.norms.weight
        yield "pages_within_weight", _pages_within(setting)


def _pages_within(setting: Setting) -> int:
    """How many pages of this paper a book may have before it weighs more than the norm."""
    assert setting.norms is not None
    sheet, norms = setting.map.sheets[0], setting.norms
    area = sheet.width * sheet.height * (MILLIMETRE / 1000) ** 2
    return 2 * int(max(0.0, norms.weight / area - 2 * norms.cover) / norms.paper)

"""Findings on where things stand: headings, boxes, figures, holes, ends of sections, margins, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..pages import Area, Finding, Sheet
from .setting import Setting

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Lines that a heading needs under it (rules of setting for Cyrillic books: at least two).
UNDER_HEADING = 2
#: A table or box up to so much of the text's height is short: there is no reason to tear it.
SHORT = 0.5
#: A hole is so much of the text's height.
HOLE = 1 / 5
#: Lines on the last page of a section.
LAST_PAGE = 5
#: So much of a margin's height filled with terms is crowded.
CROWDED = 2 / 3
#: Points of a picture in an inch of paper, below which an offset print shows them.
RESOLUTION = 200


def place_findings(setting: Setting) -> Iterator[Finding]:
    """Everything about the places of things, page by page."""
    yield from _stranded_headings(setting)
    yield from _torn(setting)
    yield from _far_figures(setting)
    for page, sheet in enumerate(setting.map.sheets):
        yield from _hole(setting, page, sheet)
        yield from _margin(setting, page, sheet)
        yield from _coarse(setting, page, sheet)
    yield from _last_pages(setting)


def _stranded_headings(setting: Setting) -> Iterator[Finding]:
    spots = setting.map.spots
    for rows in setting.paragraphs:
        page, line = rows[-1].page, rows[-1].line
        if line.tag not in HEADINGS or not setting.inside(page, line):
            continue
        sheet = setting.map.sheets[page]
        under = [other for other in sheet.lines if other.y > line.y + line.height / 2 and setting.inside(page, other)]
        rows_under = len({round(other.y) for other in under if other.tag not in HEADINGS})
        figures = any(id in setting.blocks and spot.page == page and spot.y > line.y for id, spot in spots.items())
        ends_here = page + 1 == len(setting.map.sheets) and rows_under  # a part of one line, and nothing after it
        if rows_under < UNDER_HEADING and not figures and not ends_here:
            yield setting.finding("proof.heading", page, line.block, line, 60, words=line.text.strip()[:60])


def _torn(setting: Setting) -> Iterator[Finding]:
    for id in setting.blocks:
        spot = setting.map.spots.get(id)
        if spot is None or spot.last_page == spot.page:
            continue
        height = setting.map.sheets[spot.page].area.height
        if spot.height + spot.carried <= SHORT * height:
            area = Area(spot.x, spot.y, spot.width, spot.height)
            yield setting.finding("proof.split", spot.page, id, area, 60, what=_name(setting, id))


def _name(setting: Setting, id: str) -> str:
    """What a reader calls a node: its number, or the id that its author gave it."""
    return dict(setting.chapter.labels).get(id) or id


def _spread(sheet: Sheet) -> int:
    """The number of the pair of pages that lie open together."""
    return sheet.folio // 2 if (sheet.folio % 2 == 0) == (sheet.side == "left") else (sheet.folio + 1) // 2


def _far_figures(setting: Setting) -> Iterator[Finding]:
    """A figure more than one turn of the page away from the nearest words that refer to it."""
    sheets, spots = setting.map.sheets, setting.map.spots
    references: dict[str, list[int]] = {}
    for page, sheet in enumerate(sheets):
        for link in sheet.links:
            if link.target in setting.blocks and link.block in setting.body:
                references.setdefault(link.target, []).append(page)
    for id, pages in references.items():
        spot = spots.get(id)
        if spot is None:
            continue
        turns = min(abs(_spread(sheets[page]) - _spread(sheets[spot.page])) for page in pages)
        if turns > 1:
            area = Area(spot.x, spot.y, spot.width, spot.height)
            what = _name(setting, id)
            yield setting.finding("proof.far-figure", spot.page, id, area, 10, what=what, turns=turns)


def _hole(setting: Setting, page: int, sheet: Sheet) -> Iterator[Finding]:
    """A page that is left empty by more than a fifth although what comes next is not a new section."""
    last = page + 1 == len(setting.map.sheets)
    if last or page + 1 in setting.starts or not sheet.lines or sheet.free <= HOLE * sheet.area.height:
        return
    bottom = sheet.area.y + sheet.area.height
    area = Area(sheet.area.x, bottom - sheet.free, sheet.area.width, sheet.free)
    share = round(100 * sheet.free / sheet.area.height)
    node = max((line for line in sheet.lines if setting.inside(page, line)), key=lambda line: line.y, default=None)
    yield setting.finding("proof.hole", page, node.block if node else "", area, 25, percent=share)


def _last_pages(setting: Setting) -> Iterator[Finding]:
    for section in setting.chapter.sections:
        spot = setting.map.spots.get(section.id)
        if spot is None or spot.last_page == spot.page:
            continue
        sheet = setting.map.sheets[spot.last_page]
        lines = (sheet.area.height - sheet.free) / setting.step
        if lines < LAST_PAGE - 0.3:
            area = Area(sheet.area.x, sheet.area.y, sheet.area.width, sheet.area.height - sheet.free)
            yield setting.finding("proof.last-page", spot.last_page, section.id, area, 25, lines=max(1, round(lines)))


def _margin(setting: Setting, page: int, sheet: Sheet) -> Iterator[Finding]:
    """Terms in a margin that lie one on the other, run out at the foot, or leave no air."""
    area = sheet.area
    lines = sorted(
        (line for line in sheet.lines if not line.note and not setting.inside(page, line)), key=lambda line: line.y
    )
    lines = [line for line in lines if line.block.endswith("-margin")]
    if not lines:
        return
    over = any(after.y < line.y + line.height - 1 for line, after in pairwise(lines))
    out = lines[-1].y + lines[-1].height > area.y + area.height + 1
    filled = sum(line.height for line in lines)
    if over or out or filled > CROWDED * area.height:
        x, width = min(line.x for line in lines), max(line.width for line in lines)
        marked = Area(x, lines[0].y, width, lines[-1].y + lines[-1].height - lines[0].y)
        yield setting.finding("proof.margin", page, lines[0].block, marked, 10)


def _coarse(setting: Setting, page: int, sheet: Sheet) -> Iterator[Finding]:
    for picture in sheet.pictures:
        if not picture.width or not picture.height:
            continue
        found = round(min(picture.across / picture.width, picture.down / picture.height) * 72)
        if found < RESOLUTION:
            area = Area(picture.x, picture.y, picture.width, picture.height)
            yield setting.finding("proof.picture", page, picture.block, area, 20, found=found, least=RESOLUTION)

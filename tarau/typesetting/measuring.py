"""The page map, read from WeasyPrint's private page boxes: the one file that knows how they look (version 70.0)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage

from ..pages import Area, Line, Link, PageMap, Picture, Sheet, Spot
from .paragraphs import space_width

#: Points in a CSS pixel.
POINTS = 0.75
#: The least that counts as stretched or shrunk, in pixels.
STRETCHED = 1e-6


@dataclass(slots=True)
class _Reading:
    """One reading of a document: the number of each paragraph met so far, by its element."""

    numbers: dict[tuple[int, str], int] = field(default_factory=dict)

    def paragraph(self, box: Any) -> int:
        return self.numbers.setdefault((id(box.element), box.element_tag or ""), len(self.numbers))


@dataclass(slots=True)
class _Gathered:
    """What was met on one page."""

    lines: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def measure(document: Any, families: Sequence[str] = ()) -> PageMap:
    """Where every element with an id stands, and how each page is filled. Lengths in points.

    `families` are the fonts that the style sheets bring along.
    """
    pages = [page._page_box for page in document.pages]  # noqa: SLF001, WeasyPrint gives no other way to its layout
    first = _first_folio(pages[0])
    spots: dict[str, Spot] = {}
    for number, page in enumerate(pages):
        for element_id, box in _named(page):
            known = spots.get(element_id)
            if known is None:
                spots[element_id] = _spot(box, number, first + number)
            elif known.last_page != number:
                carried = round(known.carried + box.border_height() * POINTS, 3)
                spots[element_id] = replace(known, last_page=number, carried=carried)
    reading = _Reading()
    sheets = tuple(_sheet(page, first + number, reading) for number, page in enumerate(pages))
    return PageMap(sheets, spots, tuple(families))


def _first_folio(page: Any) -> int:
    """The number printed on the first page: `data-first-page` of the root element."""
    roots = [box.element for box in page.children if box.element_tag == "html"]
    return int(roots[0].get("data-first-page") or 1) if roots else 1


def _named(page: Any) -> Iterator[tuple[str, Any]]:
    """Every box of an element with an id, the outermost first."""
    for box in page.descendants():
        if isinstance(box, boxes.TextBox | boxes.MarginBox) or box.element is None or box.element_tag is None:
            continue
        if "::" in box.element_tag:  # what a style sheet adds before or after an element
            continue
        element_id = box.element.get("id")
        if element_id and hasattr(box, "border_height"):
            yield element_id, box


def _spot(box: Any, page: int, folio: int) -> Spot:
    area = _area(box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height())
    return Spot(page, folio, area.x, area.y, area.width, area.height, page)


def _area(x: float, y: float, width: float, height: float) -> Area:
    return Area(*(round(length * POINTS, 3) for length in (x, y, width, height)))


def _sheet(page: Any, folio: int, reading: _Reading) -> Sheet:
    text_bottom = page.content_box_y()
    area_bottom = page.content_box_y() + page.height
    found = _Gathered()
    for child in page.children:
        if isinstance(child, boxes.MarginBox):
            continue
        note = isinstance(child, boxes.FootnoteAreaBox)
        if not note:
            text_bottom = max(text_bottom, _lowest(child))
        elif child.children:
            area_bottom = min(area_bottom, child.position_y)
        _read(child, found, reading, "", note)
    return Sheet(
        folio,
        page.page_type.side,
        round(page.margin_width() * POINTS, 3),
        round(page.margin_height() * POINTS, 3),
        round(max(0.0, area_bottom - text_bottom) * POINTS, 3),
        tuple(found.lines),
        _area(page.content_box_x(), page.content_box_y(), page.width, page.height),
        tuple(found.pictures),
        tuple(found.links),
    )


def _lowest(box: Any) -> float:
    """The lower edge of the lowest line, picture or ruled box under `box`; margins and paddings do not count."""
    lowest = 0.0
    for found in (box, *box.descendants()) if hasattr(box, "descendants") else (box,):
        if isinstance(found, boxes.LineBox) and found.children:
            lowest = max(lowest, found.position_y + found.height)
        elif isinstance(found, boxes.ReplacedBox):
            lowest = max(lowest, found.position_y + found.margin_height())
        elif getattr(found, "border_bottom_width", 0):
            lowest = max(lowest, found.border_box_y() + found.border_height())
    return lowest


def _read(box: Any, found: _Gathered, reading: _Reading, around: str, note: bool) -> None:
    """Everything under a box: lines, pictures and links, each with the id of the block around it."""
    element = box.element
    plain = element is not None and "::" not in (box.element_tag or "")
    own = (element.get("id") if plain and not isinstance(box, boxes.InlineBox) else None) or around
    if isinstance(box, boxes.LineBox):
        line = _line(box, reading, own, note)
        if line is not None:
            found.lines.append(line)
    elif isinstance(box, boxes.ReplacedBox):
        found.pictures.extend(_picture(box, own))
    elif plain and isinstance(box, boxes.InlineBox) and box.element_tag == "a":
        target = element.get("href", "")
        if target.startswith("#"):
            found.links.append(Link(target[1:], own, round(box.position_y * POINTS, 3)))
    for child in getattr(box, "children", ()):
        _read(child, found, reading, own, note)


def _picture(box: Any, block: str) -> Iterator[Picture]:
    """A picture made of points; a drawing has no resolution."""
    image = box.replacement
    if isinstance(image, RasterImage):
        area = _area(box.content_box_x(), box.content_box_y(), box.width, box.height)
        yield Picture(block, area.x, area.y, area.width, area.height, int(image.width), int(image.height))


def _texts(line: Any) -> Iterator[Any]:
    """The texts of a line, without those that are taken out of it, such as what hangs in the margin."""
    for child in getattr(line, "children", ()):
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow():
            yield from _texts(child)


def _line(line: Any, reading: _Reading, block: str, note: bool) -> Line | None:
    words = [text for text in _texts(line) if text.text]
    if not words:
        return None
    text = "".join(found.text for found in words)
    left = min(found.position_x for found in words)
    right = max(found.position_x + found.width for found in words)
    longest = max(words, key=lambda found: len(found.text))
    spacing = max((found.justification_spacing for found in words), key=abs)
    stretched = abs(spacing) > STRETCHED and (" " in text.strip() or "\u00a0" in text.strip())
    return Line(
        text,
        round(left * POINTS, 3),
        round(line.position_y * POINTS, 3),
        round((right - left) * POINTS, 3),
        round(line.height * POINTS, 3),
        _hyphenated(line, words[-1], text),
        reading.paragraph(line),
        block,
        line.element_tag or "",
        round((space_width(longest.style) + spacing) * POINTS, 3) if stretched else None,
        round(getattr(line, "room", 0.0) * POINTS, 3),
        round(getattr(line, "text_indent", 0.0) * POINTS, 3),
        round(longest.style["font_size"] * POINTS, 3),
        str(longest.style["font_family"][0]),
        str(words[-1].style["lang"] or ""),
        note,
    )


def _hyphenated(line: Any, last_box: Any, text: str) -> bool:
    """Whether the engine set the hyphen at the end of a line: the plan says so, or the author's text does not."""
    planned: bool | None = getattr(last_box, "divided", None)
    if planned is not None:
        return planned
    if not text.endswith(("-", "\u2010")) or line.element is None:
        return False
    whole = "".join(line.element.itertext())
    last = text.rsplit(maxsplit=1)[-1] if text.split() else text
    return last not in whole

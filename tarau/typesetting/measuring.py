"""The page map, read from WeasyPrint's private page boxes: the one file that knows how they look (version 70.0)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..pages import Line, PageMap, Sheet, Spot

#: Points in a CSS pixel.
POINTS = 0.75


def measure(document: Any) -> PageMap:
    """Where every element with an id stands, and how each page is filled. Lengths in points."""
    boxes = [page._page_box for page in document.pages]  # noqa: SLF001, WeasyPrint gives no other way to its layout
    first = _first_folio(boxes[0])
    spots: dict[str, Spot] = {}
    for number, page in enumerate(boxes):
        for element_id, box in _named(page):
            known = spots.get(element_id)
            if known is None:
                spots[element_id] = _spot(box, number, first + number)
            elif known.last_page != number:
                spots[element_id] = replace(known, last_page=number)
    return PageMap(tuple(_sheet(page, first + number) for number, page in enumerate(boxes)), spots)


def _first_folio(page: Any) -> int:
    """The number printed on the first page: `data-first-page` of the root element."""
    roots = [box.element for box in page.children if box.element_tag == "html"]
    return int(roots[0].get("data-first-page") or 1) if roots else 1


def _named(page: Any) -> Iterator[tuple[str, Any]]:
    """Every box of an element with an id, the outermost first."""
    from weasyprint.formatting_structure.boxes import MarginBox, TextBox

    for box in page.descendants():
        if isinstance(box, TextBox | MarginBox) or box.element is None or box.element_tag is None:
            continue
        if "::" in box.element_tag:  # what a style sheet adds before or after an element
            continue
        element_id = box.element.get("id")
        if element_id and hasattr(box, "border_height"):
            yield element_id, box


def _spot(box: Any, page: int, folio: int) -> Spot:
    x, y = box.border_box_x() * POINTS, box.border_box_y() * POINTS
    width, height = box.border_width() * POINTS, box.border_height() * POINTS
    return Spot(page, folio, round(x, 3), round(y, 3), round(width, 3), round(height, 3), page)


def _sheet(page: Any, folio: int) -> Sheet:
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox, MarginBox

    text_bottom = page.content_box_y()
    area_bottom = page.content_box_y() + page.height
    lines: list[Line] = []
    for child in page.children:
        if isinstance(child, MarginBox):
            continue
        if isinstance(child, FootnoteAreaBox):
            if child.children:
                area_bottom = min(area_bottom, child.position_y)
        else:
            text_bottom = max(text_bottom, _lowest(child))
        lines.extend(_lines(child))
    return Sheet(
        folio,
        page.page_type.side,
        round(page.margin_width() * POINTS, 3),
        round(page.margin_height() * POINTS, 3),
        round(max(0.0, area_bottom - text_bottom) * POINTS, 3),
        tuple(lines),
    )


def _lowest(box: Any) -> float:
    """The lower edge of the lowest line, picture or ruled box under `box`; margins and paddings do not count."""
    from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox

    lowest = 0.0
    for found in (box, *box.descendants()) if hasattr(box, "descendants") else (box,):
        if isinstance(found, LineBox) and found.children:
            lowest = max(lowest, found.position_y + found.height)
        elif isinstance(found, ReplacedBox):
            lowest = max(lowest, found.position_y + found.margin_height())
        elif getattr(found, "border_bottom_width", 0):
            lowest = max(lowest, found.border_box_y() + found.border_height())
    return lowest


def _lines(box: Any) -> Iterator[Line]:
    from weasyprint.formatting_structure.boxes import LineBox, TextBox

    for line in box.descendants():
        if not isinstance(line, LineBox):
            continue
        words = [found for found in line.descendants() if isinstance(found, TextBox)]
        if not words:
            continue
        text = "".join(found.text for found in words)
        left = min(found.position_x for found in words)
        right = max(found.position_x + found.width for found in words)
        yield Line(
            text,
            round(left * POINTS, 3),
            round(line.position_y * POINTS, 3),
            round((right - left) * POINTS, 3),
            round(line.height * POINTS, 3),
            _hyphenated(line, text),
        )


def _hyphenated(line: Any, text: str) -> bool:
    """Whether the engine set the hyphen at the end of a line: the author's text does not go on with one there."""
    if not text.endswith(("-", "\u2010")) or line.element is None:
        return False
    whole = "".join(line.element.itertext())
    last = text.rsplit(maxsplit=1)[-1] if text.split() else text
    return last not in whole

"""What the checks look at: the lines of a layout gathered into paragraphs, and the chapter's nodes by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from ..chapter import (
    Chapter,
    Chart,
    Compare,
    Heading,
    Map,
    Paragraph,
    Section,
    Sidebar,
    Table,
    ThenNow,
    Timeline,
)
from ..languages import Language
from ..pages import Area, Finding, Line, PageMap
from ..problems import Place
from .norms import Norms

#: The files in which parts of the end matter are written; the others are made from chapter.yaml.
MATTER_FILES = {
    "timeline": "events.yaml",
    "chronology": "events.yaml",
    "questions": "questions.yaml",
    "terms": "terms.yaml",
    "abbreviations": "abbreviations.yaml",
    "sources": "sources.yaml",
}
#: Millimetres in a point.
MILLIMETRE = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Row:
    """A line and the sheet that it stands on."""

    page: int
    line: Line


@dataclass(frozen=True)
class Setting:
    """The pages that are looked at, and what they were made from; `fonts` are those in the PDF, when it is made."""

    map: PageMap
    chapter: Chapter
    language: Language
    norms: Norms | None = None
    fonts: tuple[str, ...] = ()

    @cached_property
    def paragraphs(self) -> tuple[tuple[Row, ...], ...]:
        """The lines of each paragraph, over all its pages, in order."""
        found: dict[int, list[Row]] = {}
        for page, sheet in enumerate(self.map.sheets):
            for line in sheet.lines:
                found.setdefault(line.paragraph, []).append(Row(page, line))
        return tuple(map(tuple, found.values()))

    @cached_property
    def body(self) -> Mapping[str, Section]:
        """The paragraphs of running text, by id, with their section."""
        return {
            node.id: section
            for section in self.chapter.sections
            for node in section.content
            if isinstance(node, Paragraph)
        }

    @cached_property
    def blocks(self) -> Mapping[str, Table | Chart | Map | Timeline | Sidebar | Compare | ThenNow]:
        """Figures and boxes, by id."""
        kinds = (Table, Chart, Map, Timeline, Sidebar, Compare, ThenNow)
        return {
            node.id: node for section in self.chapter.sections for node in section.content if isinstance(node, kinds)
        }

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings inside sections, by id."""
        return frozenset(
            node.id for section in self.chapter.sections for node in section.content if isinstance(node, Heading)
        )

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each node stands in the chapter's files."""
        found = {section.id: section.place for section in self.chapter.sections}
        found |= {node.id: node.place for section in self.chapter.sections for node in section.content}
        return found

    @cached_property
    def inner(self) -> Mapping[str, Place]:
        """Where what stands inside a box is written, by id."""
        found: dict[str, Place] = {}
        for node in (node for section in self.chapter.sections for node in section.content):
            sides = getattr(node, "sides", ()) or (getattr(node, "then", None), getattr(node, "now", None), node)
            for side in filter(None, sides):
                parts = (*getattr(side, "content", ()), *getattr(side, "quoted", ()))
                found |= {part.id: part.place for part in parts if hasattr(part, "place") and hasattr(part, "id")}
        return found

    def matter_of(self, finding: Finding) -> str:
        """The part of the end matter that a finding is in, or nothing."""
        spots, at = self.map.spots, (finding.page, finding.area.y + 1)
        parts = [(spots[f"matter-{part}"], part) for part in self.chapter.closing if f"matter-{part}" in spots]
        begun = [(spot.page, spot.y, part) for spot, part in parts if (spot.page, spot.y) <= at]
        return max(begun)[2] if begun else ""

    def place(self, finding: Finding) -> Place:
        """Where what a finding is about is written: its node, the file of its part of the end matter, the chapter."""
        known = self.places.get(finding.node) or self.inner.get(finding.node)
        part = self.matter_of(finding)
        written = Place(MATTER_FILES.get(part, self.chapter.place.file)) if part else self.chapter.place
        return known or written

    @cached_property
    def starts(self) -> frozenset[int]:
        """The pages on which a section or a part of the end matter begins."""
        names = [section.id for section in self.chapter.sections]
        names += [f"matter-{part}" for part in self.chapter.closing]
        spots = self.map.spots
        return frozenset(spots[name].page for name in names if name in spots)

    @cached_property
    def gaps(self) -> tuple[float, ...]:
        """The word gaps of all justified lines, one for each line, from the narrowest to the widest."""
        return tuple(sorted(row.line.gap for rows in self.paragraphs for row in rows if row.line.gap is not None))

    @cached_property
    def usual_gap(self) -> float:
        """The median of the word gaps, 0 when nothing is justified."""
        return median(self.gaps) if self.gaps else 0.0

    @cached_property
    def text_lines(self) -> tuple[Row, ...]:
        """The lines of running text."""
        return tuple(row for rows in self.paragraphs for row in rows if row.line.block in self.body)

    @cached_property
    def step(self) -> float:
        """From line to line of the running text, in points."""
        heights = [row.line.height for row in self.text_lines]
        return median(heights) if heights else 14.5

    def finding(self, code: str, page: int, node: str, area: Area | Line, weight: float, **values: object) -> Finding:
        """A finding at a place of a sheet."""
        sheet = self.map.sheets[page]
        marked = area if isinstance(area, Area) else Area(area.x, area.y, area.width, area.height)
        return Finding(code, page, sheet.folio, node, marked, weight, tuple(values.items()))

    def inside(self, page: int, line: Line) -> bool:
        """Whether a line stands in the column of text, not in a margin and not at the foot."""
        area = self.map.sheets[page].area
        return not line.note and line.x < area.x + area.width - 1 and line.x + line.width > area.x + 1

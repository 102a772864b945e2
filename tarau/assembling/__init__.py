"""Assembling: the outline and the clean texts become one chapter, numbered, resolved and traced once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..chapter import ByAuthors, Chapter, Section, Timeline
from ..cleaning import CleanText
from ..languages import Language
from ..outline import DataChart, DataTable, Heading, Item, MapFigure, Outline, PictureFigure, SectionEntry, Subheading
from ..problems import Place, stop_on_errors
from . import bank, blocks, chronology, lessons, matter, pictures, timeline
from .assembly import Assembly, Numbered
from .trace import trace
from .worksheets import WorksheetWish, form_names, worksheet

__all__ = ["WorksheetWish", "assemble", "form_names", "worksheet"]


def assemble(outline: Outline, texts: Mapping[str, CleanText], language: Language) -> Chapter:
    """The chapter that an outline describes, or a ChapterError with everything in it that cannot be resolved.

    `texts` holds the clean text of each source by its id.
    """
    sources = matter.number_sources(dict(texts), language)
    assembly = Assembly(outline, texts, language, _numbers(outline), sources)
    head = outline.chapter
    sections = tuple(_section(assembly, index, entry) for index, entry in enumerate(head.sections))
    questions = bank.whole_bank(assembly)
    sections, questions, terms, index = matter.mark_sections(assembly, sections, questions)
    matter.check_key_terms(assembly)
    known = {str(entry.id): str(entry.term) for entry in outline.terms}
    chapter = Chapter(
        head.place,
        head.id,
        head.language,
        head.number,
        assembly.words(head.title),
        str(head.date or ""),
        head.first_page,
        assembly.words(head.question),
        tuple(matter.objective(assembly, each) for each in head.objectives),
        tuple(known[id] for id in head.key_terms if id in known),
        str(head.picture or ""),
        str(head.picture_description or ""),
        tuple(head.opening),
        sections,
        tuple(head.closing),
        chronology.with_marks(_whole_timeline(assembly), sections),
        questions,
        terms,
        matter.abbreviations(assembly),
        index,
        matter.source_lines(assembly),
        tuple(assembly.words(line) for line in head.imprint),
        head.editions,
        _labels(assembly),
        head.grade or 0,
        tuple(matter.reading(assembly, each) for each in head.further_reading),
        pictures.credits(assembly, sections),
    )
    stop_on_errors(dict.fromkeys(assembly.problems))
    return replace(chapter, trace=trace(chapter, texts, language))


def _section(assembly: Assembly, index: int, entry: SectionEntry) -> Section:
    return Section(
        entry.place,
        entry.id,
        assembly.outline.chapter.first_section + index,
        assembly.words(entry.title),
        assembly.words(entry.question),
        blocks.blocks(assembly, entry.id, entry.content),
        tuple(assembly.words(point, entry.summary_origin) for point in entry.summary),
        assembly.origin(entry.summary_origin),
        lessons.lesson(assembly, entry.lesson),
    )


def _numbers(outline: Outline) -> dict[str, Numbered]:
    """What a reference to each id says; counted over the whole chapter before anything refers to it."""
    numbers: dict[str, Numbered] = {}
    tables = charts = figures = maps = 0
    for index, section in enumerate(outline.chapter.sections):
        numbers[section.id] = Numbered("section", outline.chapter.first_section + index)
        for item in section.content:
            if isinstance(item, DataTable):
                tables += 1
                numbers[item.id] = Numbered("table", tables)
            if isinstance(item, DataChart) or (isinstance(item, DataTable) and item.chart):
                charts += 1
                id = f"{item.id}-chart" if isinstance(item, DataTable) else str(item.id)
                numbers[id] = Numbered("chart", charts)
            elif isinstance(item, PictureFigure):
                figures += 1
                numbers[item.id] = Numbered("figure", figures)
            elif isinstance(item, MapFigure):
                maps += 1
                numbers[item.id] = Numbered("map", maps)
            elif (named := getattr(item, "id", None)) and (title := _title(item)):
                kind = "heading" if isinstance(item, Heading | Subheading) else "box"
                numbers[named] = Numbered(kind, 0, title)
    sections = [str(section.id) for section in outline.chapter.sections]
    asked = [entry for entry in outline.questions if entry.section in sections]
    for number, entry in enumerate(sorted(asked, key=lambda entry: sections.index(entry.section)), 1):
        numbers[entry.id] = Numbered("question", number)
    return numbers


def _title(item: Item) -> str:
    """The words by which an entry without a number is referred to."""
    words = (getattr(item, name, None) for name in ("title", "heading", "subheading"))
    return next((str(each) for each in words if each), "")


def _labels(assembly: Assembly) -> tuple[tuple[str, str], ...]:
    """Per id of a numbered node, what a reader calls it, as its caption does: `Таблица 1`."""
    language = assembly.language
    return tuple(
        (id, language.label(f"{numbered.kind}_numbered", number=numbered.number))
        for id, numbered in assembly.numbers.items()
        if numbered.number
    )


def _whole_timeline(assembly: Assembly) -> Timeline | None:
    """The timeline of all events, for the chapter's opening and its end."""
    entries = assembly.outline.events
    if not entries:
        return None
    return Timeline(Place("events.yaml"), "timeline", (), timeline.events(assembly, entries), ByAuthors())

"""The outline: chapter.yaml and the data files it names, typed and validated, nothing computed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..files import LARGEST_YAML, Folder, Text, Value, load, shape, yaml_file
from ..problems import ChapterError, Problem, error
from .book import ChapterFile, LessonEntry, ObjectiveEntry, ReadingEntry, SectionEntry
from .conflicts import ConflictDecision, ConflictPassage
from .content import (
    Authored,
    Card,
    ComparedPassage,
    Comparison,
    ConflictBox,
    Heading,
    Item,
    ListEntry,
    Pair,
    Passage,
    QuestionBlock,
    QuotationEntry,
    SidebarBox,
    Subheading,
    TaskEntry,
)
from .data import Data, figure, read_data
from .figures import DataChart, DataTable, MapFigure, PictureFigure, TimelineFigure
from .head import head_problems
from .images import picture_sizes
from .maps import MapArea, MapFile, coordinates, country_boxes, frame_box, place_called, position_problems, read_map
from .matter import (
    AbbreviationEntry,
    EventEntry,
    ImageEntry,
    IndexEntry,
    PlaceEntry,
    Position,
    TermEntry,
)
from .origins import Dataset, Editorial, Origins, Quoted
from .parts import with_parts
from .questions import (
    CauseAndEffect,
    CauseQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    ClassGroup,
    ClassifyQuestion,
    Clue,
    CompareQuestion,
    CrosswordQuestion,
    Descriptor,
    EssayQuestion,
    ExtendedQuestion,
    GapsQuestion,
    MadeQuestion,
    MapQuestion,
    MatchPair,
    MatchQuestion,
    NumericQuestion,
    OrderQuestion,
    Part,
    QuestionEntry,
    QuestionHead,
    QuotedSide,
    ReadingQuestion,
    ShortQuestion,
    SourceQuestion,
    TableQuestion,
    Tier,
    TieredQuestion,
    TrueFalseQuestion,
)
from .salvage import data_in, ids_in
from .strays import misnamed

__all__ = [
    "AbbreviationEntry",
    "Authored",
    "Card",
    "CauseAndEffect",
    "CauseQuestion",
    "ChapterFile",
    "ChoiceQuestion",
    "ChoicesQuestion",
    "ClassGroup",
    "ClassifyQuestion",
    "Clue",
    "CompareQuestion",
    "ComparedPassage",
    "Comparison",
    "ConflictBox",
    "ConflictDecision",
    "ConflictPassage",
    "CrosswordQuestion",
    "Data",
    "DataChart",
    "DataTable",
    "Dataset",
    "Descriptor",
    "Editorial",
    "EssayQuestion",
    "EventEntry",
    "ExtendedQuestion",
    "GapsQuestion",
    "Heading",
    "ImageEntry",
    "IndexEntry",
    "Item",
    "LessonEntry",
    "ListEntry",
    "MadeQuestion",
    "MapArea",
    "MapFigure",
    "MapFile",
    "MapQuestion",
    "MatchPair",
    "MatchQuestion",
    "NumericQuestion",
    "ObjectiveEntry",
    "OrderQuestion",
    "Origins",
    "Outline",
    "Pair",
    "Part",
    "Passage",
    "PictureFigure",
    "PlaceEntry",
    "Position",
    "QuestionBlock",
    "QuestionEntry",
    "QuestionHead",
    "QuotationEntry",
    "Quoted",
    "QuotedSide",
    "ReadingEntry",
    "ReadingQuestion",
    "SectionEntry",
    "ShortQuestion",
    "SidebarBox",
    "SourceQuestion",
    "Subheading",
    "TableQuestion",
    "TaskEntry",
    "TermEntry",
    "Tier",
    "TieredQuestion",
    "TimelineFigure",
    "TrueFalseQuestion",
    "coordinates",
    "country_boxes",
    "figure",
    "frame_box",
    "place_called",
    "read_outline",
]

#: An id goes into file names, links and the command line.
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

#: The ids of what every chapter has: its parts, its notes, its list of sources.
_OURS = re.compile(r"opener|text|timeline|questions|matter-.*|(?:note|source)-\d+")


@dataclass(frozen=True, slots=True)
class Outline:
    """All that the authors of a chapter wrote, before anything is computed from it."""

    chapter: ChapterFile
    terms: tuple[TermEntry, ...]
    people: tuple[IndexEntry, ...]
    places: tuple[PlaceEntry, ...]
    events: tuple[EventEntry, ...]
    abbreviations: tuple[AbbreviationEntry, ...]
    questions: tuple[QuestionEntry, ...]
    images: tuple[ImageEntry, ...]
    conflicts: tuple[ConflictDecision, ...]
    data: Mapping[str, Data]
    """Per CSV file that a table or a chart names."""
    maps: Mapping[str, MapFile]
    """Per file that a map names."""
    pictures: Mapping[str, tuple[int, int]]
    """Per picture that a figure prints, its width and height in pixels; zeros for a drawing (SVG)."""


def read_outline(folder: Folder) -> Outline:
    """The outline in a chapter's folder, or a ChapterError with everything wrong in any of its files."""
    problems: list[Problem] = []
    typed = _collect(problems, _typed_chapter, folder, problems)
    chapter = _collect(problems, shape, typed, ChapterFile) if typed else None
    read: dict[str, tuple[Any, ...]] = {}
    for name, into in _BESIDE.items():
        there = folder.exists(f"{name}.yaml")
        read[name] = (_collect(problems, yaml_file, folder, f"{name}.yaml", into) or ()) if there else ()
    if chapter and chapter.picture:
        _collect(problems, folder.read, chapter.picture, chapter.picture.place)
    data = {}
    for name, separator in _drawn_from_data(chapter) if chapter else data_in(typed) if typed else ():
        found = _collect(problems, read_data, folder, name, separator, name.place)
        if found is not None:
            data[str(name)] = found
    maps = {}
    for drawn in _maps(chapter):
        found = _collect(problems, read_map, folder, drawn.data)
        if found is not None:
            maps[str(drawn.data)] = found
    problems += position_problems(read["places"])
    pictures = picture_sizes(folder, chapter, read["images"], problems)
    strays = tuple(misnamed(folder, ("chapter", *_BESIDE, *_ELSEWHERE)))
    if strays and chapter is None and not folder.exists(_CHAPTER):  # that it is missing is said once
        problems = [problem for problem in problems if problem.place != folder.place(_CHAPTER)]
    problems += strays
    problems += head_problems(chapter, typed) if chapter else ()
    problems += _id_problems(chapter, read, tuple(ids_in(typed)) if typed and not chapter else ())
    if problems or chapter is None:
        raise ChapterError(*dict.fromkeys(problems))
    return Outline(chapter, data=data, maps=maps, pictures=pictures, **read)


_CHAPTER = "chapter.yaml"

#: The files beside chapter.yaml; each may be missing.
_BESIDE: Mapping[str, Any] = {
    "terms": tuple[TermEntry, ...],
    "people": tuple[IndexEntry, ...],
    "places": tuple[PlaceEntry, ...],
    "events": tuple[EventEntry, ...],
    "abbreviations": tuple[AbbreviationEntry, ...],
    "questions": tuple[QuestionEntry, ...],
    "images": tuple[ImageEntry, ...],
    "conflicts": tuple[ConflictDecision, ...],
}


#: The files that other rooms read.
_ELSEWHERE = ("sources", "corrections")


def _typed_chapter(folder: Folder, problems: list[Problem]) -> Value:
    """chapter.yaml with the sections and texts that stand in files of their own."""
    typed = load(folder.text(_CHAPTER, largest=LARGEST_YAML), folder.place(_CHAPTER).file)
    return with_parts(typed, folder, problems)


def _collect(problems: list[Problem], reader: Any, *arguments: Any) -> Any:
    try:
        return reader(*arguments)
    except ChapterError as refused:
        problems += refused.problems
        return None


def _drawn_from_data(chapter: ChapterFile) -> Iterator[tuple[Text, str]]:
    """The CSV files of tables and charts, with their separators."""
    for section in chapter.sections:
        for item in section.content:
            if isinstance(item, DataTable | DataChart):
                yield item.data, item.separator


def _maps(chapter: ChapterFile | None) -> Iterator[MapFigure]:
    for section in chapter.sections if chapter else ():
        yield from (item for item in section.content if isinstance(item, MapFigure))


def _ids(chapter: ChapterFile | None, read: Mapping[str, tuple[Any, ...]]) -> Iterator[Text]:
    if chapter:
        yield chapter.id
        for section in chapter.sections:
            yield section.id
            yield from (id for item in section.content if (id := getattr(item, "id", None)))
    for name in ("terms", "people", "places", "events", "questions"):
        yield from (entry.id for entry in read[name])


def _made_ids(chapter: ChapterFile | None) -> Iterator[Text]:
    """The ids that nodes made by themselves will bear: the chart of a table, the head and the summary of a section."""
    for section in chapter.sections if chapter else ():
        yield from (Text(f"{section.id}-{part}", section.id.place) for part in ("head", "summary"))
        for item in section.content:
            if isinstance(item, DataTable) and item.chart:
                yield Text(f"{item.id}-chart", item.id.place)


def _id_problems(
    chapter: ChapterFile | None, read: Mapping[str, tuple[Any, ...]], salvaged: tuple[Text, ...]
) -> Iterator[Problem]:
    """What is wrong with ids; `salvaged` are those of a chapter.yaml that does not fit its shape."""
    first = {str(id): id.place for id in _made_ids(chapter)}
    for id in (*salvaged, *_ids(chapter, read)):
        if not _ID.fullmatch(id):
            message = "'{id}' cannot be an id"
            remedy = "write small Latin letters, digits and single hyphens, such as 'first-train'"
            yield error("outline.id", id.place, message, remedy, id=id)
        elif _OURS.fullmatch(id):
            yield error(
                "outline.id", id.place, "the id '{id}' is taken: every chapter has it", "write another id", id=id
            )
        elif id in first:
            message, remedy = "the id '{id}' is taken: it stands at {other} too", "give one of the two another id"
            yield error("outline.id", id.place, message, remedy, id=id, other=first[id])
        else:
            first[id] = id.place

"""From a chapter's folder to its tree: sources read and cleaned, the outline read, both assembled and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from ..assembling import assemble
from ..chapter import Chapter
from ..checking import check
from ..cleaning import CleanText, Correction, Risk, clean, corrections
from ..files import Folder, Text
from ..languages import Language, guess, language
from ..outline import read_outline
from ..problems import ChapterError, Problem, error, near, stop_on_errors
from ..sources import Record, read_source, records
from .cache import Cache, engine_key, key

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Draft:
    """A chapter ready to be made into products, and what a desk editor would say of it."""

    folder: Folder
    chapter: Chapter
    language: Language
    texts: dict[str, CleanText]
    warnings: tuple[Problem, ...]


def draft(folder: Folder, cache: Cache) -> Draft:
    """The chapter in a folder, or a ChapterError with everything wrong in its sources, corrections and outline."""
    problems: list[Problem] = []
    outline = _tried(problems, lambda: read_outline(folder))
    listed = _tried(problems, lambda: records(folder))
    decisions = _tried(problems, lambda: corrections(folder))
    if listed is None or decisions is None:
        raise ChapterError(*problems)
    problems += _strangers(decisions, listed)
    tag = outline.chapter.language if outline else None
    spoken = None if tag is None else _tried(problems, lambda: language(tag, place=tag.place))
    texts = {}
    for id, record in listed.items():
        text = _tried(problems, partial(_clean_text, folder, id, record, decisions.get(id, ()), spoken, cache))
        if text is not None:
            problems += (*text.source.problems, *text.problems)
            texts[str(id)] = text
    if outline is None or spoken is None or len(texts) < len(listed):
        raise ChapterError(*problems)
    chapter = _tried(problems, lambda: assemble(outline, texts, spoken))
    stop_on_errors(problems)
    if chapter is None:
        raise ChapterError(*problems)
    return Draft(folder, chapter, spoken, texts, (*problems, *check(chapter, outline, texts, spoken)))


def _tried(problems: list[Problem], work: Callable[[], Made]) -> Made | None:
    """The result of some work, or None with its problems noted, so that several stages report together."""
    try:
        return work()
    except ChapterError as refused:
        problems += refused.problems
        return None


def _strangers(decisions: Mapping[Text, object], listed: Mapping[Text, object]) -> Iterator[Problem]:
    """Decisions on sources that there are not."""
    for id in decisions:
        if id not in listed:
            message = "there is no source '{id}' in sources.yaml"
            yield error("corrections.source", id.place, message, near(id, listed), id=id)


def _clean_text(
    folder: Folder, id: str, record: Record, decisions: tuple[Correction, ...], spoken: Language | None, cache: Cache
) -> CleanText:
    """A source, cleaned; in the language that it looks like where the chapter's is not known."""
    tag = record.language or (spoken.tag if spoken else "")
    made_from = key("clean", engine_key(), id, tag, record, decisions, folder.read(record.file, record.file.place))

    def make() -> CleanText:
        source = read_source(folder, id, record, tag)
        return clean(source, language(tag or guess(source.text)), decisions, up_to=Risk.STRUCTURE)

    return cache.kept(made_from, make)

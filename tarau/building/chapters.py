"""From a chapter's folder to its tree: sources read and cleaned, the outline read, both assembled and checked."""

from __future__ import annotations

from dataclasses import dataclass

from ..assembling import assemble
from ..chapter import Chapter
from ..checking import check
from ..cleaning import CleanText, Correction, Risk, clean, corrections
from ..files import Folder
from ..languages import Language, language
from ..outline import Outline, read_outline
from ..problems import ChapterError, Place, Problem, error, near
from ..sources import Record, read_source, records
from .cache import Cache, engine_key, key


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
    tag = str(outline.chapter.language) if outline else "kk"
    place = outline.chapter.language.place if outline else Place(folder.label)
    spoken = _tried(problems, lambda: language(tag, place=place)) or language("kk")
    texts = _tried(problems, lambda: _clean_texts(folder, spoken, cache, problems))
    if outline is None or texts is None or any(problem.severity == "error" for problem in problems):
        raise ChapterError(*problems)
    chapter = _tried(problems, lambda: assemble(outline, texts, spoken))
    if chapter is None:
        raise ChapterError(*problems)
    return Draft(folder, chapter, spoken, texts, (*problems, *check(chapter, outline, texts, spoken)))


def _tried(problems, work):  # type: ignore[no-untyped-def]
    """The result of some work, or None with its problems noted, so that several stages report together."""
    try:
        return work()
    except ChapterError as refused:
        problems += refused.problems
        return None


def _clean_texts(folder: Folder, spoken: Language, cache: Cache, problems: list[Problem]) -> dict[str, CleanText]:
    listed = records(folder)
    decisions = corrections(folder)
    for id in decisions:
        if id not in listed:
            message = "there is no source '{id}' in sources.yaml"
            problems.append(error("corrections.source", id.place, message, near(id, listed), id=id))
    texts = {}
    for id, record in listed.items():
        text = _tried(
            problems, lambda id=id, record=record: _clean_text(folder, id, record, decisions.get(id, ()), spoken, cache)
        )
        if text is not None:
            problems += text.problems
            texts[str(id)] = text
    return texts


def _clean_text(
    folder: Folder, id: str, record: Record, decisions: tuple[Correction, ...], spoken: Language, cache: Cache
) -> CleanText:
    made_from = key("clean", engine_key(), id, record, decisions, folder.read(record.file, record.file.place))
    source_language = language(str(record.language)) if record.language else spoken

    def make() -> CleanText:
        source = read_source(folder, id, record, source_language.tag)
        return clean(source, source_language, decisions, up_to=Risk.STRUCTURE)

    return cache.kept(made_from, make)

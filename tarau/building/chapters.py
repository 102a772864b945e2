"""From a chapter's folder to its tree: sources read and cleaned, the outline read, both assembled and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from .. import checking
from ..assembling import assemble
from ..chapter import Chapter
from ..checking import check
from ..cleaning import CleanText, Correction, Risk, clean, corrections
from ..files import Folder, Text
from ..languages import Language, guess, language
from ..outline import ConflictDecision, read_outline
from ..problems import ChapterError, Problem, error, near, stop_on_errors
from ..sources import Record, Source, read_source, records
from .cache import Cache, engine_key, files_key, key
from .witnesses import witnesses

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Draft:
    """A chapter ready to be made into products, and what a desk editor would say of it."""

    folder: Folder
    chapter: Chapter
    language: Language
    texts: dict[str, CleanText]
    warnings: tuple[Problem, ...]
    conflicts: tuple[ConflictDecision, ...] = ()
    """What the editors have decided about contradictions between its sources."""


def draft(folder: Folder, cache: Cache, script: str = "") -> Draft:
    """The chapter in a folder, or a ChapterError with everything wrong in its sources, corrections and outline.

    It is to be printed in `script`, one of its language's, or in the usual one; its texts are cleaned as they are.
    """
    problems: list[Problem] = []
    outline = _tried(problems, lambda: read_outline(folder))
    listed = _tried(problems, lambda: records(folder))
    decisions = _tried(problems, lambda: corrections(folder))
    if listed is None or decisions is None:
        raise ChapterError(*problems)
    problems += _strangers(decisions, listed)
    tag = outline.chapter.language if outline else None
    spoken = None if tag is None else _tried(problems, lambda: language(tag, place=tag.place))
    printed = None if tag is None else _tried(problems, lambda: language(tag, script or None, tag.place))
    texts, sources = {}, _Sources(folder, listed, spoken)
    for id in listed:
        text = _tried(problems, partial(_clean_text, sources, id, decisions.get(id, ()), cache))
        if text is not None:
            problems += (*text.source.problems, *text.problems)
            texts[str(id)] = text
    if outline is None or spoken is None or printed is None or len(texts) < len(listed):
        raise ChapterError(*problems)
    chapter = _tried(problems, lambda: assemble(outline, texts, printed))
    stop_on_errors(problems)
    if chapter is None:
        raise ChapterError(*problems)
    made_from = key("check", engine_key(), folder.label, script, files_key(folder, folder.names()))
    doubts = cache.kept(made_from, lambda: check(chapter, outline, texts, spoken))
    return Draft(folder, chapter, printed, texts, (*problems, *doubts), outline.conflicts)


def contradictions(made: Draft, cache: Cache) -> tuple[Problem, ...]:
    """What the sources of a chapter say in two ways and nobody has decided yet; only `check` asks, as it takes time."""
    parts = (part for id, text in made.texts.items() for part in (id, text.source.language, text.text, text.paragraphs))
    found = cache.kept(key("conflicts", engine_key(), *parts), lambda: checking.conflicts(made.texts))
    return checking.contradictions(found, made.texts, made.conflicts)


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


class _Sources:
    """Inner: the sources of a chapter, each read once, and only when something must be made of it."""

    def __init__(self, folder: Folder, listed: Mapping[Text, Record], spoken: Language | None) -> None:
        self._folder, self._listed = folder, listed
        self._usual = spoken.tag if spoken else ""
        self._read: dict[Text, Source | None] = {}

    def tag(self, id: Text) -> str:
        """The language that a source is said to be in; "" where nobody says it."""
        return self._listed[id].language or self._usual

    def key(self) -> str:
        """A key of all that the sources' texts are read from."""
        return key(*(part for id in self._listed for part in (id, self.tag(id), self._listed[id], self._digest(id))))

    def _digest(self, id: Text) -> str:
        return self._folder.digest(self._listed[id].file) if self._folder.has(self._listed[id].file) else ""

    def read(self, id: Text) -> Source:
        """A source; the ChapterError of its reader where it cannot be read."""
        source = self._read.get(id) or read_source(self._folder, id, self._listed[id], self.tag(id))
        self._read[id] = source
        return source

    def witnesses(self, id: Text) -> tuple[str, ...]:
        """What the other sources that can be read say, for the cleaning of one."""
        texts = [source.text if (source := self._tried(other)) else "" for other in self._listed]
        return witnesses(texts, list(self._listed).index(id))

    def _tried(self, id: Text) -> Source | None:
        if id not in self._read:
            try:
                return self.read(id)
            except ChapterError:
                self._read[id] = None
        return self._read[id]


def _clean_text(sources: _Sources, id: Text, decisions: tuple[Correction, ...], cache: Cache) -> CleanText:
    """A source, cleaned; in the language that it looks like where the chapter's is not known."""
    made_from = key("clean", engine_key(), id, decisions, sources.key())

    def make() -> CleanText:
        source = sources.read(id)
        spoken = language(sources.tag(id) or guess(source.text), place=getattr(source.record.language, "place", None))
        return clean(source, spoken, decisions, up_to=Risk.STRUCTURE, witnesses=sources.witnesses(id))

    return cache.kept(made_from, make)

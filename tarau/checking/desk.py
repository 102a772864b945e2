"""What a good desk editor would find: everything doubtful in a chapter that is not an outright error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..chapter import Chapter, Choice
from ..cleaning import CleanText
from ..languages import Language
from ..outline import (
    Authored,
    ComparedPassage,
    Comparison,
    DataChart,
    DataTable,
    Origins,
    Outline,
    Pair,
    Passage,
    Quoted,
    SidebarBox,
)
from ..problems import Place, Problem, warning

__all__ = ["check"]


def check(
    chapter: Chapter, outline: Outline, texts: Mapping[str, CleanText], language: Language
) -> tuple[Problem, ...]:
    """Warnings about a chapter, in the order of their places; none of them stops a build."""
    found = [
        *_without_origin(outline),
        *_unused_entries(chapter, outline),
        *_unused_sources(outline, texts),
        *_doubled_abbreviations(outline),
        *_give_away_answers(chapter),
    ]
    return tuple(sorted(found, key=lambda problem: problem.place))


def _without_origin(outline: Outline) -> Iterator[Problem]:
    """Authored text that names no passage it rests on."""
    for place, origins in _authored(outline):
        if not origins:
            message = "this text does not say what it rests on"
            remedy = "add 'origin:' with a source and a quotation"
            yield warning("origin.missing", place, message, remedy)


def _authored(outline: Outline) -> Iterator[tuple[Place, Origins]]:
    for section in outline.chapter.sections:
        if section.summary:
            yield section.place, section.summary_origin
        for item in section.content:
            if isinstance(item, Authored | DataTable | DataChart) or (isinstance(item, SidebarBox) and item.text):
                yield item.place, item.origin
            elif isinstance(item, Pair):
                yield item.then.place, item.then.origin
                yield item.now.place, item.now.origin
    for entry in (*outline.terms, *outline.events, *outline.abbreviations, *outline.questions):
        yield entry.place, entry.origin


def _unused_entries(chapter: Chapter, outline: Outline) -> Iterator[Problem]:
    """Terms and names that the printed text never uses."""
    terms = {entry.id: entry for entry in outline.terms}
    for term in chapter.terms:
        if not term.marks:
            message, remedy = (
                "the text never uses the term '{term}'",
                "use it, take it out, or add its stems as 'forms'",
            )
            yield warning("term.unused", terms[term.id].place, message, remedy, term=term.term)  # type: ignore[index]
    names = {entry.id: entry for entry in (*outline.people, *outline.places)}
    for line in chapter.index:
        if not line.marks and not line.see:
            message, remedy = "the text never names '{name}'", "take it out, or add the stems of its forms as 'forms'"
            yield warning("index.unused", names[line.id].place, message, remedy, name=line.name)  # type: ignore[index]


def _unused_sources(outline: Outline, texts: Mapping[str, CleanText]) -> Iterator[Problem]:
    used = {str(id) for id in _quoted_sources(outline)}
    for id, text in texts.items():
        if id not in used:
            message, remedy = "nothing is taken from the source '{id}'", "quote it, or delete its entry"
            yield warning("source.unused", text.source.record.place, message, remedy, id=id)


def _quoted_sources(outline: Outline) -> Iterator[str]:
    for section in outline.chapter.sections:
        for item in section.content:
            if isinstance(item, Passage):
                yield item.source
            elif isinstance(item, Comparison):
                yield from (side.source for side in item.passages if isinstance(side, ComparedPassage))
            elif isinstance(item, SidebarBox) and item.excerpt:
                yield item.excerpt.source
    for _, origins in _authored(outline):
        yield from (origin.source for origin in origins if isinstance(origin, Quoted))


def _doubled_abbreviations(outline: Outline) -> Iterator[Problem]:
    """Abbreviations listed twice: the second would never be found."""
    seen: set[str] = set()
    for entry in outline.abbreviations:
        if entry.short in seen:
            message, remedy = "the abbreviation '{short}' is listed twice", "keep one of them"
            yield warning("abbreviation.twice", entry.place, message, remedy, short=entry.short)
        seen.add(str(entry.short))


def _give_away_answers(chapter: Chapter) -> Iterator[Problem]:
    """Choices whose right option is told by its place or its length."""
    if not chapter.questions:
        return
    choices = [each for _, group in chapter.questions.groups for each in group if isinstance(each, Choice)]
    if len(choices) > 3 and len({choice.right for choice in choices}) == 1:
        message, remedy = "the right option always stands at the same place", "move some of the right options"
        yield warning("question.place", choices[0].place, message, remedy)

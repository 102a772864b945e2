"""The lists at the chapter's end: terms, names and abbreviations that are unused, doubled or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..chapter import Chapter
from ..languages import Language
from ..outline import IndexEntry, Outline, SidebarBox
from ..problems import Place, Problem
from .findings import found
from .reading import blocks, lines

#: An abbreviation: two to six capital letters, nothing but letters.
_CAPITALS = re.compile(r"(?<![\w.)-])[^\W\d_]{2,6}(?![\w(])")
#: A Roman number, written with Latin letters or with the Cyrillic ones that look like them.
_ROMAN = re.compile(r"[IVXLCDMІХСМ]+")
#: Somebody with initials and a surname.
_PERSON = re.compile(r"(?<![\w.])((?:[^\W\d_a-z]\.[ \u00a0]?){1,2})([^\W\d_]{4,})(?!\w)")
#: In a line where so great a part of the letters are capitals nobody abbreviates: it is a heading.
MOST_CAPITALS = 0.5


def terms(chapter: Chapter, outline: Outline) -> Iterator[Problem]:
    """Terms that the text never uses, that are defined twice, that a box explains and the glossary lacks."""
    entries = {entry.id: entry for entry in outline.terms}
    for term in chapter.terms:
        if not term.marks:
            yield found("term.unused", entries[term.id].place, term=term.term)  # type: ignore[index]
    first: dict[str, Place] = {}
    for entry in outline.terms:
        other = first.setdefault(entry.term.casefold(), entry.place)
        if other is not entry.place:
            yield found("term.twice", entry.place, term=entry.term, other=other)
    for section in outline.chapter.sections if outline.terms else ():
        for item in section.content:
            if isinstance(item, SidebarBox) and item.kind == "term" and item.title.casefold() not in first:
                yield found("term.undefined", item.title.place, term=item.title)


def names(chapter: Chapter, outline: Outline) -> Iterator[Problem]:
    """Names of the index that the text never uses, that stand there twice, that lead in a circle."""
    entries = {str(entry.id): entry for entry in (*outline.people, *outline.places)}
    for line in chapter.index:
        if not line.marks and not line.see and line.id in entries:
            yield found("index.unused", entries[line.id].place, name=line.name)
    first: dict[tuple[str, str], Place] = {}
    for entry in entries.values():
        other = first.setdefault((entry.name.casefold(), (entry.note or "").casefold()), entry.place)
        if other is not entry.place:
            yield found("index.twice", entry.place, name=entry.name, other=other)
        target = entries.get(str(entry.see)) if entry.see else None
        if target is not None and target.see and entry.see is not None:
            yield found("index.circle", entry.see.place, name=entry.name, other=target.name)


def unlisted_persons(chapter: Chapter, outline: Outline, language: Language) -> Iterator[Problem]:
    """Persons whom the text names with initials and surname and whom the index lacks; each once."""
    if not outline.people:
        return
    authors = (word for line in chapter.sources for word in re.findall(r"[^\W\d_]{4,}", line.author))
    listed = [
        re.compile(rf"(?:{language.inflected(form)})", re.IGNORECASE) for form in (*_forms(outline.people), *authors)
    ]
    seen: list[str] = []
    for place, texts in blocks(chapter):
        for named in (named for text in texts for named in _PERSON.finditer(text)):
            surname = named[2]
            if not surname[0].isupper() or surname.isupper() or any(form.fullmatch(surname) for form in listed):
                continue
            if not any(_same_word(surname, other) for other in seen):
                seen.append(surname)
                yield found("person.unlisted", place, name=named[0])


def _forms(entries: Sequence[IndexEntry]) -> Iterator[str]:
    for entry in entries:
        yield from (str(form) for form in (*entry.forms, re.split(r"[ ,]", entry.name)[0]))


def _same_word(one: str, other: str) -> bool:
    """Whether two words share all but an ending."""
    shared = min(len(one), len(other)) - 2
    return one[: max(4, shared)] == other[: max(4, shared)]


def abbreviations(chapter: Chapter, outline: Outline, language: Language) -> Iterator[Problem]:
    """Abbreviations that are listed twice, listed and not used, used and not listed."""
    seen: set[str] = set()
    for entry in outline.abbreviations:
        if entry.short in seen:
            yield found("abbreviation.twice", entry.place, short=entry.short)
        seen.add(str(entry.short))
    if not seen:
        return
    printed = tuple(blocks(chapter))
    everything = "\n".join((*(text for _, texts in printed for text in texts), *_beside(chapter)))
    for entry in outline.abbreviations:
        if not re.search(
            rf"(?<!\w){language.inflected(entry.short)}(?!\w)|(?<!\w){re.escape(entry.short)}", everything
        ):
            yield found("abbreviation.unused", entry.place, short=entry.short)
    known = {part for short in seen for part in re.split(r"[\s-]+", short)} | seen
    for place, texts in printed:
        for short in (short for text in texts for short in _capitals(text)):
            if short not in known:
                known.add(short)
                yield found("abbreviation.unlisted", place, short=short)


def _beside(chapter: Chapter) -> Iterator[str]:
    """The printed lines outside the sections."""
    for part in (chapter.timeline, chapter.questions, chapter.terms, chapter.question, chapter.objectives):
        yield from lines(part)


def _capitals(text: str) -> Iterator[str]:
    letters = [letter for letter in text if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) > MOST_CAPITALS * len(letters) and len(letters) > 12:
        return
    for word in _CAPITALS.finditer(text):
        if word[0].isupper() and not _ROMAN.fullmatch(word[0]):
            yield word[0]

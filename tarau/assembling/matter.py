"""What a chapter collects from itself: glossary, abbreviations, index, list of sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..chapter import (
    Abbreviation,
    IndexLine,
    Inline,
    Mark,
    Objective,
    Paragraph,
    QuestionSet,
    Reading,
    Section,
    SourceLine,
    Term,
    TermUse,
    Words,
)
from ..cleaning import CleanText
from ..files import Text
from ..languages import Language
from ..outline import IndexEntry, ObjectiveEntry, ReadingEntry, TermEntry
from .assembly import Assembly
from .marking import Finder, Sought, mark, mark_quoted


def number_sources(texts: dict[str, CleanText], language: Language) -> dict[str, int]:
    """The number of each source in the list of sources: by author or title, in the order of the alphabet."""

    def key(id: str) -> tuple[object, str]:
        record = texts[id].source.record
        return language.sort_key(str(record.author or record.title or id)), id

    return {id: number for number, id in enumerate(sorted(texts, key=key), 1)}


def source_lines(assembly: Assembly) -> tuple[SourceLine, ...]:
    """The list of sources."""
    lines = []
    for id, number in assembly.source_numbers.items():
        record = assembly.texts[id].source.record
        known = (record.publisher, record.year, record.pages)
        imprint = ", ".join(str(part) for part in known if part)
        own = "" if record.language in (None, assembly.language.tag) else str(record.language)
        author, title, url = str(record.author or ""), str(record.title or ""), str(record.url or "")
        licence, note = str(record.licence or ""), str(record.note or "")
        source = assembly.texts[id].source
        rights = (url, licence, note, own)
        lines.append(SourceLine(id, number, author, title, imprint, *rights, source.file, source.sha256))
    return tuple(lines)


def mark_sections(
    assembly: Assembly, sections: tuple[Section, ...], questions: QuestionSet | None
) -> tuple[tuple[Section, ...], QuestionSet | None, tuple[Term, ...], tuple[IndexLine, ...]]:
    """The sections and the questions at the chapter's end with their terms and names marked, and the glossary and the
    index that lead to them."""
    sought = tuple(_names(assembly))
    names = Finder(sought, assembly.language, lambda each, id, words: Mark(id, each.id, words), in_titles=True)
    sections = tuple(_with(section, names) for section in sections)
    if questions and "questions" in assembly.outline.chapter.closing:
        questions = mark_quoted(questions, names)
    sections, marks = _mark_terms(assembly, sections)
    return sections, questions, _glossary(assembly, marks), _index(assembly, names)


def abbreviations(assembly: Assembly) -> tuple[Abbreviation, ...]:
    """The list of abbreviations in the order of the alphabet."""
    entries = sorted(assembly.outline.abbreviations, key=lambda entry: assembly.language.sort_key(entry.short))
    return tuple(Abbreviation(entry.short, entry.long, assembly.origin(entry.origin)) for entry in entries)


def _names(assembly: Assembly) -> Iterator[Sought]:
    for entry in (*assembly.outline.people, *assembly.outline.places):
        if not entry.see:
            yield Sought(entry.id, tuple(entry.forms) or (entry.name.split()[0].rstrip(","),), name=True)


def _with(section: Section, finder: Finder) -> Section:
    return replace(section, content=tuple(mark(block, finder) for block in section.content))


@dataclass(slots=True)
class _TermUses:
    """Wraps each term where a section first uses it; running text has its definition set in the margin, once."""

    entries: Mapping[str, TermEntry]
    marks: dict[str, list[str]] = field(default_factory=dict)
    explained: set[str] = field(default_factory=set)
    section: str = ""
    running: bool = False

    def wrap(self, each: Sought, id: str, words: Words) -> Inline | None:
        """The use of a term as a node, or None where this section has used it before."""
        mark_id = f"{each.id}-in-{self.section}"
        if mark_id in self.marks.setdefault(each.id, []):
            return None
        self.marks[each.id].append(mark_id)
        return TermUse(mark_id, each.id, words, self._margin(self.entries[each.id]))

    def _margin(self, entry: TermEntry) -> str:
        if not (entry.margin and self.running) or entry.id in self.explained:
            return ""
        self.explained.add(entry.id)
        return str(entry.short or entry.definition)


def _mark_terms(assembly: Assembly, sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], dict[str, list[str]]]:
    """The sections with their terms marked, and the marks of each term."""
    uses = _TermUses({str(entry.id): entry for entry in assembly.outline.terms})
    sought = tuple(Sought(id, tuple(entry.forms) or (entry.term,), name=False) for id, entry in uses.entries.items())
    finder = Finder(sought, assembly.language, uses.wrap)
    made = []
    for section in sections:
        uses.section, blocks = section.id, []
        for block in section.content:
            uses.running = isinstance(block, Paragraph)
            blocks.append(mark(block, finder))
        made.append(replace(section, content=tuple(blocks)))
    return tuple(made), uses.marks


def _glossary(assembly: Assembly, marks: dict[str, list[str]]) -> tuple[Term, ...]:
    def term(entry: TermEntry) -> Term:
        definition, origin = assembly.words(entry.definition, entry.origin), assembly.origin(entry.origin)
        return Term(entry.id, entry.term, definition, tuple(marks.get(entry.id, ())), origin)

    return tuple(
        term(entry) for entry in sorted(assembly.outline.terms, key=lambda e: assembly.language.sort_key(e.term))
    )


def _index(assembly: Assembly, names: Finder) -> tuple[IndexLine, ...]:
    kinds: Sequence[tuple[str, tuple[IndexEntry, ...]]] = (
        ("person", assembly.outline.people),
        ("place", assembly.outline.places),
    )
    known = {str(entry.id): str(entry.name) for _, entries in kinds for entry in entries}
    lines = []
    for kind, entries in kinds:
        for entry in entries:
            for asked in filter(None, (entry.see, *entry.see_also)):
                if asked not in known:
                    assembly.unknown("index.see", asked, tuple(known))
            also = tuple(known[id] for id in entry.see_also if id in known)
            letter, marks = assembly.language.index_letter(entry.name), tuple(names.marks.get(entry.id, ()))
            see, note = known.get(entry.see or "", ""), str(entry.note or "")
            lines.append(IndexLine(entry.id, letter, str(entry.name), kind, marks, see, also, note))
    return tuple(sorted(lines, key=lambda line: assembly.language.sort_key(line.name)))


def objective(assembly: Assembly, entry: Text | ObjectiveEntry) -> Objective:
    """What a pupil will be able to do; each task that serves it must be there."""
    if not isinstance(entry, ObjectiveEntry):
        return Objective(assembly.words(entry))
    known = (*assembly.numbers, *_ids(assembly))
    for id in entry.tasks:
        if id not in known:
            assembly.unknown("objective.task", id, known)
    return Objective(assembly.words(entry.text), str(entry.code or ""), tuple(map(str, entry.tasks)))


def _ids(assembly: Assembly) -> Iterator[str]:
    for section in assembly.outline.chapter.sections:
        yield from (str(id) for item in section.content if (id := getattr(item, "id", None)))


def reading(assembly: Assembly, entry: ReadingEntry) -> Reading:
    """Something to read on, in the order of a bibliography."""
    imprint = ", ".join(str(part) for part in (entry.publisher, entry.year) if part)
    return Reading(str(entry.author or ""), str(entry.title), imprint, str(entry.url or ""), assembly.words(entry.note))


def check_key_terms(assembly: Assembly) -> None:
    """Note each key term that the glossary does not have."""
    known = tuple(str(entry.id) for entry in assembly.outline.terms)
    for id in assembly.outline.chapter.key_terms:
        if id not in known:
            assembly.unknown("term.unknown", id, known)

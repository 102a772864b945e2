"""What the parts of assembling share while one chapter is put together: the material, the numbers, the problems."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..chapter import ByAuthors, CrossReference, FromDataset, FromSource, Origin, Run, Words
from ..cleaning import CleanText
from ..files import Text
from ..languages import CASES, Language
from ..outline import Dataset, Editorial, Origins, Outline, Quoted
from ..problems import Message, Place, Problem, error, near
from . import markdown, passages


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a reference to an id says: a kind with a number (`table`, 2), or with a title (`box`, 0, its title)."""

    kind: str
    number: int
    title: str = ""


@dataclass(slots=True)
class Assembly:
    """The material of one chapter and all that was found wrong with it so far."""

    outline: Outline
    texts: Mapping[str, CleanText]
    language: Language
    numbers: Mapping[str, Numbered]
    source_numbers: Mapping[str, int]
    problems: list[Problem] = field(default_factory=list)
    notes: int = 0
    ids: Counter[str] = field(default_factory=Counter)

    @property
    def sections(self) -> tuple[str, ...]:
        """The ids of the sections, in order."""
        return tuple(str(section.id) for section in self.outline.chapter.sections)

    @property
    def decimal(self) -> str:
        """The decimal sign of the chapter's language."""
        return self.language.number("0.5")[1]

    def words(self, text: Text | None, origins: Origins = ()) -> Words:
        """A line of Markdown as words; no words for no text."""
        return () if text is None else markdown.line(text, self.setting(origins), self.problems)

    def pieces(self, text: Text, origins: Origins) -> tuple[markdown.Piece, ...]:
        """A Markdown text as paragraphs and lists."""
        return markdown.pieces(text, self.setting(origins), self.problems)

    def setting(self, origins: Origins) -> markdown.Setting:
        """How a text with these origins is read."""
        return markdown.Setting(self.origin(origins), self.refer, self.count_note)

    def count_note(self) -> int:
        """The number of the next footnote."""
        self.notes += 1
        return self.notes

    def origin(self, origins: Origins) -> Origin:
        """The origin that an outline's list of origins names; its quotations are looked up."""
        datasets = [each for each in origins if isinstance(each, Dataset)]
        if datasets and len(origins) == 1:
            return FromDataset(datasets[0].dataset, datasets[0].version, datasets[0].licence)
        quoted = (self.quoted(each) for each in origins if isinstance(each, Quoted))
        notes = (each.editorial for each in origins if isinstance(each, Editorial))
        return ByAuthors(tuple(found for found in quoted if found), "; ".join(notes))

    def quoted(self, quoted: Quoted) -> FromSource | None:
        """The passage that an origin quotes."""
        found = self.passage(quoted.source, quoted.quote, None)
        return passages.origin(self.texts[quoted.source], *found) if found else None

    def sources(self, origin: Origin) -> tuple[int, ...]:
        """The numbers, in the list of sources, of what a figure rests on."""
        passages_used = origin.rests_on if isinstance(origin, ByAuthors) else ()
        return tuple(sorted({self.source_numbers[each.source] for each in passages_used}))

    def passage(self, source: Text, from_: Text, to: Text | None) -> tuple[int, int] | None:
        """The stretch of a source's clean text between two quotations; None when a problem was noted instead."""
        if source not in self.texts:
            self.problems.append(passages.unknown_source(source, tuple(self.texts)))
            return None
        found = passages.find(self.texts[source], from_, to)
        if isinstance(found, Problem):
            others = {id: text for id, text in self.texts.items() if id != source}
            other = passages.elsewhere(from_, others) if found.place == from_.place else ""
            if found.code == "passage.missing" and other:
                remedy = Message("they stand in '{other}'", (("other", other),))
                found = replace(found, remedy=remedy)
            self.problems.append(found)
            return None
        return found

    def refer(self, target: str, case: str, asked: Text) -> CrossReference | Problem:
        """A reference in words, or why there is none."""
        if target not in self.numbers:
            message = "there is nothing with the id '{id}' to refer to"
            return error("reference.unknown", asked.place, message, near(target, self.numbers), id=target)
        if case and case not in CASES:
            message = "'{case}' is no grammatical case"
            return error("reference.case", asked.place, message, near(case, CASES), case=case)
        numbered, language = self.numbers[target], self.language
        if numbered.title and not case:
            return CrossReference(target, language.label("quoted-title", title=numbered.title))
        return CrossReference(
            target, language.reference(numbered.kind, numbered.title or numbered.number, case or "nom")
        )

    def id_for(self, prefix: str, words: str) -> str:
        """An id for a node that its author gave none: made of its words, so that it stays when others move."""
        made = f"{prefix}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
        self.ids[made] += 1
        return made if self.ids[made] == 1 else f"{made}-{self.ids[made]}"

    def unknown(self, code: str, asked: Text, known: tuple[str, ...]) -> None:
        """Note that an id is not among those known."""
        message = "there is nothing with the id '{id}' to refer to"
        self.problems.append(error(code, asked.place, message, near(asked, known), id=asked))

    def space(self) -> Run:
        """A space of the authors' between words of which each stands for itself."""
        return Run(" ", ByAuthors())

    def wrong(self, code: str, place: Place, message: str, remedy: str | Message, **values: object) -> None:
        """Note a problem."""
        self.problems.append(error(code, place, message, remedy, **values))

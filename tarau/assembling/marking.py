"""Finding terms, persons and places in the finished text, in whatever form they are inflected."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..chapter import (
    AnyQuestion,
    Block,
    Compare,
    ComparedSide,
    CompareSources,
    Emphasis,
    Foreign,
    Inline,
    Listing,
    Map,
    Mark,
    Paragraph,
    QuestionSet,
    Quotation,
    Run,
    Sidebar,
    SourceAnalysis,
    Spot,
    Strong,
    Table,
    TermUse,
    ThenNow,
    ThenNowCard,
    Underlined,
    Words,
)
from ..languages import Language
from .passages import part


@dataclass(frozen=True, slots=True)
class Sought:
    """Something to find: its id, the stems of its forms, and how its find becomes a node."""

    id: str
    forms: tuple[str, ...]
    name: bool
    """Names are found as written, with the initials before them; terms in small or capital letters."""


@dataclass(slots=True)
class Finder:
    """Finds some words in text after text and remembers the ids of the places where they stood."""

    sought: Sequence[Sought]
    language: Language
    wrap: Callable[[Sought, str, Words], Inline | None]
    """Makes the node of a find from its mark's id and its words; None leaves the words alone."""
    in_titles: bool = False
    """Whether the titles of boxes and the cells of tables are searched too: the index should lead to them."""
    marks: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self._patterns = [(each, self._pattern(each)) for each in self.sought]

    _patterns: list[tuple[Sought, re.Pattern[str]]] = field(init=False)

    def _pattern(self, each: Sought) -> re.Pattern[str]:
        forms = sorted(each.forms, key=len, reverse=True)
        stems = "|".join(self.language.inflected(form) for form in forms)
        initials = r"(?:\w\.[ \u00a0]?){1,2}" if each.name else ""
        prefix = f"(?:{initials})?" if initials else ""
        return re.compile(rf"(?<!\w){prefix}(?:{stems})(?!\w)", 0 if each.name else re.IGNORECASE)

    def words(self, words: Words) -> Words:
        """The words with what was found in them wrapped."""
        made: list[Inline] = []
        for word in words:
            if isinstance(word, Run):
                made += self._run(word)
            elif isinstance(word, Emphasis | Strong | Underlined | Foreign | TermUse | Mark):
                made.append(replace(word, content=self.words(word.content)))
            else:
                made.append(word)
        return tuple(made)

    def named_in(self, node: str, texts: Iterable[str]) -> None:
        """Remember a node that cannot hold marks, such as a table, as a place of all that its texts name."""
        for id in dict.fromkeys(each.id for text in texts for _, _, each in self._finds(text)):
            if node not in self.marks[id]:  # a question may stand in a section and at the chapter's end
                self.marks[id].append(node)

    def shown_in(self, node: str, ids: Iterable[str]) -> None:
        """Remember a node, such as a map, as a place of what it shows, by ids: other things may bear the same name."""
        for id in dict.fromkeys(ids):
            self.marks[id].append(node)

    def _run(self, run: Run) -> Iterator[Inline]:
        position = 0
        for start, end, each in self._finds(run.text):
            number = len(self.marks[each.id]) + 1
            id = f"{each.id}-at-{number}"
            node = self.wrap(each, id, (part(run, start, end),))
            if node is None:
                continue
            self.marks[each.id].append(id)
            if start > position:
                yield part(run, position, start)
            yield node
            position = end
        if position == 0:
            yield run
        elif position < len(run.text):
            yield part(run, position, len(run.text))

    def _finds(self, text: str) -> Iterator[tuple[int, int, Sought]]:
        """What stands in a text, from left to right; of two finds that overlap, the first and longer one."""
        finds = [(*found.span(), each) for each, pattern in self._patterns for found in pattern.finditer(text)]
        position = 0
        for start, end, each in sorted(finds, key=lambda find: (find[0], -find[1])):
            if start >= position:
                yield start, end, each
                position = end


def mark(block: Block, finder: Finder) -> Block:
    """A block with what the finder finds in its running text; headings stay as they are, of questions all but the
    passages that they quote.

    A table and a map stay as they are too, but names are found in them: the index leads to them.
    """
    match block:
        case Paragraph():
            return replace(block, content=finder.words(block.content))
        case Listing():
            return replace(block, items=tuple(finder.words(item) for item in block.items))
        case Quotation():
            return replace(block, content=_all(block.content, finder), attribution=_said_by(block.attribution, finder))
        case Sidebar():
            title = finder.words(block.title) if finder.in_titles else block.title
            content, quoted = _all(block.content, finder), _all(block.quoted, finder)
            said_by = _said_by(block.attribution, finder)
            return replace(block, title=title, content=content, quoted=quoted, attribution=said_by)
        case Table() | Map():
            if finder.in_titles:
                _found_in(block, finder)
            return block
        case QuestionSet():
            return mark_quoted(block, finder) if finder.in_titles else block
        case Compare():
            return replace(block, sides=tuple(_side(side, finder) for side in block.sides))
        case ThenNow():
            return replace(block, then=_card(block.then, finder), now=_card(block.now, finder))
        case _:
            return block


def _found_in(block: Table | Map, finder: Finder) -> None:
    """Let the index lead to a block that cannot hold marks."""
    match block:
        case Table():
            finder.named_in(block.id, (cell.text for row in block.rows for cell in row))
        case Map():
            finder.shown_in(block.id, (spot.entry for spot in _spots(block)))


def _spots(node: Map) -> Iterator[Spot]:
    yield from node.points
    for line in node.lines:
        yield from line.through


def mark_quoted(questions: QuestionSet, finder: Finder) -> QuestionSet:
    """Questions with what the finder finds in the passages that they quote."""
    groups = tuple((name, tuple(_quoted(each, finder) for each in group)) for name, group in questions.groups)
    return replace(questions, groups=groups)


def _quoted(question: AnyQuestion, finder: Finder) -> AnyQuestion:
    match question:
        case SourceAnalysis():
            said_by = _said_by(question.attribution, finder)
            return replace(question, quoted=_all(question.quoted, finder), attribution=said_by)
        case CompareSources():
            return replace(question, sides=tuple(_side(side, finder) for side in question.sides))
        case _:
            return question


def _side(side: ComparedSide, finder: Finder) -> ComparedSide:
    return replace(side, content=_all(side.content, finder), attribution=_said_by(side.attribution, finder))


def _said_by(words: Words, finder: Finder) -> Words:
    """Whose words a quotation is, with the names in it: the index leads to a person who is quoted, too."""
    return finder.words(words) if finder.in_titles else words


def _card(card: ThenNowCard, finder: Finder) -> ThenNowCard:
    return replace(card, content=_all(card.content, finder))


def _all(parts: tuple[Any, ...], finder: Finder) -> tuple[Any, ...]:
    return tuple(mark(part, finder) for part in parts)

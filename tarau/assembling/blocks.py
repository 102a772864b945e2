"""The entries of a section as nodes of the tree: one small function for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from ..chapter import (
    Block,
    ByAuthors,
    Compare,
    Heading,
    Listing,
    Paragraph,
    Prose,
    Quotation,
    Run,
    Sidebar,
    Task,
    ThenNow,
    ThenNowCard,
)
from ..files import Text
from ..outline import (
    Authored,
    Card,
    Comparison,
    ConflictBox,
    DataChart,
    DataTable,
    Item,
    ListEntry,
    MapFigure,
    Origins,
    Pair,
    Passage,
    PictureFigure,
    QuestionBlock,
    QuotationEntry,
    SidebarBox,
    Subheading,
    TaskEntry,
    TimelineFigure,
)
from ..outline import Heading as HeadingEntry
from . import bank, conflicts, figures
from .assembly import Assembly
from .quoting import as_paragraph, excerpt, plain, side


def blocks(assembly: Assembly, section: str, items: Sequence[Item]) -> tuple[Block, ...]:
    """The nodes of a section's entries, in order; joined texts go on in the paragraph before them."""
    made: list[Block] = []
    for item, following in zip(items, [*items[1:], None], strict=True):
        last = not (isinstance(item, Passage) and isinstance(following, Passage) and following.source == item.source)
        for index, block in enumerate(_nodes(assembly, section, item, mark_source=last)):
            before = made[-1] if made else None
            if index == 0 and _joined(item) and isinstance(before, Paragraph) and isinstance(block, Paragraph):
                space = Run(" ", ByAuthors())
                made[-1] = replace(before, content=(*before.content, space, *block.content))
            else:
                made.append(block)
    return tuple(made)


def _joined(item: Item) -> bool:
    return isinstance(item, Authored | Passage) and item.joined


def _nodes(assembly: Assembly, section: str, item: Item, *, mark_source: bool) -> Iterator[Block]:
    match item:
        case Authored():
            yield from prose(assembly, section, item.text, item.origin)
        case Passage():
            yield from excerpt(assembly, section, item, mark_source=mark_source)
        case HeadingEntry():
            yield Heading(item.place, item.id, assembly.words(item.heading), ByAuthors())
        case Subheading():
            yield _subheading(assembly, section, item)
        case ListEntry():
            yield _listing(assembly, section, item)
        case QuotationEntry():
            yield _quotation(assembly, section, item)
        case SidebarBox():
            yield _sidebar(assembly, item)
        case DataTable() | DataChart() | PictureFigure() | MapFigure() | TimelineFigure():
            yield from figures.figures(assembly, item)
        case Comparison() | ConflictBox():
            yield from _compared(assembly, item)
        case Pair():
            yield _pair(assembly, item)
        case QuestionBlock():
            yield bank.question_set(assembly, item)
        case _:
            assert_never(item)


def prose(assembly: Assembly, prefix: str, text: Text, origins: Origins) -> Iterator[Prose]:
    """Authored Markdown as paragraphs and lists."""
    origin = assembly.origin(origins)
    for piece in assembly.pieces(text, origins):
        id = assembly.id_for(prefix, "".join(plain(words) for words in piece.items))
        if piece.is_list:
            yield Listing(text.place, id, piece.items, piece.ordered, origin)
        else:
            yield Paragraph(text.place, id, piece.items[0], origin)


def _subheading(assembly: Assembly, section: str, item: Subheading) -> Heading:
    entry = next(entry for entry in assembly.outline.chapter.sections if entry.id == section)
    if not any(isinstance(before, HeadingEntry) for before in entry.content[: entry.content.index(item)]):
        message, remedy = "this subheading stands under no heading", "write 'heading' in place of 'subheading'"
        assembly.wrong("heading.order", item.place, message, remedy)
    return Heading(item.place, item.id, assembly.words(item.subheading), ByAuthors(), level=4)


def _listing(assembly: Assembly, section: str, item: ListEntry) -> Listing:
    words = tuple(assembly.words(each, item.origin) for each in item.items)
    id = item.id or assembly.id_for(section, "".join(map(plain, words)))
    origin = assembly.origin(item.origin)
    return Listing(item.place, id, words, item.ordered, origin, assembly.words(item.title, item.origin))


def _quotation(assembly: Assembly, section: str, item: QuotationEntry) -> Quotation:
    if (item.text is None) == (item.excerpt is None):
        message, remedy = "a quotation is either an 'excerpt' or a 'text'", "write one of the two"
        assembly.wrong("quotation.words", item.place, message, remedy)
    content: tuple[Prose, ...] = ()
    if item.excerpt:
        content = tuple(map(as_paragraph, excerpt(assembly, section, item.excerpt)))
    elif item.text:
        content = tuple(prose(assembly, section, item.text, item.origin))
    origin = content[0].origin if item.excerpt and content else assembly.origin(item.origin)
    id = item.id or assembly.id_for(section, "".join(f"«{part.id}»" for part in content))
    return Quotation(item.place, id, content, assembly.words(item.attribution), origin)


def _sidebar(assembly: Assembly, item: SidebarBox) -> Sidebar:
    content = () if item.text is None else tuple(prose(assembly, item.id, item.text, item.origin))
    quoted = tuple(excerpt(assembly, item.id, item.excerpt)) if item.excerpt else ()
    if item.text is None and item.excerpt is None:
        message, remedy = "this box says nothing", "give it a 'text' or an 'excerpt'"
        assembly.wrong("sidebar.empty", item.place, message, remedy)
    return Sidebar(
        item.place,
        item.id,
        item.kind,
        assembly.words(item.title),
        assembly.words(item.subtitle),
        content,
        tuple(map(as_paragraph, quoted)),
        assembly.words(item.attribution),
        _tasks(assembly, item.questions),
        assembly.origin(item.origin),
    )


def _tasks(assembly: Assembly, entries: Sequence[Text | TaskEntry]) -> tuple[Task, ...]:
    """The questions of a box, with their answers where the outline gives them."""
    return tuple(
        Task(assembly.words(entry.question), assembly.words(entry.answer))
        if isinstance(entry, TaskEntry)
        else Task(assembly.words(entry), ())
        for entry in entries
    )


def _pair(assembly: Assembly, item: Pair) -> ThenNow:
    then, now = _card(assembly, item.then), _card(assembly, item.now)
    return ThenNow(item.place, item.id, assembly.words(item.title), then, now, ByAuthors())


def _card(assembly: Assembly, card: Card) -> ThenNowCard:
    content = tuple(prose(assembly, "card", card.text, card.origin))
    return ThenNowCard(assembly.words(card.when), content, assembly.origin(card.origin))


def _compared(assembly: Assembly, item: Comparison | ConflictBox) -> Iterator[Compare]:
    """A comparison, or that of a contradiction; nothing where a problem was noted instead."""
    entry = conflicts.comparison(assembly, item) if isinstance(item, ConflictBox) else item
    if entry:
        yield _compare(assembly, entry)


def _compare(assembly: Assembly, item: Comparison) -> Compare:
    letters = assembly.language.list_letters(len(item.passages))
    if len(item.passages) < 2:
        message, remedy = "one passage alone cannot be compared", "add a second passage"
        assembly.wrong("compare.single", item.place, message, remedy)
    sides = tuple(side(assembly, item.id, letter, each) for letter, each in zip(letters, item.passages, strict=True))
    questions = _tasks(assembly, item.questions)
    question = assembly.words(item.question)
    return Compare(item.place, item.id, assembly.words(item.title), question, sides, questions, ByAuthors())

"""The entries of a section as nodes of the tree: one small function for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from ..chapter import (
    Block,
    ByAuthors,
    Compare,
    ComparedSide,
    FromSource,
    Heading,
    Inline,
    Listing,
    Origin,
    Paragraph,
    Prose,
    Quotation,
    Run,
    Sidebar,
    SourceMark,
    ThenNow,
    ThenNowCard,
    Underlined,
    Words,
)
from ..files import Text
from ..outline import (
    Authored,
    Card,
    ComparedPassage,
    Comparison,
    DataChart,
    DataTable,
    Item,
    ListEntry,
    Origins,
    Pair,
    Passage,
    PictureFigure,
    QuestionBlock,
    QuotationEntry,
    SidebarBox,
    Subheading,
    TimelineFigure,
)
from ..outline import Heading as HeadingEntry
from . import figures, markdown, passages, questions
from .assembly import Assembly


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
        case DataTable() | DataChart() | PictureFigure() | TimelineFigure():
            yield from figures.figures(assembly, item)
        case Comparison():
            yield _compare(assembly, item)
        case Pair():
            yield _pair(assembly, item)
        case QuestionBlock():
            yield questions.question_set(assembly, item)
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


def excerpt(
    assembly: Assembly, prefix: str, item: Passage, *, mark_source: bool = True
) -> Iterator[Paragraph | Heading]:
    """A passage of a source as paragraphs; the last one ends in the number of its source."""
    found = assembly.passage(item.source, item.from_, item.to)
    if not found:
        return
    clean = assembly.texts[item.source]
    parts = [part for part in clean.paragraphs if part.start < found[1] and part.end > found[0]]
    for word in markdown.ENDLESS.finditer(clean.text[slice(*found)]):
        assembly.problems.append(markdown.endless(word[0], item.place))
    for part in parts:
        start, end = max(part.start, found[0]), min(part.end, found[1])
        start += len(clean.text[start:end]) - len(clean.text[start:end].lstrip())
        origin = passages.origin(clean, start, end)
        words: Words = (Run(clean.text[start:end].rstrip(), origin),)
        if part is parts[-1] and mark_source:
            words = (*words, SourceMark(clean.source.id, assembly.source_numbers[clean.source.id]))
        id = assembly.id_for(prefix, clean.text[start:end])
        whole = start == part.start and end == part.end
        node = Heading if part.kind == "heading" and whole and len(parts) > 1 else Paragraph
        yield node(item.place, id, words, origin)


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
        content = tuple(map(_as_paragraph, excerpt(assembly, section, item.excerpt)))
    elif item.text:
        content = tuple(prose(assembly, section, item.text, item.origin))
    origin = content[0].origin if item.excerpt and content else assembly.origin(item.origin)
    id = item.id or assembly.id_for(section, "".join(f"«{part.id}»" for part in content))
    return Quotation(item.place, id, content, assembly.words(item.attribution), origin)


def plain(words: Words) -> str:
    """The letters of some words, without notes and marks."""
    return "".join(_letters(word) for word in words)


def _letters(word: Inline) -> str:
    if isinstance(word, Run):
        return word.text
    content = getattr(word, "content", ())
    return plain(content) if not hasattr(word, "number") else ""


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
        tuple(map(_as_paragraph, quoted)),
        assembly.words(item.attribution),
        tuple(assembly.words(question) for question in item.questions),
        assembly.origin(item.origin),
    )


def _as_paragraph(part: Paragraph | Heading) -> Paragraph:
    """A heading inside a quoted passage, which a box sets as a paragraph like the others."""
    return part if isinstance(part, Paragraph) else Paragraph(part.place, part.id, part.content, part.origin)


def _pair(assembly: Assembly, item: Pair) -> ThenNow:
    then, now = _card(assembly, item.then), _card(assembly, item.now)
    return ThenNow(item.place, item.id, assembly.words(item.title), then, now, ByAuthors())


def _card(assembly: Assembly, card: Card) -> ThenNowCard:
    content = tuple(prose(assembly, "card", card.text, card.origin))
    return ThenNowCard(assembly.words(card.when), content, assembly.origin(card.origin))


def _compare(assembly: Assembly, item: Comparison) -> Compare:
    letters = assembly.language.list_letters(len(item.passages))
    if len(item.passages) < 2:
        message, remedy = "one passage alone cannot be compared", "add a second passage"
        assembly.wrong("compare.single", item.place, message, remedy)
    sides = tuple(_side(assembly, item.id, letter, each) for letter, each in zip(letters, item.passages, strict=True))
    questions = tuple(assembly.words(question) for question in item.questions)
    question = assembly.words(item.question)
    return Compare(item.place, item.id, assembly.words(item.title), question, sides, questions, ByAuthors())


def _side(assembly: Assembly, prefix: str, letter: str, item: ComparedPassage) -> ComparedSide:
    passage = Passage(item.source, item.from_, item.to, place=item.place)
    content = tuple(excerpt(assembly, prefix, passage, mark_source=False))
    if content:
        for words in item.marked:
            if not any(words in plain(paragraph.content) for paragraph in content):
                message, remedy = "the words '{words}' do not stand in this passage", "copy them from the passage"
                assembly.wrong("compare.marked", words.place, message, remedy, words=words)
    paragraphs = tuple(
        replace(part, content=_underlined(part.content, tuple(item.marked))) for part in map(_as_paragraph, content)
    )
    origin: Origin = content[0].origin if content else FromSource(item.source, 0, 0)
    number = assembly.source_numbers.get(item.source, 0)
    return ComparedSide(letter, paragraphs, assembly.words(item.attribution), number, origin)


def _underlined(words: Words, marked: tuple[str, ...]) -> Words:
    """The words with each of the marked stretches underlined where it first stands."""
    made: list[Inline] = []
    for word in words:
        made += _split(word, marked) if isinstance(word, Run) else [word]
    return tuple(made)


def _split(run: Run, marked: tuple[str, ...]) -> list[Inline]:
    for words in marked:
        start = run.text.find(words)
        if start >= 0:
            end, length = start + len(words), len(run.text)
            parts: list[Inline] = [Underlined((passages.part(run, start, end),))]
            left = _split(passages.part(run, 0, start), marked) if start else []
            right = _split(passages.part(run, end, length), marked) if end < length else []
            return [*left, *parts, *right]
    return [run]

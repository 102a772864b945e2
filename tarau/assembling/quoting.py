"""Passages of sources as nodes: excerpts, and the sides of a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..chapter import (
    ComparedSide,
    FromSource,
    Heading,
    Inline,
    Origin,
    Paragraph,
    Run,
    SourceMark,
    Underlined,
    Words,
)
from ..outline import ComparedPassage, Passage
from . import markdown, passages
from .assembly import Assembly


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


def plain(words: Words) -> str:
    """The letters of some words, without notes and marks."""
    return "".join(_letters(word) for word in words)


def _letters(word: Inline) -> str:
    if isinstance(word, Run):
        return word.text
    content = getattr(word, "content", ())
    return plain(content) if not hasattr(word, "number") else ""


def as_paragraph(part: Paragraph | Heading) -> Paragraph:
    """A heading inside a quoted passage, which a box sets as a paragraph like the others."""
    return part if isinstance(part, Paragraph) else Paragraph(part.place, part.id, part.content, part.origin)


def side(assembly: Assembly, prefix: str, letter: str, item: ComparedPassage) -> ComparedSide:
    """One side of a comparison under its letter, with the words underlined in which it contradicts the others."""
    passage = Passage(item.source, item.from_, item.to, place=item.place)
    content = tuple(excerpt(assembly, prefix, passage, mark_source=False))
    if content:
        for words in item.marked:
            if not any(words in plain(paragraph.content) for paragraph in content):
                message, remedy = "the words '{words}' do not stand in this passage", "copy them from the passage"
                assembly.wrong("compare.marked", words.place, message, remedy, words=words)
    paragraphs = tuple(
        replace(part, content=_underlined(part.content, tuple(item.marked))) for part in map(as_paragraph, content)
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

"""A contradiction between sources as a comparison: the sentences around its quotations, with what differs marked."""

from __future__ import annotations

from ..files import Text
from ..languages import language
from ..outline import ComparedPassage, Comparison, ConflictBox, ConflictPassage
from .assembly import Assembly


def comparison(assembly: Assembly, item: ConflictBox) -> Comparison | None:
    """The comparison that a box asks for, or None when a problem was noted instead."""
    decisions = {str(each.id): each for each in assembly.outline.conflicts}
    decided = decisions.get(str(item.conflict))
    if decided is None:
        assembly.unknown("conflict.unknown", item.conflict, tuple(decisions))
        return None
    if decided.decision != "real":
        message = "conflicts.yaml decides '{decision}' on '{id}', so there is nothing to compare"
        remedy = "decide 'real' there, or take the box out"
        values = {"decision": decided.decision, "id": item.conflict}
        assembly.wrong("conflict.decision", item.place, message, remedy, **values)
        return None
    passages = tuple(found for each in decided.passages if (found := _sentences(assembly, each)))
    if len(passages) < len(decided.passages):  # what is wrong with the others has been noted
        return None
    title = item.title or Text(assembly.language.label("conflict_title"), item.place)
    question = item.question or Text(assembly.language.label("conflict_question"), item.place)
    return Comparison(item.id, title, question, passages, item.questions, item.place)


def _sentences(assembly: Assembly, passage: ConflictPassage) -> ComparedPassage | None:
    """The sentences of a source in which a quotation stands, whole; None when it is not found, which is noted."""
    found = assembly.passage(passage.source, passage.quote, None)
    if found is None:
        return None
    clean = assembly.texts[passage.source]
    start, end = found
    for paragraph in clean.paragraphs:
        if paragraph.start <= found[0] < paragraph.end:
            inside = language(clean.source.language).sentences(clean.text[paragraph.start : paragraph.end])
            spans = [(paragraph.start + first, paragraph.start + last) for first, last in inside]
            start = next((first for first, last in spans if last > found[0]), start)
            start = min(start, found[0])
            end = max(end, next((last for _, last in spans if last >= found[1]), end))
    words = Text(clean.text[start:end], passage.quote.place)
    marked = passage.mark or Text(clean.text[slice(*found)], passage.quote.place)
    return ComparedPassage(passage.source, words, marked=(marked,), place=passage.place)

"""Raw text in, clean text and its ledger out: the rules run until none of them wants anything more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..languages import Language
from ..problems import Place, Problem, warning
from ..sources import Source, text_source
from .cleantext import CleanText, citations_of, paragraphs_of, segments_of
from .corrections import Correction
from .desk import Decision, decided
from .draft import Draft, with_context
from .guard import prove
from .ledger import Alignment, Entry, Ledger, Risk
from .rule import Context
from .rules import RULES
from .settling import settled
from .structure import copies

#: What may stand in a ledger as the reason of a change.
_NAMES = frozenset({"editor", *(rule.name for rule in RULES)})


def clean(
    source: Source,
    language: Language,
    corrections: Sequence[Correction] = (),
    *,
    up_to: Risk = Risk.STRUCTURE,
    witnesses: Sequence[str] = (),
) -> CleanText:
    """The clean text of a source, with everything that was done to it.

    The machine acts up to the risk `up_to`; what is riskier is only suggested. `corrections` are the editor's
    decisions on this source and outweigh the machine. `witnesses` are the raw texts of other sources on the same
    matter. Raises a ChapterError where a decision fits no place or several.
    """
    known = Context(source.blocks, tuple(witnesses))
    draft, offers = settled(Draft(source.text, source.text), known, language, up_to)
    decision = decided(draft, offers, corrections)
    return _finished(source, language, decision)


def clean_text(
    text: str, language: Language, *, up_to: Risk = Risk.STRUCTURE, witnesses: Sequence[str] = ()
) -> CleanText:
    """The clean text of a plain text that stands in no file."""
    return clean(text_source(text, language.tag), language, up_to=up_to, witnesses=witnesses)


def rule_reference() -> tuple[tuple[str, Risk, str], ...]:
    """Name, risk and description of every rule, in the order in which they run."""
    return tuple((rule.name, rule.risk, rule.description) for rule in RULES)


def _finished(source: Source, language: Language, decision: Decision) -> CleanText:
    """The clean text with its ledger, proven: it leads to the clean text and back, and no raw character is missing."""
    draft = decision.draft
    entries = (with_context(source.text, entry) for entry in (*draft.entries, *decision.others))
    ledger = Ledger(sorted(entries, key=lambda entry: (entry.start, entry.end, entry.status, entry.rules)))
    prove(source.text, draft.text, ledger, _NAMES)
    alignment = Alignment(ledger.applied)
    paragraphs = paragraphs_of(draft.text, source, alignment, language)
    return CleanText(
        source,
        draft.text,
        paragraphs,
        ledger,
        citations=citations_of(draft),
        segments=segments_of(draft.text, paragraphs),
        problems=(*_warnings(source, draft, alignment), *decision.problems),
        alignment=alignment,
    )


def _warnings(source: Source, draft: Draft, alignment: Alignment) -> Iterator[Problem]:
    """What a person should know: the text looked otherwise than it was, or says the same again."""
    turned = [entry for entry in draft.entries if "characters.direction" in entry.rules]
    if turned:
        yield _turned(source, turned)
    again = [alignment.raw_start(start) for start, _ in copies(draft.text)]
    if again:
        message = "paragraphs stand in the text more than once; {count} of them are copies, the first one is here"
        remedy = "look whether a part was pasted twice; what is too much can be removed in corrections.yaml"
        place = Place(source.file or source.id, *source.position(again[0]))
        yield warning("cleaning.repeated", place, message, remedy, count=len(again))


def _turned(source: Source, turned: Sequence[Entry]) -> Problem:
    place = Place(source.file or source.id, *source.position(turned[0].start))
    message = "hidden marks that turn the direction of writing were taken out; there are {count} of them"
    remedy = "read this place: the text may have looked otherwise than it was"
    return warning("cleaning.direction", place, message, remedy, count=len(turned))

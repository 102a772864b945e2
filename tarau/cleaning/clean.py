"""Raw text in, clean text and its ledger out: the rules run until none of them wants anything more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..languages import Language
from ..problems import Place, Problem, warning
from ..sources import Block, Source, text_source
from .cleantext import CleanText, citations_of, paragraphs_of, segments_of
from .corrections import Correction
from .desk import Decision, Offer, decided
from .draft import Draft, with_context
from .guard import may_act, prove
from .ledger import Alignment, Change, Ledger, Risk
from .rule import Context, Rule
from .rules import RULES
from .tongues import Stretch, Tongues, in_their_languages

#: What may stand in a ledger as the reason of a change.
_NAMES = frozenset({"editor", *(rule.name for rule in RULES)})

#: Families that judge a text as a whole, in whatever language its paragraphs are.
OF_NO_LANGUAGE = frozenset({"encoding", "characters", "noise"})

#: A text is clean after two rounds as a rule; a bound keeps a hostile one from going on for ever.
ROUNDS = 12


def clean(
    source: Source, language: Language, corrections: Sequence[Correction] = (), *, up_to: Risk = Risk.STRUCTURE
) -> CleanText:
    """The clean text of a source, with everything that was done to it.

    The machine acts up to the risk `up_to`; what is riskier is only suggested. `corrections` are the editor's
    decisions on this source and outweigh the machine. Raises a ChapterError where one of them fits no place or several.
    """
    draft, offers = _settled(Draft(source.text, source.text), source.blocks, language, up_to)
    decision = decided(draft, offers, corrections)
    return _finished(source, language, decision)


def clean_text(text: str, language: Language, *, up_to: Risk = Risk.STRUCTURE) -> CleanText:
    """The clean text of a plain text that stands in no file."""
    return clean(text_source(text, language.tag), language, up_to=up_to)


def rule_reference() -> tuple[tuple[str, Risk, str], ...]:
    """Name, risk and description of every rule, in the order in which they run."""
    return tuple((rule.name, rule.risk, rule.description) for rule in RULES)


@dataclass(slots=True)
class _Round:
    """Inner: what the rules said when they last saw the text, so that none looks twice at the same text."""

    seen: dict[str, str]
    offers: dict[str, tuple[Offer, ...]]
    tongues: Tongues


def _settled(draft: Draft, blocks: tuple[Block, ...], language: Language, up_to: Risk) -> tuple[Draft, list[Offer]]:
    """The draft after which no rule wants anything more, and what the rules only offer."""
    memory = _Round({}, {}, Tongues())
    for _ in range(ROUNDS):
        before = draft
        memory.tongues.begin_round()
        for rule in RULES:
            if memory.seen.get(rule.name) != draft.text or (rule.sees_blocks and blocks):
                draft = _run(rule, draft, blocks, language, up_to, memory)
        if draft.entries is before.entries:
            break
    return draft, [offer for rule in RULES for offer in memory.offers[rule.name]]


def _run(rule: Rule, draft: Draft, blocks: tuple[Block, ...], language: Language, up_to: Risk, memory: _Round) -> Draft:
    context = Context(_present(blocks, draft)) if rule.sees_blocks and blocks else Context()
    changes, offers = [], []
    stretches = memory.tongues.stretches(draft.text, language) if rule.family not in OF_NO_LANGUAGE else ()
    for change in _wanted(rule, draft.text, language, context, stretches):
        if change.suggest or rule.risk > up_to:
            offers.append(Offer(change, rule))
        elif not may_act(rule.family, draft.text, change, language.confusables):
            reason = change.reason or "it touches a number or a name"
            offers.append(Offer(replace(change, reason=reason, suggest=True), rule))
        else:
            changes.append(change)
    memory.offers[rule.name] = tuple(offers)
    memory.seen[rule.name] = draft.text
    return draft.apply(changes, rule.name, rule.risk) if changes else draft


def _wanted(
    rule: Rule, text: str, language: Language, context: Context, stretches: tuple[Stretch, ...]
) -> Iterable[Change]:
    """What a rule wants in a text; the stretches in another language are judged by that language."""
    if not stretches:
        return rule.wants(text, language, context)
    others = {tag: tuple(rule.wants(text, spoken, context)) for tag, spoken in _spoken(stretches).items()}
    own = tuple(rule.wants(text, language, context))
    return in_their_languages(own, [(stretch, others[stretch.language.tag]) for stretch in stretches])


def _spoken(stretches: tuple[Stretch, ...]) -> dict[str, Language]:
    return {stretch.language.tag: stretch.language for stretch in stretches}


def _present(blocks: tuple[Block, ...], draft: Draft) -> tuple[Block, ...]:
    """The source's blocks in offsets of the present text; what is gone is left out."""
    alignment = Alignment(draft.entries)
    moved = (replace(block, start=alignment.clean(block.start), end=alignment.clean(block.end)) for block in blocks)
    return tuple(block for block in moved if block.start < block.end)


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
        problems=(*_warnings(source, draft), *decision.problems),
        alignment=alignment,
    )


def _warnings(source: Source, draft: Draft) -> tuple[Problem, ...]:
    """What a person should know: the text looked otherwise than it was."""
    turned = [entry for entry in draft.entries if "characters.direction" in entry.rules]
    if not turned:
        return ()
    place = Place(source.file or source.id, *source.position(turned[0].start))
    message = "hidden marks that turn the direction of writing were taken out; there are {count} of them"
    remedy = "read this place: the text may have looked otherwise than it was"
    return (warning("cleaning.direction", place, message, remedy, count=len(turned)),)

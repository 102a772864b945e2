"""The rules run until none of them wants anything more, each again only where the text has changed since it last ran.

First all rules in their order, on the whole text. Then those that look at single lines look again at the lines that
were changed and those beside them, until these are at rest; then those that judge a text as a whole, where something
was changed that they heed; at last the spelling, which costs most and judges words as they will be printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..languages import Language
from ..sources import Block
from .desk import Offer
from .draft import Draft, Signed
from .guard import may_act
from .ledger import Change, Risk
from .rule import Context, Rule
from .rules import RULES
from .steps import Anchor, Span, Spans, Steps
from .tongues import Stretch, Tongues, in_their_languages, parted

#: Families that judge a text as a whole, in whatever language its paragraphs are.
OF_NO_LANGUAGE = frozenset({"encoding", "characters", "noise"})
#: A family whose rules are judged together on one text, each paragraph with those of its own language alone, and only
#: when all others are at rest.
LAST = "spelling"
#: A text is at rest after four rounds as a rule; a bound keeps a hostile one from going on for ever.
ROUNDS = 30
#: A change inside a longer line of running text is no matter for the rules about noise.
PROSE = 160
#: A rule that heeds some changes is shown so many characters on either side of each.
AROUND = 12

#: Rules that run on one text: a rule alone, or a family that is judged together.
Group = tuple[Rule, ...]
#: What a rule wants.
Wanted = tuple[Change, Rule]


@dataclass(slots=True)
class _Memory:
    """Inner: what a group last said, after how many steps, and where its offers stand."""

    step: int
    offers: tuple[tuple[Offer, Anchor], ...] = ()


def settled(draft: Draft, known: Context, language: Language, up_to: Risk) -> tuple[Draft, list[Offer]]:
    """The draft after which no rule wants anything more, and what the rules only offer.

    `known` has the source's blocks in offsets of the raw text. What is riskier than `up_to` is only offered.
    """
    work = _Work(draft, known, language, up_to)
    work.settle()
    return work.steps.draft, work.offers()


class _Work:
    """Inner: the work on one text."""

    def __init__(self, draft: Draft, known: Context, language: Language, up_to: Risk) -> None:
        self.steps = Steps(draft)
        self.known, self.language, self.up_to = known, language, up_to
        self.tongues = Tongues()
        self.memories: dict[Group, _Memory] = {}
        self.first: dict[str, str] = {}

    def settle(self) -> None:
        """Runs all the rules until they are at rest."""
        groups = [(rule,) for rule in RULES if rule.family != LAST]
        quick = [group for group in groups if not group[0].whole]
        slow = [group for group in groups if group[0].whole]
        last = tuple(rule for rule in RULES if rule.family == LAST)
        for group in groups:
            self._run(group)
        for _ in range(ROUNDS):
            self.tongues.begin_round()
            if self._all_again(quick) or self._all_again(slow):
                continue
            if not (self._again(last) if last in self.memories else self._run(last)):
                break

    def offers(self) -> list[Offer]:
        """What the rules only offer, in offsets of the present text.

        In a hostile text that never came to rest what no longer stands there is left out.
        """
        found = []
        for group in sorted(self.memories, key=lambda group: RULES.index(group[0])):
            for offer, anchor in self.memories[group].offers:
                start = self.steps.place(anchor)
                if self.steps.draft.text.startswith(offer.change.before, start):
                    found.append(replace(offer, change=replace(offer.change, start=start)))
        return found

    # ---------------------------------------------------------------------------------------- running a group

    def _run(self, group: Group, spans: Sequence[Span] = ()) -> bool:
        """Lets a group look at the whole text, or at some lines of it; whether it changed something."""
        changes: list[Signed] = []
        offers: list[Offer] = []
        for change, rule in self._wanted(group, spans):
            if change.suggest or rule.risk > self.up_to:
                offers.append(Offer(change, rule))
            elif not may_act(rule.family, self.steps.draft.text, change, self.language.confusables):
                reason = change.reason or "it touches a number or a name"
                offers.append(Offer(replace(change, reason=reason, suggest=True), rule))
            else:
                changes.append((change, rule.name, rule.risk))
        kept = self._offers_outside(group, spans) if spans else ()
        fresh = ((offer, self.steps.anchor(offer.change.start)) for offer in offers)
        self.memories[group] = _Memory(len(self.steps.done), (*kept, *fresh))
        if changes:
            self.steps.take(group[0].family, self.steps.draft.apply(changes, self.steps.alignment))
        return bool(changes)

    def _offers_outside(self, group: Group, spans: Sequence[Span]) -> Iterator[tuple[Offer, Anchor]]:
        """The offers that a look at some lines leaves as they are."""
        lines = Spans(spans)
        for offer, anchor in self.memories[group].offers:
            start = self.steps.place(anchor)
            if not lines.touch(start, start + len(offer.change.before)):
                yield offer, anchor

    def _all_again(self, groups: Sequence[Group]) -> bool:
        changed = False
        for group in groups:
            changed |= self._again(group)
        return changed

    def _again(self, group: Group) -> bool:
        """Lets a group look again where something was changed since its last look; whether it changed something."""
        memory = self.memories[group]
        if memory.step == len(self.steps.done):
            return False
        if not group[0].whole:
            lines = self.steps.lines_changed_since(memory.step)
            most = 2 * sum(end - start for start, end in lines) > len(self.steps.draft.text)
            return self._run(group, () if most else lines)
        if self._heeds(group, self.steps.changed_since(memory.step)):
            return self._run(group)
        memory.step = len(self.steps.done)
        return False

    def _heeds(self, group: Group, changed: Sequence[Span]) -> bool:
        """Whether a group that judges the whole text may now judge otherwise."""
        memory, text, rule = self.memories[group], self.steps.draft.text, group[0]
        if any(step.family == rule.family for step in self.steps.done[memory.step :]):
            return True
        places = ((self.steps.place(anchor), len(offer.change.before)) for offer, anchor in memory.offers)
        touched = Spans(changed)
        if any(touched.touch(start, start + length) for start, length in places):
            return True
        if rule.family == "noise":
            return any(_may_be_noise(text, span) for span in changed)
        around = (text[max(0, start - AROUND) : end + AROUND] for start, end in changed)
        return rule.heeds is None or any(map(rule.heeds, around))

    # ---------------------------------------------------------------------------------------- asking the rules

    def _wanted(self, group: Group, spans: Sequence[Span]) -> list[Wanted]:
        """What the rules of a group want, in order; `spans` are whole lines."""
        text, rule = self.steps.draft.text, group[0]
        if rule.family == LAST:
            return self._wanted_together(group, text)
        if not spans:
            return [(change, rule) for change in self._in_whole(rule, text)]
        return [(change, rule) for span in spans for change in self._in_lines(rule, text, span)]

    def _in_whole(self, rule: Rule, text: str) -> Sequence[Change]:
        context = replace(self.known, blocks=self._present_blocks()) if rule.whole and self.known.blocks else self.known
        own = tuple(rule.wants(text, self.language, context))
        no_language = rule.any_language or rule.family in OF_NO_LANGUAGE
        stretches = () if no_language else self.tongues.stretches(text, self.language)
        if not stretches:
            return own
        if not rule.whole:
            return in_their_languages(own, [(stretch, _in_stretch(rule, text, stretch)) for stretch in stretches])
        spoken = {stretch.language.tag: stretch.language for stretch in stretches}
        others = {tag: tuple(rule.wants(text, language, context)) for tag, language in spoken.items()}
        return in_their_languages(own, [(stretch, others[stretch.language.tag]) for stretch in stretches])

    def _in_lines(self, rule: Rule, text: str, span: Span) -> Iterator[Change]:
        """What a rule wants in some lines, judged with those around them."""
        first, last = self.steps.around(span)
        piece = text[first:last]
        wanted: Sequence[Change] = tuple(rule.wants(piece, self.language, Context()))
        if rule.family not in OF_NO_LANGUAGE:
            stretches = self.tongues.stretches_in(piece, self.language)
            wanted = in_their_languages(wanted, [(each, _in_stretch(rule, piece, each)) for each in stretches])
        for change in wanted:
            start = change.start + first
            if start <= span[1] and span[0] <= start + len(change.before):
                yield replace(change, start=start)

    def _wanted_together(self, group: Group, text: str) -> list[Wanted]:
        """What the rules of a family want in the paragraphs of each language, of several that overlap the first."""
        found: list[Wanted] = []
        for extract in parted(text, self.tongues.stretches(text, self.language), self.language):
            first = self.first.setdefault(extract.language.tag, extract.text)
            context = Context(witnesses=self.known.witnesses, first="" if first == extract.text else first)
            for rule in group:
                wanted = rule.wants(extract.text, extract.language, context)
                found += [(replace(change, start=extract.origin(change.start)), rule) for change in wanted]
        return list(_first_of_each(sorted(found, key=lambda wanted: (wanted[0].start, wanted[0].end))))

    def _present_blocks(self) -> tuple[Block, ...]:
        """The source's blocks in offsets of the present text; what is gone is left out."""
        place = self.steps.alignment.clean
        moved = (replace(block, start=place(block.start), end=place(block.end)) for block in self.known.blocks)
        return tuple(block for block in moved if block.start < block.end)


def _may_be_noise(text: str, span: Span) -> bool:
    """Whether a change is one of lines, or of a line that is no running text."""
    start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
    return "\n" in text[slice(*span)] or (len(text) if end < 0 else end) - start < PROSE


def _in_stretch(rule: Rule, text: str, stretch: Stretch) -> list[Change]:
    """What a rule wants in a stretch that is in another language."""
    wanted = rule.wants(text[stretch.start : stretch.end], stretch.language, Context())
    return [replace(change, start=change.start + stretch.start) for change in wanted]


def _first_of_each(wanted: Sequence[Wanted]) -> Iterator[Wanted]:
    end, last = -1, (-1, -1)
    for change, rule in wanted:
        if change.start >= end and (change.start, change.end) != last:
            end, last = change.end, (change.start, change.end)
            yield change, rule

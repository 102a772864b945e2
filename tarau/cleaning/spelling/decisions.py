"""What is done about a verdict: repaired when sure, offered with its readings when not, left alone where it may not be.

The guards stand here: abbreviations, names, verse, words of other languages, compounds, quotations of few words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...languages import Grade, Language, Lexicon, lexicon, misfits
from ..cues import cues
from ..guard import may_act
from ..ledger import Change
from .judge import Judge, Reading, Verdict
from .second_look import SecondLook
from .trust import Trust
from .verse import verse

FAMILY, DOUBTFUL = "spelling", "doubtful"
#: Why a reading is thought of, for the editor.
REASONS = {
    "confusable": "a word that nobody knows, and one with letters like its own",
    "single-edit": "a word that nobody knows, and one that differs by a letter",
    "split": "two words that may have run together",
    "join": "two pieces that make one word",
    "agreement": "the form of the word does not fit what stands beside it",
    "context": "another word is likelier beside these neighbours",
}
#: How sure it is that a form which does not fit is damaged, and where but one other fits.
MISFIT, FITS = 0.5, 0.98
#: So many readings are shown.
SHOWN = 5
#: Words up to this length before a full stop are taken for abbreviations.
SHORT = 4
#: Words up to this length before a full stop may be abbreviations.
ABBREVIATION = 6
#: None is a word for which a reading is so likely that is met so often in a million, if it has so many letters.
NO_ABBREVIATION, FREQUENT, SHORTEST = 0.9, 100, 3
#: A part of a compound that is shorter may be part of a word that is written so.
LONG_PART = 6


#: A hyphen with white space on one side: what stands there is torn. With white space on both it is a dash.
_TORN_BEFORE, _TORN_AFTER = re.compile(r"(?:\w-\s+|\s-)\Z"), re.compile(r"-\s|\s+-(?=\w)")


@dataclass(frozen=True, slots=True)
class Decision:
    """A change that a rule of the family wants."""

    rule: str
    change: Change


class Decider:
    """Decides about the verdicts on one text."""

    def __init__(self, text: str, language: Language, witnesses: tuple[str, ...] = (), first: str = "") -> None:
        self.text, self.language = text, language
        self.lexicon: Lexicon = lexicon(language.tag)
        self.judge = Judge(text, language, witnesses, first)
        self.trust = Trust(self.judge)
        self.verse = verse(text)

    def decisions(self) -> Iterator[Decision]:
        """All decisions, in order of the text."""
        verdicts = list(self.judge.verdicts())
        first, third = list(self._at_first(verdicts)), list(self._at_third())
        sure = [each for each in third if not each.change.suggest]
        if sure or not all(decision.change.suggest for decision in first):
            yield from _apart([*sure, *first])
            return  # the text is looked at again when these are made
        second = {decision.change.start: decision for decision in self._at_second(verdicts)}
        for decision in third:
            second[decision.change.start] = _with(second.get(decision.change.start), decision)
        kept = [second.pop(each.change.start, each) if _a_word(each) else each for each in first]
        yield from _apart([*kept, *second.values()])

    def _at_first(self, verdicts: Sequence[Verdict]) -> Iterator[Decision]:
        for verdict in verdicts:
            if verdict.readings and not self._barred(verdict):
                decision = self._decided(verdict)
                if decision:
                    yield decision

    def _at_second(self, first: Sequence[Verdict]) -> Iterator[Decision]:
        for verdict in SecondLook(self.judge, self.trust, self.language.alphabet).verdicts(first):
            if not self._barred(verdict) and not self.verse.holds(verdict.start):
                best = verdict.readings[0]
                yield Decision(f"{FAMILY}.{DOUBTFUL}", self._change(verdict, best, suggest=True))

    def _at_third(self) -> Iterator[Decision]:
        """Words whose form does not fit what stands beside them."""
        foreign = self.judge.census.foreign
        for misfit in misfits(self.language.tag, self.text):
            if not self.verse.holds(misfit.start) and not foreign.holds(misfit.start):
                candidates = tuple(_cased(each, misfit.word) for each in misfit.fitting)
                confidence, reason = (FITS if misfit.sure else MISFIT), REASONS["agreement"]
                change = Change(misfit.start, misfit.word, candidates[0], confidence, candidates, reason)
                sure = misfit.sure and may_act(FAMILY, self.text, change, self.language.confusables)
                yield Decision(f"{FAMILY}.{'context' if sure else DOUBTFUL}", replace(change, suggest=not sure))

    def _change(self, verdict: Verdict, best: Reading, *, suggest: bool) -> Change:
        before = self.text[verdict.start : verdict.end]
        candidates = tuple(_cased(reading.candidate.word, before) for reading in verdict.readings[:SHOWN])
        rule = "context" if verdict.grade is Grade.CONFIRMED else best.candidate.accident
        return Change(
            verdict.start, before, candidates[0], round(best.probability, 3), candidates, REASONS[rule], suggest
        )

    def _decided(self, verdict: Verdict) -> Decision | None:
        best = verdict.readings[0]
        rule = "context" if verdict.grade is Grade.CONFIRMED else best.candidate.accident
        sure = best.probability >= self.trust.needed(rule, verdict, best) and self._trusted(verdict, best)
        if not sure and not self.verse.holds(verdict.start) and not self._hyphenated(verdict):
            sure = self.trust.outweighs(verdict, best)
        if not sure and not self.trust.offers(verdict):
            return None
        sure = sure and not self._may_be_short_for_another(verdict)
        before = self.text[verdict.start : verdict.end]
        candidates = tuple(_cased(reading.candidate.word, before) for reading in verdict.readings[:SHOWN])
        confidence = round(best.probability, 3)
        vouched = sure and self.trust.vouches(verdict, best)
        change = Change(verdict.start, before, candidates[0], confidence, candidates, REASONS[rule], not sure, vouched)
        if sure and not may_act(FAMILY, self.text, change, self.language.confusables):
            change = replace(change, suggest=True, reason="it touches a number or a name")
        return Decision(f"{FAMILY}.{DOUBTFUL if change.suggest else rule}", change)

    # ---------------------------------------------------------------------------------------- guards

    def _barred(self, verdict: Verdict) -> bool:
        """Whether the word may be nothing that is spelled: an abbreviation, a part of a code, foreign."""
        text, start, end = self.text, verdict.start, verdict.end
        before, after = text[start - 1 : start], text[end : end + 1]
        if (
            before.isdigit()
            or after.isdigit()
            or before in ("@", "/", "_", "'", "’", "#", "&")
            or after in ("@", "/", "_", "'", "’")
        ):
            return True
        if _TORN_BEFORE.search(text, max(0, start - 4), start) or _TORN_AFTER.match(text, end):
            return True
        if after == "." and len(verdict.word) <= ABBREVIATION:
            following = text[end + 1 : end + 3].lstrip()[:1]
            if following.islower() or following.isdigit() or following in (",", ";", ")"):
                return True
            if self._may_be_short_for_another(verdict) and not self._misspelled(verdict):
                return True
        return verdict.word in self.language.abbreviations or f"{verdict.word}." in self.language.abbreviations

    def _may_be_short_for_another(self, verdict: Verdict) -> bool:
        """Whether a short word before a full stop may be an abbreviation."""
        short = len(verdict.word) < SHORT or (len(verdict.word) == SHORT and not self._ends_sentence(verdict))
        return short and self.text[verdict.end : verdict.end + 1] == "."

    def _misspelled(self, verdict: Verdict) -> bool:
        """Whether it is none after all: in a badly read text a reading is far likelier, and that a frequent word."""
        best = verdict.readings[0] if verdict.readings else None
        likely = best and self.trust.dense and not verdict.capital and best.probability >= NO_ABBREVIATION
        often = self.lexicon.often(best.candidate.word) if best and likely else 0.0
        return verdict.grade is Grade.UNKNOWN and len(verdict.word) >= SHORTEST and often >= FREQUENT

    def _ends_sentence(self, verdict: Verdict) -> bool:
        """Whether a short word before a full stop is no abbreviation: it ends as a predicate before a new sentence."""
        following = self.text[verdict.end + 1 : verdict.end + 3]
        follows = not following or following[0] == "\n" or (following[0] == " " and following[1:].isupper())
        endings = tuple(cues(self.language.tag, "predicate-endings"))
        return follows and bool(endings) and verdict.word.endswith(endings)

    def _trusted(self, verdict: Verdict, best: Reading) -> bool:
        """Whether the best reading may be put in where it stands."""
        if self.verse.holds(verdict.start):
            return False
        if self._hyphenated(verdict) and (len(verdict.word) < LONG_PART or best.candidate.accident == "split"):
            plain = verdict.grade is Grade.UNKNOWN and best.probability >= 0.99 and len(verdict.word) > SHORT
            if not (plain and self.trust.commonest(best.candidate)):
                return False
        return self.trust.sure(verdict, best)

    def _hyphenated(self, verdict: Verdict) -> bool:
        """Whether the word is a part of a compound; an ordinal's hyphen makes none."""
        text, start, end = self.text, verdict.start, verdict.end
        return text[end : end + 1] == "-" or (
            text[start - 1 : start] == "-" and not text[start - 2 : start - 1].isdigit()
        )


def _apart(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Decisions in order of the text, none that overlaps the one before."""
    end = 0
    for decision in sorted(decisions, key=_place):
        if decision.change.start >= end:
            end = decision.change.end
            yield decision


def _place(decision: Decision) -> tuple[int, int]:
    return decision.change.start, -decision.change.end


def _with(one: Decision | None, other: Decision) -> Decision:
    """What is offered for a form that does not fit, with what was thought of the word itself."""
    if one is None:
        return other
    readings = dict.fromkeys([*one.change.candidates[:1], *other.change.candidates, *one.change.candidates])
    shown = tuple(readings)[:SHOWN]
    return replace(other, change=replace(other.change, after=shown[0], candidates=shown))


def _a_word(decision: Decision) -> bool:
    """Whether a decision is one about a single word."""
    return decision.change.before.isalpha()


def _cased(word: str, like: str) -> str:
    """`word` with capitals as `like` has them."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word

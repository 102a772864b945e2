"""What is done about a verdict: repaired when sure, offered with its readings when not, left alone where it may not be.

The guards stand here: abbreviations, names, verse, words of other languages, compounds, quotations of few words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ...languages import Grade, Language, Lexicon, lexicon
from ..guard import keeps_facts
from ..ledger import Change
from .judge import Judge, Reading, Verdict
from .verse import verse

#: The probability from which a repair is made, for each kind of accident.
SURE = {"confusable": 0.985, "single-edit": 0.99, "split": 0.99, "join": 0.99, "context": 0.995}
#: The probability of damage from which readings are offered; for a word that is vouched for it must be likelier.
OFFERED, OFFERED_KNOWN = 0.1, 0.4
#: So many readings are shown.
SHOWN = 5
#: Words up to this length are repaired only towards frequent words, by the commonest confusions.
SHORT = 4
FREQUENT = 5
VERY_FREQUENT = 60
#: Words up to this length before a full stop may be abbreviations.
ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class Decision:
    """A change that a rule of the family wants."""

    rule: str
    change: Change


class Decider:
    """Decides about the verdicts on one text."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.lexicon: Lexicon = lexicon(language.tag)
        self.judge = Judge(text, language, self.lexicon).learned()
        self.verse = verse(text)

    def decisions(self) -> Iterator[Decision]:
        """All decisions, in order of the text."""
        for verdict in self.judge.verdicts():
            if verdict.readings and not self._barred(verdict):
                decision = self._decided(verdict)
                if decision:
                    yield decision

    def _decided(self, verdict: Verdict) -> Decision | None:
        best = verdict.readings[0]
        total = sum(reading.probability for reading in verdict.readings)
        doubted = verdict.grade >= Grade.LISTED and best.candidate.accident == "confusable"
        rule = "context" if doubted and verdict.grade is Grade.CONFIRMED else best.candidate.accident
        sure = best.probability >= SURE[rule] and self._trusted(verdict, best)
        least = OFFERED_KNOWN if verdict.grade is Grade.CONFIRMED else OFFERED
        if not sure and total < least:
            return None
        before = self.text[verdict.start : verdict.end]
        candidates = tuple(_cased(reading.candidate.word, before) for reading in verdict.readings[:SHOWN])
        confidence = round(best.probability, 3)
        change = Change(verdict.start, before, candidates[0], confidence, candidates, suggest=not sure)
        if sure and not keeps_facts(self.text, change, self.language.confusables):
            change = replace(change, suggest=True, reason="it touches a number or a name")
        return Decision(f"spelling.{rule}", change)

    # ---------------------------------------------------------------------------------------- guards

    def _barred(self, verdict: Verdict) -> bool:
        """Whether the word may be nothing that is spelled: an abbreviation, a part of a code, foreign."""
        text, start, end = self.text, verdict.start, verdict.end
        before, after = text[start - 1 : start], text[end : end + 1]
        if before.isdigit() or after.isdigit() or before in ("@", "/", "_", "'", "’") or after in ("@", "/", "_", "'", "’"):
            return True
        if after == "." and len(verdict.word) <= ABBREVIATION:
            following = text[end + 1 : end + 3].lstrip()[:1]
            if len(verdict.word) <= SHORT or following.islower() or following.isdigit() or following in (",", ";", ")"):
                return True
        return verdict.word in self.language.abbreviations or f"{verdict.word}." in self.language.abbreviations

    def _trusted(self, verdict: Verdict, best: Reading) -> bool:
        """Whether the best reading is of a kind that may be put in by itself."""
        if verdict.strange or self.verse.holds(verdict.start):
            return False
        if "-" in (self.text[verdict.start - 1 : verdict.start], self.text[verdict.end : verdict.end + 1]):
            return False
        kind = best.candidate.accident
        if kind == "split":
            return self._trusted_split(verdict, best.candidate.word)
        if kind == "join":
            return True
        if len(set(verdict.word)) < 3:
            return False
        if kind == "single-edit":
            return self._trusted_edit(verdict, best.candidate.word)
        return self._trusted_confusion(verdict, best)

    def _trusted_edit(self, verdict: Verdict, word: str) -> bool:
        if verdict.word.replace("ё", "е") == word.replace("ё", "е"):
            return False
        if len(verdict.word) <= SHORT or verdict.word[0] != word[0] or word not in self.lexicon.confirmed:
            return False
        if verdict.grade is Grade.LISTED:
            return self._times(word) >= VERY_FREQUENT
        return verdict.grade is Grade.UNKNOWN and self._times(word) > 0

    def _trusted_confusion(self, verdict: Verdict, best: Reading) -> bool:
        word, pairs = best.candidate.word, best.candidate.pairs
        common = all(self.lexicon.confusions[pair] >= 3 for pair in pairs)
        vouched = word in self.lexicon.confirmed or self.judge.own[word] > 1
        if len(verdict.word) <= SHORT or verdict.grade > Grade.UNKNOWN:
            return vouched and common and self._times(word) >= FREQUENT
        return vouched or (common and best.probability > SURE["context"])

    def _trusted_split(self, verdict: Verdict, words: str) -> bool:
        """Compounds are written as one word: two are made of it only where the two are known to stand side by side."""
        left, right = words.split(" ")
        together = self.lexicon.pair(left, right) + self.judge.pairs.get((left, right), 0)
        return together > 0 or min(self._times(left), self._times(right)) >= VERY_FREQUENT

    def _times(self, word: str) -> int:
        """How often a word was counted, in the language and in this text."""
        return self.lexicon.count(word) + self.judge.own[word]


def _cased(word: str, like: str) -> str:
    """`word` with capitals as `like` has them."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


@lru_cache(maxsize=8)
def decided(text: str, language: Language) -> dict[str, tuple[Change, ...]]:
    """The changes wanted in a text, by the names of the rules."""
    found: dict[str, list[Change]] = {}
    for decision in Decider(text, language).decisions():
        found.setdefault(decision.rule, []).append(decision.change)
    return {rule: tuple(changes) for rule, changes in found.items()}

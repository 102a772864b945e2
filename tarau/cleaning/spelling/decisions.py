"""What is done about a verdict: repaired when sure, offered with its readings when not, left alone where it may not be.

The guards stand here: abbreviations, names, verse, words of other languages, compounds, quotations of few words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...languages import Grade, Language, Lexicon, lexicon
from ..guard import may_act
from ..ledger import Change
from .judge import Judge, Reading, Verdict
from .verse import verse

FAMILY, DOUBTFUL = "spelling", "doubtful"
#: Why a reading is thought of, for the editor.
REASONS = {
    "confusable": "a word that nobody knows, and one with letters like its own",
    "single-edit": "a word that nobody knows, and one that differs by a letter",
    "split": "two words that may have run together",
    "join": "two pieces that make one word",
    "context": "another word is likelier beside these neighbours",
}
#: The probability from which a repair is made, for each kind of accident.
SURE = {"confusable": 0.98, "single-edit": 0.98, "split": 0.99, "join": 0.99, "context": 0.99}
#: For the letters that are confused most often less is enough.
COMMONEST, SURE_COMMONEST = 4, 0.95
NEARLY_CERTAIN = 0.998
#: The probability of damage from which readings are offered; for a word that is vouched for it must be likelier.
OFFERED, OFFERED_KNOWN = 0.1, 0.4
#: So many readings are shown.
SHOWN = 5
#: Words up to this length are repaired only towards frequent words, by the commonest confusions.
SHORT = 4
FREQUENT = 3
VERY_FREQUENT = 30
#: A word whose last two letters differ may be another form of the same word: the form must be as frequent as this.
ENDING = 5
#: A word this long is known by its letters alone.
LONG = 7
#: Particles and auxiliaries are as frequent as this.
PARTICLE = 150
PER = 100_000
#: Two words of a text belong together when they stand side by side once in so many words.
SIDE_BY_SIDE = 20_000
#: A text has the habit of a confusion when it adds so much (a logarithm): in about five other words.
HABITUAL = 1.6
#: So much likelier (a logarithm) are the last letters of a word than those of one that is no form of it.
ENDING_LETTERS = 2.0
#: Letters by which words of one stem are told.
STEM = 4
#: The text writes so throughout when it does so many times as often as otherwise.
THROUGHOUT = 3
#: Words up to this length before a full stop may be abbreviations.
ABBREVIATION = 6


#: A hyphen with white space beside it: what stands there is torn, and the letters family's to join.
_TORN_BEFORE, _TORN_AFTER = re.compile(r"(?:-\s+|\s-)\Z"), re.compile(r"-\s|\s+-(?=\w)")


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
        self.judge = Judge(text, language, self.lexicon)
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
        sure = best.probability >= self._needed(rule, best) and self._trusted(verdict, best)
        least = OFFERED_KNOWN if verdict.grade is Grade.CONFIRMED else OFFERED
        if not sure and total < least:
            return None
        before = self.text[verdict.start : verdict.end]
        candidates = tuple(_cased(reading.candidate.word, before) for reading in verdict.readings[:SHOWN])
        confidence = round(best.probability, 3)
        change = Change(verdict.start, before, candidates[0], confidence, candidates, REASONS[rule], suggest=not sure)
        if sure and not may_act(FAMILY, self.text, change, self.language.confusables):
            change = replace(change, suggest=True, reason="it touches a number or a name")
        return Decision(f"{FAMILY}.{DOUBTFUL if change.suggest else rule}", change)

    def _needed(self, rule: str, best: Reading) -> float:
        """The probability from which a reading is put in."""
        return SURE_COMMONEST if rule == "confusable" and self._commonest(best) else SURE[rule]

    def _commonest(self, best: Reading) -> bool:
        """Whether nothing but the letters that are confused most often were confused."""
        return all(self.lexicon.confusions[pair] == COMMONEST for pair in best.candidate.pairs)

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
            if len(verdict.word) <= SHORT or following.islower() or following.isdigit() or following in (",", ";", ")"):
                return True
        return verdict.word in self.language.abbreviations or f"{verdict.word}." in self.language.abbreviations

    def _trusted(self, verdict: Verdict, best: Reading) -> bool:
        """Whether the best reading is of a kind that may be put in by itself."""
        kind = best.candidate.accident
        if verdict.strange or self.verse.holds(verdict.start):
            return False
        if self._hyphenated(verdict) and not (kind == "confusable" and self._commonest(best)):
            return False
        if kind == "split":
            return self._trusted_split(verdict, best.candidate.word)
        if kind == "join":
            return True
        if len(set(verdict.word)) < 3 or self._habit_of_the_text(verdict.word, best.candidate.word):
            return False
        if kind == "single-edit":
            return self._trusted_edit(verdict, best)
        return self._trusted_confusion(verdict, best)

    def _hyphenated(self, verdict: Verdict) -> bool:
        """Whether the word is a part of a compound; an ordinal's hyphen makes none."""
        text, start, end = self.text, verdict.start, verdict.end
        return text[end : end + 1] == "-" or (
            text[start - 1 : start] == "-" and not text[start - 2 : start - 1].isdigit()
        )

    def _habit_of_the_text(self, word: str, instead: str) -> bool:
        """Whether the text writes so throughout, or the doubted place stands inside a word that it knows.

        зауыд, зауыдтар, зауыдында and never зауыт is the spelling of its time; антилениндік holds лениндік.
        """
        at = next(
            (at for at, (a, b) in enumerate(zip(word, instead, strict=False)) if a != b), min(len(word), len(instead))
        )
        census, length = self.judge.census, max(at + 1, STEM)
        so, otherwise = census.begins(word[:length], Grade.UNKNOWN), census.begins(instead[:length])
        if so > 1 and so > THROUGHOUT * otherwise:
            return True
        own, confirmed = self.judge.census.count, self.lexicon.confirmed
        cuts = range(3, min(at, len(word) - 5) + 1)
        return any(own(word[cut:]) > 1 or (own(word[cut:]) and word[cut:] in confirmed) for cut in cuts)

    def _trusted_edit(self, verdict: Verdict, best: Reading) -> bool:
        word, times = best.candidate.word, self._times(best.candidate.word)
        certain = best.probability >= NEARLY_CERTAIN
        if word not in self.lexicon.confirmed:
            return False
        if len(verdict.word) <= SHORT:
            return verdict.grade is Grade.UNKNOWN and certain and times >= PARTICLE / 2
        if verdict.word[0] != word[0]:
            return verdict.grade is Grade.UNKNOWN and certain and times >= VERY_FREQUENT
        if verdict.word.startswith(word) or word.startswith(verdict.word):  # softwares, software: an ending
            return False
        if verdict.word[:-2] == word[: len(verdict.word) - 2] and times < ENDING:
            return False
        if verdict.grade is Grade.LISTED:
            return times >= VERY_FREQUENT
        if verdict.grade is Grade.DERIVED:
            return certain and times >= VERY_FREQUENT
        return times > 0 or (certain and len(word) >= LONG)

    def _trusted_confusion(self, verdict: Verdict, best: Reading) -> bool:
        word, pairs = best.candidate.word, best.candidate.pairs
        times, weight = self._times(word), min(self.lexicon.confusions[pair] for pair in pairs)
        vouched = self._vouched(word)
        if len(verdict.word) <= SHORT + 1 and weight < 4 and best.probability < NEARLY_CERTAIN:
            return False
        other_form = verdict.word[:-1] == word[:-1] and not self.lexicon.ending_pairs.isdisjoint(pairs)
        if other_form and times < VERY_FREQUENT and self._as_common_an_ending(verdict.word, word):
            return False
        elsewhere = self.judge.habit(best.candidate) >= HABITUAL
        if not times and (len(word) < LONG or (verdict.word[-1] != word[-1] and not elsewhere)):
            return False  # another form, of a person that is seldom spoken to: оныңа for онына
        if verdict.grade > Grade.UNKNOWN or (len(verdict.word) <= SHORT and weight < 4):
            return vouched and weight >= 3 and times >= FREQUENT
        inside = verdict.word[-1] == word[-1] and len(word) >= LONG
        known = weight >= 4 or (weight >= 3 and word in self.lexicon.listed)
        return vouched or (inside and known and best.probability >= NEARLY_CERTAIN)

    def _as_common_an_ending(self, word: str, instead: str) -> bool:
        """Whether a word ends as words of the language do, about as well as another: сайып as сайын, not шеккеп."""
        return self.lexicon.letters(instead) - self.lexicon.letters(word) < ENDING_LETTERS

    def _vouched(self, word: str) -> bool:
        """Whether a dictionary or the text itself has a word, or a list has it that is a form of a known one."""
        if word in self.lexicon.confirmed or self.judge.census.count(word) > 1:
            return True
        return word in self.lexicon.listed and self.lexicon.derived(word)

    def _trusted_split(self, verdict: Verdict, words: str) -> bool:
        """Compounds are written as one word: two are made of it only where the text has the two side by side, or
        where they are known to stand so and one of them is so frequent that it makes no compounds.
        """
        left, right = words.split(" ")
        here = self.judge.pairs.get((left, right), 0)
        if here * SIDE_BY_SIDE >= max(self.judge.census.size, 1):
            return True
        return here + self.lexicon.pair(left, right) > 0 and max(self._times(left), self._times(right)) >= PARTICLE

    def _times(self, word: str) -> float:
        """How often a word was counted in this text, and in a hundred thousand words of the language."""
        return self.lexicon.count(word) * PER / self.lexicon.total + self.judge.census.count(word)


def _cased(word: str, like: str) -> str:
    """`word` with capitals as `like` has them."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word

"""Whether two words ran together, or one was torn in two: what probability alone does not tell.

Compounds are written as one word, and no list has them all.
"""

from __future__ import annotations

from ...languages import Grade
from .judge import Judge, Reading, Verdict

#: The probability from which words are parted: where they make no compound by their form, or in a badly read text by
#: the compounds of the language.
CERTAIN, LIKELY = 0.9995, 0.99
#: A word that is met so often in a million words is none that is rare, is met often, is a particle.
RARE, OFTEN, PARTICLE = 1, 300, 1000
#: Words that are met so often in a million make the compounds of a language, if they have so many letters.
FREQUENT, SHORTEST = 40, 4
#: Words up to this length have many neighbours; from this length on a word is known by its letters.
SHORT, MIDDLE = 4, 6
#: A piece of a word is no likely word itself (a logarithm), nor is it believed before the text has it so many times.
UNLIKELY, BELIEVED = -13.0, 3
#: Two words of a text belong together when they stand side by side once in so many words.
SIDE_BY_SIDE = 20_000


class Parting:
    """Judges the places of one text where a space may be lost, or too many; `dense` in a badly read one."""

    def __init__(self, judge: Judge, *, dense: bool) -> None:
        self.judge, self.lexicon, self.dense = judge, judge.lexicon, dense

    def sure(self, best: Reading) -> bool:
        """Whether two words ran together: the text has them side by side, or they are no compound."""
        left, right = best.candidate.word.split(" ")
        here = self.judge.pairs.get((left, right), 0)
        compound = not self.lexicon.agglutinates and any(self._in_compounds(left, right))  # walkthrough, breakthrough
        if here * SIDE_BY_SIDE >= max(self.judge.census.size, 1) and not compound:
            return True
        met = here + self.judge.census.likely.pair(left, right)
        often = max(self.judge.model.often(left), self.judge.model.often(right))
        if min(len(left), len(right)) < 3 and not met:
            return False
        if met and often >= PARTICLE and not compound:
            return True
        if best.probability < LIKELY or min(len(left), len(right)) < 3:
            return False
        certain = best.probability >= CERTAIN
        return (certain and self._no_compound(left, right)) or (self.dense and self._alone(left, right))

    def _alone(self, left: str, right: str) -> bool:
        """Whether neither of two words makes compounds with frequent words, or one that does not is met everywhere."""
        begins, ends = self._in_compounds(left, right)
        if not begins and not ends:
            return min(len(left), len(right)) >= SHORT and max(len(left), len(right)) >= MIDDLE
        often = self.lexicon.often
        return (not begins and often(left) >= PARTICLE) or (not ends and often(right) >= PARTICLE)

    def _in_compounds(self, left: str, right: str) -> tuple[bool, bool]:
        """Whether a list has a compound of a frequent word that begins with the first word, or ends with the second."""
        listed, frequent = self.lexicon.listed, self.lexicon.frequent(FREQUENT)
        begins = any(len(word) >= SHORTEST and listed(left + word) for word in frequent)
        return begins, any(len(word) >= SHORTEST and listed(word + right) for word in frequent)

    def _no_compound(self, left: str, right: str) -> bool:
        """Whether the first of two words has an ending, so that it makes no compound, and both are met alone."""
        lexicon = self.lexicon
        met = min(lexicon.often(left), lexicon.often(right)) >= RARE or min(len(left), len(right)) >= MIDDLE
        return met and (not lexicon.begins_compounds(left) or lexicon.often(left) >= 2 * PARTICLE)

    def may_be_two(self, words: str) -> bool:
        """Whether two words may have run together at all."""
        left, right = words.split(" ")
        if self.judge.pairs.get((left, right), 0) + self.judge.census.likely.pair(left, right):
            return True
        if not self.lexicon.begins_compounds(left) or self.judge.model.often(right) >= OFTEN:
            return True
        return self.judge.model.often(left) >= PARTICLE

    def one_is_no_word(self, verdict: Verdict) -> bool:
        """Whether one of two pieces is no likely word by itself; not where the other is a particle and this a word."""
        one, two = two_pieces(verdict.word)
        if self.judge.ending_alone(two):
            return True
        for piece, other in ((one, two), (two, one)):
            grade = self.judge.census.grades.get(piece, self.lexicon.grade(piece))
            if grade is Grade.UNKNOWN and self.judge.census.count(piece) < BELIEVED:
                return True
            likely = self.judge.model.base(piece) > UNLIKELY
            if not likely and not (self.lexicon.often(other) >= PARTICLE and len(piece) > SHORT):
                return True
        return False

    def with_particle(self, verdict: Verdict) -> bool:
        """Whether one of two pieces is a word met everywhere and the other a known one: бекеттер мен is two words."""
        one, two = two_pieces(verdict.word)
        grades = self.judge.census.grades
        return any(
            self.lexicon.often(particle) >= OFTEN and len(word) > 2 and grades.get(word, Grade.UNKNOWN) > Grade.UNKNOWN
            for word, particle in ((one, two), (two, one))
        )


def two_pieces(pieces: str) -> tuple[str, str]:
    """Two pieces between which something stands that is no letter."""
    at = next(at for at, sign in enumerate(pieces) if not sign.isalpha())
    return pieces[:at], pieces[at:].lstrip(" -")

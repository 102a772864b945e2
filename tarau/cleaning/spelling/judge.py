"""Which words of a text are damaged, and what they were: a noisy channel with the text's own words as witnesses.

For each word that nobody vouches for, or that is rarer than a word it may be confused with, the readings one accident
away are weighed: how likely the reading is in this text and beside these neighbours, times how likely the accident
is, against how likely the word is as it stands. How often accidents happen is learned from the text itself, so that a
clean text is left in peace and a badly read one is repaired.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import exp, log

from ...languages import Grade, Language, Lexicon
from .candidates import LOST_SPACE, Candidate, confusable, meant_by, single_edits, splits
from .model import SHARES, Model

WORD = re.compile(r"[^\W\d_]+")

#: Shorter words have too many neighbours to be judged by their letters.
SHORTEST = 3
LONGEST = 40
#: The rate of damage at which the costs of accidents hold, and the rates between which a text's own is sought.
USUAL_RATE = 0.01
LOWEST_RATE, HIGHEST_RATE = 0.0004, 0.05
#: So many words weigh as much as the text's own when its rate is estimated.
PRIOR_WORDS = 300
#: The share of the readings' probability from which a word is looked at more closely in its context.
SUSPECT = 0.02
#: Above this share of words that nobody knows the text is in another language.
STRANGE = 0.35
#: Only so many different unknown words of one text are judged, in the order in which they first stand there.
MOST_UNKNOWN = 20_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a word with its probability."""

    candidate: Candidate
    probability: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of the word at `start`: its readings, likeliest first; `grade` says who vouches for the word."""

    start: int
    word: str
    grade: Grade
    readings: tuple[Reading, ...]


class Judge:
    """The words of one text, weighed."""

    def __init__(self, text: str, language: Language, lexicon: Lexicon) -> None:
        self.text, self.language, self.lexicon = text, language, lexicon
        self.alphabet = language.alphabet
        self._letters = frozenset(language.letters)
        cased = Counter(WORD.findall(text))
        self.own: Counter[str] = Counter()
        for word, count in cased.items():
            self.own[word.lower()] += count
        self.small = {word for word in cased if word.islower() and self._letters.issuperset(word)}
        self.size = sum(self.own.values())
        self.model = Model(lexicon, self.own, self.size, SHARES[Grade.UNKNOWN])
        pairs = sorted(lexicon.confusions.items())
        self._table = meant_by(tuple(pairs))
        self._narrow = meant_by(tuple(pair for pair in pairs if pair[1] >= 2))
        self._most = max(max(lexicon.counts.values(), default=0), max(self.own.values(), default=0))
        self._repeated = frozenset(word for word in self.small if self.own[word] > 2)
        self.rate = USUAL_RATE

    # ---------------------------------------------------------------------------------------- readings of a type

    @cached_property
    def grades(self) -> Mapping[str, Grade]:
        """Who vouches for each word of the text that stands there in small letters."""
        grade = self.lexicon.grade
        return {word: grade(word) for word in self.small if SHORTEST <= len(word) <= LONGEST}

    @cached_property
    def suspects(self) -> Mapping[str, tuple[Candidate, ...]]:
        """The words that may be damaged, with what they may have been."""
        grades = self.grades
        unknown = [word for word in self.own if grades.get(word) == Grade.UNKNOWN][:MOST_UNKNOWN]
        strange = sum(self.own[word] for word in unknown) > STRANGE * max(self.size, 1)
        if strange:
            return {}
        found = {}
        kept = frozenset(unknown)
        for word in self.own:
            grade = grades.get(word)
            if grade is None or (grade == Grade.UNKNOWN and word not in kept):
                continue
            candidates = tuple(self._candidates(word, grade))
            if candidates:
                found[word] = candidates
        return found

    def _known(self, word: str) -> bool:
        return word in self.lexicon.words or word in self._repeated

    def _known_among(self, words: set[str]) -> set[str]:
        return (words & self.lexicon.words) | (words & self._repeated)

    def _candidates(self, word: str, grade: Grade) -> Iterator[Candidate]:
        """What `word` may have been; of a word that is vouched for only what is much more frequent."""
        if grade >= Grade.LISTED:
            often = self._often(word)
            made = list(confusable(word, self._table, often, several=False)) if often else []
            if grade is Grade.LISTED and often:
                made += single_edits(word, self.alphabet, lambda words: {each for each in words if often(each)})
        else:
            made = [*confusable(word, self._table, self._known), *single_edits(word, self.alphabet, self._known_among)]
            if grade is Grade.UNKNOWN:
                made += self._split(word)
                if not any(each.word in self.lexicon.confirmed for each in made):
                    made += self._derived(word)
        best: dict[str, Candidate] = {}
        for candidate in made:
            if candidate.word != word and (candidate.word not in best or best[candidate.word].cost < candidate.cost):
                best[candidate.word] = candidate
        return iter(best.values())

    def _often(self, word: str) -> Callable[[str], bool] | None:
        """Whether a word is much more frequent than `word`; None where none can be."""
        floor = 8 * max(self.lexicon.count(word), 1)
        if floor > self._most:
            return None
        count, own = self.lexicon.counts, self.own
        return lambda other: count.get(other, 0) >= floor or own.get(other, 0) > floor

    def _derived(self, word: str) -> list[Candidate]:
        """Readings that no list holds: a listed stem with endings, one confusable letter away."""
        tried = confusable(word, self._narrow, lambda made: True, several=False)
        return [each for each in tried if not self._known(each.word) and self.lexicon.derived(each.word)]

    def _split(self, word: str) -> list[Candidate]:
        lexicon = self.lexicon
        known = lambda part: part in lexicon.confirmed and (len(part) > 2 or lexicon.count(part) > 20)  # noqa: E731
        found = splits(word, known, 2) if len(word) >= 6 else ()
        return [Candidate(f"{left} {right}", "split", LOST_SPACE) for left, right in found]

    # ---------------------------------------------------------------------------------------- weighing

    def weigh(
        self, word: str, candidates: Iterable[Candidate], left: str = "", right: str = "",
        pairs: Mapping[tuple[str, str], int] = {},
    ) -> tuple[Reading, ...]:
        """The readings of `word` between its neighbours with their probabilities, likeliest first."""
        here = self._as_it_stands(word) + self.model.beside(word, left, right, pairs, less=1)
        damage = log(self.rate / USUAL_RATE)
        weighed = []
        for candidate in candidates:
            if candidate.accident == "split":
                one, two = candidate.word.split(" ")
                likely = self.model.word(one, self.own.get(one, 0)) + self.model.word(two, self.own.get(two, 0))
                likely += self.model.beside(one, left, two, pairs) + self.model.beside(two, "", right, pairs)
            else:
                likely = self.model.word(candidate.word, self.own.get(candidate.word, 0))
                likely += self.model.beside(candidate.word, left, right, pairs)
            weighed.append((likely + candidate.cost + damage, candidate))
        highest = max([here, *(weight for weight, _ in weighed)])
        total = exp(here - highest) + sum(exp(weight - highest) for weight, _ in weighed)
        readings = [Reading(candidate, exp(weight - highest) / total) for weight, candidate in weighed]
        return tuple(sorted(readings, key=lambda reading: (-reading.probability, reading.candidate.word)))

    def _as_it_stands(self, word: str) -> float:
        """How likely the word is; that it stands in the text several times speaks for it, but damage repeats too."""
        again = self.own.get(word, 1) - 1
        grade = self.lexicon.grade(word)
        if grade <= Grade.LISTED:
            rivals = max((self.own.get(each.word, 0) for each in self.suspects.get(word, ())), default=0)
            again = max(0, again - rivals // 2)
        return self.model.word(word, again)

    def learned(self) -> Judge:
        """The judge after it has learned from the text how often accidents happen in it."""
        suspects = self.suspects
        for _ in range(3):
            damaged = sum(
                self.own[word] * min(1.0, sum(each.probability for each in self.weigh(word, candidates)))
                for word, candidates in suspects.items()
            )
            rate = (damaged + PRIOR_WORDS * 0.003) / (self.size + PRIOR_WORDS)
            self.rate = min(max(rate, LOWEST_RATE), HIGHEST_RATE)
        return self

    # ---------------------------------------------------------------------------------------- verdicts

    def verdicts(self) -> Iterator[Verdict]:
        """The words of the text that may be damaged, in order."""
        suspects = self.suspects
        serious = {}
        for word, candidates in suspects.items():
            readings = self.weigh(word, candidates)
            if sum(each.probability for each in readings) >= SUSPECT * (0.02 if self.lexicon.grade(word) > 1 else 1):
                serious[word] = tuple(each.candidate for each in readings[:8])
        if not serious:
            return
        pairs = self._pairs(serious)
        for left, found, right in _neighbours(self.text):
            word = found.group()
            candidates = serious.get(word)
            if candidates:
                readings = self.weigh(word, candidates, left, right, pairs)
                yield Verdict(found.start(), word, self.lexicon.grade(word), readings)

    def _pairs(self, serious: Mapping[str, tuple[Candidate, ...]]) -> Mapping[tuple[str, str], int]:
        """The text's own pairs in which one of these words, or of what they may have been, stands."""
        wanted = set(serious)
        for candidates in serious.values():
            for candidate in candidates:
                wanted.update(candidate.word.split(" "))
        pairs: Counter[tuple[str, str]] = Counter()
        for left, found, right in _neighbours(self.text):
            word = found.group().lower()
            if word in wanted:
                if left:
                    pairs[left, word] += 1
                if right and right not in wanted:
                    pairs[word, right] += 1
        return pairs


def _neighbours(text: str) -> Iterator[tuple[str, re.Match[str], str]]:
    """Each word with the words beside it in small letters; "" where more than a space stands between."""
    previous: re.Match[str] | None = None
    left = ""
    for found in WORD.finditer(text):
        if previous is not None:
            beside = text[previous.end() : found.start()] == " "
            yield left, previous, found.group().lower() if beside else ""
            left = previous.group().lower() if beside else ""
        previous = found
    if previous is not None:
        yield left, previous, ""


__all__ = ["Judge", "Reading", "Verdict", "replace"]

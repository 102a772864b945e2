"""Which words of a text are damaged, and what they were: a noisy channel with the text's own words as witnesses.

For each word that nobody vouches for, or that is rarer than a word it may be confused with, the readings one accident
away are weighed: how likely the reading is in this text and beside these neighbours, times how likely the accident
is, against how likely the word is as it stands. How often accidents happen is learned from the text itself, so that a
clean text is left in peace and a badly read one is repaired.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import exp, log

from ...languages import Grade, Language, Lexicon
from .candidates import STRAY_HYPHEN, STRAY_SPACE, Candidate
from .census import Census, Place
from .suspects import Suspects

#: The rate of damage at which the costs of accidents hold, and the rates between which a text's own is sought.
USUAL_RATE = 0.01
LOWEST_RATE, HIGHEST_RATE = 0.0004, 0.05
#: So many words weigh as much as the text's own when its rate is estimated.
PRIOR_WORDS, PRIOR_RATE = 300, 0.003
#: Rounds in which a text's rate of damage and its habits settle, and the most that a habit adds (a logarithm).
ROUNDS, HABIT = 3, 2.5
#: How much more often words with a capital are unknown than others: names are without end (a logarithm).
NAMES = 3.0
#: The readings' share of the probability from which a word is looked at in each place; of one that is vouched for less
#: is enough, since its neighbours alone can speak against it.
SUSPECT, SUSPECT_KNOWN = 0.02, 0.0004
#: So many readings of a word are weighed in each place.
MOST_READINGS = 8
#: What may have come into the middle of a word; pieces that make a word of so many letters are joined.
GAPS = (" ", "-", "- ")
SHORTEST_JOINED, LIKELY_JOINED = 5, 0.1

Pairs = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a word with its probability."""

    candidate: Candidate
    probability: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of the word from `start` to `end`, in small letters: its readings, likeliest first.

    `grade` says who vouches for it; `strange`, that the words on both sides are unknown too, so that the stretch may
    be in another language.
    """

    start: int
    end: int
    word: str
    grade: Grade
    readings: tuple[Reading, ...]
    strange: bool = False


class Judge:
    """The words of one text, weighed."""

    def __init__(self, text: str, language: Language, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.census = Census(text, language, lexicon)
        self.model = self.census.model
        self.rate = USUAL_RATE
        self._habits: Mapping[tuple[str, str], float] = {}
        self._suspects = Suspects(self.census, language.alphabet).found()
        self._learn()

    # ---------------------------------------------------------------------------------------- weighing

    def _weigh(
        self, word: str, candidates: Iterable[Candidate], left: str = "", right: str = "", pairs: Pairs | None = None
    ) -> tuple[Reading, ...]:
        """The readings of `word` between its neighbours with their probabilities, likeliest first."""
        pairs = pairs or {}
        here = self._as_it_stands(word) + self.model.beside(word, left, right, pairs, less=1)
        damage = log(self.rate / USUAL_RATE)
        weighed = []
        for candidate in candidates:
            likely = self._likely(candidate.word, left, right, pairs)
            weighed.append((likely + candidate.cost + damage + self.habit(candidate), candidate))
        highest = max([here, *(weight for weight, _ in weighed)])
        total = exp(here - highest) + sum(exp(weight - highest) for weight, _ in weighed)
        readings = [Reading(candidate, exp(weight - highest) / total) for weight, candidate in weighed]
        return tuple(sorted(readings, key=lambda reading: (-reading.probability, reading.candidate.word)))

    def _likely(self, reading: str, left: str, right: str, pairs: Pairs) -> float:
        """How likely a word, or two words, stand between these neighbours."""
        one, _, two = reading.partition(" ")
        likely = self.model.word(one, self.census.count(one)) + self.model.beside(one, left, two or right, pairs)
        if two:
            likely += self.model.word(two, self.census.count(two)) + self.model.beside(two, "", right, pairs)
        return likely

    def habit(self, candidate: Candidate) -> float:
        """What it adds that the text confuses the same letters in other words too."""
        return min((self._habits.get(pair, 0.0) for pair in candidate.pairs), default=0.0)

    def _as_it_stands(self, word: str) -> float:
        """How likely the word is; that it stands in the text several times speaks for it, but damage repeats too."""
        again = max(0, self.census.count(word) - 1)
        if self.census.grades.get(word, Grade.UNKNOWN) <= Grade.LISTED:
            rivals = max((self.census.count(each.word) for each in self._suspects.get(word, ())), default=0)
            again = max(0, again - rivals // 2)
        return self.model.word(word, again) + (NAMES if word in self.census.capital else 0.0)

    def _learn(self) -> None:
        """Learns from the text how often accidents happen in it, and which."""
        for _ in range(ROUNDS):
            damaged = 0.0
            pairs: dict[tuple[str, str], float] = {}
            for word, candidates in self._suspects.items():
                readings = self._weigh(word, candidates)
                damaged += self.census.count(word) * min(1.0, sum(each.probability for each in readings))
                for pair in readings[0].candidate.pairs:
                    pairs[pair] = pairs.get(pair, 0.0) + readings[0].probability
            rate = (damaged + PRIOR_WORDS * PRIOR_RATE) / (self.census.size + PRIOR_WORDS)
            self.rate = min(max(rate, LOWEST_RATE), HIGHEST_RATE)
            # one word alone is no habit, and no witness against itself
            self._habits = {pair: min(log(max(often, 1.0)), HABIT) for pair, often in pairs.items()}

    # ---------------------------------------------------------------------------------------- verdicts

    def verdicts(self) -> Iterator[Verdict]:
        """The words of the text that may be damaged, in order."""
        stop = 0
        for place in self._places:
            verdict = self._torn(place) or self._single(place)
            if verdict and verdict.start >= stop:
                stop = verdict.end
                yield verdict

    @cached_property
    def _serious(self) -> Mapping[str, tuple[Candidate, ...]]:
        """The words that are likely enough to be damaged to be looked at in each place, with their best readings."""
        serious = {}
        for word, candidates in self._suspects.items():
            readings = self._weigh(word, candidates)
            least = SUSPECT if self.census.grades[word] <= Grade.DERIVED else SUSPECT_KNOWN
            if sum(each.probability for each in readings) >= least:
                serious[word] = tuple(each.candidate for each in readings[:MOST_READINGS])
        return serious

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        return tuple(self.census.places(self.census.unknown | self._serious.keys()))

    @cached_property
    def pairs(self) -> Pairs:
        """The text's own pairs that speak for or against a word or one of its readings."""
        wanted = set()
        for place in self._places:
            word, left, right = place.word.lower(), place.left.lower(), place.right.lower()
            for reading in (word, *(each.word for each in self._serious.get(word, ()))):
                one, _, two = reading.partition(" ")
                wanted |= {(left, one), (two or one, right), (one, two)}
        return self.census.pairs(wanted)

    def _single(self, place: Place) -> Verdict | None:
        """What is thought of one word between its neighbours; they count where but a space is between."""
        word = place.word.lower()
        candidates = self._serious.get(word)
        if not candidates or not (place.word.islower() or word in self.census.capital):
            return None
        left = place.left.lower() if place.before == " " else ""
        right = place.right.lower() if place.after == " " else ""
        strange = self._strange(place.left.lower()) and self._strange(place.right.lower())
        readings = self._weigh(word, candidates, left, right, self.pairs)
        return Verdict(place.start, place.end, word, self.census.grades[word], readings, strange)

    def _strange(self, word: str) -> bool:
        """Whether nobody vouches for a neighbour, and it is no damage that is plain to see."""
        return word in self.census.unknown and word not in self._serious

    def _torn(self, place: Place) -> Verdict | None:
        """A word that nobody knows and its neighbour as one word torn in two; None where they make none."""
        if place.word not in self.census.unknown:
            return None
        start, end = place.start, place.end
        for one, gap, two in ((place.left, place.before, place.word), (place.word, place.after, place.right)):
            whole = one + two
            if gap in GAPS and whole.islower() and one and two and len(whole) >= SHORTEST_JOINED:
                probability = self._joined(one, gap, two)
                if probability >= LIKELY_JOINED:
                    if two == place.word:
                        start -= len(one) + len(gap)
                    else:
                        end += len(gap) + len(two)
                    reading = Reading(Candidate(whole, "join", 0.0), probability)
                    return Verdict(start, end, f"{one}{gap}{two}", Grade.UNKNOWN, (reading,))
        return None

    def _joined(self, one: str, gap: str, two: str) -> float:
        """The probability that two pieces are one word."""
        if one + two not in self.lexicon.words:
            return 0.0
        cost = (STRAY_SPACE if gap == " " else STRAY_HYPHEN) + log(self.rate / USUAL_RATE)
        together = self.model.word(one + two, self.census.count(one + two)) + cost
        bases = self.model.base(one), self.model.base(two)
        apart = sum(bases) if gap == " " else max(bases)
        return 1 / (1 + exp(min(apart - together, 50.0)))

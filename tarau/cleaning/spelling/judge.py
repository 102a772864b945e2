"""Which words of a text are damaged, and what they were: a noisy channel with the text's own words as witnesses.

For each word that nobody vouches for, or that is rarer than a word it may be confused with, the readings one accident
away are weighed: how likely the reading is in this text and beside these neighbours, times how likely the accident
is, against how likely the word is as it stands. How often accidents happen is learned from the text itself, so that a
clean text is left in peace and a badly read one is repaired.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from math import exp, log

from ...languages import Grade, Language
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
#: A word of so few letters with a capital before a name may be a part of it.
SHORT_NAME = 4
#: A word that is met so often in a million is read wrongly in the same way each time.
READ_FOR = 20
#: How much more often words with a capital are unknown than others: names are without end (a logarithm).
NAMES = 3.0
#: How much more seldom a common word stands with a capital inside a sentence.
COMMON_WORD = -3.0
#: The readings' share of the probability from which a word is looked at in each place; of one that is vouched for less
#: is enough, since its neighbours alone can speak against it.
SUSPECT, SUSPECT_KNOWN = 0.02, 0.0004
#: So many readings of a word are weighed in each place.
MOST_READINGS = 8
#: What may have come into the middle of a word; pieces that make a word of so many letters are joined.
GAPS = (" ", "-", "- ")
SHORTEST_JOINED, LONG_JOINED, LIKELY_JOINED = 4, 6, 0.1
#: So much at most (a logarithm) speaks for a word that two which stand together were never met so.
GAIN = 8.0

#: An ending makes up such a share of all, and stands alone at most so often in a million words.
COMMON_ENDING, SELDOM = 0.0005, 60
#: Of so many texts it is remembered how badly they were read.
TEXTS = 12

Pairs = Mapping[tuple[str, str], int]
Key = tuple[str, str, str, tuple[str, ...]]
_learned: dict[Key, tuple[float, Mapping[tuple[str, str], float]]] = {}


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a word with its probability."""

    candidate: Candidate
    probability: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of the word from `start` to `end`, in small letters: its readings, likeliest first.

    `grade` says who vouches for it; `strange`, that the words on both sides are unknown too, so that the stretch may
    be in another language; `name`, that it stands with a capital inside a sentence;
    `capital`, that it stands with one anywhere.
    """

    start: int
    end: int
    word: str
    grade: Grade
    readings: tuple[Reading, ...]
    strange: bool = False
    name: bool = False
    capital: bool = False


class Judge:
    """The words of one text, weighed."""

    def __init__(self, text: str, language: Language, witnesses: tuple[str, ...] = (), first: str = "") -> None:
        self.census = Census(text, language, witnesses)
        self.lexicon = self.census.lexicon
        self.model = self.census.model
        self.rate = USUAL_RATE
        self.habits: Mapping[tuple[str, str], float] = {}
        self._weighed: dict[str, tuple[float, list[tuple[float, Candidate]]]] = {}
        self.suspects = Suspects(self.census, language.alphabet).found()
        self._learn()
        if first:
            self._as_at_first(first, language, witnesses)
        else:
            _keep(_key(text, language, witnesses), self)

    # ---------------------------------------------------------------------------------------- weighing

    def _weigh(
        self,
        word: str,
        candidates: Iterable[Candidate],
        left: str = "",
        right: str = "",
        pairs: Pairs | None = None,
        *,
        name: bool = False,
    ) -> tuple[Reading, ...]:
        """The readings of `word` between its neighbours with their probabilities, likeliest first."""
        pairs = pairs or {}
        here = self._as_it_stands(word, name=name) + self.model.beside(word, left, right, pairs, less=1)
        weighed = []
        for candidate in candidates:
            likely = self._likely(candidate.word, left, right, pairs)
            if name and not self._may_be_a_name(candidate.word):
                likely += COMMON_WORD
            weighed.append((likely + candidate.cost, candidate))
        return self._readings(here, weighed)

    def _alone(self, word: str) -> tuple[Reading, ...]:
        """The readings of a suspect with their probabilities whatever its neighbours, likeliest first."""
        found = self._weighed.get(word)
        if found is None:
            made = [(self._likely(each.word, "", "", {}) + each.cost, each) for each in self.suspects[word]]
            found = self._weighed[word] = self._as_it_stands(word, name=False), made
        return self._readings(*found)

    def _readings(self, here: float, likely: list[tuple[float, Candidate]]) -> tuple[Reading, ...]:
        """Readings with their probabilities, likeliest first; `here`: how likely what stands there is."""
        damage = log(self.rate / USUAL_RATE)
        weighed = [(weight + damage + self.habit(candidate), candidate) for weight, candidate in likely]
        highest = max([here, *(weight for weight, _ in weighed)])
        total = exp(here - highest) + sum(exp(weight - highest) for weight, _ in weighed)
        readings = [Reading(candidate, exp(weight - highest) / total) for weight, candidate in weighed]
        return tuple(sorted(readings, key=lambda reading: (-reading.probability, reading.candidate.word)))

    def _likely(self, reading: str, left: str, right: str, pairs: Pairs) -> float:
        """How likely a word, or two words, stand between these neighbours."""
        one, _, two = reading.partition(" ")
        likely = self.model.word(one, self.model.own.get(one, 0)) + self.model.beside(one, left, two or right, pairs)
        if two:
            likely += self.model.word(two, self.model.own.get(two, 0)) + self.model.beside(two, "", right, pairs)
        return likely

    def habit(self, candidate: Candidate) -> float:
        """What it adds that the text confuses the same letters in other words too."""
        return min((self.habits.get(pair, 0.0) for pair in candidate.pairs), default=0.0)

    def _as_it_stands(self, word: str, *, name: bool) -> float:
        """How likely the word is; that it stands in the text several times speaks for it, but damage repeats too."""
        again = max(0, self.census.count(word) - 1)
        grade = self.census.grades.get(word, Grade.UNKNOWN)
        suspects = self.suspects.get(word, ()) if again and grade <= Grade.LISTED else ()
        if suspects:
            rivals = max(self.census.count(each.word) for each in suspects)
            again = max(0, again - rivals // 2)
            if grade is Grade.UNKNOWN and any(map(self._read_for, suspects)):
                again = 0
        if grade is Grade.UNKNOWN and word in self.census.small and self.lexicon.name(word):
            return self.model.unknown(word)  # what the lists have with a capital only is no word in small letters
        return self.model.word(word, again) + (self._as_a_name(word) if name else 0.0)

    def _read_for(self, candidate: Candidate) -> bool:
        """Whether a reading is a frequent word that is often read wrongly so: then it is so each time it stands
        there.
        """
        confused = len(candidate.pairs) == 1 and self.lexicon.confusions[candidate.pairs[0]] > 1
        return confused and self.lexicon.confirmed(candidate.word) and self.lexicon.often(candidate.word) >= READ_FOR

    def _may_be_a_name(self, word: str) -> bool:
        census = self.census
        return (
            word in census.capital or (word in census.repeated and word not in census.small) or self.lexicon.named(word)
        )

    def _as_a_name(self, word: str) -> float:
        """How much likelier a word is for standing with a capital inside a sentence."""
        known = self.census.grades.get(word, Grade.UNKNOWN) >= Grade.DERIVED
        return COMMON_WORD if known and not self.lexicon.named(word) and self.census.count(word) == 1 else NAMES

    def _learn(self) -> None:
        """Learns from the text how often accidents happen in it, and which."""
        for _ in range(ROUNDS):
            damaged = 0.0
            pairs: dict[tuple[str, str], float] = {}
            for word in self.suspects:
                readings = self._alone(word)
                damaged += self.census.count(word) * min(1.0, sum(each.probability for each in readings))
                for pair in readings[0].candidate.pairs:
                    pairs[pair] = pairs.get(pair, 0.0) + readings[0].probability
            rate = (damaged + PRIOR_WORDS * PRIOR_RATE) / (self.census.size + PRIOR_WORDS)
            self.rate = min(max(rate, LOWEST_RATE), HIGHEST_RATE)
            # one word alone is no habit, and no witness against itself
            self.habits = {pair: min(log(max(often, 1.0)), HABIT) for pair, often in pairs.items()}

    def _as_at_first(self, first: str, language: Language, witnesses: tuple[str, ...]) -> None:
        """A text that was repaired in part is as badly read as it was at `first`, and in the same way."""
        key = _key(first, language, witnesses)
        if key not in _learned:
            Judge(first, language, witnesses)
        rate, habits = _learned[key]
        self.rate = max(self.rate, rate)
        pairs = sorted({*self.habits, *habits})
        self.habits = {pair: max(self.habits.get(pair, 0.0), habits.get(pair, 0.0)) for pair in pairs}

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
    def serious(self) -> Mapping[str, tuple[Candidate, ...]]:
        """The words that are likely enough to be damaged to be looked at in each place, with their best readings."""
        serious = {}
        for word in self.suspects:
            readings = self._alone(word)
            least = SUSPECT if self.census.grades[word] <= Grade.DERIVED else SUSPECT_KNOWN
            if sum(each.probability for each in readings) >= least:
                serious[word] = tuple(each.candidate for each in readings[:MOST_READINGS])
        return serious

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        pieces = {one for one, _ in self._pieces}
        return tuple(self.census.places(self.census.unknown | self.serious.keys() | pieces))

    @cached_property
    def pairs(self) -> Pairs:
        """The text's own pairs that speak for or against a word or one of its readings."""
        wanted = set()
        for place in self._places:
            word, left, right = place.word.lower(), place.left.lower(), place.right.lower()
            for reading in (word, *(each.word for each in self.serious.get(word, ()))):
                one, _, two = reading.partition(" ")
                wanted |= {(left, one), (two or one, right), (one, two)}
        return self.census.pairs(wanted)

    def _single(self, place: Place) -> Verdict | None:
        """What is thought of one word between its neighbours; they count where but a space is between."""
        candidates = self.serious.get(place.word.lower())
        return self.weighed(place, candidates, self.pairs) if candidates else None

    def weighed(self, place: Place, candidates: Iterable[Candidate], pairs: Pairs) -> Verdict | None:
        """What is thought of a word between its neighbours when it may have been one of `candidates`.

        None for a name that the text also has in small letters.
        """
        word = place.word.lower()
        begins = not place.word.islower() and self.census.begins_sentence(place)
        before_name = len(word) <= SHORT_NAME and place.after == " " and place.right.istitle()  # Ibn Battuta
        name = not place.word.islower() and (before_name or not begins)
        if name and word not in self.census.capital:
            return None
        left = place.left.lower() if place.before == " " else ""
        right = place.right.lower() if place.after == " " else ""
        after_name = place.before == " " and place.word.islower() and place.left.istitle()  # Loxosceles reclusa
        strange = self._strange(place.left.lower()) and (after_name or self._strange(place.right.lower()))
        readings = self._weigh(word, candidates, left, right, pairs, name=name)
        return Verdict(
            place.start, place.end, word, self.census.grades[word], readings, strange, name, not place.word.islower()
        )

    def _strange(self, word: str) -> bool:
        """Whether nobody vouches for a neighbour, and it is no damage that is plain to see."""
        return word in self.census.unknown and word not in self.serious

    def _torn(self, place: Place) -> Verdict | None:
        """A word and the next one as one word torn in two; None where they make none."""
        one, gap, two = place.word.lower(), place.after, place.right.lower()
        if (one, two) not in self._pieces or gap not in GAPS or not _in_one_piece(place.word, place.right):
            return None
        start, end = place.start, place.end + len(gap) + len(two)
        left, right = self._outside(start, end)
        probability = self._joined(one, gap, two, left, right)
        if probability < LIKELY_JOINED:
            return None
        reading = Reading(Candidate(one + two, "join", 0.0), probability)
        return Verdict(start, end, f"{one}{gap}{two}", Grade.UNKNOWN, (reading,))

    def _outside(self, start: int, end: int) -> tuple[str, str]:
        """The words before and after a stretch, where but a space parts them from it."""
        place = self.census.place(start, end)
        return place.left.lower() if place.before == " " else "", place.right.lower() if place.after == " " else ""

    @cached_property
    def _pieces(self) -> Set[tuple[str, str]]:
        """Neighbours in the text that may be pieces of one word, by the words alone."""
        found: set[tuple[str, str]] = set()
        listed, own = self.lexicon.listed, self.census.own
        vouched = {word for word, grade in self.census.grades.items() if grade}
        for one, two in self.census.neighbours:
            whole, odd = one + two, one not in vouched or two not in vouched
            if len(whole) < SHORTEST_JOINED or not (own.get(whole, 0) > 1 or listed(whole)):
                if not odd or len(whole) < LONG_JOINED:
                    continue
                if not (self.lexicon.derived(whole) or self.lexicon.name(whole)):
                    continue
            likely = self._whole(one, " ", two) + GAIN > self._apart(one, two)
            if likely and self._joined(one, " ", two) >= LIKELY_JOINED:
                found.add((one, two))
        return found

    def _whole(self, one: str, gap: str, two: str) -> float:
        """How likely one word is that was torn into these pieces."""
        cost = STRAY_SPACE if gap == " " else STRAY_HYPHEN
        return self.model.word(one + two, self.model.own.get(one + two, 0)) + cost + log(self.rate / USUAL_RATE)

    def _apart(self, one: str, two: str) -> float:
        """How likely the two pieces are as words; an ending alone is none, though lists may hold it."""
        words = (one,) if self.ending_alone(two) else (one, two)
        ending = self.model.unknown(two) if len(words) == 1 else 0.0
        return ending + sum(self.model.word(word, max(0, self.census.count(word) - 1)) for word in words)

    def ending_alone(self, piece: str) -> bool:
        """Whether a piece is an ending and no word, though it was counted as one now and then (`1931-інде`)."""
        ending = self.census.likely.endings(piece) >= COMMON_ENDING and self.lexicon.often(piece) <= SELDOM
        return ending and not self.lexicon.stem(piece)

    def _joined(self, one: str, gap: str, two: str, left: str = "", right: str = "") -> float:
        """The probability that two pieces are one word."""
        model, whole = self.model, one + two
        together = self._whole(one, gap, two)
        if gap == " ":
            together += model.beside(whole, left, right, {})
            apart = self._apart(one, two) + model.beside(one, left, two, {}) + model.beside(two, "", right, {})
        else:
            apart = max(model.base(one), model.base(two))
        return 1 / (1 + exp(min(apart - together, 50.0)))


def _key(text: str, language: Language, witnesses: tuple[str, ...]) -> Key:
    return language.tag, language.script, text, witnesses


def _keep(key: Key, judge: Judge) -> None:
    """Remembers how badly a text was read."""
    _learned[key] = judge.rate, judge.habits
    while len(_learned) > TEXTS:
        del _learned[next(iter(_learned))]


def _in_one_piece(one: str, two: str) -> bool:
    """Whether two pieces may be of one word by their capitals."""
    return two.islower() and (one.islower() or one.istitle())

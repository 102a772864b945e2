"""Which words of a text are damaged, and what they were: a noisy channel with the text's own words as witnesses.

For each word that nobody vouches for, or that is rarer than a word it may be confused with, the readings one accident
away are weighed: how likely the reading is in this text and beside these neighbours, times how likely the accident
is, against how likely the word is as it stands. How often accidents happen is learned from the text itself, so that a
clean text is left in peace and a badly read one is repaired.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import exp, log

from ...languages import Grade, Language, Lexicon
from .candidates import LOST_SPACE, STRAY_HYPHEN, STRAY_SPACE, Candidate, confusable, meant_by, single_edits, splits
from .model import SHARES, Model

WORD = re.compile(r"[^\W\d_]+")

#: Shorter words have too many neighbours to be judged by their letters.
SHORTEST = 3
LONGEST = 40
#: Words of capitals up to this length may be abbreviations.
LONGEST_ABBREVIATION = 6
#: The rate of damage at which the costs of accidents hold, and the rates between which a text's own is sought.
USUAL_RATE = 0.01
LOWEST_RATE, HIGHEST_RATE = 0.0004, 0.05
#: So many words weigh as much as the text's own when its rate is estimated.
PRIOR_WORDS, PRIOR_RATE = 300, 0.003
#: Rounds in which a text's rate of damage and its habits settle, and the most that a habit adds (a logarithm).
ROUNDS, HABIT = 3, 2.5
#: The share of the readings' probability from which a word is looked at more closely in its context.
SUSPECT = 0.02
#: How much more often words with a capital are unknown than others: names are without end (a logarithm).
NAMES = 3.0
SUSPECT_KNOWN = 0.0004
#: So many readings of a word are weighed in each place.
MOST_READINGS = 8
#: What may have come into the middle of a word.
_GAPS = (" ", "-", "- ")
#: A word that is vouched for is doubted for the sake of one that was counted so many times as often.
MUCH = 8
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
    end: int
    word: str
    grade: Grade
    readings: tuple[Reading, ...]
    strange: bool = False
    """Whether the words on both sides are unknown too: the stretch may be in another language."""


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
        self.capital = {
            word.lower() for word in cased if _is_name_like(word) and self._letters.issuperset(word)
        } - self.small
        self.size = sum(self.own.values())
        self.model = Model(lexicon, self.own, self.size, SHARES[Grade.UNKNOWN])
        pairs = sorted(lexicon.confusions.items())
        self._table = meant_by(tuple(pairs))
        self._often_confused = meant_by(tuple(pair for pair in pairs if pair[1] == 4))
        self._narrow = meant_by(tuple(pair for pair in pairs if pair[1] >= 2))
        self._frequent = lexicon.frequent(MUCH) | {word for word in self.small if self.own[word] > MUCH}
        self._most = max(max(lexicon.counts.values(), default=0), max(self.own.values(), default=0))
        self._repeated = frozenset(word for word in self.small if self.own[word] > 2)
        self._repeated |= {word for word in self.capital if self.own[word] > 1}
        self.rate = USUAL_RATE
        self._habits: Mapping[tuple[str, str], float] = {}

    # ---------------------------------------------------------------------------------------- readings of a type

    @cached_property
    def grades(self) -> Mapping[str, Grade]:
        """Who vouches for each word of the text; for a name, that the lists have it with a capital."""
        grade = self.lexicon.grade
        found = {word: grade(word) for word in self.own if SHORTEST <= len(word) <= LONGEST and word in self.small}
        for word in self.own:
            if word in self.capital and SHORTEST <= len(word) <= LONGEST:
                found[word] = max(grade(word), Grade.LISTED if self.lexicon.name(word) else Grade.UNKNOWN)
        for word, given in found.items():
            if given is Grade.UNKNOWN and self.model.made(word):
                found[word] = Grade.DERIVED
        return found

    @cached_property
    def suspects(self) -> Mapping[str, tuple[Candidate, ...]]:
        """The words that may be damaged, with what they may have been."""
        grades = self.grades
        unknown = [word for word in grades if grades[word] is Grade.UNKNOWN][:MOST_UNKNOWN]
        strange = sum(self.own[word] for word in unknown if word in self.small) > STRANGE * max(self.size, 1)
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

    def _name(self, word: str) -> bool:
        return self._known(word) or word in self.lexicon.names

    def _names_among(self, words: set[str]) -> set[str]:
        return self._known_among(words) | (words & self.lexicon.names)

    def _candidates(self, word: str, grade: Grade) -> Iterator[Candidate]:
        """What `word` may have been; of a word that is vouched for only what is much more frequent."""
        if grade >= Grade.LISTED:
            often = self._often(word)
            made = list(confusable(word, self._narrow, often, several=False)) if often else []
            if grade is Grade.LISTED and often:
                made += single_edits(word, self.alphabet, lambda words: {each for each in words if often(each)})
        else:
            one, among = (self._known, self._known_among) if word in self.small else (self._name, self._names_among)
            made = [*confusable(word, self._table, one), *single_edits(word, self.alphabet, among)]
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
        floor = MUCH * max(self.lexicon.count(word), 1)
        if floor == MUCH:
            return self._frequent.__contains__
        if floor > self._most:
            return None
        count, own = self.lexicon.counts, self.own
        return lambda other: count.get(other, 0) >= floor or own.get(other, 0) > floor

    def _derived(self, word: str) -> list[Candidate]:
        """Readings that no list holds: a listed stem with endings, one confusable letter away."""
        tried = confusable(word, self._narrow, lambda made: True, several=False)
        return [each for each in tried if not self._known(each.word) and self.lexicon.derived(each.word)]

    def _split(self, word: str) -> list[Candidate]:
        """Two words between which a space was lost, the first perhaps with a letter confused at its end."""
        lexicon = self.lexicon
        if len(word) < 6:
            return []

        def known(part: str) -> bool:
            return part in lexicon.confirmed and (len(part) > 2 or lexicon.count(part) > 20)

        found = [Candidate(f"{left} {right}", "split", LOST_SPACE) for left, right in splits(word, known, 2)]
        for at in range(5, len(word) - 2) if not found else ():
            left, right = word[:at], word[at:]
            if lexicon.count(right) > 2 and not known(left):
                repaired = (each for each in confusable(left, self._often_confused, known, several=False))
                found += [Candidate(f"{each.word} {right}", "split", LOST_SPACE + each.cost) for each in repaired]
        return found

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
            weighed.append((likely + candidate.cost + damage + self._habit(word, candidate), candidate))
        highest = max([here, *(weight for weight, _ in weighed)])
        total = exp(here - highest) + sum(exp(weight - highest) for weight, _ in weighed)
        readings = [Reading(candidate, exp(weight - highest) / total) for weight, candidate in weighed]
        return tuple(sorted(readings, key=lambda reading: (-reading.probability, reading.candidate.word)))

    def begins(self, letters: str) -> int:
        """How many words of the text begin with these letters."""
        first = bisect_left(self._sorted, letters)
        last = bisect_left(self._sorted, letters + "\uffff")
        return sum(self.own[word] for word in self._sorted[first:last])

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.own)

    def _habit(self, word: str, candidate: Candidate) -> float:
        """What it adds that the text confuses the same letters in other words too."""
        return min((self._habits.get(pair, 0.0) for pair in candidate.pairs), default=0.0) if candidate.pairs else 0.0

    def _as_it_stands(self, word: str) -> float:
        """How likely the word is; that it stands in the text several times speaks for it, but damage repeats too."""
        again = self.own.get(word, 1) - 1
        grade = self.lexicon.grade(word)
        if grade <= Grade.LISTED:
            rivals = max((self.own.get(each.word, 0) for each in self.suspects.get(word, ())), default=0)
            again = max(0, again - rivals // 2)
        return self.model.word(word, again) + (NAMES if word in self.capital else 0.0)

    def learned(self) -> Judge:
        """The judge after it has learned from the text how often accidents happen in it, and which."""
        suspects = self.suspects
        for _ in range(ROUNDS):
            damaged = 0.0
            pairs: dict[tuple[str, str], list[float]] = {}
            for word, candidates in suspects.items():
                readings = self.weigh(word, candidates)
                damaged += self.own[word] * min(1.0, sum(each.probability for each in readings))
                for pair in readings[0].candidate.pairs:
                    pairs.setdefault(pair, []).append(readings[0].probability)
            rate = (damaged + PRIOR_WORDS * PRIOR_RATE) / (self.size + PRIOR_WORDS)
            self.rate = min(max(rate, LOWEST_RATE), HIGHEST_RATE)
            # the word itself is no witness against itself: its own share is taken off
            self._habits = {pair: min(log(max(sum(each), 1.0)), HABIT) for pair, each in pairs.items()}
        return self

    # ---------------------------------------------------------------------------------------- verdicts

    def verdicts(self) -> Iterator[Verdict]:
        """The words of the text that may be damaged, in order."""
        serious = self._serious
        unknown = {word for word, grade in self.grades.items() if grade is Grade.UNKNOWN}
        if not serious and not unknown:
            return
        stop = 0
        for beside in _neighbours(self.text):
            left, found, right = beside.left, beside.word, beside.right
            word = found.group().lower()
            if beside.gap in _GAPS and (word in unknown or right in unknown):
                joined = self._joined(beside)
                if joined:
                    stop = joined.end
                    yield joined
            candidates = serious.get(word)
            if candidates and found.start() >= stop and self._judged(found.group()):
                left, right = left if beside.before == " " else "", right if beside.gap == " " else ""
                readings = self.weigh(word, candidates, left, right, self.pairs)
                strange = self._strange(beside.left) and self._strange(beside.right)
                yield Verdict(found.start(), found.end(), word, self.grades[word], readings, strange)

    def _judged(self, word: str) -> bool:
        return word.islower() or _is_name_like(word)

    def _strange(self, word: str) -> bool:
        """Whether nobody vouches for a neighbour, and it is no damage that is plain to see."""
        return self.grades.get(word) is Grade.UNKNOWN and word not in self._serious

    def _joined(self, beside: Neighbours) -> Verdict | None:
        """Two words, one of them unknown, that are one word torn in two; None where they make none."""
        one, two, gap = beside.word.group(), beside.right, beside.gap
        whole = one + two
        if not (one.islower() and beside.right_small) or len(whole) < 5 or whole not in self.lexicon.words:
            return None
        cost = STRAY_SPACE if gap == " " else STRAY_HYPHEN
        apart = self.model.base(one) + self.model.base(two) if gap == " " else max(self.model.base(one), self.model.base(two))
        candidate = Candidate(whole, "join", cost)
        together = self.model.word(whole, self.own.get(whole, 0)) + cost + log(self.rate / USUAL_RATE)
        probability = 1 / (1 + exp(min(apart - together, 50.0)))
        end = beside.word.end() + len(gap) + len(two)
        return Verdict(beside.word.start(), end, f"{one}{gap}{two}", Grade.UNKNOWN, (Reading(candidate, probability),))

    @cached_property
    def _serious(self) -> Mapping[str, tuple[Candidate, ...]]:
        """The words that are likely enough to be damaged to be looked at in each place, with their best readings."""
        serious = {}
        for word, candidates in self.suspects.items():
            readings = self.weigh(word, candidates)
            least = SUSPECT if self.grades[word] <= Grade.DERIVED else SUSPECT_KNOWN
            if sum(each.probability for each in readings) >= least:
                serious[word] = tuple(each.candidate for each in readings[:MOST_READINGS])
        return serious

    @cached_property
    def pairs(self) -> Mapping[tuple[str, str], int]:
        """The text's own pairs in which a suspected word stands, or what it may have been."""
        wanted = set(self._serious)
        for candidates in self._serious.values():
            for candidate in candidates:
                wanted.update(candidate.word.split(" "))
        pairs: Counter[tuple[str, str]] = Counter()
        for beside in _neighbours(self.text) if wanted else ():
            word = beside.word.group().lower()
            if word in wanted:
                if beside.before == " ":
                    pairs[beside.left, word] += 1
                if beside.gap == " " and beside.right not in wanted:
                    pairs[word, beside.right] += 1
        return pairs


def _is_name_like(word: str) -> bool:
    """Whether a word begins with a capital, or is of capitals alone and too long for an abbreviation."""
    return word.istitle() or (word.isupper() and len(word) > LONGEST_ABBREVIATION)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A word with the words beside it, in small letters, and what stands between."""

    left: str
    before: str
    word: re.Match[str]
    gap: str
    right: str
    right_small: bool


def _neighbours(text: str) -> Iterator[Neighbours]:
    """Each word of a text with its neighbours."""
    previous: re.Match[str] | None = None
    left, before = "", ""
    for found in WORD.finditer(text):
        if previous is not None:
            word = found.group()
            gap = text[previous.end() : found.start()]
            right = word.lower()
            yield Neighbours(left, before, previous, gap, right, word == right)
            left, before = previous.group().lower(), gap
        previous = found
    if previous is not None:
        yield Neighbours(left, before, previous, "", "", False)

"""The words of a text that may be damaged, with what they may have been."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ...languages import Grade
from .candidates import LOST_SPACE, Candidate, confusable, meant_by, single_edits, splits
from .census import Census

#: A word that is vouched for is doubted for the sake of one that was counted so many times as often.
MUCH = 8
#: A word that nobody knows is believed where the text has it so often; a name sooner.
REPEATED, REPEATED_NAME = 3, 2
#: Only so many different unknown words of one text are judged, in the order in which they first stand there.
MOST_UNKNOWN = 20_000
#: Words this short are not parted; a part of two letters must be counted so often.
SHORTEST_PARTED, SHORT_PART = 6, 20


class Suspects:
    """Finds the readings of the words of one text."""

    def __init__(self, census: Census, alphabet: str) -> None:
        self.census, self.lexicon, self.alphabet = census, census.lexicon, alphabet
        pairs = sorted(self.lexicon.confusions.items())
        self._table = meant_by(tuple(pairs))
        self._narrow = meant_by(tuple(pair for pair in pairs if pair[1] >= 2))
        self._commonest = meant_by(tuple(pair for pair in pairs if pair[1] == 4))
        own = census.own
        self._frequent = self.lexicon.frequent(MUCH) | {word for word in census.small if own[word] > MUCH}
        self._most = max([0, *self.lexicon.counts.values(), *own.values()])
        self._repeated = {word for word in census.small if own[word] >= REPEATED}
        self._repeated |= {word for word in census.capital if own[word] >= REPEATED_NAME}

    def found(self) -> Mapping[str, tuple[Candidate, ...]]:
        """The words for which there are other readings, with these."""
        found, unknown = {}, 0
        for word in self.census.native:
            grade = self.census.grades.get(word)
            unknown += grade is Grade.UNKNOWN
            if grade is not None and (grade is not Grade.UNKNOWN or unknown <= MOST_UNKNOWN):
                candidates = self._best(word, self._made(word, grade))
                if candidates:
                    found[word] = candidates
        return found

    def _best(self, word: str, made: Iterable[Candidate]) -> tuple[Candidate, ...]:
        """Each reading once, by its likeliest accident."""
        best: dict[str, Candidate] = {}
        for candidate in made:
            if self.lexicon.same(candidate.word, word):
                continue
            if candidate.word not in best or best[candidate.word].cost < candidate.cost:
                best[candidate.word] = candidate
        return tuple(best.values())

    def _made(self, word: str, grade: Grade) -> Iterable[Candidate]:
        """What `word` may have been; of a word that is vouched for only what is much more frequent."""
        if grade >= Grade.LISTED:
            often = self._often(word)
            if often is None:
                return ()
            made = [*confusable(word, self._narrow, often, several=False)]
            if grade is Grade.LISTED:
                made += single_edits(word, self.alphabet, lambda words: set(filter(often, words)))
            return made
        one, among = (self._known, self._known_among) if word in self.census.small else (self._name, self._names_among)
        made = [*confusable(word, self._table, one), *single_edits(word, self.alphabet, among)]
        if grade is Grade.UNKNOWN:
            made += self._parted(word)
            if not any(each.word in self.lexicon.confirmed for each in made):
                made += self._derived(word)
        return made

    def _known(self, word: str) -> bool:
        return word in self.lexicon.words or word in self._repeated

    def _name(self, word: str) -> bool:
        return self._known(word) or word in self.lexicon.names

    def _known_among(self, words: set[str]) -> set[str]:
        return (words & self.lexicon.words) | (words & self._repeated)

    def _names_among(self, words: set[str]) -> set[str]:
        return self._known_among(words) | (words & self.lexicon.names)

    def _often(self, word: str) -> Callable[[str], bool] | None:
        """Whether a word is much more frequent than `word`; None where none can be."""
        floor = MUCH * max(self.lexicon.count(word), 1)
        if floor == MUCH:
            return self._frequent.__contains__
        if floor > self._most:
            return None
        count, own, frequent = self.lexicon.counts, self.census.own, self._frequent
        return lambda other: other in frequent and (count.get(other, 0) >= floor or own.get(other, 0) > floor)

    def _derived(self, word: str) -> list[Candidate]:
        """Readings that no list holds: a listed stem with endings, one confusable letter away."""
        tried = confusable(word, self._narrow, lambda made: True, several=False)
        return [each for each in tried if not self._known(each.word) and self.lexicon.derived(each.word)]

    def _parted(self, word: str) -> list[Candidate]:
        """Two words between which a space was lost, the first perhaps with a letter confused at its end."""
        lexicon = self.lexicon
        if len(word) < SHORTEST_PARTED:
            return []

        def known(part: str) -> bool:
            return part in lexicon.confirmed and (len(part) > 2 or lexicon.count(part) > SHORT_PART)

        found = [Candidate(f"{left} {right}", "split", LOST_SPACE) for left, right in splits(word, known, 2)]
        for at in range(5, len(word) - 2) if not found else ():
            left, right = word[:at], word[at:]
            if lexicon.count(right) > 2 and not known(left):
                repaired = (each for each in confusable(left, self._commonest, known, several=False))
                found += [Candidate(f"{each.word} {right}", "split", LOST_SPACE + each.cost) for each in repaired]
        return found

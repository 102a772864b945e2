"""The words of a text that may be damaged, with what they may have been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...languages import Grade
from .candidates import CONFUSED, LOST_SPACE, Candidate, confusable, meant_by, single_edits, splits, written_for
from .census import Census

#: A word that is vouched for is doubted for the sake of one that was counted so many times as often.
MUCH = 8
#: It is counted at least once in so many words of the language.
PER = 25_000
#: A word that nobody knows is believed where the text has it so often; a name sooner.
REPEATED, REPEATED_NAME = 3, 2
#: Only so many different unknown words of one text are judged, in the order in which they first stand there.
MOST_UNKNOWN = 20_000
#: Words this short are not parted; a part of two letters must be counted so often.
SHORTEST_PARTED, SHORT_PART = 6, 20


#: What was found for unknown words in the lists, which do not change: so many are kept.
REMEMBERED = 50_000
_remembered: dict[tuple[str, str, Grade, bool], tuple[Candidate, ...]] = {}


class Suspects:
    """Finds the readings of the words of one text."""

    def __init__(self, census: Census, alphabet: str) -> None:
        self.census, self.lexicon, self.alphabet = census, census.lexicon, alphabet
        pairs = sorted(self.lexicon.confusions.items())
        self._table = meant_by(tuple(pairs))
        self._common = meant_by(tuple(pair for pair in pairs if pair[1] >= 3))
        self._written = written_for(tuple(pair for pair in pairs if pair[1] >= 2))
        self._commonest = meant_by(tuple(pair for pair in pairs if pair[1] == 4))
        own = census.own
        self._least = max(MUCH, self.lexicon.total // PER)
        self._frequent = self.lexicon.frequent(self._least) | {word for word in census.small if own[word] > MUCH}
        repeated = {word for word in census.small if own[word] >= REPEATED}
        repeated |= {word for word in census.capital if own[word] >= REPEATED_NAME}
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(repeated - self.lexicon.words):
            self._by_length.setdefault(len(word), []).append(word)

    def found(self) -> Mapping[str, tuple[Candidate, ...]]:
        """The words for which there are other readings, with these."""
        found, unknown, rivals = {}, 0, self._rivals()
        for word in self.census.native:
            grade = self.census.grades.get(word)
            unknown += grade is Grade.UNKNOWN
            if grade is not None and (grade is not Grade.UNKNOWN or unknown <= MOST_UNKNOWN):
                candidates = self._best(
                    word, rivals.get(word, ()) if grade >= Grade.LISTED else self._made(word, grade)
                )
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

    def _rivals(self) -> Mapping[str, list[Candidate]]:
        """For words of the text that are vouched for, the far more frequent ones that they may be confused with."""
        found: dict[str, list[Candidate]] = {}
        grades = self.census.grades
        for word in sorted(self._frequent):
            for meant, several in self._written.items():
                at = word.find(meant)
                while at >= 0:
                    for written, weight in several:
                        damaged = word[:at] + written + word[at + len(meant) :]
                        if damaged in grades and self._outweighs(word, damaged):
                            made = Candidate(word, "confusable", CONFUSED[weight], ((meant, written),))
                            found.setdefault(damaged, []).append(made)
                    at = word.find(meant, at + 1)
        for word, grade in grades.items():
            if grade is Grade.LISTED:
                near = single_edits(word, self.alphabet, self._frequent.intersection)
                found.setdefault(word, []).extend(each for each in near if self._outweighs(each.word, word))
        return found

    def _outweighs(self, word: str, other: str) -> bool:
        """Whether a word is far more frequent than another, in the language or in this text."""
        floor = max(MUCH * self.lexicon.count(other), self._least)
        return self.lexicon.count(word) >= floor or self.census.count(word) > max(MUCH, floor)

    def _made(self, word: str, grade: Grade) -> Iterable[Candidate]:
        """What a word that no list has may have been: words of the lists, and words that the text has several times."""
        small = word in self.census.small
        key = self.lexicon.tag, word, grade, small
        made = _remembered.get(key)
        if made is None:
            made = tuple(self._of_lists(word, grade, small))
            if len(_remembered) >= REMEMBERED:
                _remembered.clear()
            _remembered[key] = made
        return [*made, *self._of_text(word)]

    def _of_lists(self, word: str, grade: Grade, small: bool) -> Iterable[Candidate]:
        one, among = (self._known, self._known_among) if small else (self._name, self._names_among)
        made = [*confusable(word, self._table, one), *single_edits(word, self.alphabet, among)]
        if grade is Grade.UNKNOWN:
            made += self._parted(word)
            if not any(each.word in self.lexicon.confirmed for each in made):
                made += self._derived(word)
        return made

    def _of_text(self, word: str) -> Iterable[Candidate]:
        """Words that only the text vouches for, by having them several times."""
        among: list[str] = []
        for length in (len(word) - 1, len(word), len(word) + 1):
            among += (other for other in self._by_length.get(length, ()) if _near(word, other))
        if not among:
            return ()
        own = frozenset(among)
        return [
            *confusable(word, self._table, own.__contains__, several=False),
            *single_edits(word, self.alphabet, own.intersection),
        ]

    def _known(self, word: str) -> bool:
        return word in self.lexicon.words

    def _name(self, word: str) -> bool:
        return self._known(word) or word in self.lexicon.names

    def _known_among(self, words: set[str]) -> set[str]:
        return words & self.lexicon.words

    def _names_among(self, words: set[str]) -> set[str]:
        return self._known_among(words) | (words & self.lexicon.names)

    def _derived(self, word: str) -> list[Candidate]:
        """Readings that no list holds: a listed stem with endings, one confusable letter away."""
        tried = confusable(word, self._common, lambda made: True, several=False)
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


def _near(one: str, two: str) -> bool:
    """Whether two words may differ by one accident: they begin or end with the same half."""
    half = min(len(one), len(two)) // 2
    return one != two and (one[:half] == two[:half] or one[-half:] == two[-half:])

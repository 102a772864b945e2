"""The words of a text that may be damaged, with what they may have been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, partial

from ...languages import Grade, Lexicon
from .candidates import (
    LOST_SPACE,
    OTHER_SOUND,
    Candidate,
    accident,
    confusable,
    extra_letter,
    lost_letter,
    meant_by,
    single_edits,
    splits,
    swapped,
    without_a_letter,
)
from .census import Census
from .remote import further_met

#: A word that is vouched for is doubted for the sake of one that was counted so many times as often.
MUCH = 8
#: It is counted so many times in a million words of the language.
FREQUENT = 40
#: A word met oftener in a million words is believed.
MOST_OFTEN = 200
#: Only so many different unknown words of one text are judged, in the order in which they first stand there.
MOST_UNKNOWN = 20_000
#: Words this short are not parted; a part of two letters must be counted so often in a million words.
SHORTEST_PARTED, SHORT_PART = 6, 100
#: Words that long are known by their letters: two accidents are thought of, and forms that no list holds.
LONG = 6
#: In each place of it so many letters are thought of as lost.
LIKELIEST = 5
#: By so many letters at its beginning or its end a word of the text is found that another may have been.
STEM = 3
#: What was found for unknown words in the lists, which do not change: so many are kept.
REMEMBERED = 50_000
_remembered: dict[tuple[str, str, Grade, bool], tuple[Candidate, ...]] = {}


class Near:
    """Finds the words among some that are one accident away from another word."""

    def __init__(self, words: Iterable[str], lexicon: Lexicon) -> None:
        pairs = sorted(lexicon.confusions.items())
        self._table = meant_by(tuple(pair for pair in pairs if pair[1] >= 2))
        self._keyboard = lexicon.keyboard
        self._without: dict[str, list[str]] = {}
        self._found: dict[str, tuple[tuple[Candidate, ...], tuple[str, ...]]] = {}
        self.words = frozenset(words)
        for word in sorted(self.words):
            for key in without_a_letter(word):
                self._without.setdefault(key, []).append(word)

    def __call__(self, word: str) -> tuple[Candidate, ...]:
        """The words that `word` may stand for: those that a likely accident makes of it."""
        return self._near(word)[0]

    def others(self, word: str) -> tuple[str, ...]:
        """Those that any other accident makes of it."""
        return self._near(word)[1]

    def _near(self, word: str) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
        if not self.words:
            return (), ()
        found = self._found.get(word)
        if found is None:
            near = {other for key in self._without.keys() & without_a_letter(word) for other in self._without[key]}
            near.discard(word)
            tried = [(other, accident(word, other, self._table, self._keyboard)) for other in sorted(near)]
            likely = tuple(made for _, made in tried if made)
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            found = self._found[word] = likely, tuple(other for other, made in tried if not made)
        return found


def with_other_endings(word: str, lexicon: Lexicon) -> list[Candidate]:
    """The word with its ending written as it must be after its vowels and its last sound."""
    return [Candidate(made, "single-edit", OTHER_SOUND, form=True) for made in sorted(lexicon.other_endings(word))]


@cache
def near_frequent(lexicon: Lexicon) -> Near:
    """Finds the frequent words of a language."""
    return Near(lexicon.frequent(FREQUENT), lexicon)


@lru_cache(maxsize=4)
def _near_here(words: frozenset[str], lexicon: Lexicon) -> Near:
    """Finds words of one text, which is looked at several times."""
    return Near(words, lexicon)


class Suspects:
    """Finds the readings of the words of one text."""

    def __init__(self, census: Census, alphabet: str) -> None:
        self.census, self.lexicon, self.alphabet = census, census.lexicon, alphabet
        pairs = sorted(self.lexicon.confusions.items())
        self._table = meant_by(tuple(pairs))
        self._common = meant_by(tuple(pair for pair in pairs if pair[1] >= 3))
        self._commonest = meant_by(tuple(pair for pair in pairs if pair[1] == 4))
        self._repeated: dict[str, list[str]] = {}
        for word in sorted(census.repeated):
            if not self.lexicon.listed(word):
                for key in (f"{word[:STEM]}-", f"-{word[-STEM:]}"):
                    self._repeated.setdefault(key, []).append(word)

    def found(self) -> Mapping[str, tuple[Candidate, ...]]:
        """The words for which there are other readings, with these."""
        found, unknown, rivals = {}, 0, self._rivals()
        for word in self.census.native:
            grade = self.census.grades.get(word)
            unknown += grade is Grade.UNKNOWN
            if self.lexicon.of_old(word):
                continue
            if grade is not None and (grade is not Grade.UNKNOWN or unknown <= MOST_UNKNOWN):
                made = [*rivals.get(word, ()), *(self._made(word, grade) if grade < Grade.LISTED else ())]
                candidates = self._best(word, made)
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
        """For words of the text that are vouched for, the far more frequent ones that they may stand for."""
        found: dict[str, list[Candidate]] = {}
        own, often, frequent = self.census.own, self.lexicon.often, near_frequent(self.lexicon)
        here = {word for word in self.census.small if own[word] > MUCH} - frequent.words
        met = _near_here(frozenset(here), self.lexicon)
        for word, grade in self.census.grades.items():
            near = frequent(word) + met(word) if grade is not Grade.UNKNOWN and often(word) <= MOST_OFTEN else ()
            if near:
                candidates = [each for each in near if self._outweighs(each.word, word)]
                if candidates:
                    found[word] = sorted(candidates, key=lambda each: each.word)
        return found

    def _outweighs(self, word: str, other: str) -> bool:
        """Whether a word is far more frequent than another, in the language or in this text."""
        language = self.lexicon.often(word) >= max(FREQUENT, MUCH * self.lexicon.often(other))
        return language or self.census.count(word) > MUCH * max(1, self.census.count(other))

    def _made(self, word: str, grade: Grade) -> Iterable[Candidate]:
        """What a word that no list has may have been: words of the lists, and words that the text has several times."""
        key = self.lexicon.tag, word, grade, word in self.census.small
        made = _remembered.get(key)
        if made is None:
            made = tuple(self._of_lists(word, grade, key[3]))
            if len(_remembered) >= REMEMBERED:
                _remembered.clear()
            _remembered[key] = made
        return [*made, *self._of_text(word)]

    def _of_lists(self, word: str, grade: Grade, small: bool) -> Iterable[Candidate]:
        lexicon = self.lexicon
        among = partial(lexicon.among, names=not small)
        made = [*confusable(word, self._table, among, lexicon.triples)]
        if grade is Grade.UNKNOWN:
            made += with_other_endings(word, lexicon)
            made += single_edits(word, self.alphabet, among, lexicon.keyboard, lexicon.triples)
            made += self._parted(word)
            if not any(lexicon.confirmed(each.word) for each in made):
                made += self._derived(word)
                made += self._twice(word)
        return made

    def _of_text(self, word: str) -> Iterable[Candidate]:
        """Words that only the text or the other sources vouch for, by having them several times."""
        near = self._repeated.get(f"{word[:STEM]}-", []) + self._repeated.get(f"-{word[-STEM:]}", [])
        own = frozenset(other for other in near if abs(len(other) - len(word)) < 2 and other != word)
        if not own:
            return ()
        return [
            *confusable(word, self._table, own.intersection, several=False),
            *single_edits(word, self.alphabet, own.intersection, self.lexicon.keyboard),
        ]

    def _derived(self, word: str) -> list[Candidate]:
        """Readings that no list holds: a listed stem with endings, one accident away."""
        lexicon = self.lexicon
        tried = confusable(word, self._common, lambda made: made, several=False)
        found = [each for each in tried if not lexicon.listed(each.word) and lexicon.derived(each.word)]
        if found or not lexicon.agglutinates or len(word) < LONG:
            return found

        next_letters = self.census.likely.next_letters
        halves = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
        lost = (a + letter + b for a, b in halves for letter in next_letters(a, LIKELIEST))
        turned = (a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1 and b[0] != b[1])
        extra = (a + b[1:] for a, b in halves if b)
        return [
            reading(word, made)
            for reading, several in ((lost_letter, lost), (swapped, turned), (extra_letter, extra))
            for made in several
            if lexicon.derived(made)
        ]

    def _twice(self, word: str) -> Iterable[Candidate]:
        """Readings two accidents away."""
        return further_met(self.lexicon)(word) if len(word) >= LONG else ()

    def _parted(self, word: str) -> list[Candidate]:
        """Two words between which a space was lost, the first perhaps with a letter confused at its end."""
        lexicon = self.lexicon
        if len(word) < SHORTEST_PARTED:
            return []

        def known(part: str) -> bool:
            return lexicon.confirmed(part) and (len(part) > 2 or lexicon.often(part) > SHORT_PART)

        def among(parts: set[str]) -> Iterable[str]:
            return filter(known, parts)

        found = [Candidate(f"{left} {right}", "split", LOST_SPACE) for left, right in splits(word, known, 2)]
        for at in range(5, len(word) - 2) if not found else ():
            left, right = word[:at], word[at:]
            if lexicon.count(right) > 2 and not known(left):
                repaired = confusable(left, self._commonest, among, several=False)
                found += [Candidate(f"{each.word} {right}", "split", LOST_SPACE + each.cost) for each in repaired]
        return found

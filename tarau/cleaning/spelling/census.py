"""The words of one text: how often each stands there, who vouches for it, which lines are in another language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, compress, pairwise
from typing import NamedTuple

from ...languages import Grade, Language, lexicon, likely
from ..wordcounts import small_words_of, words_of
from .model import WITNESS, Model
from .spans import Spans

WORD = re.compile(r"[^\W\d_]+")

#: Shorter words have too many neighbours to be judged by their letters.
SHORTEST, LONGEST = 2, 40
#: A word that nobody knows is believed where the text has it so often; a name sooner.
REPEATED, REPEATED_NAME = 3, 2
#: Words of capitals up to this length may be abbreviations.
LONGEST_ABBREVIATION = 6
#: Above this share of words that nobody knows a line of so many words is in another language.
STRANGE, FEWEST = 0.45, 4
#: So far from a word its neighbours are looked for.
REACH = 48

#: What may follow a word at once.
CLOSING = ".,:;!?…)»”]"

_SENTENCE_START = re.compile(r"(?:\A|[.!?…:\n•·][\"»”)\d]*)[\s«“„\"(\[–—-]*\Z")
_LAST_WORD = re.compile(r"([^\W\d_]+)([\W_]{0,8})\Z")
_NEXT_WORD = re.compile(r"([\W_]{0,8})([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Place:
    """A word of the text with the words beside it as they are written, and what stands between; "" for none."""

    start: int
    end: int
    word: str
    left: str
    before: str
    after: str
    right: str


class _Line(NamedTuple):
    """Inner: a line of the text with its words, as they are written."""

    start: int
    end: int
    words: list[str]


class Census:
    """Counts of the words of a text, all in small letters."""

    def __init__(self, text: str, language: Language, witnesses: tuple[str, ...] = ()) -> None:
        self.text, self.lexicon, self.likely = text, lexicon(language.tag), likely(language.tag)
        self._cased, own = words_of(text), small_words_of(text)
        letters = frozenset(language.letters)
        fitting = {word for word in self._cased if SHORTEST <= len(word) <= LONGEST and letters.issuperset(word)}
        self.own: Mapping[str, int] = own
        self.size = sum(own.values())
        self.small: Set[str] = {word for word in fitting if word.islower()}
        self.capital: Set[str] = {word.lower() for word in fitting if _begins_with_a_capital(word)} - self.small
        self.witnessed: Mapping[str, int] = _counted(witnesses)
        self.model = Model(self.lexicon, self.likely, *self._together())

    def _together(self) -> tuple[Mapping[str, float], float]:
        """The words of the text and, weighed less, of the other sources, with their number."""
        if not self.witnessed:
            return self.own, self.size
        heard = {word: WITNESS * count for word, count in self.witnessed.items()}
        for word, count in self.own.items():
            heard[word] = heard.get(word, 0.0) + count
        return heard, self.size + WITNESS * sum(self.witnessed.values())

    @cached_property
    def repeated(self) -> Set[str]:
        """The words that stand so often in the text and the other sources that they are believed."""
        heard = self.model.own
        seen = {word for word in self.small | self.capital if heard[word] >= REPEATED_NAME}
        seen |= {word for word, count in self.witnessed.items() if WITNESS * count >= REPEATED_NAME}
        return {word for word in seen if heard[word] >= (REPEATED if word in self.small else REPEATED_NAME)}

    def count(self, word: str) -> int:
        """How often a word stands in the text."""
        return self.own.get(word, 0)

    def begins(self, letters: str, at_most: Grade = Grade.CONFIRMED) -> int:
        """How many words of the text begin with these letters, of those that are vouched for at most so well."""
        first = bisect_left(self._sorted, letters)
        last = bisect_left(self._sorted, letters + "\uffff")
        words = self._sorted[first:last]
        return sum(self.own[word] for word in words if self.grades.get(word, Grade.UNKNOWN) <= at_most)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.own)

    @cached_property
    def grades(self) -> Mapping[str, Grade]:
        """Who vouches for each word of the text; for a name, that the lists have it with a capital."""
        found = {}
        for word in self.own:
            if word in self.small or word in self.capital:
                grade = self.lexicon.grade(word)
                if grade is Grade.UNKNOWN and word in self.capital and self.lexicon.name(word):
                    grade = Grade.LISTED
                elif grade is Grade.UNKNOWN and self.model.made(word):
                    grade = Grade.DERIVED
                found[word] = grade
        return found

    @cached_property
    def unknown(self) -> Set[str]:
        """The words for which nobody vouches."""
        return frozenset(word for word, grade in self.grades.items() if grade is Grade.UNKNOWN)

    # ---------------------------------------------------------------------------------------- lines

    @cached_property
    def foreign(self) -> Spans:
        """The lines of other languages: most of their words are unknown."""
        fitting = self.small | self.capital
        strange = {
            word for word in self._cased
            if len(word) > SHORTEST and ((lower := word.lower()) in self.unknown or lower not in fitting)
        }  # fmt: skip
        spans = [
            (line.start, line.end) for line in (self._lines if strange else ())
            if len(line.words) >= FEWEST and sum(map(strange.__contains__, line.words)) > STRANGE * len(line.words)
        ]  # fmt: skip
        return Spans(tuple(first for first, _ in spans), tuple(last for _, last in spans))

    @cached_property
    def native(self) -> Iterable[str]:
        """The words of the lines in the text's own language, in the order in which they first stand there."""
        if not self.foreign.starts:
            return self.own
        cased = dict.fromkeys(chain.from_iterable(line.words for line in self._native_lines))
        return dict.fromkeys(map(str.lower, cased))

    @cached_property
    def _lines(self) -> list[_Line]:
        """The lines that have words, with these; the same word is the same string, which is found fastest."""
        same = {word: word for word in self._cased}.__getitem__
        lines, start = [], 0
        for line in self.text.split("\n"):
            words = WORD.findall(line)
            if words:
                lines.append(_Line(start, start + len(line), list(map(same, words))))
            start += len(line) + 1
        return lines

    @property
    def _native_lines(self) -> Iterator[_Line]:
        return (line for line in self._lines if not self.foreign.holds(line.start))

    # ---------------------------------------------------------------------------------------- places

    def places(self, words: Set[str]) -> Iterator[Place]:
        """Where these words stand in lines of the text's own language, in order."""
        watched = {word for word in self._cased if word.lower() in words}
        text = self.text
        for line in self._native_lines if watched else ():
            if watched.isdisjoint(line.words):
                continue
            end = line.start
            left = ""
            for word in line.words:
                before, start = end, text.index(word, end)
                end = start + len(word)
                if word in watched:
                    yield _place(text, word, start, end, left if text[before:start] == " " else "")
                left = word

    def begins_sentence(self, place: Place) -> bool:
        """Whether a word begins a sentence, so that its capital says nothing, or stands in a line of capitals."""
        if place.word.isupper() and len(place.word) > 1:
            return place.left.isupper() or place.right.isupper() or len(place.word) > LONGEST_ABBREVIATION
        return bool(_SENTENCE_START.search(self.text, max(0, place.start - REACH), place.start))

    def place(self, start: int, end: int) -> Place:
        """A stretch of the text as a place."""
        return _place(self.text, self.text[start:end], start, end)

    @cached_property
    def neighbours(self) -> Set[tuple[str, str]]:
        """Words with but a space between them, of which one is rare enough to be a piece of a word."""
        tokens = self.text.lower().replace("\n", " \n ").split(" ")
        found = set(compress(pairwise(tokens), map(str.isalpha, tokens)))
        return {(one, bare) for one, two in found if (bare := two.rstrip(CLOSING)).isalpha()}

    def pairs(self, wanted: Set[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """How often these pairs of words stand side by side in a line."""
        small = {word: word.lower() for word in self._cased}.__getitem__
        lines = (pairwise(map(small, line.words)) for line in (self._lines if wanted else ()))
        return Counter(filter(wanted.__contains__, chain.from_iterable(lines)))


@lru_cache(maxsize=8)
def _counted(texts: tuple[str, ...]) -> Mapping[str, int]:
    """How often each word stands in all of the texts together, in small letters."""
    words: Counter[str] = Counter()
    for text in texts:
        words.update(_counted_alone(text))
    return words


@lru_cache(maxsize=256)
def _counted_alone(text: str) -> Counter[str]:
    """The same for one text, which is a witness of several others."""
    return Counter(map(str.lower, WORD.findall(text)))


def _begins_with_a_capital(word: str) -> bool:
    """Whether a word begins with a capital, or is of capitals alone and too long for an abbreviation."""
    return word.istitle() or (word.isupper() and len(word) > LONGEST_ABBREVIATION)


def _place(text: str, word: str, start: int, end: int, left: str = "") -> Place:
    """A word with its neighbours; `left` is the one before, where it is known and but a space stands between."""
    before = " " if left else ""
    if not left and (found := _LAST_WORD.search(text, max(0, start - REACH), start)):
        left, before = found.groups()
    right = _NEXT_WORD.match(text, end, end + REACH)
    return Place(start, end, word, left[1 - REACH :], before, right[1] if right else "", right[2] if right else "")

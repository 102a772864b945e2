"""The words of a language, as far as free lists know them: how well each is vouched for, how often it was counted.

The files stand in assets/languages/TAG/spelling, made by the scripts in assets/languages/making; each folder's README
names the lists, their authors and licences. Everything is read when it is first asked for.
"""

from __future__ import annotations

import lzma
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache, cached_property
from math import log
from types import MappingProxyType

from ..files import shared, shared_names
from .affixes import AffixedWords, affixed_words
from .lists import entries
from .morphology import Endings, endings_of, infinitive, readings, verb_forms

#: The costs of letters are written as signs from this one on, so many to a natural logarithm; the dearest letter.
_ZERO, _STEPS, _RAREST = ord("!"), 4, 48


#: Nouns of two letters are met in their own forms in the lists: that two letters begin an unknown word proves nothing.
SHORTEST_NOUN = 3
#: A stem that only a list gathered from the web has is at least so long.
WEAK_STEM = 4


class Grade(IntEnum):
    """How well a form is vouched for."""

    UNKNOWN = 0
    DERIVED = 1
    """A listed stem with endings that may follow it."""
    LISTED = 2
    """In a list gathered from the web, whose mistakes it may share."""
    CONFIRMED = 3
    """In a dictionary, or counted in edited text."""


class Lexicon:
    """The lists of one language. Words are given and held in small letters."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._endings: Endings | None = endings_of(tag)
        self._states: dict[str, frozenset[str]] = {}

    # ---------------------------------------------------------------------------------------- words

    def grade(self, word: str) -> Grade:
        """How well `word` is vouched for."""
        if word in self.confirmed:
            return Grade.CONFIRMED
        if word in self.listed:
            return Grade.LISTED
        return Grade.DERIVED if self.derived(word) else Grade.UNKNOWN

    def derived(self, word: str) -> bool:
        """Whether `word` is a listed stem with endings."""
        if self._affixed is not None and word in self._affixed:
            return True
        return self._endings is not None and any(True for _ in readings(word, self._endings, self.states))

    def name(self, word: str) -> bool:
        """Whether the lists hold `word` with a capital only."""
        return word in self.names

    @cached_property
    def confirmed(self) -> frozenset[str]:
        """The forms of the grade CONFIRMED."""
        return frozenset(self._sections[0] + self._sections[1])

    @cached_property
    def listed(self) -> frozenset[str]:
        """The forms of the grade LISTED."""
        return frozenset(self._sections[2])

    @cached_property
    def words(self) -> frozenset[str]:
        """All forms of the lists that may stand in small letters."""
        return self.confirmed | self.listed

    @cached_property
    def names(self) -> frozenset[str]:
        """Forms that the lists hold with a capital only."""
        return frozenset(self._sections[3])

    @cached_property
    def stems(self) -> frozenset[str]:
        """Words of a dictionary to which endings may be added, whatever they look like themselves."""
        return frozenset(self._sections[0] + self._sections[4])

    @cached_property
    def _sections(self) -> tuple[list[str], ...]:
        """The parts of the word file: confirmed stems and other confirmed forms, listed forms, names, further stems.

        A language without that file has no words.
        """
        parts = [part.split("\n") if part else [] for part in _packed(self.tag, "words").split("\n\n")]
        return tuple([*parts, *[[]] * 5][:5])

    @cached_property
    def _affixed(self) -> AffixedWords | None:
        rules, words = _packed(self.tag, "affixes"), _packed(self.tag, "stems")
        return affixed_words(rules, words) if words else None

    # ---------------------------------------------------------------------------------------- endings

    def states(self, word: str) -> frozenset[str]:
        """The states in which endings may begin to follow `word`, where it is a stem that the lists know."""
        known = self._states.get(word)
        if known is None:
            known = self._states[word] = self._found_states(word)
        return known

    def _found_states(self, word: str) -> frozenset[str]:
        found: set[str] = set()
        vouched = len(word) >= SHORTEST_NOUN and (word in self.confirmed or word in self.stems)
        if vouched or (len(word) >= WEAK_STEM and (word in self.listed or word in self.names)):
            self._states[word] = frozenset()
            reached = [*readings(word, self._endings, self.states)] if self._endings else []
            found.update(state for _, state in reached)
            inflected = any(4 < len(stem) < len(word) - 1 and state != "noun" for stem, state in reached)
            if not found or (word in self.stems and not inflected):
                found.add("noun")
        if self._verb(word):
            found.add("verb")
        return frozenset(found)

    def _verb(self, stem: str) -> bool:
        """Whether the lists have a verb with this stem, in two of its forms."""
        if infinitive(stem) not in self.confirmed:
            return False
        return any(form in self.words for form in verb_forms(stem))

    def readings(self, word: str, stems: Callable[[str], frozenset[str]] | None = None) -> Iterator[tuple[str, str]]:
        """The readings of `word` as a stem with endings: the stem, and the endings as they are written after it.

        `stems` may know stems that no list holds, such as those of the text at hand.
        """
        if self._affixed is not None:
            for stem in self._affixed.readings(word):
                yield stem, word[_shared(stem, word) :]
        if self._endings is not None:
            for stem, _ in readings(word, self._endings, stems or self.states):
                yield stem, word[_shared(stem, word) :]

    # ---------------------------------------------------------------------------------------- counts

    def count(self, word: str) -> int:
        """How often `word` stands in the text that was counted."""
        return self.counts.get(word, 0)

    def frequent(self, least: int) -> frozenset[str]:
        """The words that stand there at least so many times."""
        return frozenset(word for word, count in self.counts.items() if count >= least)

    def pair(self, left: str, right: str) -> int:
        """How often `right` follows `left` there."""
        return self._pairs.get(left, {}).get(right, 0)

    @cached_property
    def total(self) -> int:
        """The number of words that were counted."""
        return sum(self.counts.values()) or 1

    @cached_property
    def shares(self) -> Mapping[Grade, float]:
        """The share of running words that each grade makes up among those that were not counted."""
        if f"{_folder(self.tag)}/shares.txt" not in shared_names(_folder(self.tag), ".txt"):
            return dict.fromkeys(Grade, 0.01)
        return {Grade[name.upper()]: float(share) for name, share in entries(self.tag, "spelling/shares")}

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """The words of that text with their counts."""
        return {word: count for count, words in _counted(_packed(self.tag, "counts")) for word in words}

    @cached_property
    def _pairs(self) -> Mapping[str, Mapping[str, int]]:
        pairs: dict[str, dict[str, int]] = {}
        for line in filter(None, _packed(self.tag, "pairs").split("\n")):
            left, *rest = line.split(" ")
            pairs[left] = dict(zip(rest[::2], map(int, rest[1::2]), strict=True))
        return pairs

    # ---------------------------------------------------------------------------------------- letters

    def letters(self, word: str) -> float:
        """The logarithm of the probability that a word of these letters is made up, after a model of three letters."""
        table, padded, total = self._letter_table, f"^^{word}$", 0
        for at in range(2, len(padded)):
            costs = table.get(padded[at - 2 : at])
            total += costs.get(padded[at], _RAREST) if costs else _RAREST
        return -total / _STEPS

    @cached_property
    def _letter_table(self) -> Mapping[str, Mapping[str, int]]:
        """For each two letters what the next one costs, in quarters of a natural logarithm."""
        table = {}
        for line in filter(None, _packed(self.tag, "letters").split("\n")):
            table[line[:2]] = {line[at]: ord(line[at + 1]) - _ZERO for at in range(2, len(line), 2)}
        return table

    @cached_property
    def confusions(self) -> Mapping[tuple[str, str], int]:
        """How often, from 1 to 4, the second letter stands where the first was meant."""
        if f"assets/languages/{self.tag}/spelling/confusions.txt" not in shared_names(_folder(self.tag), ".txt"):
            return MappingProxyType({})
        found = entries(self.tag, "spelling/confusions")
        weights = ((meant, written, int(weight)) for meant, written, weight, *_ in found)
        return MappingProxyType({(meant, written): weight for meant, written, weight in weights if weight})

    def same(self, one: str, two: str) -> bool:
        """Whether two words are one, or differ only by letters that are written for one another as one likes (ё, е)."""
        return one == two or (len(one) == len(two) and one.translate(self._free) == two.translate(self._free))

    @cached_property
    def _free(self) -> Mapping[int, str]:
        found = entries(self.tag, "spelling/confusions") if self.confusions else ()
        return {ord(written): meant for meant, written, weight, *_ in found if weight == "0"}

    @cached_property
    def ending_pairs(self) -> frozenset[tuple[str, str]]:
        """The confusions that make of a form another form of the same word where they befall its last letter."""
        if not self.confusions:
            return frozenset()
        found = entries(self.tag, "spelling/confusions")
        return frozenset((meant, written) for meant, written, _, *marks in found if "ending" in marks)


@cache
def lexicon(tag: str) -> Lexicon:
    """The lists of the language with this tag; empty ones for a language without."""
    return Lexicon(tag)


def letter_model(words: Mapping[str, int]) -> str:
    """What `Lexicon.letters` reads, made of words with weights: after two letters, each next letter and its cost."""
    after: dict[str, dict[str, float]] = {}
    for word, weight in words.items():
        padded = f"^^{word}$"
        for at in range(2, len(padded)):
            following = after.setdefault(padded[at - 2 : at], {})
            following[padded[at]] = following.get(padded[at], 0.0) + weight
    lines = []
    for before in sorted(after):
        total = sum(after[before].values())
        costs = ((sign, round(_STEPS * log((total + 2) / n))) for sign, n in sorted(after[before].items()))
        lines.append(before + "".join(sign + chr(_ZERO + min(cost, _RAREST)) for sign, cost in costs))
    return "\n".join(lines)


def packed(text: str) -> bytes:
    """A list as it stands in its file."""
    return lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)


def _shared(one: str, two: str) -> int:
    """How many letters two words have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _folder(tag: str) -> str:
    return f"assets/languages/{tag}/spelling"


def _packed(tag: str, name: str) -> str:
    """The text of a packed list; "" where the language has none of that name."""
    file = f"{_folder(tag)}/{name}.xz"
    return lzma.decompress(shared(file)).decode() if file in shared_names(_folder(tag), ".xz") else ""


def _counted(text: str) -> Iterator[tuple[int, Iterable[str]]]:
    """Each count with the words that have it."""
    for line in filter(None, text.split("\n")):
        count, *words = line.split(" ")
        yield int(count), words

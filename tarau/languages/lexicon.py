"""The words of a language, as far as free lists know them: how well each is vouched for, how often it was counted.

The files stand in assets/languages/TAG/spelling, made by the scripts in assets/languages/making; each folder's README
names the lists, their authors and licences. Everything is read when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from enum import IntEnum
from functools import cache, cached_property
from itertools import chain
from types import MappingProxyType

from .affixes import AffixedWords, affixed_words
from .lists import entries
from .morphology import Endings, endings_of, infinitive, other_endings, readings, verb_forms
from .packing import spelling_files, unpacked
from .triples import Triples, triples

#: What a loan may lose before an ending is taken for lost where a dictionary has the loan: съезі, never сьезі.
DROPPED = "тд"
#: Nouns of two letters are met in their own forms in the lists: that two letters begin an unknown word proves nothing.
SHORTEST_NOUN = 3
#: A stem that only a list gathered from the web has is at least so long.
WEAK_STEM = 4
#: What a word's code holds beside its count.
GRADE, NAME, STEM, COUNT = 0b11, 0b100, 0b1000, 4


class Grade(IntEnum):
    """How well a form is vouched for."""

    UNKNOWN = 0
    DERIVED = 1
    """A listed stem with endings that may follow it."""
    LISTED = 2
    """In a list gathered from the web, whose mistakes it may share."""
    CONFIRMED = 3
    """In a dictionary, or counted in edited text."""


_GRADES = tuple(Grade)
_VERB, _NOTHING = frozenset(("verb",)), frozenset[str]()


class Lexicon:
    """The lists of one language. Words are given and held in small letters."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._endings: Endings | None = endings_of(tag)
        self._states: dict[str, frozenset[str]] = {}
        self._derived: dict[str, bool] = {}
        self._readings: dict[str, Sequence[tuple[str, str]]] = {}
        self._frequent: dict[float, Sequence[str]] = {}

    @cached_property
    def codes(self) -> Mapping[str, int]:
        """Every word of the lists with its code: the grade, whether it is a name, whether it is a stem, its count."""
        codes: dict[str, int] = {}
        for line in self._lines[1:]:
            code, _, words = line.partition(" ")
            codes |= dict.fromkeys(words.split(" "), int(code))
        return codes

    @cached_property
    def _lines(self) -> list[str]:
        """The word file: how many words were counted, how many there are of each grade; then words by their code."""
        return unpacked(self.tag, "words") or ["1 1 1 1 1"]

    @cached_property
    def _sizes(self) -> tuple[int, ...]:
        return tuple(map(int, self._lines[0].split(" ")))

    # ---------------------------------------------------------------------------------------- words

    def grade(self, word: str) -> Grade:
        """How well `word` is vouched for."""
        grade = self.codes.get(word, 0) & GRADE
        if grade:
            return _GRADES[grade]
        return Grade.DERIVED if self.derived(word) else Grade.UNKNOWN

    def listed(self, word: str) -> bool:
        """Whether a list holds `word`, and not with a capital only."""
        return self.codes.get(word, 0) & GRADE != 0

    def among(self, words: Set[str], names: bool = False) -> list[str]:
        """Those of `words` that a list holds; with `names` also those that it holds with a capital only."""
        codes, wanted = self.codes, GRADE | NAME if names else GRADE
        return [word for word in codes.keys() & words if codes[word] & wanted]

    @cached_property
    def triples(self) -> Triples:
        """The threes of letters of which the words of the lists consist."""
        return Triples(unpacked(self.tag, "triples") or triples(self.codes).split("\n"))

    def confirmed(self, word: str) -> bool:
        """Whether a dictionary holds `word`, or it was counted in edited text."""
        return self.codes.get(word, 0) & GRADE == Grade.CONFIRMED

    def derived(self, word: str) -> bool:
        """Whether `word` is a listed stem with endings, or written otherwise than a listed one, as one likes."""
        found = self._derived.get(word)
        if found is None:
            found = self._derived[word] = self._is_derived(word)
        return found

    def _is_derived(self, word: str) -> bool:
        if self._affixed is not None and word in self._affixed:
            return True
        if self._endings is not None and self.readings(word):
            return True
        return any(written in word and self._either_way(word, written, meant) for written, meant in self._variants)

    def _either_way(self, word: str, written: str, meant: str) -> bool:
        other = word.replace(written, meant)
        return self.listed(other) or (self._affixed is not None and other in self._affixed)

    def name(self, word: str) -> bool:
        """Whether `word` is written with a capital: a name."""
        return self.codes.get(word, 0) & NAME != 0

    def named(self, word: str) -> bool:
        """Whether `word` is a name, or a form of one."""
        return self.name(word) or any(self.name(stem) for stem, _ in self.readings(word))

    def begins_compounds(self, word: str) -> bool:
        """Whether `word` may be the first part of a compound, which is written as one word.

        In a language of endings a form with an ending is none; where the letters are known in which such parts end,
        another word is none.
        """
        if self._joints:
            return len(word) < WEAK_STEM or word.endswith(self._joints)
        inflected = len(word) > WEAK_STEM and any(len(ending) > 1 for _, ending in self.readings(word))
        return not (self.agglutinates and inflected)

    @cached_property
    def _joints(self) -> tuple[str, ...]:
        known = "compounds.txt" in spelling_files(self.tag)
        return tuple(letter for letter, *_ in entries(self.tag, "spelling/compounds")) if known else ()

    def of_old(self, word: str) -> bool:
        """Whether an unlisted word has an ending that the language wrote before a reform: it is no mistake."""
        return bool(self._old_endings) and word.endswith(self._old_endings) and not self.listed(word)

    @cached_property
    def _old_endings(self) -> tuple[str, ...]:
        known = "old-endings.txt" in spelling_files(self.tag)
        return tuple(ending for ending, *_ in entries(self.tag, "spelling/old-endings")) if known else ()

    def stem(self, word: str) -> bool:
        """Whether endings may be added to `word`, whatever it looks like itself."""
        return self.codes.get(word, 0) & STEM != 0

    @cached_property
    def _affixed(self) -> AffixedWords | None:
        rules = unpacked(self.tag, "affixes")
        return affixed_words(rules, unpacked(self.tag, "stems")) if rules else None

    # ---------------------------------------------------------------------------------------- endings

    def states(self, word: str) -> frozenset[str]:
        """The states in which endings may begin to follow `word`, where it is a stem that the lists know."""
        known = self._states.get(word)
        if known is None:
            known = self._states[word] = self._found_states(word)
        return known

    def _found_states(self, word: str) -> frozenset[str]:
        code = self.codes.get(word, 0)
        if not code:
            return _VERB if self._verb(word) else _NOTHING
        found: set[str] = set()
        vouched = len(word) >= SHORTEST_NOUN and (code & GRADE == Grade.CONFIRMED or code & STEM)
        if vouched or (len(word) >= WEAK_STEM and code & (GRADE | NAME)):
            self._states[word] = _NOTHING
            reached = [*readings(word, self._endings, self.states)] if self._endings else []
            found.update(state for _, state in reached)
            inflected = any(4 < len(stem) < len(word) - 1 and state != "noun" for stem, state in reached)
            if not found or (code & STEM and not inflected):
                found.add("noun")
        if self._verb(word):
            found.add("verb")
        return frozenset(found)

    def _verb(self, stem: str) -> bool:
        """Whether the lists have a verb with this stem: a dictionary its infinitive, or the lists two of its forms."""
        code = self.codes.get(infinitive(stem))
        if not code:
            return False
        if code & STEM and len(stem) > SHORTEST_NOUN:
            return True
        return code & GRADE == Grade.CONFIRMED and any(map(self.listed, verb_forms(stem)))

    def readings(self, word: str, stems: Callable[[str], frozenset[str]] | None = None) -> Sequence[tuple[str, str]]:
        """The readings of `word` as a stem with endings: the stem, and the endings as they are written after it.

        `stems` may know stems that no list holds, such as those of the text at hand.
        """
        if stems is not None:
            return tuple(self._read(word, stems))
        found = self._readings.get(word)
        if found is None:
            found = self._readings[word] = tuple(self._read(word, self.states))
        return found

    def _read(self, word: str, stems: Callable[[str], frozenset[str]]) -> Iterator[tuple[str, str]]:
        if self._affixed is not None:
            for stem in self._affixed.readings(word):
                yield stem, word[_shared(stem, word) :]
        if self._endings is not None:
            for stem, _ in readings(word, self._endings, stems):
                shared = _shared(stem, word)
                if shared == len(stem) - 1 and stem[-1] in DROPPED and not self.confirmed(stem):
                    continue
                yield stem, word[shared:]

    def other_endings(self, word: str) -> list[str]:
        """The listed words that `word` is but for an ending written as it follows other vowels or another sound."""
        return self.among(set(other_endings(word))) if self.agglutinates else []

    @property
    def agglutinates(self) -> bool:
        """Whether the language builds words of long chains of endings."""
        return self._endings is not None

    # ---------------------------------------------------------------------------------------- counts

    def count(self, word: str) -> int:
        """How often `word` stands in the text that was counted."""
        return self.codes.get(word, 0) >> COUNT

    def counted(self) -> Iterator[tuple[str, int]]:
        """The words that stand there, with their counts."""
        return ((word, code >> COUNT) for word, code in self.codes.items() if code >> COUNT)

    def often(self, word: str) -> float:
        """How often it stands in a million words of that text."""
        code = self.codes.get(word)
        return (code >> COUNT) * 1e6 / self.total if code else 0.0

    def frequent(self, often: float) -> Sequence[str]:
        """The words that stand there at least so many times in a million words."""
        found = self._frequent.get(often)
        if found is None:
            least = round(often * self.total / 1e6) << COUNT
            groups = (line.partition(" ") for line in self._lines[1:])
            lists = (words.split(" ") for code, _, words in groups if int(code) >= least)
            found = self._frequent[often] = tuple(chain.from_iterable(lists))
        return found

    @cached_property
    def total(self) -> int:
        """The number of words that were counted."""
        return self._sizes[0]

    def size(self, grade: Grade) -> int:
        """The number of different words of a grade."""
        return self._sizes[1 + grade]

    @cached_property
    def shares(self) -> Mapping[Grade, float]:
        """The share of running words that each grade makes up among those that were not counted."""
        if not self._shares:
            return dict.fromkeys(Grade, 0.01)
        return {Grade[name.upper()]: float(share) for name, share in self._shares if name != "dense"}

    @cached_property
    def dense(self) -> float:
        """The share of damaged words from which a text is known to be badly read or typed."""
        return next((float(share) for name, share in self._shares if name == "dense"), 1.0)

    @cached_property
    def _shares(self) -> tuple[tuple[str, ...], ...]:
        known = "shares.txt" in spelling_files(self.tag)
        return entries(self.tag, "spelling/shares") if known else ()

    # ---------------------------------------------------------------------------------------- confusions

    @cached_property
    def confusions(self) -> Mapping[tuple[str, str], int]:
        """How often, from 1 to 4, the second letter stands where the first was meant."""
        weights = ((meant, written, int(weight)) for meant, written, weight, *_ in self._table)
        return MappingProxyType({(meant, written): weight for meant, written, weight in weights if weight})

    @cached_property
    def _table(self) -> tuple[tuple[str, ...], ...]:
        known = "confusions.txt" in spelling_files(self.tag)
        return entries(self.tag, "spelling/confusions") if known else ()

    def same(self, one: str, two: str) -> bool:
        """Whether two words are one, or differ only by letters that are written for one another as one likes (ё, е)."""
        return one == two or (len(one) == len(two) and one.translate(self._free) == two.translate(self._free))

    @cached_property
    def _free(self) -> Mapping[int, str]:
        return {ord(written): meant for meant, written, weight, *_ in self._table if weight == "0" and len(written) < 2}

    @cached_property
    def _variants(self) -> tuple[tuple[str, str], ...]:
        """Longer stretches that are written for one another as one likes (Russian -ье for -ие): written, listed."""
        return tuple((written, meant) for meant, written, weight, *_ in self._table if weight == "0" and written[1:])

    @cached_property
    def ending_pairs(self) -> frozenset[tuple[str, str]]:
        """The confusions that make of a form another form of the same word where they befall its last letter."""
        return frozenset((meant, written) for meant, written, _, *marks in self._table if "ending" in marks)

    @cached_property
    def keyboard(self) -> Mapping[str, str]:
        """For each letter those on the keys beside its own."""
        if "keyboard.txt" not in spelling_files(self.tag):
            return {}
        beside: dict[str, str] = {}
        for (row,) in entries(self.tag, "spelling/keyboard"):
            for at, letter in enumerate(row):
                beside[letter] = beside.get(letter, "") + row[max(0, at - 1) : at] + row[at + 1 : at + 2]
        return beside


@cache
def lexicon(tag: str) -> Lexicon:
    """The lists of the language with this tag; empty ones for a language without."""
    return Lexicon(tag)


def _shared(one: str, two: str) -> int:
    """How many letters two words have in common at their beginning."""
    if two.startswith(one):
        return len(one)
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))

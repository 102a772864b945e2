"""The words with which a language speaks of figures: numbers, units, months, and of what is measured and what happened.

The words stand in assets/languages/TAG/quantities.yaml. A word that ends in a hyphen there is the beginning of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Generic, TypeVar

from ..files import Text, shared_yaml
from .lists import either

Meaning = TypeVar("Meaning")

WordList = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class QuantityFile:
    """assets/languages/TAG/quantities.yaml, as typed."""

    decimal: Text
    """The decimal sign; the other of point and comma parts groups of three digits."""
    numbers: Mapping[str, WordList]
    multipliers: Mapping[str, WordList]
    ordinals: Mapping[str, WordList]
    ordinal_endings: WordList
    """What makes of a figure an ordinal: 5-й, 5th."""
    units: Mapping[str, Mapping[str, Text]]
    """Per kind of measure its units, each with its size in one of them."""
    square: WordList
    cubic: WordList
    months: tuple[WordList, ...]
    hedges: Mapping[str, WordList]
    """What is said when a figure is `about`, `over` or `under` the true one."""
    since: WordList
    until: WordList
    duration: WordList
    events: Mapping[str, WordList]
    """What can happen once, under a name of its kind."""
    measures: Mapping[str, WordList]
    """What can be measured of one thing in one unit: length, width, height."""
    scopes: Mapping[str, WordList]
    """How large the whole is that a figure speaks of."""
    contrasts: tuple[WordList, ...]
    """Words of which each excludes the others: northern, southern."""
    apart: WordList
    """Words beside a length of time that parts two events, or is an age."""
    grow: WordList
    fall: WordList
    now: WordList
    plans: WordList
    """Words of what was to be, not of what was."""
    compared: WordList
    """Words beside a year that something is only compared with."""
    clause: WordList
    """Words that begin a new clause without a comma."""
    total: WordList
    parts: WordList
    rest: WordList
    roles: WordList
    stop: WordList
    """Words that say nothing of the matter."""
    postpositions: bool = False
    """Whether words such as since and over follow what they belong to."""
    decade: WordList = ()
    year: WordList = ()
    year_before: WordList = ()
    """Words after which a figure of four digits is a year."""
    number_endings: WordList = ()
    since_endings: WordList = ()
    """Endings of the word for year after the first year of a stretch: 1934 жылдан 1938 жылға дейін."""
    endings: WordList = ()
    """Endings of words, for a language whose lists do not tell stems; the longest first."""
    of: WordList = ()
    """Words with which a sentence begins that tells of the parts of what went before."""
    out_of: WordList = ()
    """Words right before a total of which the parts follow: из 680 картин, of the 680 pictures."""
    that_is: WordList = ()
    """What says the same in another way: that is, яғни."""
    half: WordList = ()
    """What adds a half to the figure before it: жарым, and a half."""
    fractions: Mapping[str, WordList] = field(default_factory=dict)
    """Shares that are said in words, each under its per cent."""
    age_before: WordList = ()
    age_after: WordList = ()
    """What stands right before, and right after, a figure that is an age."""
    first: WordList = ()
    then: WordList = ()
    """What says that something came before, and after, what is told beside it."""
    before: WordList = ()
    after: WordList = ()
    """What joins to something an event that came after it, and before it."""
    synonyms: tuple[WordList, ...] = ()
    """Words that two authors may use for one thing."""


class WordTable(Generic[Meaning]):
    """Words, and beginnings of words, with what they mean."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        self._exact: dict[str, Meaning] = {}
        self._begins: list[tuple[str, Meaning]] = []
        for word, meaning in entries:
            if word.endswith("-"):
                self._begins.append((word[:-1].lower(), meaning))
            else:
                self._exact.setdefault(word.lower(), meaning)
        self._begins.sort(key=lambda entry: -len(entry[0]))
        self._seen: dict[str, Meaning | None] = {}

    def get(self, word: str) -> Meaning | None:
        """What a word, in small letters, means; None for a word that is not in the table."""
        if word not in self._seen:
            found = self._exact.get(word)
            if found is None:
                found = next((meaning for begin, meaning in self._begins if word.startswith(begin)), None)
            self._seen[word] = found
        return self._seen[word]

    def whole(self, word: str) -> Meaning | None:
        """What a word means that stands in the table whole."""
        return self._exact.get(word)

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None


class Phrases(Generic[Meaning]):
    """Rows of words, with what they mean."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in entries:
            row = tuple(phrase.lower().split())
            self._rows.setdefault(row[0], []).append((row, meaning))
        for rows in self._rows.values():
            rows.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[str], start: int) -> tuple[int, Meaning] | None:
        """The longest row that begins at a word: the number of its words, and its meaning."""
        for row, meaning in self._rows.get(words[start], ()) if start < len(words) else ():
            if tuple(words[start : start + len(row)]) == row:
                return len(row), meaning
        return None


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """What `QuantityFile` says, ready to be asked word by word; all words are asked for in small letters."""

    decimal: str
    postpositions: bool
    numbers: WordTable[Decimal]
    multipliers: WordTable[Decimal]
    ordinals: WordTable[int]
    ordinal_endings: frozenset[str]
    number_endings: frozenset[str]
    units: WordTable[tuple[str, Decimal]]
    """Per word the kind of measure and the size of the unit."""
    square: WordTable[bool]
    cubic: WordTable[bool]
    months: WordTable[int]
    years: WordTable[bool]
    decades: WordTable[bool]
    before_years: WordTable[bool]
    hedges: WordTable[str]
    since: WordTable[bool]
    since_endings: tuple[str, ...]
    until: WordTable[bool]
    duration: WordTable[bool]
    events: WordTable[str]
    measures: WordTable[str]
    scopes: WordTable[str]
    contrasts: WordTable[tuple[int, int]]
    """Per word the number of its group and its own number there."""
    apart: WordTable[bool]
    grow: WordTable[bool]
    fall: WordTable[bool]
    now: WordTable[bool]
    plans: WordTable[bool]
    compared: WordTable[bool]
    clause: WordTable[bool]
    total: WordTable[bool]
    roles: WordTable[bool]
    stop: WordTable[bool]
    rest: WordTable[bool]
    parts: re.Pattern[str] = field(repr=False)
    """Phrases after which the parts of a total follow."""
    of: re.Pattern[str] = field(repr=False)
    """How a sentence begins that tells of the parts of what went before: Of the dead, Из погибших."""
    out_of: frozenset[str]
    that_is: Phrases[bool]
    half: Phrases[bool]
    fractions: Phrases[Decimal]
    age_before: Phrases[bool]
    age_after: Phrases[bool]
    first: Phrases[bool]
    then: Phrases[bool]
    before: Phrases[bool]
    after: Phrases[bool]
    synonyms: WordTable[str]
    """Per word the first of those that mean the same."""


@cache
def quantity_words(tag: str) -> QuantityWords:
    """The words of the language with this tag."""
    read = shared_yaml(f"assets/languages/{tag}/quantities.yaml", QuantityFile)
    return QuantityWords(
        str(read.decimal),
        read.postpositions,
        _by_number(read.numbers, Decimal),
        _by_number(read.multipliers, Decimal),
        _by_number(read.ordinals, int),
        frozenset(map(str, read.ordinal_endings)),
        frozenset(map(str, read.number_endings)),
        WordTable(
            (str(word), (kind, Decimal(size))) for kind, each in read.units.items() for word, size in each.items()
        ),
        _marked(read.square),
        _marked(read.cubic),
        WordTable((str(word), number) for number, month in enumerate(read.months, 1) for word in month),
        _marked(read.year),
        _marked(read.decade),
        _marked(read.year_before),
        _by_name(read.hedges),
        _marked(read.since),
        tuple(map(str, read.since_endings)),
        _marked(read.until),
        _marked(read.duration),
        _by_name(read.events),
        _by_name(read.measures),
        _by_name(read.scopes),
        WordTable(
            (str(word), (group, own)) for group, words in enumerate(read.contrasts) for own, word in enumerate(words)
        ),
        _marked(read.apart),
        _marked(read.grow),
        _marked(read.fall),
        _marked(read.now),
        _marked(read.plans),
        _marked(read.compared),
        _marked(read.clause),
        _marked(read.total),
        _marked(read.roles),
        _marked(read.stop),
        _marked(read.rest),
        re.compile(rf"(?<!\w)(?:{either(read.parts)})(?!\w)", re.IGNORECASE),
        re.compile(rf"\s*(?:{either(read.of)})(?!\w)" if read.of else r"(?!)", re.IGNORECASE),
        frozenset(map(str, read.out_of)),
        _phrases(read.that_is),
        _phrases(read.half),
        Phrases((str(phrase), Decimal(share)) for share, each in read.fractions.items() for phrase in each),
        _phrases(read.age_before),
        _phrases(read.age_after),
        _phrases(read.first),
        _phrases(read.then),
        _phrases(read.before),
        _phrases(read.after),
        WordTable((str(word), str(words[0]).rstrip("-")) for words in read.synonyms for word in words),
    )


def _marked(words: Iterable[str]) -> WordTable[bool]:
    return WordTable((str(word), True) for word in words)


def _phrases(phrases: Iterable[str]) -> Phrases[bool]:
    return Phrases((str(phrase), True) for phrase in phrases)


def _by_name(lists: Mapping[str, WordList]) -> WordTable[str]:
    return WordTable((str(word), str(name)) for name, words in lists.items() for word in words)


def _by_number(lists: Mapping[str, WordList], number: type[Meaning]) -> WordTable[Meaning]:
    return WordTable((str(word), number(name)) for name, words in lists.items() for word in words)  # type: ignore[call-arg]

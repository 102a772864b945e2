"""What a damaged word may have been: every reading that one or a few likely accidents away is a known word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from itertools import combinations
from operator import or_
from typing import Literal, NamedTuple

from ...languages import Triples

Accident = Literal["confusable", "single-edit", "split", "join"]

#: Natural logarithms of how often an accident befalls one place of a word, against the word left whole, in a text in
#: which about one word in a hundred is damaged. By the weight in the language's table of confusions, 1 to 4.
CONFUSED = (0.0, -8.7, -7.6, -6.5, -5.5)
LOST_LETTER = -9.0
LOST_DOUBLE = -8.0
EXTRA_LETTER = -10.5
DOUBLED_LETTER = -8.0
SWAPPED = -8.5
OTHER_LETTER = -11.5
KEY_BESIDE = -9.8
LOST_SPACE = -8.0
STRAY_SPACE = -8.5
STRAY_HYPHEN = -7.0
#: An ending written as it follows other vowels, or another sound.
OTHER_SOUND = -6.5
#: A word damaged in one place is likelier to be damaged in a second one: what the second one costs less.
AGAIN = 1.5
#: Accidents at the first letter are rare, and near the end they are likelier another ending than a mistake.
FIRST_LETTER = -1.0
LAST_LETTERS = -3.0
#: Another letter in an ending makes another form of the same word, seldom a mistake.
OTHER_ENDING = -2.5

#: So many places of a word are tried at once with the letters that are lost most often.
MOST_PLACES = 6
#: So many threes of letters hold one or both of two neighbours: no accident of one place touches more.
MOST_TOUCHED = 4
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading, how the text came to differ from it, and the cost of that accident (a logarithm below zero)."""

    word: str
    accident: Accident
    cost: float
    pairs: tuple[tuple[str, str], ...] = ()
    """The letters that were confused: what was meant, what stands there."""
    accidents: int = 1
    form: bool = False
    """Whether it is the same form of the same word, its ending written as it must be there."""


Table = Mapping[str, tuple[tuple[str, int], ...]]
Known = Callable[[set[str]], Iterable[str]]


@cache
def meant_by(confusions: tuple[tuple[tuple[str, str], int], ...]) -> Table:
    """For each letter that stands there those that may have been meant, with their weights."""
    table: dict[str, list[tuple[str, int]]] = {}
    for (meant, written), weight in confusions:
        table.setdefault(written, []).append((meant, weight))
    return {written: tuple(sorted(meant, key=lambda pair: -pair[1])) for written, meant in table.items()}


def confusable(
    word: str, table: Table, known: Known, triples: Triples | None = None, *, several: bool = True
) -> Iterator[Candidate]:
    """Known words that differ by a confusable letter; with `several` also by two, or more of those lost most often.

    `known` gives back those of many strings that are words; `triples` are those of these words, where they are known.
    """
    places = _places(word, table, triples)
    all_wrong = places[0].all_wrong if places else 0
    made: dict[str, tuple[Place, ...]] = {}
    for place in places:
        if place.possible and place.touched == all_wrong:
            made.setdefault(place.head + word[place.end :], (place,))
    for reading, group in _several(word, places) if several else ():
        made.setdefault(reading, group)
    for found in sorted(known(set(made))):
        yield _confused(found, made[found])


class Place(NamedTuple):
    """A place of a word, what is written there, what may have been meant, and how often that is confused."""

    at: int
    end: int
    written: str
    meant: str
    weight: int
    head: str
    """The word up to here, with what was meant."""
    tail: str
    """What was meant, with the word from here on."""
    possible: bool
    """Whether a word may have these letters here, with what stands around them."""
    touched: int
    """Which of the threes of letters that no word has hold a letter of the place: a bit for each."""
    all_wrong: int
    """The bits of all of these."""


def _places(word: str, table: Table, triples: Triples | None) -> list[Place]:
    """Where letters of a word may be confused, first single ones, then two that stand for one."""
    around = f"^^{word}$"
    wrong = [(1 << bit, at) for bit, at in enumerate(triples.impossible(word))] if triples else []
    all_wrong = (1 << len(wrong)) - 1
    places = []
    for size in (1, 2):
        for at in range(len(word) - size + 1):
            written, end = word[at : at + size], at + size
            confused = table.get(written, ())
            touched = sum(bit for bit, three in wrong if at <= three < end + 2) if confused else 0
            for meant, weight in confused:
                there = around[at : at + 2] + meant + around[end + 2 : end + 4]
                possible = triples is None or triples.possible(there)
                head, tail = word[:at] + meant, meant + word[end:]
                places.append(Place(at, end, written, meant, weight, head, tail, possible, touched, all_wrong))
    return places


def _several(word: str, places: Sequence[Place]) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """The readings by which several places change: two, or more where the letters are those that are lost most often.

    A place that is not possible by itself may be so beside another one. Together they touch all that is wrong.
    """
    often = [(place, place.possible, place.touched, place.at, place.end) for place in places if place.weight >= 2]
    all_wrong = places[0].all_wrong if places else 0
    for (one, possibly, these, at, end), (two, likewise, those, start, stop) in combinations(often, 2):
        if these | those != all_wrong:
            continue
        if (possibly and likewise) or (at != start and at < stop + 2 and start < end + 2):
            first, second = (one, two) if one.at < two.at else (two, one)
            if first.end <= second.at:
                yield first.head + word[first.end : second.at] + second.tail, (one, two)
    most = [place for place in places if place.weight == 4][:MOST_PLACES]
    most = [place for place in most if place.possible or any(_beside(place, other) for other in most)]
    for size in range(3, len(most) + 1):
        for group in combinations(most, size):
            if reduce(or_, (place.touched for place in group)) == all_wrong:
                yield _with(word, group), group


def _beside(one: Place, two: Place) -> bool:
    """Whether letters of two places may be among the same three."""
    return one.at != two.at and one.at < two.end + 2 and two.at < one.end + 2


def _with(word: str, places: tuple[Place, ...]) -> str:
    """The word with what was meant in each place; "" where two places overlap."""
    made, end = "", 0
    for place in sorted(places):
        if place.at < end:
            return ""
        made, end = made + word[end : place.at] + place.meant, place.end
    return made + word[end:]


def _confused(made: str, places: tuple[Place, ...]) -> Candidate:
    cost = sum(CONFUSED[place.weight] for place in places) + AGAIN * (len(places) - 1)
    pairs = tuple((place.meant, place.written) for place in places)
    return Candidate(made, "confusable", cost, pairs, len(places))


def single_edits(
    word: str,
    alphabet: str,
    known: Known,
    keyboard: Mapping[str, str],
    triples: Triples | None = None,
    *,
    any_letter: bool = True,
) -> Iterator[Candidate]:
    """Known words from which a letter was lost, to which one was added, in which two were swapped or one replaced.

    `known` gives back those of many strings that are words, of which `triples` are, where they are known; `keyboard`
    the letters on the keys beside each; without `any_letter` only those replace one another.
    """
    around, length = f"^^{word}$", len(word)
    wrong = (triples.impossible(word) if triples else None) or [length, 0]
    first, last = wrong[0], wrong[-1]
    if last - first >= MOST_TOUCHED:
        return  # no one accident touches them all

    def places(touched: int, end: int) -> Iterable[tuple[str, str]]:
        """The word parted where an accident of so many threes of letters touches all that are impossible."""
        cuts = range(max(0, last + 1 - touched), min(first, end) + 1)
        return [(word[:at], word[at:]) for at in cuts]

    def letters(at: int, end: int) -> Iterable[str]:
        """What may stand in the place of the letters from `at` to `end`."""
        if triples is None:
            return alphabet
        return [each for each in triples.between(around[at : at + 2], around[end + 2 : end + 4]) if each in alphabet]

    lost = {a + letter + b for a, b in places(2, length) for letter in letters(len(a), len(a))}
    for made in sorted(known(lost)):
        yield lost_letter(word, made)
    for made in sorted(known({a + b[1:] for a, b in places(3, length - 1)})):
        yield extra_letter(word, made)
    for made in sorted(known({a + b[1] + b[0] + b[2:] for a, b in places(4, length - 2)})):
        yield swapped(word, made)
    others = {
        a + letter + b[1:]
        for a, b in places(3, length - 1)
        for letter in (letters(len(a), len(a) + 1) if any_letter else keyboard.get(b[0], ""))
    }
    for made in sorted(known(others)):
        yield replaced(word, made, keyboard)


def lost_letters(word: str, alphabet: str, known: Known, triples: Triples) -> Iterator[Candidate]:
    """Known words from which a letter was lost, but the first or the last one."""
    around = f"^^{word}$"
    made = {
        word[:at] + letter + word[at:]
        for at in range(1, len(word))
        for letter in triples.between(around[at : at + 2], around[at + 2 : at + 4])
        if letter in alphabet
    }
    for found in sorted(known(made)):
        yield lost_letter(word, found)


def lost_letter(word: str, made: str) -> Candidate:
    """The reading `made`, of which `word` has lost a letter."""
    at = differs(word, made)
    double = made[at] in (made[at - 1 : at], made[at + 1 : at + 2])
    return _edited(word, made, at, LOST_DOUBLE if double else LOST_LETTER)


def extra_letter(word: str, made: str) -> Candidate:
    """The reading `made`, to which `word` has added a letter."""
    at = differs(made, word)
    double = word[at] in (word[at - 1 : at], word[at + 1 : at + 2])
    return _edited(word, made, at, DOUBLED_LETTER if double else EXTRA_LETTER)


def swapped(word: str, made: str) -> Candidate:
    """The reading `made`, of which `word` has two letters the other way round."""
    return _edited(word, made, differs(word, made), SWAPPED)


def replaced(word: str, made: str, keyboard: Mapping[str, str]) -> Candidate:
    """The reading `made`, of which `word` has another letter."""
    at = differs(word, made)
    if at == len(word):
        return _edited(word, made, 0, OTHER_LETTER)
    if word[at] in keyboard.get(made[at], ""):
        return _edited(word, made, at, KEY_BESIDE)
    ending = OTHER_ENDING if len(word) - at in (2, 3) and len(word) > MOST_PLACES else 0.0
    return _edited(word, made, at, OTHER_LETTER + ending)


@lru_cache(maxsize=16)
def without_a_letter(word: str) -> Set[str]:
    """The word itself, and all that is left of it when a letter goes: words an accident apart have one in common."""
    return frozenset([word, *[word[:at] + word[at + 1 :] for at in range(len(word))]])


def accident(word: str, made: str, table: Table, keyboard: Mapping[str, str]) -> Candidate | None:
    """The reading `made` of `word` where one accident lies between them: a letter lost, swapped, confused, or that of
    the next key; None for any other.
    """
    at = differs(word, made)
    if len(made) == len(word) + 1:
        return lost_letter(word, made) if word[at:] == made[at + 1 :] else None
    if len(made) != len(word) or at == len(word):
        return None
    if word[at + 1 :] == made[at + 1 :]:
        for meant, weight in table.get(word[at], ()):
            if meant == made[at]:
                return Candidate(made, "confusable", CONFUSED[weight], ((meant, word[at]),))
        return replaced(word, made, keyboard) if word[at] in keyboard.get(made[at], "") else None
    turned = word[at + 1 : at + 2] + word[at]
    return swapped(word, made) if turned + word[at + 2 :] == made[at:] else None


def _edited(word: str, made: str, at: int, cost: float) -> Candidate:
    place = FIRST_LETTER if at == 0 else LAST_LETTERS if len(word) - at <= 1 else 0.0
    return Candidate(made, "single-edit", cost + place)


def differs(one: str, two: str) -> int:
    """The first place at which two strings differ."""
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def splits(word: str, known: Callable[[str], bool], shortest: int) -> Iterator[tuple[str, str]]:
    """Two known words between which a space was lost."""
    for at in range(shortest, len(word) - shortest + 1):
        if known(word[:at]) and known(word[at:]):
            yield word[:at], word[at:]

"""What a damaged word may have been: every reading that one or a few likely accidents away is a known word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Literal

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
#: A word damaged in one place is likelier to be damaged in a second one: what the second one costs less.
AGAIN = 1.5
#: Accidents at the first letter are rare, and near the end they are likelier another ending than a mistake.
FIRST_LETTER = -1.0
LAST_LETTERS = -3.0
#: Another letter in an ending makes another form of the same word, seldom a mistake.
OTHER_ENDING = -2.5

#: So many places of a word are tried at once with the letters that are lost most often.
MOST_PLACES = 6
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


Table = Mapping[str, tuple[tuple[str, int], ...]]


@cache
def meant_by(confusions: tuple[tuple[tuple[str, str], int], ...]) -> Table:
    """For each letter that stands there those that may have been meant, with their weights."""
    table: dict[str, list[tuple[str, int]]] = {}
    for (meant, written), weight in confusions:
        table.setdefault(written, []).append((meant, weight))
    return {written: tuple(sorted(meant, key=lambda pair: -pair[1])) for written, meant in table.items()}


def confusable(
    word: str, table: Table, known: Callable[[set[str]], Iterable[str]], several: bool = True
) -> Iterator[Candidate]:
    """Known words that differ by a confusable letter; with `several` also by two, or more of those lost most often.

    `known` gives back those of many strings that are words.
    """
    places = [(at, letter, *meant) for at, letter in enumerate(word) for meant in table.get(letter, ())]
    places += [
        (at, word[at : at + 2], *meant) for at in range(len(word) - 1) for meant in table.get(word[at : at + 2], ())
    ]
    made: dict[str, tuple[Place, ...]] = {}
    for place in places:
        made.setdefault(word[: place[0]] + place[2] + word[place[0] + len(place[1]) :], (place,))
    if several:
        often = [place for place in places if place[3] >= 2]
        most = [place for place in places if place[3] == 4][:MOST_PLACES]
        groups: list[tuple[Place, ...]] = [*combinations(often, 2)]
        for size in range(3, len(most) + 1):
            groups += combinations(most, size)
        for group in groups:
            made.setdefault(_with(word, group), group)
    for found in sorted(known(set(made))):
        yield _confused(found, made[found])


Place = tuple[int, str, str, int]


def _with(word: str, places: tuple[Place, ...]) -> str:
    """The word with what was meant in each place; "" where two places overlap."""
    made, end = "", 0
    for at, written, meant, _ in sorted(places):
        if at < end:
            return ""
        made, end = made + word[end:at] + meant, at + len(written)
    return made + word[end:]


def _confused(made: str, places: tuple[Place, ...]) -> Candidate:
    cost = sum(CONFUSED[place[3]] for place in places) + AGAIN * (len(places) - 1)
    pairs = tuple((meant, written) for _, written, meant, _ in places)
    return Candidate(made, "confusable", cost, pairs, len(places))


def single_edits(
    word: str,
    alphabet: str,
    known: Callable[[set[str]], Iterable[str]],
    keyboard: Mapping[str, str],
    *,
    any_letter: bool = True,
) -> Iterator[Candidate]:
    """Known words from which a letter was lost, to which one was added, in which two were swapped or one replaced.

    `known` gives back those of many strings that are words; `keyboard` the letters on the keys beside each;
    without `any_letter` only those replace one another.
    """
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for made in sorted(known({before + letter + after for before, after in halves for letter in alphabet})):
        yield lost_letter(word, made)
    for made in sorted(known({before + after[1:] for before, after in halves if after})):
        yield extra_letter(word, made)
    for made in sorted(known({before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1})):
        yield swapped(word, made)
    others = {
        before + letter + after[1:]
        for before, after in halves
        if after
        for letter in (alphabet if any_letter else keyboard.get(after[0], ""))
    }
    for made in sorted(known(others)):
        yield replaced(word, made, keyboard)


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


def without_a_letter(word: str) -> set[str]:
    """The word itself, and all that is left of it when a letter goes: words an accident apart have one in common."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


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

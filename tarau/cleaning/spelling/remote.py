"""Readings that are thought of only to be offered: any accident of one place, two close to each other, one throughout.

What is repaired by itself must be likely as it stands, so `candidates` thinks of the likeliest accidents alone. An
editor may also be shown a reading that is much likelier than what stands there, though the accident is rare.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from ...languages import Lexicon
from .candidates import (
    AGAIN,
    CONFUSED,
    EXTRA_LETTER,
    FIRST_LETTER,
    LAST_LETTERS,
    LOST_LETTER,
    OTHER_LETTER,
    SWAPPED,
    Candidate,
    differs,
    extra_letter,
    lost_letter,
    replaced,
    swapped,
)

#: Two accidents are so close to each other in words of fewer than so many letters; in longer ones they may be anywhere.
CLOSE, LONG = 3, 7
#: So many letters at the beginning of the word are whole, or at its end, or so many at both ends.
FIRST_WHOLE, LAST_WHOLE, BOTH = 3, 5, 2
#: Or so many in the middle, from this one on, when a letter before may be lost or added.
INSIDE, MIDDLE = 4, 3
#: Shorter words are none that two accidents befell; words of a language are met often that stand so often in a million.
SHORTEST, MET = 5, 14
#: Two accidents leave so many letters at most in one of two words that the other has not.
MOST_OTHERS = 4
NEVER = -1e9


class Further:
    """Finds the words among some that are two accidents away."""

    def __init__(self, words: Iterable[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._stretches: tuple[dict[str, list[str]], ...] = tuple(defaultdict(list) for _ in range(4))
        begins, ends, both, inside = self._stretches
        for word in words:
            begins[word[:FIRST_WHOLE]].append(word)
            ends[word[-LAST_WHOLE:]].append(word)
            both[word[:BOTH] + word[-BOTH:]].append(word)
            if len(word) > MIDDLE + INSIDE:
                inside[word[MIDDLE : MIDDLE + INSIDE]].append(word)

    def __call__(self, word: str) -> Iterator[Candidate]:
        """The words that are two accidents away."""
        begins, ends, both, inside = self._stretches
        found = [begins.get(word[:FIRST_WHOLE]), ends.get(word[-LAST_WHOLE:]), both.get(word[:BOTH] + word[-BOTH:])]
        if len(word) > MIDDLE + INSIDE:
            found += [inside.get(word[at : at + INSIDE]) for at in range(MIDDLE - 1, MIDDLE + 2)]
        others, length = set(word).symmetric_difference, len(word)
        alike = {
            other for group in found for other in group or ()
            if -CLOSE < len(other) - length < CLOSE and len(others(other)) + abs(len(other) - length) <= MOST_OTHERS
        }  # fmt: skip
        tried = (two_accidents(word, other, self._lexicon) for other in sorted(alike))
        return filter(None, tried)


@cache
def further_met(lexicon: Lexicon) -> Further:
    """Finds the words that were counted; in a language of few endings, where these are far more, the frequent ones."""
    words = (word for word, _ in lexicon.counted()) if lexicon.agglutinates else lexicon.frequent(MET)
    return Further((word for word in words if len(word) >= SHORTEST), lexicon)


def one_accident(word: str, made: str, lexicon: Lexicon) -> Candidate | None:
    """The reading `made` of `word`, where one accident lies between them; None for any other."""
    at = differs(word, made)
    if len(made) != len(word):
        return lost_letter(word, made) if len(made) > len(word) else extra_letter(word, made)
    if word[at + 1 :] == made[at + 1 :]:
        weight = lexicon.confusions.get((made[at], word[at]))
        if weight:
            return Candidate(made, "confusable", CONFUSED[weight], ((made[at], word[at]),))
        return replaced(word, made, lexicon.keyboard)
    return swapped(word, made) if word[at + 1] + word[at] + word[at + 2 :] == made[at:] else None


def two_accidents(word: str, made: str, lexicon: Lexicon) -> Candidate | None:
    """The reading `made` of `word`, where two accidents lie between them; None for any other.

    Those of a short word are close to each other.
    """
    if word == made or not -CLOSE < len(word) - len(made) < CLOSE:
        return None
    at, end, shorter = differs(word, made), 0, min(len(word), len(made))
    while at + end < shorter and word[-1 - end] == made[-1 - end]:
        end += 1
    written, meant = word[at : len(word) - end], made[at : len(made) - end]
    if len(written) == CLOSE and sorted(written) == sorted(meant):
        cost = SWAPPED + FIRST_LETTER  # a letter stands two places off
    elif max(len(written), len(meant)) <= CLOSE:
        cost = _cheapest(written, meant, lexicon, 2)
    else:
        cost = _at_both_ends(written, meant, lexicon) if len(word) >= LONG else NEVER
    if cost <= NEVER:
        return None
    first, last = FIRST_LETTER * (at == 0), LAST_LETTERS * (not end)
    return Candidate(made, "single-edit", cost + AGAIN + first + last, accidents=2)


def _at_both_ends(written: str, meant: str, lexicon: Lexicon) -> float:
    """What two accidents cost that make one stretch of the other, one at each end of it; `NEVER` where none do."""
    least = NEVER
    for begun, begins in _STEPS:
        for ended, ends in _STEPS:
            whole, same = written[begun : len(written) - ended], meant[begins : len(meant) - ends]
            if whole == same and whole:
                first = _one(written[:begun], meant[:begins], lexicon)
                last = _one(written[len(written) - ended :], meant[len(meant) - ends :], lexicon)
                least = max(least, first + last)
    return least


#: How many letters an accident leaves of how many.
_STEPS = ((1, 1), (0, 1), (1, 0), (2, 2), (2, 1), (1, 2))


def _one(written: str, meant: str, lexicon: Lexicon) -> float:
    """What one accident costs that makes these letters of those; `NEVER` where none does."""
    weight = lexicon.confusions.get((meant, written))
    if weight:
        return CONFUSED[weight]
    if not meant or not written:
        return LOST_LETTER if meant else EXTRA_LETTER
    if len(written) == len(meant):
        return OTHER_LETTER if len(meant) == 1 else SWAPPED if written == meant[::-1] else NEVER
    return NEVER


def _cheapest(written: str, meant: str, lexicon: Lexicon, most: int) -> float:
    """What the cheapest accidents cost that make one stretch of the other, so many at most; `NEVER` where none do."""
    at = differs(written, meant)
    written, meant = written[at:], meant[at:]
    if not written or not meant:
        length = len(written) + len(meant)
        return length * (LOST_LETTER if meant else EXTRA_LETTER) if length <= most else NEVER
    if not most:
        return NEVER
    weight = lexicon.confusions.get((meant[0], written[0]))
    ways = [
        (CONFUSED[weight] if weight else OTHER_LETTER, written[1:], meant[1:]),
        (LOST_LETTER, written, meant[1:]),
        (EXTRA_LETTER, written[1:], meant),
    ]
    if written[1:2] == meant[0] and meant[1:2] == written[0]:
        ways.append((SWAPPED, written[2:], meant[2:]))
    return max(cost + _cheapest(rest, other, lexicon, most - 1) for cost, rest, other in ways)

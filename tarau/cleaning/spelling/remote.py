"""Readings that are thought of only to be offered: any accident of one place, two close to each other, one throughout.

What is repaired by itself must be likely as it stands, so `candidates` thinks of the likeliest accidents alone. An
editor may also be shown a reading that is much likelier than what stands there, though the accident is rare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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

#: Two accidents are so close to each other; so many letters at the beginning of the word are whole, or so many at
#: both ends.
CLOSE, WHOLE, BOTH = 3, 4, 2


class Further:
    """Finds the words among some that are two accidents away, one close to the other."""

    def __init__(self, words: Iterable[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ends: dict[str, list[str]] = {}
        for word in words:
            self._ends.setdefault(word[:WHOLE], []).append(word)
            self._ends.setdefault(word[:BOTH] + "-" + word[-BOTH:], []).append(word)

    def __call__(self, word: str) -> Iterator[Candidate]:
        """The words that are two accidents away."""
        keys = (word[:WHOLE], word[:BOTH] + "-" + word[-BOTH:])
        found = {other for key in keys for other in self._ends.get(key, ())}
        tried = (two_accidents(word, other, self._lexicon) for other in sorted(found))
        return filter(None, tried)


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
    """The reading `made` of `word`, where two accidents lie between them, close to each other; None for any other."""
    if word == made or not -CLOSE < len(word) - len(made) < CLOSE:
        return None
    at, end, shorter = differs(word, made), 0, min(len(word), len(made))
    while at + end < shorter and word[-1 - end] == made[-1 - end]:
        end += 1
    written, meant = word[at : len(word) - end], made[at : len(made) - end]
    if max(len(written), len(meant)) > CLOSE:
        return None
    if len(written) == CLOSE and sorted(written) == sorted(meant):
        accidents, cost = 2, SWAPPED + AGAIN + FIRST_LETTER  # a letter stands two places off
    else:
        accidents, cost = _cheapest(written, meant, lexicon)
    if accidents > 2:
        return None
    first, last = FIRST_LETTER * (at == 0), LAST_LETTERS * (not end)
    return Candidate(made, "single-edit", cost + AGAIN * (accidents - 1) + first + last, accidents=2)


def _cheapest(written: str, meant: str, lexicon: Lexicon) -> tuple[int, float]:
    """The fewest accidents that make one stretch of the other, and what the cheapest of these cost."""
    if not written or not meant:
        cost = LOST_LETTER if meant else EXTRA_LETTER
        return len(written) + len(meant), cost * (len(written) + len(meant))
    ways = []
    if written[0] == meant[0]:
        ways.append(_cheapest(written[1:], meant[1:], lexicon))
    weight = lexicon.confusions.get((meant[0], written[0]))
    steps = (
        (CONFUSED[weight] if weight else OTHER_LETTER, written[1:], meant[1:]),
        (LOST_LETTER, written, meant[1:]),
        (EXTRA_LETTER, written[1:], meant),
    )
    for cost, rest, other in steps:
        accidents, more = _cheapest(rest, other, lexicon)
        ways.append((accidents + 1, cost + more))
    return min(ways, key=lambda way: (way[0], -way[1]))

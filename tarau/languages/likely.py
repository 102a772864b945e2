"""How likely words are by what was counted: beside their neighbours, by their letters, as a stem with endings.

What is counted: pairs of words; pairs of kinds of words, since most words are too rare to be met beside one another,
but their endings are not; the letters of words; in a language that builds words of endings, its stems and endings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from math import log

from .packing import unpacked

#: The costs of letters are written as signs from this one on, so many to a natural logarithm; the dearest letter.
_ZERO, _STEPS, _RAREST = ord("!"), 4, 48
#: A word that makes up so large a share of a text is a kind of its own; of others the last letters tell the kind.
OWN_KIND, LAST_LETTERS = 0.001, 2


def kind_of(word: str, share: float) -> str:
    """The kind of a word that makes up this share of running words."""
    return word if share >= OWN_KIND else f"~{word[-LAST_LETTERS:]}"


class Likely:
    """What was counted of one language."""

    def __init__(self, tag: str) -> None:
        self.tag = tag

    # ---------------------------------------------------------------------------------------- neighbours

    def pair(self, left: str, right: str) -> int:
        """How often `right` follows `left` in the text that was counted."""
        return _following(self._pairs, left).get(right, 0)

    def pair_of_forms(self, left: str, begins: str) -> int:
        """How often words that begin with these letters follow `left` there."""
        return sum(count for right, count in _following(self._pairs, left).items() if right.startswith(begins))

    @cached_property
    def _pairs(self) -> dict[str, str | dict[str, int]]:
        return _by_first(unpacked(self.tag, "pairs"))

    @property
    def size(self) -> int:
        """How many pairs of neighbours were counted."""
        return self._kind_sums[2]

    def kinds(self, first: str, second: str) -> float:
        """How much more often a word of the second kind follows one of the first than by chance: a logarithm."""
        together = _following(self._kinds, first).get(second, 0)
        before, after, total = self._kind_sums
        expected = before.get(first, 0) * after.get(second, 0) / total
        return log((together + 3) / (expected + 3))

    @cached_property
    def _kinds(self) -> dict[str, str | dict[str, int]]:
        return _by_first(unpacked(self.tag, "kinds"))

    @cached_property
    def _kind_sums(self) -> tuple[Mapping[str, int], Mapping[str, int], int]:
        before: dict[str, int] = {}
        after: dict[str, int] = {}
        for first in self._kinds:
            for second, count in _following(self._kinds, first).items():
                before[first] = before.get(first, 0) + count
                after[second] = after.get(second, 0) + count
        return before, after, sum(before.values()) or 1

    # ---------------------------------------------------------------------------------------- stems and endings

    def stem(self, stem: str) -> float:
        """The share of running words that are forms of a stem."""
        return self._stems.get(stem, 0.0)

    @cached_property
    def _stems(self) -> Mapping[str, float]:
        return _shares(unpacked(self.tag, "lexemes"))

    def endings(self, written: str) -> float:
        """The share of forms that have just these endings; 0 for none that was met."""
        return self._shares_of_endings.get(written, 0.0)

    @cached_property
    def _shares_of_endings(self) -> Mapping[str, float]:
        return _shares(unpacked(self.tag, "endings"))

    # ---------------------------------------------------------------------------------------- letters

    def letters(self, word: str) -> float:
        """The logarithm of the probability that a word of these letters is made up, after a model of three letters."""
        table, padded, total = self._letter_table, f"^^{word}$", 0
        for at in range(2, len(padded)):
            costs = table.get(padded[at - 2 : at])
            total += costs.get(padded[at], _RAREST) if costs else _RAREST
        return -total / _STEPS

    def next_letters(self, before: str, most: int) -> str:
        """The letters that follow others most often inside a word, commonest first."""
        costs = self._letter_table.get(f"^^{before}"[-2:], {})
        letters = sorted((letter for letter in costs if letter != "$"), key=lambda each: (costs[each], each))
        return "".join(letters[:most])

    @cached_property
    def _letter_table(self) -> Mapping[str, Mapping[str, int]]:
        """For each two letters what the next one costs, in quarters of a natural logarithm."""
        table = {}
        for line in filter(None, unpacked(self.tag, "letters")):
            table[line[:2]] = {line[at]: ord(line[at + 1]) - _ZERO for at in range(2, len(line), 2)}
        return table


@cache
def likely(tag: str) -> Likely:
    """What was counted of the language with this tag; nothing for a language without lists."""
    return Likely(tag)


def letter_model(words: Mapping[str, float]) -> str:
    """What `Likely.letters` reads, made of words with weights: after two letters, each next letter and its cost."""
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


def _by_first(lines: list[str]) -> dict[str, str | dict[str, int]]:
    """The lines of a table of pairs by their first word."""
    parted = (line.partition(" ") for line in lines if line)
    return {first: rest for first, _, rest in parted}


def _following(table: dict[str, str | dict[str, int]], first: str) -> dict[str, int]:
    """What follows in a table of pairs, each line of which is taken apart when it is first asked for."""
    found = table.get(first)
    if found is None:
        return {}
    if isinstance(found, str):
        fields = found.split(" ")
        found = table[first] = dict(zip(fields[::2], map(int, fields[1::2]), strict=True))
    return found


def _shares(lines: list[str]) -> Mapping[str, float]:
    """Each word's share; a line holds a count and the words that have it."""
    groups = [(int(count), words.split(" ")) for count, _, words in (line.partition(" ") for line in lines if line)]
    total = sum(count * len(words) for count, words in groups) or 1
    shares: dict[str, float] = {}
    for count, words in groups:
        shares |= dict.fromkeys(words, count / total)
    return shares

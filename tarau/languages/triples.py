"""The threes of letters that stand side by side in the words of a list: what has another three is none of them.

Of a word with one letter more or another one there are hundreds of readings, nearly all of them impossible; these are
told before they are made. `^^` stands before a word, `$` after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

#: So many answers are kept.
REMEMBERED = 100_000


def triples(words: Iterable[str]) -> str:
    """What `Triples` reads: a line for each two letters, with all that follow them."""
    after: dict[str, set[str]] = {}
    for word in words:
        padded = f"^^{word}$"
        for at in range(len(word) + 1):
            after.setdefault(padded[at : at + 2], set()).add(padded[at + 2])
    return "\n".join(two + "".join(sorted(after[two])) for two in sorted(after))


class Triples:
    """The threes of letters of one list."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._after = {line[:2]: frozenset(line[2:]) for line in lines}
        before: dict[str, set[str]] = {}
        for line in lines:
            for third in line[2:]:
                before.setdefault(line[1] + third, set()).add(line[0])
        self._before: Mapping[str, Set[str]] = before
        self._possible: dict[str, bool] = {}
        self._between: dict[tuple[str, str], str] = {}

    def possible(self, letters: str) -> bool:
        """Whether a word of the list may hold these letters in a row."""
        found = self._possible.get(letters)
        if found is None:
            after = self._after
            found = all(letters[at + 2] in after.get(letters[at : at + 2], ()) for at in range(len(letters) - 2))
            if len(self._possible) >= REMEMBERED:
                self._possible.clear()
            self._possible[letters] = found
        return found

    def impossible(self, word: str) -> list[int]:
        """The places of the letters (and of the two before the word) at which a three begins that no word has."""
        after, padded = self._after, f"^^{word}$"
        return [at for at in range(len(word) + 1) if padded[at + 2] not in after.get(padded[at : at + 2], ())]

    def between(self, before: str, after: str) -> str:
        """The letters that may stand between two letters and what follows, one or two letters."""
        found = self._between.get((before, after))
        if found is None:
            letters: Set[str] = self._after.get(before, frozenset())
            if len(after) > 1:
                letters &= self._before.get(after, frozenset())
            last, following, known = before[1], after[0], self._after
            found = "".join([each for each in letters if following in known.get(last + each, ())])
            if len(self._between) >= REMEMBERED:
                self._between.clear()
            self._between[before, after] = found
        return found

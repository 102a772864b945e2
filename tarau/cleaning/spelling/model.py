"""How likely a word is: by the lists of its language, by the text's own words, and beside its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

from ...languages import Grade, Lexicon

#: The share of a text's words that are better foretold by the text itself than by the language.
OWN = 0.3
#: Added to the number of times a pair was seen and to the number expected, so that a pair never seen proves little.
SMOOTH = 0.15
#: What endings cost, and each of their letters; no likelihood at all.
ENDINGS, ENDINGS_LETTER = -2.0, -1.1
NEVER = -1e9
#: Among forms that a legal chain of endings makes, letters decide less than among all strings of letters.
DERIVED_LETTERS = 0.7


class Model:
    """Probabilities of words in one text: `own` counts its words, `size` of them in all."""

    def __init__(self, lexicon: Lexicon, own: Mapping[str, int], size: int) -> None:
        self.lexicon, self.own, self.size = lexicon, own, max(size, 1)
        shares = lexicon.shares
        self._unknown, self._derived = log(shares[Grade.UNKNOWN]), log(shares[Grade.DERIVED])
        self._base: dict[str, float] = {}
        self._confirmed = log(shares[Grade.CONFIRMED] / max(len(lexicon.confirmed), 1))
        self._listed = log(shares[Grade.LISTED] / max(len(lexicon.listed), 1))

    def base(self, word: str) -> float:
        """The logarithm of the probability of `word` in the language."""
        found = self._base.get(word)
        if found is None:
            found = self._base[word] = self._of_language(word)
        return found

    def _of_language(self, word: str) -> float:
        lexicon = self.lexicon
        grade = lexicon.grade(word)
        count = lexicon.count(word)
        if count and (grade >= Grade.DERIVED or count > 1):
            return log((count - 0.4) / lexicon.total)
        made = self._made(word)
        if grade is Grade.CONFIRMED:
            return max(self._confirmed, made)
        if grade is Grade.LISTED:
            return max(self._listed, made)
        if grade is Grade.DERIVED or made > NEVER:
            return max(self._derived + DERIVED_LETTERS * lexicon.letters(word), made)
        return self._unknown + lexicon.letters(word)

    def _made(self, word: str) -> float:
        """How likely the word is as a stem of the language or of this text with endings."""
        likeliest = NEVER
        for stem, endings in self.lexicon.readings(word, self._stems):
            seen, count = self.own.get(stem, 0), self.lexicon.count(stem)
            if seen or count:
                whole = (1 - OWN) * count / self.lexicon.total + OWN * seen / self.size
                likeliest = max(likeliest, log(whole) + ENDINGS + ENDINGS_LETTER * len(endings))
        return likeliest

    def _stems(self, stem: str) -> frozenset[str]:
        """What may follow a stem: of the lists, or one that the text has several times."""
        states = self.lexicon.states(stem)
        if not states and len(stem) > 4 and self.own.get(stem, 0) > 2:
            return frozenset(("noun",))
        return states

    def made(self, word: str) -> bool:
        """Whether the word is a stem of this text with endings."""
        return self._made(word) > NEVER

    def word(self, word: str, seen: float) -> float:
        """The same in this text, in which it stands `seen` times."""
        return log((1 - OWN) * exp(self.base(word)) + OWN * max(seen, 0.0) / self.size)

    def beside(self, word: str, left: str, right: str, pairs: Mapping[tuple[str, str], int], less: int = 0) -> float:
        """How much likelier `word` is between its neighbours than by itself; `less` counts of its own pairs off."""
        lexicon, gain = self.lexicon, 0.0
        if left:
            together = lexicon.pair(left, word) + max(pairs.get((left, word), 0) - less, 0)
            gain += self._gain(together, lexicon.count(left) + self.own.get(left, 0), word)
        if right:
            together = lexicon.pair(word, right) + max(pairs.get((word, right), 0) - less, 0)
            gain += self._gain(together, lexicon.count(word) + self.own.get(word, 0), right)
        return gain

    def _gain(self, together: int, first: int, second: str) -> float:
        expected = first * exp(self.word(second, self.own.get(second, 0)))
        return log((together + SMOOTH) / (expected + SMOOTH))

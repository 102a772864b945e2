"""How likely a word is: by the lists of its language, by the text's own words, and beside its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from math import exp, log

from ...languages import Grade, Lexicon, Likely, kind_of

#: The share of a text's words that are better foretold by the text itself than by the language.
OWN = 0.3
#: A word of another source of the same chapter counts as so much of one of the text's own.
WITNESS = 0.5
#: Added to the number of times a pair was seen and to the number expected, so that a pair never seen proves little.
SMOOTH = 0.15
#: How far the kinds of two neighbours are believed, where the pair itself was never met.
KINDS = 0.7
#: The share of running words that are forms made of a stem and endings, and were not counted themselves.
MADE = 0.07
#: What endings cost that were never met, and each of their letters; no likelihood at all.
ENDINGS, ENDINGS_LETTER = -6.0, -1.0
NEVER = -1e9
#: A word that only a list gathered from the web has was counted there with its mistakes.
DOUBTED = 0.2
#: A form of a stem that is met, with endings that make it unlikely, may be so much rarer than others of its list.
UNMET = 3.0
#: A word that no list has is taken for a stem from so many letters on, and for a noun.
SHORTEST_OWN, NOUN = 5, frozenset(("noun",))
#: Among forms that a legal chain of endings makes, letters decide less than among all strings of letters.
DERIVED_LETTERS = 0.85


class Model:
    """Probabilities of words in one text: `own` counts its words, `size` of them in all."""

    def __init__(self, lexicon: Lexicon, likely: Likely, own: Mapping[str, float], size: float) -> None:
        self.lexicon, self.likely, self.own, self.size = lexicon, likely, own, max(size, 1)
        self._shares = {grade: log(share) for grade, share in lexicon.shares.items()}
        self._base: dict[str, float] = {}
        self._kinds: dict[str, str] = {}
        for grade in (Grade.CONFIRMED, Grade.LISTED):
            self._shares[grade] -= log(lexicon.size(grade))

    def base(self, word: str) -> float:
        """The logarithm of the probability of `word` in the language."""
        found = self._base.get(word)
        if found is None:
            found = self._base[word] = self._of_language(word)
        return found

    def _of_language(self, word: str) -> float:
        lexicon = self.lexicon
        grade = lexicon.grade(word)
        made = self._made(word)
        if grade >= Grade.LISTED or lexicon.name(word):
            counted = (lexicon.count(word) - 0.4) / lexicon.total if lexicon.count(word) else 0.0
            if grade is Grade.LISTED:
                counted *= DOUBTED
            least = self._shares[max(grade, Grade.LISTED)] - (UNMET if made > NEVER else 0.0)
            return max(log(counted + exp(made)) if counted or made > NEVER else NEVER, least)
        if grade is Grade.DERIVED or made > NEVER:
            return max(self._shares[Grade.DERIVED] + DERIVED_LETTERS * self.likely.letters(word), made)
        return self.unknown(word)

    def unknown(self, word: str) -> float:
        """The same for a word that no list has, by its letters."""
        return self._shares[Grade.UNKNOWN] + self.likely.letters(word)

    def _made(self, word: str) -> float:
        """How likely the word is as a stem of the language or of this text with endings."""
        likeliest = NEVER
        if not self.lexicon.agglutinates:
            return likeliest
        readings = self.lexicon.readings(word)
        if self._begun and any(word[:cut] in self._begun for cut in range(SHORTEST_OWN - 1, len(word))):
            readings = self.lexicon.readings(word, self._stems)
        for stem, endings in readings:
            whole = (1 - OWN) * self.likely.stem(stem) + OWN * self.own.get(stem, 0) / self.size
            if whole:
                share = self.likely.endings(endings)
                likeliest = max(likeliest, log(whole * MADE) + (log(share) if share else _never_met(endings)))
        return likeliest

    @cached_property
    def _own_stems(self) -> frozenset[str]:
        """Words that the text has several times and no list: endings may follow them."""
        several = (word for word, count in self.own.items() if count > 2 and len(word) >= SHORTEST_OWN)
        return frozenset(word for word in several if word not in self.lexicon.codes)

    @cached_property
    def _begun(self) -> frozenset[str]:
        """These without their last letter, which may change before an ending."""
        return frozenset(word[:-1] for word in self._own_stems)

    def _stems(self, stem: str) -> frozenset[str]:
        """What may follow a stem: of the lists, or one that the text has several times."""
        return NOUN if stem in self._own_stems else self.lexicon.states(stem)

    def made(self, word: str) -> bool:
        """Whether the word is a stem of this text with endings."""
        return self._made(word) > NEVER

    def word(self, word: str, seen: float) -> float:
        """The same in this text, in which it stands `seen` times."""
        return log((1 - OWN) * exp(self.base(word)) + OWN * max(seen, 0.0) / self.size)

    def often(self, word: str) -> float:
        """How often a word was met in a million words of the language, or of this text and the other sources."""
        return max(self.lexicon.often(word), 1e5 * self.own.get(word, 0) / max(self.size, 1e5))

    # ---------------------------------------------------------------------------------------- neighbours

    def beside(self, word: str, left: str, right: str, pairs: Mapping[tuple[str, str], int], less: int = 0) -> float:
        """How much likelier `word` is between its neighbours than by itself; `less` counts of its own pairs off."""
        gain = self._together(left, word, pairs, less) if left else 0.0
        return gain + (self._together(word, right, pairs, less) if right else 0.0)

    def _together(self, left: str, right: str, pairs: Mapping[tuple[str, str], int], less: int) -> float:
        seen = self.likely.pair(left, right) + max(pairs.get((left, right), 0) - less, 0)
        kinds = 0.0 if seen else KINDS * self.likely.kinds(self._kind(left), self._kind(right))
        here = self.own.get(left, 0) * self.own.get(right, 0) / self.size
        expected = exp(self.base(left) + self.base(right)) * self.likely.size + here
        return kinds + log((seen + SMOOTH) / (expected + SMOOTH))

    def _kind(self, word: str) -> str:
        found = self._kinds.get(word)
        if found is None:
            found = self._kinds[word] = kind_of(word, self.lexicon.count(word) / self.lexicon.total)
        return found


def _never_met(endings: str) -> float:
    return ENDINGS + ENDINGS_LETTER * len(endings)

"""How much a text looks like one written in the languages that Tarau speaks, by its pairs of letters.

A cost is a surprise in tenths of a bit: running text costs about 40 a letter, text in the wrong encoding 80 and more.
The pairs of letters were counted (assets/languages/TAG/cleaning/pairs.txt); what signs cost is set by hand here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from ..files import shared_names, shared_text

#: Marks that follow words, those that open them, and those that are rarer.
_COMMON = frozenset(".,;:!?()\"'-")
_USUAL = frozenset("«»“”„’‘–—…№%/§©+=*&@#[]<>_ʼ°×")
_RARE = frozenset("®™•·±µ€£$~`^|\\{}‹›¹²³½¼¾−≈≤≥→←₸₽″′")
_OPENING = frozenset("«“„‘’'\"([{<-–—/.@#_*&+=~`|•°№ʼ")
_QUOTE_OPENS = frozenset("«“„([{")

#: A capital after a small letter; one at the start of a word, and one after another.
_CAPITAL_INSIDE, _CAPITAL_FIRST, _CAPITAL_NEXT = 90, 15, 8
#: Letters of two scripts side by side; a word that goes on after a sign which closes words.
_TWO_SCRIPTS, _GLUED = 60, 40
#: A letter beside one that no pair was counted for.
_AFTER_STRANGE = 45


def likelihood_cost(text: str) -> int:
    """The surprise of a text in tenths of a bit, each pair of letters judged by the language that knows it best."""
    return sum(map(_costs().__getitem__, map("".join, zip(" " + text, text + " ", strict=True))))


def language_cost(text: str, tag: str) -> int:
    """The surprise of the letters of a text as words of the one language `tag`, in tenths of a bit; signs count
    nothing."""
    pairs, missing = _pairs(tag), 140
    padded = "".join(letter if letter.isalpha() else "_" for letter in f"_{text.casefold()}_")
    return sum(pairs.get(a + b, missing) for a, b in pairwise(padded) if a + b != "__")


@cache
def _pairs(tag: str) -> Mapping[str, int]:
    """The costs of a language's pairs of small letters; `_` is the edge of a word."""
    rows = [line for line in shared_text(f"assets/languages/{tag}/cleaning/pairs.txt").split("\n") if line[:1] != "#"]
    followers = rows[0].split()
    return {
        row[0] + follower: int(cost)
        for row in filter(None, rows[1:])
        for follower, cost in zip(followers, row.split()[1:], strict=True)
    }


class _Costs(dict[str, int]):
    """Inner: the costs of pairs of characters, worked out when first met."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: dict[str, int] = {}
        for name in shared_names("assets/languages", "pairs.txt"):
            for pair, cost in _pairs(name.split("/")[2]).items():
                self.pairs[pair] = min(cost, self.pairs.get(pair, cost))

    def __missing__(self, pair: str) -> int:
        if len(self) > 1_000_000:  # pairs of a text made to fill the memory
            self.clear()
        self[pair] = cost = self._worked_out(*pair)
        return cost

    def _worked_out(self, before: str, after: str) -> int:
        if not after.isalpha():
            closing = self.pairs.get(f"{before.lower()}_", 20) if before.isalpha() else 0
            return closing + sign_cost(after) + (_GLUED if before.isalpha() and after in _QUOTE_OPENS else 0)
        cost = self._letter(before, after)
        if after.isupper():
            cost += _CAPITAL_INSIDE if before.islower() else _CAPITAL_NEXT if before.isupper() else _CAPITAL_FIRST
        if not before.isalpha() and not before.isspace() and not before.isdigit() and before not in _OPENING:
            cost += _GLUED
        return cost

    def _letter(self, before: str, after: str) -> int:
        edge = f"_{after.lower()}"
        if edge not in self.pairs:
            return strange_letter_cost(after) + (_TWO_SCRIPTS if _parted(before, after) else 0)
        if not before.isalpha():
            return self.pairs[edge] + (20 if before.isdigit() else 0)
        if _parted(before, after):
            return self.pairs[edge] + _TWO_SCRIPTS
        return self.pairs.get(f"{before.lower()}{after.lower()}", _AFTER_STRANGE)


@cache
def _costs() -> _Costs:
    return _Costs()


def _parted(before: str, after: str) -> bool:
    """Whether two letters are of two scripts."""
    return before.isalpha() and _script(before) != _script(after)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def strange_letter_cost(letter: str) -> int:
    """The cost of a letter of none of the languages: an accented one less than one of another script."""
    script = _script(letter)
    if script == "LATIN":
        return 75 if unicodedata.normalize("NFD", letter)[0].isascii() else 95
    return 90 if script == "CYRILLIC" else 105


def sign_cost(sign: str) -> int:
    """The cost of a character that is no letter."""
    if sign in " \n\t":
        return 0
    if sign in _COMMON:
        return 15
    if sign.isascii() and sign.isdigit():
        return 20
    if sign in _USUAL:
        return 40
    if sign in _RARE:
        return 60
    category = unicodedata.category(sign)
    if sign == "\u00a0" or category == "Cf" or sign in "\r\x0c":
        return 40
    if category in ("Cc", "Co", "Cn", "Cs") or sign == "\ufffd" or "\u2500" <= sign <= "\u259f":
        return 140
    return 100

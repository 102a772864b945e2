"""How often each word stands in a text: counted once for all the rules and the judge of spelling that ask for it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from .signs import LETTER

_WORD = re.compile(rf"{LETTER}+")


@lru_cache(maxsize=1)
def words_of(text: str) -> Counter[str]:
    """The words of a text as they are written, in the order in which they first stand there, with their numbers."""
    return Counter(_WORD.findall(text))


@lru_cache(maxsize=1)
def small_words_of(text: str) -> Counter[str]:
    """The same in small letters."""
    counts: Counter[str] = Counter()
    for word, count in words_of(text).items():
        counts[word.lower()] += count
    return counts

"""Reads the word lists of a language: plain text, an entry a line, `#` begins a comment.

An entry's fields are parted by a tabulator or by two or more spaces, so that an entry may hold single spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from ..files import shared_text

#: A space of any kind that may stand in running text, as part of a regular expression.
SPACE = r"[ \t\n\r\u00a0\u2009\u202f]"

_BETWEEN_FIELDS = re.compile(r"\t+| {2,}")


@cache
def entries(tag: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of assets/languages/TAG/NAME.txt, each as its fields."""
    lines = (line.split("#", 1)[0].strip() for line in shared_text(f"assets/languages/{tag}/{name}.txt").split("\n"))
    return tuple(tuple(_BETWEEN_FIELDS.split(line)) for line in lines if line)


def words(tag: str, name: str) -> tuple[str, ...]:
    """The first field of each entry."""
    return tuple(entry[0] for entry in entries(tag, name))


def marked(tag: str, name: str, mark: str) -> tuple[str, ...]:
    """The first field of each entry that has `mark` among its other fields."""
    return tuple(entry[0] for entry in entries(tag, name) if mark in entry[1:])


def either(choices: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, so that none hides a longer one.

    A word that ends in a hyphen is the beginning of a word (`жыл-`: жыл, жылы, жылдардың). With no choices the
    expression never matches.
    """
    ordered = sorted(set(choices), key=lambda word: (-len(word), word))
    return "|".join(_expression(word) for word in ordered) or r"(?!)"


def _expression(word: str) -> str:
    if word.endswith("-"):
        return re.escape(word[:-1]) + r"[^\W\d_]*"
    written = ""
    for sign, following in pairwise([*re.findall(r"\.| +|[^. ]+", word), ""]):
        # An abbreviation in parts may be typed with spaces between them or without: т. б., т.б.
        loose = f"{SPACE}*" if following and following[0] != " " else ""
        if sign[0] == " ":
            written += f"{SPACE}*" if written.endswith(r"\.") else f"{SPACE}+"
        else:
            written += re.escape(sign) + (loose if sign == "." else "")
    return written if word.endswith(".") else written + r"(?![^\W_])"

"""Findings on where lines are broken: against the rules of hyphenation, inside an abbreviation, before a suffix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..languages import SOFT_HYPHEN, Language, known, language
from ..pages import Finding
from .lines import divided_word
from .setting import Row, Setting

NO_BREAK_SPACE = "\u00a0"
#: A figure, a percent sign or a full stop with the hyphen of an ending, at the end of a line.
_ENDING = re.compile(r"[\d%.°][-\u2010]\u2060?$")
_BEFORE = re.compile(r"\S+(?:\s\S+)?$")
_AFTER = re.compile(r"^\S+(?:\s\S+)?")


def break_findings(setting: Setting) -> Iterator[Finding]:
    """Everything about the ends of lines inside a paragraph."""
    for rows in setting.paragraphs:
        for row, after in pairwise(rows):
            if after.line.y <= row.line.y and after.page == row.page and after.line.x <= row.line.x + row.line.width:
                continue  # not one under the other: the head of a table repeated, cells of one row
            spoken = _spoken(setting.language, row.line.language)
            if spoken is not None:
                yield from _broken(setting, row, after, spoken)


def _spoken(own: Language, tag: str) -> Language | None:
    """The language of a line's end; None for one whose rules cannot be asked."""
    short = tag.partition("-")[0].casefold()
    if not short or short == own.tag.partition("-")[0]:
        return None if own.carries_breaks else own  # those breaks came with the words and were asked for no more
    return language(short) if short in known() else None


def _broken(setting: Setting, row: Row, after: Row, spoken: Language) -> Iterator[Finding]:
    line, following = row.line, after.line.text
    if line.hyphenated:
        word = divided_word(row, after)
        if word and not _legal(line.text.rstrip("-\u2010"), following, spoken):
            yield setting.finding("proof.hyphenation", row.page, line.block, line, 60, word=word)
    elif _ENDING.search(line.text) and following[:1].isalpha():
        words = f"{line.text.split()[-1]}{following.split()[0]}"
        yield setting.finding("proof.suffix", row.page, line.block, line, 60, words=words)
    elif line.block in setting.places and _bound(line.text, following, spoken):  # lists are put together from pieces
        words = f"{line.text.split()[-1]} {following.split()[0]}"
        yield setting.finding("proof.abbreviation", row.page, line.block, line, 60, words=words)


def _legal(before: str, after: str, spoken: Language) -> bool:
    """Whether a word may be divided so: its own rules give this break, and no abbreviation is cut."""
    left, right = _BEFORE.search(before.replace(SOFT_HYPHEN, "")), _AFTER.search(after.replace(SOFT_HYPHEN, ""))
    head, tail = (left[0].split()[-1] if left else ""), (right[0].split()[0] if right else "")
    if any(start < len(head) < end for start, end in spoken.unbreakable(head + tail)):
        return False
    letters = 0
    for sign in spoken.hyphenate(head + tail):
        if sign == SOFT_HYPHEN:
            if letters == len(head):
                return True
        else:
            letters += 1
    return False


def _bound(before: str, after: str, spoken: Language) -> bool:
    """Whether two words that were parted belong together: polished in one line they would have a no-break space."""
    left, right = _BEFORE.search(before.rstrip(" ")), _AFTER.search(after)
    if not left or not right or before.endswith(("-", "\u2010", "\u2013")):
        return False
    head = left[0]
    polished = spoken.polish(f"{head} {right[0]}")
    return polished[len(head) : len(head) + 1] == NO_BREAK_SPACE and polished[: len(head)] == head

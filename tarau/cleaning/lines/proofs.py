"""Whether a text was a page of the web: the signs of furniture in its lines, and how many prove it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from math import ceil
from operator import itemgetter

from .frame import MENU, may_have_menu
from .shape import AT, Cues, Line, own_measures

#: Where no line with a sign scores below this at the first look, there is no second.
HOPE = -2.5
#: So many lines that are furniture by their wording, or short with a sign and surely furniture, prove that a text was a
#: page of the web, and at least this share of all; else only what is furniture by its wording goes.
PROOFS, PROOF_SHARE = 4, 0.01
#: No longer line proves anything.
LONGEST_PROOF = 160
#: Of a page of fewer lines than the second figure so many are enough.
SHORT_PROOFS, SHORT = 3, 20
#: What stands between the lines of a book or a letter proves nothing of a page of the web.
NO_PROOF = frozenset({"page-number", "running-head", "mail", "slide", "imprint"})
#: A line of so many words that is punctuated as text is needs more than a cue to be furniture.
SENTENCE = 3
#: A stretch of furniture needs a line with a sign of it below the first score, or any line below the second.
PROVEN, SURE = -1.0, -4.0

_signs = itemgetter(*(AT[name] for name in ("copyright", "start", "section", "terms", "address")))
_strong = itemgetter(*(AT[name] for name in ("copyright", "label", "section", "address")))
_LABEL = AT["label"]
#: A clock time, but no stretch of time and none after a dash, which tells how long a thing is, or a whole date in
#: figures: years alone stand in lists of literature too.
_POSTED = re.compile(r"(?<![–—-])(?<![–—-] )\b\d{1,2}:\d\d\b(?! ?[–—-] ?\d)|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")


def promises(texts: Sequence[str], known: Cues, kinds: Sequence[str]) -> bool:
    """Whether there may be enough proofs that the text was a page; long lines are none and need not be measured."""
    needed = _needed(len(texts)) - sum(bool(kind) and kind not in NO_PROOF for kind in kinds)
    if needed <= 0 or may_have_menu(texts, kinds):
        return True
    short = [text for text, kind in zip(texts, kinds, strict=True) if not kind and len(text) <= LONGEST_PROOF]
    signed = map(_has_sign, short, own_measures(short, known))
    return sum(islice(filter(None, signed), ceil(needed))) >= needed


def _needed(count: int) -> float:
    """How many proofs a page of so many lines needs."""
    return max(SHORT_PROOFS if count < SHORT else PROOFS, PROOF_SHARE * count)


def hopeful(lines: Sequence[Line], kinds: Sequence[str], signed: Sequence[bool], found: Sequence[float]) -> bool:
    """Whether enough lines may prove that the text was a page."""
    proofs = sum(
        kind not in NO_PROOF if kind else sign and score < HOPE and _may_prove(line)
        for line, kind, sign, score in zip(lines, kinds, signed, found, strict=True)
    )
    return proofs >= _needed(len(lines)) or may_have_menu([line.text for line in lines[:MENU]], kinds)


def is_page(lines: Sequence[Line], found: Sequence[float], kinds: Sequence[str], signed: Sequence[bool]) -> bool:
    """Whether enough lines prove that a text is a page of the web with its furniture."""
    proofs = sum(
        kind not in NO_PROOF if kind else sign and score < SURE and _may_prove(line)
        for line, score, kind, sign in zip(lines, found, kinds, signed, strict=True)
    )
    return proofs >= _needed(len(lines))


def _may_prove(line: Line) -> bool:
    row = "\t" in line.text or line.text.count(" | ") > 1
    return not row and not line.is_prose and len(line.text) <= LONGEST_PROOF and not line.text.islower()


def of_text(line: Line) -> bool:
    """Whether only a word speaks against a line that is punctuated as text is: a sentence, an item, a row."""
    if "\t" in line.text:
        return True
    return len(line.words) >= SENTENCE and line.text[-1] in ".!?:;" and not any(_strong(line.measures))


def is_posted(line: Line) -> bool:
    """Whether more than a clock time is a sign against a line: lessons and opening hours have such too."""
    return line.measures[_LABEL] == 1 or any(_signs(line.measures))


def is_signed(line: Line) -> bool:
    """Whether a line has a sign of furniture: a label, a word of rights, an address, a time of posting."""
    return _has_sign(line.text, line.measures)


def _has_sign(text: str, measures: Sequence[float]) -> bool:
    if text.islower() and " " not in text:  # an entry of a list of words
        return False
    return measures[_LABEL] == 1 or any(_signs(measures)) or _POSTED.search(text) is not None

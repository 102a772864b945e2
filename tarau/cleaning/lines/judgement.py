"""From the scores of single lines to what goes and what stays: neighbours must agree, and running text has a veto."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from .shape import AT, Cues, Line, measured
from .weights import looks, scores

#: Of a longer text so many lines at a time are judged as a page of their own: memory is bounded.
PAGE = 3000
#: A page has at least so many lines; of fewer nothing can be told.
FEWEST = 8
#: A line is taken for furniture below this score (the logarithm of the odds that it is the text's own).
LIMIT = -0.6
#: A short line below this is furniture without doubt: it parts one stretch of running text from the next.
BORDER = -2.0
#: A stretch of furniture needs a line with a sign of it below the first score, or any line below the second.
PROVEN, SURE = -1.0, -4.0
#: A short line right above running text that stays may be its title and stays above this score.
TITLE, JUDGED_TITLE = -4.5, -2.0
TITLE_WORDS = range(2, 21)
#: One line of running text speaks for or against its stretch at most so loudly for each of its words.
LOUDEST = 6.0

#: What the judges of a web page add to a score where they agree, how much of the score by shape counts beside them,
#: and at most how much: the shape decides where the judges are of two minds, and only where it is sure.
JUDGES = 4.0
BESIDE_JUDGES, OWN_VOICE = 0.4, 2.2

_SIGNS = tuple(AT[name] for name in ("copyright", "label", "start", "section", "terms", "address"))
_NO_TITLE = tuple(AT[name] for name in ("label", "start", "section", "dates"))

#: A clock time or a whole date in figures: years alone stand in lists of literature too.
_POSTED = re.compile(r"\b\d{1,2}:\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The score of a line and whether it goes."""

    score: float
    goes: bool


def judgements(texts: Sequence[str], known: Cues, judges: Sequence[float] = ()) -> list[Judgement]:
    """What each line is: stripped lines in, none of them empty.

    `judges` says for each line, from -1 to 1, what else is known of it: 1 where all judges of the page take it for
    its text. Where all lines would go, none does.
    """
    if len(texts) < FEWEST and not judges:
        return [Judgement(0.0, False) for _ in texts]
    pages = range(0, len(texts), PAGE)
    return [found for at in pages for found in _page(texts[at : at + PAGE], known, judges[at : at + PAGE])]


def _page(texts: Sequence[str], known: Cues, judges: Sequence[float]) -> list[Judgement]:
    lines = measured(texts, known)
    # what has no running text, or no sign of furniture, is no page of which one could be told from the other
    if not judges and not (any(line.is_prose for line in lines) and any(map(_signed, lines))):
        return [Judgement(0.0, False) for _ in texts]
    found = scores(lines, looks())
    if judges:
        found = [
            JUDGES * judge + max(-OWN_VOICE, min(OWN_VOICE, BESIDE_JUDGES * score))
            for judge, score in zip(judges, found, strict=True)
        ]
    goes = decided(lines, found, by_shape=not judges)
    if all(goes):
        goes = [False] * len(goes)
    return [Judgement(score, gone) for score, gone in zip(found, goes, strict=True)]


def decided(lines: Sequence[Line], found: Sequence[float], by_shape: bool = True) -> list[bool]:
    """Which lines go, by their scores; those that come `by_shape` alone are trusted less than a page's judges."""
    goes = [score < LIMIT for score in found]
    _vote(lines, found, goes)
    if by_shape:
        _prove(lines, found, goes)
        if not any(gone and _certain(line, score) for gone, line, score in zip(goes, lines, found, strict=True)):
            return [False] * len(lines)
    title = TITLE if by_shape else JUDGED_TITLE
    for number in range(len(lines) - 2, -1, -1):
        above = goes[number] and found[number] > title
        if above and not goes[number + 1] and lines[number + 1].is_prose and _like_title(lines[number]):
            goes[number] = False
    return goes


def _vote(lines: Sequence[Line], found: Sequence[float], goes: list[bool]) -> None:
    """Running text with no certain furniture in between stays or goes together; the best of it always stays."""
    part, stretches = 0, dict[int, list[int]]()
    for number, line in enumerate(lines):
        if line.is_prose:
            stretches.setdefault(part, []).append(number)
        elif found[number] < BORDER:
            part += 1
    voices = {part: sum(_voice(lines[n], found[n]) for n in numbers) for part, numbers in stretches.items()}
    loudest = max(voices, key=lambda part: (voices[part], -part), default=0)
    for part, numbers in stretches.items():
        for number in numbers:
            goes[number] = voices[part] < 0 and part != loudest


def _voice(line: Line, score: float) -> float:
    """How loudly a line of running text speaks for its stretch."""
    return max(-LOUDEST, min(LOUDEST, score - LIMIT)) * len(line.words)


def _prove(lines: Sequence[Line], found: Sequence[float], goes: list[bool]) -> None:
    """A run of lines without a sign of furniture and without one that is furniture for certain stays."""
    for gone, run in groupby(range(len(lines)), key=lambda number: goes[number]):
        numbers = list(run)
        if gone and not any(_proof(lines[number], found[number]) for number in numbers):
            for number in numbers:
                goes[number] = False


def _proof(line: Line, score: float) -> bool:
    return score < SURE or (score < PROVEN and _signed(line))


def _certain(line: Line, score: float) -> bool:
    """Whether a line proves that the text was a page: in a text that was cleaned before there is none of these."""
    return score < SURE and _signed(line)


def _signed(line: Line) -> bool:
    return any(line.measures[sign] > 0 for sign in _SIGNS) or _POSTED.search(line.text) is not None


def _like_title(line: Line) -> bool:
    return len(line.words) in TITLE_WORDS and not any(line.measures[sign] > 0 for sign in _NO_TITLE)

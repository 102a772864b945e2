"""From the scores of single lines to what goes and what stays: neighbours must agree, and running text has a veto."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from math import ceil, exp
from operator import itemgetter

from .cards import take_islands, take_rows, take_strangers, take_tail, take_titles
from .certain import bracketed, is_caption
from .comments import take_comments
from .frame import MENU, frame, may_have_menu
from .keeping import keep_edited, keep_heads, keep_inside, keep_lists, keep_literature, keep_paragraphs, keep_tables
from .leading import take_leading
from .place import sums
from .posts import posts
from .repeats import take_repeats
from .shape import AT, Cues, Line, compare, measured_alone, own_measures
from .title import keep_title
from .verse import verse
from .weights import looks, scores
from .wording import worded

#: Of a longer text so many lines at a time are judged as a page of their own: memory is bounded.
PAGE = 3000
#: A page has at least so many lines; of fewer nothing can be told.
FEWEST = 8
#: A line is taken for furniture below a score (the logarithm of the odds that it is the text's own) between these,
#: where the words that stay are expected to fit the text best; on pages with judges below the third.
LOWEST, HIGHEST = -0.8, 0.4
LIMIT = -0.6
#: A short line below this is furniture without doubt: it parts one stretch of running text from the next.
BORDER = -2.0
#: A stretch of furniture needs a line with a sign of it below the first score, or any line below the second.
PROVEN, SURE = -1.0, -4.0
#: Where no line with a sign scores below this at the first look, there is no second.
HOPE = -2.5
#: So many lines that are furniture by their wording, or short with a sign and surely furniture, prove that a text was a
#: page of the web, and at least this share of all; else only what is furniture by its wording goes.
PROOFS, PROOF_SHARE = 4, 0.01
#: No longer line proves anything.
LONGEST_PROOF = 160
#: Of a page of fewer lines than the second figure so many are enough.
SHORT_PROOFS, SHORT = 3, 20
#: On a page of fewer lines, or with fewer that are furniture by their wording, no running text goes without a sign.
SMALL, FEW_WORDED = 40, 3
#: What stands between the lines of a book or a letter proves nothing of a page of the web.
NO_PROOF = frozenset({"page-number", "running-head", "mail", "slide", "imprint"})
#: One line of running text speaks for or against its stretch at most so loudly for each of its words.
LOUDEST = 6.0
#: Running text goes with its stretch only below the first score, and without a second sign only below the other.
CLEAR = -2.5
DOUBTED = -0.5
#: A short line right above running text that stays may be its title and stays above this score.
TITLE, JUDGED_TITLE = -4.5, -2.0
#: A line of so many words that is punctuated as text is needs more than a cue to be furniture.
SENTENCE = 3
#: The score of what is furniture by its wording alone.
WORDED = -6.0

#: What the judges of a web page add to a score where they agree, how much of the score by shape counts beside them,
#: and at most how much: the shape decides where the judges are of two minds, and only where it is sure.
JUDGES = 4.0
BESIDE_JUDGES, OWN_VOICE = 0.4, 2.2
#: What all judges take for no text (below this they agree) counts as a sign of furniture, but for rows of tables.
AGAINST = -0.55

_signs = itemgetter(*(AT[name] for name in ("copyright", "start", "section", "terms", "address")))
_LABEL, _SECTION = AT["label"], AT["section"]
_strong = itemgetter(*(AT[name] for name in ("copyright", "label", "section", "address")))

#: A clock time, but not from one to another, or a whole date in figures: years alone stand in lists of literature too.
_POSTED = re.compile(r"(?<![–—-])\b\d{1,2}:\d\d\b(?! ?[–—-] ?\d)|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The score of a line, whether it goes, and the kind of furniture that it is by its wording, if by that."""

    score: float
    goes: bool
    kind: str = ""


def judgements(
    texts: Sequence[str], known: Cues, judges: Sequence[float] = (), titles: Sequence[bool] = ()
) -> list[Judgement]:
    """What each line is: stripped lines in, none of them empty.

    `judges` says for each line, from -1 to 1, what else is known of it: 1 where all judges of the page take it for
    its text. `titles` are the lines that the page itself calls its title. Where all lines would go, none does.
    """
    pages = range(0, len(texts), PAGE)
    kinds = worded(texts)
    return [
        found
        for at in pages
        for found in _page(
            texts[at : at + PAGE], known, kinds[at : at + PAGE], judges[at : at + PAGE], titles[at : at + PAGE]
        )
    ]


def _page(
    texts: Sequence[str], known: Cues, kinds: Sequence[str], judges: Sequence[float], titles: Sequence[bool]
) -> list[Judgement]:
    found, goes = [0.0] * len(texts), list[bool]()
    if judges or (len(texts) >= FEWEST and _promises(texts, known, kinds)):
        lines = measured_alone(texts, known)
        signed = [_signed(line) for line in lines]
        if not any(line.is_prose for line in lines):
            for number in verse(texts, kinds):
                lines[number].is_prose = True
        # what has no running text is no page of which furniture could be told from it
        if judges or any(line.is_prose for line in lines):
            compare(lines)
            shaped = found = scores(lines, looks(), None if judges else partial(_hopeful, lines, kinds, signed))
            if judges:
                found = [_together(judge, score) for judge, score in zip(judges, shaped, strict=True)]
            if judges or _hopeful(lines, kinds, signed, found):
                goes = decided(lines, found, kinds, signed, judges, titles, shaped)
    goes = goes or _by_wording(texts, known, kinds)
    if all(goes):
        return [Judgement(score, False, kind) for score, kind in zip(found, kinds, strict=True)]
    return [
        Judgement(min(score, WORDED) if kind and gone else score, gone, kind)
        for score, gone, kind in zip(found, goes, kinds, strict=True)
    ]


def _by_wording(texts: Sequence[str], known: Cues, kinds: Sequence[str]) -> list[bool]:
    """What goes where nothing proves that the text was a page: only what is furniture by its wording."""
    goes = [bool(kind) and not bracketed(text) for kind, text in zip(kinds, texts, strict=True)]
    if any(goes):
        take_leading(measured_alone(texts, known), kinds, goes)
    return goes


def _promises(texts: Sequence[str], known: Cues, kinds: Sequence[str]) -> bool:
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


def _hopeful(lines: Sequence[Line], kinds: Sequence[str], signed: Sequence[bool], found: Sequence[float]) -> bool:
    """Whether enough lines may prove that the text was a page."""
    proofs = sum(
        kind not in NO_PROOF if kind else sign and score < HOPE and _may_prove(line)
        for line, kind, sign, score in zip(lines, kinds, signed, found, strict=True)
    )
    return proofs >= _needed(len(lines)) or may_have_menu([line.text for line in lines[:MENU]], kinds)


def _together(judge: float, score: float) -> float:
    return JUDGES * judge + max(-OWN_VOICE, min(OWN_VOICE, BESIDE_JUDGES * score))


def decided(
    lines: Sequence[Line],
    found: Sequence[float],
    kinds: Sequence[str],
    signed: Sequence[bool] = (),
    judges: Sequence[float] = (),
    titles: Sequence[bool] = (),
    shaped: Sequence[float] = (),
) -> list[bool]:
    """Which lines go, by their scores; those that come by shape alone (`shaped`) are trusted less than judges."""
    by_shape, signed = not judges, signed or [_signed(line) for line in lines]
    edges = frame(lines, found, kinds) if by_shape else frozenset()
    if by_shape and not edges and not _is_page(lines, found, kinds, signed):
        goes = [bool(kind) and not bracketed(line.text) for line, kind in zip(lines, kinds, strict=True)]
        take_leading(lines, kinds, goes)
        return goes
    limit = _limit(lines, found) if by_shape else LIMIT
    goes = [score < limit for score in found]
    _vote(
        lines,
        found,
        limit,
        [bool(kind) or line.measures[_SECTION] > 0 for kind, line in zip(kinds, lines, strict=True)],
        goes,
    )
    if by_shape:
        if len(lines) < SMALL or sum(map(bool, kinds)) < FEW_WORDED:
            goes = [gone and (sign or not line.is_prose) for gone, sign, line in zip(goes, signed, lines, strict=True)]
        _prove(found, signed, goes)
        for number in edges:
            goes[number] = True
        # in a text that was cleaned before nothing proves that it was a page
        if not edges and not any(
            gone and sign and score < SURE for gone, sign, score in zip(goes, signed, found, strict=True)
        ):
            goes = [False] * len(lines)
    keep_heads(lines, found, TITLE if by_shape else JUDGED_TITLE, goes)
    goes = [
        (gone or bool(kind)) and not bracketed(line.text) for gone, kind, line in zip(goes, kinds, lines, strict=True)
    ]
    if by_shape:
        keep_paragraphs(lines, found, signed, kinds, goes)
        keep_inside(lines, found, signed, kinds, goes)
    signed = [
        bool(kind) or number in edges or (sign and not _of_text(line) and (score < PROVEN or _is_posted(line)))
        for number, (line, sign, kind, score) in enumerate(zip(lines, signed, kinds, found, strict=True))
    ]
    if judges:
        signed = [
            sign or (judge < AGAINST and "\t" not in line.text)
            for line, sign, judge in zip(lines, signed, judges, strict=True)
        ]
    keep_lists(lines, signed, kinds, goes)
    if by_shape:  # what follows a list that stays
        keep_paragraphs(lines, found, signed, kinds, goes)
    if by_shape:
        take_repeats(lines, goes)
    keep_edited(lines, kinds, goes)
    keep_tables(lines, kinds, goes)
    keep_title(lines, kinds, goes, titles)
    goes = [
        gone and (bool(kind) or not is_caption(line.text)) for gone, kind, line in zip(goes, kinds, lines, strict=True)
    ]
    take_leading(lines, kinds, goes, shaped or found)
    _finish(lines, found if by_shape else (), kinds, signed, goes, bool(edges))
    keep_literature(lines, kinds, goes)
    return goes


def _finish(
    lines: Sequence[Line],
    found: Sequence[float],
    kinds: Sequence[str],
    signed: Sequence[bool],
    goes: list[bool],
    framed: bool,
) -> None:
    """Takes out what stands below the text without a sign of its own (by the scores of shape); a forum's posts stay."""
    forum = posts([line.text for line in lines], kinds)
    if found:
        if not forum.said:
            take_comments(lines, kinds, goes)
        of_page = ["" if kind in NO_PROOF else kind for kind in kinds]
        if not forum.said:
            take_strangers(lines, of_page, found, signed, goes)
        take_islands(lines, of_page, goes)
        take_rows(lines, of_page, goes)
        if not forum.said:
            take_titles(lines, of_page, goes)
        if framed and not forum.said:
            take_tail(
                lines, of_page, [sign and kind not in NO_PROOF for sign, kind in zip(signed, kinds, strict=True)], goes
            )
    for number in forum.said:
        goes[number] = False


def _is_page(lines: Sequence[Line], found: Sequence[float], kinds: Sequence[str], signed: Sequence[bool]) -> bool:
    """Whether enough lines prove that a text is a page of the web with its furniture."""
    proofs = sum(
        kind not in NO_PROOF if kind else sign and score < SURE and _may_prove(line)
        for line, score, kind, sign in zip(lines, found, kinds, signed, strict=True)
    )
    return proofs >= _needed(len(lines))


def _may_prove(line: Line) -> bool:
    return not line.is_prose and len(line.text) <= LONGEST_PROOF and not line.text.islower() and "\t" not in line.text


def _limit(lines: Sequence[Line], found: Sequence[float]) -> float:
    """The score above which lines must stay for the greatest expected F1 of words, within its bounds."""
    ranked = sorted(zip(found, (len(line.words) + 0.25 for line in lines), strict=True), reverse=True)
    own = [words / (1 + exp(min(30.0, max(-30.0, -score)))) for score, words in ranked]
    everything, right, kept, best, limit = sum(own), 0.0, 0.0, -1.0, LOWEST
    for (score, words), expected in zip(ranked, own, strict=True):
        right, kept = right + expected, kept + words
        if 2 * right > best * (kept + everything) and LOWEST <= score <= HIGHEST:
            best, limit = 2 * right / (kept + everything), score
    return limit


def _vote(
    lines: Sequence[Line],
    found: Sequence[float],
    limit: float,
    apart: Sequence[bool],
    goes: list[bool],
) -> None:
    """Running text with no certain furniture in between stays or goes together; the best of it always stays.

    A paragraph goes with its stretch only where a second sign is against it: one of its own, furniture by its wording
    (`apart`) between it and the text that stays, or a score without doubt.
    """
    part, stretches = 0, dict[int, list[int]]()
    for number, line in enumerate(lines):
        if line.is_prose:
            stretches.setdefault(part, []).append(number)
        elif found[number] < BORDER:
            part += 1
    voices = {part: sum(_voice(lines[n], found[n] - limit) for n in numbers) for part, numbers in stretches.items()}
    loudest = max(voices, key=lambda part: (voices[part], -part), default=0)
    own = [part == loudest or voices[part] >= 0 for part in stretches]
    before, after = _nearest(list(stretches.values()), own)
    seen = sums([float(one) for one in apart])
    for at, numbers in enumerate(stretches.values()):
        for number in numbers:
            if own[at]:
                goes[number] = False
                continue
            above = before[at] < 0 or seen[number] - seen[before[at]] > 0
            below = after[at] < 0 or seen[after[at]] - seen[number] > 0
            doubt = DOUBTED if above and below else CLEAR
            goes[number] = found[number] < (limit if any(_strong(lines[number].measures)) else doubt)


def _nearest(stretches: Sequence[Sequence[int]], own: Sequence[bool]) -> tuple[list[int], list[int]]:
    """For each stretch the last line of the text's own before it and the first after it; -1 where there is none."""
    before, last = list[int](), -1
    for numbers, stays in zip(stretches, own, strict=True):
        before.append(last)
        last = numbers[-1] if stays else last
    after, first = list[int](), -1
    for numbers, stays in zip(reversed(stretches), reversed(own), strict=True):
        after.append(first)
        first = numbers[0] if stays else first
    return before, after[::-1]


def _voice(line: Line, score: float) -> float:
    """How loudly a line of running text speaks for its stretch."""
    return max(-LOUDEST, min(LOUDEST, score)) * len(line.words)


def _prove(found: Sequence[float], signed: Sequence[bool], goes: list[bool]) -> None:
    """A run of lines without a sign of furniture and without one that is furniture for certain stays."""
    for gone, run in groupby(range(len(goes)), key=goes.__getitem__):
        numbers = list(run)
        if gone and not any(found[n] < SURE or (found[n] < PROVEN and signed[n]) for n in numbers):
            for number in numbers:
                goes[number] = False


def _of_text(line: Line) -> bool:
    """Whether only a word speaks against a line that is punctuated as text is: a sentence, an item, a row."""
    if "\t" in line.text:
        return True
    return len(line.words) >= SENTENCE and line.text[-1] in ".!?:;" and not any(_strong(line.measures))


def _is_posted(line: Line) -> bool:
    """Whether more than a clock time is a sign against a line: lessons and opening hours have such too."""
    return line.measures[_LABEL] == 1 or any(_signs(line.measures))


def _signed(line: Line) -> bool:
    return _has_sign(line.text, line.measures)


def _has_sign(text: str, measures: Sequence[float]) -> bool:
    if text.islower() and " " not in text:  # an entry of a list of words
        return False
    return measures[_LABEL] == 1 or any(_signs(measures)) or _POSTED.search(text) is not None

"""From the scores of single lines to what goes and what stays: neighbours must agree, and running text has a veto."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from .certain import bracketed
from .deciding import decided
from .leading import take_leading
from .proofs import hopeful, is_signed, promises
from .shape import Cues, compare, measured_alone
from .verse import verse
from .weights import looks, scores
from .wording import worded

#: Of a longer text so many lines at a time are judged as a page of their own: memory is bounded.
PAGE = 3000
#: A page has at least so many lines; of fewer nothing can be told.
FEWEST = 8
#: The score of what is furniture by its wording alone.
WORDED = -6.0

#: What the judges of a web page add to a score where they agree, how much of the score by shape counts beside them,
#: and at most how much: the shape decides where the judges are of two minds, and only where it is sure.
JUDGES = 4.0
BESIDE_JUDGES, OWN_VOICE = 0.4, 2.2


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
    if judges or (len(texts) >= FEWEST and promises(texts, known, kinds)):
        lines = measured_alone(texts, known)
        signed = [is_signed(line) for line in lines]
        if not any(line.is_prose for line in lines):
            for number in verse(texts, kinds):
                lines[number].is_prose = True
        # what has no running text is no page of which furniture could be told from it
        if judges or any(line.is_prose for line in lines):
            compare(lines)
            shaped = found = scores(lines, looks(), None if judges else partial(hopeful, lines, kinds, signed))
            if judges:
                found = [_together(judge, score) for judge, score in zip(judges, shaped, strict=True)]
            if judges or hopeful(lines, kinds, signed, found):
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


def _together(judge: float, score: float) -> float:
    return JUDGES * judge + max(-OWN_VOICE, min(OWN_VOICE, BESIDE_JUDGES * score))

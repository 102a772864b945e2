"""Which lines of a page go: what the scores say, then what stays though its shape speaks against it, then the rest."""

from __future__ import annotations

from collections.abc import Sequence

from .cards import take_islands, take_rows, take_strangers, take_tail, take_titles
from .certain import bracketed
from .comments import take_comments
from .frame import frame
from .keeping import (
    keep_captions,
    keep_edited,
    keep_heads,
    keep_inside,
    keep_lists,
    keep_literature,
    keep_paragraphs,
    keep_slides,
    keep_tables,
)
from .leading import take_leading
from .posts import posts
from .proofs import NO_PROOF, PROVEN, SURE, is_page, is_posted, is_signed, of_text
from .repeats import take_repeats
from .shape import AT, Line
from .title import keep_title
from .voting import best_limit, prove, vote

#: On a page with judges a line is taken for furniture below this score.
LIMIT = -0.6
#: On a page of fewer lines, or with fewer that are furniture by their wording, no running text goes without a sign.
SMALL, FEW_WORDED = 40, 3
#: A short line right above running text that stays may be its title and stays above this score.
TITLE, JUDGED_TITLE = -4.5, -2.0
#: What all judges take for no text (below this they agree) counts as a sign of furniture, but for rows of tables.
AGAINST = -0.55

_SECTION = AT["section"]


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
    by_shape, signed = not judges, signed or [is_signed(line) for line in lines]
    edges = frame(lines, found, kinds) if by_shape else frozenset()
    if by_shape and not edges and not is_page(lines, found, kinds, signed):
        goes = [bool(kind) and not bracketed(line.text) for line, kind in zip(lines, kinds, strict=True)]
        take_leading(lines, kinds, goes)
        return goes
    goes = _by_scores(lines, found, kinds, signed, edges, by_shape)
    keep_heads(lines, found, TITLE if by_shape else JUDGED_TITLE, goes)
    goes = [
        (gone or bool(kind)) and not bracketed(line.text) for gone, kind, line in zip(goes, kinds, lines, strict=True)
    ]
    if by_shape:
        keep_paragraphs(lines, found, signed, kinds, goes)
        keep_inside(lines, found, signed, kinds, goes)
    against = _signs_against(lines, found, kinds, signed, edges, judges)
    keep_lists(lines, against, kinds, goes)
    if by_shape:
        before = sum(goes)
        keep_paragraphs(lines, found, against, kinds, goes)
        if sum(goes) < before:  # what stands below a paragraph that followed a list
            keep_lists(lines, against, kinds, goes)
        take_repeats(lines, goes)
    keep_edited(lines, kinds, goes)
    keep_tables(lines, kinds, goes)
    keep_slides(kinds, goes)
    keep_title(lines, kinds, goes, titles)
    keep_captions(lines, kinds, goes)
    take_leading(lines, kinds, goes, shaped or found)
    _finish(lines, found if by_shape else (), kinds, against, goes, bool(edges))
    keep_literature(lines, kinds, goes)
    return goes


def _by_scores(
    lines: Sequence[Line],
    found: Sequence[float],
    kinds: Sequence[str],
    signed: Sequence[bool],
    edges: frozenset[int],
    by_shape: bool,
) -> list[bool]:
    """Which lines go by their scores, after running text has voted; by shape alone some must prove themselves."""
    limit = best_limit(lines, found) if by_shape else LIMIT
    goes = [score < limit for score in found]
    apart = [bool(kind) or line.measures[_SECTION] > 0 for kind, line in zip(kinds, lines, strict=True)]
    vote(lines, found, limit, apart, goes)
    if not by_shape:
        return goes
    if len(lines) < SMALL or sum(map(bool, kinds)) < FEW_WORDED:
        goes = [gone and (sign or not line.is_prose) for gone, sign, line in zip(goes, signed, lines, strict=True)]
    prove(found, signed, goes)
    for number in edges:
        goes[number] = True
    # in a text that was cleaned before nothing proves that it was a page
    if not edges and not any(
        gone and sign and score < SURE for gone, sign, score in zip(goes, signed, found, strict=True)
    ):
        return [False] * len(lines)
    return goes


def _signs_against(
    lines: Sequence[Line],
    found: Sequence[float],
    kinds: Sequence[str],
    signed: Sequence[bool],
    edges: frozenset[int],
    judges: Sequence[float],
) -> list[bool]:
    """Which lines have a sign against them that no mark of a sentence, an item or a row outweighs."""
    against = [
        bool(kind) or number in edges or (sign and not of_text(line) and (score < PROVEN or is_posted(line)))
        for number, (line, sign, kind, score) in enumerate(zip(lines, signed, kinds, found, strict=True))
    ]
    if not judges:
        return against
    return [
        sign or (judge < AGAINST and "\t" not in line.text)
        for line, sign, judge in zip(lines, against, judges, strict=True)
    ]


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

"""Findings on lines and paragraphs: too full, too loose, ladders, hyphens at page ends, lone and short lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..languages import SOFT_HYPHEN
from ..pages import Finding
from .setting import Row, Setting

#: Points by which a line may be wider than its room before an eye sees it.
OVER = 1.0
#: A line is loose when its word gaps are so many times the median of all, and wider than so much of the type size.
#: Plain TeX reports a line as underfull at a badness of 1000, in Computer Modern a gap of 2.08 times the natural one.
#: The second keeps good pages from being measured by themselves; it is our own: 7 pt of 10.5, where 6.5 pt are what 95
#: lines in 100 have to keep.
LOOSE, LOOSE_SIZE = 2.1, 2 / 3
#: Hyphens one under the other, as the issue of this project has it; most style manuals allow three.
LADDER = 3


def line_findings(setting: Setting) -> Iterator[Finding]:
    """Everything about the lines of all paragraphs, in the order of the paragraphs."""
    for rows in setting.paragraphs:
        yield from _overfull(setting, rows)
        yield from _loose(setting, rows)
        yield from _ladders(setting, rows)
        yield from _page_ends(setting, rows)
        if rows[0].line.block in setting.body and len(rows) > 1:
            yield from _short_ending(setting, rows)


def _overfull(setting: Setting, rows: Sequence[Row]) -> Iterator[Finding]:
    for page, line in ((row.page, row.line) for row in rows):
        over = line.width + line.indent - line.room
        if line.room and over > OVER:
            words, points = line.text.strip()[:60], round(over, 1)
            yield setting.finding("proof.overfull", page, line.block, line, 100, words=words, points=points)


def _loose(setting: Setting, rows: Sequence[Row]) -> Iterator[Finding]:
    for page, line in ((row.page, row.line) for row in rows):
        limit = max(LOOSE * setting.usual_gap, LOOSE_SIZE * line.size)
        if line.gap is not None and line.gap > limit:
            gap, usual = round(line.gap, 1), round(setting.usual_gap, 1)
            weight = 5 + 5 * (line.gap / limit - 1)
            words = line.text.strip()[:60]
            yield setting.finding("proof.loose", page, line.block, line, weight, gap=gap, usual=usual, words=words)


def _ladders(setting: Setting, rows: Sequence[Row]) -> Iterator[Finding]:
    height = 0
    for at, row in enumerate(rows):
        height = height + 1 if row.line.hyphenated else 0
        ends = at + 1 == len(rows) or not rows[at + 1].line.hyphenated
        if height > LADDER and ends:
            yield setting.finding("proof.ladder", row.page, row.line.block, row.line, 4 * height, lines=height)


def _page_ends(setting: Setting, rows: Sequence[Row]) -> Iterator[Finding]:
    """What a page's end does to a paragraph: a hyphen there, a single line before it or after it."""
    for row, after in pairwise(rows):
        if after.page == row.page or not setting.inside(row.page, row.line):
            continue
        if row.line.hyphenated:
            right = setting.map.sheets[row.page].side == "right"
            word = divided_word(row, after)
            yield setting.finding(
                "proof.page-hyphen", row.page, row.line.block, row.line, 15 if right else 10, word=word
            )
    pages = [row.page for row in rows]
    if len(set(pages)) > 1 and len(rows) > 2:
        for code, row in (("proof.orphan", rows[0]), ("proof.widow", rows[-1])):
            if pages.count(row.page) == 1 and setting.inside(row.page, row.line):
                words = row.line.text.strip()[:60]
                yield setting.finding(code, row.page, row.line.block, row.line, 30, words=words)


def _short_ending(setting: Setting, rows: Sequence[Row]) -> Iterator[Finding]:
    """A last line of one word, or one shorter than an indent."""
    page, line = rows[-1].page, rows[-1].line
    words = line.text.replace("\u00a0", " ").split()
    indent = max((row.line.indent for row in setting.text_lines), default=0.0)
    if len(words) == 1 or line.width < indent:
        yield setting.finding("proof.short-line", page, line.block, line, 8, words=line.text.strip())


def divided_word(row: Row, after: Row) -> str:
    """The word that is divided between two lines, in one piece."""
    before, following = (each.line.text.replace(SOFT_HYPHEN, "") for each in (row, after))
    return _tail(before.rstrip("-\u2010")) + _head(following)


def _tail(text: str) -> str:
    at = len(text)
    while at and text[at - 1].isalpha():
        at -= 1
    return text[at:]


def _head(text: str) -> str:
    at = 0
    while at < len(text) and text[at].isalpha():
        at += 1
    return text[:at]

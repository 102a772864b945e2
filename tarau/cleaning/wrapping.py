"""Texts whose lines end where a column of print ended: which of their line ends stand inside a paragraph.

A column betrays itself: many lines end inside a sentence and the next begins with a small letter, and most of them are
about as long. The width is that of the lines around a place, for a text may be pasted together of several. A line is
full where the first word of the next would not have gone into it; verse, items of lists, rows of tables and headings
are not full, and dialogue begins with a dash.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .ledger import Change
from .signs import LOWER, SENTENCE_END, UPPER

#: So many lines that certainly run on, near one another, are the least that make a column.
FEWEST = 4
#: The width is judged by so many of them on either side of a place, none further away than so many lines.
BESIDE, NEAR = 8, 14
#: Columns narrower than this are lists or verse; wider ones are whole paragraphs.
NARROWEST, WIDEST = 34, 130
#: Shares of the width. Of lines that run on, most reach `COMMON`; a line that goes on with a small letter need only be
#: `HALF` full, `NEARLY` so after a semicolon; after a full stop, or to go on with a capital, it must be `FULL` with the
#: next word, and neither longer than `LONG`; nothing longer than `LONGER` is a line of the column.
COMMON, HALF, NEARLY, FULL, LONG, LONGER = 0.55, 0.5, 0.85, 0.97, 1.1, 1.25
#: A line end beside no other that runs on for certain, nearer than so many lines, is no matter of the column.
CLOSE = 3
#: Verse has at least so many lines, each shorter than this share of the width.
STANZA, SHORT = 3, 0.85

_LINE = re.compile(r"[^\n]+")
_RUNS_ON = re.compile(rf"\n(?<=[{LOWER},\-¬]\n)(?=[{LOWER}])")
_POINT = re.compile(
    rf"(?:\d{{1,3}}|[{LOWER}{UPPER}]|[IVX]{{1,4}})\)\s|\d{{1,2}}\.(?:\s|$)|[•●▪■*·+>]|[-–—]\s?[{UPPER}]"
)
_INITIAL = re.compile(rf"(?:\A|[\s«“„(])[{UPPER}]\.\Z")
_ABBREVIATED = re.compile(rf"\b[{LOWER}]{{1,4}}\.\Z")
_ENTRY = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2} [–—-] ")
_SENTENCES = re.compile(rf"[{LOWER}][.!?] [{UPPER}]")
_OPENING = "«“„\"'(["
_CLOSING = "»”\"’')]"
_DASHES = "–—-"


@dataclass(frozen=True, slots=True)
class _Line:
    """Inner: a line with something in it, where it stands, and the number of its stanza or paragraph."""

    start: int
    end: int
    text: str
    block: int


def unwrapped(text: str, division: Callable[[int, int], str]) -> Iterator[Change]:
    """The line ends that stand inside a paragraph of a column, each with what it becomes: a space, or nothing where a
    hyphen or a range of numbers stands before it.

    `division` tells for a divided word, whose pieces end and begin at two places, what shall stand between them.
    """
    column = column_of(text)
    for number in range(len(column.goes_on)):
        one, two = column.lines[number : number + 2]
        between = text[one.end : two.start]
        if column.goes_on[number] and _divided(one.text, two.text):
            yield Change(one.end - 1, text[one.end - 1] + between, division(one.end - 1, two.start))
        elif column.goes_on[number]:
            yield Change(one.end, between, "" if _joined(one.text, two.text) else " ")


def _divided(one: str, two: str) -> bool:
    """Whether a word seems to be divided between two lines."""
    return one.endswith("-") and one[-2:-1].isalpha() and two[:1].islower()


def _joined(one: str, two: str) -> bool:
    """Whether nothing belongs between two lines: a hyphen or a range of numbers stands at the end of the first."""
    if one.endswith("-") and one[-2:-1].isalpha():
        return two[:1].isupper()
    return one[-1] in _DASHES and one[-2:-1].isdigit() and two[:1].isdigit()


class Column:
    """The lines of a text and the widths of its columns."""

    def __init__(self, text: str) -> None:
        ends = [found.start() for found in _RUNS_ON.finditer(text)]
        self.lines = tuple(_lines(text)) if len(ends) >= FEWEST else ()
        places = {line.end: number for number, line in enumerate(self.lines)}
        running = [places[end] for end in ends if end in places]
        self._running = [number for number in running if len(self.lines[number].text) <= WIDEST]
        self._verse: dict[int, bool] = {}
        self.goes_on: tuple[bool, ...] = tuple(self._judged()) if self.found else ()

    @property
    def found(self) -> bool:
        """Whether there may be a column at all."""
        return len(self._running) >= FEWEST

    def width(self, number: int) -> int:
        """The width of the column around a line, in characters; 0 where there is none."""
        at = bisect_left(self._running, number)
        running = self._running
        first = bisect_left(running, number - NEAR, max(0, at - BESIDE), at)
        last = bisect_left(running, number + NEAR + 1, at, min(len(running), at + BESIDE))
        if last - first < FEWEST:
            return 0
        lengths = sorted(len(self.lines[other].text) for other in running[first:last])
        width = lengths[len(lengths) - 1 - len(lengths) // 10]
        common = sum(length >= COMMON * width for length in lengths)
        return width if NARROWEST <= width <= WIDEST and common >= 0.75 * len(lengths) else 0

    def _judged(self) -> Iterator[bool]:
        """Per line but the last, whether it goes on in the next one; what goes on into a line tells about its end."""
        inside = False
        for number in range(len(self.lines) - 1):
            inside = self._goes_on(number, inside)
            yield inside

    def _goes_on(self, number: int, inside: bool) -> bool:
        """Whether a line goes on in the next one; `inside`: the line before went on in this one."""
        one, two = self.lines[number], self.lines[number + 1]
        apart = one.block != two.block
        begins = _first(two.text)
        if "\t" in one.text + two.text or not begins or (apart and not begins.islower()) or _POINT.match(two.text):
            return False
        width = self.width(number)
        if not width or max(len(one.text), len(two.text)) > LONGER * width:
            return False
        if begins.islower():
            ends = _ends(one.text) and not _ABBREVIATED.search(one.text)
            least = (FULL if ends else NEARLY if one.text[-1] in ":;" else HALF) * width
            return not (apart and ends) and _reach(one.text, two.text) >= least and not self._in_verse(one, two, width)
        sentence = inside or _SENTENCES.search(one.text)
        open_end = sentence and not _ends(one.text) and len(one.text) >= HALF * width
        return self._may_go_on(number) and bool(open_end or self._full(number, width))

    def _may_go_on(self, number: int) -> bool:
        """Whether what begins with a capital, a figure or a dash may go on a line: it is no heading and no dialogue."""
        one, two = self.lines[number], self.lines[number + 1]
        if one.text.endswith(":") or (one.text == one.text.upper() and any(map(str.isalpha, one.text))):
            return False
        return not (two.text[0] in _DASHES and _ends(one.text))

    def _full(self, number: int, width: int) -> bool:
        """Whether a line is so full that even a sentence may end with it and another go on."""
        one, two = self.lines[number], self.lines[number + 1]
        if max(len(one.text), len(two.text)) > LONG * width:
            return False
        full = len(one.text) >= width - 1 or _reach(one.text, two.text) > FULL * width or _INITIAL.search(one.text)
        return bool(full) and self._beside_others(number) and not self._in_verse(one, two, width)

    def _beside_others(self, number: int) -> bool:
        at = bisect_left(self._running, number)
        return any(abs(other - number) <= CLOSE for other in self._running[max(0, at - 1) : at + 1])

    def _in_verse(self, one: _Line, two: _Line, width: int) -> bool:
        """Whether two lines stand in a stanza: each of its lines is short, and most begin with a capital; or in a list
        of words with what they mean."""
        if one.block != two.block:
            return False
        if one.block not in self._verse:
            first = bisect_left(self.lines, one.block, key=lambda line: line.block)
            last = bisect_left(self.lines, one.block + 1, key=lambda line: line.block)
            self._verse[one.block] = _stanza(self.lines[first:last], width)
        return self._verse[one.block]


@lru_cache(maxsize=1)
def column_of(text: str) -> Column:
    """The lines of a text and the widths of its columns; asked for again for each language of the text."""
    return Column(text)


def _stanza(lines: Sequence[_Line], width: int) -> bool:
    if len(lines) >= STANZA and sum(is_entry(line.text) for line in lines) > 0.7 * len(lines):
        return True
    capitals = sum(_first(line.text).isupper() for line in lines)
    short = all(len(line.text) < SHORT * width for line in lines)
    return len(lines) >= STANZA and short and capitals > 0.7 * len(lines)


def is_entry(line: str) -> bool:
    """Whether a line is one of a list of words with what they mean (`atoll — a ring of coral`)."""
    return _ENTRY.match(line) is not None


def _lines(text: str) -> Iterator[_Line]:
    block, end = 0, 0
    for found in _LINE.finditer(text):
        content = found.group().strip()
        if not content:
            continue
        block += text.count("\n", end, found.start()) > 1
        start = found.start() + found.group().index(content)
        end = start + len(content)
        yield _Line(start, end, content, block)


def _first(line: str) -> str:
    """The first letter or figure of a line, past what opens a quotation or a bracket, and past a dash, not a hyphen."""
    plain = line.lstrip(_OPENING)
    if plain[:1] in ("–", "—") or plain[:2] == "- ":
        plain = plain[1:].lstrip(" " + _OPENING)
    return plain[:1] if plain[:1].isalnum() else ""


def _ends(line: str) -> bool:
    """Whether a line ends as a sentence does, and not with an initial."""
    return line.rstrip(_CLOSING)[-1:] in (*SENTENCE_END,) and not _INITIAL.search(line)


def _reach(one: str, two: str) -> int:
    """How long the first line would be with the first word of the second."""
    return len(one) + 1 + len(two.partition(" ")[0])

"""Page numbers and running heads that stand between the lines of a printed book: numbers that count up, and heads."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..signs import CLOSING, LOWER, UPPER, ends_sentence

#: A running head is no longer, nor is a line that holds a page number.
LONGEST = 80
#: Between two page numbers stand so many lines or so many characters of text.
PAGE_LINES, PAGE_TEXT = 4, 300
#: Numbers that count up are those of pages where there are so many, with so much evidence: a number that interrupts a
#: sentence, a head that comes again. Headings of parts count up too, but they interrupt nothing.
FEWEST, EVIDENCE = 2, 2
#: Of longer runs so much of it for each number: exercises count up too, and some interrupt by chance.
SHARE = 0.6
#: What counts up in these is years.
YEARS = range(1400, 2101)
#: A number may be missing where a page had none.
STEPS = (1, 2)
#: The line before a number that interrupts it has so many characters.
INTERRUPTED = 20

_LONE = re.compile(r"[\[(–—\- ]{0,4}(\d{1,4})[\])–—\- ]{0,4}")
_LEADING = re.compile(r"(\d{1,4})[ |]+([^\W\d_«“„\"(§].*)")
_TRAILING = re.compile(r"([^\W_].*?)[ .…|]+(\d{1,4})")
_LOWER = re.compile(rf"[«“„\"(]?[{LOWER}]")
_SHOUTED = re.compile(rf"[{UPPER}\W\d_]+")


@dataclass(slots=True)
class _Number:
    """Inner: a line that may hold the number of a page, what else it says, and the number of the page before."""

    line: int
    value: int
    head: str
    before: _Number | None = None
    length: int = 1


def running_heads(texts: Sequence[str]) -> dict[int, str]:
    """The lines that are page numbers or running heads, with their kinds; `texts` are stripped and not empty."""
    found: dict[int, str] = {}
    numbers = _chained(texts, _numbers(texts))
    followed = {id(number.before) for number in numbers if number.before}
    used: set[int] = set()
    spans: list[range] = []
    for last in sorted(numbers, key=lambda number: -number.length):
        run = _run(last, used) if id(last) not in followed and last.length >= FEWEST else []
        # pages are counted once: what counts up among them are exercises, parts, the cells of a column
        if run and not any(run[0].line < span.stop and run[-1].line >= span.start for span in spans):
            pages = _pages(texts, run)
            spans += [range(run[0].line, run[-1].line + 1)] if pages else []
            found |= pages
    return found


def _run(last: _Number, used: set[int]) -> list[_Number]:
    """The numbers that count up to the last, back to where they are part of another run."""
    run = list[_Number]()
    at: _Number | None = last
    while at and at.line not in used:
        used.add(at.line)
        run.append(at)
        at = at.before
    run.reverse()
    return run


def _numbers(texts: Sequence[str]) -> list[_Number]:
    """The lines with a number that may be a page's; beside it is a head only where that comes again."""
    found = [number for number in _all_numbers(texts) if number.value not in YEARS]
    values: dict[str, set[int]] = {}
    for number in found:
        values.setdefault(number.head, set()).add(number.value)
    turning = _turn_with_pages(found)
    return [
        number for number in found if not number.head or number.line in turning or len(values[number.head]) >= FEWEST
    ]


def _all_numbers(texts: Sequence[str]) -> Iterator[_Number]:
    for number, text in enumerate(texts):
        if len(text) > LONGEST or not (text[0].isdigit() or text[-1].isdigit() or _LONE.fullmatch(text)):
            continue
        if lone := _LONE.fullmatch(text):
            yield _Number(number, int(lone[1]), "")
            continue
        if (leading := _LEADING.fullmatch(text)) and not ends_sentence(text):
            yield _Number(number, int(leading[1]), leading[2].casefold())
        if (trailing := _TRAILING.fullmatch(text)) and not ends_sentence(text):
            yield _Number(number, int(trailing[2]), trailing[1].casefold())


def _turn_with_pages(found: Sequence[_Number]) -> set[int]:
    """The lines of numbers between two whose heads are the same: left pages name the book, right pages the part."""
    return {
        number.line
        for before, number, after in zip(found, found[1:], found[2:], strict=False)
        if before.head and before.head == after.head and before.value + 1 == number.value == after.value - 1
    }


def _chained(texts: Sequence[str], numbers: list[_Number]) -> list[_Number]:
    """Each number with the one before it in the longest run that counts up to it, page by page."""
    sizes = [0]
    for text in texts:
        sizes.append(sizes[-1] + len(text))
    last: dict[int, _Number] = {}
    waiting: deque[_Number] = deque()
    for number in numbers:
        while waiting and _apart(waiting[0], number, sizes):
            ready = waiting.popleft()
            if ready.value not in last or last[ready.value].length <= ready.length:
                last[ready.value] = ready
        before = next((last[number.value - step] for step in STEPS if number.value - step in last), None)
        if before:
            number.before, number.length = before, before.length + 1
        waiting.append(number)
    return numbers


def _apart(first: _Number, then: _Number, sizes: Sequence[int]) -> bool:
    return then.line - first.line > PAGE_LINES or sizes[then.line] - sizes[first.line + 1] >= PAGE_TEXT


def _pages(texts: Sequence[str], run: Sequence[_Number]) -> dict[int, str]:
    """The page numbers of a run and the heads beside them, where enough speaks for their being that."""
    if len(run) < FEWEST:
        return {}
    heads = _heads(texts, run)
    broken = sum(_interrupts(texts, *_block(number, heads)) for number in run)
    again = Counter(number.head for number in run if number.head)
    turning = all(one.head != two.head for one, two in pairwise(run))
    repeated = sum(count for count in again.values() if count > 1) if turning else 0
    beside = len({head for number in run for head in heads[number.line]})
    if len(run) == FEWEST and broken + beside < 2 * FEWEST - 1:
        return {}
    if 2 * broken + repeated + beside < max(EVIDENCE, SHARE * len(run)) or (
        any(again) and not turning and broken < FEWEST
    ):
        return {}
    lone = {number.line: "running-head" if number.head else "page-number" for number in run}
    return lone | {head: "running-head" for number in run for head in heads[number.line]}


def _heads(texts: Sequence[str], run: Sequence[_Number]) -> dict[int, list[int]]:
    """The lines beside each lone number that are its page's head: they come again or are no part of a sentence."""
    beside = Counter(
        texts[line].casefold()
        for number in run
        if not number.head
        for line in (number.line - 1, number.line + 1)
        if 0 <= line < len(texts) and len(texts[line]) <= LONGEST
    )
    found: dict[int, list[int]] = {}
    for number in run:
        own = found.setdefault(number.line, [])
        for line in (number.line - 1, number.line + 1) if not number.head else ():
            if 0 <= line < len(texts) and not ends_sentence(texts[line]) and _may_be_head(texts[line]):
                again = beside[texts[line].casefold()] > 1
                if again or (line > number.line and _inserted(texts, number.line, line)):
                    own.append(line)
    return found


def _may_be_head(text: str) -> bool:
    return len(text) <= LONGEST and not _LOWER.match(text) and any(map(str.isalpha, text))


def _inserted(texts: Sequence[str], number: int, head: int) -> bool:
    """Whether a line below a page number stands in the middle of a sentence and is none of it: `Biology. Grade 7`."""
    marked = any(map(str.isdigit, texts[head])) or _SHOUTED.fullmatch(texts[head]) is not None
    return marked and _interrupts(texts, number, head)


def _block(number: _Number, heads: dict[int, list[int]]) -> tuple[int, int]:
    lines = [number.line, *heads[number.line]]
    return min(lines), max(lines)


def _interrupts(texts: Sequence[str], first: int, last: int) -> bool:
    """Whether the lines from the first to the last stand in the middle of a sentence."""
    if first == 0 or last + 1 >= len(texts):
        return False
    before = texts[first - 1].rstrip(CLOSING)
    return len(before) >= INTERRUPTED and before[-1:] not in ".!?…:;" and _LOWER.match(texts[last + 1]) is not None

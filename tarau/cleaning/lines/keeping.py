"""What stays though its shape speaks against it: headings, the items of lists, rows between paragraphs, literature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from ...languages import known
from ..cues import cues
from ..signs import LOWER, UPPER
from .certain import bracketed, is_caption, union
from .shape import AT, Line

#: Between two paragraphs that stay, a run of so many lines without a sign of furniture stays.
BETWEEN = 25
#: A shorter run beside what stays stays too, up to the next line with a sign: between paragraphs, after the last one.
BESIDE, AT_END = 12, 6
#: What such a line is that ends the title or the first words of another page.
LEADING = frozenset({"teaser", "label", "menu"})
#: A paragraph between others stays above the first score; after the last one above the second, also after so many
#: lines that are furniture by their wording.
PARAGRAPH, LAST_PARAGRAPH, THROUGH = -4.0, -2.0, 3
#: Where not all of these are, it must share with the text at least this, measured by what is usual, or be as likely.
SHARED, LIKELY = 0.7, -1.0
#: A stretch inside the text has so many lines, so many signs and a score below this, or it stays.
INSIDE, SIGNS, INSIDE_SURE = 3, 2, -3.0
#: A list of literature has so many lines at least; its title is no longer. Below an entry may stand so many buttons.
REFERENCES, HEADING, BUTTONS, BUTTON_WORDS = 2, 60, 2, 4
#: A table has so many rows and stands at most so far above the text; a month has so many days.
ROWS, NEAR, DAYS = 3, 3, 31
#: A talk has so many slides; the last one has so many lines at most.
SLIDES, LAST_SLIDE = 3, 6
#: After the last paragraph, so many runs.
TAILS = 1
#: A line of so many words that ends in a colon opens a list.
OPENING = 3
#: After a line that ends in a colon stay so many items at most.
ITEMS = 40
#: A title right above a paragraph has so many words.
HEAD_WORDS = range(2, 21)

#: How an item of a list, a reply in a talk, a word with its meaning, a row of a table are marked.
_MARKED = re.compile(r"\A(?:[–—-] |\d{1,3}[.)] |[^\W\d_]\) |[«“„])| [–—=] |\t| \| ")
_REFERENCE = re.compile(
    rf"\A(?:\d{{1,3}}\. )?(?:[↑^]|\[\d{{1,3}}\]) ?\S"
    rf"|\b(?:1[5-9]|20)\d\d\b|n\.d\.|https?://|www\.|\b[{UPPER}]\. ?(?:[{UPPER}]\.|[{UPPER}][{LOWER}])|\bISBN\b"
)
#: The address of a link without any words, as a browser for terminals lists them below a page.
_LINK = re.compile(r"(?:\d+\. )?(?:https?|mailto|file):\S+")
#: A time or a whole date; the years of what a heading tells of may stand in it.
DATED = re.compile(r"\b\d{1,2}:\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
#: What stands around the words of a heading.
_COUNTED = "0123456789.):• "
_SECTION, _COLON, _TOPIC = AT["section"], AT["colon"], AT["topic"]
_NO_TITLE = tuple(AT[name] for name in ("label", "section"))
_START = AT["start"]


def keep_lists(lines: Sequence[Line], signed: Sequence[bool], kinds: Sequence[str], goes: list[bool]) -> None:
    """Keeps runs of unsigned lines between two paragraphs that stay, and the items after a colon."""
    kept = [number for number, line in enumerate(lines) if line.is_prose and not goes[number]]
    if not kept:
        return
    for gone, run in groupby(range(kept[0], kept[-1]), key=lambda number: goes[number]):
        numbers = list(run)
        if gone and len(numbers) <= BETWEEN and not any(signed[number] for number in numbers):
            for number in numbers:
                goes[number] = False
    _keep_beside(lines, signed, kinds, goes, kept[0], kept[-1])
    furniture = [bool(kind) or line.measures[_SECTION] > 0 for line, kind in zip(lines, kinds, strict=True)]
    for number in range(kept[0], kept[-1]):
        if lines[number].measures[_COLON] and not furniture[number] and len(lines[number].words) >= OPENING:
            goes[number] = False
    _keep_items(lines, signed, goes)


def keep_inside(
    lines: Sequence[Line], found: Sequence[float], signed: Sequence[bool], kinds: Sequence[str], goes: list[bool]
) -> None:
    """Keeps what stands inside the running text and has only its shape against it.

    A stretch between two paragraphs that stay goes where something of it is furniture by its wording, or where it is
    long and surely furniture; one sign is not enough.
    """
    kept = [number for number, line in enumerate(lines) if line.is_prose and not goes[number]]
    if not kept:
        return
    for gone, run in groupby(range(kept[0], kept[-1] + 1), key=lambda number: goes[number] or bool(kinds[number])):
        numbers = list(run)
        if not gone or any(kinds[number] for number in numbers):
            continue
        against = sum(signed[number] for number in numbers)
        surest = min(found[number] for number in numbers)
        if len(numbers) < INSIDE or against < SIGNS or surest > INSIDE_SURE:
            for number in numbers:
                goes[number] = False


def keep_paragraphs(
    lines: Sequence[Line], found: Sequence[float], signed: Sequence[bool], kinds: Sequence[str], goes: list[bool]
) -> None:
    """Keeps paragraphs without a sign of furniture between two that stay, and right after these, however judged."""
    kept = [number for number, line in enumerate(lines) if line.is_prose and not goes[number]]
    if not kept:
        return
    for number in range(kept[0], kept[-1]):
        if goes[number] and lines[number].is_prose and not signed[number] and found[number] > PARAGRAPH:
            goes[number] = False
    between, bare = 0, False
    for number in range(kept[-1] + 1, len(lines)):
        line = lines[number]
        own = line.is_prose and not signed[number] and found[number] > LAST_PARAGRAPH and kinds[number] != "imprint"
        told = not bare or line.measures[_TOPIC] >= SHARED or found[number] > LIKELY
        if not goes[number] or (own and told):
            goes[number], between, bare = False, 0, False
        elif between < THROUGH and not line.is_prose and not line.measures[_SECTION]:
            between += 1
            bare = bare or not _passing(line, kinds[number])
        else:
            return


def _passing(line: Line, kind: str) -> bool:
    """Whether a line is furniture by its wording and opens no more of it: text may go on after it."""
    return bool(kind) and not line.measures[_SECTION] and not line.measures[_COLON]


def _keep_beside(
    lines: Sequence[Line], signed: Sequence[bool], kinds: Sequence[str], goes: list[bool], first: int, last: int
) -> None:
    """Keeps short runs of unsigned lines next to what stays, also with single lines of furniture in between."""
    passing = [_passing(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    number, before, through, tails = first + 1, True, False, TAILS
    while number < len(lines):
        end = _run(lines, signed, goes, number)
        if end == number:
            through = passing[number] and goes[number]
            before = before if through else not goes[number]
            number += 1
            continue
        inside = number < last
        after = next((at for at in range(end, len(lines)) if not (passing[at] and goes[at])), len(lines) - 1)
        alone = end == len(lines) or kinds[end] not in LEADING
        near = before and (inside or not through or (tails > 0 and alone))
        tails -= not inside and through
        if near or (inside and not goes[after]):
            stays = _kept_of(lines, number, end, BESIDE if inside else AT_END)
            goes[number:stays] = [False] * (stays - number)
        before, through, number = not goes[end - 1], False, end


def _kept_of(lines: Sequence[Line], start: int, end: int, most: int) -> int:
    """Where what stays of a run ends: all of a short one, of a longer one all up to the last line marked as text is."""
    bare = [number for number in range(start, end) if not is_marked(lines[number].text)]
    if len(bare) <= most:
        return end
    marked = [number for number in range(start, bare[most]) if is_marked(lines[number].text)]
    return marked[-1] + 1 if marked else start


def is_marked(text: str) -> bool:
    """Whether a short line has the marks of a sentence, an item, a talk, an entry with its meaning."""
    return text[-1] in ".!?;:,…»”" or _MARKED.search(text) is not None


def _run(lines: Sequence[Line], signed: Sequence[bool], goes: Sequence[bool], start: int) -> int:
    """Where the run of unsigned short lines ends that begins at a line; the rows of a table are a run by themselves."""
    end, row = start, "\t" in lines[start].text
    while end < len(lines) and goes[end] and not signed[end] and not lines[end].is_prose:
        if ("\t" in lines[end].text) != row:
            break
        end += 1
    return end


def keep_literature(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool]) -> None:
    """Keeps a list of literature: the title of one, and below it lines with years, addresses or initials.

    Buttons may stand below the title and below each entry. The last few lines between the text and its list stay too.
    """
    titles = literature_titles()
    for number, line in enumerate(lines):
        title = line.text[: bracketed(line.text) or len(line.text)]
        if len(title) > HEADING or title.casefold().rstrip(": ") not in titles:
            continue
        entries = _entries(lines, kinds, goes, number + 1)
        if len(entries) < REFERENCES:
            continue
        for entry in (number, *entries):
            goes[entry] = False
        above = next((at for at in range(number - 1, -1, -1) if not goes[at]), number)
        between = range(above + 1, number)
        if len(between) <= AT_END and not any(kinds[at] or lines[at].measures[_SECTION] for at in between):
            goes[above + 1 : number] = [False] * len(between)


def _entries(lines: Sequence[Line], kinds: Sequence[str], goes: Sequence[bool], start: int) -> list[int]:
    """The entries of a list of literature that begins at a line."""
    found, number, beside = list[int](), start, 0
    while number < len(lines) and beside <= BUTTONS:
        if not kinds[number] and _REFERENCE.search(lines[number].text) and not _LINK.fullmatch(lines[number].text):
            found.append(number)
            beside = 0
        elif goes[number] and len(lines[number].words) <= BUTTON_WORDS:
            beside += 1
        else:
            break
        number += 1
    return found


@cache
def literature_titles() -> frozenset[str]:
    """What the titles of lists of literature say, in all languages."""
    return frozenset().union(*(cues(tag, "citation-titles") for tag in known()))


def keep_heads(lines: Sequence[Line], found: Sequence[float], lowest: float, goes: list[bool]) -> None:
    """Keeps a short line right above running text that stays: it may be its title; `lowest` is its least score.

    A heading that every paper has (`Introduction`) stays above anything that does.
    """
    for number in range(len(lines) - 2, -1, -1):
        if not goes[number] or goes[number + 1]:
            continue
        common = lines[number].text.casefold().strip(_COUNTED) in union("headings")
        title = lines[number + 1].is_prose and found[number] > lowest and _like_title(lines[number])
        goes[number] = not (common or title)


def keep_tables(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool]) -> None:
    """Keeps the rows of a table, as many cells in each, beside or inside the text that stays, with their heading."""
    kept = [number for number, gone in enumerate(goes) if not gone]
    if not kept:
        return
    cells_of = [0 if kind else _cells(line.text) for line, kind in zip(lines, kinds, strict=True)]
    for cells, run in groupby(range(len(lines)), key=cells_of.__getitem__):
        rows = list(run)
        inside = kept[0] - NEAR <= rows[-1] and rows[0] <= kept[-1] + 1
        if cells and len(rows) >= ROWS and inside and not _is_calendar([lines[row].text for row in rows]):
            head = rows[0] - 1
            if head >= 0 and not kinds[head] and len(lines[head].words) > 1:
                goes[head] = False
            goes[rows[0] : rows[-1] + 1] = [False] * len(rows)


def _cells(text: str) -> int:
    """How many signs part the cells of a row: tabs, or upright lines where there are two or more."""
    tabs, upright = text.count("\t"), text.count(" | ")
    return tabs or (upright if upright > 1 else 0)


def _is_calendar(rows: Sequence[str]) -> bool:
    """Whether most cells of a table are days of a month, or empty."""
    cells: list[str] = [cell.strip() for row in rows for cell in re.split(r"\t| \| ", row)]
    days = sum(1 for cell in cells if not cell or (cell.isdigit() and int(cell) <= DAYS))
    return 2 * days > len(cells)


def keep_captions(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool]) -> None:
    """Keeps the captions of pictures and tables: with a number anywhere, with a colon below what stays."""
    for number, line in enumerate(lines):
        if goes[number] and not kinds[number]:
            label = line.text.partition(":")[0].casefold()
            below = number > 0 and not goes[number - 1] and label in union("captions")
            goes[number] = not (below or is_caption(line.text))


def keep_slides(kinds: Sequence[str], goes: list[bool]) -> None:
    """Keeps the short lines between the numbers of slides: they are all that a talk has."""
    slides = [number for number, kind in enumerate(kinds) if kind == "slide"]
    if len(slides) < SLIDES:
        return
    for number in range(slides[0], min(len(goes), slides[-1] + LAST_SLIDE)):
        goes[number] = goes[number] and bool(kinds[number])


def keep_edited(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool]) -> None:
    """Keeps the headings that have a bracketed button on the line below, inside the running text or above it."""
    for number in range(len(lines) - 1):
        beside = kinds[number + 1] == "widget" and lines[number + 1].text[0] == "["
        if beside and goes[number] and not kinds[number] and not all(goes[number + 2 :]):
            goes[number] = False


def _like_title(line: Line) -> bool:
    if len(line.words) not in HEAD_WORDS or DATED.search(line.text):
        return False
    return not any(line.measures[sign] > 0 for sign in (*_NO_TITLE, _START))


def _keep_items(lines: Sequence[Line], signed: Sequence[bool], goes: list[bool]) -> None:
    items = 0
    for number, line in enumerate(lines):
        if not goes[number]:
            items = ITEMS if line.measures[_COLON] else items - 1
        elif items > 0 and not signed[number] and not line.is_prose:
            goes[number] = False
            items -= 1
        else:
            items = 0

"""Lines that have the wording of furniture and belong to the text all the same, by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..signs import ends_sentence
from .certain import WEB
from .mail import labels

#: Running text, told without measuring: so many characters, so many words, and a sentence that ends.
PROSE_LENGTH, PROSE_WORDS = 60, 9
#: A label before a date or a name that stands so often alone inside a text tells of the text's own things.
OFTEN = 3
#: A longer sentence to the visitor may be one of the text.
LONGEST_PROMPT = 110
#: So many figures alone on their lines, at most so far apart, are the cells of a table.
CELLS, APART = 3, 4

_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d{2}(?!\d)")
_SENTENCES = re.compile(r"[.!?…][»”\")]* +[«“„\"(]?[^\W\d_]")
_FACT = re.compile(r"[^\W\d_][^:.!?]{1,40}:(?: |\Z)")
#: The kinds that tell of a page's date, its readers and its author: what a bare date must stand beside.
_FACTS = frozenset({"posting-date", "counter", "byline", "comment", "ticker"})


def belonging(texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
    """The lines among those that have a kind which belong to the text.

    Only lines with running text above and below: a date that is an event, a fact that many things of the text have,
    the cells of a table, a sentence. One sign of furniture is not enough for them: they must stand beside more of it.
    """
    numbers = [number for number, kind in enumerate(kinds) if kind]
    if not numbers:
        return []
    own = [n for n, text in enumerate(texts) if is_prose(text) and (not kinds[n] or kinds[n].endswith("?"))]
    first, last = (own[0], own[-1]) if own else (len(texts), len(texts))
    inside = [number for number in numbers if first < number < last]
    alone = [number for number in inside if not kinds[number - 1] and not kinds[number + 1]]
    return sorted({
        *_early(texts, kinds, numbers),
        *_events(texts, kinds, inside, alone),
        *_records(texts, kinds, alone),
        *_dates_among_facts(texts, kinds, numbers),
        *_cells(kinds, inside),
        *[number for number in alone if kinds[number] == "widget" and _is_sentence(texts[number])],
        *[number for number in inside if kinds[number] == "menu?" and not (kinds[number - 1] and kinds[number + 1])],
    })  # fmt: skip


def is_prose(text: str) -> bool:
    """Whether a line is running text by its length and its marks."""
    if len(text) < PROSE_LENGTH or text.count(" ") < PROSE_WORDS - 1:
        return False
    return ends_sentence(text) or _SENTENCES.search(text) is not None


def _early(texts: Sequence[str], kinds: Sequence[str], numbers: Sequence[int]) -> list[int]:
    """Dates of years before the web: no page was posted then."""
    return [
        number
        for number in numbers
        if kinds[number].startswith("posting-date")
        and (years := _YEAR.findall(texts[number]))
        and all(int(year) < WEB for year in years)
    ]


def _events(texts: Sequence[str], kinds: Sequence[str], inside: Sequence[int], alone: Sequence[int]) -> list[int]:
    """Bare dates: with a clock time, where none else stands inside the text; without, where no other fact is beside."""
    bare = [number for number in inside if kinds[number].startswith("posting-date") and texts[number][0].isdigit()]
    events = [number for number in bare if number in alone] if len(bare) < OFTEN else []
    for number in bare:
        beside = {kinds[number - 1].rstrip("?"), kinds[number + 1].rstrip("?")}
        if kinds[number].endswith("?") and ":" not in texts[number] and not beside & _FACTS:
            events.append(number)
    return events


def _records(texts: Sequence[str], kinds: Sequence[str], alone: Sequence[int]) -> list[int]:
    """Lines with one label that come again and again, each alone: what the text tells of each of its things.

    One that says `Date:` and no more may tell when something happened, also where it stands once.
    """
    found = {
        number: texts[number].partition(":")[0].casefold()
        for number in alone
        if ":" in texts[number] and kinds[number] in ("posting-date", "byline")
    }
    often = Counter(found.values())
    return [number for number, label in found.items() if often[label] >= OFTEN or labels().get(label.strip()) == "date"]


def _dates_among_facts(texts: Sequence[str], kinds: Sequence[str], numbers: Sequence[int]) -> list[int]:
    """Lines that say `Date:` between other facts with labels: the head of a lesson's plan, of a record."""
    return [
        number
        for number in numbers
        if labels().get(texts[number].partition(":")[0].casefold().strip()) == "date"
        and 0 < number < len(texts) - 1
        and all(not kinds[at] and _FACT.match(texts[at]) for at in (number - 1, number + 1))
    ]


def _cells(kinds: Sequence[str], inside: Sequence[int]) -> list[int]:
    """Figures and amounts that stand in a column."""
    figures = [number for number in inside if kinds[number] in ("ticker?", "counter?", "rate?", "ticker")]
    runs: list[list[int]] = []
    for number in figures:
        if runs and number - runs[-1][-1] <= APART:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [number for run in runs if len(run) >= CELLS for number in run]


def _is_sentence(text: str) -> bool:
    return len(text) > LONGEST_PROMPT and is_prose(text)

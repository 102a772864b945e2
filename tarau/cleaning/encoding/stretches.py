"""The stretches of a text that were read in a wrong encoding, and which one: the likeliest path through its words.

Every word may be right as it stands or be undone by one of the steps. Going over from the one to the other costs so
much that a stretch is accepted only where its letters become far likelier (a hidden Markov model, solved as Viterbi
did; the cost of going over is the margin).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from math import inf

from ...languages import likelihood_cost
from ...problems import Message
from .steps import Reading, Step, steps

#: What a step that has won much in the whole text must win on a further stretch of it, in tenths of a bit.
KNOWN_MARGIN, MUCH = 60, 1500
#: What it costs to leave a stretch for words that are right as they stand.
LEAVING = 100
#: A stretch that costs more per character afterwards was not read so: it is in another language.
DEAREST = 60
#: Words looked at to find which steps come into question, and how many of these are tried on every word.
SAMPLE, MOST_STEPS = 800, 6
#: A word that wins so much is looked at with so many characters on either side.
WORTH, AROUND = 40, 200
#: What the odd words of such a part must win together to be looked at before a step is known in the text.
ENOUGH = 150
#: A longer word is no word; a stretch of a long line is looked at in pieces of so many words.
LONGEST_WORD, PIECE = 400, 2000

#: What running text is made of; a word with anything else may have been read wrongly.
_PLAIN = r" \t\r\n\u00a0!-~А-яЁёІіӘәҒғҚқҢңӨөҰұҮүҺһ«»“”„’‘–—…№°§\u00ad"
#: Signs outside these; a capital after a small letter; words of Cyrillic capitals in a row, as KOI8-R makes of
#: small letters;
#: sequences of letters and marks that UTF-8 makes of Cyrillic.
_ODD = re.compile(
    rf"[^{_PLAIN}]|[а-яё][А-ЯЁ]|[А-ЯЁ]{{4}}|[РСТУ][°±µ¶·…†‡€‰‹›]|[пярс][─-▟]|[–—“”][^\s–—“”«»]{{1,2}}[–—“”]"
)
_STRANGE = re.compile(f"[^{_PLAIN}]")
_ODD_WORD = re.compile(rf"{_ODD.pattern}|[А-ЯЁ]{{3}}")
#: A word; the space after a lone first byte is the second byte of Р, which was a no-break space.
_WORD = re.compile(r"(?:(?<![^ \t\n])[РÐ] (?=[РСТУÐÑÒÓ][^ \t\n])|[^ \t\n])+")


@dataclass(frozen=True, slots=True)
class Undone:
    """A word, at `start`, with what it was before a step went wrong; not `sure` where a letter is guessed."""

    start: int
    before: str
    after: str
    name: Message
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    """Inner: a line with something odd in it, and its odd words with their places."""

    start: int
    end: int
    words: tuple[tuple[str, int], ...]


def _odd_lines(text: str) -> Iterator[_Line]:
    known: dict[str, bool] = {}
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        if _ODD.search(text, start, end):
            yield _Line(start, end, tuple(_odd_words(text, start, end, known)))


def _odd_words(text: str, start: int, end: int, known: dict[str, bool]) -> Iterator[tuple[str, int]]:
    """The words of a line that may have been read wrongly, with their places; `known` remembers them."""
    for found in _WORD.finditer(text, start, end):
        word = found.group()
        odd = known.get(word)
        if odd is None:
            odd = known[word] = _ODD_WORD.search(word) is not None
        if odd:
            yield word, found.start()


@dataclass(slots=True)
class _Readings:
    """Inner: per word, what each step makes of it and what that costs."""

    chosen: tuple[Step, ...]
    known: dict[str, tuple[tuple[float, Reading], ...]] = field(default_factory=dict)

    def of(self, word: str) -> tuple[tuple[float, Reading], ...]:
        """First the word itself, then what each step makes of it, with its cost: endless where it was never read so."""
        if word not in self.known:
            made = [(step.undo(word) if len(word) <= LONGEST_WORD else None) for step in self.chosen]
            read = [(inf, Reading(word)) if one is None else (likelihood_cost(one.text), one) for one in made]
            self.known[word] = ((likelihood_cost(word), Reading(word)), *read)
        return self.known[word]


def looks_odd(text: str) -> bool:
    """Whether a text has signs that running text has not, but words read in a wrong encoding have."""
    return _STRANGE.search(text) is not None


def undone(text: str) -> Iterator[Undone]:
    """The words of a text that were read in a wrong encoding, in order."""
    lines = tuple(_odd_lines(text))
    chosen = _steps_in_question(lines)
    if not chosen:
        return
    readings = _Readings(chosen)
    won: Counter[Message] = Counter()
    for piece in _worth_looking(text, lines, readings, ENOUGH):
        for number, (word, _) in zip(_path(piece, readings, {}), piece, strict=True):
            if number:
                won[chosen[number - 1].name] += int(readings.of(word)[0][0] - readings.of(word)[number][0])
    if not won:
        return
    margins = {number: KNOWN_MARGIN for number, step in enumerate(chosen, 1) if won[step.name] >= MUCH}
    for piece in _worth_looking(text, lines, readings, WORTH if margins else ENOUGH):
        for number, (word, start) in zip(_path(piece, readings, margins), piece, strict=True):
            read = readings.of(word)[number][1]
            if read.text != word:
                yield Undone(start, word, read.text, chosen[number - 1].name, read.sure)


def _worth_looking(
    text: str, lines: Sequence[_Line], readings: _Readings, enough: float
) -> Iterator[list[tuple[str, int]]]:
    """The words, in pieces, of the parts of the lines whose odd words win enough together."""
    for line in lines:
        for start, end, wins in _regions(text, line, readings):
            if wins >= enough:
                yield from _pieces(text, start, end)


def _regions(text: str, line: _Line, readings: _Readings) -> Iterator[tuple[int, int, float]]:
    """The parts of a line, from space to space, around odd words that some step makes likelier, with what these win."""
    start, end = line.start, line.end
    first, last, wins = start, start, 0.0
    for word, at in line.words:
        read = readings.of(word)
        win = read[0][0] - min(cost for cost, _ in read[1:])
        if win < WORTH:
            continue
        begins = _space_before(text, at - AROUND, start)
        if wins and begins > last:
            yield first, last, wins
            wins = 0.0
        if not wins:
            first = max(last, begins)
        last = _space_after(text, at + len(word) + AROUND, end)
        wins += win
    if wins:
        yield first, last, wins


def _space_before(text: str, at: int, start: int) -> int:
    return max(start, text.rfind(" ", start, max(start, at)) + 1)


def _space_after(text: str, at: int, end: int) -> int:
    found = text.find(" ", min(at, end), end)
    return end if found < 0 else found


def _steps_in_question(lines: Sequence[_Line]) -> tuple[Step, ...]:
    """The few steps that win most on the text's odd words."""
    odd: dict[str, None] = {}
    for line in _spread(lines):
        odd.update((word, None) for word, _ in line.words)
        if len(odd) > SAMPLE:
            break
    won = map(sum, zip(*(_wins(word) for word in odd if len(word) <= LONGEST_WORD), strict=True))
    wins = [(win, -number, step) for number, (step, win) in enumerate(zip(steps(), won, strict=False))]
    best = sorted((win for win in wins if win[0] >= win[2].margin / 2), key=lambda win: win[:2], reverse=True)[
        :MOST_STEPS
    ]
    return tuple(step for _, _, step in best)


def _spread(lines: Sequence[_Line]) -> Iterator[_Line]:
    """The lines in an order that reaches all parts of a text soon."""
    stride = max(1, len(lines) // SAMPLE)
    for first in range(stride):
        yield from lines[first::stride]


@lru_cache(maxsize=4 * SAMPLE)
def _wins(word: str) -> tuple[int, ...]:
    """What each step wins on a word; the rounds of cleaning ask again."""
    cost = likelihood_cost(word)
    return tuple(_win(word, cost, step.undo(word)) for step in steps())


def _win(word: str, cost: int, read: Reading | None) -> int:
    return max(0, cost - likelihood_cost(read.text)) if read is not None and read.text != word else 0


def _pieces(text: str, start: int, end: int) -> Iterator[list[tuple[str, int]]]:
    """The words of a line with their places, in pieces of a bounded length."""
    words = [(found.group(), found.start()) for found in _WORD.finditer(text, start, end)]
    for first in range(0, len(words), PIECE):
        yield words[first : first + PIECE]


def _path(piece: Sequence[tuple[str, int]], readings: _Readings, margins: dict[int, int]) -> list[int]:
    """Per word the number of the step that undoes it, 0 where it stands as it is: the path that costs least."""
    enter = [LEAVING, *(margins.get(number, step.margin) for number, step in enumerate(readings.chosen, 1))]
    costs: list[float] = [0, *([inf] * len(readings.chosen))]
    came: list[list[int]] = []
    for word, _ in piece:
        best = min(range(len(costs)), key=costs.__getitem__)
        came.append([number if cost <= costs[best] + enter[number] else best for number, cost in enumerate(costs)])
        reached = [min(cost, costs[best] + enter[number]) for number, cost in enumerate(costs)]
        costs = [cost + more for cost, (more, _) in zip(reached, readings.of(word), strict=True)]
    number = min(range(len(costs)), key=costs.__getitem__)
    path = []
    for origins in reversed(came):
        path.append(number)
        number = origins[number]
    return _without_strange(path[::-1], [readings.of(word) for word, _ in piece])


def _without_strange(path: list[int], read: Sequence[tuple[tuple[float, Reading], ...]]) -> list[int]:
    """The path without the stretches whose words are not of our languages afterwards either."""
    first = 0
    for number, run in groupby(path):
        last = first + len(list(run))
        costs, texts = zip(*(read[at][number] for at in range(first, last)), strict=True)
        if number and sum(costs) > DEAREST * sum(len(reading.text) + 1 for reading in texts):
            path[first:last] = [0] * (last - first)
        first = last
    return path

"""Crosswords: the words laid out so that they cross, the same grid for the same words for ever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...chapter import Crossword, Slot
from ...outline import Clue, CrosswordQuestion
from ..assembly import Assembly

#: A grid wider or higher than this does not fit beside its clues on a page.
MOST_CELLS = 22
MOST_WORDS = 24
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class _Laid:
    """A word where it lies."""

    word: str
    row: int
    column: int
    across: bool

    def cells(self) -> Iterator[tuple[int, int]]:
        """Where its letters stand."""
        for at in range(len(self.word)):
            yield (self.row, self.column + at) if self.across else (self.row + at, self.column)


@dataclass(slots=True)
class _Grid:
    """Letters by row and column, which grow in every direction while words are laid."""

    letters: dict[tuple[int, int], str] = field(default_factory=dict)
    laid: list[_Laid] = field(default_factory=list)

    def lay(self, word: _Laid) -> None:
        """Lay a word that fits."""
        self.laid.append(word)
        self.letters |= dict(zip(word.cells(), word.word, strict=True))

    def crossings(self, word: _Laid) -> int:
        """How many words a word would cross; 0 when it cannot lie there."""
        down, right = (0, 1) if word.across else (1, 0)
        ends = ((word.row - down, word.column - right),
                (word.row + down * len(word.word), word.column + right * len(word.word)))  # fmt: skip
        if any(end in self.letters for end in ends):
            return 0
        crossed = 0
        for (row, column), letter in zip(word.cells(), word.word, strict=True):
            there = self.letters.get((row, column))
            beside = ((row + right, column + down), (row - right, column - down))
            if there == letter:
                crossed += 1
            elif there or any(cell in self.letters for cell in beside):
                return 0
        return crossed

    def places(self, word: str) -> Iterator[_Laid]:
        """Every place where a word would cross another."""
        for laid in self.laid:
            for at, letter in enumerate(word):
                for (row, column), there in zip(laid.cells(), laid.word, strict=True):
                    if there == letter:
                        start = (row - at, column) if laid.across else (row, column - at)
                        yield _Laid(word, *start, not laid.across)

    def extent(self, also: _Laid | None = None) -> tuple[int, int, int, int]:
        """The first and last row and column of its letters, and of a word to be laid."""
        cells = [*self.letters, *(also.cells() if also else ())]
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        return min(rows), max(rows), min(columns), max(columns)


def crossword(assembly: Assembly, entry: CrosswordQuestion, shared: dict[str, Any]) -> Crossword:
    """A crossword as a node, its words numbered from the top left; a word that crosses no other is a problem."""
    clues = {_letters(assembly, clue): clue for clue in entry.words}
    for word, clue in clues.items():
        if len(word) < SHORTEST or len(word) > MOST_CELLS or not word.isalpha():
            message, remedy = (
                "'{word}' cannot stand in a crossword",
                "write one word of 2 to 22 letters, or leave it out",
            )
            assembly.wrong("question.crossword", clue.word.place, message, remedy, word=clue.word)
    if len(clues) > MOST_WORDS:
        message, remedy = "this crossword has {words} words; {limit} fit on a page", "take some out"
        assembly.wrong("question.crossword", entry.place, message, remedy, words=len(clues), limit=MOST_WORDS)
        clues = dict(list(clues.items())[:MOST_WORDS])
    grid, left = _laid_out([word for word in clues if word.isalpha()])
    for word in left:
        message, remedy = "'{word}' does not cross the other words", "take it out, or add words with letters of it"
        assembly.wrong("question.crossword", clues[word].word.place, message, remedy, word=clues[word].word)
    top, bottom, first, last = grid.extent() if grid.laid else (0, 0, 0, 0)
    slots = _numbered(
        assembly, [replace(each, row=each.row - top, column=each.column - first) for each in grid.laid], clues
    )
    points = max(1, len(slots)) if entry.points is None else entry.points
    size = {"rows": bottom - top + 1, "columns": last - first + 1}
    return Crossword(**shared | {"points": points} | size, slots=slots)


def _letters(assembly: Assembly, clue: Clue) -> str:
    """A word as it is written into the squares: in the script of the edition, where one letter may become two."""
    return assembly.language.upper(assembly.language.in_script(clue.word.replace(" ", "").replace("-", "")))


def _laid_out(words: Sequence[str]) -> tuple[_Grid, list[str]]:
    """The grid that leaves the fewest words out and is the smallest, whichever word it begins with."""
    tried = [_laid_from(first, words) for first in sorted(words, key=lambda word: (-len(word), word))]
    return min(tried, key=lambda grid: (len(grid[1]), _cells(grid[0])), default=(_Grid(), []))


def _laid_from(first: str, words: Sequence[str]) -> tuple[_Grid, list[str]]:
    """After the first word again and again the one that crosses most in the smallest grid."""
    grid, left = _Grid(), sorted(set(words) - {first})
    grid.lay(_Laid(first, 0, 0, across=True))
    while left:
        places = (place for word in left for place in grid.places(word) if grid.crossings(place))
        best = min(places, key=lambda place: _rank(grid, place), default=None)
        if best is None or max(_rank(grid, best)[1:3]) > MOST_CELLS:
            break
        grid.lay(best)
        left.remove(best.word)
    return grid, left


def _cells(grid: _Grid) -> int:
    top, bottom, first, last = grid.extent()
    return (bottom - top + 1) * (last - first + 1)


def _rank(grid: _Grid, place: _Laid) -> tuple[int, int, int, str, int, int]:
    """Low is good: many crossings, a small grid; then the alphabet and the place, so that there is one best."""
    top, bottom, first, last = grid.extent(place)
    height, width = bottom - top + 1, last - first + 1
    return (height * width - 12 * grid.crossings(place), height, width, place.word, place.row, place.column)


def _numbered(assembly: Assembly, laid: Sequence[_Laid], clues: dict[str, Clue]) -> tuple[Slot, ...]:
    """The words numbered by the cells where they begin, from the top left; two may begin in one."""
    starts = {cell: number for number, cell in enumerate(sorted({(each.row, each.column) for each in laid}), 1)}
    slots = [
        Slot(
            starts[each.row, each.column], each.row, each.column, each.across, each.word,
            assembly.words(clues[each.word].clue),
        )
        for each in laid
    ]  # fmt: skip
    return tuple(sorted(slots, key=lambda slot: (slot.number, not slot.across)))

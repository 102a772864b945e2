"""Which element of the markup each piece of a page belongs to: found by reading both side by side, letter by letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .markup import Element, Words, letters
from .reading import Piece

#: How a word broken at the end of a line may be told.
_HYPHENS = ("-", "\u2010")


@dataclass(eq=False, slots=True)
class Spot:
    """A run of words or a picture of the markup, and the pieces of pages that show it."""

    of: Words | Element
    left: str
    """Letters that no piece has shown yet."""
    pieces: list[Piece] = field(default_factory=list)
    spaced: bool = False
    """Whether nothing but a space stands before it in the markup."""
    at: int = 0
    """How far its text has been shown."""

    @property
    def element(self) -> Element:
        """The element it stands in; a picture itself."""
        return self.of.parent if isinstance(self.of, Words) else self.of

    @property
    def done(self) -> bool:
        """Whether pages show all of it."""
        return not self.left if isinstance(self.of, Words) else bool(self.pieces)

    def fits(self, piece: Piece) -> bool:
        """Whether the piece shows what comes next."""
        if isinstance(self.of, Element):
            return piece.picture and not self.pieces
        return not piece.picture and bool(self._shown(piece))

    def take(self, piece: Piece) -> None:
        """Give it a piece that fits."""
        if isinstance(self.of, Words):
            shown = self._shown(piece)
            piece.divided = shown != piece.letters
            self.left = self.left[len(shown) :]
            self._move(piece, len(shown), self.of.text)
        piece.run = id(self)
        self.pieces.append(piece)

    def _shown(self, piece: Piece) -> str:
        """The letters of a piece as the markup has them next, without the hyphen at the end of a line; or nothing."""
        shown = piece.letters
        if not self.left.startswith(shown) and shown.endswith(_HYPHENS):
            shown = shown[:-1]
        return shown if self.left.startswith(shown) else ""

    def _move(self, piece: Piece, count: int, text: str) -> None:
        """Go on in the text by so many letters, and note the spaces on either side of them."""
        start = self.at
        while self.at < len(text) and not letters(text[self.at]):
            self.at += 1
        piece.space_before = any(char.isspace() for char in text[start : self.at]) or (start == 0 and self.spaced)
        while self.at < len(text) and count > 0:
            count -= len(letters(text[self.at]))
            self.at += 1
        rest = text[self.at :].lstrip("\u00ad\u2060\u200b")
        piece.space_after = rest[:1].isspace()


@dataclass(frozen=True, slots=True)
class Match:
    """What was found: the pieces of each run of words or picture by its identity, the marks of list items by the
    element they stand before, what is printed and not read (`repeated`), and what stayed over on either side."""

    spots: dict[int, Spot]
    labels: dict[int, list[Piece]]
    repeated: tuple[Piece, ...]
    unplaced: tuple[Piece, ...]
    unshown: tuple[Spot, ...]


def match(root: Element, pieces: Sequence[Piece]) -> Match:
    """Each piece with its place in the markup. A piece that repeats the head of a table on its next page is told apart;
    a piece or words without a counterpart are in `unplaced` and `unshown`."""
    main = list(_spots(root, notes=False))
    notes = list(_spots(root, notes=True))
    labels: dict[int, list[Piece]] = {}
    waiting: list[Piece] = []
    repeated: list[Piece] = []
    unplaced: list[Piece] = []
    readers = {False: _Reader(main), True: _Reader(notes)}
    before: Spot | None = None
    for piece, following in zip(pieces, (*pieces[1:], None), strict=True):
        if "/Lbl" in piece.tags:
            waiting.append(piece)
            continue
        if not piece.picture and not piece.letters and before:
            (before.pieces if piece.items == before.pieces[-1].items else repeated).append(piece)
            continue
        found = readers[piece.noted].place(piece, following)
        found = found or readers[not piece.noted].place(piece, following)
        if found is None:
            (repeated if "/THead" in piece.tags else unplaced).append(piece)
            continue
        before = found
        item = next((each for each in found.element.above() if each.name == "li"), None)
        if waiting and item:
            own = [each for each in waiting if each.items[-1:] == piece.items[-1:]] or waiting[-1:]
            labels.setdefault(id(item), []).extend(own)
            repeated += [each for each in waiting if each not in own]  # marks of items in which nothing stands
            waiting = []
    spots = (*main, *notes)
    rest = tuple(spot for spot in spots if spot.left or not (spot.pieces or isinstance(spot.of, Words)))
    return Match({id(spot.of): spot for spot in spots}, labels, (*repeated, *waiting), tuple(unplaced), rest)


class _Reader:
    """Reads along: the next piece is looked for where the last one ended, then onwards, then in what was left out."""

    def __init__(self, spots: list[Spot]) -> None:
        self.spots = spots
        self.at = 0

    def place(self, piece: Piece, following: Piece | None) -> Spot | None:
        """The spot that takes the piece, or None. Where reading does not simply go on, the piece after it must fit too,
        if it fits anywhere: a number alone could stand in many places."""
        order = [*range(self.at, len(self.spots)), *range(self.at)]
        simple = next((index for index in order if not self.spots[index].done), None)
        fitting = (index for index in order if self.spots[index].fits(piece))
        chosen = simple if simple is not None and self.spots[simple].fits(piece) else None
        if chosen is None:
            first = next(fitting, None)
            others = (index for index in fitting if self._goes_on(index, piece, following))
            chosen = first if first is None or self._goes_on(first, piece, following) else next(others, first)
        if chosen is None:
            return None
        self.at = chosen
        taking: Spot = self.spots[chosen]
        taking.take(piece)
        return taking

    def _goes_on(self, index: int, piece: Piece, following: Piece | None) -> bool:
        """Whether the piece after this one continues the spot, or begins the one after it."""
        if following is None:
            return True
        rest = self.spots[index].left[len(piece.letters) :]
        if rest:
            return rest.startswith(following.letters)
        return index + 1 < len(self.spots) and self.spots[index + 1].fits(following)


def _spots(element: Element, *, notes: bool, within: bool = False) -> Iterator[Spot]:
    """What is to be shown, in order: the words of footnotes, or all that is not in them."""
    spaced = False
    for child in element.children:
        if isinstance(child, Words):
            noted = within and child.label != "call"
            if noted is notes and letters(child.text):
                yield Spot(child, letters(child.text), spaced=spaced)
            spaced = not letters(child.text)
        elif child.drawn:
            if within is notes:
                yield Spot(child, "")
        else:
            for spot in _spots(child, notes=notes, within=within or "footnote" in child.classes):
                spot.spaced, spaced = spot.spaced or spaced, False
                yield spot

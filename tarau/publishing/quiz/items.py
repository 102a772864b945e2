"""Questions as learning platforms know them: nineteen kinds of node become nine kinds of task.

All HTML is well formed, and pictures in it stand under the names that `Shown` gives them. `<blank n="1"/>` is where a
pupil fills in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ...chapter import AnyQuestion
from ...rendering import Shown


@dataclass(frozen=True, slots=True)
class Note:
    """What a format cannot hold of a question: the key of a sentence in the catalogue of labels, and its values."""

    code: str
    values: tuple[tuple[str, object], ...] = ()


# ------------------------------------------------------------------------------------------------ tasks


@dataclass(frozen=True, slots=True)
class Pick:
    """Options to tick: one when `single`. `right` counts from 0."""

    options: tuple[str, ...]
    right: tuple[int, ...]
    single: bool
    fixed: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """A statement that is true or false, and how it is put right."""

    right: bool
    correction: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """Things to put in order; `right[i]` is the rank, from 0, of the one printed at i."""

    items: tuple[str, ...]
    right: tuple[int, ...]

    @property
    def in_order(self) -> tuple[str, ...]:
        """The things in the right order."""
        return tuple(item for _, item in sorted(zip(self.right, self.items, strict=True)))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Things on the left to be given one each from the right; `many` when one on the right may serve several."""

    lefts: tuple[str, ...]
    rights: tuple[str, ...]
    right: tuple[int, ...]
    many: bool


@dataclass(frozen=True, slots=True)
class Fill:
    """A text or a table with blanks: for each the words that are right, the best first; `bank` to choose from."""

    html: str
    blanks: tuple[tuple[str, ...], ...]
    bank: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number, right within a tolerance."""

    value: Decimal
    tolerance: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A few words, right when they are one of these."""

    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """What is written at length and marked by the teacher: by a model answer and a rubric (does, points)."""

    model: str
    lines: int
    rubric: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One of several questions on the same material."""

    letter: str
    ask: str
    points: int
    task: Open


@dataclass(frozen=True, slots=True)
class Parts:
    """Several questions on the same material."""

    parts: tuple[Part, ...]


Task = Pick | Truth | Sequence | Pairs | Fill | Number | Typed | Open | Parts


# ------------------------------------------------------------------------------------------------ questions


@dataclass(frozen=True, slots=True)
class Item:
    """A question as a platform takes it: what is asked of which material, and the task.

    `id` is its name in files; `idnumber` is the author's own, unique in the chapter.
    """

    id: str
    idnumber: str
    name: str
    ask: str
    task: Task
    points: int
    tags: tuple[str, ...]
    material: tuple[Shown, ...] = ()
    hint: str = ""
    feedback: str = ""
    solution: str = ""
    commentary: str = ""

    @property
    def stem(self) -> str:
        """The material and what is asked, as HTML of whole blocks."""
        return "".join(shown.html for shown in self.material) + self._asked

    @property
    def bare_stem(self) -> str:
        """The same for a format that takes no pictures."""
        return "".join(shown.bare for shown in self.material) + self._asked

    @property
    def _asked(self) -> str:
        return f"<p>{self.ask}</p>".replace("<p></p>", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A question of the bank with the items that it becomes, and what no platform can hold of it."""

    question: AnyQuestion
    items: tuple[Item, ...]
    notes: tuple[Note, ...] = ()


def apart(item: Item) -> tuple[Item, ...]:
    """An item of several parts as several items, each with all of the material."""
    if not isinstance(item.task, Parts):
        return (item,)
    return tuple(
        replace(
            item,
            id=f"{item.id}-{number}",
            idnumber=f"{item.idnumber}-{number}",
            name=f"{item.name} {part.letter})",
            ask=f"{item.ask}</p><p><strong>{part.letter})</strong> {part.ask}",
            task=part.task,
            points=part.points,
        )
        for number, part in enumerate(item.task.parts, 1)
    )


# ------------------------------------------------------------------------------------------------ what was written


@dataclass(frozen=True, slots=True)
class Written:
    """A file for a platform, and what it could not hold, by the id of the question; `missing` are not in it at all."""

    name: str
    data: bytes
    notes: dict[str, tuple[Note, ...]]
    missing: frozenset[str] = frozenset()

"""conflicts.yaml: what the editors have decided about passages that contradict one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..files import Text
from ..problems import Place

#: What a contradiction is: the sources do disagree; they speak of different things; it is none.
Decision = Literal["real", "scope", "no-conflict"]


@dataclass(frozen=True, slots=True)
class ConflictPassage:
    """One of the passages."""

    source: Text
    """The id of a source, as in sources.yaml."""
    quote: Text
    """Words of its clean text, long enough to stand there once."""
    mark: Text | None = None
    """The words of the quotation in which it contradicts the other; the whole quotation when left out."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class ConflictDecision:
    """A contradiction between sources, and what it is; `check` does not ask again about it."""

    id: Text
    """The name by which a box of the outline asks for it: `- conflict: ID`."""
    decision: Decision
    first: ConflictPassage
    second: ConflictPassage
    more: tuple[ConflictPassage, ...] = ()
    """Further passages that say it in yet another way."""
    note: Text | None = None
    """Why it was decided so, for other editors."""
    place: Place = Place("")

    @property
    def passages(self) -> tuple[ConflictPassage, ...]:
        """All its passages."""
        return (self.first, self.second, *self.more)

"""Where each piece of a chapter comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FromSource:
    """Words of a source: a stretch of its raw text, in code points, and how many ledger entries lie in it."""

    source: str
    start: int
    end: int
    entries: int = 0


@dataclass(frozen=True, slots=True)
class ByAuthors:
    """Words of the chapter's authors, and the passages that they rest on."""

    rests_on: tuple[FromSource, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FromDataset:
    """A value from a named outside data set."""

    dataset: str
    version: str
    licence: str


Origin = FromSource | ByAuthors | FromDataset

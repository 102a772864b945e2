"""Where each piece of a chapter comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..problems import Place


@dataclass(frozen=True, slots=True)
class FromSource:
    """Words of a source: a stretch of its raw text, in code points, and how many ledger entries lie in it.

    `clean` is where the words begin in the clean text.
    """

    source: str
    start: int
    end: int
    entries: int = 0
    clean: int = 0


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


@dataclass(frozen=True, slots=True)
class Amendment:
    """A ledger entry inside a passage: at `start` of the raw text `raw` became `fix`, by the rules named."""

    start: int
    raw: str
    fix: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """A passage followed back to the file where a person can read it.

    `start` and `end` count code points of the raw text, `line` and `column` from 1; `raw` is what stands there.
    """

    source: str
    file: str
    start: int
    end: int
    line: int
    column: int
    raw: str
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the printed chapter and what it rests on.

    `node` is the id of the node that prints it. `kind` tells whose words they are: `source` when every word stands in
    a source, `authored` when the authors wrote it, `mixed` when a sentence is both, `dataset` for an outside data set.
    `note` is what the editors say instead of a passage, or the data set's name, version and licence.
    """

    node: str
    section: str
    place: Place
    kind: Literal["source", "authored", "mixed", "dataset"]
    text: str
    passages: tuple[Followed, ...]
    note: str = ""
    answer: bool = False
    """Whether it tells the answer to a question, or what the answer rests on: an edition for pupils may not hold it."""

"""What an editor should look at, the most doubtful first: the entries of a ledger with their lines and what they take
away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .cleantext import CleanText
from .guard import facts
from .ledger import Entry, Risk
from .signs import LETTER, LOWER, UPPER

#: A capitalised word inside a sentence, two in a row, or initials with a name.
_NAME = re.compile(
    rf"(?:(?<=[{UPPER}{LOWER}] )|(?<=[{UPPER}{LOWER}][,;] ))[{UPPER}]{LETTER}+|(?:[{UPPER}]\. ?){{1,2}}{LETTER}{{3,}}"
)
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*%?")
#: Families in whose name an entry of several rules stands.
_TELLING = ("editor", "noise", "spelling", "encoding", "letters", "structure")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An entry for review, its line and column in the raw text, and the numbers and names that vanish with it."""

    entry: Entry
    line: int
    column: int
    lost: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The family of the rules that changed the text: the one that says most where they are several."""
        families = [rule.partition(".")[0] for rule in self.entry.rules]
        return next((family for family in _TELLING if family in families), families[0])


def review(cleaned: CleanText, fold: Mapping[str, str]) -> tuple[Reviewed, ...]:
    """All entries, the most doubtful first.

    Removed blocks with a number or a name that stands nowhere in the kept text; then what is only offered; then
    what was
    done, the riskiest and least sure first; at last what was rejected. `fold` maps look-alike letters to the
    language's own.
    """
    numbers, names, _ = facts(cleaned.text, fold)
    kept = frozenset((*numbers, *names))
    rows = []
    line, column_from, position = 1, 0, 0
    raw = cleaned.source.text
    for entry in cleaned.ledger:
        line += raw.count("\n", position, entry.start)
        column_from = raw.rfind("\n", position, entry.start) + 1 or column_from
        position = entry.start
        rows.append(Reviewed(entry, line, entry.start - column_from + 1, _lost(entry, kept, fold)))
    return tuple(sorted(rows, key=_doubt))


def _lost(entry: Entry, kept: frozenset[str], fold: Mapping[str, str]) -> tuple[str, ...]:
    """The numbers and names of an applied removal that the kept text has nowhere."""
    if entry.status != "applied" or entry.risk != Risk.NOISE or entry.fix.strip():
        return ()
    found = [*_NUMBER.findall(entry.raw), *_NAME.findall(entry.raw)]
    return tuple(dict.fromkeys(value for value in found if not kept.issuperset(_plain(value, fold))))


def _plain(value: str, fold: Mapping[str, str]) -> tuple[str, ...]:
    numbers, names, _ = facts(value, fold)
    return (*numbers, *names)


def _doubt(row: Reviewed) -> tuple[int, float, int, int]:
    """Small for what must be looked at first."""
    entry = row.entry
    if row.lost:
        return 0, -len(row.lost), 0, entry.start
    if entry.status == "suggested":
        return 1, -entry.confidence, int(entry.risk), entry.start
    if entry.status == "applied":
        return 2, entry.confidence, -int(entry.risk), entry.start
    return 3, 0, 0, entry.start

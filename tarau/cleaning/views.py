"""The ledger for other programs: as a unified diff that `patch` understands, and as a table (CSV)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from io import StringIO

from .cleantext import CleanText
from .ledger import Entry
from .review import Reviewed

#: Lines around a change in a diff.
CONTEXT_LINES = 3
#: A cell that begins so would be a formula for a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "line", "column", "start", "end", "status", "risk", "rules", "before", "after", "candidates", "confidence",
    "reason", "lost", "prefix", "suffix",
)  # fmt: skip


def ledger_csv(rows: Sequence[Reviewed], translated: Callable[[str], str] = str) -> str:
    """The entries as a table, in the given order; no cell is a formula. `translated` gives a message's template in the
    reader's language."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        entry = row.entry
        reason = "; ".join(message.said(translated) for message in entry.reasons)
        cells = (
            row.line, row.column, entry.start, entry.end, entry.status, int(entry.risk), " ".join(entry.rules),
            entry.raw, entry.fix, " | ".join(entry.candidates), entry.confidence, reason, ", ".join(row.lost),
            entry.prefix, entry.suffix,
        )  # fmt: skip
        writer.writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def unified_diff(cleaned: CleanText, raw_name: str, clean_name: str) -> str:
    """What was changed, line by line, as `patch` reads it: from the raw text (with uniform line ends) to the clean
    one."""
    raw, clean = cleaned.source.text, cleaned.text
    before, after = raw.split("\n"), clean.split("\n")
    pieces = [f"--- {raw_name}\n+++ {clean_name}\n"]
    for hunk in _hunks(list(_changed_lines(cleaned.ledger.applied, raw)), len(before)):
        pieces += _hunk(hunk, before, after)
    return "".join(pieces) if len(pieces) > 1 else ""


#: The lines of the raw text and of the clean one, first and end, that stand for each other.
Lines = tuple[int, int, int, int]


def _changed_lines(applied: Sequence[Entry], raw: str) -> Iterator[Lines]:
    """The runs of lines that differ, in order, those that touch as one."""
    position = line = grown = 0
    last: Lines | None = None
    for entry in applied:
        line += raw.count("\n", position, entry.start)
        ends = line + raw.count("\n", entry.start, entry.end) + 1
        growth = entry.fix.count("\n") - entry.raw.count("\n")
        if last and line < last[1]:
            last = (last[0], max(ends, last[1]), last[2], max(ends, last[1]) + grown + growth)
        else:
            if last:
                yield last
            last = (line, ends, line + grown, ends + grown + growth)
        grown += growth
        line += raw.count("\n", entry.start, entry.end)
        position = entry.end
    if last:
        yield last


def _hunks(changed: Sequence[Lines], count: int) -> Iterator[list[Lines]]:
    """The runs whose contexts touch, together."""
    hunk: list[Lines] = []
    for lines in changed:
        if hunk and lines[0] - hunk[-1][1] > 2 * CONTEXT_LINES:
            yield hunk
            hunk = []
        hunk.append(lines)
    if hunk:
        yield hunk


def _hunk(hunk: Sequence[Lines], before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The text of a hunk with its head; a text's last line has no line end when the text has none."""
    start = max(0, hunk[0][0] - CONTEXT_LINES)
    end = min(len(before), hunk[-1][1] + CONTEXT_LINES)
    to_start, to_end = hunk[0][2] - (hunk[0][0] - start), hunk[-1][3] + (end - hunk[-1][1])
    body: list[str] = []
    position = start
    for first, last, to_first, to_last in hunk:
        body += [_line(" ", before, number) for number in range(position, first)]
        body += [_line("-", before, number) for number in range(first, last)]
        body += [_line("+", after, number) for number in range(to_first, to_last)]
        position = last
    body += [_line(" ", before, number) for number in range(position, end)]
    olds, news = _count(before, start, end), _count(after, to_start, to_end)
    head = f"@@ -{start + bool(olds)},{olds} +{to_start + bool(news)},{news} @@\n"
    return [head, *filter(None, body)]


def _count(lines: Sequence[str], start: int, end: int) -> int:
    """How many lines there are; nothing after the last line end is no line."""
    return end - start - (end == len(lines) and end > start and not lines[-1])


def _line(sign: str, lines: Sequence[str], number: int) -> str:
    if number < len(lines) - 1:
        return f"{sign}{lines[number]}\n"
    return f"{sign}{lines[number]}\n\\ No newline at end of file\n" if lines[number] else ""

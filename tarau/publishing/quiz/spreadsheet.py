"""CSV: every question in a row, for spreadsheets and for platforms that import nothing else."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ...rendering import Pieces
from .items import Entry, Fill, Item, Note, Number, Open, Pairs, Parts, Pick, Truth, Typed, Written, apart
from .items import Sequence as InOrder
from .markup import figure, fit, with_blanks, words

NAME = "quiz.csv"
COLUMNS = (
    "number", "id", "section", "type", "level", "difficulty", "points", "minutes", "objective", "question",
    "options", "right", "tolerance", "unit", "hint", "feedback", "solution", "commentary", "tags",
)  # fmt: skip
#: How a cell begins that a spreadsheet would take for a formula (OWASP, "CSV Injection").
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t]")
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")


def spreadsheet(entries: Sequence[Entry], pieces: Pieces) -> Written:
    """All questions as a table; the semicolon parts the cells where the comma parts decimals."""
    out = io.StringIO()
    delimiter = ";" if "," in pieces.language.number(Decimal("0.5")) else ","
    rows = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    notes = {}
    for entry in entries:
        items = [one for item in entry.items for one in apart(item)]
        for item in items:
            rows.writerow([_guarded(cell) for cell in _row(entry, item)])
        notes[entry.question.id] = tuple(dict.fromkeys((*entry.notes, *_lost(entry, items))))
    return Written(NAME, ("\ufeff" + out.getvalue()).encode("utf-8"), notes)


def _lost(entry: Entry, items: Sequence[Item]) -> Iterator[Note]:
    if len(items) > len(entry.items):
        yield Note("quiz-note-parts", (("count", len(items)),))
    if any(shown.pictures for item in entry.items for shown in item.material):
        yield Note("quiz-note-picture")


def _row(entry: Entry, item: Item) -> tuple[str, ...]:
    question, task = entry.question, item.task
    asked = words(item.bare_stem)
    if isinstance(task, Fill):
        asked += " " + words(with_blanks(task.html, lambda at: f"({at + 1}) _____"))
    tolerance, unit = (figure(task.tolerance), task.unit) if isinstance(task, Number) else ("", "")
    said = (words(text) for text in (item.hint, item.feedback, item.solution, item.commentary))
    objective = next((tag.partition(":")[2] for tag in item.tags if tag.startswith("objective:")), "")
    return (
        str(question.number), item.idnumber, question.section, question.KIND, question.level, question.difficulty,
        str(item.points), str(question.minutes or ""), objective, asked,
        " | ".join(_options(task)), " | ".join(_right(task)), tolerance, unit, *said, " ".join(item.tags),
    )  # fmt: skip


def _options(task: object) -> Iterator[str]:
    """What there is to choose from, or to match with."""
    match task:
        case Pick():
            yield from map(words, task.options)
        case InOrder():
            yield from map(words, task.items)
        case Pairs():
            yield from map(words, task.rights)
        case Fill():
            yield from task.bank


def _right(task: object) -> Iterator[str]:
    """The right answers; of a blank all that are right, of an essay the model and what earns the points."""
    match task:
        case Pick():
            yield from (words(task.options[at]) for at in task.right)
        case Truth():
            yield "TRUE" if task.right else "FALSE"
        case InOrder():
            yield from map(words, task.in_order)
        case Pairs():
            pairs = zip(task.lefts, task.right, strict=True)
            yield from (f"{words(left)} → {words(task.rights[at])}" for left, at in pairs)
        case Fill():
            yield from (f"({number}) {' / '.join(answers)}" for number, answers in enumerate(task.blanks, 1))
        case Number():
            yield figure(task.value)
        case Typed():
            yield from task.answers
        case Open():
            yield words(task.model)
            yield from (f"{words(does)}: {points}" for does, points in task.rubric)
        case Parts():
            raise TypeError("an item of several parts is taken apart before it is written")


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before what looks like one."""
    cell = fit(cell).replace("\n", " ")
    return f"'{cell}" if _FORMULA.match(cell) and not _FIGURE.fullmatch(cell) else cell

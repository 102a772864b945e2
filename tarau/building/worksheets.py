"""Worksheets and tests: a sheet with its variants and, beside it, their key."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ..files import Folder, Text
from ..problems import Place, Problem, WrongUse, error, near
from .cache import Cache, key
from .products import Built, Progress, Report, content_of, draft_of, make, unchanged
from .standing import refuse_other

if TYPE_CHECKING:  # loaded when there is something to make
    from ..rendering import Edition
    from .chapters import Draft

#: The edition that a worksheet is set in, by its paper.
EDITIONS = {"a4": "worksheet", "a5": "worksheet-a5", "large": "worksheet-large"}
#: How many pages stand on a sheet of paper, and the paper that makes it so.
UP = {1: "", 2: "a5"}
#: What the name of a Word file ends in, so that its report lies beside that of the PDF.
WORD = ".docx"
#: What the key is called after.
KEY = ".key"


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """What a person asks of a worksheet. `points` 0 leaves them to the form; `up` pages stand on a sheet of paper."""

    section: str = ""
    select: tuple[str, ...] = ()
    points: int = 0
    variants: int = 1
    seed: int = 1
    form: str = "plain"
    space: Literal["usual", "ruled", "squared", "blank"] = "usual"
    qr: str = ""
    paper: str = ""
    up: int = 1

    @property
    def name(self) -> str:
        """What the files are called: short for a usual sheet, and another for every other wish that shows on it."""
        parts = ["worksheet", self.section, "" if self.form == "plain" else self.form, *self.select[:3]]
        parts += [f"{self.points}p" if self.points else "", f"{self.variants}v" if self.variants > 1 else ""]
        parts += [f"s{self.seed}" if self.seed != 1 else "", "" if self.paper in ("", "a4") else self.paper]
        return "-".join([part for part in parts if part] + (["2up"] if self.up == 2 else []))


def make_worksheet(
    folder: Folder,
    home: Path,
    order: SheetOrder,
    *,
    out: Path | None = None,
    script: str = "",
    word: bool = False,
    jobs: int = 2,
    progress: Progress = lambda what, does: None,
) -> Built:
    """A worksheet of a chapter and its key, as NAME.pdf and NAME.key.pdf in `out` (`home`/dist/CHAPTER/worksheets).

    What proofing finds on its pages stands in NAME.pages.html and is not told: a teacher can mend nothing of it.
    Raises a ChapterError with all that the question bank lacks for the form, a WrongUse for what there is not; then
    nothing has been written.
    """
    edition = _edition(order, word)
    content = key(content_of(folder), order)
    progress(folder.label, "reading")
    made = draft_of(folder, Cache(home / ".tarau" / "cache"), content_of(folder), script)
    target = out or home / "dist" / made.chapter.id / "worksheets"
    if out is None:
        refuse_other(folder, home, made.chapter.id)
    name = "-".join(part for part in (order.name, script) if part)
    orders, warnings = sheet_orders(name, made, edition)
    orders = {f"{each}{WORD}": what for each, what in orders.items()} if word else orders
    reports: dict[str, Report] = {
        each: report for each in orders if (report := unchanged(target, made.chapter.id, each, content))
    }
    stale = {each: what for each, what in orders.items() if each not in reports}
    if stale:
        reports |= make(stale, target, home, content, jobs, progress)
    return Built(tuple(reports[each] for each in orders), warnings)


def sheet_orders(
    name: str, made: Draft, edition: Edition
) -> tuple[Mapping[str, tuple[Draft, Edition]], tuple[Problem, ...]]:
    """What is to be made of a chapter for an edition whose scope is a worksheet: the sheet and its key, by their names.

    With them warnings about the sheet. Raises as `assembling.worksheet` does.
    """
    from ..assembling import WorksheetWish, worksheet
    from ..rendering import SheetWish, on_sheet

    asked = edition.worksheet or SheetWish()
    wish = WorksheetWish(
        asked.section or "", asked.select, asked.points, asked.variants, asked.seed,
        asked.form or "plain", asked.space, str(asked.qr or ""), edition.tier,
    )  # fmt: skip
    sheet, warnings = worksheet(made.chapter, made.language, wish)
    draft = dataclasses.replace(made, chapter=on_sheet(made.chapter, sheet))
    answers = dataclasses.replace(edition, answers="only", audience="teacher", imposition=None, worksheet=None)
    return {name: (draft, edition), name + KEY: (draft, answers)}, warnings


def _edition(order: SheetOrder, word: bool) -> Edition:
    from ..rendering import SheetWish, load_edition

    problems = tuple(_impossible(order, word))
    if problems:
        raise WrongUse(*problems)
    paper = UP[order.up] or order.paper or "a4"

    def text(words: str, option: str) -> Text | None:
        return Text(words, Place(option)) if words else None

    asked = SheetWish(
        text(order.section, "--section"), tuple(Text(word, Place("--select")) for word in order.select), order.points,
        order.variants, order.seed, text(order.form, "--form"), order.space, text(order.qr, "--qr"),
    )  # fmt: skip
    edition = load_edition(EDITIONS[paper], Place("--paper"))
    return dataclasses.replace(
        edition, worksheet=asked, format="docx" if word else "pdf", imposition="2-up" if order.up == 2 else None
    )


def _impossible(order: SheetOrder, word: bool) -> Iterator[Problem]:
    if word and order.up == 2:
        message, remedy = "a Word file has one page on a sheet", "leave --up out: Word can print two pages on a sheet"
        yield error("worksheet.up", Place("--up"), message, remedy)
    if order.paper and order.paper not in EDITIONS:
        message = "worksheets are not made on the paper '{paper}'"
        yield error("worksheet.paper", Place("--paper"), message, near(order.paper, EDITIONS), paper=order.paper)
    if order.up not in UP:
        message, remedy = "{count} pages on a sheet cannot be made", "write one of: {known}"
        yield error("worksheet.up", Place("--up"), message, remedy, count=order.up, known="1, 2")
    elif order.up == 2 and order.paper not in ("", "a5"):
        message, remedy = "two pages on a sheet are of the paper a5", "leave --paper or --up out"
        yield error("worksheet.up", Place("--up"), message, remedy)


def side_by_side(pages: Sequence[tuple[int, int]]) -> tuple[tuple[int | None, int | None], ...]:
    """Which pages stand left and right on each sheet of paper; None is an empty half.

    `pages` are the first page of each variant and how many it has. With one variant each page stands twice, so that the
    pile is cut into two whole sets; with more, two variants stand beside each other, and the last odd one twice.
    """
    pairs = ((pages[at], pages[at + 1] if at + 1 < len(pages) else pages[at]) for at in range(0, len(pages), 2))
    return tuple(
        (_page(left, row), _page(right, row)) for left, right in pairs for row in range(max(left[1], right[1]))
    )


def _page(variant: tuple[int, int], row: int) -> int | None:
    first, count = variant
    return first + row if row < count else None

"""Handouts: any section, box, table, question or part of the end matter as a sheet of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..files import Folder
from ..problems import ChapterError, Place, Problem, WrongUse, error, near
from .cache import Cache
from .products import Built, Progress, Report, content_of, draft_of, make, unchanged
from .remarks import page_warnings
from .standing import refuse_other

if TYPE_CHECKING:  # loaded when there is something to make
    from ..rendering import Edition
    from .chapters import Draft

#: The edition that a handout is set in, by its paper.
EDITIONS = {"a4": "handout", "a5": "handout-a5"}
#: What the name of a Word file ends in, so that its report lies beside that of the PDF.
WORD = ".docx"


def parts(folder: Folder, home: Path) -> Mapping[str, str]:
    """The ids of what can be handed out of a chapter, each with the words by which a person knows it."""
    from ..rendering import handouts

    content = content_of(folder)
    made = draft_of(folder, Cache(home / ".tarau" / "cache"), content, "")
    return handouts(made.chapter, made.language)


def hand_out(
    folder: Folder,
    home: Path,
    ids: Sequence[str],
    *,
    paper: str = "a4",
    out: Path | None = None,
    script: str = "",
    blank: bool = False,
    word: bool = False,
    jobs: int = 2,
    progress: Progress = lambda what, does: None,
) -> Built:
    """The parts `ids` of a chapter, each a PDF named after it in `out` (`home`/dist/CHAPTER/handouts), or a Word file
    (`word`).

    A part is rebuilt, not cut out: it has its own head and sources, and the numbers that it has in the book. With
    `blank`, maps have numbered circles in place of names. Raises a ChapterError with all that is wrong, a WrongUse for
    an id that nothing bears or an unknown paper; then nothing has been written.
    """
    from ..rendering import load_edition, narrowed

    if paper not in EDITIONS:
        problem = error("handout.paper", Place("--paper"), "handouts are not made on the paper '{paper}'",
                        near(paper, EDITIONS), paper=paper)  # fmt: skip
        raise WrongUse(problem)
    edition = dataclasses.replace(load_edition(EDITIONS[paper], Place("--paper")), scope="node", blank_maps=blank)
    edition = dataclasses.replace(edition, format="docx") if word else edition
    content = content_of(folder)
    progress(folder.label, "reading")
    made = draft_of(folder, Cache(home / ".tarau" / "cache"), content, script)
    target = out or home / "dist" / made.chapter.id / "handouts"
    if out is None:
        refuse_other(folder, home, made.chapter.id)
    problems: list[Problem] = []
    orders: dict[str, tuple[Draft, Edition]] = {}
    reports: dict[str, Report] = {}
    names: list[str] = []
    for id in dict.fromkeys(ids):
        name = "-".join(part for part in (id, "blank" if blank else "", "a5" if paper == "a5" else "", script) if part)
        name += WORD if word else ""
        try:
            part = narrowed(made.chapter, id, Place(id))
        except ChapterError as unknown:
            problems += unknown.problems
            continue
        names.append(name)
        if report := unchanged(target, made.chapter.id, name, content):
            reports[name] = report
        else:
            orders[name] = (dataclasses.replace(made, chapter=part), edition)
    if problems:
        raise WrongUse(*problems)
    reports |= make(orders, target, home, content, jobs, progress)
    on_pages = (problem for name in names for problem in page_warnings(name, reports[name].facts))
    return Built(tuple(reports[name] for name in names), tuple(on_pages))

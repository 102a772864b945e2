"""The report on finished pages for a browser: pictures of the pages with what was found on them marked."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..languages import Language
from ..pages import Finding, PageMap, PageReport
from ..problems import Message, Problem
from .templates import print_template

#: Per measure that is shown, its unit as the catalogue calls it.
MEASURES: Mapping[str, str] = {
    "pages": "",
    "size": "pt",
    "leading": "pt",
    "measure": "mm",
    "word_gap_median": "pt",
    "word_gap_95": "pt",
    "word_gap_most": "pt",
    "weight_estimate": "g",
    "weight_norm": "g",
    "pages_within_weight": "",
}
#: A mark is drawn so much larger than what it marks, in points.
AROUND = 2.0


@dataclass(frozen=True, slots=True)
class Norm:
    """What the report says of the norms: the law's name, the source of the numbers, and whether they are the law's."""

    document: str
    source: str
    known: bool
    grade: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """A finding on its page: its number, its group, its sentences, and its box in percent of the page."""

    number: int
    group: str
    message: str
    remedy: str
    place: str
    box: str


@dataclass(frozen=True, slots=True)
class _Page:
    folio: int
    picture: str
    shape: str
    marks: tuple[_Mark, ...]


def render_proof(
    title: str,
    pages: PageMap,
    report: PageReport,
    problems: Sequence[Problem],
    pictures: Sequence[bytes],
    norm: Norm | None,
    language: Language,
) -> str:
    """One self-contained page in `language`; `problems` say the report's findings one by one, `pictures` are PNGs."""
    found: dict[int, list[_Mark]] = {}
    for number, (finding, problem) in enumerate(zip(report.findings, problems, strict=True), 1):
        found.setdefault(finding.page, []).append(_mark(number, finding, problem, pages, language))
    shown = tuple(
        _Page(
            sheet.folio,
            "data:image/png;base64," + base64.b64encode(pictures[at]).decode("ascii"),
            f"{sheet.width:.0f} / {sheet.height:.0f}",
            tuple(found.get(at, ())),
        )
        for at, sheet in enumerate(pages.sheets)
    )
    context = {
        "tag": language.locale_tag,
        "title": title,
        "label": language.label,
        "pages": shown,
        "count": len(report.findings),
        "measures": tuple(_measures(report, language)),
        "norm": norm,
    }
    return print_template("proof/report.html", context)


def _measures(report: PageReport, language: Language) -> list[tuple[str, str]]:
    known = dict(report.measures)
    return [
        (
            name,
            f"{language.number(str(known[name]))}\u00a0{language.label('unit-' + unit) if unit else ''}".strip(
                "\u00a0"
            ),
        )
        for name, unit in MEASURES.items()
        if name in known
    ]


def _mark(number: int, finding: Finding, problem: Problem, pages: PageMap, language: Language) -> _Mark:
    sheet, area = pages.sheets[finding.page], finding.area
    x, y = 100 * (area.x - AROUND) / sheet.width, 100 * (area.y - AROUND) / sheet.height
    width, height = 100 * (area.width + 2 * AROUND) / sheet.width, 100 * (area.height + 2 * AROUND) / sheet.height
    box = f"left:{x:.2f}%;top:{y:.2f}%;width:{width:.2f}%;height:{height:.2f}%"
    message, remedy = _said(problem.message, language), _said(problem.remedy, language)
    group = "grave" if finding.weight >= 40 else "seen" if finding.weight >= 10 else "slight"
    return _Mark(number, group, message, remedy, str(problem.place), box)


def _said(message: Message, language: Language) -> str:
    return language.message(message.template).format(**dict(message.values))

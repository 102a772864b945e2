"""Proofing: finished pages looked at with a book designer's eye. The only room beside `sources` that reads PDF.

It says what is wrong on a page and which remedies the builder may try; it changes nothing itself.
"""

from __future__ import annotations

from ..pages import PageReport
from ..problems import Problem
from .breaks import break_findings
from .lines import line_findings
from .mending import Remedy, applied, remedies
from .norms import Norms, norms
from .pictures import page_images, page_pictures
from .places import place_findings
from .setting import Setting
from .type import measures, type_findings
from .wording import KINDS, said

__all__ = [
    "KINDS",
    "Norms",
    "Remedy",
    "Setting",
    "applied",
    "norms",
    "page_images",
    "page_pictures",
    "proof",
    "remedies",
    "said",
    "warnings",
]


def proof(setting: Setting) -> PageReport:
    """Everything found on the pages of a layout, by page and from top to bottom, and what was measured on them."""
    found = (*type_findings(setting), *place_findings(setting), *line_findings(setting), *break_findings(setting))
    ordered = sorted(found, key=lambda finding: (finding.page, finding.area.y, finding.area.x, finding.code))
    return PageReport(
        tuple(dict.fromkeys(ordered)), tuple(measures(setting)), setting.norms.profile if setting.norms else ""
    )


def warnings(setting: Setting, report: PageReport) -> tuple[Problem, ...]:
    """The findings as warnings, one for each in their order, at the place of its node in the chapter's files."""
    return tuple(
        said(
            finding.code,
            {**dict(finding.values), "page": finding.folio},
            setting.place(finding),
            in_matter=bool(setting.matter_of(finding)),
        )
        for finding in report.findings
    )

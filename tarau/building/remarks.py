"""What proofing says of an edition's pages: kept in its report, shown with pictures, and told in a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..pages import Finding
from ..problems import Message, Place, Problem, warning

if TYPE_CHECKING:
    from ..publishing import Product
    from .chapters import Draft
    from .setting import Finished

#: So many remarks on an edition are told one by one, the gravest; the report has all of them.
MOST_TOLD = 4


def with_report(product: Product, name: str, made: Draft, done: Finished) -> Product:
    """The product with the report on its pages beside it, and the findings among its facts."""
    from ..proofing import page_pictures
    from ..rendering import Norm, render_proof

    findings = done.report.findings
    pictures = page_pictures(done.pages.pdf, sorted({finding.page for finding in findings}))
    norms = done.norms
    shown = Norm(norms.document, norms.source, norms.known, norms.grade) if norms else None
    title = f"{made.folder.label}: {name}"
    html = render_proof(title, done.pages.map, done.report, done.problems, pictures, shown, made.language)
    facts = (
        ("settled", done.settled),
        ("findings", [_kept(finding, problem) for finding, problem in _paired(findings, done.problems)]),
        ("findings_weight", {"before": round(done.before, 2), "after": round(done.report.weight, 2)}),
        ("measures", dict(done.report.measures)),
        ("norms", done.report.norms),
    )
    return replace(product, facts=(*product.facts, *facts), beside=((f"{name}.pages.html", html.encode()),))


def _paired(findings: Sequence[Finding], problems: Sequence[Problem]) -> list[tuple[Finding, Problem]]:
    """Findings with their problems, the gravest first."""
    return sorted(zip(findings, problems, strict=True), key=lambda pair: -pair[0].weight)


def _kept(finding: Finding, problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "code": finding.code,
        "page": finding.folio,
        "sheet": finding.page,
        "node": finding.node,
        "weight": round(finding.weight, 2),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "values": dict(finding.values),
    }


def page_warnings(edition: str, facts: Mapping[str, Any]) -> Iterator[Problem]:
    """The remarks on an edition from the facts of its report: the gravest in words, the others counted."""
    findings: Sequence[Mapping[str, Any]] = facts.get("findings", ())
    if not findings:
        return
    from ..proofing import said

    for kept in findings[:MOST_TOLD]:
        place = Place(kept["file"], kept["line"], kept["column"])
        problem = said(kept["code"], {**kept["values"], "page": kept["page"]}, place)
        named = Message("{edition}: {remark}", (("edition", edition), ("remark", problem.message)))
        yield replace(problem, message=named)
    more = len(findings) - MOST_TOLD
    if more > 0:
        place = Place(findings[0]["file"])
        message, remedy = "{edition}: {count} more remarks on its pages", "see {file}"
        yield warning("proof.more", place, message, remedy, edition=edition, count=more, file=f"{edition}.pages.html")

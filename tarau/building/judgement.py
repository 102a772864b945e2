"""What judges say of a product: our own checks in every build, the programs of others where that was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..files import write
from ..judging import Bench, Verdict, judge, judges_of
from ..problems import Message, Place, Problem, error, warning
from .cache import Cache, engine_key, key

if TYPE_CHECKING:
    from .products import Report

#: Why a judge from outside says nothing in a build that was not asked for it.
NOT_ASKED = "asked for with --judges"
#: So many remarks of a judge on a product are told one by one; the report has all of them.
MOST_TOLD = 5
#: By the standard of an edition, what veraPDF calls the rules that its file is held against.
RULES = {"ua-1": ("ua1",), "a-3a": ("3a", "ua1")}

#: What a judge is seen to do while it works.
JUDGING = Message("judging")

Facts = Mapping[str, Any]


def as_json(facts: Facts) -> bytes:
    """A report as it is written."""
    return json.dumps(facts, ensure_ascii=False, indent=2).encode() + b"\n"


def unjudged(product: str, standard: str | None, facts: Facts) -> list[Facts]:
    """The lines of a report on a product that no judge from outside has seen: our own checks, and who was not run."""
    names = judges_of(product, RULES.get(standard or "", ()))
    return [*_our_own(facts), *({"judge": name, "not_run": NOT_ASKED} for name in names)]


def _our_own(facts: Facts) -> Iterator[Facts]:
    """What our own checks said."""
    for checked, findings in facts.get("checked", {}).items():
        told = [{"weight": "error", "rule": checked, "where": "", "words": each} for each in findings]
        yield {"judge": f"Tarau: {checked}", "version": __version__, "findings": told}
    for verdict in facts.get("accessibility", {}).get("judges", ()):
        yield {"judge": verdict["judge"], "version": __version__, "findings": verdict["findings"]}
    if "measures" in facts:
        count = len(facts["findings"])
        said: Facts = {"see": "findings"} if count else {"findings": []}
        yield {"judge": "Tarau: pages", "version": __version__, "count": count, **said}


@dataclass(frozen=True, slots=True)
class Court:
    """Where products are judged: in which folder the judges are, what was said before, and who watches."""

    home: Path
    target: Path
    """The folder of the products, where their reports lie."""
    progress: Callable[[str, str], None]

    def judged(self, report: Report) -> Report:
        """The report on a product with what the judges from outside say of it, written in the place of the old one.

        What one said before of the same bytes, with the same programs, it is not asked again.
        """
        rules = RULES.get(str(report.facts.get("standard")), ())
        data, said = report.path.read_bytes(), {}
        for name in judges_of(report.path.name, rules):
            self.progress(f"{report.edition}, {name}", JUDGING.template)
            said[name] = _told(self._verdict(name, data, rules))
        before: Any = report.facts["judges"]
        own = [each for each in before if each["judge"] not in said]
        facts = {**report.facts, "judges": [*own, *said.values()]}
        write(self.target / f"{report.edition}.report.json", as_json(facts))
        return replace(report, facts=facts)

    def _verdict(self, name: str, data: bytes, rules: tuple[str, ...]) -> Verdict:
        bench, cache = Bench(self.home / ".tarau" / "judges"), Cache(self.home / ".tarau" / "cache")

        def look() -> Verdict:
            verdict = judge(name, data, bench, rules)
            if verdict.not_run:  # which may be mended before the next time
                raise _NotRun(verdict)
            return verdict

        try:
            return cache.kept(key("judged", engine_key(), name, bench.stamp(), *rules, data), look)
        except _NotRun as why:
            return why.verdict


class _NotRun(Exception):
    """A verdict that is not kept."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.judge)
        self.verdict = verdict


def _told(verdict: Verdict) -> dict[str, Any]:
    """A verdict as a line of a report."""
    if verdict.not_run:
        return {
            "judge": verdict.judge,
            "not_run": verdict.not_run,
            **({"said": verdict.detail} if verdict.detail else {}),
        }
    looked = {"looked": list(verdict.looked)} if verdict.looked else {}
    findings = [asdict(remark) for remark in verdict.remarks]
    return {"judge": verdict.judge, "version": verdict.version, **looked, "findings": findings}


def remarks_of_judges(facts: Facts, place: Place) -> Iterator[Problem]:
    """What the judges from outside found in a product, as problems at `place`: the gravest one by one, others counted.

    What they call a note stands in the report only.
    """
    for verdict in facts.get("judges", ()):
        found = [each for each in verdict.get("findings", ()) if each.get("weight") in ("error", "warning")]
        found.sort(key=lambda each: each["weight"] != "error")
        for each in found[:MOST_TOLD]:
            yield _problem(verdict, each, place, facts)
        if len(found) > MOST_TOLD:
            message, remedy = "{judge} has {count} more remarks on it", "see {file}"
            values = {"judge": verdict["judge"], "count": len(found) - MOST_TOLD}
            yield warning("judging.more", place, message, remedy, file=f"{facts['edition']}.report.json", **values)


def _problem(verdict: Facts, remark: Facts, place: Place, facts: Facts) -> Problem:
    """One remark. The words are the judge's own: they are not translated."""
    found = error(
        "judging.found",
        place,
        "{judge} {version} says of {where}: {words} ({rule})",
        "look at it in {product}; what the chapter has not asked for is our fault: report it with the chapter folder",
        judge=verdict["judge"],
        version=verdict["version"],
        where=remark["where"] or facts["product"],
        words=remark["words"],
        rule=remark["rule"],
        product=facts["product"],
    )
    return found if remark["weight"] == "error" else replace(found, severity="warning")

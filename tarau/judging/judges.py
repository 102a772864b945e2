"""The judges: which products each looks at, how it is called, and how its report is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..files import Folder, shared_text, write
from .programs import BROKE_OFF, Bench, NotRun, run
from .verdicts import Remark, Verdict, Weight

#: The widths at which a page for the browser is looked at, in CSS pixels, each in light and in dark.
WIDTHS = (400, 800, 1400)
#: How grave EPUBCheck calls what it found.
EPUBCHECK: Mapping[str, Weight] = {"FATAL": "error", "ERROR": "error", "WARNING": "warning"}
#: How grave axe-core calls what it found, and Ace, which asks axe-core too.
AXE: Mapping[str, Weight] = {"critical": "error", "serious": "error", "moderate": "warning"}
#: What only a person who certifies a book can say of it.
CERTIFIERS = frozenset({"a11y:certifierCredential", "a11y:certifierReport"})


@dataclass(frozen=True, slots=True)
class Judge:
    """A program that judges products with some endings, and how it is asked."""

    name: str
    endings: tuple[str, ...]
    look: Callable[[bytes, Bench, tuple[str, ...]], Verdict]


def _epubcheck(product: bytes, bench: Bench, rules: tuple[str, ...]) -> Verdict:
    java, archive = bench.program("java"), bench.own("epubcheck", "epubcheck/epubcheck.jar")
    with _on_disk(product, "product.epub") as book:
        said, last = run(
            [java, "-jar", str(archive), "--json", "-", "--quiet", "--locale", "en", str(book)], book.parent
        )
    told = _read(said[said.find("{") :], last)
    remarks = (
        Remark(EPUBCHECK.get(each["severity"], "note"), each["ID"], _spots(each["locations"]), each["message"])
        for each in told["messages"]
    )
    return Verdict("EPUBCheck", told["checker"]["checkerVersion"], tuple(remarks))


def _spots(locations: Sequence[Mapping[str, Any]]) -> str:
    """The first place of a remark, and how many there are besides."""
    if not locations:
        return ""
    first = locations[0]
    place = ":".join([first["path"], *(str(first[each]) for each in ("line", "column") if first.get(each, -1) > 0)])
    return place + (f" (+{len(locations) - 1})" if len(locations) > 1 else "")


def _ace(product: bytes, bench: Bench, rules: tuple[str, ...]) -> Verdict:
    node, chromium = bench.program("node"), bench.program("chromium")
    started = bench.own("ace", "node_modules/@daisy/ace-cli/bin/ace.js")
    with _on_disk(product, "product.epub") as book:
        command = [node, str(started), "--force", "--silent", "--outdir", str(book.parent / "said"), str(book)]
        # It keeps a log and settings in the home of whoever starts it.
        variables = {"PUPPETEER_EXECUTABLE_PATH": chromium, "HOME": str(book.parent)}
        said, last = run(command, book.parent, variables=variables)
        report = Folder(book.parent, "")
        told = _read(report.text("said/report.json") if report.has("said/report.json") else "", last or said)
    remarks = [
        Remark(
            AXE.get(fault["earl:test"]["earl:impact"], "note"),
            fault["earl:test"]["dct:title"],
            subject["earl:testSubject"]["url"],
            str(fault["earl:result"]["dct:description"]),
        )
        for subject in told["assertions"]
        for fault in subject["assertions"]
    ]
    lacking = sorted({*told["a11y-metadata"]["missing"], *told["a11y-metadata"]["empty"]} - CERTIFIERS)
    remarks += [Remark("note", "metadata", "package.opf", f"{name} is missing") for name in lacking]
    return Verdict("Ace by DAISY", told["earl:assertedBy"]["doap:release"]["doap:revision"], tuple(remarks))


def _axe(product: bytes, bench: Bench, rules: tuple[str, ...]) -> Verdict:
    node, chromium = bench.program("node"), bench.program("chromium")
    packages = bench.own("axe", "node_modules").parent
    script = shared_text("assets/judges/axe/axe.mjs")
    with _on_disk(product, "product.html") as page:
        command = [node, "--input-type=module", "-", chromium, str(page), json.dumps(WIDTHS)]
        said, last = run(command, packages, given=script)
    told = _read(said, last)
    remarks = [*_at_each_width(told["looks"])]
    asked = dict.fromkeys(told["asked"])
    remarks += [Remark("error", "network", address, "the page asks for this address") for address in asked]
    remarks += [Remark("warning", "console", "", words) for words in dict.fromkeys(told["said"])]
    looked = [f"{look['width']} px, {look['scheme']}" for look in told["looks"]]
    return Verdict("axe-core", told["axe"], tuple(remarks), (*looked, told["browser"]))


def _at_each_width(looks: Sequence[Mapping[str, Any]]) -> Iterator[Remark]:
    """The remarks of axe-core, each once: with the first look that shows it, and how many more do."""
    found: dict[tuple[str, str], tuple[Mapping[str, Any], list[str]]] = {}
    for look in looks:
        for fault in look["violations"]:
            for spot in fault["spots"]:
                _, seen = found.setdefault((fault["id"], spot), (fault, []))
                seen.append(f"{look['width']} px, {look['scheme']}")
    for (rule, spot), (fault, seen) in found.items():
        more = f" (+{len(seen) - 1})" if len(seen) > 1 else ""
        yield Remark(AXE.get(fault["impact"], "note"), rule, f"{spot}: {seen[0]}{more}", fault["help"])


def _verapdf(product: bytes, bench: Bench, rules: tuple[str, ...]) -> Verdict:
    program, version, remarks = bench.program("verapdf"), "", list[Remark]()
    for rule in rules:
        with _on_disk(product, "product.pdf") as file:
            said, last = run([program, "--flavour", rule, "--format", "json", str(file)], file.parent)
        report = _read(said[said.find("{") :], last)["report"]
        version = report["buildInformation"]["releaseDetails"][0]["version"]
        for job in report["jobs"]:
            if "validationResult" not in job:  # an encrypted or a broken file
                raise NotRun(BROKE_OFF, str(job.get("taskException", ""))[-300:])
            results = job["validationResult"]  # a list since 1.26
            for result in results if isinstance(results, list) else [results]:
                remarks += _broken_rules(rule, result)
    return Verdict("veraPDF", version, tuple(remarks), rules)


def _broken_rules(flavour: str, result: Mapping[str, Any]) -> Iterator[Remark]:
    for each in result["details"]["ruleSummaries"]:
        if str(each.get("ruleStatus", each.get("status"))).upper() == "FAILED":
            rule = f"{each['specification']}, {each['clause']}-{each['testNumber']}"
            yield Remark("error", rule, flavour, f"{each['description']} ({each['failedChecks']})")


@contextmanager
def _on_disk(product: bytes, name: str) -> Iterator[Path]:
    """A product in a folder of its own, for programs that read files; gone with all that they leave there."""
    with TemporaryDirectory(prefix="tarau-judge-", ignore_cleanup_errors=True) as folder:
        write(Path(folder) / name, product)
        yield Path(folder) / name


def _read(said: str, last: str) -> Any:
    """The report of a judge; NotRun when it is none."""
    try:
        return json.loads(said)
    except ValueError:
        raise NotRun(BROKE_OFF, (last or said).strip()[-300:]) from None


#: Every judge by its name, as reports call it.
JUDGES: Mapping[str, Judge] = {
    each.name: each
    for each in (
        Judge("EPUBCheck", (".epub",), _epubcheck),
        Judge("Ace by DAISY", (".epub",), _ace),
        Judge("axe-core", (".html",), _axe),
        Judge("veraPDF", (".pdf",), _verapdf),
    )
}


def judges_of(product: str, rules: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The judges that look at a product of this name. A PDF is judged where it is to keep `rules` (ua1, 3a)."""
    wanted = (each.name for each in JUDGES.values() if product.endswith(each.endings))
    return tuple(name for name in wanted if rules or name != "veraPDF")

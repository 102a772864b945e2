"""What may be done about a finding without touching a word: chosen in a fixed order, each remedy tried once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..pages import Finding, Mendings, PageReport
from .lines import divided_word
from .setting import Row, Setting

#: A figure may come out smaller by so much.
SMALLER = 0.9
#: A paragraph whose last line fills no more than this of its room is likely to do with a line less.
EASILY_SHORTER = 0.45


@dataclass(frozen=True, slots=True, order=True)
class Remedy:
    """One change to one node: `kind` is a field of `Mendings`; `value` is what it gets.

    `mends` is the node whose finding it is to mend: the same, or the section that it stands in.
    """

    kind: str
    node: str
    value: str | int | float
    mends: str


def remedies(setting: Setting, report: PageReport, tried: frozenset[Remedy]) -> tuple[Remedy, ...]:
    """For each finding the first remedies that were not tried yet; one for a node, the gravest finding first."""
    chosen: dict[str, Remedy] = {}
    for finding in sorted(report.findings, key=lambda finding: (-finding.weight, finding.page, finding.node)):
        for together in _possible(setting, finding):
            if together and not any(remedy in tried or remedy.node in chosen for remedy in together):
                chosen |= {remedy.node: remedy for remedy in together}
                break
    return tuple(sorted(chosen.values(), key=lambda remedy: (remedy.kind, remedy.node)))


def applied(mendings: Mendings, remedies: tuple[Remedy, ...]) -> Mendings:
    """The mendings with some remedies more: words add up, of the others the later takes the place of the earlier."""
    for remedy in remedies:
        node, value = remedy.node, remedy.value
        if remedy.kind == "whole":
            words = (*mendings.whole.get(node, ()), *str(value).split())
            mendings = replace(mendings, whole={**mendings.whole, node: words})
        elif remedy.kind == "lines":
            mendings = replace(mendings, lines={**mendings.lines, node: int(value)})
        elif remedy.kind == "scale":
            mendings = replace(mendings, scale={**mendings.scale, node: float(value)})
        else:
            mendings = replace(mendings, opening=(*mendings.opening, node))
    return mendings


Together = tuple[Remedy, ...]


def _possible(setting: Setting, finding: Finding) -> Iterator[Together]:
    """What may help, the gentlest first."""
    node = finding.node
    if finding.code in _OF_PARAGRAPHS and node in setting.body:
        for kind, value in _for_paragraph(setting, finding):
            yield (Remedy(kind, node, value, node),)
    elif finding.code in ("proof.heading", "proof.split") and (node in setting.blocks or node in setting.headings):
        yield (Remedy("opening", node, 1, node),)
    elif finding.code == "proof.last-page":
        yield _shorter(setting, finding)
    elif finding.code == "proof.hole":
        yield from _smaller(setting, finding)


_OF_PARAGRAPHS = frozenset(
    {"proof.ladder", "proof.page-hyphen", "proof.loose", "proof.short-line", "proof.widow", "proof.orphan"}
)


def _for_paragraph(setting: Setting, finding: Finding) -> Iterator[tuple[str, str | int | float]]:
    if finding.code in ("proof.ladder", "proof.page-hyphen"):
        yield from (("whole", word) for word in _divided(setting, finding))
    first, second = (1, -1) if finding.code in ("proof.ladder", "proof.page-hyphen") else (-1, 1)
    yield from (("lines", first), ("lines", second))


def _divided(setting: Setting, finding: Finding) -> Iterator[str]:
    """Words that are divided where a finding is, to be kept whole: each by itself, the last first; then all of them
    and those on two lines around it."""
    for rows in setting.paragraphs:
        at = _position(rows, finding) if rows[0].line.block == finding.node else None
        if at is None:
            continue
        ladder = 1 if finding.code == "proof.page-hyphen" else dict(finding.values)["lines"]
        first = at - int(str(ladder)) + 1
        words = {n: divided_word(*rows[n : n + 2]) for n in range(len(rows) - 1) if rows[n].line.hyphenated}
        yield from (words[n] for n in range(at, first - 1, -1) if n in words)
        yield " ".join(dict.fromkeys(words[n] for n in sorted(words) if first - 2 <= n <= at + 2))


def _position(rows: tuple[Row, ...], finding: Finding) -> int | None:
    for at, row in enumerate(rows):
        if row.page == finding.page and row.line.y == finding.area.y:
            return at
    return None


def _shorter(setting: Setting, finding: Finding) -> Together:
    """As many paragraphs of a section as there are lines to be saved, those with the shortest last line first."""
    found: dict[str, float] = {}
    for rows in setting.paragraphs:
        last = rows[-1].line
        inside = setting.body.get(last.block)
        short = last.width < EASILY_SHORTER * last.room
        if inside is not None and inside.id == finding.node and len(rows) > 2 and short:
            found[last.block] = last.width
    wanted = int(str(dict(finding.values)["lines"]))
    nodes = sorted(found, key=lambda node: (found[node], node))[:wanted]
    return tuple(Remedy("lines", node, -1, finding.node) for node in nodes)


def _smaller(setting: Setting, finding: Finding) -> Iterator[Together]:
    """The figure at the head of the next page, where it misses the hole by no more than it may shrink."""
    for id in setting.blocks:
        spot = setting.map.spots.get(id)
        if spot is None or spot.page != finding.page + 1 or spot.y > setting.map.sheets[spot.page].area.y + 2:
            continue
        if spot.height * SMALLER <= finding.area.height and setting.blocks[id].KIND in ("chart", "timeline"):
            yield (Remedy("scale", id, SMALLER, finding.node),)

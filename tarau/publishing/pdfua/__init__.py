"""Our own judge of PDF/UA-1: the conditions of the Matterhorn Protocol 1.1 that a program can tell.

It finds faults. That it finds none does not say that a file conforms: `person` conditions need one.
"""

from __future__ import annotations

import io

import pikepdf

from . import rules_file, rules_fonts, rules_tree
from .conditions import CONDITIONS, PREMISES, Condition
from .file import Finding, read_file

__all__ = ["CONDITIONS", "PREMISES", "Condition", "Finding", "dealt_with", "inspect"]


def inspect(data: bytes) -> tuple[Finding, ...]:
    """The conditions that a PDF meets, each finding once; a premise that does not hold is one, under its name."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        file = read_file(pdf)
        rules = (*rules_file.RULES, *rules_tree.RULES, *rules_fonts.RULES)
        return tuple(dict.fromkeys(finding for rule in rules for finding in rule(file)))


def dealt_with() -> dict[str, str]:
    """The numbers of the conditions that are checked, absent, or for a person."""
    ways = dict.fromkeys(condition.how for condition in CONDITIONS)
    return {how: " ".join(each.number for each in CONDITIONS if each.how == how) for how in sorted(ways)}

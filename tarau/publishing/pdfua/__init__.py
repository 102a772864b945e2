"""Our own judge of PDF/UA-1: the conditions of the Matterhorn Protocol 1.1 that a program can tell.

It finds faults. That it finds none does not say that a file conforms: `person` conditions need one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from . import rules_file, rules_fonts, rules_tree
from .conditions import CONDITIONS, FURTHER, PREMISES, Condition
from .file import Finding, read_file

__all__ = ["CONDITIONS", "FURTHER", "PREMISES", "Condition", "Finding", "dealt_with", "inspect"]

#: What Python says where a file is not made as a PDF must be.
_DAMAGE = (pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def inspect(data: bytes) -> tuple[Finding, ...]:
    """The conditions that a PDF meets, each finding once; what the protocol gives no number to is found under a name: a
    premise that does not hold, or something further that is wrong. Any bytes can be inspected."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return tuple(dict.fromkeys(_findings(pdf)))
    except pikepdf.PasswordError:
        return (Finding("encryption", "a password is needed"),)
    except _DAMAGE as damage:
        return (Finding("damage", f"{type(damage).__name__}: {damage}"[:80]),)


def _findings(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """What all rules find; a rule that stumbles over what no sound file has finds damage."""
    file = read_file(pdf)
    for rule in (*rules_file.RULES, *rules_tree.RULES, *rules_fonts.RULES):
        try:
            yield from rule(file)
        except _DAMAGE as damage:
            yield Finding("damage", f"{rule.__name__}: {damage}"[:80])


def dealt_with() -> dict[str, str]:
    """The numbers of the conditions that are checked, absent, or for a person; and what is checked further."""
    ways = dict.fromkeys(condition.how for condition in CONDITIONS)
    told = {how: " ".join(each.number for each in CONDITIONS if each.how == how) for how in sorted(ways)}
    return told | {"further": " ".join(FURTHER)}

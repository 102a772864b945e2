"""Which characters of a raw text the cleaning took out as noise."""

from __future__ import annotations

from tarau.cleaning import CleanText


def gone(cleaned: CleanText, length: int) -> list[bool]:
    """Of each character of the raw text, `length` characters long, whether it was taken out as noise."""
    found = [False] * length
    for entry in cleaned.ledger:
        if entry.status == "applied" and any(rule.startswith("noise.") for rule in entry.rules):
            found[entry.start : entry.end] = [True] * (entry.end - entry.start)
    return found

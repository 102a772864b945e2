"""What a judge said: types only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Weight = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark of a judge: how grave, by which of its rules, where in the product, and its own words (English)."""

    weight: Weight
    rule: str
    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge found in a product, or why it was not run (a template of the message catalogues)."""

    judge: str
    version: str = ""
    remarks: tuple[Remark, ...] = ()
    looked: tuple[str, ...] = ()
    """What it was asked to look at, where that can differ: widths of the screen, standards."""
    not_run: str = ""
    detail: str = ""
    """The last words of a program that broke off."""

"""Judging: programs of others look at finished products; each says its version and what it found.

Nothing of a product is made here, and no product needs it: a judge that is not there is not run, and its verdict says
why. The programs are those of the system (Java, Node.js, Chromium, veraPDF) and what `build.py test` installs, as
locked in assets/judges/, into .tarau/judges/.
"""

from __future__ import annotations

from .judges import JUDGES, Judge, judges_of
from .programs import LONGEST_LOOK, MISSING, Bench, NotRun
from .verdicts import Remark, Verdict

__all__ = ["JUDGES", "LONGEST_LOOK", "MISSING", "Bench", "Judge", "NotRun", "Remark", "Verdict", "judge", "judges_of"]


def judge(name: str, product: bytes, bench: Bench, rules: tuple[str, ...] = ()) -> Verdict:
    """What the judge `name` (one of JUDGES) says of a product.

    `rules` are the standards that a PDF is to be held against, in the words of veraPDF: ua1, 3a. A judge that is not
    there, or that broke off, gives a verdict that says so.
    """
    try:
        return JUDGES[name].look(product, bench, rules)
    except NotRun as why:
        return Verdict(name, not_run=why.reason, detail=why.detail)

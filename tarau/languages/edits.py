"""Changes in a text that is split into runs: each change is made once, and the split stays where it was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

#: From, to, and what stands there instead.
Edit = tuple[int, int, str]

#: One step of the typography: what it wants changed in a text.
Step = Callable[[str], Iterable[Edit]]


def rewrite_runs(texts: Sequence[str], steps: Iterable[Step]) -> tuple[str, ...]:
    """`texts` read as one text, changed by each step in turn, and given back in the same number of pieces."""
    text = "".join(texts)
    cuts = [0]
    for piece in texts:
        cuts.append(cuts[-1] + len(piece))
    for step in steps:
        text, cuts = _apply(text, cuts, sorted(step(text)))
    return tuple(text[start:end] for start, end in pairwise(cuts))


def _apply(text: str, cuts: list[int], edits: Sequence[Edit]) -> tuple[str, list[int]]:
    pieces: list[str] = []
    at, shifts = 0, [0]
    for start, end, becomes in edits:
        pieces += [text[at:start], becomes]
        at = end
        shifts.append(shifts[-1] + len(becomes) - (end - start))
    ends = [end for _, end, _ in edits]

    def moved(cut: int) -> int:
        # What is put in at a cut, or written over it, belongs to the piece before the cut.
        before = bisect_right(ends, cut)
        if before < len(edits) and edits[before][0] < cut:
            return edits[before][0] + shifts[before] + len(edits[before][2])
        return cut + shifts[before] if cut else 0

    return "".join([*pieces, text[at:]]), [moved(cut) for cut in cuts]

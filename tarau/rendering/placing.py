"""Putting labels beside a line, as near as can be to where each belongs, without any two touching."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], heights: Sequence[float], room: float, apart: float) -> list[float]:
    """Tops as near as can be to those wanted, in order, `apart` from each other, all within the room where they fit.

    Neighbours that would overlap form a block, and a block stands where its members want it on the average (the
    pool-adjacent-violators algorithm: the least sum of squares).
    """
    blocks: list[tuple[float, int]] = []  # per block the mean of (wanted top - offset within the block), and its size
    offsets = [0.0]
    for height in heights:
        offsets.append(offsets[-1] + height + apart)
    for position, top in enumerate(wanted):
        mean, size = top - offsets[position], 1
        while blocks and blocks[-1][0] > mean:
            before, count = blocks.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        blocks.append((mean, size))
    most = room - (offsets[-1] - apart)
    tops: list[float] = []
    for mean, size in blocks:
        start = min(max(mean, 0.0), max(most, 0.0))
        tops += [start + offsets[len(tops) + i] for i in range(size)]
    return tops

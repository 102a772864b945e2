"""Mixing what is printed in another order than the right one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from ...files import Text


def shuffled(id: str, items: Sequence[Text]) -> tuple[int, ...]:
    """The order in which items are printed: mixed by their own words, so the same for ever, and never the right one."""
    order = sorted(range(len(items)), key=lambda index: hashlib.sha256(f"{id}\0{items[index]}".encode()).digest())
    if order == list(range(len(items))):
        order = order[1:] + order[:1]
    return tuple(order)

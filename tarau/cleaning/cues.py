"""Short hand-made word lists of a language: `assets/languages/<tag>/cleaning/<name>.txt`, one entry a line."""

from __future__ import annotations

from functools import cache

from ..files import shared_names, shared_text


@cache
def cues(tag: str, name: str) -> frozenset[str]:
    """The entries of a list in small letters; none where the language has no such list. `#` begins a comment line."""
    file = f"assets/languages/{tag}/cleaning/{name}.txt"
    if file not in shared_names(f"assets/languages/{tag}/cleaning"):
        return frozenset()
    lines = (line.strip() for line in shared_text(file).split("\n"))
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))

"""Lists as they stand in the files of assets/languages/TAG/spelling: plain text, compressed."""

from __future__ import annotations

import gzip

from ..files import shared, shared_names


def packed(text: str) -> bytes:
    """A list as it stands in its file; the same text gives the same bytes."""
    return gzip.compress(text.encode(), 9, mtime=0)


def unpacked(tag: str, name: str) -> list[str]:
    """The lines of a list; none where the language has no such list."""
    folder = f"assets/languages/{tag}/spelling"
    file = f"{folder}/{name}.gz"
    if file not in shared_names(folder, ".gz"):
        return []
    return gzip.decompress(shared(file)).decode().split("\n")

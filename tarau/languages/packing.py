"""Lists as they stand in the files of assets/languages/TAG/spelling: plain text, compressed."""

from __future__ import annotations

import zlib
from functools import cache

from ..files import shared, shared_names

#: What tells zlib that a file has the head and the checksum of gzip.
_GZIP = 31


def packed(text: str) -> bytes:
    """A list as it stands in its file; the same text gives the same bytes."""
    import gzip

    return gzip.compress(text.encode(), 9, mtime=0)


def unpacked(tag: str, name: str) -> list[str]:
    """The lines of a list; none where the language has no such list."""
    file = f"{name}.gz"
    if file not in spelling_files(tag):
        return []
    return zlib.decompress(shared(f"{_folder(tag)}/{file}"), wbits=_GZIP).decode().split("\n")


@cache
def spelling_files(tag: str) -> frozenset[str]:
    """The names of the files in assets/languages/TAG/spelling."""
    return frozenset(name.rpartition("/")[2] for name in shared_names(_folder(tag)))


def _folder(tag: str) -> str:
    return f"assets/languages/{tag}/spelling"

"""What was made before: kept in .tarau/ under a key of everything it was made from, and thrown away at will."""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from ..files import Folder, shared, shared_names, write
from ..problems import ChapterError

Made = TypeVar("Made")

#: The libraries whose version changes what is made.
LIBRARIES = (
    "babel",
    "fonttools",
    "ftfy",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "pikepdf",
    "pydyf",
    "pypdfium2",
    "pyphen",
    "trafilatura",
    "weasyprint",
)


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """The name and version of each library that shapes a product. What is packed is packed by zlib, Python's own."""
    return (*((name, _version(name)) for name in LIBRARIES), ("zlib", zlib.ZLIB_RUNTIME_VERSION))


def _version(name: str) -> str:
    from importlib import metadata  # two hundredths of a second that only a build needs to pay

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"


def key(*parts: object) -> str:
    """One name for some parts: bytes, texts, numbers and tuples of them."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode()
        digest.update(f"{len(data)}\0".encode() + data)
    return digest.hexdigest()


def files_key(folder: Folder, names: Iterable[str]) -> str:
    """A key of the names and contents of some files."""
    return key(*(part for name in names for part in (name, folder.digest(name))))


@cache
def engine_key() -> str:
    """A key of the engine itself: its code, templates, assets and libraries."""
    code = Folder(Path(__file__).resolve().parent.parent, "tarau")
    shared_files = (name for folder in ("templates", "assets") for name in shared_names(folder))
    parts = tuple(part for name in shared_files for part in (name, shared(name)))
    return key(files_key(code, code.names(suffix=".py")), versions(), *parts)


@dataclass(frozen=True, slots=True)
class Cache:
    """Values kept on disk. A file that cannot be read is as good as none."""

    folder: Path

    def kept(self, name: str, make: Callable[[], Made]) -> Made:
        """The value kept under `name`, or a new one from `make`, kept from now on."""
        path = self.folder / name[:2] / name
        try:
            value: Made = pickle.loads(path.read_bytes())
        except Exception:  # missing, torn, or of an older shape: it is made again
            value = make()
            with suppress(ChapterError):  # where nothing can be kept, it is made again the next time
                write(path, pickle.dumps(value, protocol=5))
        return value

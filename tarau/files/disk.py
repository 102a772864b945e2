"""Reading files of one folder and nothing outside it; writing files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from ..problems import ChapterError, Message, Place, error, near

#: The largest source text and the largest YAML file that are read, in bytes (docs/architecture.md, limits).
LARGEST_SOURCE = 32 * 2**20
LARGEST_YAML = 2**20


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder whose files may be read; names that lead outside it, through `..` or a link, are refused.

    `root` is where it lies; `label` is how a person calls it, and begins every place in it.
    """

    root: Path
    label: str

    def place(self, name: str, line: int = 0, column: int = 0) -> Place:
        """The place of a file of this folder."""
        return Place(f"{self.label}/{name}" if self.label else name, line, column)

    def read(self, name: str, asked_at: Place | None = None, *, largest: int = LARGEST_SOURCE) -> bytes:
        """The bytes of the file `name`; a ChapterError at `asked_at` says why there are none."""
        return self._inside(name, asked_at or self.place(name), largest).read_bytes()

    def text(self, name: str, asked_at: Place | None = None, *, largest: int = LARGEST_SOURCE) -> str:
        """The file `name` as UTF-8 text without its byte-order mark, or a ChapterError with the place of the damage."""
        data = self.read(name, asked_at, largest=largest)
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as damage:
            before = data[: damage.start]
            line = before.count(b"\n") + 1
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
            problem = error(
                "file.encoding",
                self.place(name, line, column),
                "this file is not UTF-8 text",
                "open it in an editor and save it with the encoding UTF-8",
            )
            raise ChapterError(problem) from None

    def has(self, name: str) -> bool:
        """Whether `name` is a file inside this folder."""
        path = (self.root / name).resolve()
        return path.is_relative_to(self.root.resolve()) and path.is_file()

    def names(self, under: str = "", suffix: str = "") -> tuple[str, ...]:
        """The files under `under`, at any depth, as names with forward slashes, in order of code points."""
        start = self.root / under
        found = (path for path in start.rglob("*") if path.name.endswith(suffix) and path.is_file())
        names = (path.relative_to(self.root).as_posix() for path in found)
        return tuple(sorted(name for name in names if not any(part.startswith(".") for part in name.split("/"))))

    def _inside(self, name: str, asked_at: Place, largest: int) -> Path:
        root = self.root.resolve()
        remedy: str | Message
        try:
            path = (root / name.replace("\0", "?")).resolve()
            leaves, there = not path.is_relative_to(root), path.is_file()
        except OSError:  # a name too long for the file system, or a loop of links
            path, leaves, there = root, False, False
        if leaves:
            message, remedy = "'{name}' leaves the chapter folder", "put a copy of the file into the chapter folder"
        elif not there:
            message, remedy = "there is no file '{name}'", self._instead(name)
        elif path.stat().st_size > largest:
            message, remedy = "'{name}' is larger than {limit} bytes", "split it into several files"
        elif not os.access(path, os.R_OK):
            message, remedy = "'{name}' may not be read", "give yourself the right to read the file"
        else:
            return path
        raise ChapterError(
            error("file.reference", asked_at, message, remedy, name=name, folder=self.label, limit=largest)
        )

    def _instead(self, name: str) -> str | Message:
        if get_close_matches(name, names := self.names(), n=1, cutoff=0.6):
            return near(name, names)
        return "add it to {folder}, or correct the name here"


def write(path: Path, data: bytes) -> None:
    """Write all of `data` to `path`, or leave what was there untouched; its folder is made when missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


@cache
def _shared_root() -> Path:
    """Where templates/ and assets/ lie: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    return package if (package / "templates").is_dir() else package.parent


def shared(name: str) -> bytes:
    """The bytes of a file that every chapter shares, such as `assets/fonts/Literata-Regular.ttf`."""
    return _shared(name).read(name)


def shared_text(name: str) -> str:
    """A shared file as UTF-8 text."""
    return _shared(name).text(name)


def shared_names(folder: str, suffix: str = "") -> tuple[str, ...]:
    """The shared files under `folder`, as names for `shared`, in order."""
    return _shared(folder).names(folder, suffix)


def _shared(name: str) -> Folder:
    if name.split("/")[0] not in ("assets", "templates"):
        raise ValueError(f"{name!r} is neither a template nor an asset")
    return Folder(_shared_root(), "")

"""Reading files of one folder and nothing outside it; writing files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from hashlib import file_digest
from pathlib import Path, PurePosixPath

from ..problems import ChapterError, Message, Place, error

#: The largest source text and the largest YAML file that are read, in bytes (docs/architecture.md, limits).
LARGEST_SOURCE = 32 * 2**20
LARGEST_YAML = 2**20


#: How files begin that a word processor, a spreadsheet or a scanner writes, whatever they are called: ZIP, OLE, PDF.
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


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
        return self._inside(name, asked_at, largest).read_bytes()

    def digest(self, name: str) -> str:
        """The SHA-256 of the file `name`, however large it is."""
        with self._inside(name, None, None).open("rb") as file:
            return file_digest(file, "sha256").hexdigest()

    def text(self, name: str, asked_at: Place | None = None, *, largest: int = LARGEST_SOURCE) -> str:
        """The file `name` as UTF-8 text without its byte-order mark, or a ChapterError with the place of the damage."""
        data = self.read(name, asked_at, largest=largest)
        if data.startswith(_BINARY):
            message = "this is no text but the file of another program"
            remedy = "open it in that program and save it as text with the encoding UTF-8, a table as CSV"
            raise ChapterError(error("file.binary", self.place(name), message, remedy))
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
        path = self._resolved(name)
        return path is not None and path.is_relative_to(self.root.resolve()) and path.is_file()

    def exists(self, name: str) -> bool:
        """Whether anything bears the name, be it a folder, a device or a link that leads outside."""
        return (self.root / name).exists()

    def names(self, under: str = "", suffix: str = "") -> tuple[str, ...]:
        """The files under `under`, at any depth, as names with forward slashes, in order of code points.

        Hidden files are not among them, nor links that lead outside.
        """
        found = (path for path in (self.root / under).rglob("*") if path.name.endswith(suffix))
        names = (path.relative_to(self.root).as_posix() for path in found)
        open_names = (name for name in names if not any(part.startswith(".") for part in name.split("/")))
        return tuple(sorted(name for name in open_names if self.has(name)))

    def _inside(self, name: str, asked_at: Place | None, largest: int | None) -> Path:
        path = self._resolved(name)
        remedy: str | Message
        if path is None:
            message, remedy = "there is no file '{name}'", "correct the name here"
        elif not path.is_relative_to(self.root.resolve()):
            message, remedy = "'{name}' leaves the chapter folder", "put a copy of the file into the chapter folder"
        elif not path.exists():
            message, remedy = "there is no file '{name}'", self._instead(name) if asked_at else "add it to {folder}"
        elif not path.is_file():
            message, remedy = "'{name}' is a folder or a device, not a file", "name a file"
        elif largest is not None and path.stat().st_size > largest:
            message, remedy = "'{name}' is larger than {limit} MB", "split it into several files"
        elif not os.access(path, os.R_OK):
            message, remedy = "'{name}' may not be read", "give yourself the right to read the file"
        else:
            return path
        values = {"name": name, "folder": self.label, "limit": (largest or 0) // 2**20}
        raise ChapterError(error("file.reference", asked_at or self.place(name), message, remedy, **values))

    def _resolved(self, name: str) -> Path | None:
        """Where a name leads, links followed; None for a name that no file can have, and for a loop of links."""
        try:
            path = (self.root / name).resolve()
            path.exists()  # only now does the system say that the name is too long
        except (OSError, RuntimeError, ValueError):
            return None
        return path

    def _instead(self, name: str) -> str | Message:
        """The file of this folder that is called most like `name`."""
        slashes = name.replace("\\", "/").strip()
        if slashes != name and self.has(slashes):
            return Message("did you mean '{nearest}'?", (("nearest", slashes),))
        stems = {PurePosixPath(there).stem: there for there in reversed(self.names())}
        close = get_close_matches(PurePosixPath(name).stem, sorted(stems), n=1, cutoff=0.6)
        if close:
            return Message("did you mean '{nearest}'?", (("nearest", stems[close[0]]),))
        return "add it to {folder}, or correct the name here"


def write(path: Path, data: bytes) -> None:
    """Write all of `data` to `path`, or leave what was there untouched; its folder is made when missing.

    Raises a ChapterError when the disk is full or may not be written to.
    """
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files, all of them or none: each is whole on the disk before the first takes its place."""
    ready: list[tuple[str, Path]] = []
    path = Path()
    try:
        for path, data in files.items():
            ready.append((_beside(path, data), path))
        for temporary, path in ready:
            os.replace(temporary, path)
    except OSError as refused:
        message, remedy = "this file cannot be written: {reason}", "make room on the disk, or write to another folder"
        problem = error("file.write", Place(path.as_posix()), message, remedy, reason=refused.strerror or refused)
        raise ChapterError(problem) from None
    finally:
        for temporary, _ in ready:
            with suppress(OSError):
                os.unlink(temporary)


def _beside(path: Path, data: bytes) -> str:
    """The name of a new file beside `path` that holds `data`, safe on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:64]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


@cache
def _shared_root() -> Path:
    """Where templates/ and assets/ lie: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    return package if (package / "templates").is_dir() else package.parent


def shared(name: str) -> bytes:
    """The bytes of a file that every chapter shares, such as `assets/fonts/Literata-Regular.ttf`."""
    folder, inside = _shared(name)
    return folder.read(inside)


def shared_text(name: str) -> str:
    """A shared file as UTF-8 text."""
    folder, inside = _shared(name)
    return folder.text(inside)


@cache
def shared_names(folder: str, suffix: str = "") -> tuple[str, ...]:
    """The shared files under `folder`, as names for `shared`, in order; looked for once, as they do not change."""
    start, inside = _shared(folder)
    return tuple(f"{start.label}/{name}" for name in start.names(inside, suffix))


def _shared(name: str) -> tuple[Folder, str]:
    """The folder, of the two that every chapter shares, which a name begins with, and the name inside it."""
    first, _, inside = name.partition("/")
    if first not in ("assets", "templates"):
        raise ValueError(f"{name!r} is neither a template nor an asset")
    return Folder(_shared_root() / first, first), inside

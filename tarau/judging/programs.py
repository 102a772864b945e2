"""Finding and running the programs of others: nothing is fetched, a program that does not end is ended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..files import Folder, shared, shared_names
from ..problems import Message

#: How long a judge may look at one product, in seconds: EPUBCheck takes ten for a chapter of 125 pages.
LONGEST_LOOK = 180

NOT_INSTALLED = Message("it is not installed: 'python3 build.py test tests/judges' installs it")
BROKE_OFF = Message("it broke off")
TOO_LONG = Message("it did not come to an end")
#: What is said of a program that the system does not have.
MISSING = {
    "java": Message("there is no Java on this machine"),
    "node": Message("there is no Node.js on this machine"),
    "chromium": Message("there is no Chromium on this machine"),
    "verapdf": Message("there is no veraPDF on this machine"),
}
#: Other names of the same program.
OTHERWISE = {"chromium": ("chromium-browser", "google-chrome", "google-chrome-stable", "chrome")}


class NotRun(Exception):
    """A judge was not run, or not to its end: why, and the last words of the program."""

    def __init__(self, reason: Message, detail: str = "") -> None:
        super().__init__(reason.template)
        self.reason, self.detail = reason.template, detail


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the judges sit: `installed` is the folder that holds those which are no programs of the system."""

    installed: Path

    def program(self, name: str) -> str:
        """The path of a program of the system; NotRun without one."""
        found = _found(name)
        if found is None:
            raise NotRun(MISSING[name])
        return found

    def stamp(self) -> str:
        """What the programs of the system are, and since when: another text when one of them was renewed."""
        return ", ".join(f"{name}: {_since(name)}" for name in MISSING)

    def folder(self, name: str) -> Path:
        """Where the judge `name` of assets/judges/ lies, or would lie, in the version that is locked there."""
        locks = [each for each in shared_names(f"assets/judges/{name}") if not each.endswith(".mjs")]
        digest = sha256(b"".join(shared(each) for each in locks)).hexdigest()
        return self.installed / f"{name}-{digest[:12]}"

    def own(self, name: str, inside: str) -> Path:
        """The file `inside` of the judge `name`; NotRun when it is not installed."""
        folder = self.folder(name)
        if not Folder(folder, name).exists(inside):
            raise NotRun(NOT_INSTALLED)
        return folder / inside


def _found(name: str) -> str | None:
    return next(filter(None, map(shutil.which, (name, *OTHERWISE.get(name, ())))), None)


def _since(name: str) -> str:
    found = _found(name)
    return f"{found} {os.stat(found).st_mtime_ns}" if found else ""


def run(
    command: Sequence[str], within: Path, *, given: str = "", variables: Mapping[str, str] | None = None
) -> tuple[str, str]:
    """What a program says on its standard output, and on its standard error; what it is `given` is its input.

    Its exit status is not asked: judges disagree on what that means. NotRun when it does not end in time; then
    it is ended, with all that it has started.
    """
    with subprocess.Popen(  # noqa: S603, the programs are named in judges.py
        command,
        cwd=within,
        env={**os.environ, **(variables or {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(given, timeout=LONGEST_LOOK)
        except subprocess.TimeoutExpired:
            _end(process)
            raise NotRun(TOO_LONG) from None
        except BaseException:  # a person who does not want to wait for it
            _end(process)
            raise


def _end(process: subprocess.Popen[str]) -> None:
    """End a program and, where the system can do that, the browser that it has started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()

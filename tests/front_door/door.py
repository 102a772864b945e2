"""A tiny project behind the real front door: build.py, a command of three lines, and packages made on the spot."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The Python that a person would start build.py with: not that of the environment the tests run in.
PYTHON = str(getattr(sys, "_base_executable", sys.executable))


@dataclass(frozen=True, slots=True)
class Door:
    """A project with build.py in it, and the variables of the machine it stands on."""

    folder: Path
    machine: Mapping[str, str]
    python: str = PYTHON

    @property
    def venv(self) -> Path:
        return self.folder / ".venv"

    def knock(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run build.py to its end, from a folder that is not the project's."""
        command, machine = self._command(*arguments), {**self.machine, **variables}
        return subprocess.run(command, env=machine, cwd="/", capture_output=True, encoding="utf-8", timeout=120)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Run build.py without waiting for it, in a group of processes of its own."""
        command, pipe = self._command(*arguments), subprocess.PIPE
        return subprocess.Popen(
            command, env=self.machine, stdout=pipe, stderr=pipe, encoding="utf-8", start_new_session=True
        )

    def lock(self, wheel: Path, name: str = "requirements.lock") -> None:
        """Write a lock that names one wheel with its hash."""
        package, version = wheel.name.split("-")[:2]
        sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
        (self.folder / name).write_text(f"{package}=={version} --hash=sha256:{sha256}\n", encoding="utf-8")

    def _command(self, *arguments: str) -> list[str]:
        return [self.python, str(self.folder / "build.py"), *arguments]


def make_wheel(folder: Path, name: str, version: str, module: str, source: str) -> Path:
    """Make a wheel of one module, as the wheel format wants it."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    files = {
        module: source,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in {**files, f"{info}/RECORD": record}.items():
            archive.writestr(file, text)
    return path


def wait_for(path: Path) -> None:
    """Wait until a set-up has come as far as this file, for half a minute at most."""
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    raise AssertionError(f"{path} did not come")

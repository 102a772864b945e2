"""Judges from outside: how the tests install them, and what is said when one cannot be had.

What calls them is `tarau.judging`; which version is installed stands in assets/judges/, one folder for each, and for
what only the tests need in a folder here. Programs of the system (Chromium, Java) are looked for where the system
keeps them. What cannot be had is a skip with its reason; in CI a skip is a failure (see `tests/skips.py`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tarau.judging import Bench, NotRun

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
LOCKS = ROOT / "assets" / "judges"
INSTALLED = ROOT / ".tarau" / "judges"
BENCH = Bench(INSTALLED)

#: How long npm and pip may take, in seconds.
LONGEST_INSTALL = 300


def program(name: str) -> str:
    """The path of a program of the system; else the test is skipped."""
    try:
        return BENCH.program(name)
    except NotRun as why:
        pytest.skip(f"{why}: apt-get install {name}")


def installed(judge: str) -> Path:
    """The folder of a judge of assets/judges/, installed as locked; else the test is skipped."""
    folder = BENCH.folder(judge)
    if not folder.is_dir():
        made = _with_pip if (LOCKS / judge / "requirements.txt").is_file() else _with_npm
        made(LOCKS / judge, folder)
    return folder


def packages(name: str) -> Path:
    """The folder with the `node_modules` of `tests/judges/NAME/`, installed as locked; else the test is skipped."""
    digest = hashlib.sha256((HERE / name / "package-lock.json").read_bytes()).hexdigest()
    folder = INSTALLED / f"{name}-{digest[:12]}"
    if not folder.is_dir():
        _with_npm(HERE / name, folder)
    return folder


def _with_npm(lock: Path, folder: Path) -> None:
    making = folder.with_name(f"{folder.name}.{os.getpid()}")
    making.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(lock / name, making)
    command = [_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    # The judges drive the system's own Chromium; none is fetched.
    _install(command, making, folder, PUPPETEER_SKIP_DOWNLOAD="true")


def _npm() -> str:
    return shutil.which("npm") or pytest.skip("there is no npm on this machine: apt-get install npm")


def _with_pip(lock: Path, folder: Path) -> None:
    making = folder.with_name(f"{folder.name}.{os.getpid()}")
    making.mkdir(parents=True)
    wish = ["--no-deps", "--require-hashes", "--no-compile", "--target", str(making)]
    wish += ["--requirement", str(lock / "requirements.txt")]
    _install([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wish], making, folder)


def _install(command: list[str], making: Path, folder: Path, **variables: str) -> None:
    environment = os.environ | variables
    try:
        ran = subprocess.run(
            command, cwd=making, env=environment, capture_output=True, text=True, timeout=LONGEST_INSTALL
        )
    except subprocess.TimeoutExpired:
        ran = None
    if ran is None or ran.returncode:
        shutil.rmtree(making)
        pytest.skip(f"{folder.name} could not be installed: {ran.stderr[-300:] if ran else 'it took too long'}")
    try:
        making.rename(folder)
    except OSError:  # another run was quicker
        shutil.rmtree(making)

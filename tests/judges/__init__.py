"""Judges from outside: where the tests get them, and what is said when one is not there.

A judge that lives in an npm package has a folder here with its `package.json` and `package-lock.json`; it is installed
once, as locked, into `.tarau/judges/`. Programs of the system (Chromium, Java) are looked for where the system keeps
them. What cannot be had is a skip with its reason; in CI a skip is a failure (see `tests/skips.py`). Nothing of this is
used at run time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
INSTALLED = HERE.parent.parent / ".tarau" / "judges"

#: How long npm may take, and how long a judge may look at one product, in seconds.
LONGEST_INSTALL, LONGEST_LOOK = 300, 120


def program(*names: str) -> str:
    """The path of the first of these programs that the system has; else the test is skipped."""
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.skip(f"this judge needs {' or '.join(names)}, which the system does not have: apt-get install {names[0]}")


def chromium() -> str:
    """The path of Chromium, or of Chrome."""
    return program("chromium", "chromium-browser", "google-chrome")


def packages(judge: str) -> Path:
    """The folder with the `node_modules` of `tests/judges/JUDGE/`, installed as locked."""
    npm, wanted = program("npm"), ("package.json", "package-lock.json")
    contents = b"".join((HERE / judge / name).read_bytes() for name in wanted)
    folder = INSTALLED / f"{judge}-{hashlib.sha256(contents).hexdigest()[:12]}"
    if folder.is_dir():
        return folder
    making = folder.with_name(f"{folder.name}.{os.getpid()}")
    making.mkdir(parents=True)
    for name in wanted:
        shutil.copy(HERE / judge / name, making)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    # The judges drive the system's own Chromium; none is fetched.
    environment = os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "true"}
    try:
        ran = subprocess.run(
            command, cwd=making, env=environment, capture_output=True, text=True, timeout=LONGEST_INSTALL
        )
    except subprocess.TimeoutExpired:
        ran = None
    if ran is None or ran.returncode:
        shutil.rmtree(making)
        pytest.skip(f"npm could not install {judge}: {ran.stderr[-300:] if ran else 'it took too long'}")
    try:
        making.rename(folder)
    except OSError:  # another run was quicker
        shutil.rmtree(making)
    return folder

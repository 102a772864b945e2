"""What a run of the tests may leave out, on a person's machine and in CI."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.front_door.door import ROOT

SAMPLE = """
import pytest

@pytest.mark.long
def test_long(): pass

@pytest.mark.skipif(True, reason="{reason}")
def test_marked(): pass

def test_calling(): pytest.skip("{reason}")

@pytest.mark.xfail(strict=True)
def test_expected(): assert False

def test_plain(): pass
"""


def closing_line(folder: Path, reason: str, *arguments: str, ci: str) -> str:
    """Run the sample with the project's plugin; pytest's last line without its frame and time."""
    (folder / "test_sample.py").write_text(SAMPLE.format(reason=reason), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = long\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.skips", "-p", "no:cacheprovider", *arguments]
    result = subprocess.run(
        [*command, "--rootdir", folder, folder], cwd=ROOT, env={"CI": ci}, capture_output=True, encoding="utf-8"
    )
    return result.stdout.splitlines()[-1].split(" in ")[0]


@pytest.mark.parametrize(
    ("ci", "reason", "arguments", "closing"),
    [
        ("", "no poppler here", [], "1 passed, 2 skipped, 1 deselected, 1 xfailed"),
        ("", "no poppler here", ["--long"], "2 passed, 2 skipped, 1 xfailed"),
        ("true", "no poppler here", [], "1 failed, 1 passed, 1 deselected, 1 xfailed, 1 error"),
        ("true", "veraPDF is not installed", [], "1 passed, 2 skipped, 1 deselected, 1 xfailed"),
    ],
)
def test_long_tests_wait_to_be_asked_for_and_in_ci_a_skip_is_a_failure(
    tmp_path: Path, ci: str, reason: str, arguments: list[str], closing: str
):
    assert closing_line(tmp_path, reason, *arguments, ci=ci) == closing


def test_in_ci_a_file_that_skips_itself_is_an_error(tmp_path: Path):
    (tmp_path / "test_absent.py").write_text("import pytest\npytest.importorskip('a_module_nobody_has')\n")
    assert "1 error" in closing_line(tmp_path, "veraPDF", ci="true")

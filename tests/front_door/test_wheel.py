"""The wheel: installed into an empty folder, it builds a chapter with nothing of the project around it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from tests.front_door.door import ROOT

CHAPTER = "small-kk"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, built with the locked backend and without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)], cwd=ROOT)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_carries_templates_and_assets_and_no_chapters_or_tests(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"tarau"}
    for shared in ("templates", "assets"):
        files = {str(path.relative_to(ROOT)) for path in (ROOT / shared).rglob("*") if path.is_file()}
        assert {f"tarau/{file}" for file in files if "__pycache__" not in file} <= set(names)
    assert not [name for name in names if CHAPTER in name]


def test_the_installed_command_builds_a_chapter_given_by_path(wheel: Path, tmp_path: Path):
    tarau = installed(wheel, tmp_path / "environment")
    chapter, desk = tmp_path / "texts" / CHAPTER, tmp_path / "desk"
    shutil.copytree(ROOT / "tests" / "chapters" / CHAPTER, chapter)
    desk.mkdir()
    run([str(tarau), "build", str(chapter), "--edition", "textbook"], cwd=desk)
    with pypdfium2.PdfDocument(desk / "dist" / CHAPTER / "textbook.pdf") as document:
        assert len(document) > 10
    assert sorted(path.name for path in desk.iterdir() if not path.name.startswith(".")) == ["dist"]


def installed(wheel: Path, environment: Path) -> Path:
    """Install the wheel, with the libraries of the environment the tests run in; the command."""
    run([sys.executable, "-m", "venv", "--without-pip", str(environment)])
    python = environment / "bin" / "python"
    run([sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps", str(wheel)])
    (packages,) = environment.glob("lib/*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return environment / "bin" / "tarau"


def run(command: list[str], cwd: Path | None = None) -> None:
    """Run a program as from a fresh terminal; what it said is the message if it fails."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    result = subprocess.run(command, cwd=cwd, env=variables, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"

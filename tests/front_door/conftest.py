"""Machines for the front door: bare ones, ready ones, and such as lack a part.

The packages are wheels of one module, offered to pip as a folder, so that no test needs a network. What a machine
lacks is played by a `sitecustomize`, which Python runs before build.py, and by the programs on its PATH.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.front_door.door import ROOT, Door, make_wheel

COMMAND = """
import os, sys
import tiny

def main(arguments):
    print(tiny.VERSION, sys.prefix, arguments, "Қазақстан", os.environ.get("PYTHONPATH"))
    return int(arguments[0]) if arguments else 0
"""
PYTEST = """
import os, sys
print("pytest", os.getcwd(), sys.argv[1:])
sys.exit(5)
"""


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Two versions of a package, and a pytest that only says how it was called."""
    folder = tmp_path_factory.mktemp("wheels")
    return {
        "tiny-1": make_wheel(folder, "tiny", "1", "tiny.py", "VERSION = 1\n"),
        "tiny-2": make_wheel(folder, "tiny", "2", "tiny.py", "VERSION = 2\n"),
        "pytest": make_wheel(folder, "pytest", "1", "pytest.py", PYTEST),
    }


@pytest.fixture(scope="session")
def machine(wheels: Mapping[str, Path]) -> Mapping[str, str]:
    """The variables of a machine whose pip knows the made wheels and nothing else."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    packages = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels["tiny-1"].parent), "PIP_CONFIG_FILE": os.devnull}
    return {**kept, **packages}


@pytest.fixture
def bare(tmp_path: Path, machine: Mapping[str, str], wheels: Mapping[str, Path]) -> Door:
    """The project as it comes from a clone, in a folder whose name is no programmer's."""
    folder = tmp_path / "жаңа тарау"
    (folder / "tarau").mkdir(parents=True)
    shutil.copy(ROOT / "build.py", folder)
    (folder / "tarau" / "__init__.py").touch()
    (folder / "tarau" / "command.py").write_text(COMMAND, encoding="utf-8")
    door = Door(folder, machine)
    door.lock(wheels["tiny-1"])
    door.lock(wheels["pytest"], name="requirements-test.lock")
    return door


@pytest.fixture(scope="session")
def environment(
    tmp_path_factory: pytest.TempPathFactory, machine: Mapping[str, str], wheels: Mapping[str, Path]
) -> Path:
    """One environment that build.py has made; copied, since making one takes seconds."""
    folder = tmp_path_factory.mktemp("ready")
    (folder / "tarau").mkdir()
    shutil.copy(ROOT / "build.py", folder)
    (folder / "tarau" / "command.py").write_text(COMMAND, encoding="utf-8")
    door = Door(folder, machine)
    door.lock(wheels["tiny-1"])
    result = door.knock()
    assert result.returncode == 0, result.stderr
    return door.venv


@pytest.fixture
def ready(bare: Door, environment: Path) -> Door:
    """The project after its first run."""
    shutil.copytree(environment, bare.venv, symlinks=True)
    return bare


@pytest.fixture
def lacking(bare: Door, tmp_path: Path) -> Callable[..., Door]:
    """Give a bare machine the programs named alone, and run the patches in Python before build.py."""

    def machine_that_lacks(*patches: str, **programs: str) -> Door:
        customs, path = tmp_path / "customs", tmp_path / "bin"
        for folder in (customs, path):
            folder.mkdir()
        (customs / "sitecustomize.py").write_text("\n".join(["import os, sys", *patches]), encoding="utf-8")
        for name, script in programs.items():
            program = path / name.replace("_", "-")
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)
        (path / "sh").symlink_to("/bin/sh")
        return Door(bare.folder, {**bare.machine, "PYTHONPATH": str(customs), "PATH": str(path)})

    return machine_that_lacks

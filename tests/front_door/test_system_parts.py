"""What build.py does where Python or the system lacks a part that it needs."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import weasyprint

from tests.front_door.door import Door, wait_for

NOT_ROOT = "os.geteuid = lambda: 1000"
ROOT_USER = "os.geteuid = lambda: 0"
# Both are lacking until the file of that name is there: the played apt-get makes it.
NO_ENSUREPIP = """
import importlib.util
find_spec = importlib.util.find_spec
importlib.util.find_spec = lambda name: find_spec(name) if name != "ensurepip" or os.path.exists("{flag}") else None
"""
NO_PANGO = """
import ctypes
CDLL = ctypes.CDLL
def lacking(name, *arguments):
    if "pango-1.0" in name and not os.path.exists("{flag}"):
        raise OSError(name)
    return CDLL("libc.so.6")
ctypes.CDLL = lacking
"""
VENV = f"python3.{sys.version_info.minor}-venv"
LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def test_debian_without_venv_or_pango_is_told_the_one_command(lacking: Callable[..., Door]):
    door = lacking(NOT_ROOT, NO_ENSUREPIP.format(flag="/none"), NO_PANGO.format(flag="/none"), apt_get="exit 9")
    result = door.knock()
    assert result.returncode == 1
    assert result.stderr.splitlines()[1:] == [
        "Tarau is not set up: the system lacks ensurepip, pango-1.0. Do this, and run build.py again:",
        "",
        f"    sudo apt-get update && sudo apt-get install -y {VENV} {LIBRARIES}",
        "",
    ]
    assert not door.venv.exists()


def test_root_on_debian_gets_what_is_missing_after_the_list_of_packages_is_renewed(
    lacking: Callable[..., Door], tmp_path: Path
):
    log, listed, flag = tmp_path / "log", tmp_path / "listed", tmp_path / "flag"
    apt = f"""echo "$@" >> {log}
        case "$*" in
            update) : > {listed} ;;
            *) [ -e {listed} ] || {{ echo "E: Unable to locate package"; exit 100; }}; : > {flag} ;;
        esac"""
    door = lacking(ROOT_USER, NO_ENSUREPIP.format(flag=flag), NO_PANGO.format(flag=flag), apt_get=apt)
    result = door.knock()
    assert result.stdout.startswith("1 "), result.stderr
    install = f"-o DPkg::Lock::Timeout=300 install -y --no-install-recommends {VENV} {LIBRARIES}"
    assert log.read_text().splitlines() == [install, "update", install]


def test_what_a_killed_run_left_working_is_waited_for(lacking: Callable[..., Door], tmp_path: Path):
    log, flag = tmp_path / "log", tmp_path / "flag"
    apt = f"echo start >> {log}; /bin/sleep 1; echo end >> {log}; : > {flag}"
    door = lacking(ROOT_USER, NO_PANGO.format(flag=flag), apt_get=apt)
    killed = door.start()
    wait_for(log)
    killed.kill()
    assert door.knock().stdout.startswith("1 ")
    assert log.read_text().split() == ["start", "end"]


def test_root_on_debian_without_a_network_is_told_so(lacking: Callable[..., Door]):
    apt = "echo \"W: Failed to fetch: Temporary failure resolving 'a host'\"; exit 100"
    result = lacking(ROOT_USER, NO_PANGO.format(flag="/none"), apt_get=apt).knock()
    assert result.returncode == 1
    assert result.stderr.endswith("Connect to the network, this once, and run build.py again.\n")


def test_the_tools_of_the_tests_are_installed_for_root_and_do_without_elsewhere(
    lacking: Callable[..., Door], tmp_path: Path
):
    log = tmp_path / "log"
    door = lacking(ROOT_USER, apt_get=f'echo "$@" >> {log}')
    assert door.knock("test").returncode == 5
    assert " poppler-utils " in log.read_text()
    assert log.read_text().endswith(" libreoffice-writer-nogui\n")
    (tmp_path / "bin" / "apt-get").unlink()
    (door.venv / "requirements-test.lock").unlink()
    assert door.knock("test").returncode == 5


def test_tools_that_cannot_be_had_do_not_keep_the_tests_from_running(lacking: Callable[..., Door], tmp_path: Path):
    door = lacking(ROOT_USER, apt_get="exit 100")
    assert door.knock("test").returncode == 5


@pytest.mark.parametrize(
    ("program", "remedy"),
    [
        ("dnf", "sudo dnf install -y pango harfbuzz"),
        ("pacman", "sudo pacman -S --needed pango harfbuzz"),
        ("apk", "apk add so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0"),
        ("brew", "brew install pango"),
        ("unheard-of", "install Pango, HarfBuzz and Fontconfig with the system's package manager"),
    ],
)
def test_another_system_is_told_its_own_command(lacking: Callable[..., Door], program: str, remedy: str):
    result = lacking(ROOT_USER, NO_PANGO.format(flag="/none"), **{program: "exit 9"}).knock()
    assert result.returncode == 1
    assert result.stderr.splitlines()[-2] == f"    {remedy}"


def test_macos_without_homebrew_is_told_where_to_get_it(lacking: Callable[..., Door]):
    result = lacking(NO_PANGO.format(flag="/none"), "sys.platform = 'darwin'").knock()
    assert "install Homebrew from https://brew.sh, then: brew install pango" in result.stderr


def test_windows_is_told_of_msys2(lacking: Callable[..., Door]):
    windows = """
import types
sys.platform = "win32"
os.add_dll_directory = lambda folder: None
sys.modules["msvcrt"] = types.SimpleNamespace(locking=lambda *arguments: None, LK_LOCK=1)
"""
    result = lacking(NO_PANGO.format(flag="/none"), windows).knock()
    assert "MSYS2 from https://www.msys2.org" in result.stderr
    assert "pacman -S mingw-w64-ucrt-x86_64-pango" in result.stderr


def test_every_library_that_weasyprint_opens_is_looked_for():
    source = (Path(weasyprint.__file__).parent / "text" / "ffi.py").read_text(encoding="utf-8")
    opened = {(name, int(version)) for name, version in re.findall(r"'lib([\w.-]+)\.so\.(\d)'", source)}
    import build

    # HarfBuzz's vector library draws letters in colour where there is one; WeasyPrint goes on without it.
    assert opened - {("harfbuzz-vector", 0)} == set(build.LIBRARIES.items())

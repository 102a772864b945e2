"""What build.py does on a bare machine, on the second run, and after all that can happen in between."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.front_door.door import ROOT, Door, wait_for


def test_a_bare_machine_gets_an_environment_and_the_command_runs_in_it(bare: Door):
    result = bare.knock()
    assert result.returncode == 0, result.stderr
    assert result.stdout.split(" [")[0] == f"1 {bare.venv}"
    assert result.stderr.splitlines() == [
        "Setting up Tarau: only this once, for a minute or two.",
        "Installing the packages of requirements.lock into .venv/.",
    ]


def test_the_second_run_is_silent_and_needs_neither_pip_nor_packages(ready: Door):
    for pip in ready.venv.glob("lib/*/site-packages/pip"):
        shutil.rmtree(pip)
    result = ready.knock(PIP_FIND_LINKS="")
    assert (result.returncode, result.stderr) == (0, "")


def test_arguments_and_exit_status_pass_through_unchanged(ready: Door):
    result = ready.knock("7", "--edition", "екі сөз", "", "*", "a'b")
    assert "['7', '--edition', 'екі сөз', '', '*', \"a'b\"]" in result.stdout
    assert result.returncode == 7


def test_kazakh_is_printed_under_a_locale_that_has_none(ready: Door):
    result = ready.knock(LC_ALL="C", PYTHONCOERCECLOCALE="0")
    assert "Қазақстан" in result.stdout


def test_packages_of_another_environment_do_not_leak_in(ready: Door, tmp_path: Path):
    (tmp_path / "tiny.py").write_text("VERSION = 'a stranger'")
    result = ready.knock(PYTHONPATH=str(tmp_path), PYTHONSAFEPATH="1")
    assert result.stdout.startswith("1 ")
    assert result.stdout.endswith("None\n")


def test_a_changed_lock_makes_the_environment_new(ready: Door, wheels: Mapping[str, Path]):
    (ready.venv / "left-over").touch()
    ready.lock(wheels["tiny-2"])
    assert ready.knock().stdout.startswith("2 ")
    assert not (ready.venv / "left-over").exists()
    assert ready.knock().stderr == ""


def test_the_python_of_the_environment_can_make_it_new_as_well(ready: Door, wheels: Mapping[str, Path]):
    inside = Door(ready.folder, ready.machine, python=str(ready.venv / "bin" / "python"))
    assert inside.knock("3").returncode == 3
    inside.lock(wheels["tiny-2"])
    assert inside.knock().stdout.startswith("2 ")


def test_an_environment_whose_python_is_gone_is_made_again(ready: Door):
    for python in ready.venv.glob("bin/python*"):
        python.unlink()
        python.symlink_to("/nowhere/python")
    assert ready.knock().stdout.startswith("1 ")


def test_an_environment_that_is_a_link_is_not_emptied(ready: Door, wheels: Mapping[str, Path], tmp_path: Path):
    ready.venv.rename(tmp_path / "elsewhere")
    ready.venv.symlink_to(tmp_path / "elsewhere")
    ready.lock(wheels["tiny-2"])

    result = ready.knock()

    assert result.returncode == 1
    assert ".venv is a link" in result.stderr
    assert (tmp_path / "elsewhere" / "bin").is_dir()


@pytest.mark.parametrize(
    ("sha256", "words"),
    [("--hash=sha256:" + "0" * 64, "THESE PACKAGES DO NOT MATCH THE HASHES"), ("", "Hashes are required")],
)
def test_a_package_with_a_wrong_hash_or_none_is_refused(ready: Door, sha256: str, words: str):
    (ready.folder / "requirements-test.lock").write_text(f"pytest==1 {sha256}\n")
    result = ready.knock("test")
    assert (result.returncode, result.stdout) == (1, "")
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_without_a_network_one_sentence_says_so_and_what_is_set_up_still_works(ready: Door):
    result = ready.knock("test", PIP_NO_INDEX="", PIP_FIND_LINKS="", PIP_INDEX_URL="http://127.0.0.1:9/")
    assert (result.returncode, result.stdout) == (1, "")
    (sentence,) = result.stderr.splitlines()[2:]
    assert sentence.endswith("cannot be reached. Connect to the network, this once, and run build.py again.")
    assert ready.knock().stdout.startswith("1 ")


def test_a_set_up_that_was_killed_is_done_again(bare: Door):
    first = bare.start()
    wait_for(bare.venv / "pyvenv.cfg")
    first.kill()
    result = bare.knock()
    assert result.stdout.startswith("1 "), result.stderr
    assert bare.knock().stderr == ""


def test_a_set_up_that_was_stopped_says_so_and_is_done_again(bare: Door):
    first = bare.start()
    wait_for(bare.venv / "pyvenv.cfg")
    os.killpg(first.pid, signal.SIGINT)
    _, said = first.communicate(timeout=60)
    assert first.returncode == 130
    assert said.splitlines()[-1] == "Stopped. The next run does the set-up again."
    assert bare.knock().stdout.startswith("1 ")


def test_two_first_runs_at_once_make_one_environment(bare: Door):
    runs = [bare.start(), bare.start()]
    said = [run.communicate(timeout=120) for run in runs]
    assert [output.split()[0] for output, _ in said] == ["1", "1"]
    assert "".join(errors for _, errors in said).count("Installing") == 1


def test_the_tests_run_in_the_root_with_their_packages_added(ready: Door):
    (ready.venv / "kept").touch()
    result = ready.knock("test", "--long", "-k", "a b")
    assert result.stdout.startswith(f"pytest {ready.folder} ['-n', ")
    assert result.stdout.endswith("'loadfile', '--long', '-k', 'a b']\n")
    assert result.returncode == 5
    assert (ready.venv / "kept").exists()
    assert ready.knock("test").stderr == ""
    assert ready.knock().stderr == ""


@pytest.mark.long
def test_the_real_locks_make_a_working_environment_from_the_network(tmp_path: Path):
    for name in ("build.py", "requirements.lock", "requirements-test.lock"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "tarau").mkdir()
    (tmp_path / "tarau" / "command.py").write_text(
        "import subprocess, sys, weasyprint\n"
        "def main(arguments):\n"
        "    return subprocess.call([sys.executable, '-m', 'pip', 'check'])\n"
    )
    result = Door(tmp_path, os.environ).knock()
    assert (result.returncode, result.stdout) == (0, "No broken requirements found.\n"), result.stderr

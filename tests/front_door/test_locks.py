"""The locks: complete, in agreement with pyproject.toml and each other, and what is installed."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.front_door.door import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-test.lock")


def locked(lock: str) -> dict[str, tuple[str, Marker | None, int]]:
    """Version, marker and number of hashes of every package that a lock names."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.findall(r"^(\S.*?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE)
    requirements = [(Requirement(line), hashes.count("sha256:")) for line, hashes in entries]
    assert len(requirements) == len(re.findall(r"^[^\s#].*==", text, re.MULTILINE)), "an entry without a hash"
    return {canonicalize_name(one.name): (str(one.specifier)[2:], one.marker, count) for one, count in requirements}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [(LOCKS[0], PROJECT["project"]["dependencies"]), (LOCKS[1], PROJECT["dependency-groups"]["test"])],
)
def test_a_lock_holds_what_the_project_asks_for(lock: str, wanted: list[str]):
    found = locked(lock)
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(found[canonicalize_name(requirement.name)][0]), requirement


def test_the_two_locks_agree_where_they_meet():
    runtime, tests = map(locked, LOCKS)
    assert {name: runtime[name][0] for name in runtime.keys() & tests.keys()} == {
        name: tests[name][0] for name in runtime.keys() & tests.keys()
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_installed_is_what_is_locked(lock: str):
    here = {name: number for name, (number, marker, _) in locked(lock).items() if not marker or marker.evaluate()}
    assert {name: version(name) for name in here} == here


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_how_to_renew_it_and_names_no_host_or_folder(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "uv pip compile" in text.splitlines()[1]
    assert lock in text.splitlines()[1]
    assert not re.search(r"https?:|file:|--index|--find-links|(?<![\w.])/\w", text)


def test_weasyprint_is_pinned_exactly():
    assert "weasyprint==70.0" in PROJECT["project"]["dependencies"]

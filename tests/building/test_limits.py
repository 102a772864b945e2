"""Work in child processes: several at once, and one that runs away harms nobody."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

import pytest

from tarau.building import limits
from tarau.building.limits import Failure, run_all
from tarau.problems import ChapterError, Place, error


def work(kind: str, say: Callable[[str], None]) -> str:
    """What the children of these tests do."""
    say(f"doing {kind}")
    if kind == "sleeps":
        time.sleep(60)
    elif kind == "works on and on":
        while True:
            hash(kind)
    elif kind == "wants too much memory":
        bytearray(limits.LARGEST_MEMORY + 2**30)
    elif kind == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    elif kind == "finds a problem":
        raise ChapterError(
            error("test.problem", Place("chapter.yaml", 3), "this is wrong: {word}", "mend it", word="x")
        )
    elif kind == "has a fault":
        raise ZeroDivisionError("our own fault")
    return f"{kind} is done"


def results(*kinds: str, jobs: int = 2) -> dict[str, object]:
    return dict(run_all(work, {kind: (kind,) for kind in kinds}, jobs, lambda name, words: None))


def test_each_piece_of_work_gives_its_result_and_says_what_it_does():
    said: list[tuple[object, str]] = []

    made = dict(run_all(work, {"a": ("one",), "b": ("two",)}, 2, lambda name, words: said.append((name, words))))

    assert made == {"a": "one is done", "b": "two is done"}
    assert sorted(said) == [("a", "doing one"), ("b", "doing two")]


def test_problems_come_over_from_the_child_whole():
    failure = results("finds a problem")["finds a problem"]

    assert isinstance(failure, Failure)
    assert failure.error is not None
    assert str(failure.error) == "chapter.yaml:3: error: this is wrong: x [test.problem]\n    mend it"


def test_a_fault_of_our_own_comes_with_its_traceback():
    failure = results("has a fault")["has a fault"]

    assert isinstance(failure, Failure)
    assert "ZeroDivisionError: our own fault" in failure.trace


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of memory")
def test_a_child_that_wants_too_much_memory_ends_at_the_limit_and_the_others_go_on():
    made = results("wants too much memory", "good work")

    assert made == {"wants too much memory": Failure(limit=True), "good work": "good work is done"}


def test_a_child_that_the_system_kills_ends_at_the_limit():
    assert results("dies") == {"dies": Failure(limit=True)}


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "LONGEST_SECONDS", 2)

    started = time.monotonic()
    made = results("sleeps")

    assert made == {"sleeps": Failure(limit=True)}
    assert time.monotonic() - started < 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of the processor's time")
def test_a_child_that_works_too_long_is_ended(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "LONGEST_WORK", 1)

    # the limit stands in this process, so the child must be one of its heirs
    made = dict(run_all(work, {"it": ("works on and on",)}, 1, lambda name, words: None, heirs=True))

    assert made == {"it": Failure(limit=True)}


def test_no_child_is_left_when_the_work_is_broken_off():
    running = run_all(work, {kind: (kind,) for kind in ("good work", "sleeps")}, 2, lambda name, words: None)
    assert next(running) == ("good work", "good work is done")

    started = time.monotonic()
    running.close()  # type: ignore[attr-defined]

    assert time.monotonic() - started < 10
    assert not limits.multiprocessing.active_children()

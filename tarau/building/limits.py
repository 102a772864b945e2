"""Work in child processes with limits of time and memory, several at once; a child that dies harms nobody else."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from ..problems import ChapterError

#: The processor's time for one piece of work: a chapter of 125 pages takes two to three minutes of a machine of today,
#: and an old laptop is a few times slower; what takes longer does not end.
LONGEST_WORK = 1800
#: By the clock, for what waits instead of working; a machine that is busy with other things gives a part of its time.
LONGEST_SECONDS = 7200
#: Address space, with all that the libraries map: a large chapter uses a quarter of it.
LARGEST_MEMORY = 4 * 2**30


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a piece of work has no result: the problems of the chapter, a limit that was reached, or our own fault."""

    error: ChapterError | None = None
    limit: bool = False
    trace: str = ""


class Fault(Exception):
    """A fault in Tarau itself, met in a child process; its words are the traceback."""


@dataclass(slots=True)
class _Child:
    process: BaseProcess
    connection: Connection
    ends_at: float
    said: list[str] = field(default_factory=list)


Work = Callable[..., Any]
Tell = Callable[[Any, str], None]


def run_all(
    work: Work, tasks: Mapping[Any, tuple[Any, ...]], jobs: int, tell: Tell, *, heirs: bool = False
) -> Iterator[tuple[Any, Any]]:
    """Each task's name with its result or `Failure`, as they end; at most `jobs` children run at once.

    `work(*arguments, say)` runs in a child of its own; what it says through `say` reaches `tell(name, words)`. With
    `heirs` the children begin with all that is loaded here, where the system can do that safely (Linux): for work
    that is shorter than loading it again.
    """
    safely = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if heirs and safely else "spawn")
    waiting, running = list(tasks.items()), dict[Any, _Child]()
    try:
        while waiting or running:
            while waiting and len(running) < max(1, jobs):
                name, arguments = waiting.pop(0)
                running[name] = _start(context, work, arguments)
            wait([child.connection for child in running.values()], timeout=1)
            for name, child in list(running.items()):
                ended = _listen(child, lambda words, name=name: tell(name, words))  # type: ignore[misc]
                if ended is not None:
                    del running[name]
                    child.process.join()
                    yield name, ended[0]
    finally:
        for child in running.values():
            child.process.kill()
            child.process.join()


def _start(context: Any, work: Work, arguments: tuple[Any, ...]) -> _Child:
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(theirs, work, arguments), daemon=True)
    with _undisturbed(spawned=context.get_start_method() == "spawn"):
        process.start()
    theirs.close()
    return _Child(process, ours, time.monotonic() + LONGEST_SECONDS)


@contextmanager
def _undisturbed(*, spawned: bool) -> Iterator[None]:
    """What is started inside does not hear Ctrl-C, which a terminal sends to all at once: its parent ends it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: a child says there that it was interrupted
        yield
        return
    if spawned:  # a process of Python's own starts with the first of these, and would let the signal through again
        from multiprocessing import resource_tracker  # which Windows does not have

        resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _listen(child: _Child, tell: Callable[[str], None]) -> tuple[Any] | None:
    """What a child has sent: None while it works, and its result when it has ended."""
    try:
        while child.connection.poll():
            kind, content = child.connection.recv()
            if kind == "says":
                tell(content)
            else:
                return (content,)
    except EOFError:  # it died without a word: killed at a limit, or by the system
        return (Failure(limit=True),)
    if time.monotonic() > child.ends_at:
        child.process.kill()
        return (Failure(limit=True),)
    return None


def _child(connection: Connection, work: Work, arguments: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # an heir would end as its parent does
    _set_limits()
    try:
        result = work(*arguments, lambda words: connection.send(("says", words)))
    except ChapterError as error:
        result = Failure(error=error)
    except MemoryError:
        result = Failure(limit=True)
    except Exception:
        result = Failure(trace=traceback.format_exc())
    connection.send(("result", result))
    connection.close()


def _set_limits() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit above still holds there
        return
    for limit, most in (
        (resource.RLIMIT_AS, LARGEST_MEMORY),
        (resource.RLIMIT_CPU, LONGEST_WORK),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (allowed, hard))

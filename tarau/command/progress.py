"""What is at work, on one line of the terminal that is written over and over; nothing when the output is piped."""

from __future__ import annotations

import shutil
import sys
from types import TracebackType

from .words import Words


class Progress:
    """Told what is being done, shows it where a person looks; the line is gone when the work is done."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __call__(self, what: str, does: str) -> None:
        """`what` is a chapter, an edition or a file; `does` is what is being done to it."""
        if self._shown:
            line = f"{what}: {self._words.say(does)} …"
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write(f"\r\x1b[K{line[:width]}")
            sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

"""What can go wrong, where, and what to do about it: the one form in which every room reports.

A room never prints, never logs and never exits. It returns problems, or raises a `ChapterError`
that carries all those it found. `command` and `desk` put them into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file that a person can open: `chapters/rivers/chapter.yaml:12:5`.

    `file` is as a person would type it; `line` and `column` count from 1, and 0 means "not known".
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that can be translated: an English template, its key in the catalogues, and its values."""

    template: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.said(str)

    def said(self, translated: Callable[[str], str]) -> str:
        """The sentence in another language; `translated` gives a template in it. Values may be messages themselves."""
        values = {name: _said(value, translated) for name, value in self.values}
        return translated(self.template).format(**values)


def _said(value: object, translated: Callable[[str], str]) -> object:
    return value.said(translated) if isinstance(value, Message) else value


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, at one place, with one remedy."""

    code: str
    place: Place
    message: Message
    remedy: Message
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.message} [{self.code}]\n    {self.remedy}"


class ChapterError(Exception):
    """The work cannot go on. Carries every problem found, not only the first."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))

    def __reduce__(self) -> tuple[type[ChapterError], tuple[Problem, ...]]:
        """Problems, not words, cross the border between two processes."""
        return type(self), self.problems


class WrongUse(ChapterError):
    """Something was asked for that is not there: no fault of a chapter, but of the command."""


def error(code: str, place: Place, message: str, remedy: str | Message, **values: object) -> Problem:
    """A problem that stops the work. `message` and `remedy` are templates that share `values`.

    `code` is `room.matter`. The templates are English and are the keys of the catalogues.
    """
    shared = tuple(values.items())
    return Problem(
        code, place, Message(message, shared), Message(remedy, shared) if isinstance(remedy, str) else remedy
    )


def warning(code: str, place: Place, message: str, remedy: str | Message, **values: object) -> Problem:
    """A problem that a person should see and that stops nothing; else as `error`."""
    return replace(error(code, place, message, remedy, **values), severity="warning")


def near(word: str, words: Iterable[str]) -> Message:
    """A remedy for a word that is not among `words`: the one probably meant, or all of them."""
    known = sorted(words)
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return Message("did you mean '{nearest}'?", (("nearest", close[0]),))
    if not known:
        return Message("take it out: there is nothing to choose from")
    return Message("write one of: {known}", (("known", ", ".join(known)),))


def stop_on_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as they are, or a ChapterError with all of them when one is an error."""
    found = tuple(problems)
    if any(problem.severity == "error" for problem in found):
        raise ChapterError(*found)
    return found

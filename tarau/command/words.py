"""Problems and sentences in the language of the person at the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cached_property

from ..languages import Language, known, language
from ..problems import Message, Problem, Severity

#: How many problems of a severity there are, for one and for several.
COUNTS: tuple[tuple[Severity, str, str], ...] = (
    ("error", "{count} error.", "{count} errors."),
    ("warning", "{count} warning.", "{count} warnings."),
)


class Words:
    """Puts what the rooms report into words of one language."""

    def __init__(self, tag: str | None) -> None:
        self.tag = tag or _of_the_terminal()

    @cached_property
    def _language(self) -> Language:
        return language(self.tag)

    def say(self, template: str, **values: object) -> str:
        """A sentence; `template` is English and is looked up in the catalogue."""
        return self._translated(template).format(**values)

    def problem(self, problem: Problem) -> str:
        """A problem as a person sees it: place, severity, what is wrong, code; and below, what to do."""
        message, remedy = self._message(problem.message), self._message(problem.remedy)
        return f"{problem.place}: {self.say(problem.severity)}: {message} [{problem.code}]\n    {remedy}"

    def as_json(self, problem: Problem) -> Mapping[str, object]:
        """A problem for a program: its parts under stable names."""
        return {
            "code": problem.code,
            "severity": problem.severity,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "message": self._message(problem.message),
            "remedy": self._message(problem.remedy),
        }

    def count(self, problems: Iterable[Problem]) -> str:
        """How many errors and warnings there are, as a sentence; nothing when there are none."""
        severities = [problem.severity for problem in problems]
        counted = []
        for severity, one, many in COUNTS:
            count = severities.count(severity)
            if count:
                counted.append(self.say(one if count == 1 else many, count=count))
        return " ".join(counted)

    def _message(self, message: Message) -> str:
        return message.said(self._translated)

    def _translated(self, template: str) -> str:
        return template if self.tag == "en" else self._language.message(template)


def _of_the_terminal() -> str:
    """The language that the terminal is set to, if we speak it; else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        tag = os.environ.get(name, "").split("_")[0].split(".")[0].lower()
        if tag:
            return tag if tag in known() else "en"
    return "en"

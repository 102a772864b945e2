"""What WeasyPrint merely logs, as problems: a missing letter, picture or anchor spoils a page."""

from __future__ import annotations

import logging
import re
from types import TracebackType

from ..problems import Message, Place, Problem, error

#: Per pattern of a log line: the problem's code, its message and its remedy; groups of the pattern are their values.
KNOWN = (
    (
        r"\.notdef glyph rendered for Unicode string unsupported by fonts: \"(?P<letters>.*?)\" \((?P<codes>.*)\)",
        "typeset.letter",
        Message("no font of this book has the letters '{letters}' ({codes})"),
        Message("write them in other letters, or add a font that has them to the theme"),
    ),
    (
        r"Failed to load image at '(?P<name>.{0,80}).*?': .*",
        "typeset.picture",
        Message("the picture '{name}' cannot be shown"),
        Message("save it again as PNG, JPEG or SVG"),
    ),
    (
        r"(Failed to load inline SVG|Failed to render SVG image)(?P<words>.{0,80}).*",
        "typeset.picture",
        Message("a drawing cannot be shown{words}"),
        Message("save the SVG file again with a drawing program"),
    ),
    (
        r"No anchor #(?P<name>.*) for internal URI reference",
        "typeset.anchor",
        Message("a link leads to '{name}', which is not printed"),
        Message("take the reference out, or print what it leads to"),
    ),
    (
        r"Anchor defined twice: '(?P<name>.*)'",
        "typeset.anchor",
        Message("two things on the pages are called '{name}'"),
        Message("give one of them another id"),
    ),
)


#: Lines that name no address, though it is one that could not be had.
CONSEQUENCES = re.compile(r"Failed to load attachment|Font-face .* cannot be loaded")


class Warnings(logging.Handler):
    """Gathers what WeasyPrint logs at WARNING or above while it is open."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self._logger = logging.getLogger("weasyprint")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a log line."""
        self.heard.append(record.getMessage())

    def __enter__(self) -> Warnings:
        self._was = self._logger.level, self._logger.propagate
        self._logger.setLevel(logging.WARNING)
        self._logger.propagate = False
        self._logger.addHandler(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._logger.removeHandler(self)
        self._logger.setLevel(self._was[0])
        self._logger.propagate = self._was[1]

    def problems(self, place: Place, refused: list[str]) -> tuple[Problem, ...]:
        """The lines as problems, each once; those that follow from a refused address are told with it."""
        lines = dict.fromkeys(line for line in self.heard if not _follows(line, refused))
        return tuple(_problem(line, place) for line in lines)


def _follows(line: str, refused: list[str]) -> bool:
    return any(url in line for url in refused) or bool(refused and CONSEQUENCES.match(line))


def _problem(line: str, place: Place) -> Problem:
    for pattern, code, message, remedy in KNOWN:
        known = re.fullmatch(pattern, line, re.DOTALL)
        if known:
            return error(code, place, message.template, remedy.template, **known.groupdict())
    return error(
        "typeset.warning",
        place,
        "the layout engine says: {words}",
        "correct the template or the style sheet",
        words=line[:200],
    )

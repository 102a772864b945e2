"""The numbers and bullets of a Word document's lists, which stand in no paragraph: they are counted from its rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .numerals import WORD, listed, numeral
from .symbols import UNKNOWN, spelled
from .wordml import attribute, on, tag_of, value

#: Word knows so many levels of a list.
LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
#: Bullets that are letters of a font made for text.
_BULLETS = {"o": "◦", UNKNOWN: "•"}


@dataclass(slots=True)
class Level:
    """How one level of a list is counted and shown."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    text: str = ""
    font: str = ""
    in_figures: bool = False
    restarts: bool = True
    paragraph_style: str = ""


@dataclass(slots=True)
class Lists:
    """The lists of a document: `lists` are the rules by their id, `uses` what a paragraph names, with new starts."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    uses: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    own: dict[tuple[str, int], Level] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, use: str, style: str) -> int | None:
        """The level that a paragraph style has in a list, where the list says so."""
        levels = self.lists.get(self.uses.get(use, ""), {})
        return next((number for number, level in levels.items() if level.paragraph_style == style), None)

    def mark(self, use: str, level: int) -> str:
        """Count an item of a list; what stands before it, or nothing where the document does not say."""
        name = self.uses.get(use, "")
        levels = self.lists.get(name)
        rule = self.own.get((use, level)) or (levels or {}).get(level)
        if levels is None or rule is None or not 0 <= level < LEVELS:
            return ""
        self._count(use, name, level, rule)
        if rule.style == "bullet":
            bullet = spelled(rule.font, rule.text)
            return _BULLETS.get(bullet, bullet)
        if rule.style == "none":
            return _PLACE.sub("", rule.text)
        return _PLACE.sub(lambda found: self._number(use, name, int(found[1]) - 1, rule), rule.text)

    def _count(self, use: str, name: str, level: int, rule: Level) -> None:
        counts = self.counts.setdefault(name, [-1] * LEVELS)
        start = rule.start
        if (use, level) in self.starts and (use, level) not in self.begun:
            self.begun.add((use, level))
            start = self.starts[use, level]
            counts[level] = -1
        counts[level] = start if counts[level] < 0 else counts[level] + 1
        for deeper in range(level + 1, LEVELS):
            beneath = self.lists[name].get(deeper)
            if beneath is None or beneath.restarts:
                counts[deeper] = -1

    def _number(self, use: str, name: str, level: int, shown_in: Level) -> str:
        rule = self.own.get((use, level)) or self.lists[name].get(level) or Level()
        count = self.counts[name][level]
        number = rule.start if count < 0 else count
        if shown_in.in_figures:
            return str(number)
        return listed(number, rule.pattern) if rule.style == "custom" else numeral(number, rule.style, WORD)


def read_lists(elements: Iterable[tuple[str, Any]]) -> Lists:
    """The lists that the part `numbering.xml` describes."""
    reader = _Reader()
    skipped = 0
    for event, element in elements:
        tag = tag_of(element)
        if tag == "Fallback":
            skipped += 1 if event == "start" else -1
        elif not skipped:
            (reader.begins if event == "start" else reader.ends)(tag, element)
    return reader.found


class _Reader:
    """Inner: the lists while their part is read; `use` is what a paragraph names, where one is open."""

    def __init__(self) -> None:
        self.found = Lists()
        self.name = self.use = ""
        self.number, self.level = 0, Level()

    def begins(self, tag: str, element: Any) -> None:
        """An element begins: a list, a use of one, a level of either."""
        if tag == "abstractNum":
            self.name, self.use = attribute(element, "abstractNumId"), ""
            self.found.lists[self.name] = {}
        elif tag == "num":
            self.use = attribute(element, "numId")
        elif tag in ("lvl", "lvlOverride"):
            self.number = _whole(attribute(element, "ilvl"))
            self.level = Level()

    def ends(self, tag: str, element: Any) -> None:
        """An element ends, and what it says is noted."""
        if tag == "lvl":
            if self.use:
                self.found.own[self.use, self.number] = self.level
            else:
                self.found.lists.setdefault(self.name, {})[self.number] = self.level
        elif tag == "abstractNumId":
            self.found.uses[self.use] = value(element)
        elif tag == "startOverride":
            self.found.starts[self.use, self.number] = _whole(value(element))
        elif tag == "numStyleLink":
            self.found.linked[self.name] = value(element)
        else:
            _rule(self.level, tag, element)


def _rule(level: Level, tag: str, element: Any) -> None:
    if tag == "start":
        level.start = _whole(value(element))
    elif tag == "numFmt":
        level.style, level.pattern = value(element), attribute(element, "format")
    elif tag == "lvlText":
        level.text = value(element)
    elif tag == "rFonts":
        level.font = attribute(element, "ascii") or attribute(element, "hAnsi")
    elif tag == "isLgl":
        level.in_figures = on(element)
    elif tag == "lvlRestart":
        level.restarts = value(element) != "0"
    elif tag == "pStyle":
        level.paragraph_style = value(element)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0

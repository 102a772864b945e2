"""The citation that a person pasted after a text: where it was published. It leaves the text and becomes a record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages import Language
from .cues import cues
from .ledger import Change, Risk
from .rule import rule
from .signs import LETTER, LOWER, UPPER

#: «– City: «Publisher», year», «–City, year»; after the year comes a mark, not a word as in «1930 жылы».
_CITY = rf"[{UPPER}][{LOWER}.\-{UPPER}]{{1,25}}"
_PLACE = re.compile(
    rf"[–—-] ?{_CITY}(?: ?[;,] ?{_CITY})?(?: ?: ?[^\n,:]{{2,60}})?, ?(?:19|20)\d{{2}}(?!\d)(?= *(?:[.,;)–—-]|\n|\Z))"
)
_ISBN = re.compile(r"ISBN[ :\-–]?[\dXХ\- –]{9,20}")
#: «752 бет», «Б.320-325», «С. 12–15».
_PAGES = re.compile(rf"\d{{1,4}} ?({LETTER}{{1,8}})\b|({LETTER}{{1,8}})\. ?\d{{1,4}}")
_AUTHOR = re.compile(rf"(?:[{UPPER}][{LOWER}]+ (?:[{UPPER}]\. ?){{1,2}},? ?)+\Z")

#: A citation stands in the last part of a text; more than two are a list of literature, which belongs to it.
REACH = 2500
MOST = 2
#: A citation on a line of its own is no longer than this, and neither is a title.
LONGEST_LINE = 300
LONGEST_TITLE = 150


@rule("noise.citation", Risk.NOISE)
def citation(text: str, language: Language) -> Iterator[Change]:
    """The citation after the end of a text (title, city, publisher, year, pages, ISBN) is metadata, not text."""
    found = list(_citations(text, language))
    if len(found) <= MOST:
        for start, end in found:
            yield Change(start, text[start:end], "", reason="where the text was published")


def _citations(text: str, language: Language) -> Iterator[tuple[int, int]]:
    last = 0
    for place in _PLACE.finditer(text, max(0, len(text) - REACH)):
        line_start = text.rfind("\n", 0, place.start()) + 1
        line_end = text.find("\n", place.end())
        line_end = len(text) if line_end < 0 else line_end
        if place.start() < last or line_end - place.end() > 200 or not _pages(text[place.end() : line_end], language):
            continue
        start = _title_start(text, line_start, place.start(), tuple(cues(language.tag, "predicate-endings")))
        if start < place.start():
            last = line_end
            yield len(text[:start].rstrip()), line_end


def _pages(details: str, language: Language) -> bool:
    """Whether pages or an ISBN are named."""
    words = cues(language.tag, "page-words")
    return bool(_ISBN.search(details)) or any(
        (found[1] or found[2]).casefold() in words for found in _PAGES.finditer(details)
    )


def _title_start(text: str, line_start: int, place: int, predicates: tuple[str, ...]) -> int:
    """Where the title before the city begins.

    On a line of its own, with the line. After running text, the title is the nearest sentence of more than three words
    (`Бес томдық. 4-том.` belong to it), with an author before it; a sentence that closes with a verb is none.
    """
    if place - line_start <= LONGEST_LINE and line_start:
        return line_start
    start = place
    for _ in range(4):
        before = text[line_start:start].rstrip()
        sentence = line_start + _last_stop(before)
        words = re.findall(rf"{LETTER}+", text[sentence:start])
        if len(words) > 3:
            closes = bool(predicates) and words[-1].casefold().endswith(predicates) and ")" not in before[-2:]
            if closes or start - sentence > LONGEST_TITLE:
                return start
            author = _AUTHOR.search(text, max(line_start, sentence - 100), sentence)
            return author.start() if author else sentence
        start = sentence
        if start == line_start:
            break
    return start


def _last_stop(before: str) -> int:
    """Where the last sentence of `before` begins."""
    stops = [found.end() for found in re.finditer(r"[.!?…»”)] +(?=[^\W\d_]|\d)", before[:-1])]
    return stops[-1] if stops else 0

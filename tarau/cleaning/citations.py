"""The citation that a person pasted after a text: where it was published. It leaves the text and becomes a record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages import Language
from .ledger import Change, Risk
from .rule import rule
from .signs import LETTER, LOWER, UPPER

#: «– City: «Publisher», year», «–City, year».
_CITY = rf"[{UPPER}][{LOWER}.\-{UPPER}]{{1,25}}"
_PLACE = re.compile(rf"[–—-] ?{_CITY}(?: ?[;,] ?{_CITY})?(?: ?: ?[^\n,:]{{2,60}})?, ?(?:19|20)\d{{2}}(?!\d)")
#: Pages («752 бет», «Б.320-325», «С. 12–15») or an ISBN.
_PAGES = rf"(?:[–—-] ?)?(?:\d{{1,4}} ?{LETTER}{{1,4}}\b\.?|{LETTER}{{1,4}}\. ?\d{{1,4}}(?: ?[–-] ?\d{{1,4}})?)"
_DETAILS = re.compile(rf"ISBN[ :\-–]?[\dXХ\- –]{{9,20}}|{_PAGES}")
#: A citation stands in the last part of a text; more than two are a list of literature, which belongs to it.
REACH = 2500
MOST = 2
#: The sentences of a title are short; the text before it ends with a longer one.
TITLE_SENTENCE = 90


@rule("noise.citation", Risk.NOISE)
def citation(text: str, language: Language) -> Iterator[Change]:
    """The citation after the end of a text (title, city, publisher, year, pages, ISBN) is metadata, not text."""
    found = list(_citations(text))
    if len(found) <= MOST:
        for start, end in found:
            yield Change(start, text[start:end], "", reason="where the text was published")


def _citations(text: str) -> Iterator[tuple[int, int]]:
    last = 0
    for place in _PLACE.finditer(text, max(0, len(text) - REACH)):
        if place.start() < last:
            continue
        line_start = text.rfind("\n", 0, place.start()) + 1
        line_end = text.find("\n", place.end())
        line_end = len(text) if line_end < 0 else line_end
        if line_end - place.end() > 200 or not _DETAILS.search(text, place.end(), line_end):
            continue
        start = _title_start(text, line_start, place.start())
        if start is not None:
            last = line_end
            yield len(text[:start].rstrip()), line_end


def _title_start(text: str, line_start: int, place: int) -> int | None:
    """Where the title begins: at the line's start, or after the last long sentence; None where no title stands."""
    if place - line_start <= 300 and (line_start or place == line_start):
        return line_start
    start = place
    for _ in range(5):
        before = text[line_start:start].rstrip()
        sentence_start = max(line_start, line_start + _last_stop(before))
        if start - sentence_start > TITLE_SENTENCE:
            break
        start = sentence_start
    return start if start < place else None


def _last_stop(before: str) -> int:
    """Where the last sentence of `before` begins."""
    stops = [found.end() for found in re.finditer(r"[.!?…»”)] +(?=[^\W\d_]|\d)", before[:-1])]
    return stops[-1] if stops else 0

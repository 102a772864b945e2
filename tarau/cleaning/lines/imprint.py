"""The imprint of a newspaper below its text, and what belongs to it: the issue at the top, the heads of its pages.

Several lines prove each other: who founds, edits and prints the paper, where its office is, how many copies there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .belonging import is_prose
from .certain import union

#: An imprint has so many lines with so many different cues, one of them with its figure; so many others stand between.
#: What an article lists of a newspaper has fewer, and no number of an office or an order.
LINES, CUES, BETWEEN = 3, 5, 2
#: No line of an imprint is longer; the name of a paper is among so many lines at the top and no longer.
LONGEST, TOP, NAME = 200, 4, 40

_FIGURED = re.compile(r"[^\d\n]{0,12}\d")
_ISSUE = re.compile(r"№ ?\d{1,4}(?: ?\(\d[\d ]*\))?")
_OFFICE = re.compile(r"№ ?\d|\b\d{1,3}-\d\d\b|\b\d{6}\b")
_WORDS = re.compile(r"[^\W\d_]+")


def imprint(texts: Sequence[str]) -> dict[int, str]:
    """The lines of the imprint and, where there is one, those of the issue and of its running heads, with their kinds.

    Only below the last running text: an article about a newspaper tells of its printing in sentences, or above them.
    """
    first, end = _block(texts)
    if first == end:
        return {}
    return {**_heads(texts, first), **dict.fromkeys(range(first, end), "imprint")}


def _block(texts: Sequence[str]) -> tuple[int, int]:
    """Where the imprint begins and where it ends; the same where there is none."""
    start = max((at + 1 for at, text in enumerate(texts) if is_prose(text) and not _opens(text)), default=0)
    cued = [at for at in range(start, len(texts)) if len(texts[at]) <= LONGEST and _cues().search(texts[at])]
    blocks: list[list[int]] = []
    for at in cued:
        if blocks and at - blocks[-1][-1] <= BETWEEN + 1:
            blocks[-1].append(at)
        else:
            blocks.append([at])
    proven = (block for block in blocks if start and _is_proven([texts[at] for at in block]))
    return next(((block[0], block[-1] + 1) for block in proven), (0, 0))


def _is_proven(texts: Sequence[str]) -> bool:
    found = [match for text in texts for match in _cues().finditer(text)]
    figured = any(_FIGURED.match(match.string, match.end()) for match in found) and any(map(_OFFICE.search, texts))
    return len(texts) >= LINES and len({match[0].casefold() for match in found}) >= CUES and figured


def _opens(text: str) -> bool:
    """Whether running text is part of an imprint: it begins as one does, or has two of its cues."""
    return len(text) <= LONGEST and (_cues().match(text) is not None or len(_cues().findall(text)) > 1)


def _heads(texts: Sequence[str], end: int) -> dict[int, str]:
    """The lines of the issue above the text, and the name of the paper where it comes again with a date or a number."""
    first = next((at for at, text in enumerate(texts[:end]) if is_prose(text)), 0)
    found = {at: "imprint" for at in range(first) if _is_issue(texts[at]) or _cues().search(texts[at])}
    for at in range(min(TOP, first)):
        name = _name(texts[at])
        again = [other for other in range(at + 1, end) if name and _is_head(texts[other], name)]
        found |= dict.fromkeys([at, *again] if again else [], "running-head")
        for head in again:
            found |= {beside: "page-number" for beside in (head - 1, head + 1) if texts[beside].isdigit()}
    return found


def _name(text: str) -> str:
    """The name of a paper without its number; empty where a line is none."""
    name = _ISSUE.sub("", text).strip()
    return name if len(name) <= NAME and _WORDS.search(name) else ""


def _is_issue(text: str) -> bool:
    """Whether a line says nothing but number and date of an issue."""
    return _ISSUE.match(text) is not None and _is_dated(_ISSUE.sub("", text))


def _is_head(text: str, name: str) -> bool:
    rest = text[len(name) :]
    return text.startswith(name) and any(map(str.isdigit, rest)) and _is_dated(_ISSUE.sub("", rest))


def _is_dated(text: str) -> bool:
    known = union("furniture-date-words") | union("furniture-numbered")
    return known.issuperset(_WORDS.findall(text.casefold()))


@cache
def _cues() -> re.Pattern[str]:
    phrases = sorted(union("furniture-imprint"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases)) or '(?!)'})", re.IGNORECASE)

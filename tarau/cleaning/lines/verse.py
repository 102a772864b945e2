"""Verse on a page that holds no running text: its lines count as the text's own."""

from __future__ import annotations

from collections.abc import Sequence

#: A poem has so many lines, one of them so many characters; this share of them ends in a mark that ends no label.
LINES, LENGTHS, ENDED = 6, range(3, 71), 0.5
#: Lines without a mark at their end may follow each other so many times inside a poem.
UNENDED = 4
_ENDINGS = (",", ".", "!", "?", ";", "…", "—", "–", ":", "»", "”")


def verse(texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
    """The numbers of the lines of verse: runs of short lines, most of them with a mark at the end."""
    found: list[int] = []
    run: list[int] = []
    for number in range(len(texts) + 1):
        if number < len(texts) and not kinds[number] and _may_be_verse(texts[number]):
            run.append(number)
            continue
        found += _poem(texts, run)
        run = []
    return found


def _may_be_verse(text: str) -> bool:
    return len(text) in LENGTHS and "\t" not in text and not text.endswith("...")


def _poem(texts: Sequence[str], run: Sequence[int]) -> Sequence[int]:
    """Of a run of short lines those from the first with a mark at its end to the last; none where they are no poem."""
    ended = [number for number in run if texts[number].endswith(_ENDINGS)]
    groups: list[list[int]] = []
    for number in ended:
        if groups and number - groups[-1][-1] <= UNENDED:
            groups[-1].append(number)
        else:
            groups.append([number])
    best = max(groups, key=len, default=[])
    if not best:
        return ()
    poem = range(best[0], best[-1] + 1)
    return poem if len(poem) >= LINES and len(best) >= ENDED * len(poem) else ()

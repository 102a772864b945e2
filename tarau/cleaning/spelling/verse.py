"""Where verse stands: its spelling is the poet's."""

from __future__ import annotations

from collections.abc import Iterator

from .spans import Spans

#: Verse is at least so many lines, each of a length between these and of at most so many words.
LINES, SHORTEST, LONGEST, WORDS = 4, 10, 55, 9
#: So large a share of its lines ends in a comma or in a mark that ends no list item.
ENDINGS = 0.4


def verse(text: str) -> Spans:
    """The stretches of `text` that look like verse: runs of short lines that begin with capitals."""
    found = [(first, last) for first, last, lines in _runs(text) if _is_verse(lines)]
    return Spans(tuple(first for first, _ in found), tuple(last for _, last in found))


def _runs(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Runs of short lines: where they begin and end, and the lines."""
    run: list[str] = []
    start = at = 0
    for line in [*text.split("\n"), ""]:
        bare = line.strip()
        if SHORTEST <= len(bare) <= LONGEST and (bare[0].isalpha() or bare[0] in '—–-«“"'):
            if not run:
                start = at
            run.append(bare)
        elif run:
            yield start, at, run
            run = []
        at += len(line) + 1


def _is_verse(lines: list[str]) -> bool:
    if len(lines) < LINES or any(len(line.split()) > WORDS for line in lines):
        return False
    capitals = sum(line.lstrip('—–-«“" ')[:1].isupper() for line in lines)
    ended = sum(line.endswith((",", "!", "?", "—", "…", "...")) for line in lines)
    return capitals >= 0.7 * len(lines) and ended >= ENDINGS * len(lines)

"""Page numbers for contents, glossary and index: sorted, each once, pages in a row as a range, each a link."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from ..pages import PageMap

#: What stands for a page number before the pages are known: as wide as one, so that little moves when it comes.
BLANK = "00"
EN_DASH = "\u2013"


def folios(marks: Iterable[str], pages: PageMap | None) -> Markup:
    """The numbers of the pages on which the marks stand, as links to the first mark on each."""
    asked = tuple(marks)
    if pages is None:
        return Markup(", ").join([Markup(f'<span class="blank">{BLANK}</span>')] * min(len(asked), 3))
    first: dict[int, str] = {}
    for mark in asked:
        folio = pages.folio(mark)
        if folio is not None:
            first.setdefault(folio, mark)
    return Markup(", ").join(_run(start, end, first) for start, end in ranges(first))


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Sorted numbers as runs: 42, 44, 45, 46 become (42, 42) and (44, 46)."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def _run(start: int, end: int, first: dict[int, str]) -> Markup:
    if start == end:
        return _link(start, first)
    # Two pages in a row are two mentions, not a passage: 44, 45. From three on it is a range: 44–46.
    between = ", " if end == start + 1 else EN_DASH
    return _link(start, first) + between + _link(end, first)


def _link(folio: int, first: dict[int, str]) -> Markup:
    return Markup(f'<a href="#{escape(first[folio])}">{folio}</a>')

"""Quotation marks: straight and curly ones become the language's own, nested ones its inner pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .edits import Edit

_DOUBLE = frozenset('"“”„‟«»')
_ONE_WAY = frozenset("«»„")
_APOSTROPHE = "’"
_MARK = re.compile('["“”„‟«»]')
_SINGLE = re.compile("'")

#: English words that begin with an apostrophe, so that one before them opens nothing: 'tis.
_CLIPPED = re.compile(r"(?:tis|twas|twere|twill|em|til|cause|bout|round|n)(?![^\W_])|\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotes:
    """The outer pair and the inner pair of a language; `single` when it also quotes with '…'."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    single: bool = False

    def double(self, text: str) -> Sequence[Edit]:
        """Every double quotation mark as the outer or, inside a quotation, the inner mark.

        Where the marks of the text do not pair off (one is missing, or the text is a piece of a quotation), all of
        them become outer marks: better a nested pair too plain than a quotation that never closes. Marks so tangled
        that the outcome would be read otherwise than the text are left as they are.
        """
        edits = list(self._marks(text))
        signs = list(text)
        for at, _, mark in edits:
            signs[at] = mark
        return edits if edits and not any(self._marks("".join(signs))) else ()

    def _marks(self, text: str) -> Iterator[Edit]:
        roles = _roles(text, _ONE_WAY.intersection(self.outer + self.inner))
        levels = _levels(roles)
        for at, opens in roles.items():
            pair = self.inner if levels and levels[at] % 2 == 0 else self.outer
            mark = pair[0 if opens else 1]
            if mark != text[at]:
                yield at, at + 1, mark

    def apostrophes(self, text: str) -> Iterator[Edit]:
        """A straight apostrophe inside a word is curled; where the language quotes with '…', single quotes too."""
        for match in _SINGLE.finditer(text):
            at = match.start()
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            if before.isalnum() and (after.isalnum() or self.single):
                yield at, at + 1, _APOSTROPHE
            elif self.single:
                opens = after and not after.isspace() and (not before or before.isspace() or before in "([{—–“‘")
                opens = opens and not _CLIPPED.match(text, at + 1)
                yield at, at + 1, "‘" if opens else _APOSTROPHE


def _roles(text: str, one_way: frozenset[str]) -> dict[int, bool]:
    """Whether each double quotation mark opens, by its place; a sign that is none (5″ typed as 5") is left out.

    `one_way` are the language's own marks that never stand at the other end; of all others the neighbours decide.
    """
    roles: dict[int, bool] = {}
    open_marks: list[str] = []
    for match in _MARK.finditer(text):
        at = match.start()
        opens = text[at] != "»" if text[at] in one_way else _opens(text, at, roles, open_marks)
        if opens is None:
            continue
        roles[at] = opens
        if opens:
            open_marks.append(text[at])
        elif open_marks:
            open_marks.pop()
    return roles


def _opens(text: str, at: int, roles: dict[int, bool], open_marks: list[str]) -> bool | None:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    begins = not before or before.isspace() or before in "([{—–-/" or (before in _DOUBLE and roles.get(at - 1, False))
    may_open = begins and bool(after) and not after.isspace()
    ends = not after or after.isspace() or after in _DOUBLE or not (after.isalnum() or after in "([{")
    may_close = ends and bool(before) and not before.isspace() and not (before in _DOUBLE and roles.get(at - 1, False))
    if may_open != may_close:
        if mark == '"' and may_close and not open_marks and before.isdigit():
            return None
        return may_open
    if mark == '"':
        return False if open_marks else None
    if mark == "“":
        return not (open_marks and open_marks[-1] == "„")
    return mark in "«„‟"


def _levels(roles: dict[int, bool]) -> dict[int, int]:
    """How deep each mark lies, the outermost 1; nothing when the marks do not pair off."""
    levels: dict[int, int] = {}
    depth = 0
    for at, opens in roles.items():
        depth += opens
        levels[at] = depth
        depth -= not opens
        if depth < 0:
            return {}
    return {} if depth else levels

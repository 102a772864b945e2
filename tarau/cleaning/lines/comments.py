"""What readers wrote under a text: all below its title to the end of the page, where the text is over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .certain import union
from .shape import Line

#: Above the title of the comments stands so many times the running text that stands below it, in characters.
MORE = 1.5
#: Among so many lines below the title one must be furniture by its wording: a date, a button, a form.
SIGN = 12
#: No title is longer.
LONGEST = 40

_COUNT = re.compile(r"[(\[]?\d{1,6}[)\]]?")


def take_comments(lines: Sequence[Line], kinds: Sequence[str], goes: list[bool]) -> None:
    """Takes out what stands below the title of the readers' comments."""
    said = [len(line.text) * line.is_prose for line in lines]
    above = 0
    for number, line in enumerate(lines):
        above += said[number] * (not goes[number])
        if len(line.text) > LONGEST or not _is_title(line.text):
            continue
        below = range(number + 1, len(lines))
        signed = any(kinds[at] for at in below[:SIGN])
        if above and signed and above > MORE * sum(said[at] for at in below):
            goes[number:] = [True] * (len(lines) - number)
            return


def _is_title(text: str) -> bool:
    plain = " ".join(_COUNT.sub(" ", text.casefold()).split()).rstrip(":")
    return plain in union("furniture-comment-heads") and not text.islower()

"""The kind of each line that is furniture by its wording and by the lines that it stands among."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from .belonging import belonging
from .calendar import calendars
from .certain import certain
from .contents import boxes, contents
from .facts import facts_above
from .imprint import imprint
from .mail import mail
from .posts import posts
from .running import running_heads

#: A reaction that nobody had, beside other counters.
_ZERO = re.compile(r"[^\d\n.!?;]{2,30}[ :(–-]+0\)?")
#: A line of a card: a label and what it says of the thing.
_ROW = re.compile(r"[^\W\d_][^:.!?\n]{1,24}: \S.{0,60}\Z")
#: How often something was read or liked, on a line between two buttons.
_FIGURE = re.compile(r"[\d., ]{1,7}[KMkmКк]?")


def worded(texts: Sequence[str]) -> list[str]:
    """The kind of each line that is furniture by its wording; what is so only beside other furniture needs it."""
    kinds = [certain(text) for text in texts]
    _count(texts, kinds)
    for number in contents(texts):
        kinds[number] = "repeated-title"
    for number in (*boxes(texts, kinds), *calendars(texts)):
        kinds[number] = "menu"
    for number in range(len(kinds)):
        if kinds[number] == "byline" and _in_card(texts, kinds, number):
            kinds[number] = ""
    for number in belonging(texts, kinds):
        kinds[number] = ""
    forum = posts(texts, kinds)
    for number in forum.around:
        kinds[number] = kinds[number].rstrip("?") or "byline"
    apart = (facts_above(texts, kinds), running_heads(texts), mail(texts), imprint(texts))
    for number, kind in (pair for lines in apart for pair in lines.items()):
        kinds[number] = kind
    found: list[str] = []
    for _, run in groupby(kinds, key=bool):
        members = list(run)
        proven = any(not kind.endswith("?") for kind in members) or members.count("rate?") > 1
        if "label?" in members and {"label", "label?"}.issuperset(members):  # words to learn, all in small letters
            proven = proven and not all(map(str.islower, texts[len(found) : len(found) + len(members)]))
        found += [kind.rstrip("?").replace("rate", "ticker") if proven else "" for kind in members]
    return found


def _count(texts: Sequence[str], kinds: list[str]) -> None:
    """Figures between buttons, and reactions that nobody had beside other counters, count readers too."""
    for number in range(1, len(texts) - 1):
        if not kinds[number] and kinds[number - 1] and kinds[number + 1] and _FIGURE.fullmatch(texts[number]):
            kinds[number] = "counter?"
    for numbers in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        step = 1 if numbers.step < 0 else -1
        for number in numbers:
            beside = kinds[number + step] and _ZERO.fullmatch(texts[number + step])
            if not kinds[number] and beside and _ZERO.fullmatch(texts[number]):
                kinds[number] = "counter"


def _in_card(texts: Sequence[str], kinds: Sequence[str], number: int) -> bool:
    """Whether a line with a label is one of several that tell of a thing: `Author: … / Year: … / Genre: …`."""
    beside = (other for other in (number - 1, number + 1) if 0 <= other < len(texts) and not kinds[other])
    return any(_ROW.match(texts[other]) for other in beside)

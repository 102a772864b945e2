"""What a mail program puts around a letter: the head, the lines quoted from other letters, the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ...languages import known
from ..cues import cues

#: The head of a letter has so many lines at least, each with a label of its own; no line of it is longer.
HEAD, LONGEST = 2, 200
#: A signature has so many lines at most.
SIGNATURE = 8

_LABEL = re.compile(r"([^\W\d_][\w .-]{1,20}?) ?: ?(\S.*)?")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w")
_FORWARDED = re.compile(r"[-–—_=*]{3,} ?[^\W\d_][\w ]{3,40}[-–—_=*: ]{0,40}")
_PHONE = re.compile(r"\+?\d[\d ()-]{8,16}\d")


def mail(texts: Sequence[str]) -> dict[int, str]:
    """The lines of a mail's head, of quotations and of its signature; `texts` are stripped and not empty."""
    heads = _heads(texts)
    found = set(heads)
    for number in heads:
        found |= {beside for beside in (number - 1, number + 1) if _forwards(texts, beside)}
    found |= _quoted(texts, bool(heads))
    found |= _signature(texts, bool(heads))
    return dict.fromkeys(sorted(found), "mail")


@cache
def labels() -> Mapping[str, str]:
    """The labels in a letter's head in all languages, with what each stands for."""
    entries = (entry.split(None, 1) for tag in known() for entry in cues(tag, "furniture-mail"))
    return {label: role for role, label in sorted(entries)}


def _heads(texts: Sequence[str]) -> list[int]:
    """Runs of labels, among them who wrote or to whom, and an address, a date or a matter."""
    found: list[int] = []
    run: list[int] = []
    roles: set[str] = set()
    for number in range(len(texts) + 1):
        role = _role(texts[number]) if number < len(texts) else ""
        if role and role not in roles:
            run.append(number)
            roles.add(role)
            continue
        if len(run) > HEAD or (len(run) == HEAD and any(_ADDRESS.search(texts[line]) for line in run)):
            found += run if roles & {"from", "to"} else []
        run, roles = ([number], {role}) if role else ([], set())
    return found


def _role(text: str) -> str:
    label = _LABEL.fullmatch(text) if len(text) <= LONGEST and ":" in text[:24] else None
    return labels().get(label[1].casefold(), "") if label else ""


def _forwards(texts: Sequence[str], number: int) -> bool:
    return (
        0 <= number < len(texts) and len(texts[number]) <= LONGEST and _FORWARDED.fullmatch(texts[number]) is not None
    )


def _quoted(texts: Sequence[str], in_mail: bool) -> set[int]:
    """Runs of lines behind `>` in a letter, or where the line above or the first one names who wrote, by address."""
    found: set[int] = set()
    run: list[int] = []
    for number in range(len(texts) + 1):
        if number < len(texts) and texts[number].startswith(">") and not texts[number].startswith(">>>"):
            run.append(number)
            continue
        if run:
            above = run[0] - 1
            named = [line for line in (above, run[0]) if line >= 0 and _names_writer(texts[line])]
            if named or in_mail:
                found |= {*run, *named}
        run = []
    return found


def _names_writer(text: str) -> bool:
    return len(text) <= LONGEST and text.endswith(":") and _ADDRESS.search(text) is not None


def _signature(texts: Sequence[str], in_mail: bool) -> set[int]:
    """What follows a line of two hyphens, up to the end, where it is short and stands in a letter or names a way."""
    last = len(texts) - 1
    for number in range(last, max(-1, last - SIGNATURE - 1), -1):
        if texts[number] in ("--", "—", "– –", "- -") and number < last:
            lines = range(number, len(texts))
            if all(len(texts[line]) <= LONGEST // 2 for line in lines) and (in_mail or _reached(texts[number:])):
                return set(lines)
    return set()


def _reached(texts: Iterable[str]) -> bool:
    return any(_ADDRESS.search(text) or _PHONE.search(text) for text in texts)

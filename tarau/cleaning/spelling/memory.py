"""What the rules of the family want in a text: weighed once for all of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...languages import Language
from ..ledger import Change, substitute
from .decisions import FAMILY, Decider

Wanted = Mapping[str, tuple[Change, ...]]

#: The rules that change the text, in the order in which they run.
ORDER = tuple(f"{FAMILY}.{rule}" for rule in ("confusable", "single-edit", "split", "join", "context"))
#: So many texts are remembered: one cleaning needs those between its rules, in two languages.
TEXTS = 12

Key = tuple[str, str, str, tuple[str, ...], str]

_remembered: OrderedDict[Key, Wanted] = OrderedDict()


def wanted(text: str, language: Language, witnesses: tuple[str, ...], first: str = "") -> Wanted:
    """The changes wanted in a text, by the names of the rules, each in order of the text.

    The rules run one after another, each on what the one before it has made: what the later ones want there is known
    already, and remembered under the text that they will see. `first` is the text before any of it was repaired,
    which tells how badly it was read.
    """
    key = language.tag, language.script, text, witnesses, first
    found = _remembered.get(key)
    if found is None:
        found = _weighed(text, language, witnesses, first)
        _remember(key, found)
        _foresee(key, found)
    return found


def _weighed(text: str, language: Language, witnesses: tuple[str, ...], first: str) -> Wanted:
    found: dict[str, list[Change]] = {}
    for decision in Decider(text, language, witnesses, first).decisions():
        found.setdefault(decision.rule, []).append(decision.change)
    return {rule: tuple(changes) for rule, changes in found.items()}


def _foresee(key: Key, found: Wanted) -> None:
    """Remembers what is wanted in the texts between the rules; the text after the last is weighed afresh."""
    tag, script, text, witnesses, first = key
    acting = [rule for rule in ORDER if found.get(rule)]
    left = {rule: found[rule] for rule in acting}
    for rule in acting[:-1]:
        made = left.pop(rule)
        text = substitute(text, ((change.start, change.before, change.after) for change in made))
        left = {other: _moved(changes, made) for other, changes in left.items()}
        _remember((tag, script, text, witnesses, first or key[2]), left)


def _moved(changes: Sequence[Change], made: Sequence[Change]) -> tuple[Change, ...]:
    """The changes at the places where they stand after others were made."""
    moved, shift, at = [], 0, 0
    for change in changes:
        while at < len(made) and made[at].start < change.start:
            shift += len(made[at].after) - len(made[at].before)
            at += 1
        moved.append(replace(change, start=change.start + shift))
    return tuple(moved)


def _remember(key: Key, found: Wanted) -> None:
    _remembered[key] = found
    while len(_remembered) > TEXTS:
        _remembered.popitem(last=False)

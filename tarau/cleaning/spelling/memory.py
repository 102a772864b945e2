"""What the rules of the family want in a text: weighed once for all of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from ...languages import Language
from ..ledger import Change
from .decisions import Decider

Wanted = Mapping[str, tuple[Change, ...]]

#: So many texts are remembered: those of one text's paragraphs in each language.
TEXTS = 6

Key = tuple[str, str, str, tuple[str, ...], str]

_remembered: OrderedDict[Key, Wanted] = OrderedDict()


def wanted(text: str, language: Language, witnesses: tuple[str, ...], first: str = "") -> Wanted:
    """The changes wanted in a text, by the names of the rules, each in order of the text.

    The rules of the family ask one after another about the same text. `first` is the text before any of it was
    repaired, which tells how badly it was read.
    """
    key = language.tag, language.script, text, witnesses, first
    found = _remembered.get(key)
    if found is None:
        found = _weighed(text, language, witnesses, first)
        _remembered[key] = found
        while len(_remembered) > TEXTS:
            _remembered.popitem(last=False)
    return found


def _weighed(text: str, language: Language, witnesses: tuple[str, ...], first: str) -> Wanted:
    found: dict[str, list[Change]] = {}
    for decision in Decider(text, language, witnesses, first).decisions():
        found.setdefault(decision.rule, []).append(decision.change)
    return {rule: tuple(changes) for rule, changes in found.items()}

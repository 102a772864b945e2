"""Mixing a question for a variant: its options in another order, where the order says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar, cast

from ...chapter import AnyQuestion, Choice, Choices, Classify, CrossReference, Gaps, Inline, Match, Order, Run, Words
from .lots import Lots

Thing = TypeVar("Thing")

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def mixed(question: AnyQuestion, lots: Lots, variant: str, speaks_of_others: Callable[[str], bool]) -> AnyQuestion:
    """The question as a variant prints it; what is right moves with it.

    Options that their author fixed stay, and so do those that stand in the order of their numbers (years, percentages)
    and those among which one speaks of the others ("all of the above").
    """
    match question:
        case Choice() | Choices():
            told = any(speaks_of_others(text(option)) for option in question.options)
            return question if told else _options(question, lots, variant)
        case Order():
            return _items(question, lots, variant)
        case Match():  # and CauseEffect, which is one
            return _pairs(question, lots, variant)
        case Classify():
            order = _order(question.items, lots, question.id, variant, "items")
            return replace(question, items=_by(question.items, order), right=_by(question.right, order))
        case Gaps() if question.bank:
            return replace(question, bank=lots.drawn(question.bank, str, question.id, variant, "bank"))
        case _:
            return question


def _options(question: Choice | Choices, lots: Lots, variant: str) -> Choice | Choices:
    if question.fixed or _numbered(question.options):
        return question
    order = _order(question.options, lots, question.id, variant, "options")
    options = _by(question.options, order)
    if isinstance(question, Choice):
        return replace(question, options=options, right=order.index(question.right))
    return replace(question, options=options, right=tuple(sorted(order.index(each) for each in question.right)))


def _items(question: Order, lots: Lots, variant: str) -> Order:
    """Another order, and not the right one: what it would leave to do is nothing."""
    order = _order(question.items, lots, question.id, variant, "items")
    right = _by(question.right, order)
    if right == tuple(range(len(right))):
        order = order[1:] + order[:1]
        right = _by(question.right, order)
    return replace(question, items=_by(question.items, order), right=right)


def _pairs(question: Match, lots: Lots, variant: str) -> Match:
    usual = tuple(range(len(question.lefts)))
    lefts = usual if _numbered(question.lefts) else _order(question.lefts, lots, question.id, variant, "lefts")
    rights = _order(question.rights, lots, question.id, variant, "rights")
    right = tuple(rights.index(question.right[left]) for left in lefts)
    if right == usual:  # the pairs would stand beside each other
        rights = rights[1:] + rights[:1]
        right = tuple(rights.index(question.right[left]) for left in lefts)
    return replace(question, lefts=_by(question.lefts, lefts), rights=_by(question.rights, rights), right=right)


def _order(things: Sequence[Words], lots: Lots, *purpose: str) -> tuple[int, ...]:
    """Positions in the order of the lots of what stands there, so that an author may move options about."""
    return lots.drawn(range(len(things)), lambda at: text(things[at]), *purpose)


def _by(things: Sequence[Thing], order: Sequence[int]) -> tuple[Thing, ...]:
    return tuple(things[at] for at in order)


def _numbered(things: Sequence[Words]) -> bool:
    """Whether all begin with numbers that rise or fall all the way."""
    found = [_NUMBER.match(text(thing).strip()) for thing in things]
    if not all(found):
        return False
    numbers = [float(cast("re.Match[str]", each)[0].replace(",", ".")) for each in found]
    return numbers in (sorted(set(numbers)), sorted(set(numbers), reverse=True))


def text(words: Words) -> str:
    """The letters of some words."""
    return "".join(_letters(words))


def _letters(words: Words) -> Iterator[str]:
    for each in words:
        if isinstance(each, Run | CrossReference):
            yield each.text
        else:
            yield from _letters(_inside(each))


def _inside(node: Inline) -> Words:
    return cast("Words", getattr(node, "content", ()))

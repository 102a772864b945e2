"""What a cleaning rule is: a small function with a name, a risk and a docstring that says what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..languages import Language
from ..sources import Block
from .ledger import Change, Risk


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside the text: the source's blocks, in offsets of the present text."""

    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the family before the point in `name`; `wants` gives the changes it wants in a text, in order."""

    name: str
    risk: Risk
    wants: Callable[[str, Language, Context], Iterable[Change]]
    description: str
    sees_blocks: bool = False

    @property
    def family(self) -> str:
        """`letters` of `letters.latin-in-cyrillic`."""
        return self.name.partition(".")[0]


def rule(name: str, risk: Risk) -> Callable[[Callable[[str, Language], Iterable[Change]]], Rule]:
    """Makes a rule of a function that takes a text and its language; its docstring is its page in the reference."""

    def made(function: Callable[[str, Language], Iterable[Change]]) -> Rule:
        def wants(text: str, language: Language, context: Context) -> Iterable[Change]:
            return function(text, language)

        return Rule(name, risk, wants, _description(function))

    return made


def rule_in_context(name: str, risk: Risk) -> Callable[[Callable[[str, Language, Context], Iterable[Change]]], Rule]:
    """Makes a rule of a function that also looks at what the source's format told."""

    def made(function: Callable[[str, Language, Context], Iterable[Change]]) -> Rule:
        return Rule(name, risk, function, _description(function), sees_blocks=True)

    return made


def _description(function: Callable[..., object]) -> str:
    return " ".join((function.__doc__ or "").split())

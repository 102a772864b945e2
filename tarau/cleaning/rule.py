"""What a cleaning rule is: a small function with a name, a risk and a docstring that says what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..languages import Language
from ..sources import Block
from .ledger import Change, Risk

#: Families all of whose rules judge a text as a whole.
WHOLE = frozenset({"noise", "spelling"})


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside the text.

    `blocks` are the source's, in offsets of the present text; `witnesses` are the raw texts of other sources on the
    same matter, whose words may tell which of two readings is right.
    """

    blocks: tuple[Block, ...] = ()
    witnesses: tuple[str, ...] = ()
    first: str = ""
    """What the text was when its family first looked at it; "" at the first look."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the family before the point in `name`; `wants` gives the changes it wants in a text, in order."""

    name: str
    risk: Risk
    wants: Callable[[str, Language, Context], Iterable[Change]]
    description: str
    sees_blocks: bool = False
    judges_whole: bool = False
    """Whether more than the lines beside a line decides what the rule wants in it."""
    any_language: bool = False
    """Whether a rule that judges the whole wants the same in every language."""
    heeds: Callable[[str], bool] | None = None
    """Of a rule that judges the whole: whether it may judge otherwise after a change in these few words; None:
    always."""

    @property
    def whole(self) -> bool:
        """Whether it must see the whole text."""
        return self.judges_whole or self.sees_blocks or self.family in WHOLE

    @property
    def family(self) -> str:
        """`letters` of `letters.latin-in-cyrillic`."""
        return self.name.partition(".")[0]


def rule(
    name: str,
    risk: Risk,
    *,
    whole: bool = False,
    any_language: bool = False,
    heeds: Callable[[str], bool] | None = None,
) -> Callable[[Callable[[str, Language], Iterable[Change]]], Rule]:
    """Makes a rule of a function that takes a text and its language; its docstring is its page in the reference.

    A rule looks at lines with those beside them, unless it is said to judge the `whole` text; then it may be of
    `any_language`.
    """

    def made(function: Callable[[str, Language], Iterable[Change]]) -> Rule:
        def wants(text: str, language: Language, context: Context) -> Iterable[Change]:
            return function(text, language)

        return Rule(
            name, risk, wants, _description(function), judges_whole=whole, any_language=any_language, heeds=heeds
        )

    return made


def rule_in_context(name: str, risk: Risk) -> Callable[[Callable[[str, Language, Context], Iterable[Change]]], Rule]:
    """Makes a rule of a function that also looks at what the source's format told and at the other sources."""

    def made(function: Callable[[str, Language, Context], Iterable[Change]]) -> Rule:
        return Rule(name, risk, function, _description(function), sees_blocks=True)

    return made


def _description(function: Callable[..., object]) -> str:
    return " ".join((function.__doc__ or "").split())

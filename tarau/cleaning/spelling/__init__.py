"""The spelling family: words that were typed, read or torn wrongly. What it knows of a language is in its lexicon."""

from __future__ import annotations

from collections.abc import Iterable

from ...languages import Language
from ..ledger import Change, Risk
from ..rule import Context, rule_in_context
from .memory import wanted

__all__ = ["confusable", "context", "doubtful", "join", "single_edit", "split"]


@rule_in_context("spelling.confusable", Risk.SURE_SPELLING)
def confusable(text: str, language: Language, context: Context) -> Iterable[Change]:
    """An unknown word becomes the one that letters like its own make (`устіне`: `үстіне`), when that is sure."""
    return wanted(text, language, context.witnesses, context.first).get("spelling.confusable", ())


@rule_in_context("spelling.single-edit", Risk.SURE_SPELLING)
def single_edit(text: str, language: Language, context: Context) -> Iterable[Change]:
    """An unknown word loses, gains or swaps a letter (`өнекәсіп`: `өнеркәсіп`), when only one other is likely."""
    return wanted(text, language, context.witnesses, context.first).get("spelling.single-edit", ())


@rule_in_context("spelling.split", Risk.SURE_SPELLING)
def split(text: str, language: Language, context: Context) -> Iterable[Change]:
    """Two words that ran together are parted where they stand side by side elsewhere, or can be no compound."""
    return wanted(text, language, context.witnesses, context.first).get("spelling.split", ())


@rule_in_context("spelling.join", Risk.SURE_SPELLING)
def join(text: str, language: Language, context: Context) -> Iterable[Change]:
    """A word that a space or a hyphen tore in two is joined where the whole is far likelier than its parts."""
    return wanted(text, language, context.witnesses, context.first).get("spelling.join", ())


@rule_in_context("spelling.context", Risk.SURE_SPELLING)
def context(text: str, language: Language, context: Context) -> Iterable[Change]:
    """A word that exists is doubted where one like it is far likelier beside its neighbours (`өте кун`: `күн`), or
    where its form is none that the word after it governs (`қалада дейін`).
    """
    return wanted(text, language, context.witnesses, context.first).get("spelling.context", ())


@rule_in_context("spelling.doubtful", Risk.DOUBTFUL_SPELLING)
def doubtful(text: str, language: Language, context: Context) -> Iterable[Change]:
    """Where damage is likely but no reading is sure, the likeliest readings are offered to the editor, best first."""
    return wanted(text, language, context.witnesses, context.first).get("spelling.doubtful", ())

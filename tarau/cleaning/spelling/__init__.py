"""The spelling family: words that were typed, read or torn wrongly. What it knows of a language is in its lexicon."""

from __future__ import annotations

from collections.abc import Iterable

from ...languages import Language
from ..ledger import Change, Risk
from ..rule import rule
from .memory import wanted

__all__ = ["confusable", "context", "doubtful", "join", "single_edit", "split"]


@rule("spelling.confusable", Risk.SURE_SPELLING)
def confusable(text: str, language: Language) -> Iterable[Change]:
    """An unknown word becomes the one that letters like its own make (`устіне`: `үстіне`), when that is sure."""
    return wanted(text, language).get("spelling.confusable", ())


@rule("spelling.single-edit", Risk.SURE_SPELLING)
def single_edit(text: str, language: Language) -> Iterable[Change]:
    """An unknown word loses, gains or swaps a letter (`өнекәсіп`: `өнеркәсіп`), when only one other is likely."""
    return wanted(text, language).get("spelling.single-edit", ())


@rule("spelling.split", Risk.SURE_SPELLING)
def split(text: str, language: Language) -> Iterable[Change]:
    """Two words that ran together are parted where the text has them side by side; other compounds are only offered."""
    return wanted(text, language).get("spelling.split", ())


@rule("spelling.join", Risk.SURE_SPELLING)
def join(text: str, language: Language) -> Iterable[Change]:
    """A word that a space or a hyphen tore in two is joined where its parts are no words and the whole is one."""
    return wanted(text, language).get("spelling.join", ())


@rule("spelling.context", Risk.SURE_SPELLING)
def context(text: str, language: Language) -> Iterable[Change]:
    """A word that exists is doubted where one like it is far likelier beside its neighbours (`өте кун`: `күн`)."""
    return wanted(text, language).get("spelling.context", ())


@rule("spelling.doubtful", Risk.DOUBTFUL_SPELLING)
def doubtful(text: str, language: Language) -> Iterable[Change]:
    """Where damage is likely but no reading is sure, the likeliest readings are offered to the editor, best first."""
    return wanted(text, language).get("spelling.doubtful", ())

"""Hyphenation patterns of a language, given to pyphen, which WeasyPrint asks."""

from __future__ import annotations

import pyphen

from ..languages import Language


def register(language: Language) -> None:
    """Let pyphen know the language's own patterns, where it has any (the way given in WeasyPrint's issue 1945)."""
    patterns = language.hyphenation_file()
    if patterns is None:
        return
    name = language.tag.replace("-", "_")
    pyphen.LANGUAGES[name] = patterns
    pyphen.LANGUAGES_LOWERCASE[name.lower()] = name

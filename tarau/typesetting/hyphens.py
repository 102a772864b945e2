"""Hyphenation patterns of a language, given to pyphen, which WeasyPrint asks."""

from __future__ import annotations

import pyphen

from ..languages import Language


def register(language: Language) -> None:
    """Let pyphen know the language's own patterns, where it has any (the way given in WeasyPrint issue 1945)."""
    path = language.hyphenation_file()
    if path is None:
        return
    name = language.tag.replace("-", "_")
    if pyphen.LANGUAGES.get(name) != path:
        pyphen.LANGUAGES[name] = path
        pyphen.LANGUAGES_LOWERCASE[name.lower()] = name
        pyphen.language_fallback.cache_clear() if hasattr(pyphen.language_fallback, "cache_clear") else None

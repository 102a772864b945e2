"""Where words may be divided, told to pyphen, which WeasyPrint asks: a language's patterns, or a page's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyphen

from ..languages import SOFT_HYPHEN, Language

_TAG = re.compile(r"<[^>]*>")
_DIVIDED = re.compile(rf"[^\W\d_]+(?:{SOFT_HYPHEN}[^\W\d_]+)+")


def register(language: Language, html: str) -> str:
    """Let pyphen know where the words of `html` may be divided, and return the page to be laid out.

    A language with patterns gives them (the way described in WeasyPrint's issue 1945). Where each word carries its
    breaks, they are gathered from the page and taken out of it: WeasyPrint tries every soft hyphen of a paragraph for
    each line, heeds no zone there, and would leave them in the text that a reader copies.
    """
    name = language.locale_tag.replace("-", "_")
    if language.carries_breaks:
        words = _words(html)
        pyphen.hdcache[words] = words
        _known_to_pyphen(name, words)
        return html.replace(SOFT_HYPHEN, "")
    patterns = language.hyphenation_file()
    if patterns is not None:
        _known_to_pyphen(name, patterns)
    return html


def _known_to_pyphen(name: str, what: object) -> None:
    pyphen.LANGUAGES[name] = what
    pyphen.LANGUAGES_LOWERCASE[name.lower()] = name


class _Words:
    """The words of a page with their breaks, with as much of a pattern file's behaviour as pyphen asks for."""

    def __init__(self, breaks: Mapping[str, tuple[int, ...]]) -> None:
        self._breaks = breaks

    def positions(self, word: str) -> list[pyphen.DataInt]:
        """The places, counted in letters, at which a word may be divided."""
        return [pyphen.DataInt(place) for place in self._breaks.get(word, ())]


def _words(html: str) -> _Words:
    """The breaks of the words between the tags of a page; where a word stands with different ones, those in common."""
    found: dict[str, set[int]] = {}
    for text in _TAG.split(html):
        for match in _DIVIDED.finditer(text):
            parts = match[0].split(SOFT_HYPHEN)
            ends = [sum(map(len, parts[: count + 1])) for count in range(len(parts) - 1)]
            word = "".join(parts)
            found[word] = found[word] & set(ends) if word in found else set(ends)
    return _Words({word: tuple(sorted(ends)) for word, ends in found.items()})

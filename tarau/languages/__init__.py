"""All that Tarau knows of languages: letters, order, hyphenation, typography, figures, dates, endings, wording."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..problems import ChapterError, Message, Place, Problem, error, near
from .agreement import Misfit, governs, misfits
from .cases import CASES, Case
from .english import English
from .guess import guess_among
from .hyphenation import SOFT_HYPHEN, PatternFile
from .kazakh import Kazakh, LatinKazakh
from .language import Language
from .lexicon import Grade, Lexicon, lexicon
from .likelihood import language_cost, likelihood_cost
from .likely import Likely, kind_of, likely
from .messages import templates
from .patterns import hyphenation_patterns
from .quantities import Phrases, QuantityWords, WordTable, quantity_words
from .russian import Russian
from .stems import Stems
from .triples import Triples

__all__ = [
    "CASES",
    "SOFT_HYPHEN",
    "Case",
    "Grade",
    "Language",
    "Lexicon",
    "Likely",
    "Misfit",
    "PatternFile",
    "Phrases",
    "QuantityWords",
    "Stems",
    "Triples",
    "WordTable",
    "governs",
    "guess",
    "hyphenation_patterns",
    "kind_of",
    "known",
    "language",
    "language_cost",
    "lexicon",
    "likelihood_cost",
    "likely",
    "misfits",
    "quantity_words",
    "templates",
]

_CLASSES: dict[tuple[str, str], type[Language]] = {
    ("en", "Latn"): English,
    ("kk", "Cyrl"): Kazakh,
    ("kk", "Latn"): LatinKazakh,
    ("kk", "Latn-Eng"): LatinKazakh,
    ("ru", "Cyrl"): Russian,
}

#: What people write for a language instead of its tag: names, codes of three letters and of countries.
_OFTEN_MEANT = {
    **dict.fromkeys(("kz", "kaz", "qaz", "qz", "kazakh", "қазақ", "қазақша", "казахский"), "kk"),
    **dict.fromkeys(("rus", "russian", "орыс", "орысша", "русский"), "ru"),
    **dict.fromkeys(("eng", "english", "gb", "uk", "us", "ағылшын", "английский"), "en"),
}


def language(tag: str, script: str | None = None, place: Place | None = None) -> Language:
    """The language with an ISO 639-1 tag (`kk`, `ru`, `en`), in its usual script or in `script` (`Latn`).

    Region and script may stand in the tag: `kk-KZ`, `kk-Latn`. Raises ChapterError (`language.unknown`,
    `language.script`) at `place`.
    """
    short, _, rest = tag.replace("_", "-").partition("-")
    parts = [part.title() for part in rest.split("-") if len(part) == 4]
    wanted = script.title() if script else (parts[0] if parts else None)
    if short.casefold() not in known():
        raise ChapterError(_unknown(tag, place or Place("")))
    scripts = [each for each_tag, each in _CLASSES if each_tag == short.casefold()]
    if wanted is not None and wanted not in scripts:
        message = "the language '{tag}' is not printed in the script '{script}'"
        known_scripts = near(wanted, scripts)
        raise ChapterError(error("language.script", place or Place(""), message, known_scripts, tag=tag, script=wanted))
    return _made(short.casefold(), wanted)


@cache
def known() -> tuple[str, ...]:
    """The tags of the languages that Tarau speaks, in order."""
    return tuple(dict.fromkeys(tag for tag, _ in _CLASSES))


def guess(text: str, among: Sequence[str] = ()) -> str:
    """The tag of the language that `text` is most likely written in, by its letters; `among` all known ones or some."""
    return guess_among(text, _languages(tuple(among or known())))


@cache
def _languages(tags: tuple[str, ...]) -> tuple[Language, ...]:
    return tuple(map(language, tags))


@cache
def _made(tag: str, script: str | None) -> Language:
    usual = next(made for (each_tag, _), made in _CLASSES.items() if each_tag == tag)
    made = _CLASSES[tag, script or usual.scripts[0]]
    return made(script)


def _unknown(tag: str, place: Place) -> Problem:
    meant = _OFTEN_MEANT.get(tag.casefold())
    remedy = Message("did you mean '{nearest}'?", (("nearest", meant),)) if meant else near(tag, known())
    message = "Tarau does not speak the language '{tag}', only {known}"
    return error("language.unknown", place, message, remedy, tag=tag, known=", ".join(known()))

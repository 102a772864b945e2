"""The words of a paragraph as they are set: polished by the language, and with its unbreakable parts known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from ..chapter import Chapter, CrossReference, Footnote, Foreign, FromSource, Inline, Run, SourceMark, Words
from ..languages import SOFT_HYPHEN, Language, known, language

NO_BREAK_SPACE = "\u00a0"
#: Signs that Unicode raises or lowers: 10⁻³, H₂O; ª and º belong to words of other languages, ™ and ℠ to names.
_RAISED = "".join(map(chr, (0xB2, 0xB3, 0xB9, 0x2070, 0x2071, *range(0x2074, 0x2080))))
_LOWERED = "".join(map(chr, (*range(0x2080, 0x208F), *range(0x2090, 0x209D))))
_SCRIPTS = re.compile(f"([{_RAISED}]+|[{_LOWERED}]+)")
#: 1925–1940, 320–325.
_RANGE = re.compile(r"(?<!\d)\d{1,4}\u2013\d{1,4}(?!\d)")
#: 120 − 118 = 2, 82 + 64 + 120 = 266: a sum, and each of its signs with the figure that follows.
_FIGURE = r"\d[\d.,\u00a0\u202f]*(?<![.,\u00a0\u202f])%?"
_SIGN = r"[+\u2212\u2013·×÷:/=≈][ \u00a0]"
_SIGNS = rf"[ \u00a0]{_SIGN}"
_SUM = re.compile(rf"{_FIGURE}(?:{_SIGNS}{_FIGURE})*[ \u00a0][=≈][ \u00a0]{_FIGURE}(?:{_SIGNS}{_FIGURE})*")
_LINK = re.compile(rf"{_SIGN}{_FIGURE}")
#: A longer sum is divided before its signs.
_LONGEST_SUM = 34


def polished(words: Words, language: Language) -> Words:
    """The same words with the spaces, quotation marks and dashes of the language; all runs are seen together.

    A footnote stands outside its paragraph and is polished by itself; a passage in another language is left alone.
    """
    texts = iter(language.polish_runs(tuple(_texts(words))))
    return _with(words, texts, language)


def tongues(chapter: Chapter) -> dict[str, str]:
    """The language of each source that is not in the chapter's own, by the id of the source."""
    return {source.id: source.language for source in chapter.sources if source.language}


def in_tongues(words: Words, tongues: Mapping[str, str]) -> Words:
    """The same words with those of a source in another language marked as such, so that they are divided, spoken and
    left alone as its words."""
    return tuple(_in_tongue(part, tongues) for part in words) if tongues else words


def _in_tongue(part: Inline, tongues: Mapping[str, str]) -> Inline:
    if isinstance(part, Run):
        tongue = tongues.get(part.origin.source) if isinstance(part.origin, FromSource) else None
        return Foreign(tongue, _in_its_own(part, tongue)) if tongue else part
    if isinstance(part, CrossReference | SourceMark | Foreign):
        return part
    return replace(part, content=in_tongues(part.content, tongues))


def _in_its_own(run: Run, tongue: str) -> Words:
    """A run with the spaces and signs of its own language, where that is known."""
    short = tongue.partition("-")[0].casefold()
    return polished((run,), language(short)) if short in known() else (run,)


def with_kept_end(words: Words) -> Words:
    """The same words, already polished, with the last two kept together, so that none stands alone on a last line.

    For text that is not justified: there it costs nothing but a ragged edge.
    """
    for at in reversed(range(len(words))):
        part = words[at]
        if not isinstance(part, Run | CrossReference | SourceMark):
            break
        if isinstance(part, Run) and " " in part.text:
            before, _, after = part.text.rpartition(" ")
            return (*words[:at], replace(part, text=f"{before}{NO_BREAK_SPACE}{after}"), *words[at + 1 :])
    return words


def plain(words: Words) -> str:
    """The words without anything around them or in them; notes and source marks left out."""
    return "".join(_texts(words, foreign=True)).replace(SOFT_HYPHEN, "")


def set_in_pieces(text: str, language: Language) -> Markup:
    """A run as HTML, its unbreakable parts in spans that keep them from being divided: those of the language, and
    ranges of numbers."""
    made, end = [], 0
    ranges = (match.span() for match in _RANGE.finditer(text))
    spans = {*language.unbreakable(text), *ranges, *_sums(text)}
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < end:
            continue
        made += [_raised(text[end:start]), Markup('<span class="keep">'), _raised(text[start:stop]), Markup("</span>")]
        end = stop
    return Markup("").join([*made, _raised(text[end:])])


def _sums(text: str) -> Iterator[tuple[int, int]]:
    """The sums in a text; of a long one each sign with its figure."""
    for found in _SUM.finditer(text):
        if found.end() - found.start() <= _LONGEST_SUM:
            yield found.span()
        else:
            yield from (link.span() for link in _LINK.finditer(text, *found.span()))


def _raised(text: str) -> Markup:
    """A text as HTML; raised and lowered signs are set from the plain ones, as the faces have only some of them."""
    pieces = (escape(piece) if at % 2 == 0 else _script(piece) for at, piece in enumerate(_SCRIPTS.split(text)))
    return Markup("").join(pieces)


def _script(signs: str) -> Markup:
    element = "sup" if unicodedata.decomposition(signs[0]).startswith("<super>") else "sub"
    return Markup("<{0} class=script>{1}</{0}>").format(Markup(element), unicodedata.normalize("NFKC", signs))


def set_text(text: str, language: Language) -> Markup:
    """A text that is no inline node, such as a cell of a table or the name of a source, polished and as HTML."""
    return set_in_pieces(language.polish(text), language)


def _texts(words: Words, foreign: bool = False) -> Iterator[str]:
    """The texts of the runs; those of passages in another language only when `foreign`."""
    for part in words:
        if isinstance(part, Run | CrossReference):
            yield part.text
        elif not isinstance(part, Footnote | SourceMark) and (foreign or not isinstance(part, Foreign)):
            yield from _texts(part.content, foreign)


def _with(words: Words, texts: Iterator[str], language: Language) -> Words:
    made: list[Inline] = []
    for part in words:
        if isinstance(part, Run | CrossReference):
            made.append(replace(part, text=next(texts)))
        elif isinstance(part, Footnote):
            made.append(replace(part, content=polished(part.content, language)))
        elif isinstance(part, SourceMark | Foreign):
            made.append(part)
        else:
            made.append(replace(part, content=_with(part.content, texts, language)))
    return tuple(made)

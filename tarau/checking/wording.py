"""The words of the chapter's own authors: slips that the cleaner would mend, references and notes that went wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ..chapter import Chapter
from ..cleaning import CleanText, clean_text
from ..files import Text
from ..languages import Language
from ..outline import Outline
from ..problems import Problem
from .findings import found
from .reading import authored

#: What the cleaner must not take for words: references, footnote marks, words in another language, Markdown's signs.
_NO_PROSE = re.compile(r"\[\[[^\]]*\]\]|\[\^[^\]]*\]:?|\[[^\]]*\]\{[^}]*\}|\*+|^[ ]*(?:[-+]|\d+[.)])[ ]", re.MULTILINE)
#: The cleaner's rules that know words; the others are about the spaces and signs of scraped texts.
_RULES = ("spelling.", "letters.")
#: An offer is repeated from this confidence on.
SURE = 0.9
_BRACKET = re.compile(r"(?<!\[)\[([a-z0-9-]+)(?:\|[^\]\[]*)?\](?![\](:{])")
_NOTE = re.compile(r"^[ ]*\[\^([^\]]+)\]:", re.MULTILINE)
_INVISIBLE = re.compile("\\S*[\u00ad\u200b\u2060\ufeff]\\S*")


def wording(
    chapter: Chapter, outline: Outline, texts: Mapping[str, CleanText], language: Language
) -> Iterator[Problem]:
    """Doubtful words in the texts of the authors; excerpts are the sources' own and are not looked at."""
    written = tuple(authored((outline.chapter, outline.terms, outline.events, outline.questions)))
    yield from _signs(written, _ids(chapter))
    names = (form for entry in (*outline.people, *outline.places) for form in (entry.name, *entry.forms))
    yield from _slips(written, (*(text.text for text in texts.values()), " ".join(names)), language)


def _ids(chapter: Chapter) -> frozenset[str]:
    blocks = (block.id for section in chapter.sections for block in section.content)
    return frozenset((*blocks, *(section.id for section in chapter.sections)))


def _signs(written: Sequence[Text], ids: frozenset[str]) -> Iterator[Problem]:
    for text in written:
        for bracket in _BRACKET.finditer(text):
            if bracket[1] in ids:
                yield found("text.bracket", text.at(bracket.start()), words=bracket[0])
        seen: set[str] = set()
        for note in _NOTE.finditer(text):
            if note[1] in seen:
                yield found("text.note-twice", text.at(note.start(1)), note=note[1])
            seen.add(note[1])
        for hidden in _INVISIBLE.finditer(text):
            words = re.sub("[\u00ad\u200b\u2060\ufeff]", "", hidden[0])
            yield found("text.invisible", text.at(hidden.start()), words=words)


def _slips(written: Sequence[Text], sources: Sequence[str], language: Language) -> Iterator[Problem]:
    """What the cleaner says of all texts as one, so that a word in one of them speaks for it in another.

    A word that a source has too, after its cleaning, or the index, is right.
    """
    known = frozenset(re.findall(r"\w+", " ".join(sources)))
    proses = [_NO_PROSE.sub(lambda sign: " " * len(sign[0]), text).replace("\n", " ") for text in written]
    starts, offset = [], 0
    for prose in proses:
        starts.append(offset)
        offset += len(prose) + 1
    joined = "\n".join(proses)
    for entry in clean_text(joined, language, witnesses=sources).ledger:
        if not any(rule.startswith(_RULES) for rule in entry.rules):
            continue
        if entry.status == "rejected" or (entry.status == "suggested" and entry.confidence < SURE):
            continue
        number = bisect_right(starts, entry.start) - 1
        start, end = _word_around(joined, entry.start, entry.end)
        right = joined[start : entry.start] + entry.fix + joined[entry.end : end]
        word = joined[start:end]
        if word.strip() and word in written[number] and word != right and word not in known:
            yield found("text.spelling", written[number].at(start - starts[number]), word=word, right=right)


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end

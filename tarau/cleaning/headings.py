"""Rules about headings that ran into the text around them, and what makes a line a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages import Language
from .cues import cues
from .ledger import Change, Risk
from .rule import rule
from .signs import LETTER, LOWER, UPPER, ends_sentence
from .spaces import shortened

#: No heading is longer, in characters and in words.
LONGEST = 150
MOST_WORDS = 20

#: A heading's words are looked for in so much of the text after it, by their first letters.
TAKEN_UP = 1000
#: In a text with several headings run in, it is looked for in so much of all that follows.
SEVERAL, FURTHER = 2, 4000
STEM = 5

_JOINT = re.compile(rf"(?<=[{LOWER}])(?=[{UPPER}](?:[{LOWER}]{{2}}|\.))")
_INITIALS = re.compile(rf"(?<!{LETTER})[{UPPER}]\. ?\Z")
_BOUNDARY = re.compile(rf"[!?…;\n]|(?<!{LETTER}[{UPPER}])(?<![\s.(][{UPPER}])\.")
_DOUBLED = re.compile(rf"(?<![\w-])([{UPPER}][{LOWER}]{{3,40}})( )(?=\1(?![\w-]))")
_RUN_IN = re.compile(
    rf"^(?=[{UPPER}][^\n]{{155}})((?:[^\n\d.,!?…:;«»“”—–]|(?<=\b[{UPPER}])\.){{3,110}})\.( )"
    rf"(?=[«“„]?[{UPPER}\d][^\n]{{150}})",
    re.MULTILINE,
)
_REPEATED = re.compile(
    rf"^(?:\d{{1,2}}[.)] ?)?(?P<name>[{UPPER}][{LOWER}]{{2,30}} {LETTER}{{3,30}})(?: [^\n.!?;:«»“”—–]{{3,90}}?)?"
    rf"(?P<gap> )(?=(?P=name)(?!{LETTER})[^\n]{{80}})",
    re.MULTILINE,
)
_BEFORE_YEAR = re.compile(
    rf"^(?P<line>[{UPPER}][^\n\d.,!?…:;«»“”—–]{{5,80}}[{LOWER}]{{3}})(?=[12]\d{{3}}(?!\d)[^\n]{{150}})", re.MULTILINE
)
_GLUED_YEAR = re.compile(rf"[12](?<=[{LOWER}]{{3}}.)\d{{3}}(?!\d)")
_COLON = re.compile(rf"^([{UPPER}][^\n:.!?…]{{2,60}}{LETTER}:)(?=[{UPPER}][{LOWER}][^\n:.!?…]{{0,60}}$)", re.MULTILINE)


@rule("structure.heading-joint", Risk.STRUCTURE)
def heading_joint(text: str, language: Language) -> Iterator[Change]:
    """A heading whose last word is glued to the text after it, or whose first to the text before it, stands alone.

    The joint is a small letter before a capital (`бағдарыЕгер`). Names with a capital inside (`ҚазМұнайГаз`) and
    units (`кВт`) stay: what stands before the joint must be a word of small letters. Where neither side can be a
    heading, only the lost space is put in. In Latin letters it is only offered: programs have such names.
    """
    joints = [found.start() for found in _JOINT.finditer(text) if _is_joint(text, found.start())]
    for at, following in zip(joints, [*joints[1:], len(text)], strict=False):
        latin = text[at - 1].isascii()
        if _heading_before(text, at) or _heading_between(text, at, following):
            yield Change(at, "", "\n\n", suggest=latin)
        else:
            yield Change(at, "", " ", reason="two words are glued", suggest=latin)


@rule("spaces.glued-name", Risk.TYPOGRAPHY)
def glued_name(text: str, language: Language) -> Iterator[Change]:
    """A surname after initials that is glued to the next word is parted from it."""
    for found in _JOINT.finditer(text):
        start = _word_start(text, found.start())
        long_enough = found.start() - start > 3  # shorter ones begin names: McCarthy, DeLong
        if long_enough and text[start].isupper() and _INITIALS.search(text[max(0, start - 4) : start]):
            yield Change(found.start(), "", " ")


def _word_start(text: str, at: int) -> int:
    """The start of the word that ends at `at`; a capital after a small letter begins a word."""
    start = at
    while start and text[start - 1].islower():
        start -= 1
    return start - 1 if start and text[start - 1].isupper() else start


def _is_joint(text: str, at: int) -> bool:
    start = _word_start(text, at)
    if text[start].isupper() or (start and (text[start - 1].isalnum() or text[start - 1] in "@#./_")):
        return False
    return at - start >= (6 if text[start:at].isascii() else 3)


def _heading_before(text: str, at: int) -> bool:
    """Whether a heading ends at the joint: what stands there since the last boundary has its length and shape."""
    start = max(0, at - LONGEST - 1)
    boundaries = list(_BOUNDARY.finditer(text, start, at))
    if boundaries:
        start = boundaries[-1].end()
    elif start:
        return False
    line = text[start:at].strip()
    return len(line) <= LONGEST and " " in line and (line[0].isupper() or line[0].isdigit())


def _heading_between(text: str, at: int, following: int) -> bool:
    """Whether what stands between two joints is a heading."""
    return following - at <= LONGEST and not _BOUNDARY.search(text, at, following)


@rule("structure.heading-doubled", Risk.STRUCTURE)
def heading_doubled(text: str, language: Language) -> Iterator[Change]:
    """Where a paragraph begins with a short stretch whose last word, a capitalised one, comes twice, a heading ends."""
    for found in _DOUBLED.finditer(text):
        start = text.rfind("\n", max(0, found.start() - LONGEST), found.start()) + 1
        if not start and found.start() >= LONGEST:
            continue
        before = text[start : found.start()]
        long_line = "\n" not in text[found.end() : found.end() + LONGEST] and found.end() + LONGEST < len(text)
        if long_line and " " in before and not re.search("[.!?;,]", before[3:]):
            yield Change(found.start(2), " ", "\n\n")


@rule("structure.heading-repeated", Risk.STRUCTURE)
def heading_repeated(text: str, language: Language) -> Iterator[Change]:
    """Where a paragraph begins with a title and then with the title's first two words again, the heading ends there.

    The title closes without a verb and has no mark in it (`Хандықтың құрылуы мен нығаюы Хандықтың құрылуы — …`).
    """
    for found in _REPEATED.finditer(text):
        line = text[found.start("name") : found.start("gap")]
        if " ".join(line.split()) != found["name"] and _closes_without_verb(line, language):
            yield Change(found.start("gap"), " ", "\n\n")


@rule("structure.heading-year", Risk.STRUCTURE, whole=True, heeds=lambda words: "\n" in words)
def heading_year(text: str, language: Language) -> Iterator[Change]:
    """A heading that is glued to a year (`Құрылу алғышарттары1450 жылдары …`) stands alone.

    Only in a text that has other headings glued to what follows; elsewhere only the space is lost.
    """
    if not _GLUED_YEAR.search(text):  # nearly every text: found out far sooner
        return
    found_all = [found for found in _BEFORE_YEAR.finditer(text) if " " in found["line"]]
    joints = (found.start() for found in _JOINT.finditer(text)) if found_all else iter(())
    others = any(_is_joint(text, at) and _heading_before(text, at) for at in joints)
    for found in found_all:
        if _closes_without_verb(found["line"], language):
            yield Change(found.end(), "", "\n\n", suggest=not others)


@rule("structure.heading-colon", Risk.STRUCTURE)
def heading_colon(text: str, language: Language) -> Iterator[Change]:
    """On a short line of its own, a heading with a colon that is glued to a second heading is parted from it."""
    found_all = (found for found in _COLON.finditer(text) if not text[found.end()].isascii())
    return (Change(found.end(), "", "\n\n") for found in found_all)


@rule("structure.run-in-heading", Risk.STRUCTURE, whole=True, heeds=lambda words: "." in words or "\n" in words)
def run_in_heading(text: str, language: Language) -> Iterator[Change]:
    """A heading that stands as the first sentence of its paragraph gets a line of its own; its full stop stays.

    It is short, it closes with no verb (by the language's list of endings), most of its longer words come again in
    the text after it, and that text is long. In a text that has several of them, the words may come again further on.
    """
    closed = [found for found in _RUN_IN.finditer(text) if _closes_without_verb(found[1], language)]
    sure = [found for found in closed if _taken_up(found[1], text[found.end() : found.end() + TAKEN_UP])]
    for found in closed:
        further = len(sure) >= SEVERAL and _taken_up(found[1], text[found.end() :][:FURTHER].replace("\n", " "))
        if found in sure or further:
            yield Change(found.start(2), " ", "\n\n")


def _closes_without_verb(line: str, language: Language) -> bool:
    """Whether a sentence is short and its last word, neither an abbreviation nor an initial, can be no predicate.

    Never where the language has no list of endings.
    """
    endings = tuple(cues(language.tag, "predicate-endings"))
    words = re.findall(rf"{LETTER}+", line.casefold())
    if not endings or not 0 < len(words) <= MOST_WORDS or len(words[-1]) < 3 or words[-1] in shortened(language):
        return False
    joined = len(words) > 2 and words[-2] in cues(language.tag, "joining-words")
    return joined or not words[-1].endswith(endings)


def _taken_up(line: str, following: str) -> bool:
    """Whether the text takes up most of a heading's longer words, by their stems."""
    stems = {word[:STEM] for word in re.findall(rf"{LETTER}{{{STEM},}}", line.casefold())}
    body = following.partition("\n")[0].casefold()
    return len(stems) > 1 and sum(stem in body for stem in stems) >= len(stems) / 2


def is_heading(line: str, following: str, language: Language) -> bool:
    """Whether a line is a heading: short, with a capital or a number first, no end mark, and a longer text after it.

    With a full stop at its end it is one where it closes without a verb and the text takes up its words.
    """
    if not line or len(line) > LONGEST or len(line.split()) > MOST_WORDS or not following:
        return False
    first = next((character for character in line if character.isalnum()), "")
    if not (first.isupper() or first.isdigit()) or line[0] in "-–—•*·":
        return False
    if any(letter.isalpha() for letter in line) and line == line.upper():
        return True
    if line.endswith((",", ";", ":")) or "\t" in line:
        return False
    if ends_sentence(line):
        found = _RUN_IN.match(f"{line} {following}")
        alone = found is not None and found.end() == len(line) + 1
        return alone and _closes_without_verb(line, language) and _taken_up(line, following[:TAKEN_UP])
    return len(following) > len(line) and any(letter.isalpha() for letter in line)

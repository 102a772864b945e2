"""Rules about words, codes and numbers that a line end tore or a machine misread sign by sign."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ..languages import Grade, Language, lexicon, likely
from .ledger import Change, Risk
from .rule import rule
from .signs import LETTER, LOWER, UPPER, word_around
from .wordcounts import small_words_of

#: A hyphen inside a line with white space on one side only.
_TORN_AFTER = re.compile(rf"-(?:[ \t]+(?<=[{LOWER}]-[ \t])|[ \t]{{2,4}})(?=[{LOWER}]{{2}})")
_TORN_BEFORE = re.compile(rf"-(?=[{LOWER}]{{2}})(?<=[{LOWER}][ \t]-)")
_LEFT = re.compile(rf"-(?=[{LOWER}]{{2}})(?<=[{LOWER}]{{2}}-)")
_CASE = re.compile(rf"-[ \t](?:(?<=[{UPPER}][{UPPER}]-[ \t])|(?<=\)[{UPPER}]-[ \t]))([{LOWER}]{{2,6}})(?!{LETTER})")
_CODE_BEGINS = re.compile(rf"(?<!\w)[{UPPER}]{{1,5}} ?\Z")
_CODE_ENDS = re.compile(rf"\([{LOWER}{UPPER}]\) ?[{UPPER}]{{1,4}}(?![^\W\d_])")
_NUMBER = re.compile(r"\d(?<![\w.,]\d)(?=[\d.,]*[OОoо])[\dOОoо]*(?:[.,][\dOОoо]{3})*(?![\w])")
#: Inside of a class.
CYRILLIC = "\u0400-\u052f"
_FIGURE_IN_WORD = re.compile(
    rf"[0136l](?:(?<=l)(?:(?=[{CYRILLIC}])|(?<=[{CYRILLIC}]l))|(?<!l)(?:(?<={LETTER}.)|(?={LETTER}{{3}})))"
)
_FIGURE = re.compile(rf"(?<![\w.-])(?:{LETTER}+[0136]{LETTER}*|[036]{LETTER}{{3,}}|[{CYRILLIC}l]{{3,}})(?![\w-])")
_INITIAL = re.compile(rf"I(?<=[,;] I)(?=\. ?[{UPPER}][{LOWER}]{{3}})")

#: A piece this frequent (in a million words) is a word of its own: `пре- и постпозиция`.
OWN_WORD = 400
#: What stands before a hyphen and is met less often than that may be a piece of a word.
PIECE = 100
#: What stands before the bracket of a code has at most so many signs.
LONGEST_OPENING = 6
#: A form is the usual one of a code that the text has so many times; a variant of it stands there at most so often.
USUAL_CODE, VARIANT = 10, 3
#: Letters that figures, and a Latin letter that looks like one, are read for.
FIGURES: Mapping[str, str] = {"0": "oо", "1": "liі", "3": "з", "6": "б", "l": "і"}
#: Words shorter than this have too many neighbours.
SHORTEST = 4


@rule("letters.torn-hyphen", Risk.SURE_SPELLING, whole=True, heeds=lambda words: "-" in words)
def torn_hyphen(text: str, language: Language) -> Iterator[Change]:
    """A word with a hyphen left from an old line end is joined (`ая- ғында`, `огур-цов`) where the whole is a word.

    Halves that are words of their own need a blank beside the hyphen; compounds that the text writes with a hyphen
    keep it.
    """
    torn = [(found.start(), found.group()) for found in _TORN_AFTER.finditer(text)]
    torn += [(at - 1, text[at - 1 : at + 1]) for at in map(re.Match.start, _TORN_BEFORE.finditer(text))]
    left = [(found.start(), "-") for found in _LEFT.finditer(text)]
    for at, gap in sorted(torn + left):
        one, two = _halves(text, at, at + len(gap))
        if not one or not two or one == two:
            continue
        if gap != "-" and f"{one}-{two}" in text:
            yield Change(at, gap, "-", reason="the text has the word with its hyphen")
        elif _one_word(one.lower(), two, gap, text, language):
            yield Change(at, gap, "", confidence=0.99)
    for case in _CASE.finditer(text):
        if likely(language.tag).endings(case[1]):
            yield Change(case.start(), case.group()[:2], "-")


def _halves(text: str, end: int, start: int) -> tuple[str, str]:
    """The pieces before `end` and after `start`; empty where a third piece or a figure hangs on."""
    first, _ = word_around(text, end, furthest=30)
    _, last = word_around(text, start, furthest=30)
    beside = text[first - 1 : first] + text[last : last + 1]
    if any(sign.isalnum() or sign in "-_’'" for sign in beside) or not text[first:end][1:].islower():
        return "", ""
    return text[first:end], text[start:last]


def _one_word(one: str, two: str, gap: str, text: str, language: Language) -> bool:
    """Whether two pieces are one word; the words of the text, which must be counted, are asked last."""
    known = lexicon(language.tag)
    whole = one + two
    grade = known.grade(whole)
    if len(whole) < SHORTEST:
        return False
    if gap == "-":
        strange = known.grade(two) is Grade.UNKNOWN and not known.name(two)
        if not strange or known.name(one) or known.often(one) >= PIECE:
            return False
        unknown = known.agglutinates and known.grade(one) is Grade.UNKNOWN
        if not (grade is Grade.CONFIRMED or (unknown and grade > Grade.UNKNOWN)):
            return False
        words = small_words_of(text)
        return words[one] == 1 and words[two] == 1
    if known.often(two) >= OWN_WORD:
        return False
    odd = Grade.UNKNOWN in (known.grade(one), known.grade(two))
    return grade is Grade.CONFIRMED or (odd and grade > Grade.UNKNOWN) or small_words_of(text)[whole] > 0


@rule("letters.code", Risk.SURE_SPELLING, whole=True)
def code(text: str, language: Language) -> Iterator[Change]:
    """An abbreviation of capitals and brackets (`РК (б) П`, `РК(б)ІІ`) is written as the text writes it everywhere."""
    found = list(_codes(text))
    times = Counter(written for _, written in found)
    usual = [written for written, count in times.items() if count >= USUAL_CODE and " " not in written]
    for at, written in found:
        bare = written.replace(" ", "")
        for form in usual:
            if written != form and times[written] <= VARIANT and (bare == form or _alike(bare, form, language)):
                yield Change(at, written, form, vouched=True)


def _codes(text: str) -> Iterator[tuple[int, str]]:
    """The codes of a text with their places; what closes them is rarer than the capitals that open them."""
    end = 0
    for closing in _CODE_ENDS.finditer(text):
        at = closing.start()
        if opening := _CODE_BEGINS.search(text, max(end, at - LONGEST_OPENING), at):
            end = closing.end()
            yield opening.start(), text[opening.start() : end]


def _alike(one: str, other: str, language: Language) -> bool:
    """Whether two codes differ by a letter or two that are read for another."""
    if one[0] != other[0]:
        return False
    pairs = lexicon(language.tag).confusions
    return any(one.replace(written.upper(), meant.upper()) == other for meant, written in pairs)


@rule("letters.figure", Risk.SURE_SPELLING)
def figure(text: str, language: Language) -> Iterator[Change]:
    """A figure or a Latin l read for a letter inside a word (`wil1ow`, `3емля`, `бlр`) becomes the letter, a letter in
    a number a nought (`19O1`), where that makes a known word, or a number.
    """
    return iter(sorted((*_noughts(text), *_letters(text, language)), key=lambda change: change.start))


def _noughts(text: str) -> Iterator[Change]:
    for number in _NUMBER.finditer(text):
        if sum(map(str.isdigit, number.group())) > 2 or "," in number.group():  # 6O2 is oxygen
            for at, sign in enumerate(number.group(), number.start()):
                if sign in "OОoо":
                    yield Change(at, sign, "0")


def _letters(text: str, language: Language) -> Iterator[Change]:
    known = lexicon(language.tag)
    for sign in _FIGURE_IN_WORD.finditer(text):
        start, _ = word_around(text, sign.start())
        word = _FIGURE.match(text, start)
        if not word:
            continue
        written = word.group()
        figures = [at for at, sign in enumerate(written) if sign.isdigit()] or [sign.start() - start]
        latin = written[figures[0]] == "l"
        if len(written) < SHORTEST - latin or len(figures) != 1 or any(map(str.isupper, written[1:])):
            continue
        at = figures[0]
        readings = [letter for letter in FIGURES[written[at]] if _known(written, at, letter, language)]
        if readings:
            best = max(readings, key=lambda letter: known.often(written.replace(written[at], letter).lower()))
            capital = at == 0 and written[at + 1 :].islower() and _starts(text, start)
            yield Change(start + at, written[at], best.upper() if capital else best)


def _known(written: str, at: int, letter: str, language: Language) -> bool:
    """Whether a word is a known one with a letter for its figure wherever it stands."""
    known, word = lexicon(language.tag), written.replace(written[at], letter).lower()
    return known.confirmed(word) or (written[0].isupper() and known.name(word))


def _starts(text: str, at: int) -> bool:
    """Whether a sentence begins here."""
    return text[:at].rstrip(' «"“„–—')[-1:] in ("", ".", "!", "?", "\n")


@rule("letters.initial", Risk.LOSSLESS)
def initial(text: str, language: Language) -> Iterator[Change]:
    """A Latin I before a name in a list of names (`, I. Жансүгіров`) becomes the language's own letter."""
    own = language.confusables.get("I", "")
    for found in _INITIAL.finditer(text) if own else ():
        if text[found.end() + 1 : found.end() + 3].strip()[:1] in language.letters.upper():
            yield Change(found.start(), "I", own, vouched=True)

"""Rules about letters that look like others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from itertools import pairwise

from ..languages import Grade, Language, lexicon
from .ledger import Change, Risk
from .rule import rule
from .signs import LETTER, LOWER, word_around
from .wordcounts import small_words_of, words_of

#: Roman numerals are typed with these Cyrillic letters.
_TWINS = str.maketrans("ХІСМӀУ", "XICMIV")
_NUMERAL_LIKE = re.compile(r"[IVXLCDMХІСМӀУ](?<![\w)].)[IVXLCDMХІСМӀУ]{1,11}(?![^\W_])")
_NUMERAL = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_LINE_HYPHEN = re.compile(rf"-(?<=[{LOWER}]-)[ \t]*\n[ \t]*(?=[{LOWER}])")
_HYPHEN = re.compile(rf"-(?=[{LOWER}]{{2}})(?<={LETTER}{LETTER}-)")
_HYPHENED = re.compile(rf"(?<!{LETTER}){LETTER}+(?:-{LETTER}+)+")

#: Two words, each counted so often in a million, keep the hyphen between them where no dictionary has the whole.
COMMON = 5


@rule("letters.roman-numeral", Risk.LOSSLESS)
def roman_numeral(text: str, language: Language) -> Iterator[Change]:
    """A Roman numeral typed with Cyrillic letters (`ХІV`, `ХХ`, `ХІУ`) gets Latin ones."""
    for found in _NUMERAL_LIKE.finditer(text):
        written = found.group()
        latin = written.translate(_TWINS)
        five = "У" in written
        if latin != written and _sure_numeral(latin) and not (five and set(written) <= set("ХУ")):
            yield Change(found.start(), written, latin, vouched=five)


def _sure_numeral(latin: str) -> bool:
    """Whether it is a Roman numeral and no abbreviation such as МС or СМ: made of I, V and X alone, or longer."""
    return bool(_NUMERAL.fullmatch(latin)) and (
        set(latin) <= set("IVX") or (len(latin) > 2 and bool(set(latin) & set("VX")))
    )


@rule("letters.latin-in-cyrillic", Risk.LOSSLESS)
def latin_in_cyrillic(text: str, language: Language) -> Iterator[Change]:
    """Look-alikes inside a word of the language's own letters become its letters (Latin i in `Президентi`)."""
    own, foreign = _letters(language)
    for start, end in _mixed_words(text, own, foreign):
        word = text[start:end]
        becomes = "".join(language.confusables.get(letter, letter) for letter in word)
        if not set(becomes) <= own or _sure_numeral(word.translate(_TWINS)):
            continue
        doubtful = (len(word) <= 3 and word.isupper()) or _foreign_with_ending(word, own)
        yield from _differences(start, word, becomes, suggest=doubtful)


@rule("letters.cyrillic-in-latin", Risk.LOSSLESS)
def cyrillic_in_latin(text: str, language: Language) -> Iterator[Change]:
    """The language's letters inside a word of another alphabet become that alphabet's (`Gооgle` with Cyrillic о)."""
    own, foreign = _letters(language)
    back = _twins(tuple(sorted(language.confusables.items())))
    for start, end in _mixed_words(text, own, foreign):
        word = text[start:end]
        becomes = "".join(back.get(letter, letter) for letter in word)
        foreign_only = set(word) - own - set(language.confusables)  # letters that no letter of the language looks like
        if _sure_numeral(becomes.replace("Y", "V")):  # ХIУ is XIV rather than XIY
            yield Change(start, word, becomes.replace("Y", "V"), suggest=True)
        elif becomes.isascii() and foreign_only and not _ending(word, own):
            yield from _differences(start, word, becomes)


def _ending(word: str, own: set[str]) -> bool:
    """Whether the language's letters in a foreign word are an ending of two letters or more (`Facebookте`)."""
    stem = len(word.rstrip("".join(own)))
    return len(word) - stem > 1 and not own & set(word[:stem])


def _foreign_with_ending(word: str, own: set[str]) -> bool:
    """Whether a word may be a foreign abbreviation with an ending of the language (`ETAның`)."""
    stem = next((at for at, letter in enumerate(word) if letter in own), len(word))
    return stem >= 2 and word[:stem].isupper() and word[stem:].islower()


def _letters(language: Language) -> tuple[set[str], frozenset[str]]:
    own = set(language.letters.lower()) | set(language.letters.upper())
    return own, frozenset(language.confusables)


@cache
def _twins(confusables: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """From the language's letter to the Latin one that looks like it."""
    return {letter: twin for twin, letter in reversed(confusables) if twin.isascii()}


def _mixed_words(text: str, own: set[str], foreign: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The words in which a letter of the language stands beside one that is not its own."""
    if not foreign:
        return
    end = 0
    for found in re.finditer(rf"[^\W\d_{re.escape(''.join(sorted(own)))}]+", text):
        beside = text[found.start() - 1 : found.start()] in own or text[found.end() : found.end() + 1] in own
        if beside and found.start() >= end:
            start, end = word_around(text, found.start())
            yield start, end


def _differences(start: int, word: str, becomes: str, *, suggest: bool = False) -> Iterator[Change]:
    for offset, (old, new) in enumerate(zip(word, becomes, strict=True)):
        if old != new:
            yield Change(start + offset, old, new, suggest=suggest)


def _hyphened(words: str) -> bool:
    return "-" in words


@rule("letters.line-hyphen", Risk.SURE_SPELLING, whole=True, heeds=_hyphened)
def line_hyphen(text: str, language: Language) -> Iterator[Change]:
    """A word divided at a line end is joined where the text or the word list has the whole; otherwise offered."""
    division = Division(text, language)
    for found in _LINE_HYPHEN.finditer(text):
        joint, sure, whole = division.judged(found.start(), found.end())
        if joint:
            yield Change(found.start(), found.group(), "-", reason="the text has the word with its hyphen")
        else:
            yield Change(found.start(), found.group(), "", candidates=(whole,), suggest=not sure)


class Division:
    """Judges words that are divided by a hyphen at a line end: by the other words of the text and by the word list."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.known = text, lexicon(language.tag)

    @cached_property
    def _hyphened(self) -> frozenset[tuple[str, str]]:
        """The halves of the words that the text has with a hyphen inside a line, abbreviations with endings aside."""
        hyphened = " ".join(word for word in self.text.split() if "-" in word)
        pairs = (pair for word in _HYPHENED.findall(hyphened) for pair in pairwise(word.split("-")))
        return frozenset((one, two) for one, two in pairs if not one.isupper())

    @cached_property
    def _second_halves(self) -> frozenset[str]:
        return frozenset(two for _, two in self._hyphened)

    def judged(self, end: int, start: int) -> tuple[str, bool, str]:
        """Of the pieces before `end` and after `start`: the joint between them, whether that is sure, and the whole."""
        left, right = self._pieces(end, start)
        whole = (left + right).lower()
        if (left, right) in self._hyphened:
            return "-", True, whole
        if small_words_of(self.text)[whole] or self.known.confirmed(whole):
            return "", True, whole
        pair = all(len(piece) > 3 and self.known.often(piece.lower()) >= COMMON for piece in (left, right))
        return "-" if pair else "", pair or self.known.grade(whole) >= Grade.DERIVED, whole

    def in_column(self, end: int, start: int) -> str:
        """The joint where the line is known to go on.

        The hyphen stays between two words of their own that are no known word together, and before what the text has
        after a hyphen elsewhere (`Kizil-kum`, `Muyun-` and `kum`).
        """
        joint, sure, _ = self.judged(end, start)
        if sure:
            return joint
        return "-" if self._pieces(end, start)[1] in self._second_halves or self._two_words(end, start) else joint

    def _two_words(self, end: int, start: int) -> bool:
        """Whether both pieces are words of their own."""
        pieces = self._pieces(end, start)
        return all(self.known.grade(piece.lower()) >= Grade.DERIVED or self.known.name(piece) for piece in pieces)

    def _pieces(self, end: int, start: int) -> tuple[str, str]:
        first, _ = word_around(self.text, end)
        _, last = word_around(self.text, start)
        return self.text[first:end], self.text[start:last]


@rule("letters.stray-hyphen", Risk.SURE_SPELLING, whole=True, any_language=True, heeds=_hyphened)
def stray_hyphen(text: str, language: Language) -> Iterator[Change]:
    """A hyphen left in a word from an old line end goes where the text has the word twice or more without it.

    Both halves must be no words of the text: writers waver between `онлайн-сабақ` and `онлайнсабақ`.
    """
    pairs = [(found.start(), *_joined_by(text, found.start())) for found in _HYPHEN.finditer(text)]
    words = words_of(text) if pairs else Counter()
    times = Counter((left, right) for _, left, right in pairs)
    for at, left, right in pairs:
        if left and times[left, right] == 1 and words[left + right] >= 2 and max(words[left], words[right]) == 1:
            yield Change(at, "-", "")


def _joined_by(text: str, at: int) -> tuple[str, str]:
    """The two words that the hyphen at `at` joins; empty where a third hangs on, or one is very long."""
    start, _ = word_around(text, at, furthest=30)
    _, end = word_around(text, at + 1, furthest=30)
    beside = text[start - 1 : start] + text[end : end + 1]
    alone = not any(character.isalnum() or character in "-_" for character in beside)
    return (text[start:at], text[at + 1 : end]) if alone else ("", "")

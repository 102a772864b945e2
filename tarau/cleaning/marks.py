"""Rules about marks that are lost or wrong: most are offered only, since a mark that stands there may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ..languages import Language, Lexicon, governs, lexicon
from .cues import cues
from .ledger import Change, Risk
from .rule import rule
from .signs import LETTER, LOWER, UPPER, in_address, word_around
from .wordcounts import words_of

_COMMA = re.compile(rf", (?=[{UPPER}][{LOWER}]{{2}})(?<=[{LOWER}]{{2}}, )")
_NO_MARK = re.compile(rf" (?=[{UPPER}][{LOWER}]|[{UPPER}]{{2}}|[12]\d{{3}}[ /])(?<=[{LOWER}]{{2}} )")
_HYPHEN = re.compile(rf"-(?=[{UPPER}](?:[{LOWER}]{{2}}|\. ?[{UPPER}][{LOWER}]))(?<=[{LOWER}]{{3}}-)")
_AFTER_DATE = re.compile(rf"^([\d–-]{{1,9}}(?:[ ]?(?:{LETTER}{{1,9}}|\d{{1,4}})\.?){{0,4}})(-)(?=[^\W_])", re.MULTILINE)
_AFTER_DAY = re.compile(rf"(?<=\d )({LETTER}{{3,12}})-(?=({LETTER}{{4,}}))")
_DATED = re.compile(rf"(?<!\w)(\d{{1,4}}|[{LOWER}]{{3,}}) ([{LOWER}]{{3,}})\Z")
_ONE_SIDED = re.compile(rf"(?:-(?= \d)(?<=[{LOWER}]{{3}}-)|-(?=\d)(?<=[{LOWER}]{{2}} -))")
_DEGREES = re.compile(r"[- ]*\d+(?:[.,]\d+)? ?(?:°|градус|degree|C\b|С\b)")
_DASH = re.compile(rf" [-–—] (?=[{LOWER}]{{4}})(?<=[{LOWER}]{{4}} [-–—] )")
_INITIAL = re.compile(rf"[:;](?=[{UPPER}][{LOWER}]{{2}})(?<=[\s.][{UPPER}][:;])")
_INSIDE = re.compile(rf"[.,;:](?=[{LOWER}]{{2}})(?<=[{LOWER}]{{2}}.)")
_ANNOUNCED = re.compile(rf"\.(?= [«“„\"]?[{UPPER}\d])(?<=[{LOWER}]{{3}}\.)")
_WORD = re.compile(rf"{LETTER}+")
_CAPITAL = re.compile(rf" (?=([{UPPER}][{LOWER}]+) (?:([{UPPER}])|[{LOWER}\d][{LOWER}\d,.%]))(?<=[{LOWER}] )")
_OPENS_WRONGLY = re.compile(rf"«(?=[\s.,;:!?)]|\Z)(?<=[{LOWER}{UPPER}\d.!?]«)")
_CLOSES_WRONGLY = re.compile(rf"»(?=[{LOWER}{UPPER}])(?<=\s»)")


#: Names have so many letters; a phrase is known by so many of its second word.
NAME_LETTERS, PHRASE_LETTERS = 4, 6

#: A word of a date has at least so many letters, shorter ones are abbreviations.
DATE_LETTERS = 3

#: What stands before a verb that names the speaker.
_BEFORE_SAYING = '–—-»”,"'

#: A word is common, a particle, when it is met so often in a million.
COMMON, PARTICLE = 10, 1000
#: Endings by which two adjectives that stand with a hyphen agree have at least so many letters.
AGREEING = 3


def _offer(at: int, before: str, after: str, confidence: float, reason: str, choices: tuple[str, ...] = ()) -> Change:
    return Change(at, before, after, confidence, choices, reason, suggest=True)


@rule("punctuation.comma-for-stop", Risk.TYPOGRAPHY, whole=True, heeds=lambda words: "," in words)
def comma_for_stop(text: str, language: Language) -> Iterator[Change]:
    """A full stop is offered for a comma between a verb that closes a sentence and a capital that begins no name."""
    known = lexicon(language.tag)
    for found in _COMMA.finditer(text) if _past_endings(language.tag) else ():
        if _after_verb(text, found.start(), language.tag):
            _, end = word_around(text, found.end(), furthest=40)
            if _no_name(text, text[found.end() : end].lower(), known):
                reason = "a comma stands before a capital that begins no name"
                yield _offer(found.start(), ",", ".", 0.6, reason)


@rule("punctuation.stop-left-out", Risk.TYPOGRAPHY)
def stop_left_out(text: str, language: Language) -> Iterator[Change]:
    """A full stop is offered between a verb that closes a sentence and a capital or a year with but a space between."""
    for found in _NO_MARK.finditer(text) if _past_endings(language.tag) else ():
        start = _after_verb(text, found.start(), language.tag)
        inside = start > 1 and text[start - 1] == " " and text[start - 2] not in _BEFORE_SAYING
        if inside and not text.endswith(_saying(language.tag), 0, start - 1):
            yield _offer(found.start(), "", ".", 0.4, "a sentence seems to end here without a mark")


def _after_verb(text: str, at: int, tag: str) -> int:
    """Where a verb begins that ends at `at` and closes a sentence; 0 for none."""
    if not text.endswith(_past_endings(tag), 0, at):
        return 0
    start, _ = word_around(text, at, furthest=40)
    return start if text[start].islower() and _finite(text[start:at], tag) else 0


@cache
def _saying(tag: str) -> tuple[str, ...]:
    """Words that stand before a verb of saying, after which the speaker is named."""
    return tuple(f" {word}" for word in sorted(cues(tag, "saying-words"))) or ("\0",)


@cache
def _past_endings(tag: str) -> tuple[str, ...]:
    """The endings of verbs in the past with which sentences close; none for a language in which any word closes one."""
    return tuple(sorted(cues(tag, "past-endings")))


@cache
def _finite(word: str, tag: str) -> bool:
    """Whether a word is a verb in the past, and no other word with such an ending."""
    if word in cues(tag, "no-verbs"):
        return False
    known, stem = lexicon(tag), word[:-2]
    return "verb" in known.states(stem) and known.often(word) > known.often(stem)


def _no_name(text: str, small: str, known: Lexicon) -> bool:
    """Whether a word, here in small letters, is a common one: the language has it so, or the text itself."""
    return (known.often(small) >= COMMON and not known.name(small)) or words_of(text)[small] > 0


@rule("punctuation.colon-left-out", Risk.TYPOGRAPHY)
def colon_left_out(text: str, language: Language) -> Iterator[Change]:
    """A colon is offered for the full stop of a sentence that announces what follows (`былай деп жазды.`)."""
    announcing = cues(language.tag, "announcing")
    if not announcing:
        return
    pattern = _announcing(language.tag)
    for found in pattern.finditer(text):
        at = found.end() - 1
        if _ANNOUNCED.match(text, at):
            yield _offer(at, ".", ":", 0.6, "the sentence announces what follows")


@cache
def _announcing(tag: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(cues(tag, "announcing"))))
    return re.compile(rf"(?:{words})(?: [{LOWER}]+){{0,2}}\.")


@rule("punctuation.hyphen-for-dash", Risk.TYPOGRAPHY)
def hyphen_for_dash(text: str, language: Language) -> Iterator[Change]:
    """A dash is offered for a hyphen between a word and a name, after the date that begins a line, before a figure;
    it is put in between a date and the words that follow it (`28 сәуір-солтүстік`).
    """
    places = {found.start() for found in _HYPHEN.finditer(text) if _before_a_name(text, found.start())}
    for found in _AFTER_DATE.finditer(text):
        words = _WORD.findall(found[1].lower())
        dated = words and cues(language.tag, "furniture-date-words").issuperset(words)
        if dated and not text[found.start(2) - 1].isdigit():
            places.add(found.start(2))
    for found in _AFTER_DAY.finditer(text):
        dates = cues(language.tag, "furniture-date-words")
        if found[1].lower() in dates and not found[2].lower().startswith(tuple(dates)):
            places.add(found.end(1))
    places |= {found.start() for found in _ONE_SIDED.finditer(text) if not _DEGREES.match(text, found.start())}
    for at in sorted(places):
        left, right = " " * (text[at - 1] != " "), " " * (text[at + 1] != " ")
        sure = _between_date_and_words(text, at, language.tag)
        made = _offer(at, "-", f"{left}–{right}", 0.98 if sure else 0.5, "a dash seems to be meant")
        yield replace(made, suggest=not sure, vouched=sure)


def _between_date_and_words(text: str, at: int, tag: str) -> bool:
    """Whether before the hyphen at `at` a date ends (`28 сәуір`, `1931 жылы қаңтар`), and after it none goes on."""
    dates = cues(tag, "furniture-date-words")
    before = _DATED.search(text, max(0, at - 40), at)
    after = _WORD.match(text, at + 1)
    if not before or not after or before[2] not in dates or len(before[2]) < DATE_LETTERS:
        return False
    return (before[1].isdigit() or before[1] in dates) and after[0].lower() not in dates


def _before_a_name(text: str, at: int) -> bool:
    """Whether the hyphen at `at` joins a small word, no part of a longer compound, to what is no part of an address."""
    start, _ = word_around(text, at, furthest=40)
    small = text[start].islower() and not text[at - 1].isascii()
    return small and text[start - 1 : start] != "-" and not in_address(text, start)


@rule("punctuation.dash-for-hyphen", Risk.TYPOGRAPHY)
def dash_for_hyphen(text: str, language: Language) -> Iterator[Change]:
    """A hyphen is offered for a dash between two words of one form that belong together (`мәдени – тарихи`)."""
    endings = tuple(cues(language.tag, "adjective-endings"))
    for found in _DASH.finditer(text):
        start, _ = word_around(text, found.start(), furthest=40)
        _, end = word_around(text, found.end(), furthest=40)
        left, right = text[start : found.start()], text[found.end() : end]
        alone = text[start - 1 : start] in (" ", "\n", "") and text[end : end + 1] == " "
        if not alone or not text[end + 1 : end + 2].islower():
            continue
        agree = endings and left.endswith(endings) and right.endswith(endings)
        alike = left[:2] == right[:2] and left != right
        if text[start].islower() and (agree or alike):
            yield _offer(found.start(), found.group(), "-", 0.5, "a hyphen seems to be meant")


@rule("punctuation.initial", Risk.TYPOGRAPHY)
def initial(text: str, language: Language) -> Iterator[Change]:
    """A full stop is put for a colon between an initial and a name that are glued (`Ж:Мыңбаев`); offered only where
    the letter may name a speaker.
    """
    for found in _INITIAL.finditer(text):
        inside = text[found.start() - 3 : found.start() - 2].islower()  # what begins a line names a speaker
        made = _offer(found.start(), found.group(), ".", 0.8, "an initial has another mark than a full stop")
        yield replace(made, suggest=not inside, vouched=inside)


@rule("punctuation.mark-in-word", Risk.SURE_SPELLING)
def mark_in_word(text: str, language: Language) -> Iterator[Change]:
    """It is offered to take a mark out of a word that is none without it (`silen.ce`)."""
    known = lexicon(language.tag)
    for found in _INSIDE.finditer(text):
        start, _ = word_around(text, found.start(), furthest=30)
        _, end = word_around(text, found.end(), furthest=30)
        left, right = text[start : found.start()], text[found.end() : end]
        if text[start - 1 : start] == "." or in_address(text, found.start()):
            continue
        if known.confirmed((left + right).lower()) and not (known.listed(left.lower()) and known.listed(right)):
            yield _offer(found.start(), found.group(), "", 0.8, "a mark stands inside a word")


@rule("punctuation.comma-left-out", Risk.TYPOGRAPHY)
def comma_left_out(text: str, language: Language) -> Iterator[Change]:
    """A comma is offered before a word that has one before it wherever it joins two parts of a sentence."""
    joining = cues(language.tag, "after-comma")
    if not joining:
        return
    for found in _after_comma(language.tag).finditer(text):
        start, _ = word_around(text, found.start(), furthest=40)
        if text[start - 1 : start] != " " or text[start].isupper():
            continue
        yield _offer(found.start(), "", ",", 0.5, "before this word a comma usually stands")


@cache
def _after_comma(tag: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(cues(tag, "after-comma"))))
    return re.compile(rf" (?=(?:{words})(?![\w-]))(?<=[{LOWER}]{{3}} )")


@rule("spaces.particle", Risk.SURE_SPELLING)
def particle(text: str, language: Language) -> Iterator[Change]:
    """A space is put before a particle that is glued to a verb (`айтпасада`)."""
    glued = tuple(cues(language.tag, "glued-particles"))
    if not glued:
        return
    known = lexicon(language.tag)
    for found in _ends_with(glued).finditer(text):
        start, _ = word_around(text, found.start(), furthest=30)
        word = text[start : found.end()].lower()
        if "verb" in known.states(word[:-4]) and not known.often(word) and known.listed(word[:-2]):
            yield Change(found.end() - 2, "", " ", 0.98, reason="a particle is glued to its verb")


@cache
def _ends_with(endings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(endings))})(?![\w-])")


@rule("structure.doubled-word", Risk.STRUCTURE)
def doubled_word(text: str, language: Language) -> Iterator[Change]:
    """It is offered to take out one of two equal particles that stand side by side (`және және`)."""
    known = lexicon(language.tag)
    at = 0
    for one, two in pairwise(text.split(" ")):
        at += len(one) + 1
        if one == two and one.islower() and one.isalpha() and len(one) > 1 and known.often(one) >= PARTICLE:
            reason = "the same word stands here twice"
            yield _offer(at - 1, f" {two}", "", 0.5, reason)


@rule("punctuation.turned-quote", Risk.TYPOGRAPHY)
def turned_quote(text: str, language: Language) -> Iterator[Change]:
    """A quotation mark that stands the wrong way round beside its word (`«Абай« романы`) is offered the other way."""
    turned = {found.start(): "»" for found in _OPENS_WRONGLY.finditer(text)}
    turned |= {found.start(): "«" for found in _CLOSES_WRONGLY.finditer(text)}
    for at in sorted(turned):
        yield _offer(at, text[at], turned[at], 0.7, "a quotation mark stands the wrong way round")


@rule("letters.capital", Risk.SURE_SPELLING)
def capital(text: str, language: Language) -> Iterator[Change]:
    """A small letter, or a full stop before it, is offered for a capital inside a sentence of a word that is no name.

    Such words are those with which sentences begin (`Ол`, `Она`, `They`), and postpositions (`Қарағанда`). A
    postposition after a noun in the case that it governs gets its small letter.
    """
    openers, after = cues(language.tag, "sentence-openers"), cues(language.tag, "postpositions")
    for found in _CAPITAL.finditer(text):
        written, start = found[1], found.end()
        word = written.lower()
        if word not in after and (word not in openers or found[2]):
            continue  # before a name a postposition alone is no name
        reason = "a word that is no name has a capital inside a sentence"
        if word in after:
            before, _ = word_around(text, found.start(), furthest=40)
            sure = governs(language.tag, word, text[before : found.start()])
            yield replace(_offer(start, written, word, 0.98 if sure else 0.6, reason), suggest=not sure, vouched=sure)
        else:
            choices = (f". {written}", f" {word}")
            yield _offer(start - 1, f" {written}", choices[0], 0.4, reason, choices)


@rule("letters.name", Risk.SURE_SPELLING, whole=True, heeds=lambda words: not words.islower())
def name(text: str, language: Language) -> Iterator[Change]:
    """A capital is offered for a word that the language knows as a name alone, or that has one in the same phrase."""
    known = lexicon(language.tag)
    endings = tuple(cues(language.tag, "name-endings"))
    if not known.agglutinates or not endings:
        return
    small = [word for word in words_of(text) if word.islower() and word.endswith(endings)]
    names = [word for word in small if _name_alone(word, known)]
    offers = dict.fromkeys(_as_in_phrases(text), "the same words have a capital elsewhere")
    for word in names:
        found = re.finditer(rf"(?<![\w-]){word}(?![\w-])", text)
        offers |= {each.start(): "the word is known as a name alone" for each in found}
    for start in sorted(offers):
        yield _offer(start, text[start], text[start].upper(), 0.5, offers[start])


def _name_alone(word: str, known: Lexicon) -> bool:
    """Whether a word is a name with an ending, and nothing else that the lists know."""
    if known.listed(word):
        return False
    stems = [stem for stem, _ in known.readings(word)]
    long = bool(stems) and min(map(len, stems)) >= NAME_LETTERS
    return long and all(known.name(stem) and not known.listed(stem) for stem in stems)


def _as_in_phrases(text: str) -> Iterator[int]:
    """The places of small words that mostly have a capital inside a sentence before the same word."""
    words = words_of(text)
    both = {word for word in words if word.islower() and len(word) >= NAME_LETTERS and word.capitalize() in words}
    both |= {word.capitalize() for word in both}
    phrases: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    at, before = 0, ""
    for word, following in pairwise(text.split(" ")):
        if word in both and before.isalpha() and following[:PHRASE_LETTERS].isalpha() and following[0].islower():
            phrases.setdefault((word.lower(), following[:PHRASE_LETTERS]), []).append((at, word.istitle()))
        at, before = at + len(word) + 1, word.rstrip(",")[-1:]
    for places in phrases.values():
        small = [start for start, capital in places if not capital]
        if 0 < 2 * len(small) <= len(places) - len(small):
            yield from small

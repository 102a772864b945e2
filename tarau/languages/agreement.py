"""Words that are sound by themselves, but stand in a form that what is beside them does not allow, with the right one.

So far the closed classes of Kazakh grammar: what a postposition governs, that no accusative stands before a passive
verb, that what is one's own has an owner's ending, that an owner is followed by what he owns, that a text which speaks
to nobody has nothing of yours. A language without a list of governing words has no such rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from .lexicon import Lexicon, lexicon
from .lists import entries
from .packing import spelling_files

#: Shorter words are pronouns and particles, with forms of their own; longer ones are none; a stem.
SHORTEST, LONGEST, SHORTEST_STEM = 4, 40, 3
#: Among so many words after an owner, in so many characters, one is his.
FOLLOWING, REACH = 4, 120
#: A word that is meant instead is met so often in a million; a form that is met oftener may itself be meant.
COMMON, SELDOM = 20, 5
#: An attribute that is met so often in a million is known as one.
OFTEN = 50
#: So many readings are offered.
MOST = 3

_LETTER = r"[^\W\d_]"
_LAST_WORD = re.compile(rf"(?<![\w-]){_LETTER}{{{SHORTEST},{LONGEST}}}\Z")
_PLACE, _OBJECT, _DIRECTION = ("да", "де", "та", "те"), ("ды", "ді", "ты", "ті", "ны", "ні"), ("ға", "ге", "қа", "ке")
_ATTRIBUTE = ("лық", "лік", "дық", "дік", "тық", "тік")
_OWNERS = ("ы", "і", "сы", "сі")
#: The endings of the cases, also as they are typed without Kazakh letters.
_ENDINGS = {
    "dative": (*_DIRECTION, "ка", "га", "на", "не"),
    "ablative": ("нан", "нен", "дан", "ден", "тан", "тен"),
}

Found = Iterator[tuple[int, str, Iterable[str]]]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A word from `start` on in a form that does not fit, with the forms that would, likeliest first.

    `sure`: sound texts never have such a form there, and but one fits.
    """

    start: int
    word: str
    fitting: tuple[str, ...]
    sure: bool = False


def misfits(tag: str, text: str) -> Iterator[Misfit]:
    """The words of a text whose form does not fit what stands beside them, in order; none in most languages."""
    if "governing.txt" not in spelling_files(tag):
        return
    known, found = lexicon(tag), dict[int, Misfit]()
    for rule in _RULES:
        for start, word, made in rule(text, known):
            fitting = [each for each in dict.fromkeys(made) if each != word and known.confirmed(each)]
            fitting.sort(key=lambda each: -known.often(each))
            if fitting:
                sure = len(fitting) == 1 and bool(_alone(tag).match(text, start + len(word)))
                sure &= rule is _after_dative or (rule is _after_bare and known.often(word) >= OFTEN)
                found.setdefault(start, Misfit(start, word, tuple(fitting[:MOST]), sure))
    yield from (found[start] for start in sorted(found))


def governs(tag: str, postposition: str, word: str) -> bool:
    """Whether a postposition governs a case, and a word has an ending of it."""
    if "governing.txt" not in spelling_files(tag):
        return False
    governed = {each: case for each, case, *_ in entries(tag, "spelling/governing")}
    return word.lower().endswith(_ENDINGS.get(governed.get(postposition, ""), ()))


@cache
def _governing(tag: str, case: str) -> re.Pattern[str]:
    """The words that govern a case, each with the space before it."""
    words = "|".join(word for word, governed, *_ in entries(tag, "spelling/governing") if governed == case)
    return re.compile(rf" (?:{words or '(?!)'})(?![\w-])")


@cache
def _alone(tag: str) -> re.Pattern[str]:
    """The governing words that are nothing else, each with the space before it."""
    words = "|".join(word for word, _, *marks in entries(tag, "spelling/governing") if "alone" in marks)
    return re.compile(rf" (?:{words or '(?!)'})(?![\w-])")


def _before(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The words right before what a pattern finds, each with its place; none that is part of a compound."""
    for found in pattern.finditer(text):
        word = _LAST_WORD.search(text, max(0, found.start() - LONGEST - 1), found.start())
        if word:
            yield word.start(), word[0]


def _without(word: str, endings: Iterable[str], known: Lexicon) -> tuple[str, str]:
    """A word without that of some endings which leaves a noun, and the ending; ("", "") where none does."""
    for ending in endings:
        stem = word[: -len(ending)]
        noun = word.endswith(ending) and len(stem) >= SHORTEST_STEM and known.confirmed(stem)
        if noun and "noun" in known.states(stem):
            return stem, ending
    return "", ""


# ---------------------------------------------------------------------------------------- postpositions


def _after_dative(text: str, known: Lexicon) -> Found:
    """`қалада дейін`: a locative where the dative is governed."""
    for start, word in _before(text, _governing(known.tag, "dative")):
        stem, _ = _without(word, _PLACE, known)
        if stem:
            yield start, word, [stem + ending for ending in (*_DIRECTION, "а", "е")]


def _after_ablative(text: str, known: Lexicon) -> Found:
    """`соғыста кейін`: an ablative whose last letter was lost."""
    for start, word in _before(text, _governing(known.tag, "ablative")):
        stem, _ = _without(word, _PLACE, known)
        if stem:
            yield start, word, [f"{word}н"]


def _after_bare(text: str, known: Lexicon) -> Found:
    """`мемлекеттік тарапынан`: an attribute where a noun without any ending is governed."""
    for start, word in _before(text, _governing(known.tag, "bare")):
        stem, _ = _without(word, _ATTRIBUTE, known)
        if stem and known.often(stem) >= COMMON and not _declined(word, known):
            yield start, word, [stem]


def _declined(word: str, known: Lexicon) -> bool:
    """Whether a word with an ending of attributes is a noun of its own: its cases were counted."""
    endings = ("ғы", "ты", "тың") if word[-2] == "ы" else ("гі", "ті", "тің")
    return any(known.count((word[:-1] if ending[0] in "ғг" else word) + ending) for ending in endings)


# ---------------------------------------------------------------------------------------- objects and owners

_PASSIVE = re.compile(rf"(?<=[дтн][ыі]) ({_LETTER}{{2,}})[ыі]л(?:д[ыі]|ған|ген|ад[ыі]|ед[ыі])(?![\w-])")


def _before_passive(text: str, known: Lexicon) -> Found:
    """`комитетті құрылды`: an accusative before a passive verb."""
    for start, word in _before(text, _PASSIVE):
        verb = _PASSIVE.match(text, start + len(word))
        stem, _ = _without(word, _OBJECT, known)
        made = [stem + owner for owner in _OWNERS]
        if verb and stem and "verb" in known.states(verb[1]) and max(map(known.often, made)) > known.often(word):
            yield start, word, [*made, stem]


_OBJECT_ALONE = re.compile(rf"(?<=[дтн][ыі] )({_LETTER}{{{SHORTEST - 1},{LONGEST}}}[аеыі])н(?=,)")


def _object_alone(text: str, known: Lexicon) -> Found:
    """`бағытты қолдан,`: nothing follows an accusative but a comma, where its verb (`қолдап`) should stand."""
    for found in _OBJECT_ALONE.finditer(text):
        left = _LAST_WORD.search(text, max(0, found.start() - LONGEST - 1), found.start() - 1)
        if left and _without(left[0], _OBJECT, known)[0] and known.often(found[1] + "п") >= COMMON:
            yield found.start(), found[0], [found[1] + "п"]


_OWN = re.compile(rf"өз (?<![\w-]өз )({_LETTER}{{{SHORTEST},{LONGEST}}})(?![\w-])")


def _own(text: str, known: Lexicon) -> Found:
    """`өз жұмыста`: what is one's own without an owner's ending."""
    for found in _OWN.finditer(text):
        stem, _ = _without(found[1], _PLACE, known)
        if stem and not (stem.endswith(("ын", "ін")) and known.listed(stem[:-1])):
            yield found.start(1), found[1], [stem + one + end for one in _OWNERS for end in ("нда", "нде", "н", "")]


_OWNER = re.compile(rf"(?<=[дт][ыі]ң) (?={_LETTER}{{2}})")
_OWNED = re.compile(
    r"(?:[ыі]|[ыі]н|[ыі]н[ае]|[ыі]нд[ае]\w*|[ыі]н[ае]н|[ыі]н[ыі]ң|[ыі]мен|[ыі]ндай|[ыі]ндей|[ыі]нш[ае]|[ыі]м\w{0,4}"
    r"|бар|жоқ|көп|аз)\Z"
)


def _owner(text: str, known: Lexicon) -> Found:
    """`Облыстың губерниялық`: an owner who owns nothing of what follows, where an attribute (`Облыстық`) was meant."""
    for start, word in _before(text, _OWNER):
        meant = word[:-1].lower() + ("қ" if word[-2] == "ы" else "к")
        following = text[start + len(word) : start + len(word) + REACH].split(" ")[1 : FOLLOWING + 1]
        following = [each.rstrip(",") for each in following]
        alone = len(following) == FOLLOWING and all(map(str.isalpha, following))
        if alone and known.often(meant) >= COMMON and not any(_owned(each, known) for each in following):
            yield start, word, [meant]


def _owned(word: str, known: Lexicon) -> bool:
    """Whether a word may be what somebody owns, and no accusative or verb with such an ending."""
    return bool(_OWNED.search(word)) and not (word.endswith(_OBJECT[:4]) and known.listed(word[:-2]))


_YOURS = re.compile(r"(?:ың|ің)(?<=[^ндтс]..)(?![\w-])")


def _yours(text: str, known: Lexicon) -> Found:
    """`халық билігің`: yours, where it is somebody's who is not spoken to (`билігінің`); no owner and no verb."""
    for found in _YOURS.finditer(text):
        word = _LAST_WORD.search(text, max(0, found.end() - LONGEST - 1), found.end())
        if word:
            small = word[0].lower()
            often, made = known.often(small), [f"{small[:-1]}н{small[-2:]}", f"{small[:-1]}н"]
            if often < SELDOM and (not often or known.often(made[0]) > often):
                yield word.start(), word[0], made


_TORN = re.compile(r" ([гк]а)(?![\w-])")


def _torn(text: str, known: Lexicon) -> Found:
    """`адам га`: an ending that stands alone, with the letter of the Russian alphabet."""
    for start, word in _before(text, _TORN):
        written = text[start + len(word) : start + len(word) + 3]
        yield start, word + written, [word.lower() + ("ға" if written == " га" else "қа")]


_RULES: tuple[Callable[[str, Lexicon], Found], ...] = (
    _after_dative, _after_ablative, _after_bare, _before_passive, _object_alone, _own, _owner, _yours, _torn,
)  # fmt: skip

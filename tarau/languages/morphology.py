"""Whether a word is a stem with endings that may follow it: for languages that build words of long chains of endings.

A language's endings stand in assets/languages/TAG/spelling/suffixes.txt. Their letters change with the word: the vowel
with its last vowel (vowel harmony), the consonant with its last sound. A sound at the end of a stem may soften before
a vowel (кітап: кітабы), and a narrow vowel may drop (халық: халқы).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache, reduce
from itertools import chain
from operator import or_

from .lists import entries
from .packing import spelling_files

BACK = frozenset("аоұыёя")
FRONT = frozenset("әөүіеэ")
#: In these the ear does not hear which vowels must follow: both are allowed.
EITHER = frozenset("иуюяёэ")
_VOWELS = BACK | FRONT
_OPEN = frozenset("аәоөұүыіеэёя")
_GLIDES = frozenset("руйию")
_NASALS = frozenset("мнң")
_BUZZING = frozenset("зж")
_SOFTENED = {"ғ": "қ", "г": "к", "б": "п"}
_VOICED = {hard: soft for soft, hard in _SOFTENED.items()}
_HARD = frozenset(_VOICED)

#: The sound after another that a loan may lose before an ending (август, авгусқа; съезд, съезге), and the letters of
#: the shortest such loan without it.
_DROPPED, _SHORTEST_LOAN = {"с": "т", "з": "д"}, 4

#: Shortest stem that endings are taken off of.
SHORTEST_STEM = 2
_LONGEST_CHAIN = 7
#: So many letters at the end of a word are tried as endings: more than any chain has.
LONGEST_ENDINGS = 56
#: So many chains of endings are kept.
REMEMBERED = 100_000


def _sound(letter: str) -> int:
    """Which column of a changing consonant follows `letter`: vowel, р й у, л, nasal, з ж, voiceless."""
    if letter in _OPEN:
        return 0
    if letter in _GLIDES:
        return 1
    if letter == "л":
        return 2
    if letter in _NASALS:
        return 3
    return 4 if letter in _BUZZING else 5


#: A letter of each of these.
_SOUNDS = "аулнзт"

_CONSONANTS = {
    "L": "ллдддт", "D": "дддддт", "E": "дддндт", "N": "нддндт", "C": "нддддт", "M": "мммббп", "B": "ммммбп",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending with its changing letters, and the state in which it leaves the word."""

    pattern: str
    state: str


class _Before(dict[int, int]):
    """Inner: of one way in which endings are written, the states that it follows, by those that are to come after it.

    Sets of states are given as bits; `pairs` are a state each with the one after the ending.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pairs: set[tuple[int, int]] = set()

    def __missing__(self, after: int) -> int:
        before = self[after] = reduce(or_, (state for state, following in self.pairs if following & after), 0)
        return before


class _Tail(dict[str, "_Tail"]):
    """Inner: the last letters of endings, each with the letters that stand before it."""

    __slots__ = ("before",)

    def __init__(self) -> None:
        super().__init__()
        self.before: _Before | None = None


@dataclass(slots=True)
class Endings:
    """The endings of a language by the state that they follow; `unfinished` are the states in which no word stops."""

    after: Mapping[str, tuple[Ending, ...]]
    unfinished: frozenset[str]
    written: dict[tuple[str, bool, str], Mapping[str, tuple[tuple[str, str, bool], ...]]] = field(default_factory=dict)
    """What `_written` has found, kept for the next word."""
    finals: dict[tuple[str, str, bool, str, bool], tuple[str, ...]] = field(default_factory=dict)
    """What `_finals` has found for whole chains."""
    tails: _Tail = field(default_factory=_Tail)
    """Every way in which an ending is written, from its last letter to its first."""
    states: dict[int, frozenset[str]] = field(default_factory=dict)
    """The sets of states that were met as bits."""
    bits: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = {*self.after, *(ending.state for endings in self.after.values() for ending in endings)}
        self.bits.update({state: 1 << at for at, state in enumerate(sorted(names))})
        for state in self.after:
            for back in (True, False):
                for last in _SOUNDS:
                    for written, following, soft in chain.from_iterable(_written(self, state, back, last).values()):
                        may_stop = not soft and following not in self.unfinished
                        self._add(written, state, self.bits[following] | (self._stop if may_stop else 0))

    def _add(self, written: str, state: str, following: int) -> None:
        tail = self.tails
        for letter in reversed(written):
            tail = tail.setdefault(letter, _Tail())
        if tail.before is None:
            tail.before = _Before()
        tail.before.pairs.add((self.bits[state], following))

    @property
    def _stop(self) -> int:
        """The bit for the end of a word."""
        return 1 << len(self.bits)

    def cuts(self, word: str) -> list[tuple[int, Set[str]]]:
        """Where endings may begin in `word`, whatever the vowels and the last sound before them, the last place first;
        each with the states after which they may stand.

        Most beginnings of a word are before no such place, and need not be looked for among the stems.
        """
        length = len(word)
        least = max(SHORTEST_STEM, length - LONGEST_ENDINGS)
        found, cuts = [0] * length, list[tuple[int, Set[str]]]()
        for end in range(length, least - 1, -1):
            states = found[end] if end < length else self._stop
            if not states:
                continue
            if end < length:
                cuts.append((end, self.states.get(states) or self._named(states)))
            tail = self.tails
            for at in range(end - 1, least - 1, -1):
                longer = tail.get(word[at])
                if longer is None:
                    break
                tail = longer
                if tail.before is not None:
                    found[at] |= tail.before[states]
        return cuts

    def _named(self, states: int) -> frozenset[str]:
        named = self.states[states] = frozenset(state for state, bit in self.bits.items() if bit & states)
        return named


@cache
def endings_of(tag: str) -> Endings | None:
    """The endings of a language; None for one that has no file of them."""
    if "suffixes.txt" not in spelling_files(tag):
        return None
    after: dict[str, list[Ending]] = {}
    unfinished = set()
    for before, *rest in entries(tag, "spelling/suffixes"):
        if before == "-":
            unfinished.add(rest[0])
        else:
            after.setdefault(before, []).append(Ending(rest[0], rest[1]))
    return Endings({state: tuple(each) for state, each in after.items()}, frozenset(unfinished))


@cache
def spelled(pattern: str, back: bool, last: str) -> str:
    """An ending as it is written after a word whose last vowel is `back` or front and whose last letter is `last`."""
    written = ""
    at = 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "(":
            inside, at = pattern[at + 1], at + 3
            if (last in _OPEN) == (inside not in "IA"):
                written += _letter(inside, back, last)
        else:
            written += _letter(sign, back, last)
            at += 1
        last = written[-1:] or last
    return written


def _letter(sign: str, back: bool, last: str) -> str:
    if sign in _CONSONANTS:
        return _CONSONANTS[sign][_sound(last)]
    if sign == "G":
        return ("қ" if back else "к") if _sound(last) == 5 else ("ғ" if back else "г")
    pair = {"A": "ае", "I": "ыі", "K": "қк", "Q": "қк"}.get(sign)
    return pair[not back] if pair else sign


def harmony(stem: str) -> tuple[bool, ...]:
    """Whether the endings of a stem are back (True) or front (False); both where its vowels do not tell."""
    for letter in reversed(stem):
        if letter in EITHER:
            return (True, False)
        if letter in _VOWELS:
            return (letter in BACK,) if "ь" not in stem else (True, False)
        if letter in "қғ":
            return (True,)
    return (True, False)


#: The letters of endings that a writer confuses, who has a wrong vowel or a wrong last sound before them in his ear.
_OTHER_VOWEL = str.maketrans("аеыіғгқк", "еаіыгғкқ")
_OTHER_SOUND = {
    "д": "тнл",
    "т": "днл",
    "н": "дт",
    "л": "дт",
    "ғ": "қ",
    "қ": "ғ",
    "г": "к",
    "к": "г",
    "м": "бп",
    "б": "п",
}
_LONGEST_ENDING = 8


def other_endings(word: str) -> list[str]:
    """What `word` would be with its last letters as they follow other vowels, or its ending as it follows another
    sound: кіруға, кіруге; халықдың, халықтың. Most of it is no word.
    """
    first = max(SHORTEST_STEM + 1, len(word) - _LONGEST_ENDING)
    made = []
    for cut in range(len(word) - 2, first - 1, -1):
        turned = word[cut:].translate(_OTHER_VOWEL)
        if turned[0] != word[cut] or word[cut] in _OTHER_SOUND:
            made.append(word[:cut] + turned)
        made += [word[:cut] + other + word[cut + 1 :] for other in _OTHER_SOUND.get(word[cut], "")]
    return [each for each in dict.fromkeys(made) if each != word]


def readings(word: str, endings: Endings, begins: Callable[[str], frozenset[str]]) -> Iterator[tuple[str, str]]:
    """The readings of `word` as a stem and a legal chain of endings: the stem as a dictionary has it, and the state
    in which the chain leaves the word.

    `begins` says what a stem is: the states in which endings may begin to follow it. Longest stems first; the word
    itself is not among them.
    """
    for cut, before in endings.cuts(word):
        surface, rest = word[:cut], word[cut:]
        for stem, softened in _written_as(surface, rest):
            states = begins(stem) & before
            if not states:
                continue
            last = (surface if surface == stem[:-1] else stem).rstrip("ьъ")[-1:]
            for state in sorted(states):
                for back in harmony(surface):
                    for final in _chained(rest, state, back, last, softened, endings):
                        yield stem, final


def infinitive(stem: str) -> str:
    """The infinitive of a verb with this stem."""
    last = stem[-1:]
    if last in ("ы", "і"):
        return f"{stem[:-1]}у"
    if last == "й":
        return f"{stem[:-1]}ю"
    if last in _HARD and stem[-2:-1] in _VOWELS:
        return stem[:-1] + _VOICED[last] + "у"
    return f"{stem}у"


def verb_forms(stem: str) -> tuple[str, ...]:
    """The participle and the past tense of a verb with this stem."""
    return tuple(stem + spelled(sign, back, stem[-1:]) for sign in ("GAн", "DI") for back in harmony(stem) if stem)


def _written_as(surface: str, rest: str) -> list[tuple[str, bool]]:
    """The dictionary forms that a stem before `rest` may have, each with whether its last sound was softened."""
    last = surface[-1]
    dropped = [(surface + _DROPPED[last], False)] if last in _DROPPED and len(surface) >= _SHORTEST_LOAN else []
    if not _opens(rest):
        return [(surface, False), *dropped]
    forms = [] if last in _HARD and surface[-2:-1] in _VOWELS else [(surface, False)]
    if last in _SOFTENED:
        forms.append((surface[:-1] + _SOFTENED[last], True))
    forms += dropped
    if len(surface) > SHORTEST_STEM and last not in _VOWELS and surface[-2] not in _VOWELS:
        narrow = "ы" if True in harmony(surface) else "і"
        hard = "қ" if last == "ғ" else last
        forms.append((surface[:-1] + narrow + hard, True))
    return forms


def _chained(rest: str, state: str, back: bool, last: str, softened: bool, endings: Endings) -> tuple[str, ...]:
    """What `_finals` gives for a whole chain, which other words have too."""
    key = rest, state, back, last, softened
    found = endings.finals.get(key)
    if found is None:
        if len(endings.finals) >= REMEMBERED:
            endings.finals.clear()
        found = endings.finals[key] = tuple(_finals(rest, state, back, last, softened, endings, 0))
    return found


def _finals(
    rest: str, state: str, back: bool, last: str, softened: bool, endings: Endings, depth: int
) -> Iterator[str]:
    """The states in which a word may stop when `rest` is read as a chain of endings that follows in `state`."""
    if not rest:
        if state not in endings.unfinished and not softened:
            yield state
        return
    if depth == _LONGEST_CHAIN:
        return
    for written, following_state, soft in _written(endings, state, back, last).get(rest[0], ()):
        if not rest.startswith(written) or (softened and not _opens(written)):
            continue
        following = rest[len(written) :]
        if soft:
            if _opens(following):
                hard = written[:-1] + _SOFTENED[written[-1]]
                yield from _finals(following, following_state, back, hard[-1], True, endings, depth + 1)
        elif not (written[-1] in _HARD and _opens(following)):
            yield from _finals(following, following_state, back, written[-1], False, endings, depth + 1)


def _written(endings: Endings, state: str, back: bool, last: str) -> Mapping[str, tuple[tuple[str, str, bool], ...]]:
    """The endings that may follow, by their first letter: as written, the state after it, whether its end is softened.

    An ending in қ or к stands there twice: as it is, and softened as it is before a vowel.
    """
    key = state, back, last
    found = endings.written.get(key)
    if found is None:
        made: dict[str, list[tuple[str, str, bool]]] = {}
        for ending in endings.after.get(state, ()):
            written = spelled(ending.pattern, back, last)
            if written:
                made.setdefault(written[0], []).append((written, ending.state, False))
            if written and ending.pattern.endswith("K"):
                soft = written[:-1] + _VOICED[written[-1]]
                made.setdefault(soft[0], []).append((soft, ending.state, True))
        found = endings.written[key] = {first: tuple(each) for first, each in made.items()}
    return found


def _opens(ending: str) -> bool:
    """Whether an ending begins with a vowel, before which қ, к and п soften."""
    return (ending[:1] in _VOWELS and ending != "") or ending[:1] == "у"

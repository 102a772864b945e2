"""Finds one name that is spelled in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .model import Conflict, Passage
from .sentences import Corpus, Sentence

#: Letters of the shortest name in which one letter, and two letters, may be a slip.
ONE_LETTER, TWO_LETTERS = 5, 8
#: So many letters a slip may put in or leave out.
MOST_LETTERS = 2
#: How much the surroundings of two spellings must have in common for them to be one name.
LEAST = 0.55
AROUND = 6
#: What the same name before both tells, and that no text has both spellings.
NAMESAKE, ELSEWHERE = 0.15, 0.1


@dataclass(slots=True)
class _Name:
    """Inner: a spelling, where it stands, what stands around it, and the initials and names before it."""

    places: list[tuple[str, int, int]] = field(default_factory=list)
    around: Counter[str] = field(default_factory=Counter)
    initials: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    """The stems of the names right before it: the name of a person before that of the family."""

    @property
    def letters(self) -> int:
        """The letters of its shortest form."""
        return min(end - start for _, start, end in self.places)


def names(corpus: Corpus) -> Iterator[Conflict]:
    """The names that differ by a letter or two from another and stand where that stands."""
    found = _collect(corpus)
    spellings = sorted(found, key=lambda stem: (-len(found[stem].places), stem))
    for number, common in enumerate(spellings):
        for rare in spellings[number + 1 :]:
            if abs(len(common) - len(rare)) > MOST_LETTERS or not _may_begin_so(common, rare, found):
                continue
            shorter = min(found[common].letters, found[rare].letters)
            if not _alike(common, rare, shorter) or _forms(common, rare, found):
                continue
            sure = _sure(corpus, found[common], found[rare])
            if sure >= LEAST:
                yield _conflict(corpus, found[common], found[rare], sure)


def _may_begin_so(one: str, two: str, names: Mapping[str, _Name]) -> bool:
    """Whether two spellings begin alike, or differ there and stand after the same name: Иоганн Фальберг, Вальберг."""
    return one[0] == two[0] or bool(names[one].beside & names[two].beside)


def _collect(corpus: Corpus) -> Mapping[str, _Name]:
    found: dict[str, _Name] = defaultdict(_Name)
    for sentences in corpus.sentences.values():
        for sentence in sentences:
            for at in sentence.names:
                stem = sentence.stems[at]
                if len(sentence.tokens[at].text) >= ONE_LETTER and not sentence.tokens[at].text.isupper():
                    _note(corpus, sentence, at, found[stem])
    return found


def _note(corpus: Corpus, sentence: Sentence, at: int, name: _Name) -> None:
    token = sentence.tokens[at]
    name.places.append((sentence.source, token.start, token.end))
    window = range(max(0, at - AROUND), min(len(sentence.stems), at + AROUND + 1))
    name.around.update({sentence.stems[near] for near in window if near != at and sentence.stems[near]})
    if at and at - 1 in sentence.names:
        name.beside.add(sentence.stems[at - 1])
    before = corpus.texts[sentence.source].text[max(0, token.start - 8) : token.start]
    initials = re.search(r"((?:[^\W\d_]\.[ \u00a0]?){1,2})$", before)
    if initials:
        name.initials.add(re.sub(r"[\s.]", "", initials[1]))


def _alike(one: str, two: str, shorter: int) -> bool:
    """Whether two spellings, of at least `shorter` letters, differ by a slip and not by an ending."""
    if one.startswith(two) or two.startswith(one):
        return False
    distance = _distance(one, two)
    if distance == 1:
        return shorter >= ONE_LETTER
    return distance == 2 and shorter >= TWO_LETTERS


def _forms(one: str, two: str, names: Mapping[str, _Name]) -> bool:
    """Whether two spellings are one name with different endings: what differs is the end, or what follows a name."""
    shared = next((at for at in range(len(one)) if one[: at + 1] != two[: at + 1]), 0)
    return one[-1] != two[-1] or any(one[:cut] in names for cut in range(ONE_LETTER - 1, shared + 1))


def _distance(one: str, two: str) -> int:
    """How many letters must be changed, put in, left out or exchanged with their neighbour; 3 for more than 2."""
    if abs(len(one) - len(two)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(two) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for other in range(1, len(two) + 1):
            cost = min(before[other] + 1, row[other - 1] + 1, before[other - 1] + (letter != two[other - 1]))
            if at > 1 and other > 1 and letter == two[other - 2] and one[at - 2] == two[other - 1]:
                cost = min(cost, older[other - 2] + 1)
            row.append(cost)
    return min(3, row[-1])


def _sure(corpus: Corpus, common: _Name, rare: _Name) -> float:
    """How sure it is that two spellings are one name, 0 to 1."""
    if common.initials and rare.initials and not _one_person(common.initials, rare.initials):
        return 0.0
    shared = sum(corpus.weight(stem) for stem in common.around.keys() & rare.around.keys())
    total = min(sum(map(corpus.weight, common.around)), sum(map(corpus.weight, rare.around)))
    sure = 0.35 + (0.45 * min(1.0, shared / max(1.0, 0.4 * total)) if total else 0.0)
    if common.initials & rare.initials:
        sure += 0.3
    if len(rare.places) == 1 and len(common.places) > 1:
        sure += 0.05
    if common.beside & rare.beside:
        sure += NAMESAKE
    together = {place[0] for place in common.places} & {place[0] for place in rare.places}
    return min(1.0, sure + (-0.1 if together else ELSEWHERE))


def _one_person(one: set[str], two: set[str]) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in one for b in two)


def _conflict(corpus: Corpus, common: _Name, rare: _Name, sure: float) -> Conflict:
    first = min(rare.places, key=lambda place: place[2] - place[1])
    elsewhere = min(common.places, key=lambda place: (place[2] - place[1], place[0] == first[0]))
    said = tuple(corpus.texts[source].text[start:end] for source, start, end in (first, elsewhere))
    return Conflict("name", "", Passage(*first), Passage(*elsewhere), said, (), round(sure, 3))

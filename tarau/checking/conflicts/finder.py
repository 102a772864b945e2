"""Finds what contradicts what in some clean texts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from ...cleaning import CleanText
from ...languages import known
from .contexts import figures, weighed
from .model import Conflict, Figure, Passage
from .names import names
from .orders import lives, orders, reversals
from .pairing import Match, matches, rank
from .repeats import repeats
from .sentences import Corpus, corpus
from .sequences import reversed_orders
from .sums import sums
from .values import reasons, written

#: What is ranked lower is not told: an editor must want to read to the end.
LEAST: Mapping[str, float] = {"figure": 0.36, "date": 0.33, "name": 0.55, "sum": 0.4, "order": 0.5}


def conflicts(texts: Mapping[str, CleanText]) -> tuple[Conflict, ...]:
    """What the texts say in two ways, the likeliest contradictions first; only texts in one language are compared.

    Each conflict has an id that stays the same as long as the two passages say the same.
    """
    by_language: dict[str, dict[str, CleanText]] = defaultdict(dict)
    for id, text in texts.items():
        by_language[text.source.language.partition("-")[0]][id] = text
    found = [
        each
        for tag in sorted(by_language)
        if tag in known()
        for each in _told_once(_all(corpus(tag, by_language[tag])))
        if each.rank >= LEAST[each.kind]
    ]
    found.sort(key=lambda each: (-each.rank, each.first.source, each.first.start, each.second.start))
    return tuple(_named(found, texts))


def _all(corpus: Corpus) -> Iterator[Conflict]:
    read = figures(corpus)
    corpus = weighed(corpus, read)
    for match in matches(corpus, read):
        yield _conflict(corpus, match)
    for one, two, sure in repeats(corpus, read):
        yield _conflict(corpus, Match(one, two, sure))
    by_sentence: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in sorted(read, key=lambda each: (each.source, each.start)):
        by_sentence[figure.source, figure.sentence].append(figure)
    for (source, number), inside in by_sentence.items():
        before = by_sentence.get((source, number - 1), [])
        yield from sums(corpus, corpus.sentences[source][number], inside, before)
        yield from orders(corpus, corpus.sentences[source][number], inside)
    yield from lives(corpus, read)
    yield from reversals(corpus, read)
    yield from reversed_orders(corpus)
    yield from names(corpus)


def _conflict(corpus: Corpus, match: Match) -> Conflict:
    one, two = sorted((match.one, match.two), key=lambda each: (each.source, each.start))
    said = tuple(written(corpus.texts[each.source].text[each.start : each.end]) for each in (one, two))
    here, there = (Passage(each.source, each.start, each.end) for each in (one, two))
    kind = "figure" if one.date is None else "date"
    return Conflict(kind, "", here, there, said, reasons(one, two), rank(match))  # type: ignore[arg-type]


def _told_once(found: Iterable[Conflict]) -> Iterator[Conflict]:
    """The conflicts, each pair of passages once, by its likeliest one."""
    best: dict[tuple[Passage, Passage], Conflict] = {}
    for each in found:
        first, second = sorted((each.first, each.second), key=lambda one: (one.source, one.start, one.end))
        key = first, second
        if key not in best or best[key].rank < each.rank:
            best[key] = each
    return iter(best.values())


def _named(found: Sequence[Conflict], texts: Mapping[str, CleanText]) -> Iterator[Conflict]:
    """The conflicts with their ids: what is said in figures, where that is one conflict's alone."""
    plain = [_plain(each) for each in found]
    often = Counter(plain)
    for each, said in zip(found, plain, strict=True):
        id = said
        if often[said] > 1:
            places = "\0".join(
                texts[one.source].text[one.start - 40 : one.end + 40] for one in (each.first, each.second)
            )
            id = f"{said}-{sha256(places.encode()).hexdigest()[:4]}"
        yield replace(each, id=id)


def _plain(each: Conflict) -> str:
    digits = [number for said in each.said for number in re.findall(r"\d+", said)]
    if digits:
        return "-".join([each.kind, *digits])
    return f"{each.kind}-{sha256(chr(0).join(sorted(each.said)).encode()).hexdigest()[:6]}"

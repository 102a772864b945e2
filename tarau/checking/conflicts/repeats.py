"""Finds what one text says twice, each time with another figure: 640 metres long, and later 460 metres."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .contexts import ELSEWHERE
from .model import Figure
from .sentences import VALUE, Corpus
from .values import agree, likeness

#: How much alike the two figures must be, and how many sentences at least must lie between them.
ALIKE, DATES_ALIKE, APART = 0.7, 0.4, 2
#: What both sentences must speak of besides, in stems of full weight; a rare noun of what is counted tells enough.
SUBJECT, RARE = 0.4, 0.6
#: Shares are of many things: more must be the same, and they must be more alike.
SHARE_SUBJECT, ALIKE_SHARES = 1.6, 0.8
#: Counts below this are of too many things.
FEWEST = 4
#: How sure a repetition is that nothing else confirms.
SURE = 0.48
#: What happens once in a life, or to a house.
ONCE = frozenset(("birth", "death", "open", "found"))


def repeats(corpus: Corpus, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, float]]:
    """Pairs of figures of one text that say one thing in two ways, each the only one like the other; and how sure."""
    groups: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        for about in _about(figure):
            groups[figure.source, figure.kind, about].append(figure)
    seen: set[tuple[int, int]] = set()
    for key in sorted(groups):
        for one, two in _pairs(corpus, groups[key]):
            if (place := (one.start, two.start)) not in seen:
                seen.add(place)
                more = min(0.12, 0.06 * (_subject(corpus, one, two) - SUBJECT))
                yield one, two, SURE + max(0.0, more)


def _about(figure: Figure) -> Iterator[str]:
    """What a figure says of something: what is measured, or what is counted, or what happened once."""
    context = figure.context
    if figure.hedge or context.plans or context.grows or context.falls or figure.low != figure.high:
        return
    if figure.kind == "count":
        yield from figure.noun[:1] if figure.high >= FEWEST else ()
    elif figure.kind == "date":
        known = figure.date is not None and figure.date.year and not figure.date.last_year and not figure.date.inherited
        yield from sorted(context.events & ONCE) if known else ()
    elif figure.kind == "share":
        yield from ("share",) if context.said_years and len(context.years) == 1 else ()
    elif figure.kind not in ("factor", "days", "hours", ""):
        yield from sorted(context.measures)


def _pairs(corpus: Corpus, group: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The pairs of a group, where no third figure is like one of them."""
    like = {
        (one, two)
        for one in range(len(group))
        for two in range(one + 1, len(group))
        if _contradict(corpus, group[one], group[two])
    }
    for one, two in sorted(like):
        if sum(one in pair or two in pair for pair in like) == 1:
            yield group[one], group[two]


def _contradict(corpus: Corpus, one: Figure, two: Figure) -> bool:
    mine, theirs = one.context, two.context
    if (
        abs(one.sentence - two.sentence) < APART
        or agree(one, two)
        or likeness(one, two) < (ALIKE if one.date is None else DATES_ALIKE)
    ):
        return False
    if one.date is None and (mine.years if mine.said_years else None) != (theirs.years if theirs.said_years else None):
        return False
    if mine.contrasts != theirs.contrasts or mine.ordinals != theirs.ordinals:
        return False
    if mine.scopes != theirs.scopes and (one.kind != "share" or not mine.scopes & theirs.scopes):
        return False
    if (
        mine.names
        and theirs.names
        and not mine.names & theirs.weights.keys()
        and not theirs.names & mine.weights.keys()
    ):
        return False
    follows = not corpus.words.postpositions  # where a verb follows what is counted, a second word is no part of it
    if one.kind == "count" and follows and not (_fits(one, two) and _fits(two, one)):
        return False
    if one.kind == "share":
        small, large = sorted((one.high, two.high))
        return small >= ALIKE_SHARES * large and _subject(corpus, one, two) >= SHARE_SUBJECT
    rare = one.kind == "count" and corpus.weight(one.noun[0]) >= RARE
    return rare or _subject(corpus, one, two) >= SUBJECT


def _fits(one: Figure, two: Figure) -> bool:
    """Whether what is counted, where it is said in two words, stands around the other figure: kinds of fish."""
    return len(one.noun) < 2 or one.noun[1] in two.context.weights or not set(one.noun[1:]) & one.context.clause


def _subject(corpus: Corpus, one: Figure, two: Figure) -> float:
    """What the sentences of two figures have in common besides what is measured and counted."""
    shared = (
        stem
        for stem, near in one.context.weights.items()
        if max(near, two.context.weights.get(stem, 0.0)) >= ELSEWHERE and stem in two.context.weights
    )
    nouns = set(one.noun) | set(two.noun)
    telling = (
        each for each in shared if each not in nouns and each not in corpus.measured and each[0] not in f"!{VALUE}"
    )
    return sum(map(corpus.weight, telling))

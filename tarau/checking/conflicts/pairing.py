"""Finds for each figure and date the one in another place that speaks of the same, and says where the two differ."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .contexts import BEYOND, ELSEWHERE, TOPIC
from .model import Context, Date, Figure
from .sentences import VALUE, Corpus
from .twins import exchanged, twins
from .values import agree, likeness, reasons

#: Kinds of measure that few things in a text have: that two have them speaks for their being the same.
RARE = frozenset(("hours", "power", "energy", "age", "times", "temperature"))
#: What happens often, so that two dates of it need not be of one event.
VAGUE = frozenset(("hold", "decide", "arrive"))
#: What is said of the day when something was ready.
FINISHED = frozenset(("end", "launch", "build"))
#: What is said of the day since when, and until when, something was so.
STARTED, STOPPED = frozenset(("open", "begin", "found")), frozenset(("close", "end", "death"))
#: How sure it must be that two figures are about the same thing, in two texts and in one.
LEAST, LEAST_IN_ONE_TEXT, LEAST_AGREED = 0.38, 0.56, 0.2
#: What speaks for two figures, besides their contexts, to which nothing else in the other text answers; and how much
#: their contexts must have in common all the same.
ALONE, LEAST_ALONE = 0.3, 0.08
#: The same of dates, of which fewer are alike by chance.
ALONE_DATES, LEAST_ALONE_DATES = 0.34, 0.04
#: In one text, so much of what a figure's own clause says must stand around the other, so many sentences away.
EXPLAINED, SENTENCES_APART = 0.5, 2
#: What two contexts have in common, in stems of full weight, for this to tell more than half of all.
ENOUGH = 1.3
#: How much a stem must tell to tell two things apart.
TELLS = 0.35
#: In one text, what stands no nearer than this says nothing: both figures have it around them.
FAR = 0.41
#: Figures of so much, so much alike, are hardly alike by chance.
MANY, TELLING = 60, 0.93
#: What is left of the score where each names what the other does not, where years are not those said nearby, and where
#: one alone has a word that excludes others.
OTHER_NAMES, OTHER_YEARS, ONE_SIDED, PLANNED = 0.6, 0.85, 0.7, 0.35
#: What is left where two contexts share nothing but what is measured.
NO_SUBJECT = 0.5
#: A figure that is said elsewhere too is rather that one.
SAID_AGAIN, NEAR_VALUE = 0.15, 0.1
#: A figure that the other sentence has too, in a context at least so good, is settled by it.
SETTLED = 0.5
#: A match that is nearly the best, of figures that are nearly the same, is one more version of the fact.
NEARLY = 0.7
#: By so many years two dates of one event may differ; more only by a slip of the pen.
YEARS_APART = 3


@dataclass(frozen=True, slots=True)
class Match:
    """Two figures that seem to be about the same, and how sure that is, 0 to 1."""

    one: Figure
    two: Figure
    likeness: float


def matches(corpus: Corpus, figures: Sequence[Figure]) -> Iterator[Match]:
    """The pairs of figures that differ, each the other's best match in its text."""
    kinds: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.hedge != "valid":
            kinds[figure.kind].append(figure)
    for kind in sorted(kinds):
        yield from _of_kind(corpus, kinds[kind])


def _of_kind(corpus: Corpus, figures: Sequence[Figure]) -> Iterator[Match]:
    scores = {}
    alone = set(twins(figures, _may_be_same))
    for one, two in sorted(alone | set(_candidates(corpus, figures))):
        score = resemblance(corpus, figures[one], figures[two])
        if (one, two) in alone and _one_subject(corpus, figures[one].context, figures[two].context):
            score = _lone(score, figures[one].date is not None)
        least = LEAST_IN_ONE_TEXT if figures[one].source == figures[two].source else LEAST
        agreed = agree(figures[one], figures[two])
        if score >= (LEAST_AGREED if agreed else least):
            scores[one, two] = score, agreed
    said = _by_sentence(figures)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    settled: dict[tuple[int, str, int], float] = {}
    for (one, two), (score, agreed) in scores.items():
        for mine, other in ((one, two), (two, one)):
            key = mine, figures[other].source
            best[key] = max(best.get(key, (0.0, -1)), (score + _again(figures[one], figures[two], agreed), other))
            if agreed:
                place = mine, figures[other].source, figures[other].sentence
                settled[place] = max(settled.get(place, 0.0), score)
    for (one, two), (score, agreed) in scores.items():
        mutual = best[one, figures[two].source][1] == two and best[two, figures[one].source][1] == one
        nearly = score >= NEARLY * max(best[one, figures[two].source][0], best[two, figures[one].source][0])
        if agreed or not (mutual or (nearly and likeness(figures[one], figures[two]) >= NEARLY)):
            continue
        again = (
            settled.get((mine, figures[other].source, figures[other].sentence), 0.0)
            for mine, other in ((one, two), (two, one))
        )
        if max(again) < SETTLED * score and not _said_there(figures[one], figures[two], said):
            yield Match(figures[one], figures[two], score)


def _lone(score: float, dates: bool) -> float:
    """The score of two figures to which nothing else in the other text answers."""
    more, least = (ALONE_DATES, LEAST_ALONE_DATES) if dates else (ALONE, LEAST_ALONE)
    return min(1.0, score + more) if score > least else score


_Values = Mapping[tuple[str, int], Sequence[float]]


def _by_sentence(figures: Sequence[Figure]) -> _Values:
    """Per sentence the values of its figures that tell something: of two digits and more."""
    values: dict[tuple[str, int], list[float]] = defaultdict(list)
    for figure in figures:
        if figure.date is None and figure.low == figure.high and len(f"{figure.high:.10g}".strip("0")) > 1:
            values[figure.source, figure.sentence].append(figure.high)
    return values


def _said_there(one: Figure, two: Figure, values: _Values) -> bool:
    """Whether the sentence of one of two figures has the very value of the other."""
    return one.date is None and any(
        mine.high in values.get((other.source, other.sentence), ()) for mine, other in ((one, two), (two, one))
    )


def _again(one: Figure, two: Figure, agreed: bool) -> float:
    """What speaks for two figures as the best match of one another, besides their contexts: their values."""
    return SAID_AGAIN if agreed else NEAR_VALUE * likeness(one, two)


def _candidates(corpus: Corpus, figures: Sequence[Figure]) -> set[tuple[int, int]]:
    """Pairs that share a stem of some weight in their own clauses."""
    where: dict[str, list[int]] = defaultdict(list)
    for number, figure in enumerate(figures):
        for stem in figure.context.clause | set(figure.noun):
            if corpus.weight(stem) > 0.2:
                where[stem].append(number)
    return {(one, two) for numbers in where.values() for at, one in enumerate(numbers) for two in numbers[at + 1 :]}


def resemblance(corpus: Corpus, one: Figure, two: Figure) -> float:
    """How sure it is that two figures are about the same; 0 where something speaks against it."""
    same = one.source == two.source
    if (same and abs(one.sentence - two.sentence) < SENTENCES_APART) or not _may_be_same(one, two):
        return 0.0
    mine, theirs = one.context, two.context
    if same and (mine.names - theirs.weights.keys() or theirs.names - mine.weights.keys()):
        return 0.0
    shared = _shared(corpus, mine, theirs, FAR if same else 0.0)
    first, second = _explained(corpus, mine, theirs), _explained(corpus, theirs, mine)
    if same and (min(first, second) < EXPLAINED or _told_apart(corpus, mine, theirs)):
        return 0.0
    score = (1 - math.exp(-shared / ENOUGH)) * math.pow(first * second, 0.35)
    if mine.names - theirs.weights.keys() and theirs.names - mine.weights.keys():
        score *= OTHER_NAMES
    if one.date is None and mine.years and theirs.years and not mine.years & theirs.years:
        score *= OTHER_YEARS
    if mine.contrasts.keys() ^ theirs.contrasts.keys():
        score *= ONE_SIDED
    unlike = one.kind in ("share", "factor") and max(first, second) < EXPLAINED
    if unlike or (one.kind == "count" and not set(one.noun) & set(two.noun)):
        score *= ONE_SIDED
    if not same and not _one_subject(corpus, mine, theirs):
        score *= NO_SUBJECT
    if mine.plans != theirs.plans and not _of_a_plan(one, two):
        score *= PLANNED
    return min(1.0, score + _bonus(one, two))


def _shared(corpus: Corpus, mine: Context, theirs: Context, least: float) -> float:
    """What two contexts have in common, in stems of full weight; those no nearer than `least` do not count."""
    both = ((stem, min(weight, theirs.weights.get(stem, 0.0))) for stem, weight in mine.weights.items())
    return sum(corpus.weight(stem) * near for stem, near in both if near > least)


def _one_subject(corpus: Corpus, mine: Context, theirs: Context) -> bool:
    """Whether two contexts share any word besides what is measured: both heights, but of what?"""
    return any(
        stem in theirs.weights and stem not in corpus.measured and corpus.weight(stem) > 0 for stem in mine.weights
    )


def _told_apart(corpus: Corpus, mine: Context, theirs: Context) -> bool:
    """Whether each of two figures has a word of its own that the surroundings of the other lack."""
    if not mine.said_years and not theirs.said_years and mine.years != theirs.years:
        return True
    return all(
        any(
            other.weights.get(stem, 0.0) < TOPIC and corpus.weight(stem) >= TELLS and _names_a_thing(corpus, stem)
            for stem, near in own.weights.items()
            if near >= ELSEWHERE or stem in own.clause
        )
        for own, other in ((mine, theirs), (theirs, mine))
    )


def _names_a_thing(corpus: Corpus, stem: str) -> bool:
    """Whether a stem is of a word that can tell things apart: neither what is measured nor another figure."""
    return stem not in corpus.measured and not stem.startswith(VALUE)


def _explained(corpus: Corpus, mine: Context, theirs: Context) -> float:
    """Which share of what one figure's own clause says the other's surroundings say too."""
    total = sum(map(corpus.weight, mine.clause)) + 0.3
    return (sum(corpus.weight(stem) for stem in mine.clause if stem in theirs.weights) + 0.3) / total


def _bonus(one: Figure, two: Figure) -> float:
    """What is the same besides words."""
    mine, theirs = one.context, two.context
    bonus = 0.0
    if mine.measures & theirs.measures:
        bonus += 0.1
    if one.kind in RARE:
        bonus += 0.05
    if any(mine.ordinals[stem] & theirs.ordinals[stem] for stem in mine.ordinals.keys() & theirs.ordinals.keys()):
        bonus += 0.1
    if one.date is not None and two.date is not None:
        if (mine.events & theirs.events) - VAGUE:
            bonus += 0.1
        same_day = one.date.day and one.date.day == two.date.day
        same_year = one.date.year == two.date.year or not (one.date.year and two.date.year)
        if one.date.month and one.date.month == two.date.month and (same_day or same_year):
            bonus += 0.15
    elif mine.said_years and theirs.said_years and mine.years == theirs.years:
        bonus += 0.15
    if one.kind == "count" and one.noun[0] == two.noun[0]:
        bonus += 0.05
    if one.date is None and likeness(one, two) >= TELLING and max(one.high, two.high) >= MANY:
        bonus += 0.12
    return bonus


def _may_be_same(one: Figure, two: Figure) -> bool:
    mine, theirs = one.context, two.context
    if one.date is not None and two.date is not None:
        if not _same_event(one, two) or not _near(one.date, two.date):
            return False
    elif not _same_quantity(mine, theirs):
        return False
    if one.kind == "count" and not set(one.noun) & set(two.noun) and not exchanged(one, two):
        return False
    if _exclude(mine.contrasts, theirs.contrasts) or _exclude(_numbered(mine), _numbered(theirs)):
        return False
    if _same_month(one.date, two.date):
        return True
    return not (mine.names and theirs.names and not mine.names & theirs.names and not _around(mine, theirs))


def _of_a_plan(one: Figure, two: Figure) -> bool:
    """Whether both figures are of one plan: the years of it, or by how much it was done sooner."""
    stretches = one.date is not None and two.date is not None and bool(one.date.last_year and two.date.last_year)
    return stretches or "early" in one.context.measures & two.context.measures


def _same_month(one: Date | None, two: Date | None) -> bool:
    """Whether two dates are days of one month of one year."""
    if one is None or two is None or not (one.day and two.day and one.year):
        return False
    return (one.year, one.month) == (two.year, two.month)


def _same_quantity(mine: Context, theirs: Context) -> bool:
    """Whether two figures can hold for the same years and measure the same."""
    if mine.said_years and theirs.said_years and mine.years and theirs.years and not mine.years & theirs.years:
        return False
    if "early" in mine.measures ^ theirs.measures:
        return False
    return not (mine.measures and theirs.measures) or bool(mine.measures & theirs.measures)


def _around(mine: Context, theirs: Context) -> bool:
    """Whether a name of one stands in the surroundings of the other."""
    return bool(mine.names & theirs.weights.keys() or theirs.names & mine.weights.keys())


def _near(one: Date, two: Date) -> bool:
    """Whether two dates can be two versions of one."""
    apart = abs(one.year - two.year)
    if not (one.year and two.year):
        return one.month == two.month
    if apart and one.month and two.month and (one.month, one.day) != (two.month, two.day) and (one.day or two.day):
        return False
    if one.inherited or two.inherited:
        return apart == 0
    digits = sum(a != b for a, b in zip(str(one.year), str(two.year), strict=False))
    return apart <= YEARS_APART or digits == 1 or sorted(str(one.year)) == sorted(str(two.year))


def _numbered(context: Context) -> Mapping[str, frozenset[int]]:
    """The numbered things near a figure."""
    return {stem: numbers for stem, numbers in context.ordinals.items() if context.weights.get(stem, 0.0) >= BEYOND}


def _exclude(mine: Mapping[Any, frozenset[int]], theirs: Mapping[Any, frozenset[int]]) -> bool:
    """Whether one has a word that excludes the word of the other."""
    return any(not mine[group] & theirs[group] for group in mine.keys() & theirs.keys())


def _same_event(one: Figure, two: Figure) -> bool:
    """Whether two dates can be of one event: both name it, or the dates are nearly the same."""
    mine, theirs = one.context, two.context
    if one.hedge != two.hedge and {"since", "until"} & {one.hedge, two.hedge}:
        return _reaches(one, two) or _reaches(two, one)
    if mine.events & theirs.events or (mine.events & FINISHED and theirs.events & FINISHED):
        return True
    first, second = one.date, two.date
    if first is None or second is None:
        return False
    if first.last_year and second.last_year:  # the years of a plan, of an office
        return first.year == second.year or first.last_year == second.last_year
    if one.source == two.source:
        return False
    days = bool(
        (first.month, first.day) != (1, 1)
        and first.day
        and first.day == second.day
        and first.month
        and first.month == second.month
    )
    years = first.year == second.year or not (first.year and second.year)
    return days or (years and bool(first.month) and first.month == second.month) or not mine.events | theirs.events


def _reaches(stretch: Figure, other: Figure) -> bool:
    """Whether a date since or until when something was so is of its beginning or end: until 1918, closed in 1916."""
    events = {"since": STARTED, "until": STOPPED}.get(stretch.hedge, frozenset())
    return not other.hedge and bool(events & other.context.events)


def rank(match: Match) -> float:
    """How likely an editor has to decide about two figures: sure to be the same thing, yet near in what they say."""
    alike = likeness(match.one, match.two)
    explained = reasons(match.one, match.two)
    rank = match.likeness * (0.45 + 0.55 * alike)
    return round(max(0.0, min(1.0, rank * (1 - 0.12 * len(explained)))), 3)

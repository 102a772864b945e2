"""Checks times against one another: a beginning, an end and what lies between; a birth, a death and an age."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .model import Conflict, Figure, Passage
from .pairing import resemblance
from .sentences import Corpus, Sentence

YEAR = 365.25
#: Longer stretches than this are not told as so many years.
LONGEST = 120
RANK = 0.7
#: How sure it must be that a beginning and an end are of the same thing.
LEAST = 0.6
#: What begins, and what ends, a time of which a sentence may say how long it was.
OPENED, CLOSED = frozenset(("open", "begin", "found")), frozenset(("close", "end"))
#: What begins is not over yet: an end that goes before the beginning of the same, in stems that both must share.
BEGIN, END = frozenset(("begin", "birth")), frozenset(("end", "death"))


def orders(corpus: Corpus, sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Conflict]:
    """A stretch of years in a sentence that is longer or shorter than the sentence says."""
    dates = [figure for figure in figures if figure.date is not None]
    lengths = [each for each in figures if each.kind == "days" and each.low == each.high and not each.hedge]
    stretch = _stretch(dates)
    for length in lengths:
        years = length.high / YEAR
        if stretch is None or abs(years - round(years)) > 0.01 or not 1 < years <= LONGEST:
            continue
        if "early" in length.context.measures or not _lasts(corpus, sentence, length):
            continue
        first, last, start, end = stretch
        if not last - first - 0.5 <= years <= last - first + 1.5:
            text = corpus.texts[sentence.source].text
            said = (text[start.start : end.end], text[length.start : length.end])
            here = Passage(sentence.source, start.start, end.end)
            yield Conflict("order", "", here, Passage(sentence.source, length.start, length.end), said, (), RANK)


def _lasts(corpus: Corpus, sentence: Sentence, length: Figure) -> bool:
    """Whether a length of time says how long something took, and not what parts two events."""
    around = sentence.tokens[max(0, length.token - 3) : length.token + 5]
    return not any(token.lower in corpus.words.apart for token in around)


_Stretch = tuple[int, int, Figure, Figure]


def _stretch(dates: Sequence[Figure]) -> _Stretch | None:
    """The only stretch of years of a sentence."""
    found = [
        (each.date.year, each.date.last_year, each, each)
        for each in dates
        if each.date is not None and each.date.last_year > each.date.year + 1  # else a year of the economy
    ]
    return found[0] if len(found) == 1 else _opened_and_closed(dates)


def _opened_and_closed(dates: Sequence[Figure]) -> _Stretch | None:
    """The stretch between the only two years of a sentence, where something begins in the one and ends in the other."""
    if len(dates) != 2 or not (dates[0].context.events & OPENED and dates[1].context.events & CLOSED):
        return None
    first, last = (each.date.year if each.date is not None else 0 for each in dates)
    return (first, last, dates[0], dates[1]) if 0 < first < last else None


def lives(corpus: Corpus, figures: Sequence[Figure]) -> Iterator[Conflict]:
    """An age at death that does not fit the years of birth and death of the one person whom some names share."""
    births = [figure for figure in figures if _is(figure, "birth")]
    deaths = [figure for figure in figures if _is(figure, "death")]
    for death in deaths:
        age = next((each for each in figures if _age(each, death)), None)
        if age is None or death.date is None:
            continue
        for birth in births:
            if birth.date is None or not _one_person(birth, death):
                continue
            years = death.date.year - birth.date.year
            if not years - 1 <= round(age.high / (YEAR if age.kind == "days" else 1)) <= years:
                yield _life(corpus, birth, age)


def _is(figure: Figure, event: str) -> bool:
    return figure.date is not None and event in figure.context.events


def _age(figure: Figure, death: Figure) -> bool:
    """Whether a figure is an age in the sentence of a death."""
    if (figure.source, figure.sentence) != (death.source, death.sentence):
        return False
    return figure.kind == "age" or (figure.date is None and "age" in figure.context.measures and figure.high < LONGEST)


def _one_person(birth: Figure, death: Figure) -> bool:
    """Whether a birth and a death are of one person: in one sentence, or both clauses name the same."""
    if (birth.source, birth.sentence) == (death.source, death.sentence):
        return True
    shared = birth.context.names & death.context.weights.keys() | death.context.names & birth.context.weights.keys()
    return bool(shared) and not (
        birth.context.names - death.context.weights.keys() and death.context.names - birth.context.weights.keys()
    )


def _life(corpus: Corpus, birth: Figure, age: Figure) -> Conflict:
    first, second = (corpus.texts[each.source].text[each.start : each.end] for each in (birth, age))
    here, there = (Passage(each.source, each.start, each.end) for each in (birth, age))
    return Conflict("order", "", here, there, (first, second), ("counting",), RANK)


def reversals(corpus: Corpus, figures: Sequence[Figure]) -> Iterator[Conflict]:
    """Ends in one text that go before the beginning of the same thing in another."""
    dates = [each for each in figures if each.date is not None and each.hedge != "valid"]
    begins = [each for each in dates if each.context.events & BEGIN]
    ends = [each for each in dates if each.context.events & END]
    for begin in begins:
        for end in ends:
            if begin.source == end.source or begin.context.events & end.context.events or not _before(end, begin):
                continue
            events = END if begin.context.events & frozenset(("begin",)) else frozenset(("death",))
            same = replace(begin, context=replace(begin.context, events=events & end.context.events))
            sure = resemblance(corpus, same, end)
            if sure >= LEAST:
                first, second = (corpus.texts[each.source].text[each.start : each.end] for each in (begin, end))
                here, there = (Passage(each.source, each.start, each.end) for each in (begin, end))
                yield Conflict("order", "", here, there, (first, second), (), round(sure, 3))


def _before(one: Figure, two: Figure) -> bool:
    return one.date is not None and two.date is not None and one.date.year < two.date.year

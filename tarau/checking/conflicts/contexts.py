"""Puts each figure and date of a text into its context: what it is about, when it holds, what it measures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...languages import QuantityWords
from .dates import Dated, dates
from .figures import Amount, amounts, ordinals
from .model import Context, Date, Figure
from .sentences import FEWEST, VALUE, Corpus, Sentence
from .values import REMAINING

#: How near a word is: in the figure's own clause, beyond another figure there, elsewhere in its sentence, around it.
OWN, BEYOND, ELSEWHERE, AROUND = 1.0, 0.5, 0.4, 0.25
#: How near a name is that its paragraph has named before.
TOPIC = 0.38
#: So many words before and after a figure are its own.
BEFORE, AFTER = 12, 7
#: Smaller counts than this tell nothing of what a sentence speaks of.
SMALL = 13
#: What happens to a person at the ends of a life.
LIFE = frozenset(("birth", "death"))
#: The year of what is so today.
NOW = 9999


def figures(corpus: Corpus) -> tuple[Figure, ...]:
    """All figures and dates of the texts of a language."""
    return tuple(figure for sentences in corpus.sentences.values() for figure in _of_text(sentences, corpus.words))


def weighed(corpus: Corpus, read: Sequence[Figure]) -> Corpus:
    """The corpus with the weights of the values of figures: one that stands everywhere tells nothing."""
    counts = Counter(
        stem
        for figure in read
        for stem, near in figure.context.weights.items()
        if stem.startswith(VALUE) and near == ELSEWHERE
    )
    total = math.log(1 + max(FEWEST, len(read)))
    weights = {stem: max(0.0, 1 - math.log(1 + count / 2) / total) for stem, count in counts.items()}
    return replace(corpus, weights={**corpus.weights, **weights})


def _of_text(sentences: Sequence[Sentence], words: QuantityWords) -> Iterator[Figure]:
    before: Sentence | None = None
    year = 0
    marks: tuple[tuple[int, str], ...] = ()
    for sentence in sentences:
        if before is not None and before.paragraph != sentence.paragraph:
            before, year, marks = None, 0, ()
        dated = tuple(_with_year(each, year) for each in dates(sentence.tokens, words))
        found = amounts(sentence, dated, words)
        marks_before = tuple(mark for _, mark in marks)
        marks = tuple(_marks(dated, found))
        surroundings = _Surroundings(sentence, before, dated, found, words, year, marks, marks_before)
        for amount in found:
            figure = surroundings.amount(amount)
            yield figure
            if figure.kind == "factor" and figure.context.falls and figure.low > 1:
                yield _remaining(figure)
        yield from (surroundings.date(each) for each in dated if each.date.year or each.date.day)
        said = [each.date.year for each in dated if each.date.year and not each.date.last_year]
        before, year = sentence, said[0] if said else year


def _marks(dated: Sequence[Dated], found: Sequence[Amount]) -> Iterator[tuple[int, str]]:
    """What stands for the figures and dates of a sentence among the stems of one another: those that tell something."""
    for each in dated:
        if each.date.month or each.date.last_year:
            parts = each.date.year, each.date.month, each.date.day, each.date.last_year
            yield each.first, f"{VALUE}{'-'.join(map(str, parts))}"
    for amount in found:
        if amount.low == amount.high >= SMALL or amount.kind not in ("count", ""):
            yield amount.first, f"{VALUE}{amount.kind} {amount.high:.6g}"


def _remaining(figure: Figure) -> Figure:
    """What a fall by so many times leaves, as a share: half is 50 %."""
    low, high = 100 / figure.high, 100 / figure.low
    step = high - 100 / (figure.low + figure.step)
    return replace(figure, kind="share", low=low, high=high, step=step, unit=REMAINING)


def _with_year(each: Dated, year: int) -> Dated:
    """A date, with the year that was said before where it has none."""
    if each.date.year or not each.date.month or not year:
        return each
    return replace(each, date=replace(each.date, year=year, inherited=True))


@dataclass(slots=True)
class _Surroundings:
    """Inner: a sentence with all that was found in it."""

    sentence: Sentence
    before: Sentence | None
    dated: Sequence[Dated]
    found: Sequence[Amount]
    words: QuantityWords
    year: int
    """The year of which the sentences before speak; 0 for none."""
    marks: Sequence[tuple[int, str]]
    """Per figure and date of the sentence its first token and what stands for its value among the stems."""
    marks_before: Sequence[str]
    """The same of the sentence before, without the tokens."""

    def amount(self, amount: Amount) -> Figure:
        years, said = self._years(amount)
        context = self._context(
            amount.first, amount.last, frozenset(years), said, [(a.first, a.last) for a in self.found]
        )
        return self._figure(amount.first, amount.last, context, amount, None)

    def date(self, dated: Dated) -> Figure:
        others = [(each.first, each.last) for each in self.dated]
        context = self._context(dated.first, dated.last, frozenset((dated.date.year,)) - {0}, True, others)
        amount = Amount(dated.first, dated.last, "date", dated.date.year, dated.date.year, 0.0, "", ())
        hedge = self._date_hedge(dated)
        return self._figure(dated.first, dated.last, context, replace(amount, hedge=hedge), dated.date)

    def _qualifies(self, dated: Dated) -> bool:
        """Whether a year only says when a figure that follows it holds: 1939 жылы 52 %."""
        date = dated.date
        return not date.month and any(0 <= each.first - dated.last - 1 <= 1 for each in self.found)

    def _date_hedge(self, dated: Dated) -> str:
        """Whether a date says since or until when something was so, or only for when a figure is `valid`."""
        if dated.date.last_year:
            return "valid" if self._qualifies(dated) else ""
        tokens = self.sentence.tokens
        before = tokens[dated.first - 1].lower if dated.first else ""
        after = [token.lower for token in tokens[dated.last + 1 : dated.last + 4] if token.kind == "word"][:2]
        if self.words.postpositions:
            if any(word in self.words.since for word in after):
                return "since"
            if any(word in self.words.until for word in after[:1]):
                return "until"
        if self._qualifies(dated):
            return "valid"
        if self.words.postpositions:
            return ""
        if before in self.words.since:
            return "since"
        return "until" if before in self.words.until else ""

    def _figure(self, first: int, last: int, context: Context, amount: Amount, date: Date | None) -> Figure:
        sentence, tokens = self.sentence, self.sentence.tokens
        return Figure(
            sentence.source,
            tokens[first].start,
            tokens[last].end,
            sentence.number,
            sentence.start,
            sentence.end,
            first,
            tokens[first].clause,
            amount.kind,
            amount.low,
            amount.high,
            amount.step,
            amount.hedge,
            amount.noun,
            date,
            context,
            amount.unit,
        )

    # ------------------------------------------------------------------------------------------------ years

    def _years(self, amount: Amount) -> tuple[set[int], bool]:
        """The years that a figure holds for, and whether its own sentence says them."""
        taken = {
            each.last
            for each in self.dated
            for other in self.found
            if other is not amount and 0 <= other.first - each.last - 1 <= 1
        }
        free = [
            each
            for each in self.dated
            if each.date.year and each.last not in taken and not self._compared(each) and not self._of_a_life(each)
        ]
        clause = self.sentence.tokens[amount.first].clause
        earlier = [each for each in free if each.last < amount.first]
        later = [each for each in free if each.first > amount.last]
        near = [each for each in later if self._clause(each) == clause and not self._between(amount.last, each.first)]
        best = earlier[-1] if earlier else None
        if near and (best is None or self._clause(best) != clause):
            best = near[0]
        best = best or next((each for each in later if not self._between(amount.last, each.first)), None)
        if best is not None:
            return set(range(best.date.year, (best.date.last_year or best.date.year) + 1)), True
        if any(token.lower in self.words.now for token in self.sentence.tokens):
            return {NOW}, True
        return ({self.year} if self.year else set()), False

    def _compared(self, each: Dated) -> bool:
        """Whether something is only compared with a date."""
        tokens = self.sentence.tokens
        around = (*tokens[max(0, each.first - 2) : each.first], *tokens[each.last + 1 : each.last + 2])
        return any(token.lower in self.words.compared for token in around)

    def _of_a_life(self, each: Dated) -> bool:
        """Whether a date says when somebody was born or died, and not when a figure holds."""
        tokens = self.sentence.tokens
        around = (*tokens[max(0, each.first - 2) : each.first], *tokens[each.last + 1 : each.last + 3])
        return any(self.words.events.get(token.lower) in LIFE for token in around if token.kind == "word")

    def _clause(self, each: Dated) -> int:
        return self.sentence.tokens[each.first].clause

    def _between(self, first: int, last: int) -> bool:
        return any(first < each.first < last for each in self.found)

    # ------------------------------------------------------------------------------------------------ words

    def _context(
        self, first: int, last: int, years: frozenset[int], said: bool, others: Sequence[tuple[int, int]]
    ) -> Context:
        sentence, words = self.sentence, self.words
        weights: dict[str, float] = {}
        clause, names = set[str](), set[str]()
        start = max((end + 1 for _, end in others if end < first), default=0)
        stop = min((begin for begin, _ in others if begin > last), default=len(sentence.tokens))
        own = sentence.tokens[first].clause
        following = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
        copula = following is not None and following.text in "—–"  # 46 % – students: the dash stands for "are"
        for at, token in enumerate(sentence.tokens):
            stem = sentence.stems[at]
            if not stem or first <= at <= last:
                continue
            here = token.clause == own or (copula and token.clause == own + 1)
            inside = start <= at < stop and (here or (at < first and token.clause >= own - 1))
            close = first - BEFORE <= at <= last + AFTER
            near = OWN if inside and close else BEYOND if inside or here else ELSEWHERE
            weights[stem] = max(weights.get(stem, 0.0), near)
            if near == OWN:
                clause.add(stem)
                if at in sentence.names and token.lower not in words.scopes:
                    names.add(stem)
        for at, mark in self.marks:
            if not first <= at <= last:
                weights[mark] = ELSEWHERE
        for stem in (*(self.before.stems if self.before else ()), *self.marks_before, *sentence.heading):
            if stem:
                weights.setdefault(stem, AROUND)
        for stem in sentence.topic:
            weights[stem] = max(weights.get(stem, 0.0), TOPIC)
        measured = self._nearest(words.measures, first, last, start, stop)
        events = self._events(first, last)
        return Context(
            weights,
            frozenset(clause),
            frozenset(names),
            years,
            said,
            frozenset(measured),
            frozenset(events),
            frozenset(self._all(words.scopes, own)),
            self._contrasts(first, start, stop, own),
            self._ordinals(start, stop),
            any(token.lower in words.grow for token in sentence.tokens[last + 1 : stop]),
            any(token.lower in words.fall for token in sentence.tokens[last:]),
            self._plans(first, last),
        )

    def _plans(self, first: int, last: int) -> bool:
        """Whether a figure is said of what was to be: a word of plans with no "but" between."""
        tokens, words = self.sentence.tokens, self.words
        for at, token in enumerate(tokens):
            if token.kind == "word" and token.lower in words.plans:
                between = tokens[at:first] if at < first else tokens[last + 1 : at]
                if not any(each.lower in words.clause or each.text == ";" for each in between):
                    return True
        return False

    def _nearest(self, table: object, first: int, last: int, start: int, stop: int) -> Iterator[str]:
        """The meaning of the nearest word of a table around a figure: right after it, before it, after it."""
        tokens = self.sentence.tokens
        order = [*range(last + 1, min(last + 3, stop)), *range(first - 1, start - 1, -1), *range(last + 3, stop)]
        for at in order:
            meaning = table.get(tokens[at].lower) if tokens[at].kind == "word" else None  # type: ignore[attr-defined]
            if meaning:
                yield meaning
                return

    def _events(self, first: int, last: int) -> set[str]:
        """What happens in the clause of a date, else in the clause that follows or goes before."""
        tokens, own = self.sentence.tokens, self.sentence.tokens[first].clause
        found: dict[int, set[str]] = {}
        for token in tokens:
            event = self.words.events.get(token.lower) if token.kind == "word" else None
            if event:
                found.setdefault(token.clause, set()).add(event)
        return next((found[clause] for clause in (own, own + 1, own - 1, own + 2) if clause in found), set())

    def _all(self, table: object, clause: int) -> Iterator[str]:
        for token in self.sentence.tokens:
            if token.kind == "word" and (meaning := table.get(token.lower)):  # type: ignore[attr-defined]
                yield meaning

    def _contrasts(self, first: int, start: int, stop: int, own: int) -> Mapping[int, frozenset[int]]:
        found: dict[int, set[int]] = {}
        for at in range(start, stop):
            token = self.sentence.tokens[at]
            meaning = self.words.contrasts.get(token.lower) if token.kind == "word" else None
            if at + 1 < stop and self.sentence.tokens[at + 1].lower in self.words.compared:
                continue  # no more than six
            if meaning and (token.clause == own or (at < first and not self._parted(at, first))):
                found.setdefault(meaning[0], set()).add(meaning[1])
        return {group: frozenset(own) for group, own in found.items()}

    def _parted(self, first: int, last: int) -> bool:
        """Whether more than a dash parts two tokens."""
        return any(token.text in ",;:()" for token in self.sentence.tokens[first:last])

    def _ordinals(self, start: int, stop: int) -> Mapping[str, frozenset[int]]:
        found: dict[str, set[int]] = {}
        for noun, number in ordinals(self.sentence, self.words):
            if start <= noun < stop:
                found.setdefault(self.sentence.stems[noun], set()).add(number)
        return {stem: frozenset(numbers) for stem, numbers in found.items()}

"""Finds dates among the tokens of a sentence: days, months, years, and stretches of years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...languages import QuantityWords
from .model import Date, Token

_DASHES = frozenset("-–—−")
_EARLIEST, _LATEST = 1000, 2099
#: So many tokens at most between the beginnings of the two ends of a stretch.
LONGEST_STRETCH = 6


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the tokens that it takes up, `last` included."""

    first: int
    last: int
    date: Date


def dates(tokens: Sequence[Token], words: QuantityWords) -> tuple[Dated, ...]:
    """The dates of a sentence, in order; those without a year of their own have the year 0."""
    taken: set[int] = set()
    found: list[Dated] = []
    for each in (*_in_figures(tokens, words), *_by_month(tokens, words), *_by_year(tokens, words)):
        span = range(each.first, each.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            found.append(each)
    return tuple(_stretched(tokens, sorted(found, key=lambda each: each.first), words))


def _stretched(tokens: Sequence[Token], found: Sequence[Dated], words: QuantityWords) -> list[Dated]:
    """The dates, two years as one stretch where words say so: from 1960 to 1982, 1960 жылдан 1982 жылға дейін."""
    made: list[Dated] = []
    for each in found:
        one = made[-1] if made else None
        if one is not None and _plain_year(one) and _plain_year(each) and one.date.year < each.date.year:
            end = stretch_end(tokens, (one.first, one.last), (each.first, each.last), words)
            if end:
                made[-1] = Dated(one.first, end, replace(one.date, last_year=each.date.year))
                continue
        made.append(each)
    return made


def _plain_year(each: Dated) -> bool:
    return bool(each.date.year) and not each.date.month and not each.date.last_year


def stretch_end(tokens: Sequence[Token], one: tuple[int, int], two: tuple[int, int], words: QuantityWords) -> int:
    """The last token of the stretch of which two dates, by their first and last tokens, are the ends; 0 for none."""
    if two[0] - one[0] > LONGEST_STRETCH:
        return 0
    if any(token.kind == "number" for token in tokens[one[1] + 1 : two[0]]):
        return 0
    before = tokens[one[0] - 1].lower if one[0] else ""
    between = [token.lower for token in tokens[one[0] + 1 : two[0]]]
    if before in words.since and any(word in words.until for word in between):
        return two[1]
    begins = bool(words.since_endings) and any(word.endswith(words.since_endings) for word in between)
    after = [token.lower for token in tokens[two[1] + 1 : two[1] + 3]]
    until = next((place for place, word in enumerate(after) if word in words.until), None)
    return two[1] + 1 + until if begins and until is not None else 0


def _in_figures(tokens: Sequence[Token], words: QuantityWords) -> Iterator[Dated]:
    """Dates such as 14.05.1971, which are cut into 14.05, a point and 1971."""
    for at, token in enumerate(tokens[:-2]):
        point, last = tokens[at + 1], tokens[at + 2]
        day, _, month = token.text.partition(".")
        glued = point.text == "." and point.start == token.end and last.start == point.end
        if not (token.kind == "number" and glued and _year(last) and re.fullmatch(r"\d\d?\.\d\d?", token.text)):
            continue
        if 0 < int(day) <= 31 and 0 < int(month) <= 12:
            yield Dated(at, _with_word(tokens, at + 2, words), Date(int(last.text), int(month), int(day)))


def _by_month(tokens: Sequence[Token], words: QuantityWords) -> Iterator[Dated]:
    for at, token in enumerate(tokens):
        month = words.months.get(token.lower) if token.kind == "word" else None
        if not month:
            continue
        first, day, last_day = _day_before(tokens, at)
        last = at
        if not day:
            day, last_day, last = _day_after(tokens, at, words)
        before = _year_before(tokens, first, words)
        after = _year_after(tokens, last, words)
        if before:
            yield Dated(before[0], last, Date(before[1], month, day, 0, last_day))
        elif after:
            yield Dated(first, after[0], Date(after[1], month, day, 0, last_day))
        elif day:
            yield Dated(first, last, Date(0, month, day, 0, last_day))


def _day(token: Token | None) -> int:
    if token is None or token.kind != "number" or not token.text.isdigit() or len(token.text) > 2:
        return 0
    return int(token.text) if 0 < int(token.text) <= 31 else 0


def _at(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at] if 0 <= at < len(tokens) else None


def _is(tokens: Sequence[Token], at: int, signs: frozenset[str]) -> bool:
    token = _at(tokens, at)
    return token is not None and token.text in signs


_GLUED = frozenset(("st", "nd", "rd", "th", "го", "е", "of", "the"))


def _day_before(tokens: Sequence[Token], at: int) -> tuple[int, int, int]:
    """Where a day before a month begins, the day, and the last day of a stretch; `at` and 0 where there is none."""
    back = at - 1
    while back >= 0 and (tokens[back].lower in _GLUED or tokens[back].text == "-") and at - back < 4:
        back -= 1
    last = _day(_at(tokens, back))
    if not last:
        return at, 0, 0
    if _is(tokens, back - 1, _DASHES) and (first := _day(_at(tokens, back - 2))):
        return back - 2, first, last
    return back, last, 0


def _day_after(tokens: Sequence[Token], at: int, words: QuantityWords) -> tuple[int, int, int]:
    """A day that follows a month, as in English; only where a comma or a year follows it."""
    day = _day(_at(tokens, at + 1))
    after = at + 2
    if _is(tokens, after, _GLUED):
        after += 1
    follows = _is(tokens, after, frozenset(",.;)")) or _year(_at(tokens, after))
    return (day, 0, after - 1) if day and follows else (0, 0, at)


def _year(token: Token | None) -> int:
    if token is None or token.kind != "number" or not (token.text.isdigit() and len(token.text) == 4):
        return 0
    return int(token.text) if _EARLIEST <= int(token.text) <= _LATEST else 0


def _year_before(tokens: Sequence[Token], first: int, words: QuantityWords) -> tuple[int, int] | None:
    """The year that stands before a day or a month: 1930 жылғы 28 сәуір."""
    back = first - 1
    if _is(tokens, back, frozenset(".")):
        back -= 1
    if back >= 1 and tokens[back].kind == "word" and tokens[back].lower in words.years:
        back -= 1
    elif back != first - 1:
        return None
    year = _year(_at(tokens, back))
    return (back, year) if year else None


def _year_after(tokens: Sequence[Token], last: int, words: QuantityWords) -> tuple[int, int] | None:
    """The year that follows a month, and where it ends with its own word: апреля 1930 года."""
    after = last + 1
    if _is(tokens, after, frozenset((",", "of", "."))):
        after += 1
    year = _year(_at(tokens, after))
    return (_with_word(tokens, after, words), year) if year else None


def _with_word(tokens: Sequence[Token], at: int, words: QuantityWords) -> int:
    """Where a year ends, the word for year included."""
    following = _at(tokens, at + 1)
    if following and following.kind == "word" and following.lower in words.years:
        return at + 2 if _is(tokens, at + 2, frozenset(".")) and len(following.text) < 3 else at + 1
    return at


def _by_year(tokens: Sequence[Token], words: QuantityWords) -> Iterator[Dated]:
    for at, token in enumerate(tokens):
        year = _year(token)
        if not year:
            continue
        stretch = _last_year(tokens, at, year)
        last = stretch[0] if stretch else at
        end = _with_word(tokens, last, words)
        named = end > last or (stretch is not None) or _bare_year(tokens, at, words)
        glued = _at(tokens, last + 1)
        if glued is not None and glued.text == "-" and glued.start == tokens[last].end:
            following = _at(tokens, last + 2)
            if following and following.lower in words.decades:
                yield Dated(at, last + 2, Date(0))
                continue
            end, named = (last + 2, True) if following and following.lower in words.years else (end, named)
        elif glued is not None and glued.lower in words.decades and glued.start == tokens[last].end:
            yield Dated(at, last + 1, Date(0))
            continue
        if named:
            date = Date(year)
            yield Dated(at, end, replace(date, last_year=stretch[1]) if stretch else date)


def _last_year(tokens: Sequence[Token], at: int, year: int) -> tuple[int, int] | None:
    """The last year of a stretch: 1928–1932, 1927/28."""
    between, last = _at(tokens, at + 1), _at(tokens, at + 2)
    if between is None or last is None or (between.text not in _DASHES and between.text != "/"):
        return None
    if last.kind != "number" or not last.text.isdigit() or len(last.text) > 4:
        return None
    whole = int(last.text) if len(last.text) == 4 else year // 100 * 100 + int(last.text) if len(last.text) == 2 else 0
    return (at + 2, whole) if year < whole <= _LATEST else None


def _bare_year(tokens: Sequence[Token], at: int, words: QuantityWords) -> bool:
    """Whether a figure of four digits is a year without being called one."""
    before, after = _at(tokens, at - 1), _at(tokens, at + 1)
    if before is not None and before.text == "(" and after is not None and after.text in (")", ","):
        return True
    if before is not None and before.lower in words.since and after is not None and after.lower in words.until:
        return True
    if before is not None and before.lower in words.before_years:
        return after is None or after.kind == "sign" or after.lower in words.stop or after.lower in words.events
    return False

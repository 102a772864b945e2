"""Checks what a sentence adds up: parts against their total, the shares of one whole against a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .model import Conflict, Figure, Passage, Reason
from .sentences import Corpus, Sentence
from .values import REMAINING, written

#: Parts that miss their total by so much of it were hardly meant as all its parts.
FAR_OFF = 0.2
#: Shares of one whole that add up to something between these were meant as all of it.
LOW, HIGH = 97.0, 112.0
#: Parts in brackets or after a colon are meant as all parts; after "among them" they may be some.
CLEAR, UNCLEAR = 0.75, 0.5
#: By so much of itself a growth may be off that is told in round figures; by so much where it is said to be more.
OFF, BOUND = 0.12, 0.5
#: By so many per cent a share may be off that is said of a part and a total.
RECKONED = 1.5


def sums(corpus: Corpus, sentence: Sentence, figures: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Conflict]:
    """What does not add up in a sentence; `figures` are its figures, in order, `before` those of the one before it."""
    amounts = [figure for figure in figures if figure.date is None and figure.unit != REMAINING]
    if len(amounts) < 2:
        return
    found = next(_parts(corpus, sentence, [*_total_before(corpus, sentence, amounts, before), *amounts]), None)
    if found:
        yield found
        return
    yield from _shares(corpus, sentence, amounts)
    yield from _reckoned(corpus, sentence, amounts, before)
    yield from _growth(corpus, amounts)


def _parts(corpus: Corpus, sentence: Sentence, amounts: Sequence[Figure]) -> Iterator[Conflict]:
    """A total and parts of the same kind after it."""
    for number, total in enumerate(amounts[:-1]):
        opening = _opening(corpus, sentence, total, amounts[number + 1])
        if not opening:
            continue
        parts = _list(sentence, total, _in_unit(total, amounts[number + 1 :], opening))
        if len(parts) < 2 or total.hedge or any(part.hedge for part in parts):
            continue
        added = sum(part.high for part in parts)
        slack = total.step + sum(part.step for part in parts)
        over = added - total.high
        if abs(over) <= slack + 1e-9 or abs(over) > FAR_OFF * total.high:
            continue
        if opening == "some" and (over < 0 and -over > 0.03 * total.high):
            continue
        rank = CLEAR if opening == "all" or over > 0 else UNCLEAR
        reasons: tuple[Reason, ...] = ("parts",) if over < 0 else ("rounding",) if over < 3 * slack else ()
        said = (_written(corpus, total), _plain(corpus, added, total))
        yield _conflict("sum", total, parts, said, rank, reasons)


def _total_before(
    corpus: Corpus, sentence: Sentence, amounts: Sequence[Figure], before: Sequence[Figure]
) -> list[Figure]:
    """The total of which a sentence gives the parts when it begins with "of these", "of the dead".

    It is the last figure before it that is of their kind and larger than each.
    """
    text = corpus.texts[sentence.source].text
    opening = text[sentence.start : amounts[0].start]
    alike = [each for each in amounts if each.kind == amounts[0].kind]
    begins = corpus.words.parts.match(opening) or corpus.words.of.match(opening)
    if len(alike) < 2 or not begins:
        return []
    largest = max(each.high for each in alike)
    totals = [each for each in before if each.kind == amounts[0].kind and each.date is None and each.high > largest]
    return totals[-1:]


def _opening(corpus: Corpus, sentence: Sentence, total: Figure, part: Figure) -> str:
    """How parts are announced between a total and the first part: `all`, `some`, "" for not at all."""
    between = corpus.texts[sentence.source].text[total.end : part.start]
    if corpus.words.parts.search(between):
        return "some"
    if part.sentence != total.sentence:
        return "all"
    if total.token and sentence.tokens[total.token - 1].lower in corpus.words.out_of:
        return "some"
    dash = re.search(r"[,;]|(?<=\s)[—–](?=\s)", between)  # a dash after a comma stands for a word of another clause
    return "all" if ":" in between or "(" in between or (dash and dash[0] not in ",;") else ""


def _list(sentence: Sentence, total: Figure, later: Sequence[Figure]) -> list[Figure]:
    """The figures after a total that are parts of it: of its kind, none larger, one to a clause, of the same years."""
    parts: list[Figure] = []
    clauses: set[int] = set()
    for figure in later:
        if figure.kind != total.kind or figure.high > total.high:
            continue
        if figure.context.said_years and total.context.said_years and figure.context.years != total.context.years:
            return []
        if figure.kind == "count" and figure.clause in clauses and not _joined(sentence, parts[-1], figure):
            continue
        clauses.add(figure.clause)
        parts.append(figure)
    return parts


def _in_unit(total: Figure, later: Sequence[Figure], opening: str) -> list[Figure]:
    """The figures after a total; those without a unit, where all are so, in its unit: 320 км: 180 на вёслах, 90 ..."""
    bare = [each for each in later if each.kind == "count"]
    if opening != "all" or total.kind == "count" or not total.unit or len(bare) < 2 or len(bare) < len(later):
        return list(later)
    size = float(total.unit)
    return [replace(each, kind=total.kind, high=each.high * size, low=each.low * size, step=size / 2) for each in bare]


def _joined(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """Whether two figures of one clause are members of one list: few words between them."""
    return two.token - one.token <= 6


def _shares(corpus: Corpus, sentence: Sentence, amounts: Sequence[Figure]) -> Iterator[Conflict]:
    """Three or more shares of one whole that nearly make a hundred, two and a remainder that do not."""
    shares = [each for each in amounts if each.kind == "share" and each.high <= 100]
    rest = any(token.lower in corpus.words.rest for token in sentence.tokens)
    if len(shares) < (2 if rest else 3) or any(each.context.grows for each in shares):
        return
    if len({each.context.years for each in shares}) > 1 or any(each.hedge for each in shares):
        return
    added = sum(each.high for each in shares)
    slack = min(each.step for each in shares) * len(shares)
    if abs(added - 100) <= slack + 1e-9 or not LOW <= added <= HIGH:
        return
    reasons: tuple[Reason, ...] = ("rounding",) if abs(added - 100) <= sum(each.step for each in shares) else ()
    said = ("100 %", f"{_plain(corpus, added, shares[0])} %")
    rank = (0.7 if added > 100 else 0.5) - 0.1 * len(reasons) + (0.1 if len(shares) > 3 else 0.0)
    yield _conflict("sum", shares[0], shares[1:], said, rank, reasons)


def _reckoned(
    corpus: Corpus, sentence: Sentence, amounts: Sequence[Figure], before: Sequence[Figure]
) -> Iterator[Conflict]:
    """A part of a total and the share that it is said to be: of 620 workers 310, that is 60 %."""
    for number, share in enumerate(amounts[1:], 1):
        part = amounts[number - 1]
        if share.kind != "share" or share.hedge or part.hedge or not _that_is(corpus, sentence, part, share):
            continue
        earlier = [each for each in (*before, *amounts[: number - 1]) if each.date is None][-1:]
        total = next((each for each in earlier if each.kind == part.kind and each.high > part.high > 0), None)
        if total is None or total.hedge or (total.sentence != part.sentence and not _continues(corpus, sentence)):
            continue
        true = 100 * part.high / total.high
        if abs(true - share.high) > max(RECKONED, share.step + 0.5) and true / 2 < share.high < true * 2:
            said = (_written(corpus, share), f"{_plain(corpus, round(true, 1), share)} %")
            yield _conflict("sum", share, (total, part), said, CLEAR, ())


def _that_is(corpus: Corpus, sentence: Sentence, part: Figure, share: Figure) -> bool:
    """Whether a share says a figure before it in another way."""
    between = [token.lower for token in sentence.tokens[part.token + 1 : share.token]]
    return any(corpus.words.that_is.at(between, at) for at in range(len(between)))


def _continues(corpus: Corpus, sentence: Sentence) -> bool:
    """Whether a sentence begins with "of these"."""
    text = corpus.texts[sentence.source].text[sentence.start : sentence.end]
    return bool(corpus.words.parts.match(text) or corpus.words.of.match(text))


def _growth(corpus: Corpus, amounts: Sequence[Figure]) -> Iterator[Conflict]:
    """Something that grew from one figure to another, and by so many times: the three must fit."""
    factors = [each for each in amounts if each.kind == "factor"]
    if len(factors) != 1 or len(amounts) != 3 or amounts[2] is not factors[0]:
        return
    first, last, factor = amounts
    if (
        first.kind != last.kind
        or min(first.high, last.high, factor.high) <= 0
        or not (factor.context.grows or last.context.grows)
    ):
        return
    if factor.context.falls:
        first, last = last, first
    times, said = last.high / first.high, factor.high
    if said * (1 - OFF) <= times <= said * (1 + (BOUND if factor.hedge == "over" else OFF)):
        return
    units = any(abs(times * more / said - 1) < BOUND for more in (1000, 0.001))
    here, there = (Passage(each.source, each.start, each.end) for each in (last, factor))
    texts = (f"{_written(corpus, first)} → {_written(corpus, last)}", _written(corpus, factor))
    yield Conflict("sum", "", here, there, texts, ("units",) if units else (), 0.7 if units else 0.55)


def _written(corpus: Corpus, figure: Figure) -> str:
    return written(corpus.texts[figure.source].text[figure.start : figure.end])


def _plain(corpus: Corpus, value: float, like: Figure) -> str:
    """A sum as it would be written, in the unit of its parts."""
    scale = float(like.unit) if like.unit and like.kind not in ("count", "share", "times") else 1.0
    return f"{value / scale:.10g}".replace(".", corpus.words.decimal)


def _conflict(
    kind: str, first: Figure, others: Sequence[Figure], said: tuple[str, ...], rank: float, reasons: tuple[Reason, ...]
) -> Conflict:
    here = Passage(first.source, first.start, first.end)
    there = Passage(first.source, others[0].start, others[-1].end)
    return Conflict("sum", "", here, there, said, reasons, round(rank, 3))

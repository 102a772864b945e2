"""Finds two events that one passage tells in one order and another passage in the other order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...languages import Phrases
from .model import Conflict, Passage
from .sentences import EVENT, SYNONYM, Corpus, Sentence

#: What the earlier event of one passage and the later of the other must have in common, in stems of full weight, and by
#: how many times this must tell more than what the two earlier and the two later events have in common.
LEAST, CLEARER = 0.5, 1.4
#: The rank of the least sure reversal, and what a much surer one has more.
RANK, SURER = 0.55, 0.2
#: A preposition this near to the beginning of its clause begins it: after the war they built.
OPENING = 3
#: What a word for a happening tells of what that must not be the same.
VERB = 0.5
#: A word that tells less than this is no event.
TELLS = 0.25


@dataclass(frozen=True, slots=True)
class Sequel:
    """Two events that a sentence puts in order, by the stems that tell of each, and the words that do so."""

    source: str
    number: int
    start: int
    end: int
    earlier: frozenset[str]
    later: frozenset[str]


def reversed_orders(corpus: Corpus) -> Iterator[Conflict]:
    """Pairs of events that are told in both orders."""
    sequels = [each for sentences in corpus.sentences.values() for each in _of_text(corpus, sentences)]
    where: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(sequels):
        for stem in each.earlier:
            where[stem].append(number)
    seen: set[tuple[int, int]] = set()
    for number, each in enumerate(sequels):
        for other in sorted({at for stem in each.later for at in where.get(stem, ())}):
            pair = min(number, other), max(number, other)
            if number == other or pair in seen:
                continue
            seen.add(pair)
            yield from _compared(corpus, sequels[pair[0]], sequels[pair[1]])


def _compared(corpus: Corpus, one: Sequel, two: Sequel) -> Iterator[Conflict]:
    if (one.source, one.number) == (two.source, two.number):
        return
    crossed = _common(corpus, one.earlier, two.later), _common(corpus, one.later, two.earlier)
    straight = _alike(corpus, one.earlier, two.earlier) + _alike(corpus, one.later, two.later)
    if min(crossed) < LEAST or sum(crossed) <= CLEARER * straight:
        return
    rank = RANK + SURER * min(1.0, sum(crossed) - straight - LEAST) / 2
    first, second = sorted((one, two), key=lambda each: (each.source, each.start))
    texts = corpus.texts
    said = tuple(" ".join(texts[each.source].text[each.start : each.end].split()) for each in (first, second))
    here, there = (Passage(each.source, each.start, each.end) for each in (first, second))
    yield Conflict("order", "", here, there, said, (), round(max(RANK, rank), 3))


def _common(corpus: Corpus, one: frozenset[str], two: frozenset[str]) -> float:
    return sum(corpus.weight(stem) for stem in one & two)


def _alike(corpus: Corpus, one: frozenset[str], two: frozenset[str]) -> float:
    """What two events of one place have in common; what both did tells less than what they are."""
    return sum(corpus.weight(stem) * (VERB if stem[0] in (EVENT, SYNONYM) else 1.0) for stem in one & two)


def _of_text(corpus: Corpus, sentences: Sequence[Sentence]) -> Iterator[Sequel]:
    before: Sentence | None = None
    for sentence in sentences:
        lower = [token.lower for token in sentence.tokens]
        if before is not None and before.paragraph != sentence.paragraph:
            before = None
        for earlier, later, start, end in _relations(corpus, sentence, lower, before):
            made = _sequel(corpus, sentence, earlier, later, start, end)
            if made is not None:
                yield made
        before = sentence


_Relation = tuple[frozenset[str], frozenset[str], int, int]


def _sequel(
    corpus: Corpus, sentence: Sentence, earlier: frozenset[str], later: frozenset[str], start: int, end: int
) -> Sequel | None:
    one = frozenset(stem for stem in earlier - later if corpus.weight(stem) >= TELLS)
    two = frozenset(stem for stem in later - earlier if corpus.weight(stem) >= TELLS)
    return Sequel(sentence.source, sentence.number, start, end, one, two) if one and two else None


def _relations(
    corpus: Corpus, sentence: Sentence, lower: Sequence[str], before: Sentence | None
) -> Iterator[_Relation]:
    """What a sentence puts in order: first this, then that; after this, that; before that, this."""
    words = corpus.words
    then = _then(corpus, lower)
    first = _found(words.first, lower)
    silent = {at for place in (then, first) if place for at in range(*place)}
    if silent:
        stems = tuple("" if at in silent else stem for at, stem in enumerate(sentence.stems))
        sentence = replace(sentence, stems=stems)
    if then is not None:
        yield from _first_and_then(sentence, before, then)
    for phrases, later in ((words.before, True), (words.after, False)):
        place = _found(phrases, lower)
        if place is None or (then is not None and then[0] <= place[0] < then[1]):
            continue
        beside = (_postposed if words.postpositions else _preposed)(sentence, place)
        if beside is not None:
            inner, outer = beside
            ends = sentence.start, sentence.end
            yield (outer, inner, *ends) if later else (inner, outer, *ends)


def _found(phrases: Phrases[bool], lower: Sequence[str]) -> tuple[int, int] | None:
    """Where the first of some phrases stands in a sentence: its first token and the one after its last."""
    for at in range(len(lower)):
        found = phrases.at(lower, at)
        if found:
            return at, at + found[0]
    return None


def _then(corpus: Corpus, lower: Sequence[str]) -> tuple[int, int] | None:
    """Where a word such as "then" stands; one that follows a length of time, such as "later", only beside one."""
    for at in range(len(lower)):
        found = corpus.words.then.at(lower, at)
        if found and (found[0] > 1 or lower[at] not in corpus.words.apart or _beside_time(corpus, lower, at)):
            return at, at + found[0]
    return None


def _beside_time(corpus: Corpus, lower: Sequence[str], at: int) -> bool:
    units = (corpus.words.units.get(word) for word in (*lower[max(0, at - 2) : at], *lower[at + 1 : at + 4]))
    return any(unit is not None and unit[0] in ("days", "hours") for unit in units)


def _first_and_then(sentence: Sentence, before: Sentence | None, then: tuple[int, int]) -> Iterator[_Relation]:
    """What stands before "then" in its sentence, else in the sentence before, and what stands beside and after it."""
    tokens = sentence.tokens
    clause = tokens[then[0]].clause
    begins = next(at for at, token in enumerate(tokens) if token.clause == clause)
    later = _stems(sentence, begins, len(tokens))
    earlier = _stems(sentence, 0, begins)
    if not earlier and then[0] - begins >= OPENING:
        earlier, later = _stems(sentence, 0, then[0]), _stems(sentence, then[1], len(tokens))
    start = sentence.start
    if not earlier and before is not None:
        earlier, start = _stems(before, 0, len(before.tokens)), before.start
    if earlier and later:
        yield earlier, later, start, sentence.end


def _stems(sentence: Sentence, start: int, end: int) -> frozenset[str]:
    return frozenset(stem for stem in sentence.stems[start:end] if stem)


def _preposed(sentence: Sentence, place: tuple[int, int]) -> tuple[frozenset[str], frozenset[str]] | None:
    """The event that follows a preposition, and the other: the rest of the sentence around it."""
    tokens, (at, start) = sentence.tokens, place
    if start >= len(tokens) or tokens[start].kind != "word":
        return None
    clause, own = tokens[at].clause, tokens[start].clause
    stop = next((each for each in range(start, len(tokens)) if tokens[each].clause != own), len(tokens))
    begins = next(each for each, token in enumerate(tokens) if token.clause == clause)
    opens = at - begins < OPENING
    comma = stop < len(tokens)
    if opens and not comma:
        stop = next((each + 1 for each in range(start, stop) if sentence.stems[each]), stop)
    inner = _stems(sentence, start, stop)
    outer = _stems(sentence, begins, at)
    if opens:
        outer |= _stems(sentence, stop, len(tokens))
    else:
        outer |= _stems(sentence, 0, begins)
    return (inner, outer) if inner and outer else None


def _postposed(sentence: Sentence, place: tuple[int, int]) -> tuple[frozenset[str], frozenset[str]] | None:
    """The event whose word stands right before a postposition, and the other: the rest of its clause and the next."""
    tokens, (at, after) = sentence.tokens, place
    if at == 0 or tokens[at - 1].kind != "word" or not sentence.stems[at - 1]:
        return None
    clause = tokens[at].clause
    begins = next(each for each, token in enumerate(tokens) if token.clause == clause)
    stop = next((each for each in range(after, len(tokens)) if tokens[each].clause > clause + 1), len(tokens))
    inner = frozenset((sentence.stems[at - 1],))
    outer = _stems(sentence, begins, at - 1) | _stems(sentence, after, stop)
    return (inner, outer) if outer else None

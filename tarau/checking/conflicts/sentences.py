"""The sentences of the texts with their stems and names, and how rare each stem is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...cleaning import CleanText
from ...languages import QuantityWords, Stems, WordTable, language, quantity_words
from .model import Token
from .tokens import tokens

#: What marks the stem of a word for a measure, an event, a thing of several names: all words for one count as one.
MEASURE, EVENT, SYNONYM = "=", "!", "~"
#: What marks the value of a figure among the stems around others.
VALUE = "#"
#: Of so few sentences nothing can be learned about how rare a word is.
FEWEST = 80


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, with the stem of each token; "" for signs, figures and words that say nothing."""

    source: str
    number: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    stems: tuple[str, ...]
    names: frozenset[int]
    """The numbers of the tokens that are names."""
    heading: frozenset[str]
    """The stems of the heading that it stands under."""
    topic: frozenset[str]
    """The stems of names in its paragraph before it."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All sentences of the texts in one language."""

    tag: str
    words: QuantityWords
    texts: Mapping[str, CleanText]
    sentences: Mapping[str, tuple[Sentence, ...]]
    weights: Mapping[str, float]
    """How much a stem tells: 1 for one that stands in one sentence only, 0 for one that stands in all."""
    measured: frozenset[str]
    """The stems of words that say what is measured."""
    capitals: frozenset[str]
    """The stems of words that are written with a capital inside sentences."""

    def weight(self, stem: str) -> float:
        """How much a stem tells."""
        return self.weights.get(stem, 1.0)


def corpus(tag: str, texts: Mapping[str, CleanText]) -> Corpus:
    """The sentences of some texts in the language `tag`."""
    words = quantity_words(tag)
    cut = {id: _cut(tag, text, words) for id, text in texts.items()}
    every = [each for pieces in cut.values() for each in pieces]
    vocabulary = {token.lower for *_, pieces in every for token in pieces if token.kind == "word"}
    stems = Stems(tag, vocabulary)
    capitals = _capitals(every, stems)
    sentences = {id: _stemmed(id, pieces, stems, words, capitals, texts[id]) for id, pieces in cut.items()}
    counts = Counter(stem for each in sentences.values() for one in each for stem in set(one.stems) if stem)
    total = math.log(1 + max(FEWEST, sum(map(len, sentences.values()))))
    weights = {stem: max(0.0, 1 - math.log(count) / total) for stem, count in counts.items()}
    grown = (stems.stem(word) for word in vocabulary if word in words.grow)
    measured = frozenset((*grown, *(stem for stem in weights if stem.startswith(MEASURE))))
    return Corpus(tag, words, texts, sentences, weights, measured, capitals)


#: A sentence as it is cut: the number of its paragraph, start, end, tokens.
_Cut = tuple[int, int, int, tuple[Token, ...]]


def _cut(tag: str, text: CleanText, words: QuantityWords) -> list[_Cut]:
    spoken = language(tag)
    made = []
    for number, paragraph in enumerate(text.paragraphs):
        piece = text.text[paragraph.start : paragraph.end]
        for start, end in spoken.sentences(piece):
            first, last = paragraph.start + start, paragraph.start + end
            made.append((number, first, last, tokens(text.text, first, last, words)))
    return made


def _capitals(every: Iterable[_Cut], stems: Stems) -> frozenset[str]:
    """Stems that stand more often with a capital than without, the first words of sentences not counted."""
    with_capital: Counter[str] = Counter()
    without: Counter[str] = Counter()
    for *_, pieces in every:
        for at, token in enumerate(pieces):
            if token.kind != "word":
                continue
            if token.text[0].isupper() and _inside(pieces, at):
                with_capital[stems.stem(token.lower)] += 1
            elif not token.text[0].isupper():
                without[stems.stem(token.lower)] += 1
    return frozenset(stem for stem, count in with_capital.items() if count > without[stem])


def _inside(pieces: Sequence[Token], at: int) -> bool:
    """Whether a word stands where only a name has a capital: inside a sentence, or after initials."""
    before = pieces[at - 1].text if at else ""
    if before == ".":
        return at > 1 and len(pieces[at - 2].text) == 1 and pieces[at - 2].text.isupper()
    return at > 0 and before not in '«“”"('


def _stemmed(
    id: str, pieces: Sequence[_Cut], stems: Stems, words: QuantityWords, capitals: frozenset[str], text: CleanText
) -> tuple[Sentence, ...]:
    made: list[Sentence] = []
    heading: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    last = -1
    for number, (paragraph, start, end, each) in enumerate(pieces):
        found = tuple(_stem(each, at, stems, words) for at in range(len(each)))
        if text.paragraphs[paragraph].kind == "heading":
            heading = frozenset(stem for stem in found if stem)
        names = frozenset(
            at for at, token in enumerate(each) if found[at] and token.text[0].isupper() and found[at] in capitals
        )
        topic, last = (topic if paragraph == last else frozenset()), paragraph
        made.append(Sentence(id, number, paragraph, start, end, each, found, names, heading, topic))
        topic |= {found[at] for at in names}
    return tuple(made)


def _stem(each: Sequence[Token], at: int, stems: Stems, words: QuantityWords) -> str:
    token = each[at]
    if token.kind != "word" or len(token.lower) < 2 or any(token.lower in table for table in _silent(words)):
        return ""
    before = each[at - 1] if at else None
    if before is not None and before.text == "-" and before.end == token.start and token.lower in words.number_endings:
        return ""
    counted = before is not None and (
        before.kind == "number" or before.lower in words.multipliers or before.lower in words.numbers
    )
    if counted and token.lower in words.units:
        return ""
    if token.text[0].isupper() and _inside(each, at):
        return stems.stem(token.lower)  # a name, whatever the word means
    if meaning := words.measures.get(token.lower):
        return f"{MEASURE}{meaning}"
    if meaning := words.synonyms.get(token.lower):
        return f"{SYNONYM}{meaning}"
    if meaning := words.events.get(token.lower):
        return f"{EVENT}{meaning}"
    return stems.stem(token.lower)


def _silent(words: QuantityWords) -> tuple[WordTable[object], ...]:
    """The words that belong to a figure or say nothing."""
    return words.stop, words.multipliers, words.years, words.hedges, words.numbers, words.months  # type: ignore[return-value]

"""What a line looks like, in numbers: length, marks, digits, capitals, repetition; no words but the lists of cues."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log2

from ..cues import cues
from ..signs import LOWER, UPPER
from .certain import certain

#: Of a longer line only its beginning and its end are measured.
HEAD, TAIL = 500, 200
#: A line of running text has so many characters and words and ends a sentence, at its end or inside.
PROSE_LENGTH, PROSE_WORDS = 60, 9
#: So many of the words that stand in most lines of running text are the page's own stop words.
COMMON = 40
#: Words are compared by so many first letters, so that their endings do not count.
STEM = 5

#: The rounds of cleaning meet the same lines again; so many are remembered.
REMEMBERED = 32768

#: The measures of a line by itself, in the order of `Line.measures`.
MEASURES = (
    "length", "longer", "long", "words", "end", "colon", "inner", "commas", "digits", "capitals", "shouting", "lower",
    "sign", "numbered", "separators", "dates", "address", "copyright", "brackets", "glued", "money",
    "question", "cry", "label", "start", "section", "terms", "repeated", "again", "common", "topic", "begins", "ends",
    "pattern", "prose",
)  # fmt: skip
AT = {name: number for number, name in enumerate(MEASURES)}

#: The measures that tell how a line stands to the others of its page.
DYNAMIC = slice(AT["repeated"], AT["pattern"] + 1)

_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(rf"[{UPPER}](?<![^\W\d_].)")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
_INNER = re.compile(rf"[.!?…][»”\")’]* +[«“„\"(]?[{UPPER}\d]|[。！？]")
_MONEY = re.compile("[$€£₸₽¥%]")
_SEPARATOR = re.compile(r"[|»›→•·>/]")
_DATE = re.compile(r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_ADDRESS = re.compile(r"https?:|www\.|[#@]\w|\.(?:com|org|net|kz|ru)\b")
_GLUED = re.compile(rf"[{UPPER}](?<=[{LOWER})\]].)")
_END = ".!?…。！？"
_CLOSING = "»”\")’'"
_OPENING = '«“"„('


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists of all languages: whole lines, titles of what follows a text, beginnings, how they begin, words."""

    labels: frozenset[str]
    sections: frozenset[str]
    starts: tuple[str, ...]
    begun: frozenset[str]
    terms: frozenset[str]


@cache
def all_cues(tags: tuple[str, ...]) -> Cues:
    """The cues of these languages. Each holds words of its own language only, so that it cannot harm another."""

    def union(name: str) -> frozenset[str]:
        return frozenset().union(*(cues(tag, name) for tag in tags))

    starts = tuple(sorted(union("furniture-starts") | union("furniture-openers")))
    begun = frozenset(start[:2] for start in starts)
    return Cues(union("furniture"), union("furniture-sections"), starts, begun, union("furniture-words"))


@dataclass(slots=True)
class Line:
    """A line's measures, its words in small letters, and the beginnings of the longer ones."""

    text: str
    words: tuple[str, ...]
    stems: frozenset[str]
    measures: list[float]
    alone: tuple[float, ...] = ()
    pattern: tuple[str, str, str] = ("", "", "")
    is_prose: bool = False
    """Whether it is running text by its shape."""


def measured(texts: Sequence[str], known: Cues) -> list[Line]:
    """The lines with all their measures; `texts` are stripped and not empty."""
    lines = measured_alone(texts, known)
    compare(lines)
    return lines


def measured_alone(texts: Sequence[str], known: Cues) -> list[Line]:
    """The lines with the measures that can be told without looking at others; the rest are zeros until `compare`."""
    found = (_alone(text, known) for text in texts)
    return [
        Line(text, words, stems, [*alone], alone, pattern, alone[-1] > 0)
        for text, (words, stems, alone, pattern) in zip(texts, found, strict=True)
    ]


def own_measures(texts: Iterable[str], known: Cues) -> Iterator[tuple[float, ...]]:
    """The measures of lines that can be told without looking at others."""
    return (_alone(text, known)[2] for text in texts)


@lru_cache(maxsize=REMEMBERED)
def _alone(text: str, known: Cues) -> tuple[tuple[str, ...], frozenset[str], tuple[float, ...], tuple[str, str, str]]:
    """The words, their stems, the measures and the pattern of a line by itself."""
    seen = text if len(text) <= HEAD + TAIL else f"{text[:HEAD]} {text[-TAIL:]}"
    plain = seen.lower()
    words = tuple(_WORD.findall(plain))
    count, size, length = len(words), len(seen), log2(1 + len(text))
    last = seen.rstrip(_CLOSING)[-1:] or seen[-1]
    end, inner = last in _END, len(_INNER.findall(seen))
    digits = len(_DIGIT.findall(seen))
    first = seen[0]
    prose = count >= PROSE_WORDS and len(text) >= PROSE_LENGTH and (end or inner > 0)
    label = " ".join(words) if count <= 8 else ""
    terms = known.terms.intersection(words)
    alone = (
        length, max(0.0, length - 5.3), max(0.0, length - 7.3), log2(1 + count), float(end), float(last == ":"),
        log2(1 + inner), seen.count(",") / (count + 1), digits / size, _capitals(seen, count),
        float(size > 3 and seen.isupper()), float(first.islower()),
        float(not first.isalnum() and first not in _OPENING), float(first.isdigit()),
        float(min(5, len(_SEPARATOR.findall(seen)))), _density(len(_DATE.findall(seen)), count) if digits else 0.0,
        float(_ADDRESS.search(seen) is not None), float("©" in seen or "(c)" in seen),
        float(min(4, seen.count("(") + seen.count("«") + seen.count("“"))),
        min(5, len(_GLUED.findall(seen))) / (1 + 0.1 * count), float(_MONEY.search(seen) is not None),
        float(last == "?"), float(last == "!"), _labelled(text, label, known),
        float(len(text) < 200 and plain[:2] in known.begun and plain.startswith(known.starts)),
        float(label != "" and label in known.sections),
        min(1.0, 3 * len(terms) / (count + 2)) if terms else 0.0,
        0.0, 0.0, 0.0, -0.1, 0.0, 0.0, 0.0, float(prose),
    )  # fmt: skip
    return words, frozenset([word[:STEM] for word in words if len(word) > 3]), alone, _pattern(text)


def _pattern(text: str) -> tuple[str, str, str]:
    """How a line begins, its first and its last word, all figures alike."""
    begins, ends = _NUMBER.sub("9", text[:60].lower()), _NUMBER.sub("9", text[-30:].lower())
    return begins, begins.split(None, 1)[0], ends.rsplit(None, 1)[-1]


def _capitals(seen: str, words: int) -> float:
    """The share of words that begin with a capital, the first word left out."""
    if words <= 1:
        return -0.1
    return (len(_CAPITAL.findall(seen)) - next(filter(str.isalpha, seen)).isupper()) / (words - 1)


def _labelled(text: str, plain: str, known: Cues) -> float:
    """Whether a line is furniture by its wording: for certain, or beside other furniture."""
    if not known.labels:
        return 0.0
    kind = certain(text)
    return 1.0 if plain in known.labels or (kind and kind[-1] != "?") else 0.5 if kind else 0.0


def _density(found: int, words: int) -> float:
    """How dates stand in a line: in a short one they say when it was posted, in a long one what happened then."""
    return min(4.0, found) * min(1.0, 10 / (words + 1))


def compare(lines: list[Line]) -> None:
    """Fills in how a line stands to the others: repeated, of the same pattern, in the words of the running text."""
    patterns, firsts, lasts = zip(*(line.pattern for line in lines), strict=True)
    texts = Counter(line.text for line in lines)
    alike, begun, ended = Counter(patterns), Counter(firsts), Counter(lasts)
    common, topics = _vocabulary(lines)
    usual_common, usual_topics = _usual(lines, common, topics)
    again = frozenset(topics), frozenset(stem for stem in topics if topics[stem] > 1)
    seen: set[str] = set()
    is_common = common.__contains__
    base = DYNAMIC.start
    for line, pattern, first, last in zip(lines, patterns, firsts, lasts, strict=True):
        stems = line.stems
        shared = again[1 if line.is_prose else 0]
        line.measures[base : DYNAMIC.stop] = [
            _log(texts[line.text], 4.0),
            float(line.text in seen),
            min(2.0, sum(map(is_common, line.words)) / (len(line.words) + 1) / usual_common),
            min(2.0, len(stems & shared) / len(stems) / usual_topics) if stems else -0.1,
            _log(begun[first], 5.0),
            _log(ended[last], 5.0),
            _log(alike[pattern], 5.0),
        ]
        seen.add(line.text)


@lru_cache(maxsize=1024)
def _log(count: int, most: float) -> float:
    return min(most, log2(count)) if count > 1 else 0.0


def _usual(lines: list[Line], common: frozenset[str], topics: Counter[str]) -> tuple[float, float]:
    """The share of stop words and of shared stems in the page's running text: languages and lengths differ in both."""
    prose = [line for line in lines if line.is_prose and line.stems]
    if not prose:
        return 0.3, 0.5
    again = frozenset(stem for stem in topics if topics[stem] > 1)
    stops = sum(len([1 for word in line.words if word in common]) / (len(line.words) + 1) for line in prose)
    shared = sum(len(line.stems & again) / len(line.stems) for line in prose)
    return max(0.05, stops / len(prose)), max(0.1, shared / len(prose))


def _vocabulary(lines: list[Line]) -> tuple[frozenset[str], Counter[str]]:
    """The words in most lines of the running text, and in how many of these lines each stem stands."""
    common: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    for line in lines:
        if line.is_prose:
            common.update(set(line.words))
            topics.update(line.stems)
    least = max(2, min(sorted(common.values(), reverse=True)[:COMMON], default=0))
    often = (word for word, count in common.items() if count >= least)
    return frozenset(sorted(often, key=lambda word: (-common[word], word))[:COMMON]), topics

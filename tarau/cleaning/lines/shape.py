"""What a line looks like, in numbers: length, marks, digits, capitals, repetition; no words but the lists of cues."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log2

from ..cues import cues
from ..signs import LOWER, UPPER

#: Of a longer line only its beginning and its end are measured.
HEAD, TAIL = 500, 200
#: A line of running text has so many characters and words and ends a sentence, at its end or inside.
PROSE_LENGTH, PROSE_WORDS = 60, 9
#: So many of the words that stand in most lines of running text are the page's own stop words.
COMMON = 40
#: Words are compared by so many first letters, so that their endings do not count.
STEM = 5

#: The rounds of cleaning meet the same lines again; so many are remembered.
REMEMBERED = 4096

#: The measures of a line by itself, in the order of `Line.measures`.
MEASURES = (
    "length", "longer", "long", "words", "end", "colon", "inner", "commas", "digits", "capitals", "shouting", "lower",
    "sign", "numbered", "separators", "dates", "address", "copyright", "brackets", "glued", "money",
    "question", "cry", "label", "start", "section", "terms", "repeated", "again", "common", "topic", "begins", "ends",
    "pattern", "prose",
)  # fmt: skip
AT = {name: number for number, name in enumerate(MEASURES)}

_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(rf"(?<![^\W\d_])[{UPPER}]")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
_INNER = re.compile(rf"[.!?…][»”\")’]* +[«“„\"(]?[{UPPER}\d]|[。！？]")
_SEPARATOR = re.compile(r"[|»›→•·>/]")
_DATE = re.compile(r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|[#@]\w|\w\.(?:com|org|net|kz|ru)\b")
_GLUED = re.compile(rf"[{LOWER})\]][{UPPER}]")
_END = ".!?…。！？"
_CLOSING = "»”\")’'"
_OPENING = '«“"„('


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists of all languages: whole lines, titles of what follows a text, beginnings, single words."""

    labels: frozenset[str]
    sections: frozenset[str]
    starts: tuple[str, ...]
    terms: frozenset[str]


@cache
def all_cues(tags: tuple[str, ...]) -> Cues:
    """The cues of these languages. Each holds words of its own language only, so that it cannot harm another."""

    def union(name: str) -> frozenset[str]:
        return frozenset().union(*(cues(tag, name) for tag in tags))

    starts = tuple(sorted(union("furniture-starts") | union("furniture-openers")))
    return Cues(union("furniture"), union("furniture-sections"), starts, union("furniture-words"))


@dataclass(slots=True)
class Line:
    """A line's measures and its words, in small letters."""

    text: str
    words: tuple[str, ...]
    measures: list[float]

    @property
    def is_prose(self) -> bool:
        """Whether it is running text by its shape."""
        return self.measures[-1] > 0


def measured(texts: Sequence[str], known: Cues) -> list[Line]:
    """The lines with all their measures; `texts` are stripped and not empty."""
    found = (_alone(text, known) for text in texts)
    lines = [Line(text, words, [*alone]) for text, (words, alone) in zip(texts, found, strict=True)]
    _compared(lines)
    return lines


@lru_cache(maxsize=REMEMBERED)
def _alone(text: str, known: Cues) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The words and the measures of a line that can be told without looking at others; the rest are zeros."""
    seen = text if len(text) <= HEAD + TAIL else f"{text[:HEAD]} {text[-TAIL:]}"
    found = _WORD.findall(seen)
    words = tuple(word.lower() for word in found)
    count, size, length = len(words), len(seen), log2(1 + len(text))
    last = seen.rstrip(_CLOSING)[-1:] or seen[-1]
    end, inner = last in _END, len(_INNER.findall(seen))
    digits = len(_DIGIT.findall(seen))
    capitals = len(_CAPITAL.findall(seen)) - found[0][0].isupper() if count > 1 else 0
    first = seen[0]
    plain = " ".join(words) if count <= 8 else ""
    prose = count >= PROSE_WORDS and len(text) >= PROSE_LENGTH and (end or inner > 0)
    terms = known.terms.intersection(words)
    return words, (
        length, max(0.0, length - 5.3), max(0.0, length - 7.3), log2(1 + count), float(end), float(last == ":"),
        log2(1 + inner), seen.count(",") / (count + 1), digits / size,
        capitals / (count - 1) if count > 1 else -0.1, float(size > 3 and seen.isupper()), float(first.islower()),
        float(not first.isalnum() and first not in _OPENING), float(first.isdigit()),
        float(min(5, len(_SEPARATOR.findall(seen)))), _density(len(_DATE.findall(seen)), count) if digits else 0.0,
        float(_ADDRESS.search(seen) is not None), float("©" in seen or "(c)" in seen),
        float(min(4, seen.count("(") + seen.count("«") + seen.count("“"))),
        min(5, len(_GLUED.findall(seen))) / (1 + 0.1 * count), float(any(sign in seen for sign in "$€£₸₽¥%")),
        float(last == "?"), float(last == "!"), float(plain != "" and plain in known.labels),
        float(len(text) < 200 and text.lower().startswith(known.starts)),
        float(plain != "" and plain in known.sections),
        min(1.0, 3 * len(terms) / (count + 2)) if terms else 0.0,
        0.0, 0.0, 0.0, -0.1, 0.0, 0.0, 0.0, float(prose),
    )  # fmt: skip


def _density(found: int, words: int) -> float:
    """How dates stand in a line: in a short one they say when it was posted, in a long one what happened then."""
    return min(4.0, found) * min(1.0, 10 / (words + 1))


def _compared(lines: list[Line]) -> None:
    """Fills in how a line stands to the others: repeated, of the same pattern, in the words of the running text."""
    patterns = [_NUMBER.sub("9", line.text[:60].lower()) for line in lines]
    firsts = [pattern.split(None, 1)[0] for pattern in patterns]
    lasts = [_NUMBER.sub("9", line.text[-30:].lower().rsplit(None, 1)[-1]) for line in lines]
    texts = Counter(line.text for line in lines)
    counts = tuple(map(Counter, (patterns, firsts, lasts)))
    stems = [{word[:STEM] for word in line.words if len(word) > 3} for line in lines]
    common, topics = _vocabulary(lines, stems)
    seen: set[str] = set()
    usual = _usual(lines, stems, common, topics)
    base = AT["repeated"]
    for line, stem, pattern, first, last in zip(lines, stems, patterns, firsts, lasts, strict=True):
        own = line.is_prose
        line.measures[base : base + 7] = [
            min(4.0, log2(texts[line.text])),
            float(line.text in seen),
            min(2.0, sum(word in common for word in line.words) / (len(line.words) + 1) / usual[0]),
            min(2.0, sum(topics[word] > own for word in stem) / len(stem) / usual[1]) if stem else -0.1,
            min(5.0, log2(counts[1][first])),
            min(5.0, log2(counts[2][last])),
            min(5.0, log2(counts[0][pattern])),
        ]
        seen.add(line.text)


def _usual(
    lines: list[Line], stems: list[set[str]], common: frozenset[str], topics: Counter[str]
) -> tuple[float, float]:
    """The share of stop words and of shared stems in the page's running text: languages and lengths differ in both."""
    prose = [(line.words, stem) for line, stem in zip(lines, stems, strict=True) if line.is_prose and stem]
    if not prose:
        return 0.3, 0.5
    stops = sum(sum(word in common for word in found) / (len(found) + 1) for found, _ in prose) / len(prose)
    shared = sum(sum(topics[word] > 1 for word in stem) / len(stem) for _, stem in prose) / len(prose)
    return max(0.05, stops), max(0.1, shared)


def _vocabulary(lines: list[Line], stems: list[set[str]]) -> tuple[frozenset[str], Counter[str]]:
    """The words in most lines of the running text, and in how many of these lines each stem stands."""
    common: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    for line, stem in zip(lines, stems, strict=True):
        if line.is_prose:
            common.update(set(line.words))
            topics.update(stem)
    ranked = sorted(common, key=lambda word: (-common[word], word))[:COMMON]
    return frozenset(word for word in ranked if common[word] > 1), topics

"""Rules about the furniture of a page around and inside a text, judged line by line and taken out stretch by stretch.

One judgement is shared by all these rules, one rule for each kind, so that the ledger tells what was taken out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from math import exp

from ..languages import Language, known
from ..sources import Block
from .cues import cues
from .ledger import Change, Risk
from .lines import Judgement, all_cues, judgements
from .rule import Context, Rule
from .signs import LOWER, UPPER, ends_sentence

#: The kinds of furniture in the order in which their rules run, and what each rule says of itself.
KINDS = {
    "mail": "The head of a letter by mail, the lines of other letters quoted in it and its signature go.",
    "page-number": (
        "The numbers of a book's pages between the lines of its text go where they count up through it and interrupt "
        "sentences; numbers of parts, lists and years stay."
    ),
    "running-head": "The heads of a book's pages beside their numbers go: the same words again, or in mid-sentence.",
    "slide": "The number of a slide (`Slide 5 of 14`) goes.",
    "ticker": "A line of rates or prices (`$ 444.22  476.38`) goes where the page around it shows its kind.",
    "counter": "How often a page was seen, how many marks it got: a label with a figure goes as furniture.",
    "posting-date": "The line that tells when a page was posted goes; a date that is an event in the text stays.",
    "widget": "Buttons and labels for sharing, liking, following and subscribing go.",
    "comment": "What readers wrote under a text goes, with the form for writing it.",
    "cookie": "The notice about cookies and consent goes.",
    "byline": "The line that names the author, the photographer or the agency of a web page goes.",
    "copyright": "The line about rights at the foot of a page goes.",
    "repeated-title": "Of a title that a page repeats in its crumbs, menus or teasers, the copies outside the text go.",
    "teaser": "Titles and first sentences of other pages (related, popular, read also) go.",
    "menu": "A run of short lines that lead to other pages goes.",
    "boilerplate": (
        "Other furniture goes: stretches of lines that by their length, marks, digits, capitals, repetition, place and "
        "neighbours are not the text's own. A model trained on web pages judges them; running text with no certain "
        "furniture in between stays or goes as a whole, a title right above it stays, and a stretch without one sign "
        "of furniture goes only where the model is sure. A stretch with numbers or names that stand nowhere else gets "
        "a low confidence, so that it heads the review."
    ),
}

_TICKER = re.compile(r"[\d\s.,:%+\-–/()A-Z$€₸£₽¥▲▼↑↓]*(?:[$€₸£₽¥]|\d[.,]\d)[\d\s.,:%+\-–/()A-Z$€₸£₽¥▲▼↑↓]*")
_COUNTER = re.compile(r"[^\d\n.!?;]{2,30}[\s:(\-–]+\d{1,6}\)?")
_DATE = re.compile(r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b")
_COPYRIGHT = re.compile(r"©|\([cс]\)\s*\d{4}", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(rf"(?<=[{LOWER},] )[{UPPER}][{LOWER}]+")
_WORD = re.compile(r"[^\W\d_]+")

#: The numbers that a browser for terminals puts before the words of links.
_LINK_NUMBERS = re.compile(r"\[\d{1,3}\](?=[^\W\d_])")

#: What a reader of web pages and documents puts before an item: it says nothing of the line's own wording.
BULLETS = "•◦▪●■‣ "
#: Lines up to this length may be entries of a menu; so many of them make one.
MENU_LINE, MENU = 40, 3
#: A line with a date of posting is no longer.
POSTING = 80
#: No stretch that holds facts found nowhere else is taken out with a higher confidence.
DOUBTFUL = 0.5
#: So many facts are named in the reason.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of lines that goes, `start` to `end`, with the kind of furniture that it is."""

    start: int
    end: int
    kind: str
    reason: str
    confidence: float


@dataclass(slots=True)
class _Plan:
    """Inner: one judgement, carried from the rule of one kind to that of the next while they take their parts out."""

    text: str
    blocks: tuple[Block, ...]
    stretches: tuple[Stretch, ...]
    clean: bool = False
    """Whether nothing went from just this text when it was judged."""

    def is_stale(self, text: str, blocks: tuple[Block, ...], first: bool) -> bool:
        """Whether a text must be judged anew: it is another one, or the first kind comes again after something went."""
        if self.text != text or (first and not self.clean):
            return True
        return self.blocks != blocks if first else not blocks and bool(self.blocks)

    def judge(self, text: str, blocks: tuple[Block, ...]) -> None:
        """Judges a text."""
        self.text, self.blocks, self.stretches = text, blocks, tuple(stretches(text, blocks))
        self.clean = not self.stretches

    def part(self, kind: str) -> tuple[Stretch, ...]:
        """The stretches of a kind, in offsets of the present text; then they are gone from it."""
        own = tuple(stretch for stretch in self.stretches if stretch.kind == kind)
        pieces, position, others, gone = list[str](), 0, list[Stretch](), 0
        for stretch in self.stretches:
            if stretch.kind == kind:
                pieces.append(self.text[position : stretch.start])
                position = stretch.end
                gone += stretch.end - stretch.start
            else:
                others.append(replace(stretch, start=stretch.start - gone, end=stretch.end - gone))
        if own:
            self.text = "".join([*pieces, self.text[position:]])
            self.stretches = tuple(others)
        return own


_plan = _Plan("", (), ())


def furniture_rules() -> tuple[Rule, ...]:
    """A rule for each kind."""
    return tuple(_kind_rule(kind) for kind in KINDS)


def _kind_rule(kind: str) -> Rule:
    def wants(text: str, language: Language, context: Context) -> Iterator[Change]:
        if _plan.is_stale(text, context.blocks, kind == next(iter(KINDS))):
            _plan.judge(text, context.blocks)
        for stretch in _plan.part(kind):
            before = text[stretch.start : stretch.end]
            yield Change(stretch.start, before, "", confidence=stretch.confidence, reason=stretch.reason)

    return Rule(f"noise.{kind}", Risk.NOISE, wants, KINDS[kind], sees_blocks=True)


@dataclass(frozen=True, slots=True)
class _Line:
    """Inner: a line that is not empty, where it stands and what it says without the blanks around it."""

    start: int
    end: int
    text: str
    judge: float = 0.0
    title: bool = False


def stretches(text: str, blocks: Sequence[Block] = ()) -> list[Stretch]:
    """All that goes from a text, in order. What the source's blocks tell counts with the shape of the lines."""
    lines = _lines(text, blocks)
    judges = [line.judge for line in lines] if any(line.judge for line in lines) else []
    titles = [line.title for line in lines] if any(line.title for line in lines) else []
    judged = judgements([line.text for line in lines], all_cues(known()), judges, titles)
    found = {number: judgement for number, judgement in enumerate(judged) if judgement.goes}
    return list(_stretches(text, lines, found)) if found else []


def _lines(text: str, blocks: Sequence[Block]) -> list[_Line]:
    made, start, at = list[_Line](), 0, 0
    for content in text.split("\n"):
        end = start + len(content)
        if content and not content.isspace():
            while at < len(blocks) and blocks[at].end <= start:
                at += 1
            block = blocks[at] if at < len(blocks) and blocks[at].start < end else None
            title = block is not None and block.role == "heading" and block.level == 1
            words = _LINK_NUMBERS.sub("", content) if "[" in content else content
            words = words.strip().lstrip(BULLETS) or content.strip()
            made.append(_Line(start, end, words, block.judged if block else 0.0, title))
        start = end + 1
    return made


def _stretches(text: str, lines: Sequence[_Line], found: dict[int, Judgement]) -> Iterator[Stretch]:
    known_facts = facts_of(line.text for number, line in enumerate(lines) if number not in found)
    titles = frozenset(line.text.casefold() for number, line in enumerate(lines) if number not in found)
    for goes, run in groupby(range(len(lines)), key=lambda number: number in found):
        if not goes:
            continue
        members = list(run)
        first, last = members[0], members[-1]
        start = 0 if first == 0 else lines[first].start
        end = len(text) if last == len(lines) - 1 else lines[last + 1].start
        if end == len(text) and first:
            start = lines[first - 1].end
        inside = [lines[number].text for number in members]
        kind = _kind(inside, [found[number].kind for number in members], titles)
        sure = _confidence([found[number].score for number in members])
        reason, confidence = with_facts(f"page furniture: {kind.replace('-', ' ')}", sure, inside, known_facts)
        yield Stretch(start, end, kind, reason, confidence)


def facts_of(lines: Iterable[str]) -> frozenset[str]:
    """The numbers and words of the lines that stay."""
    kept = "\n".join(lines)
    return frozenset([*_NUMBER.findall(kept), *_WORD.findall(kept)])


def with_facts(reason: str, sure: float, lines: Sequence[str], kept: frozenset[str]) -> tuple[str, float]:
    """Reason and confidence of taking lines out: both tell of numbers and names that stand nowhere in what is kept."""
    found = _facts(lines, kept)
    if not found:
        return reason, sure
    return f"{reason}; it holds what stands nowhere else: {', '.join(found)}", min(sure, DOUBTFUL)


def _confidence(scores: Sequence[float]) -> float:
    """The probability that a stretch is furniture, by its mean score."""
    mean = max(-30.0, min(30.0, sum(scores) / len(scores)))
    return round(1 / (1 + exp(mean)), 2)


def _facts(lines: Sequence[str], kept: frozenset[str]) -> list[str]:
    """The first numbers and names of a stretch that stand nowhere in the text that stays."""
    found: dict[str, None] = {}
    for line in lines:
        found |= dict.fromkeys(number for number in _NUMBER.findall(line) if number not in kept and number != "0")
        found |= dict.fromkeys(name for name in _NAME.findall(line) if name not in kept)
        if len(found) >= NAMED:
            break
    return list(found)[:NAMED]


def _kind(lines: Sequence[str], worded: Sequence[str], titles: frozenset[str]) -> str:
    """The kind of most lines of a stretch; where none has one, a run of short lines is a menu."""
    order = list(KINDS)
    kinds = (kind if kind in KINDS else _line_kind(line, titles) for line, kind in zip(lines, worded, strict=True))
    counts = Counter(kind for kind in kinds if kind)
    if counts:
        return min(counts, key=lambda kind: (-counts[kind], order.index(kind)))
    short = all(len(line) <= MENU_LINE and not ends_sentence(line) for line in lines)
    return "menu" if short and len(lines) >= MENU else "boilerplate"


def _line_kind(line: str, titles: frozenset[str]) -> str:
    if _COPYRIGHT.search(line):
        return "copyright"
    if len(line) <= POSTING and _TICKER.fullmatch(line) and not _DATE.search(line):
        return "ticker"
    pattern, kinds = _kind_words()
    if named := pattern.search(line[:POSTING].lower()):
        return kinds[named[0]]
    if len(line) <= POSTING and _DATE.search(line):
        return "posting-date"
    if _COUNTER.fullmatch(line):
        return "counter"
    return "repeated-title" if " " in line and line.casefold() in titles else ""


@cache
def _kind_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """How words begin that tell the kind of a line, in all languages: a pattern for them, and the kind of each."""
    entries = sorted(entry for tag in known() for entry in cues(tag, "furniture-kinds"))
    kinds = {start: kind for kind, start in (entry.split() for entry in entries)}
    starts = "|".join(sorted(map(re.escape, kinds), key=lambda start: (-len(start), start)))
    return re.compile(rf"(?<!\w)(?:{starts})"), kinds

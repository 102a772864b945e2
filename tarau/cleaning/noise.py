"""Rules about what is no part of the text: menus, tickers, counters, teasers, share buttons, signs of markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..languages import Language
from .cues import cues
from .furniture import BULLETS, facts_of, with_facts
from .ledger import Change, Risk
from .lines import FEWEST, bracketed, worded
from .rule import Context, rule, rule_in_context
from .signs import ends_sentence

#: A line of so many characters is running text, whatever stands around it.
PROSE = 160
#: So many doubtful lines may stand between two that are furniture for certain, where there are too few lines for the
#: rules of `furniture`, which judge a whole page; elsewhere none.
GAP = 6
#: A line of so many words that ends as a sentence does is no furniture without a sign of it.
SENTENCE = 3
#: Furniture at the top is looked for in so many lines.
HEAD = 30

_CLOCK = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")
_DATE = re.compile(r"\b(?:19|20)\d{2}\b")
_TICKER = re.compile(r"[\d\s.,:%+\-–/()A-Z$€₸£₽¥▲▼↑↓]+")
_MONEY = re.compile(r"[$€₸£₽¥]|\d+[.,]\d+\D+\d+[.,]\d+")
_PRICE = re.compile(r"\d+[.,]\d+")
_MORE = re.compile(r"[^«“„\n]{2,40}(?:»|›|→|>>|▶|⟶)\s*")
_TRAIL = re.compile(r"\S {0,3}(?:[›»→•·|]|>) {0,3}\S")
_COUNTER = re.compile(r"[^\d\n.!?;]{2,30}[\s:(\-–]+0\)?")
_COPYRIGHT = re.compile(r"(?:©|\([cс]\)).{0,80}", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:[#@]\w+\s*)+")
_STRAY = re.compile(r"[A-Za-z]{1,3}")
_NOT_WORDS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words in it, or with signs at least, and what speaks for its being furniture."""

    start: int
    end: int
    text: str
    sign: str = ""
    weight: int = 0


@rule_in_context("noise.markup", Risk.NOISE)
def markup(text: str, language: Language, context: Context) -> Iterator[Change]:
    """The signs of a format (`#` and `**` of Markdown) are not part of the text."""
    return _blocks(text, context, "markup", "")


@rule_in_context("noise.navigation", Risk.NOISE)
def navigation(text: str, language: Language, context: Context) -> Iterator[Change]:
    """What a page itself names as navigation, footer, aside or button is not part of its text."""
    return _blocks(text, context, "navigation", "the page names it as navigation")


def _blocks(text: str, context: Context, role: str, reason: str) -> Iterator[Change]:
    end = 0
    for block in context.blocks:
        if block.role == role and block.start >= end and block.start < block.end:
            end = block.end
            yield Change(block.start, text[block.start : end], "", reason=reason)


@rule("noise.enumerator", Risk.NOISE)
def enumerator(text: str, language: Language) -> Iterator[Change]:
    """The number of a question before the first word of a text goes where no line has the number next to it."""
    found = re.match(r"(\d{1,2})[.)]\s+(?=[^\W\d_])", text)
    if found and int(found[1]) > 1:
        beside = (int(found[1]) - 1, int(found[1]) + 1)
        if not any(re.search(rf"^[ \t]*{number}[.)]\s", text, re.MULTILINE) for number in beside):
            yield Change(0, found.group(), "", reason="a number torn from its list")


@rule("noise.furniture", Risk.NOISE)
def furniture(text: str, language: Language) -> Iterator[Change]:
    """Page furniture before the first and after the last paragraph goes: tickers, menus, counters, teasers.

    Judged by shape (length, end marks, repetition, digits, clock times, arrows) and by the language's short list of
    cues; a line without any of these signs stays unless it stands between two that have them.
    """
    lines = _lines(text, language)
    if not lines:
        return
    bottom = _bottom(lines)
    top = [number for number in _top(lines) if number < bottom]
    if len(top) < bottom:  # what would leave nothing is no judgement about furniture
        yield from _removed(text, lines, top)
        yield from _removed(text, lines, list(range(bottom, len(lines))))


@rule("noise.inside", Risk.NOISE)
def inside(text: str, language: Language) -> Iterator[Change]:
    """A line inside the text that says only `read also`, `share` or the like goes, by the language's list of cues.

    So does such a word in brackets after a heading: `Sources [edit]`.
    """
    openers = tuple(cues(language.tag, "furniture-openers"))
    lines = _lines(text, language)
    kinds = worded([line.text.lstrip(BULLETS) or line.text for line in lines])
    numbers = [number for number, line in enumerate(lines) if kinds[number] or _leads_away(line.text, openers)]
    gone = list(_removed(text, lines, numbers)) if len(numbers) < len(lines) else []
    yield from sorted([*gone, *_buttons(text, lines, numbers)], key=lambda change: change.start)


def _buttons(text: str, lines: Sequence[Line], gone: Sequence[int]) -> Iterator[Change]:
    """The buttons in brackets at the ends of lines that stay."""
    for number in {number for number, line in enumerate(lines) if line.text.endswith("]")}.difference(gone):
        line = lines[number]
        if end := bracketed(line.text):
            start = text.index(line.text, line.start) + end
            yield Change(start, text[start : line.end].rstrip(), "", reason="page furniture: widget")


def _leads_away(line: str, openers: tuple[str, ...]) -> bool:
    """Whether a line only leads to another page: `Читайте также: …`."""
    plain = line.casefold() if len(line) < 200 else ""
    opener = next((opener for opener in openers if plain.startswith(opener)), "")
    return bool(opener) and plain[len(opener) :].lstrip()[:1] == ":"


def _lines(text: str, language: Language) -> list[Line]:
    plain: list[Line] = []
    start = 0
    for content in text.split("\n"):
        if content.strip():
            plain.append(Line(start, start + len(content), content.strip()))
        start += len(content) + 1
    counts = Counter(line.text for line in plain if len(line.text) <= 40)
    known = cues(language.tag, "furniture")
    letters = set(language.letters.lower())
    signed = [_signed(line, counts, known, letters) for line in plain]
    return _without_lone_counters(signed)


def _signed(line: Line, counts: Counter[str], known: frozenset[str], letters: set[str]) -> Line:
    text = line.text
    if len(text) >= PROSE:
        return line
    sign, weight = _sign(text, counts, known, letters)
    return Line(line.start, line.end, text, sign, weight)


def _sign(text: str, counts: Counter[str], known: frozenset[str], letters: set[str]) -> tuple[str, int]:
    """What speaks for a line's being furniture, and how loudly: 2 is enough alone."""
    words = " ".join(_NOT_WORDS.sub(" ", text.casefold()).split())
    if words in known:
        return "cue", 2
    if _CLOCK.search(text) and _DATE.search(text) and len(text) <= 100 and not ends_sentence(text):
        return "time of posting", 2
    if _TICKER.fullmatch(text) and _MONEY.search(text) and len(text) <= 80 and len(_PRICE.findall(text)) > 1:
        return "ticker", 2
    if _COUNTER.fullmatch(text):
        return "counter", 2
    if _COPYRIGHT.match(text):
        return "copyright", 2
    if _MORE.fullmatch(text):
        return "link to more", 2
    if len(_TRAIL.findall(text)) >= 2 and not ends_sentence(text):
        return "menu", 2
    if _STRAY.fullmatch(text) and not letters & set(text.lower()):
        return "stray letters", 2
    if _LINK.fullmatch(text):
        return "link", 1
    if counts[text] >= 3 and not words and not any(map(str.isdigit, text)):  # repeated words may be cells of a table
        return "repeated signs", 1
    return "", 0


def _without_lone_counters(lines: list[Line]) -> list[Line]:
    """A single label with a 0 may be a row of a table; two in a row are reactions of readers."""
    kept = []
    for number, line in enumerate(lines):
        beside = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
        lone = line.sign == "counter" and not any(other.sign == "counter" for other in beside)
        kept.append(Line(line.start, line.end, line.text) if lone else line)
    return kept


def _top(lines: list[Line]) -> list[int]:
    """The lines of furniture before the text; what may be its title stays."""
    found: list[int] = []
    gap: list[int] = []
    for number, line in enumerate(lines[:HEAD]):
        if len(line.text) >= PROSE or len(gap) > GAP:
            break
        if line.weight < 2:
            gap.append(number)
            continue
        menu = len(gap) >= 4 and all(len(lines[other].text) <= 30 for other in gap)
        found += [*(gap if menu else []), number]
        gap = []
    return found


def _bottom(lines: list[Line]) -> int:
    """The number of the first line of furniture after the text; the number of all lines where there is none."""
    cut, weight, gap = len(lines), 0, 0
    widest = GAP if len(lines) < FEWEST else 0
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if line.weight:
            weight = max(weight, line.weight)
            cut, gap = number, 0
            continue
        gap += 1
        if len(line.text) >= PROSE or gap > widest or _is_sentence(line.text):
            break
    if weight < 2:
        return len(lines)
    return _with_title(lines, cut)


def _is_sentence(line: str) -> bool:
    """Whether a line may be a short last paragraph."""
    return ends_sentence(line) and not line.endswith(("...", "…")) and len(line.split()) >= SENTENCE


def _with_title(lines: list[Line], cut: int) -> int:
    """Furniture begins with its own title: a short line right above it, parted from the text by an empty one."""
    if 1 < cut < len(lines):
        title, above = lines[cut - 1], lines[cut - 2]
        close = lines[cut].start - title.end == 1
        if close and title.start - above.end > 1 and len(title.text) <= 60 and not title.text.endswith((".", "!", "…")):
            return cut - 1
    return cut


def _removed(text: str, lines: list[Line], numbers: list[int]) -> Iterator[Change]:
    """One change for each run of neighbouring lines, with the line ends that belong to them; the numbers in order."""
    gone = frozenset(numbers)
    kept = facts_of(line.text for number, line in enumerate(lines) if number not in gone) if gone else frozenset()
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        first, last = run[0], run[-1]
        start = 0 if first == 0 else lines[first].start
        end = len(text) if last == len(lines) - 1 else lines[last + 1].start
        if end == len(text) and first:
            start = lines[first - 1].end
        signs = dict.fromkeys(lines[number].sign for number in run if lines[number].sign)
        reason = ": ".join(["page furniture", *([", ".join(signs)] if signs else [])])
        reason, sure = with_facts(reason, 1.0, [lines[number].text for number in run], kept)
        yield Change(start, text[start:end], "", confidence=sure, reason=reason)

"""Rules about paragraphs and lists: ends that were lost, line ends that are none, torn numbers, doubled stops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..languages import Language
from .ledger import Change, Risk
from .letters import Division
from .rule import rule
from .signs import LOWER, UPPER, word_around
from .spaces import STOP, part_of_name, shortened
from .wrapping import is_entry, unwrapped

_AN_END = re.compile(r"[.!?…»”)\n\d]")
_LOST_END = re.compile(rf"\.\.(?<=[\w»”)%]\.\.)( +)(?=[«“„]?[{UPPER}\d])")
_DOUBLED_STOP = re.compile(rf"\.\.(?=\n|\Z|[»”)]| ?[«“„]?[{UPPER}\d])(?<=[\w»”)%]\.\.)")
_DOUBLED_COMMA = re.compile(r",,(?=\s)(?<=[\w»”)],,)")
_COMMA_QUOTES = re.compile(r"(?<![\w,])(,,)(?=\w)((?:[^,\n]|,(?!,)){1,80}?(?<=[\w.!?…]))(,,|\'\'|”|\")(?![\w,])")
_COMMA_AND_STOP = re.compile(r",(?=\.(?:\s|\Z))(?<=[^\W\d_],)")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_SINGLE_END = re.compile(r"\n(?!\n|\d{1,2}[.)]\s)(?<=[.!?…»”);:]\n)")
_ORDINARY = re.compile(rf"[.!?…] (?=[«“„]?[{UPPER}])(?<=[{LOWER}]{{3}}. )")
_NUMBER = re.compile(
    rf"(?P<number>\d(?<!\d\.\d)(?<![\d,\-–]\d)\d?)[.)](?P<gap>[ \t]*\n?[ \t]*)(?=[«“]?[{UPPER}](?:[{LOWER}]|\s))"
)
_BROKEN = re.compile(
    rf"\n(?:(?<=[{LOWER},]\n)\s*(?=(?:[–—] )?[{LOWER}])|(?<=[{LOWER},)]\n)\s*(?=\d[\d.,–-]* [{LOWER}]{{3}})"
    rf"|(?<=[\s(«][{UPPER}]\.\n)(?=[{UPPER}]\. ?[{UPPER}][{LOWER}]))"
)
_BRACKET_OPEN = re.compile(r"\([^()\n]{0,200}\n[^()\n]{0,200}\)")

#: A line shorter than this may be verse or an item of a list; only longer ones are joined to the next.
LONG_LINE = 60
#: A line that ends with an initial before another one need only be so long.
HALF_LINE = 30

#: Shorter paragraphs may be refrains, rows of tables and formulas; so many copies are offered for removal.
LONG_PARAGRAPH, MOST_OFFERED = 100, 100
_LONG_PARAGRAPH = re.compile(rf"([^\n]{{{LONG_PARAGRAPH},}})\n*")

#: A paragraph of so many characters with a full sentence in it is prose, and ends with a mark.
PROSE = 150
_LONG_LINE = re.compile(rf"[^\n]{{{PROSE + 1},}}")
_WITHOUT_MARK = re.compile(rf"[{LOWER}][»”)]?\Z")
_PARAGRAPH_FOLLOWS = re.compile(rf"\s*(?:\n[«“„–—-]?[– ]?[{UPPER}]|\Z)")
_SENTENCE = re.compile(rf"[{LOWER}][.!?] [«“„]?[{UPPER}]")

#: A list of at least so many points in order is believed to be one.
LIST = 2


def _near_an_end(words: str) -> bool:
    """Whether a sentence, a line or a number ends in some words: elsewhere a change is no matter of paragraphs."""
    return bool(_AN_END.search(words))


@rule("structure.lost-end", Risk.STRUCTURE, whole=True, any_language=True, heeds=_near_an_end)
def lost_end(text: str, language: Language) -> Iterator[Change]:
    """Where a text has three or more doubled full stops before a capital, each marks a paragraph end that was lost.

    Only where the text has few other line ends: who writes `..` for a pause still knows paragraphs.
    """
    found_all = list(_LOST_END.finditer(text))
    if len(found_all) >= max(3, text.strip().count("\n") / 2):
        yield from (Change(found.start(1), found[1], "\n\n") for found in found_all)


@rule("punctuation.doubled-stop", Risk.TYPOGRAPHY)
def doubled_stop(text: str, language: Language) -> Iterator[Change]:
    """Two full stops at the end of a sentence become one; before a small letter they are a pause and stay."""
    return (Change(found.start() + 1, ".", "") for found in _DOUBLED_STOP.finditer(text))


@rule("punctuation.comma-quotes", Risk.TYPOGRAPHY)
def comma_quotes(text: str, language: Language) -> Iterator[Change]:
    """Quotation marks that were typed as two commas (`,,Ана тілі,, газеті`) become quotation marks, as a pair."""
    opening, closing = language.quotes.outer
    for found in _COMMA_QUOTES.finditer(text):
        yield Change(found.start(), found[1], opening)
        yield Change(found.start(3), found[3], closing)


@rule("punctuation.lost-stop", Risk.TYPOGRAPHY, whole=True, any_language=True, heeds=_near_an_end)
def lost_stop(text: str, language: Language) -> Iterator[Change]:
    """A full stop is offered at the end of a long paragraph of several sentences that has none."""
    for found in _LONG_LINE.finditer(text):
        line = found.group().rstrip()
        end = found.start() + len(line)
        last = _WITHOUT_MARK.search(line, max(0, len(line) - 2))
        if (
            last
            and last.start() >= PROSE
            and "\t" not in line
            and _PARAGRAPH_FOLLOWS.match(text, end)
            and _SENTENCE.search(line)
        ):
            yield Change(end, "", ".", confidence=0.8, reason="the paragraph ends without a mark", suggest=True)


@rule("punctuation.doubled-comma", Risk.TYPOGRAPHY)
def doubled_comma(text: str, language: Language) -> Iterator[Change]:
    """Two commas become one; before a letter they are an opening quotation mark and stay, and so do those after it."""
    for found in _DOUBLED_COMMA.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if not re.search(r"(?<!\w),,\w", text[start : found.start()]):
            yield Change(found.start() + 1, ",", "")


@rule("punctuation.comma-and-stop", Risk.TYPOGRAPHY)
def comma_and_stop(text: str, language: Language) -> Iterator[Change]:
    """Of a comma and a full stop at the end of a sentence (`кетті,.`) the full stop stays."""
    return (Change(found.start(), found.group(), "") for found in _COMMA_AND_STOP.finditer(text))


@rule("structure.torn-number", Risk.STRUCTURE, whole=True, any_language=True, heeds=_near_an_end)
def torn_number(text: str, language: Language) -> Iterator[Change]:
    """The number of a list's point that is stuck to the point before it, or torn from its own, begins a line.

    Only where the numbers go on in order: 1, 2 or more.
    """
    for points in _lists(list(_NUMBER.finditer(text))):
        for found in points:
            start = found.start()
            before = text[start - 1] if start else "\n"
            if not before.isspace() and before not in "(«“„":
                if before.isupper():
                    continue
                yield Change(start, "", "\n\n" if before.isalpha() else "\n")
            elif before != "\n":
                continue
            if found["gap"] != " ":
                yield Change(found.start("gap"), found["gap"], " ")


def _lists(numbers: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Numbers that go on in order from 1, each within 1500 characters of the one before."""
    points: list[re.Match[str]] = []
    for found in numbers:
        value = int(found["number"])
        if points and value == len(points) + 1 and found.start() - points[-1].start() < 1500:
            points.append(found)
        elif value == 1:
            if len(points) >= LIST:
                yield points
            points = [found]
    if len(points) >= LIST:
        yield points


@rule("structure.swapped-ends", Risk.STRUCTURE, whole=True, heeds=_near_an_end)
def swapped_ends(text: str, language: Language) -> Iterator[Change]:
    """In a text that has a line end after every sentence and whose paragraphs are glued, the two are swapped back.

    Recognised by the whole text: many lines end with a sentence, hardly any sentence ends inside a line with a space
    after it, and several are glued to the next one.
    """
    ends = list(_SINGLE_END.finditer(text))
    if len(ends) < max(5, 0.6 * text.strip().count("\n")):
        return
    glued = [found for found in STOP.finditer(text) if _ends_paragraph(text, found.start(), language)]
    if len(glued) < max(3, len(ends) / 10) or len(_ORDINARY.findall(text)) > len(ends) / 3:
        return
    changes = [Change(found.start(), "\n", " ") for found in ends]
    changes += [Change(found.end(), "", "\n\n") for found in glued]
    yield from sorted(changes, key=lambda change: change.start)


def _ends_paragraph(text: str, at: int, language: Language) -> bool:
    """Whether the full stop at `at` ends a sentence: it belongs to no address and no abbreviation."""
    start, _ = word_around(text, at)
    return not part_of_name(text, at) and text[start:at].casefold() not in shortened(language)


@rule("structure.wrapped-line", Risk.STRUCTURE, whole=True, heeds=lambda words: "\n" in words)
def wrapped_line(text: str, language: Language) -> Iterator[Change]:
    """A line end where a column of print ended becomes a space: in texts most of whose lines end inside a sentence.

    Judged by the width of the lines around: the first word of the next line would not have gone into this one. Verse,
    items of lists, rows of tables, dialogue and headings keep their line ends. A word that is divided there is joined;
    two words that are no known one together keep the hyphen.
    """
    return unwrapped(text, Division(text, language).in_column)


@rule("structure.broken-line", Risk.STRUCTURE)
def broken_line(text: str, language: Language) -> Iterator[Change]:
    """A line end inside a sentence becomes a space: after a long line without an end mark, before a small letter.

    Also before a dash and a small letter, between initials, and, after a line of a paragraph's length, before a figure.
    """
    for found in _BROKEN.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        line = text[start : found.start()]
        least = LONG_PARAGRAPH if text[found.end()].isdigit() else HALF_LINE if line.endswith(".") else LONG_LINE
        entries = is_entry(line) and is_entry(text[found.end() : found.end() + LONG_LINE])
        if len(line) >= least and "\t" not in line and not entries:
            yield Change(found.start(), found.group(), " ")


@rule("structure.broken-bracket", Risk.STRUCTURE)
def broken_bracket(text: str, language: Language) -> Iterator[Change]:
    """A line end inside a pair of brackets becomes a space."""
    for found in _BRACKET_OPEN.finditer(text):
        at = found.start() + found.group().index("\n")
        yield Change(at, "\n", " ")


@rule("structure.repeated-paragraph", Risk.STRUCTURE, whole=True, any_language=True)
def repeated_paragraph(text: str, language: Language) -> Iterator[Change]:
    """A longer paragraph that stands in the text a second time, word for word, is offered for removal, never removed.

    Of a text with very many copies only the first are offered; a warning tells of all.
    """
    for start, end in islice(copies(text), MOST_OFFERED):
        reason = "the same paragraph stands above"
        yield Change(start, text[start:end], "", confidence=0.5, reason=reason, suggest=True)


def copies(text: str) -> Iterator[tuple[int, int]]:
    """The longer paragraphs that are copies of an earlier one, with the line ends after them."""
    seen: set[str] = set()
    for found in _LONG_PARAGRAPH.finditer(text):
        paragraph = found[1].strip()
        if paragraph in seen and len(paragraph) >= LONG_PARAGRAPH:
            yield found.span()
        seen.add(paragraph)


@rule("structure.blank-lines", Risk.TYPOGRAPHY, whole=True, any_language=True)
def blank_lines(text: str, language: Language) -> Iterator[Change]:
    """Of several empty lines one stays; those before the first and after the last line go."""
    changes = {found.start(): Change(found.start(), found.group(), "\n\n") for found in _BLANK_LINES.finditer(text)}
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    edges = ((0, first), (last, len(text)))
    changes |= {start: Change(start, text[start:end], "") for start, end in edges if start < end}
    end = 0
    for start in sorted(changes):
        if start >= end:
            yield changes[start]
            end = changes[start].end

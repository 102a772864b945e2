"""The citation that a person pasted after a text: where it was published. It leaves the text and becomes a record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages import Language, known
from .cues import cues
from .ledger import Change, Risk
from .rule import rule
from .signs import LETTER, LOWER, UPPER

#: «– City: «Publisher», year», «–City, year»; after the year comes a mark, not a word as in «1930 жылы».
_CITY = rf"[{UPPER}][{LOWER}.\-{UPPER}]{{1,25}}"
_PLACE = re.compile(
    rf"[–—-] ?{_CITY}(?: ?[;,] ?{_CITY})?(?: ?: ?[^\n,:]{{2,60}})?, ?(?:19|20)\d{{2}}(?!\d)(?= *(?:[.,;)–—-]|\n|\Z))"
)
#: «London: Bloomsbury, 2015», «London: Bloomsbury (2015)», «, Paris, 1826», after a full stop or a comma.
_WESTERN = re.compile(
    rf"[.,] {_CITY}(?: {_CITY})?(?:: ?[{UPPER}][^\n,:]{{1,60}})?(?:, ?(?:19|20|18)\d{{2}}| \((?:19|20|18)\d{{2}}\))"
    rf"(?!\d)(?= *(?:[.,;)–—-]|\n|\Z))"
)
#: «Hansen, V. (2012). The Silk Road: A New History. Oxford: OUP.»
_DATED = re.compile(
    rf"(?:\[\d{{1,3}}\] ?|\d{{1,3}}[.)] )?[{UPPER}][^\n()]{{2,100}}\((?:18|19|20)\d{{2}}[a-z]?\)\. "
    rf"[^\n]{{3,200}}[.] {_CITY}(?: {_CITY})?: ?[{UPPER}][^\n]{{1,60}}"
)
#: A sentence with a figure at its end, as an entry of a list of sources has it: «Archive of the museum, f. 2, d. 91.»
_ENTRY = re.compile(rf"[{UPPER}][^\n:|]{{10,200}}, [^\n:|]{{1,8}} ?\d{{1,4}}[^\n:|]{{0,12}}\.")
_NUMBERED = re.compile(r"\[?(\d{1,3})[.)\]] ?\S")
#: What stands before a note at the end of an encyclopaedia's article.
NOTE_MARKS = ("↑", "^", "¹", "²", "³")
_LABEL = re.compile(r"([^\W\d_][^:\n]{2,24}?) ?:")
_ISBN = re.compile(r"ISBN[ :\-–]?[\dXХ\- –]{9,20}")
#: «752 бет», «Б.320-325», «С. 12–15».
_PAGES = re.compile(rf"\d{{1,4}} ?({LETTER}{{1,8}})\b|({LETTER}{{1,8}})\. ?\d{{1,4}}")
_YEAR = re.compile(r"\b(?:18|19|20)\d{2}\b")
_INITIALS = re.compile(rf"\b[{UPPER}]\.")
_AUTHOR = re.compile(rf"(?:[{UPPER}][{LOWER}]+ (?:[{UPPER}]\. ?){{1,2}},? ?)+\Z")

#: A citation stands in the last part of a text; more than two are a list of literature, which belongs to it.
REACH = 2500
MOST = 2
#: A citation on a line of its own is no longer than this, and neither is a title.
LONGEST_LINE = 300
LONGEST_TITLE = 150


@rule("noise.citation", Risk.NOISE)
def citation(text: str, language: Language) -> Iterator[Change]:
    """The citation after the end of a text (title, city, publisher, year, pages, ISBN) is metadata, not text.

    The title above it (`Literature:`) goes with it. More than two are a list of literature, which belongs to the text,
    as does the line that names the source of a table or a picture.
    """
    found = sorted({*_citations(text, language), *_western(text)})
    titles = _titles(text)
    listed = [
        span
        for before, span in zip([(0, 0), *found], found, strict=False)
        if span[0] >= before[1] and not _belongs(text, span[0])
    ]
    if 0 < len(listed) <= MOST and not _goes_on(text, listed[-1][1]):
        first = listed[0][0]
        title = next((start for start, end in titles if not text[end:first].strip(":\n ")), first)
        whole = len(text[:title].rstrip())
        for start, end in [(min(whole, first), listed[0][1]), *listed[1:]]:
            yield Change(start, text[start:end], "", reason="where the text was published")


def _western(text: str) -> Iterator[tuple[int, int]]:
    """Whole lines near the end that are citations in the manner of English books."""
    for number, line in _last_lines(text):
        plain = line.strip()
        if len(plain) > LONGEST_LINE or not plain:
            continue
        place = _WESTERN.search(plain)
        if _DATED.fullmatch(plain) or (place and _named_pages(plain[place.end() :])):
            yield len(text[:number].rstrip()), number + len(line)


def _last_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that begin in the last part of a text, the first line of all left out, with where they begin."""
    start = text.find("\n", max(0, len(text) - REACH)) + 1
    while 0 < start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        start = end + 1


def _titles(text: str) -> list[tuple[int, int]]:
    """Where lines stand that are the title of a list of literature, in any language."""
    names = frozenset().union(*(cues(tag, "citation-titles") for tag in known()))
    lines = ((start, line) for start, line in _last_lines(text) if len(line) <= 60)
    return [(start, start + len(line)) for start, line in lines if line.strip().rstrip(":").casefold() in names]


def _belongs(text: str, start: int) -> bool:
    """Whether a citation is a note, or its line begins with a label that makes it the source of a table, a picture."""
    line = text[start : start + 80].lstrip()
    if line.startswith(NOTE_MARKS) or _is_listed(text, start, line):
        return True
    label = _LABEL.match(line) if text[start : start + 1].isspace() or start == 0 else None
    return label is not None and any(label[1].casefold() in cues(tag, "citation-labels") for tag in known())


def _is_listed(text: str, start: int, line: str) -> bool:
    """Whether a numbered line is one of several: the number before it or after it stands at another line's head."""
    number = _NUMBERED.match(line)
    if number is None:
        return False
    around = text[max(0, start - REACH) : start + REACH]
    beside = "|".join(str(int(number[1]) + step) for step in (-1, 1))
    return re.search(rf"^\[?(?:{beside})[.)\]] ?\S", around, re.MULTILINE) is not None


def _goes_on(text: str, end: int) -> bool:
    """Whether more of the same list follows, in lines that are no citations for certain."""
    following = text[end:].strip().split("\n")[0][:LONGEST_LINE]
    if _YEAR.search(following) is not None and _INITIALS.search(following) is not None:
        return True
    return _ENTRY.fullmatch(following) is not None


def _citations(text: str, language: Language) -> Iterator[tuple[int, int]]:
    last = 0
    for place in _PLACE.finditer(text, max(0, len(text) - REACH)):
        line_start = max(text.rfind("\n", 0, place.start()) + 1, place.start() - REACH)
        line_end = text.find("\n", place.end())
        line_end = len(text) if line_end < 0 else line_end
        if (
            place.start() < last
            or line_end - place.end() > 200
            or not _pages(text[place.end() : line_end], language.tag)
        ):
            continue
        start = _title_start(text, line_start, place.start(), tuple(cues(language.tag, "predicate-endings")))
        if start < place.start():
            last = line_end
            yield len(text[:start].rstrip()), line_end


def _named_pages(details: str) -> bool:
    """Whether pages or an ISBN are named, in the words of any language."""
    return any(_pages(details, tag) for tag in known())


def _pages(details: str, tag: str) -> bool:
    """Whether pages or an ISBN are named."""
    words = cues(tag, "page-words")
    return bool(_ISBN.search(details)) or any(
        (found[1] or found[2]).casefold() in words for found in _PAGES.finditer(details)
    )


def _title_start(text: str, line_start: int, place: int, predicates: tuple[str, ...]) -> int:
    """Where the title before the city begins.

    On a line of its own, with the line. After running text, the title is the nearest sentence of more than three words
    (`Бес томдық. 4-том.` belong to it), with an author before it; a sentence that closes with a verb is none.
    """
    if place - line_start <= LONGEST_LINE and line_start:
        return line_start
    start = place
    for _ in range(4):
        before = text[line_start:start].rstrip()
        sentence = line_start + _last_stop(before)
        words = re.findall(rf"{LETTER}+", text[sentence:start])
        if len(words) > 3:
            closes = bool(predicates) and words[-1].casefold().endswith(predicates) and ")" not in before[-2:]
            if closes or start - sentence > LONGEST_TITLE:
                return start
            author = _AUTHOR.search(text, max(line_start, sentence - 100), sentence)
            return author.start() if author else sentence
        start = sentence
        if start == line_start:
            break
    return start


def _last_stop(before: str) -> int:
    """Where the last sentence of `before` begins."""
    stops = [found.end() for found in re.finditer(r"[.!?…»”)] +(?=[^\W\d_]|\d)", before[:-1])]
    return stops[-1] if stops else 0

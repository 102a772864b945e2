"""YAML read strictly: what the file does not plainly say, this module refuses; every value keeps its place.

A scalar is the text that was typed: `no`, `1.10`, `12:30` and `2026-01-02` stay words. What a word means is
decided by the shape that it is put into (`shapes`). The only importer of PyYAML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from ..problems import ChapterError, Place, error

#: Deeper nesting than any outline needs; a bound keeps every later stage safe from deep recursion.
DEEPEST = 12

#: Spaces that look like the ordinary one and are none, where YAML needs that one: at the head of a line, after a colon.
_OTHER_SPACE = re.compile(
    r"^[ -]*(?P<head>[\u00a0\u2000-\u200b\u202f\u205f\u3000])|:(?P<after>[\u00a0\u2000-\u200b\u202f\u3000])"
)

#: A value that begins with a curly quotation mark, which YAML takes for a letter of the text.
_CURLY = re.compile(r"[:,\[{-]\s+(?P<mark>[“”„‟])")

#: What nobody sees, or what makes a file look different from what it says: controls, line ends that only YAML takes
#: for such, halves of letters, marks of direction.
_HIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word, a number, a text: as typed. `inside` is where its first letter stands (in a `|` block, the next line)."""

    text: str
    place: Place
    inside: Place
    empty: bool = False  # nothing at all was written, not even quotation marks
    comment: bool = False  # where nothing was written: whether a comment stands there


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Value, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping: its keys and values in the order of the file; no key is there twice."""

    items: tuple[tuple[Scalar, Value], ...]
    place: Place
    flow: bool = False
    """Whether it stands between { and }, where a comma ends a text."""


Value = Scalar | Items | Entries


class _Loader(yaml.SafeLoader):
    """PyYAML's parser in pure Python: the C one crashes the process on deep nesting.

    `spread` is where the latest text begins if it stood between quotation marks and over several lines: what breaks
    after such a text was most often broken by a mark that its author forgot. `latest` is the latest text or the end of
    the latest list or mapping between brackets: what stands beside it on its line does not belong there.
    """

    spread: Place | None = None
    latest: Any = None

    def take(self) -> Any:
        """The next event of the parser."""
        return self.get_event()  # type: ignore[no-untyped-call]


def load(text: str, file: str) -> Value:
    """The value that a YAML text holds, or a ChapterError with file, line and column."""
    refuse_hidden(text, file)
    loader = None
    try:
        loader = _Loader(text)
        return _document(loader, text, file)
    except yaml.MarkedYAMLError as damage:
        if loader is not None and loader.spread is not None:
            message = "a quotation mark is opened here and not closed on its line"
            remedy = 'close it; a mark inside the text is written \\" between double marks, twice between single ones'
            raise _refused(loader.spread, message, remedy) from None
        raise _explained(damage, loader.latest if loader else None, _lines(text), file) from None
    except (yaml.YAMLError, ValueError, RecursionError) as damage:
        position = getattr(damage, "position", None)
        place = Place(file, *_position(text, position)) if isinstance(position, int) else Place(file)
        raise _refused(place, "this cannot be read as YAML", _QUOTE_IT) from None
    finally:
        if loader is not None:
            loader.dispose()


def refuse_hidden(text: str, file: str) -> None:
    """A ChapterError at the first character that nobody sees or that makes the file look other than it is."""
    if hidden := _HIDDEN.search(text):
        raise _hidden(Place(file, *_position(text, hidden.start())))


def _document(loader: _Loader, text: str, file: str) -> Value:
    loader.take()  # the stream begins
    if loader.check_event(yaml.StreamEndEvent):
        raise _refused(Place(file, 1, 1), "this file is empty", "write into it, or delete it")
    loader.take()  # the document begins
    value = _value(loader, _lines(text), file, 1)
    loader.take()  # the document ends
    if not loader.check_event(yaml.StreamEndEvent):
        mark = loader.take().start_mark
        remedy = "delete the line of dashes, or move what follows into a file of its own"
        raise _refused(Place(file, mark.line + 1, mark.column + 1), "a second document begins here", remedy)
    return value


def _value(loader: _Loader, lines: list[str], file: str, depth: int) -> Value:
    event = loader.take()
    place, last_line = Place(file, event.start_mark.line + 1, event.start_mark.column + 1), event.end_mark.line + 1
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        remedy = "write the value itself; text that begins with & or * belongs in quotation marks"
        raise _refused(place, "anchors (&) and aliases (*) are not used here", remedy)
    if getattr(event, "tag", None) not in (None, "!"):
        raise _refused(place, "tags (!) are not used here", "text that begins with ! belongs in quotation marks")
    if depth > DEEPEST:
        remedy = "look at the indentation and the brackets; nothing in a chapter is nested so deeply"
        raise _refused(place, "this is nested deeper than {limit} levels", remedy, limit=DEEPEST)
    if isinstance(event, yaml.ScalarEvent):
        loader.spread = place if event.style in ("'", '"') and last_line > place.line else None
        loader.latest = event
        return _scalar(event, lines, place)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not loader.check_event(yaml.SequenceEndEvent):
            items.append(_value(loader, lines, file, depth + 1))
        end = loader.take()
        loader.latest = end if event.flow_style else None
        return Items(tuple(items), place)
    made = _entries(loader, lines, file, depth, place, bool(event.flow_style))
    end = loader.take()
    loader.latest = end if event.flow_style else None
    return made


def _entries(loader: _Loader, lines: list[str], file: str, depth: int, place: Place, flow: bool) -> Entries:
    items: list[tuple[Scalar, Value]] = []
    seen: set[str] = set()
    while not loader.check_event(yaml.MappingEndEvent):
        key = _value(loader, lines, file, depth + 1)
        if not isinstance(key, Scalar):
            raise _refused(key.place, "a key must be one word", "write 'key: value'")
        if key.text in seen:
            raise _refused(key.place, "the key '{key}' is there twice", "keep one of them", key=key.text)
        seen.add(key.text)
        items.append((key, _value(loader, lines, file, depth + 1)))
    return Entries(tuple(items), place, flow)


def _scalar(event: Any, lines: list[str], place: Place) -> Scalar:
    inside = place
    if _HIDDEN.search(event.value):  # written as an escape, such as "\\u202e"
        raise _hidden(place)
    if event.style in ("|", ">"):
        line = event.start_mark.line + 1
        while line < len(lines) - 1 and not lines[line].strip():
            line += 1
        indent = len(lines[line]) - len(lines[line].lstrip(" ")) if line < len(lines) else 0
        inside = Place(place.file, event.start_mark.line + 2, indent + 1)
    elif event.style in ("'", '"'):
        inside = Place(place.file, place.line, place.column + 1)
    empty = event.style is None and event.value in ("", "~")
    after = lines[event.end_mark.line][event.end_mark.column :] if event.end_mark.line < len(lines) else ""
    if event.style is None and not empty and re.match(r"\s+#\S", after):
        place = Place(place.file, event.end_mark.line + 1, event.end_mark.column + after.index("#") + 1)
        remedy = "put the whole text between quotation marks; a comment has a space after #"
        raise _refused(place, "# begins a comment here, so that the rest of the line would be left out", remedy)
    return Scalar(event.value, place, inside, empty, empty and after.lstrip().startswith("#"))


def _lines(text: str) -> list[str]:
    """The lines as YAML counts them."""
    return re.split(r"\r\n?|\n", text)


def _position(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


_QUOTE_IT = (
    "correct this line; text with a colon, a question mark, a bracket, a quotation mark or * belongs in quotation marks"
)

#: What PyYAML says, in the words of somebody who writes a chapter, and what to do.
_WORDS = (
    ("found character '\\t'", "a tab stands here", "indent with spaces"),
    (
        "escape character",
        "the sign \\ cannot stand before this letter",
        "write it twice, or put the text between single quotation marks: '…'",
    ),
    ("found character", "a text cannot begin with this sign", "put the text between quotation marks"),
    ("while scanning an alias", "a text cannot begin with this sign", "put the text between quotation marks"),
    ("while scanning an anchor", "a text cannot begin with this sign", "put the text between quotation marks"),
    ("while scanning a quoted scalar", "a quotation mark was opened and never closed", "close it"),
    ("mapping values are not allowed here", "a colon stands here where none is expected", _QUOTE_IT),
    ("sequence entries are not allowed here", "a list cannot begin here", "begin it on a line of its own"),
    ("could not find expected ':'", "a colon is missing here", "write 'key: value', with a space after the colon"),
    ("expected <block end>", "the indentation does not fit the lines above", "indent it like its neighbours"),
    ("expected ',' or ']'", "the list between [ and ] breaks off here", _QUOTE_IT),
    ("expected ',' or '}'", "what stands between {{ and }} breaks off here", _QUOTE_IT),
    ("expected '<document start>'", "a second document begins here", "move it into a file of its own"),
)


def _explained(damage: yaml.MarkedYAMLError, latest: Any, lines: list[str], file: str) -> ChapterError:
    """What PyYAML stumbled over, at the place where a person has to change something."""
    mark, opened = damage.problem_mark or damage.context_mark, damage.context_mark
    if mark is None:
        return _refused(Place(file), "this cannot be read as YAML", _QUOTE_IT)
    said = f"{damage.context or ''} {damage.problem or ''}"
    for number in range(mark.line, max(-1, mark.line - 3), -1):
        if number < len(lines) and (space := _OTHER_SPACE.search(lines[number])):
            column = space.start("head" if space["head"] else "after") + 1
            message = "a space of another kind stands here, which looks like the ordinary one"
            return _refused(Place(file, number + 1, column), message, "type the space anew")
    place = Place(file, mark.line + 1, mark.column + 1)
    if "mapping values are not allowed here" in said and _too_deep(lines, mark.line):
        message = "this line is indented deeper than the one above, which says all already"
        place = Place(file, mark.line + 1, _indent(lines[mark.line]) + 1)
        return _refused(place, message, "indent it like its neighbours")
    if "mapping values are not allowed here" in said and (curly := _CURLY.search(lines[mark.line][: mark.column])):
        message, remedy = "curly quotation marks belong to the text here", 'quote with straight marks: "…"'
        return _refused(Place(file, mark.line + 1, curly.start("mark") + 1), message, remedy)
    if "expected <block end>" in said and re.match(r"-[^\s-]", lines[mark.line][mark.column :]):
        return _refused(place, "there is no space after the dash here", "write '- ' with a space")
    if "expected <block end>" in said and latest is not None and latest.end_mark.line == mark.line:
        return _refused(place, *_beside(latest))
    if "could not find expected ':'" in said and opened is not None:  # PyYAML looks on into the next line
        place = Place(file, opened.line + 1, opened.column + 1)
        if getattr(latest, "style", None) in ("|", ">") and latest.end_mark.line == opened.line:
            return _refused(place, "this line is not indented like the text above it", "indent it like that text")
    elif opened is not None and said.startswith("while scanning a quoted scalar"):  # not where the file ends
        place = Place(file, opened.line + 1, opened.column + 1)
    elif opened is not None and said.startswith("while parsing a flow") and _outdented(lines, opened.line, mark.line):
        message, remedy = "the bracket {bracket} is opened here and not closed", "close it where the list or entry ends"
        bracket = lines[opened.line][opened.column]
        return _refused(Place(file, opened.line + 1, opened.column + 1), message, remedy, bracket=bracket)
    return _refused(place, *_in_words(damage))


def _outdented(lines: list[str], first: int, line: int) -> bool:
    """Whether a later line is not indented deeper than the first: what it says belongs to no bracket opened there."""
    if line >= len(lines):
        return True
    return first < line and _indent(lines[line]) <= _indent(lines[first])


def _too_deep(lines: list[str], number: int) -> bool:
    """Whether a line with a key is indented deeper than a line before it that has its key and its value."""
    above = lines[number - 1] if number else ""
    begins = re.match(r"\s*(?:- )*", above)
    complete = re.match(r"\s*(?:- )*[\w-]+: +[^\s|>&*!]", above) and re.match(r" *[\w-]+:(?: |$)", lines[number])
    return bool(complete and begins and _indent(lines[number]) > begins.end())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _beside(latest: Any) -> tuple[str, str]:
    """What to say of words that stand on the line of a value that has ended already."""
    style = getattr(latest, "style", None)
    if style == '"':
        message = "words stand here behind the closing quotation mark"
        remedy = "put the whole text between single quotation marks '…', or write each mark inside it as \\\" or as « »"
    elif style == "'":
        message = "words stand here behind the closing quotation mark"
        remedy = 'put the whole text between double quotation marks "…", or write each single mark inside it twice'
    else:
        message, remedy = "words stand here behind the closing bracket", "put the whole text between quotation marks"
    return message, remedy


def _in_words(damage: yaml.MarkedYAMLError) -> tuple[str, str]:
    said = f"{damage.context or ''} {damage.problem or ''}"
    return next(
        ((words, remedy) for sign, words, remedy in _WORDS if sign in said), ("this cannot be read as YAML", _QUOTE_IT)
    )


def _hidden(place: Place) -> ChapterError:
    message = "there is a character here that cannot be seen or that changes how the line looks"
    return ChapterError(error("file.hidden", place, message, "type the line anew"))


def _refused(place: Place, message: str, remedy: str, **values: object) -> ChapterError:
    return ChapterError(error("yaml.unreadable", place, message, remedy, **values))

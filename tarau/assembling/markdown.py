"""Authored Markdown into nodes: paragraphs and lists of words, emphasis, footnotes, references, foreign passages.

The only importer of markdown-it-py. Headings, tables, pictures and raw HTML are no part of it: they have kinds of
their own in the outline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin

from ..chapter import CrossReference, Emphasis, Footnote, Foreign, Inline, Origin, Run, Strong, Words
from ..files import Text
from ..problems import Place, Problem, error

#: [[shares]] or [[shares|loc]]
_REFERENCE = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]|\n]+))?\]\]")

#: Marks of Markdown and HTML that authors may know and that mean nothing here: at the beginning of a line or anywhere.
_STRANGE = re.compile(
    r"(?m)^[ ]{0,3}(#{1,6} |```|~~~|\||>|(?:---|\*\*\*|___)[ ]*$)|(</?[A-Za-z][^>\n]*>|<!--|!?\[[^\]\n]*\]\(|&#?\w+;|`)"
)

#: Marks that would be printed because what they begin is not there: a note, the other end of strong words.
_LEFT = re.compile(r"\*\*|\[\[|\]\]|\[\^[^\]]*\]?|\]?\{\s*(?:lang|[.#])[^}]*\}?|\]\{")

#: A note under a text, [^boat]: …, and a call to it.
_NOTE = re.compile(r"(?m)^[ ]{0,3}\[\^([^\]\s]+)\]:")
_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")

#: The tag of a language: `ru`, `kk-Latn`.
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

#: Longer than any word or address that is set in a line: the layout engine takes minutes over such a one.
ENDLESS = re.compile(r"\S{201,}")

#: Emphasis in emphasis in emphasis … is a slip of the hand, and deep recursion for every room after this one.
DEEPEST = 8

_PLAINLY = "write plain words; headings, tables and pictures are entries of their own"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words of one text share: their origin, how a reference is put into words, how notes are counted."""

    origin: Origin
    refer: Callable[[str, str, Text], CrossReference | Problem]
    note: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph (`items` holds one) or a list of a text."""

    items: tuple[Words, ...]
    is_list: bool = False
    ordered: bool = False


def pieces(text: Text, setting: Setting, problems: list[Problem]) -> tuple[Piece, ...]:
    """The paragraphs and lists of a Markdown text; what it may not hold goes to `problems`."""
    if not text.strip():
        problems.append(error("text.empty", text.place, "nothing is written here", "write a value, or delete the key"))
    strange = _STRANGE.finditer(text)
    problems += (_meaningless(text, found.start(), (found[1] or found[2]).strip()) for found in strange)
    problems += (endless(word[0], text.at(word.start())) for word in ENDLESS.finditer(text))
    calls = {call[1] for call in _CALL.finditer(text)}
    for note in _NOTE.finditer(text):
        if note[1] not in calls:
            message, remedy = "nothing in the text calls the note '{note}'", "write [^{note}] where it belongs"
            problems.append(error("text.note", text.at(note.start()), message, remedy, note=note[1]))
    tokens = _parser().parse(str(text))
    return tuple(_pieces(tokens, _Reader(text, setting, problems, _notes(tokens, text, problems))))


def endless(word: str, place: Place) -> Problem:
    """The problem of a word that no line can hold."""
    message, remedy = "the word '{word}…' has {letters} letters", "divide it by spaces"
    return error("text.word", place, message, remedy, word=word[:20], letters=len(word))


def _meaningless(text: Text, offset: int, mark: str) -> Problem:
    return error("text.markup", text.at(offset), "'{mark}' means nothing here", _PLAINLY, mark=mark)


def line(text: Text, setting: Setting, problems: list[Problem]) -> Words:
    """The words of a one-paragraph text, such as a title or a caption."""
    found = pieces(text, setting, problems)
    if len(found) == 1 and not found[0].is_list:
        return found[0].items[0]
    if not found:
        return ()
    message, remedy = "one paragraph is expected here", "write it without blank lines and lists"
    problems.append(error("text.paragraphs", text.place, message, remedy))
    return ()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["list", "emphasis", "escape", "newline"])
    parser.use(attrs_plugin, spans=True, allowed=["lang"]).use(footnote_plugin)
    parser.inline.ruler.before("emphasis", "reference", _reference_rule)
    return parser


def _reference_rule(state: StateInline, silent: bool) -> bool:
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.meta = {"id": found[1].strip(), "case": (found[2] or "").strip(), "typed": found[0]}
    state.pos = found.end()
    return True


def _notes(tokens: Sequence[Token], text: Text, problems: list[Problem]) -> dict[int, Sequence[Token]]:
    """The inline tokens of each footnote, by its id; the plugin puts them at the end of the document."""
    notes: dict[int, Sequence[Token]] = {}
    current, label = -1, ""
    for token in tokens:
        if token.type == "footnote_open":
            current, label = token.meta["id"], token.meta.get("label", "")
        elif token.type == "inline" and current in notes:
            message, remedy = "the note '{note}' has more than one paragraph", "write it as one paragraph"
            place = text.at(max(0, text.find(f"[^{label}]:")))
            problems.append(error("text.note", place, message, remedy, note=label))
        elif token.type == "inline" and current >= 0:
            notes[current] = token.children or ()
        elif token.type == "footnote_block_close":
            current = -1
    return notes


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns inline tokens into words."""

    text: Text
    setting: Setting
    problems: list[Problem]
    notes: dict[int, Sequence[Token]]

    def words(self, tokens: Sequence[Token]) -> Words:
        if max(accumulate(token.nesting for token in tokens), default=0) > DEEPEST:
            message, remedy = "emphasis stands inside emphasis too often here", "end each * and ** where it should end"
            self.problems.append(error("text.nested", self.text.place, message, remedy))
            return ()
        return tuple(_merged(self._words(iter(tokens), closed_by="")))

    def _words(self, tokens: Iterator[Token], closed_by: str) -> Iterator[Inline]:
        for token in tokens:
            if token.type == closed_by:
                return
            if token.type in ("softbreak", "hardbreak"):
                yield Run(" ", self.setting.origin)
            elif token.type == "em_open":
                yield Emphasis(tuple(_merged(self._words(tokens, "em_close"))))
            elif token.type == "strong_open":
                yield Strong(tuple(_merged(self._words(tokens, "strong_close"))))
            elif token.type == "span_open":
                content = tuple(_merged(self._words(tokens, "span_close")))
                yield Foreign(self._tag(token), content)
            elif token.type == "reference":
                yield from self._reference(token)
            elif token.type == "footnote_ref":
                number = self.setting.note()
                yield Footnote(f"note-{number}", number, self.words(self.notes.get(token.meta["id"], ())))
            elif token.content:
                self._refuse_left(token.content)
                yield Run(token.content, self.setting.origin)

    def _tag(self, token: Token) -> str:
        """The language of a foreign passage."""
        tag = str(token.attrs.get("lang", ""))
        if not _TAG.fullmatch(tag):
            place = self.text.at(max(0, self.text.find("]{")))
            message, remedy = "'{tag}' is not the tag of a language", "write two letters, such as {{lang=ru}}"
            self.problems.append(error("text.language", place, message, remedy, tag=tag))
        return tag

    def _refuse_left(self, words: str) -> None:
        for found in _LEFT.finditer(words):
            mark, offset = found[0], max(0, self.text.find(found[0]))
            if mark == "[[" and "]]" not in words[found.end() :]:
                message, remedy = "a reference begins with [[ here and is not closed", "close it with ]]"
                self.problems.append(error("text.markup", self.text.at(offset), message, remedy))
            else:
                self.problems.append(_meaningless(self.text, offset, mark))

    def _reference(self, token: Token) -> Iterator[Inline]:
        target = token.meta["id"]
        place = self.text.at(max(0, self.text.find(token.meta["typed"])))
        made = self.setting.refer(target, token.meta["case"], Text(target, place))
        if isinstance(made, Problem):
            self.problems.append(made)
        else:
            yield made


def _pieces(tokens: Sequence[Token], reader: _Reader) -> Iterator[Piece]:
    listed: list[Words] | None = None
    ordered = False
    for token in tokens:
        if token.type == "footnote_block_open":
            return
        if token.type in ("bullet_list_open", "ordered_list_open"):
            if listed is not None:
                message, remedy = "a list inside a list is not printed well", "write one list"
                reader.problems.append(error("text.nested", reader.text.place, message, remedy))
            listed, ordered = [], token.type.startswith("ordered")
            if (first := token.attrs.get("start", 1)) != 1:
                message, remedy = "a list begins with {number} here", "number it from 1; '{number}\\.' is no list"
                reader.problems.append(error("text.list", reader.text.place, message, remedy, number=first))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            yield Piece(tuple(listed or ()), is_list=True, ordered=ordered)
            listed = None
        elif token.type == "inline":
            words = reader.words(token.children or ())
            if listed is None:
                yield Piece((words,))
            else:
                listed.append(words)


def _merged(words: Iterator[Inline]) -> Iterator[Inline]:
    """The words with neighbouring runs of one origin made one."""
    waiting: Run | None = None
    for word in words:
        if isinstance(word, Run) and waiting and waiting.origin == word.origin:
            waiting = Run(waiting.text + word.text, word.origin)
            continue
        if waiting:
            yield waiting
        waiting = word if isinstance(word, Run) else None
        if waiting is None:
            yield word
    if waiting:
        yield waiting

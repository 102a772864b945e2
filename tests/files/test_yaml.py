"""YAML read strictly: what is typed is what is meant, and every value knows its place."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarau.files import Entries, Folder, Items, Scalar, Text, Value, load, shape, yaml_file
from tarau.problems import ChapterError, Place, Problem


def plain(value: Value) -> object:
    """A value without its places."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Items):
        return [plain(item) for item in value.items]
    return {key.text: plain(item) for key, item in value.items}


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "on",
        "Yes",
        "1.10",
        "12:30:00",
        "2026-01-02",
        "2026-13-45",
        "0123",
        "0x1F",
        "1e3",
        "null",
        "=",
        "<<",
        "9" * 5000,
    ],
)
def test_a_word_stays_the_word_that_was_typed(typed: str):
    assert plain(load(f"key: {typed}\n", "f")) == {"key": typed}


def test_line_ends_of_windows_and_a_comment_mean_nothing(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbf# a comment\r\ntitle: one\r\nlist:\r\n  - two\r\n")

    assert plain(load(Folder(tmp_path, "").text("a.yaml"), "a.yaml")) == {"title": "one", "list": ["two"]}


def test_every_value_knows_its_place():
    value = load("title: one\nsections:\n  - id: two\n    text: |\n      three\n", "f")

    assert isinstance(value, Entries)
    (_, title), (_, sections) = value.items
    assert title.place == Place("f", 1, 8)
    assert isinstance(sections, Items)
    section = sections.items[0]
    assert section.place == Place("f", 3, 5)
    assert isinstance(section, Entries)
    text = section.items[1][1]
    assert isinstance(text, Scalar)
    assert (text.place, text.inside) == (Place("f", 4, 11), Place("f", 5, 7))


@dataclass(frozen=True, slots=True)
class Note:
    KEY: ClassVar[str] = "note"
    note: Text
    lines: int = 1
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Box:
    KEY: ClassVar[str] = "box"
    id: Text
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Page:
    title: Text
    kind: Literal["left", "right"] = "left"
    content: tuple[Note | Box, ...] = ()
    from_: Text | None = None
    key_terms: tuple[Text, ...] = ()
    folded: bool = False
    names: Mapping[str, Text] | None = None
    place: Place = Place("")


def page(text: str) -> Page:
    return shape(load(text, "f"), Page)


def test_a_value_becomes_its_dataclass():
    made = page(
        "title: one\nkind: right\nfrom: two\nkey-terms: [three]\nfolded: true\nnames: {four: five}\n"
        "content:\n  - note: six\n    lines: 3\n  - box: {id: seven}\n"
    )

    assert (made.title, made.kind, made.from_, made.key_terms, made.folded) == ("one", "right", "two", ("three",), True)
    assert made.names == {"four": "five"}
    note, box = made.content
    assert isinstance(note, Note)
    assert (note.note, note.lines, note.place) == ("six", 3, Place("f", 8, 5))
    assert isinstance(box, Box)
    assert box.id == "seven"


def test_a_letter_of_a_block_of_text_is_found_where_it_stands():
    made = page("title: |\n  first line\n  second line\n")

    assert made.title.at(made.title.index("second")) == Place("f", 3, 3)
    assert made.title.at(made.title.index("line")) == Place("f", 2, 9)


def test_a_letter_of_a_text_in_one_line_is_found_where_it_stands():
    assert page("title: some words\n").title.at(5) == Place("f", 1, 13)
    assert page('title: "some words"\n').title.at(5) == Place("f", 1, 14)


def test_everything_that_does_not_fit_is_said_together():
    with pytest.raises(ChapterError) as refused:
        page(
            "titel: one\nkind: rigth\nfolded: yes\nkey-terms: three\n"
            "content:\n  - nota: x\n  - note: y\n    lines: -1\n"
        )

    assert str(refused.value) == (
        "f:1:1: error: the key 'titel' is not known here [yaml.shape]\n    did you mean 'title'?\n"
        "f:2:7: error: 'rigth' is not known here [yaml.shape]\n    did you mean 'right'?\n"
        "f:3:9: error: 'yes' is neither true nor false [yaml.shape]\n    write true or false\n"
        "f:4:12: error: a list is expected here [yaml.shape]\n"
        "    begin each entry on a line of its own with '- ', or put the entries between [ and ]\n"
        "f:6:5: error: 'nota' is not known here [yaml.shape]\n    did you mean 'note'?\n"
        "f:8:12: error: '-1' is not a whole number [yaml.shape]\n    write digits only, such as 3"
    )


def test_a_key_that_is_missing_is_said_at_the_head_of_its_mapping():
    with pytest.raises(ChapterError) as refused:
        page("kind: left\ncontent:\n  - note: x\n  - box: {}\n")

    assert str(refused.value) == (
        "f:4:10: error: the key 'id' is missing [yaml.shape]\n    add a line 'id: …'\n"
        "f:1:1: error: the key 'title' is missing [yaml.shape]\n    add a line 'title: …'"
    )


@pytest.mark.parametrize(
    "typed",
    [
        '"\\ud800"',
        '"\\u202e"',
        '"\\0"',
        '"\\x07"',
        '"\\u2028"',
        "a\x00b",
        "a\x1bb",
        "a\u2028b: c",
        "a\u202eb",
        "a\x85b",
    ],
)
def test_a_character_that_cannot_be_seen_is_refused_however_it_is_written(typed: str):
    with pytest.raises(ChapterError, match="a character here that cannot be seen"):
        load(f"title: {typed}\n", "f")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("keys", "".join(f"key{number}: value\n" for number in range(60_000))),
        ("brackets", "a: " + "[" * 500_000),
        ("text", "a: |\n" + "  слово слово слово\n" * 25_000),
        ("quotes", 'a: "' + "слово " * 90_000),
        ("dashes", "- " * 400_000),
    ],
    ids=["keys", "brackets", "text", "quotes", "dashes"],
)
def test_the_largest_file_ends_in_seconds(kind: str, text: str):
    started = time.monotonic()
    with suppress(ChapterError):
        load(text, "f")

    assert time.monotonic() - started < 10


def test_a_file_over_the_limit_is_refused(tmp_path):
    (tmp_path / "chapter.yaml").write_text("title: |\n" + "  words and words\n" * 70_000)

    with pytest.raises(ChapterError, match=r"'chapter\.yaml' is larger than 1 MB"):
        yaml_file(Folder(tmp_path, ""), "chapter.yaml", Page)


def problems(work: Callable[[], object]) -> tuple[Problem, ...]:
    """What some work refuses, or nothing; any other exception is a fault and goes on."""
    try:
        work()
    except ChapterError as refused:
        return refused.problems
    return ()


PIECES = st.sampled_from([
    "title", ": ", "\n", "  ", "- ", "[", "]", "{", "}", ",", '"', "'", "|\n", ">\n", "&a ", "*a", "!x ", "#", "?",
    "\t", "---\n", "...\n", "%YAML 1.2\n", "\\u0000", "\r", "\x85", "\u2028", "\ufeff", "қаз", "kind", "content",
    "note", "box", "id", "<<", "1", "@", "`",
])  # fmt: skip
YAMLISH = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@settings(max_examples=400, deadline=None)
@given(text=YAMLISH)
def test_any_text_is_a_value_or_a_problem_with_a_place(text: str):
    found = problems(lambda: load(text, "f"))

    assert len(found) <= 1
    for problem in found:
        assert problem.place.file == "f"
        assert 0 <= problem.place.line <= len(text.splitlines()) + 1


@settings(max_examples=400, deadline=None)
@given(text=YAMLISH)
def test_any_value_fits_its_shape_or_says_why_not(text: str):
    made: list[object] = []
    found = problems(lambda: made.append(page(text)))

    assert bool(found) != bool(made)
    assert all(str(problem) for problem in found)
    assert all(isinstance(each, Page) for each in made)


WORDS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cs", "Zl", "Zp"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff",
    ),
    min_size=1,
    max_size=20,
)
TREES = st.recursive(
    WORDS, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(WORDS, inside, max_size=3), max_leaves=8
)


def typed(tree: object) -> str:
    """A tree as a person who puts everything between quotation marks would type it."""
    if isinstance(tree, str):
        return '"' + tree.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(tree, list):
        return "[" + ", ".join(map(typed, tree)) + "]"
    assert isinstance(tree, dict)
    return "{" + ", ".join(f"{typed(key)}: {typed(value)}" for key, value in tree.items()) + "}"


@settings(max_examples=200, deadline=None)
@given(tree=TREES)
def test_what_is_typed_is_what_is_read(tree: object):
    assert plain(load(typed(tree), "f")) == tree

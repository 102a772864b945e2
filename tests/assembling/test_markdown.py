"""Authored Markdown into words: what it may hold, and what would be printed as raw signs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarau.assembling import markdown
from tarau.chapter import ByAuthors, CrossReference, Emphasis, Footnote, Foreign, Run, Strong
from tarau.files import Text
from tarau.problems import Place, Problem, error

ORIGIN = ByAuthors()


def read(typed: str) -> tuple[tuple[markdown.Piece, ...], list[Problem]]:
    problems: list[Problem] = []
    numbers = iter(range(1, 100))

    def refer(target: str, case: str, asked: Text) -> CrossReference | Problem:
        if target == "nowhere":
            return error("reference.unknown", asked.place, "nothing there", "mend it")
        return CrossReference(target, f"{target}:{case}")

    setting = markdown.Setting(ORIGIN, refer, lambda: next(numbers))
    return markdown.pieces(Text(typed, Place("f", 3, 9), Place("f", 4, 5)), setting, problems), problems


def run(text: str) -> Run:
    return Run(text, ORIGIN)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("plain *slanted* **bold**", (run("plain "), Emphasis((run("slanted"),)), run(" "), Strong((run("bold"),)))),
        ("***both***", (Emphasis((Strong((run("both"),)),)),)),
        ("one\nline", (run("one line"),)),
        (
            "see [[sizes]] and [[ sizes | loc ]]",
            (run("see "), CrossReference("sizes", "sizes:"), run(" and "), CrossReference("sizes", "sizes:loc")),
        ),
        ("a [мост]{lang=ru} b", (run("a "), Foreign("ru", (run("мост"),)), run(" b"))),
        ("a[^1] b\n\n[^1]: *note*", (run("a"), Footnote("note-1", 1, (Emphasis((run("note"),)),)), run(" b"))),
        ("2 < 3, 4 > 3 & 5 * 6", (run("2 < 3, 4 > 3 & 5 * 6"),)),
        (r"1950\. Жыл", (run("1950. Жыл"),)),
        ("{{ 7*7 }} {% raw %}", (run("{{ 7*7 }} {% raw %}"),)),
    ],
)
def test_words_of_a_paragraph(typed: str, words: tuple):
    pieces, problems = read(typed)

    assert problems == []
    assert [piece.items for piece in pieces] == [(words,)]


def test_paragraphs_and_lists_follow_each_other():
    pieces, problems = read("one\n\n- two\n- three\n\n1. four\n2. five\n\nsix")

    assert problems == []
    assert [(piece.is_list, piece.ordered, len(piece.items)) for piece in pieces] == [
        (False, False, 1), (True, False, 2), (True, True, 2), (False, False, 1),
    ]  # fmt: skip


def test_a_reference_that_is_not_closed_is_to_be_closed():
    _, problems = read("one [[two|loc] three")

    assert str(problems[0].message) == "a reference begins with [[ here and is not closed"
    assert (str(problems[0].remedy), problems[0].place.column) == ("close it with ]]", 9)


@pytest.mark.parametrize(
    ("typed", "mark", "line", "column"),
    [
        ("## Heading", "##", 4, 5),
        ("one\n| a | b |", "|", 5, 5),
        ("one <b>two</b>", "<b>", 4, 9),
        ("one [two](https://example.org)", "[two](", 4, 9),
        ("![one](two.png)", "![one](", 4, 5),
        ("one `two`", "`", 4, 9),
        ("one\n> two", ">", 5, 5),
        ("one\n\n---\n\ntwo", "---", 6, 5),
        ("one&nbsp;two", "&nbsp;", 4, 8),
        ("one **two", "**", 4, 9),
        ("one [[two]x]]", "[[", 4, 9),
        ("one[^2]", "[^2]", 4, 8),
        ("one]{lang=ru}", "]{lang=ru}", 4, 8),
        ("one{lang=ru}", "{lang=ru}", 4, 8),
    ],
)
def test_a_sign_that_would_be_printed_raw_is_refused_where_it_stands(typed: str, mark: str, line: int, column: int):
    _, problems = read(typed)

    assert (problems[0].code, str(problems[0].message)) == ("text.markup", f"'{mark}' means nothing here")
    assert problems[0].place == Place("f", line, column)


@pytest.mark.parametrize(
    ("typed", "code", "place"),
    [
        ("one [[nowhere]]", "reference.unknown", Place("f", 4, 9)),
        ("[[sizes]] [[nowhere|loc]]", "reference.unknown", Place("f", 4, 15)),
        ("one [two]{.red}", "text.language", Place("f", 4, 13)),
        ("one[^1]\n\n[^1]: a\n\n    b", "text.note", Place("f", 6, 5)),
        ("one\n\n[^1]: a", "text.note", Place("f", 6, 5)),
        ("1950. Жыл", "text.list", Place("f", 3, 9)),
        ("- one\n\n  - two", "text.nested", Place("f", 3, 9)),
        (" \n", "text.empty", Place("f", 3, 9)),
    ],
)
def test_what_means_nothing_is_a_problem_with_its_place(typed: str, code: str, place: Place):
    _, problems = read(typed)

    assert [(problem.code, problem.place) for problem in problems][:1] == [(code, place)]


PIECES = st.sampled_from([
    "word ", "*", "**", "[[", "]]", "|", "sizes", "[^1]", "[^1]: ", "\n", "\n\n", "    ", "- ", "1. ", "[", "]",
    "{lang=ru}", "{", "}", "\\", "<b>", "&amp;", "`", "#", "> ", "_", "ә", "^[", "(", ")", "!",
])  # fmt: skip


@settings(max_examples=500)
@given(typed=st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=20).map("".join)))
def test_any_text_is_words_or_problems_and_no_raw_sign_is_printed_unseen(typed: str):
    pieces, problems = read(typed)

    if not problems:
        for piece in pieces:
            for words in piece.items:
                for left in ("**", "[[", "]]", "[^"):
                    assert left not in plain(words)


def plain(words: tuple) -> str:
    return "".join(word.text if isinstance(word, Run) else plain(getattr(word, "content", ())) for word in words)

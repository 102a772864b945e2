"""The custom properties of a theme: what each is for, and what kind of value it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["ink", "ground", "faces", "length", "number", "word"]


@dataclass(frozen=True, slots=True)
class Property:
    """A custom property of a theme's style sheet, without its two hyphens."""

    name: str
    kind: Kind
    meaning: str
    words: tuple[str, ...] = ()
    """The words that may stand there, when it takes one of a few."""


def _inks(**meanings: str) -> tuple[Property, ...]:
    return tuple(Property(name.replace("_", "-"), "ink", meaning) for name, meaning in meanings.items())


def _lengths(**meanings: str) -> tuple[Property, ...]:
    return tuple(Property(name.replace("_", "-"), "length", meaning) for name, meaning in meanings.items())


def _numbers(**meanings: str) -> tuple[Property, ...]:
    return tuple(Property(name.replace("_", "-"), "number", meaning) for name, meaning in meanings.items())


#: In the order of the style sheet of the textbook theme.
PROPERTIES: tuple[Property, ...] = (
    *_inks(
        blue="headings, numbers, terms, the first series of a chart, the first tab",
        ochre="documents, the second series, the letters of the index",
        green="people, works on the timeline, the third series",
        red="what to remember, the fifth series",
        black="text",
        g70="notes and running heads",
        g30="hairlines",
        white="words and shapes on a dark ground; the ground inside drawings",
        blue_t="tint of did-you-know and of the opening page",
        ochre_t="tint of documents",
        green_t="tint of portraits",
        blue_m="a middle tone for pictures: no words stand on it",
        ochre_m="a middle tone for pictures and for the turned corner of a document",
    ),
    Property("ground", "ground", "what the whole page is printed on: an ink, or `transparent` for bare paper"),
    Property("serif", "faces", "the face of the book's own words and of its sources"),
    Property("sans", "faces", "the face of what helps to work with them: boxes, tables, questions, captions"),
    Property(
        "opener", "word", "the chapter opens with a page and its picture, or with a sheet's head", ("picture", "head")
    ),
    Property(
        "picture",
        "word",
        "the opening picture in its own colours, in the inks of the theme, or as outlines",
        ("own", "toned", "outlines"),
    ),
    Property("sections", "word", "each section begins a page, or runs on after the one before", ("page", "run")),
    Property("tabs", "word", "thumb tabs at the edge of the page, or none", ("edge", "none")),
    Property("terms", "word", "terms explained in the margin, or in a box before their paragraph", ("margin", "box")),
    Property("pairs", "word", "compared passages: side by side, or one below another", ("beside", "below")),
    Property("pages", "word", "left and right pages mirror each other, or all are alike", ("facing", "single")),
    *_lengths(
        page_width="the paper",
        page_height="the paper",
        top="from the upper edge to the text",
        bottom="from the text to the lower edge",
        inner="the margin at the spine",
        measure="the column of text; inner + measure + gap + side + outer make the width of the page",
        gap="between the text and the margin column",
        side="the margin column; 0mm for none",
        outer="the margin at the outer edge",
        head_drop="from the running head down to the text",
        folio_edge="from the outer edge to the page number",
        tab_width="a thumb tab",
        tab_height="a thumb tab",
        text_size="running text, documents, compared passages",
        step="the line of running text, on which everything on the page stands",
        indent="the first line of a paragraph",
        paragraph_space="between paragraphs: nothing, or a half or a whole step",
    ),
    Property("align", "word", "running text", ("justify", "left")),
    Property("hyphens", "word", "whether words are divided at line ends", ("auto", "manual")),
    *_lengths(tracking="added between letters"),
    Property("slant", "word", "what is slanted: emphasis, questions, attributions", ("italic", "normal")),
    *_numbers(slant_weight="its weight: 400, or 700 where nothing is slanted"),
    *_lengths(
        title_size="the title of the chapter",
        title_leading="its line",
        head_size="the heading of a section, and of the end matter",
        head_leading="its line",
        subhead_size="a heading within a section",
        question_size="the chapter's main question",
        question_leading="its line",
        help_size="boxes, tables, questions, glossary, index",
        help_leading="their line",
        label_size="captions, the labels of boxes, sources",
        label_leading="their line",
        note_size="footnotes, and the notes under tables",
        note_leading="their line",
        term_size="terms in the margin",
        term_leading="their line",
        running_size="running heads and tabs",
        folio_size="page numbers",
        unit="what drawings, icons and the insides of boxes count in: 1mm; with larger letters a larger one",
        rule="what rules are multiples of: 1pt",
        hairline="the thinnest rule",
        frame="a frame around what has a tint: 0pt, or more where tints are not printed",
        writing="from one line for writing to the next",
    ),
    *_numbers(
        glossary_columns="columns of the glossary and the abbreviations",
        index_columns="columns of the index",
        answer_columns="columns of the answer key",
    ),
    *_lengths(column_gap="between columns"),
    *_numbers(widest_table="a table with more columns is turned, its rows made columns, where that makes it narrower"),
)  # fmt: skip

BY_NAME = {each.name: each for each in PROPERTIES}

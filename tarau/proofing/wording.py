"""Findings put into sentences: per code, what is wrong on the page and what its author can do about it."""

from __future__ import annotations

from collections.abc import Mapping

from ..problems import Message, Place, Problem, warning

#: Per code of a finding its message and its remedy, which share the finding's values and `page`.
KINDS: Mapping[str, tuple[Message, Message]] = {
    "proof.overfull": (
        Message("on page {page} the line '{words}' is {points} pt too wide"),
        Message("put other words there, or let a long word be divided"),
    ),
    "proof.loose": (
        Message("on page {page} the words of '{words}' stand {gap} pt apart, where {usual} pt are usual"),
        Message("change a word or two in this paragraph"),
    ),
    "proof.ladder": (
        Message("on page {page} {lines} lines end in a hyphen one under the other"),
        Message("change a word or two in this paragraph"),
    ),
    "proof.page-hyphen": (
        Message("page {page} ends in the middle of the word '{word}'"),
        Message("change a word or two in this paragraph"),
    ),
    "proof.orphan": (
        Message("the first line of a paragraph stands alone at the foot of page {page}: '{words}'"),
        Message("make this paragraph or one before it a line shorter or longer"),
    ),
    "proof.widow": (
        Message("the last line of a paragraph stands alone at the head of page {page}: '{words}'"),
        Message("make this paragraph or one before it a line shorter or longer"),
    ),
    "proof.short-line": (
        Message("on page {page} the last line of a paragraph is no more than '{words}'"),
        Message("make the paragraph a few letters shorter or longer"),
    ),
    "proof.heading": (
        Message("the heading '{words}' stands at the foot of page {page} with fewer than two lines under it"),
        Message("make the text before it shorter or longer, or move a box"),
    ),
    "proof.split": (
        Message("'{what}' is torn between page {page} and the next, though it is short"),
        Message("move it up or down in the text"),
    ),
    "proof.far-figure": (
        Message("'{what}' on page {page} is {turns} turns of the page away from the words that refer to it"),
        Message("move the figure or the reference"),
    ),
    "proof.hole": (
        Message("{percent}% of page {page} are empty"),
        Message("let a text that stands after the next box or figure come before it"),
    ),
    "proof.last-page": (
        Message("the last page of a section, page {page}, holds no more than {lines} lines"),
        Message("shorten the section by these lines, or add to it"),
    ),
    "proof.margin": (
        Message("the margin of page {page} is crowded"),
        Message("explain fewer terms there in the margin, or in fewer words"),
    ),
    "proof.font": (
        Message("the font {font} is on the pages, which is none of the theme's"),
        Message("write the letter in another way, or add a font that has it to the theme"),
    ),
    "proof.picture": (
        Message("a picture on page {page} has {found} points to the inch, fewer than {least}"),
        Message("print it smaller, or take a larger file of it"),
    ),
    "proof.hyphenation": (
        Message("on page {page} the word '{word}' is divided where it may not be"),
        Message("report the word: the rules of hyphenation are wrong about it"),
    ),
    "proof.suffix": (
        Message("on page {page} an ending begins a line, away from its number: '{words}'"),
        Message("report it: a number and its ending should never part"),
    ),
    "proof.abbreviation": (
        Message("on page {page} a line ends inside '{words}', which belongs together"),
        Message("report it: such words should never part"),
    ),
    "proof.size": (
        Message("the text is set in {found} pt, where {norm} pt is the least ({source})"),
        Message("take a theme with larger type, or the norms of another grade"),
    ),
    "proof.leading": (
        Message(
            "the lines stand {found} pt further apart than the type is high, where {norm} pt is the least ({source})"
        ),
        Message("take a theme with more space between lines, or the norms of another grade"),
    ),
    "proof.short-measure": (
        Message("the lines are {found} mm long, where {norm} mm is the least ({source})"),
        Message("take a theme with longer lines, or the norms of another grade"),
    ),
    "proof.long-measure": (
        Message("the lines are {found} mm long, where {norm} mm is the most ({source})"),
        Message("take a theme with shorter lines, or the norms of another grade"),
    ),
    "proof.small-type": (
        Message(
            "captions, tables or notes on page {page} are set in {found} pt, where {norm} pt is the least ({source})"
        ),
        Message("take a theme with larger type, or the norms of another grade"),
    ),
    "proof.weight": (
        Message("these pages would weigh about {grams} g as a book, where {norm} g is the most for grade {grade}"),
        Message("divide the book into two, or print it on lighter paper"),
    ),
}


#: What helps in the end matter, where there is no running text to be moved.
IN_MATTER: Mapping[str, Message] = dict.fromkeys(
    ("proof.heading", "proof.hole"),
    Message("give the parts another order in 'closing' of chapter.yaml, or leave one out"),
)


def said(code: str, values: Mapping[str, object], place: Place, *, in_matter: bool = False) -> Problem:
    """A finding as a warning; `values` are its own and `page`, the number printed on the page; `in_matter` tells that
    it is in the end matter."""
    message, remedy = KINDS[code]
    remedy = IN_MATTER.get(code, remedy) if in_matter else remedy
    return warning(code, place, message.template, remedy.template, **values)

"""Questions with options: wrong ones that are right, that say the same, right ones that give themselves away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from ..chapter import AnyQuestion, Chapter, Gap, Gaps
from ..files import Text
from ..languages import Language
from ..outline import (
    ChoiceQuestion,
    ChoicesQuestion,
    GapsQuestion,
    MatchQuestion,
    OrderQuestion,
    Outline,
    QuestionEntry,
    Quoted,
    TieredQuestion,
)
from ..problems import Problem
from .findings import found

#: A right option that is so many times as long as the longest wrong one, and has more letters than that, tells itself:
#: writers of tests say more of what is true.
TOO_LONG, LONG = 1.6, 20
#: More options are not weighed up any more: the tests of schools have four or five, those with several right ones six.
MOST_OPTIONS = 6
#: So many letters of a word are its stem, when it is as long; shorter words mean too much.
STEM = 4

_UNSAID = re.compile(r"[\s\u00ad«»„“”\"'‘’‹›]+")
_WORD = re.compile(r"\w+")


def questions(chapter: Chapter, outline: Outline, language: Language) -> Iterator[Problem]:
    """What is doubtful in the options and the points of the questions."""
    groups = chapter.questions.groups if chapter.questions else ()
    nodes = {node.id: node for _, group in groups for node in group}
    for entry in outline.questions:
        yield from _alike(entry)
        yield from _true_distractors(entry, nodes.get(str(entry.id)))
        yield from _points(entry)
        if isinstance(entry, ChoiceQuestion | ChoicesQuestion):
            yield from _options(entry, language)
        if isinstance(entry, ChoiceQuestion):
            yield from _quoted(entry)
        if isinstance(entry, OrderQuestion) and len(entry.items) == 2:
            yield found("question.two-in-order", entry.place)


def _folded(text: str) -> str:
    """A text without what nobody hears: capitals, spaces, quotation marks, the full stop at its end."""
    return _UNSAID.sub("", text.casefold()).rstrip(".,;:!")


def _alike(entry: QuestionEntry) -> Iterator[Problem]:
    """Options that differ in capitals, spaces and quotation marks alone."""
    options: Sequence[Text] = ()
    if isinstance(entry, ChoiceQuestion | ChoicesQuestion):
        options = entry.options
    elif isinstance(entry, MatchQuestion):
        options = tuple(pair.right for pair in entry.pairs)
    for one, other in combinations(options, 2):
        if one != other and _folded(one) == _folded(other):
            yield found("question.alike", other.place, one=one, other=other)


def _true_distractors(entry: QuestionEntry, node: AnyQuestion | None) -> Iterator[Problem]:
    """Words that are meant to fit nowhere and fit somewhere."""
    right: set[str] = set()
    if isinstance(entry, MatchQuestion):
        right = {_folded(pair.right) for pair in entry.pairs}
    elif isinstance(node, Gaps):
        right = {_folded(answer) for piece in node.pieces if isinstance(piece, Gap) for answer in piece.answers}
    for word in entry.extra if isinstance(entry, MatchQuestion | GapsQuestion) else ():
        if _folded(word) in right:
            yield found("question.true-distractor", word.place, option=word)


def _options(entry: ChoiceQuestion | ChoicesQuestion, language: Language) -> Iterator[Problem]:
    """Right options that are told by their length, too many options, options that speak of the others."""
    answers = (entry.answer,) if isinstance(entry, ChoiceQuestion) else entry.answers
    right = [option for option in entry.options if option in answers]
    wrong = max((len(option) for option in entry.options if option not in answers), default=0)
    shortest = min(map(len, right), default=0)
    if wrong and shortest > LONG and shortest > TOO_LONG * wrong:
        yield found("question.length", right[0].place, times=f"{shortest / wrong:.1f}")
    if len(entry.options) > MOST_OPTIONS:
        yield found("question.many-options", entry.options[MOST_OPTIONS].place, count=len(entry.options))
    for option in entry.options if not entry.fixed else ():
        if language.names_other_options(option):
            yield found("question.other-options", option.place, option=option)


def _quoted(entry: ChoiceQuestion) -> Iterator[Problem]:
    """The one wrong option that stands in the passage of the answer, when nothing of the right one stands there.

    Two of them, and the question asks what is not so; a word of the right one, and the passage speaks of it.
    """
    quotes = "\n".join(each.quote for each in entry.origin if isinstance(each, Quoted)).casefold()
    if not quotes or any(_stem(word) in quotes for word in _WORD.findall(entry.answer.casefold())):
        return
    there = [option for option in entry.options if option != entry.answer and _stands_in(option, quotes)]
    if len(there) == 1:
        yield found("question.quoted", there[0].place, option=there[0])


def _stands_in(option: str, quotes: str) -> bool:
    words = r"\s+".join(map(re.escape, option.casefold().split()))
    return re.search(rf"(?<![\w,.]){words}(?!\w|[,.]\d)", quotes) is not None


def _stem(word: str) -> str:
    return word[:STEM] if word.isalpha() else word


def _points(entry: QuestionEntry) -> Iterator[Problem]:
    """Points typed for a question that are not those of its rubric, its parts, or its usual level."""
    parts = (entry.core,) if isinstance(entry, TieredQuestion) else (
        *getattr(entry, "rubric", ()), *getattr(entry, "parts", ()))  # fmt: skip
    worth = sum(part.points for part in parts)
    if parts and entry.points not in (None, worth):
        yield found("question.points-sum", entry.place, said=entry.points, sum=worth)

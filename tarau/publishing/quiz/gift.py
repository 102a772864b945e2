"""GIFT: Moodle's plain text format, which other platforms read too (docs.moodle.org, "GIFT format").

It has no points, no hints, no files and no notes for the teacher; what is lost is said for each question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from ...chapter import Chapter
from ...rendering import Pieces
from .items import Entry, Fill, Item, Note, Number, Open, Pairs, Parts, Pick, Truth, Typed, Written, apart
from .items import Sequence as InOrder
from .markup import figure, fit, with_blanks, words

NAME = "quiz.gift"
#: The signs that mean something in GIFT.
_SPECIAL = re.compile(r"([\\~=#{}:])")
_SPACE = re.compile(r"\s+")
#: What stands in a text for a place to fill in: as long for every answer.
LINE = "_____"
#: What joins a pair.
ARROW = "->"


def gift(entries: Sequence[Entry], chapter: Chapter, pieces: Pieces) -> Written:
    """All questions of a chapter, in a category for each section."""
    lines: list[str] = []
    notes: dict[str, tuple[Note, ...]] = {}
    missing, section = set(), ""
    for entry in entries:
        id = entry.question.id
        if _needs_picture(entry):
            notes[id] = (Note("quiz-note-needs-picture"),)
            missing.add(id)
            continue
        if entry.question.section != section:
            section = entry.question.section
            path = (_flat(name).replace("/", "//") for name in (pieces.plain(chapter.title), pieces.section(section)))
            lines.append(f"$CATEGORY: $course$/top/{'/'.join(path)}\n")
        items = [one for item in entry.items for one in _simple(item)]
        lines += [_question(item) for item in items]
        notes[id] = tuple(dict.fromkeys((*entry.notes, *_lost(entry, items))))
    return Written(NAME, fit("\n".join(lines)).encode("utf-8"), notes, frozenset(missing))


def _needs_picture(entry: Entry) -> bool:
    """Whether a question cannot be answered without its picture: work on a map, and what no words can stand for. The
    words of a crossword can be asked for without its grid."""
    shown = [shown for item in entry.items for shown in item.material if shown.pictures]
    kind = entry.question.KIND
    return kind != "crossword" and any(kind == "map-task" or not each.bare for each in shown)


def _simple(item: Item) -> Iterator[Item]:
    """An item as questions that the format has: one for each part, and for each blank of a text without a bank."""
    for one in apart(item):
        task = one.task
        if isinstance(task, Fill) and not task.bank:
            yield from (_typed(_one_blank(one, task, at)) for at in range(len(task.blanks)))
        else:
            yield _typed(one)


def _typed(item: Item) -> Item:
    """An item whose answers to type have no arrow, which would make pairs of them; without any a teacher marks it."""
    if not isinstance(item.task, Typed):
        return item
    answers = tuple(answer for answer in item.task.answers if ARROW not in answer)
    return replace(item, task=Typed(answers) if answers else Open(item.solution, 1))


def _one_blank(item: Item, task: Fill, at: int) -> Item:
    """One blank of a text, in which it alone is asked for."""
    number = at + 1
    text = with_blanks(task.html, lambda n: f"<strong>({number}) {LINE}</strong>" if n == at else LINE)
    one = replace(item, ask=f"{item.ask}</p>{text}<p>", task=Typed(task.blanks[at]), points=1)
    if len(task.blanks) == 1:
        return replace(one, points=item.points)
    return replace(
        one,
        id=f"{item.id}-{number}",
        idnumber=f"{item.idnumber}-{number}",
        name=f"{item.name} ({number})",
        ask=f"{one.ask}({number})",
    )


def _lost(entry: Entry, items: Sequence[Item]) -> Iterator[Note]:
    """What the format cannot hold of a question."""
    whole = entry.items[0]
    if len(items) > len(entry.items):
        yield Note("quiz-note-parts", (("count", len(items)),))
    if isinstance(whole.task, InOrder):
        yield Note("quiz-note-order-as-pairs")
    if isinstance(whole.task, Fill) and whole.task.bank:
        yield Note("quiz-note-gaps-as-pairs")
    split = isinstance(whole.task, Fill) and not whole.task.bank and entry.question.points != len(items)
    if split or any(item.points != 1 for item in items):
        yield Note("quiz-note-points", (("points", entry.question.points),))
    if any(shown.pictures for item in entry.items for shown in item.material):
        yield Note("quiz-note-picture")
    if any(item.hint for item in items):
        yield Note("quiz-note-hint")
    if whole.commentary:
        yield Note("quiz-note-commentary")
    if any(isinstance(item.task, Open) for item in items):
        yield Note("quiz-note-model")
    elif whole.feedback and not isinstance(whole.task, Truth | Pick):
        yield Note("quiz-note-feedback-for-all")
    if isinstance(whole.task, Pairs) and any("<" in right for right in whole.task.rights):
        yield Note("quiz-note-markup")


# ------------------------------------------------------------------------------------------------ one question


def _question(item: Item) -> str:
    """A question with what it is looked up by; a blank line ends it."""
    tags = " ".join(f"[tag:{_tag(tag)}]" for tag in item.tags)
    stem = f"[html]{_escaped(_stem(item))}"
    general = " ".join(filter(None, _general(item)))
    after = f"\n####{_escaped(general)}" if general else ""
    return f"// [id:{_tag(item.idnumber)}] {tags}\n::{_escaped(item.name)}::{stem}{{{_answers(item)}{after}}}\n"


def _tag(text: str) -> str:
    return _flat(text).replace("[", "(").replace("]", ")")


def _general(item: Item) -> tuple[str, ...]:
    """What is said afterwards, whatever the answer was. An essay's model answer is the teacher's, who marks it."""
    task = item.task
    if isinstance(task, Open):
        return ()
    if isinstance(task, Truth):
        return task.correction, item.solution
    return item.solution, "" if isinstance(task, Pick) else item.feedback


def _stem(item: Item) -> str:
    """What is asked; in a text with a bank the blanks are numbered, and the numbers are matched with the words."""
    task = item.task
    text = with_blanks(task.html, lambda at: f"({at + 1}) {LINE}") if isinstance(task, Fill) else ""
    return item.bare_stem + text


def _answers(item: Item) -> str:
    task = item.task
    wrong = f"#{_escaped(item.feedback)}" if item.feedback else ""
    match task:
        case Pick():
            return _picked(task, wrong)
        case Truth():
            return f"{'TRUE' if task.right else 'FALSE'}{wrong}"
        case InOrder():
            return _matched([(thing, str(rank + 1)) for thing, rank in zip(task.items, task.right, strict=True)], ())
        case Pairs():
            pairs = [(left, words(task.rights[at])) for left, at in zip(task.lefts, task.right, strict=True)]
            return _matched(pairs, [words(right) for at, right in enumerate(task.rights) if at not in task.right])
        case Fill():
            used = [answers[0] for answers in task.blanks]
            pairs = [(f"({number})", word) for number, word in enumerate(used, 1)]
            return _matched(pairs, [word for word in task.bank if word not in used])
        case Number():
            return f"#{figure(task.value)}:{figure(task.tolerance)}"
        case Typed():
            return "\n" + "\n".join(f"={_weighted(_escaped(answer), '100')}" for answer in task.answers)
        case Open():
            return ""
        case Parts():
            raise TypeError("an item of several parts is taken apart before it is written")
        case _:
            assert_never(task)


def _picked(task: Pick, wrong: str) -> str:
    if task.single:
        good, bad = "=", "~"
        options = [
            _weighted(_escaped(option), "100" if at in task.right else "0") for at, option in enumerate(task.options)
        ]
    else:
        good = f"~%{_percent(len(task.right))}%"
        bad = f"~%-{_percent(len(task.options) - len(task.right))}%"
        options = [_escaped(option) for option in task.options]
    return "\n" + "\n".join(
        f"{good}{option}" if at in task.right else f"{bad}{option}{wrong}" for at, option in enumerate(options)
    )


def _percent(count: int) -> str:
    return f"{100 / max(1, count):.5f}".rstrip("0").rstrip(".")


def _weighted(text: str, weight: str) -> str:
    """A text that begins with a percent sign would be read as a weight: it is given one before it."""
    return f"%{weight}%{text}" if text.startswith("%") else text


def _matched(pairs: Sequence[tuple[str, str]], extra: Sequence[str]) -> str:
    """Pairs, and words on the right that belong to nothing. In HTML an arrow of the text's own is no such sign."""
    rows = [*pairs, *(("", right) for right in extra)]
    return "\n" + "\n".join(f"={_escaped(left)} {ARROW} {_escaped(right)}" for left, right in rows)


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _escaped(text: str) -> str:
    """A text on one line, with what means something in GIFT behind a backslash."""
    return _SPECIAL.sub(r"\\\1", _flat(text))

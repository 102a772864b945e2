"""From the questions of a chapter to what platforms take: each kind of node becomes the task nearest to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import assert_never

from ...chapter import (
    AnyQuestion,
    Chapter,
    Choice,
    Choices,
    Classify,
    CompareSources,
    Crossword,
    Essay,
    Extended,
    FigureReading,
    Gap,
    Gaps,
    MapTask,
    Match,
    Numeric,
    Order,
    QuestionPart,
    RubricLine,
    Short,
    SourceAnalysis,
    TableCompletion,
    Tiered,
    TierTask,
    TrueFalse,
)
from ...rendering import Pieces, Shown
from .items import Entry, Fill, Item, Note, Number, Open, Pairs, Part, Parts, Pick, Task, Truth, Typed
from .items import Sequence as InOrder

#: The most words of an answer that a pupil can be expected to type as it is accepted; a longer one a teacher marks.
MOST_TYPED = 5
#: The most letters of what is asked in the name of a question.
NAME = 60


def entries(chapter: Chapter, pieces: Pieces) -> tuple[Entry, ...]:
    """Every question of the bank, in the order of their numbers."""
    groups = chapter.questions.groups if chapter.questions else ()
    questions = sorted((question for _, group in groups for question in group), key=lambda each: each.number)
    return tuple(_entry(question, chapter, pieces) for question in questions)


def _entry(question: AnyQuestion, chapter: Chapter, pieces: Pieces) -> Entry:
    items, notes = _items(question, chapter, pieces)
    if question.about:
        blank = isinstance(question, MapTask)
        shown = pieces.shown(question.about, blank=blank)
        if shown is None:
            notes = (*notes, Note("quiz-note-not-shown"))
        else:
            items = tuple(replace(item, material=(shown, *item.material)) for item in items)
    if isinstance(question, MapTask):
        notes = (*notes, Note("quiz-note-drawing"))
    return Entry(question, items, notes)


def _items(question: AnyQuestion, chapter: Chapter, pieces: Pieces) -> tuple[tuple[Item, ...], tuple[Note, ...]]:
    item = _head(question, chapter, pieces)
    if isinstance(question, Tiered):
        tiers = {"support": question.support, "core": question.core, "challenge": question.challenge}
        made = (_tier(item, name, tier, pieces) for name, tier in tiers.items())
        return tuple(made), (Note("quiz-note-tiers"),)
    notes: tuple[Note, ...] = ()
    if isinstance(question, Crossword):
        item = replace(item, material=(pieces.grid(question),))
        notes = (Note("quiz-note-grid"),)
    elif isinstance(question, Numeric) and question.unit:
        unit = pieces.label("unit-of-answer", unit=pieces.text(question.unit))
        item = replace(item, ask=f"{item.ask} {unit}")
    elif isinstance(question, SourceAnalysis):
        item = replace(item, material=(_passage(question, pieces),))
    elif isinstance(question, CompareSources):
        html = "".join(pieces.side(side) for side in question.sides)
        item = replace(item, material=(Shown(html, (), html),))
    elif isinstance(question, Essay) and question.plan:
        plan = "".join(f"<li>{pieces.words(line)}</li>" for line in question.plan)
        item = replace(item, ask=f"{item.ask}</p><ol>{plan}</ol><p>")
    task = _task(question, pieces)
    if isinstance(question, Short) and isinstance(task, Open):
        notes = (*notes, Note("quiz-note-by-hand", (("words", MOST_TYPED),)))
    return (replace(item, task=task),), notes


def _head(question: AnyQuestion, chapter: Chapter, pieces: Pieces) -> Item:
    """What all items share; the task is put in afterwards."""
    asked = pieces.typed(question.ask)
    short = asked if len(asked) <= NAME else asked[: NAME - 1].rsplit(" ", 1)[0] + "…"
    return Item(
        id=f"q{question.number:03}",
        idnumber=question.id,
        name=f"{question.number}. {short}",
        ask=pieces.words(question.ask),
        task=Typed(()),
        points=question.points,
        tags=_tags(question, chapter),
        hint=pieces.words(question.hint),
        feedback=pieces.words(question.feedback),
        solution=pieces.words(question.solution),
        commentary=pieces.words(question.commentary),
    )


def _tags(question: AnyQuestion, chapter: Chapter) -> tuple[str, ...]:
    """What a teacher looks questions up by; the same words in every language."""
    tags = [
        f"chapter:{chapter.id}",
        f"section:{question.section}",
        f"type:{question.KIND}",
        f"level:{question.level}",
        f"difficulty:{question.difficulty}",
        f"points:{question.points}",
    ]
    if question.minutes:
        tags.append(f"minutes:{question.minutes}")
    if question.objective:
        tags.append(f"objective:{chapter.objectives[question.objective - 1].code or question.objective}")
    if question.made:
        tags.append("made")
    return tuple(tags)


# ------------------------------------------------------------------------------------------------ each kind


def _task(question: AnyQuestion, pieces: Pieces) -> Task:
    match question:
        case Choice():
            return Pick(_all(question.options, pieces), (question.right,), True, question.fixed)
        case Choices():
            return Pick(_all(question.options, pieces), question.right, False, question.fixed)
        case TrueFalse():
            return Truth(question.right, pieces.words(question.correction))
        case Order():
            return InOrder(_all(question.items, pieces), question.right)
        case Match():
            many = len(set(question.right)) < len(question.right)
            return Pairs(_all(question.lefts, pieces), _all(question.rights, pieces), question.right, many)
        case Classify():
            return Pairs(_all(question.items, pieces), _all(question.groups, pieces), question.right, True)
        case Gaps() | TableCompletion() | Crossword():
            return _fill(question, pieces)
        case _:
            return _written(question, pieces)


def _written(
    question: Short | Numeric | Extended | Essay | FigureReading | MapTask | SourceAnalysis | CompareSources | Tiered,
    pieces: Pieces,
) -> Task:
    match question:
        case Short():
            return _short(question, pieces)
        case Numeric():
            return Number(question.value, question.tolerance, pieces.script(question.unit))
        case Extended() | Essay():
            return Open(pieces.words(question.answer), question.lines, _rubric(question.rubric, pieces))
        case FigureReading() | MapTask() | SourceAnalysis() | CompareSources():
            return Parts(tuple(_part(at, part, pieces) for at, part in enumerate(question.parts)))
        case Tiered():
            return Open(pieces.words(question.core.answer), question.core.lines)
        case _:
            assert_never(question)


def _all(several: Sequence[tuple[object, ...]], pieces: Pieces) -> tuple[str, ...]:
    return tuple(pieces.words(words) for words in several)  # type: ignore[arg-type]


def _short(question: Short, pieces: Pieces) -> Typed | Open:
    """An answer that is typed, with and without its full stop; a long one is for the teacher to mark."""
    answer = pieces.typed(question.answer)
    given = [answer.removesuffix("."), answer, *(pieces.script(" ".join(each.split())) for each in question.accepted)]
    typed = tuple(dict.fromkeys(each for each in given if each and len(each.split()) <= MOST_TYPED))
    return Typed(typed) if typed else Open(pieces.words(question.answer), question.lines)


def _fill(question: Gaps | TableCompletion | Crossword, pieces: Pieces) -> Fill:
    blanks: list[tuple[str, ...]] = []

    def blank(answers: Sequence[str]) -> str:
        blanks.append(tuple(pieces.script(" ".join(answer.split())) for answer in answers))
        return f'<blank n="{len(blanks)}"/>'

    if isinstance(question, Crossword):
        clues = [(slot, f"<p>{slot.number}. {pieces.words(slot.clue)} ({len(slot.word)}) ") for slot in question.slots]
        lists = []
        for key, across in (("across", True), ("down", False)):
            lines = [f"{clue}{blank((slot.word,))}</p>" for slot, clue in clues if slot.across is across]
            lists.append(f"<p><strong>{escape(pieces.label(key))}</strong></p>{''.join(lines)}" if lines else "")
        return Fill("".join(lists), tuple(blanks))
    if isinstance(question, TableCompletion):
        heads = "".join(f'<th scope="col">{pieces.words(head)}</th>' for head in question.columns)
        rows = "".join(
            "<tr>"
            + "".join(
                f"<td>{blank(cell.answers) if isinstance(cell, Gap) else pieces.words(cell)}</td>" for cell in row
            )
            + "</tr>"
            for row in question.rows
        )
        return Fill(f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>", tuple(blanks))
    text = "".join(
        blank(piece.answers) if isinstance(piece, Gap) else _spaced(piece, pieces) for piece in question.pieces
    )
    bank = tuple(pieces.script(" ".join(word.split())) for word in question.bank)
    return Fill(f"<p>{text}</p>", tuple(blanks), bank)


def _spaced(words: tuple[object, ...], pieces: Pieces) -> str:
    """The words between two gaps, with the spaces at their ends."""
    text = pieces.plain(words)  # type: ignore[arg-type]
    html = pieces.words(words)  # type: ignore[arg-type]
    before = " " if text[:1].isspace() else ""
    return f"{before}{html}{' ' if html and text[-1:].isspace() else ''}"


def _rubric(lines: Sequence[RubricLine], pieces: Pieces) -> tuple[tuple[str, int], ...]:
    return tuple((pieces.words(line.does), line.points) for line in lines)


def _part(at: int, part: QuestionPart, pieces: Pieces) -> Part:
    task = Open(pieces.words(part.answer), part.lines)
    return Part(pieces.part_letter(at), pieces.words(part.ask), part.points, task)


def _passage(question: SourceAnalysis, pieces: Pieces) -> Shown:
    quoted = "".join(pieces.passage(question.quoted))
    said = f"<p><em>{pieces.words(question.attribution)}</em></p>" if question.attribution else ""
    html = f"<blockquote>{quoted}</blockquote>{said}"
    return Shown(html, (), html)


def _tier(item: Item, name: str, tier: TierTask, pieces: Pieces) -> Item:
    """A task at one level as an item of its own."""
    asked = f"{item.ask}</p><p>{pieces.words(tier.ask)}" if item.ask else pieces.words(tier.ask)
    return replace(
        item,
        id=f"{item.id}-{name}",
        idnumber=f"{item.idnumber}-{name}",
        name=f"{item.name} ({pieces.label(f'tier-{name}')})",
        ask=asked,
        task=Open(pieces.words(tier.answer), tier.lines),
        points=tier.points,
        tags=(*(tag for tag in item.tags if not tag.startswith("points:")), f"points:{tier.points}", f"tier:{name}"),
        hint=" ".join(filter(None, (item.hint, pieces.words(tier.hint)))),
    )

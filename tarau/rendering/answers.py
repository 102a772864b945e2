"""How high the answers of the key will be, before they are measured: their paragraphs as plain words."""

from __future__ import annotations

from collections.abc import Iterator

from ..chapter import (
    AnyQuestion,
    Choice,
    Choices,
    Classify,
    Crossword,
    Essay,
    Extended,
    Gap,
    Gaps,
    Match,
    Numeric,
    Order,
    Short,
    TableCompletion,
    Tiered,
    TrueFalse,
)
from .wording import plain

#: A letter or a number before an answer, and what parts it from the next.
_MARK = "А) "


def paragraphs(question: AnyQuestion) -> Iterator[str]:
    """About what the templates in templates/nodes/answers/ print for a question, paragraph by paragraph."""
    match question:
        case Choice():
            yield _MARK + plain(question.options[question.right])
        case Choices():
            yield from (_MARK + plain(question.options[position]) for position in question.right)
        case TrueFalse():
            yield "0" * 8 + plain(question.correction)
        case Order() | Match():
            yield "00 – " * len(question.right)
        case Classify():
            for group, name in enumerate(question.groups):
                under = [item for item, right in zip(question.items, question.right, strict=True) if right == group]
                yield plain(name) + "".join(_MARK + plain(item) + ", " for item in under)
        case Gaps() | TableCompletion():
            cells = question.pieces if isinstance(question, Gaps) else [cell for row in question.rows for cell in row]
            yield "; ".join(_MARK + ", ".join(gap.answers) for gap in cells if isinstance(gap, Gap))
        case Short():
            yield plain(question.answer)
            yield from ("0" * 34 + "; ".join(question.accepted),) if question.accepted else ()
        case Numeric():
            yield f"{plain(question.answer)} {question.unit} (±{question.tolerance})"
        case _:
            yield from _at_length(question)


def _at_length(question: AnyQuestion) -> Iterator[str]:
    if isinstance(question, Extended | Essay):
        yield plain(question.answer)
        yield from (f"{plain(line.does)} 000000" for line in question.rubric)
        yield from ("0",) if question.rubric else ()
    elif isinstance(question, Tiered):
        tasks = (question.support, question.core, question.challenge)
        yield from ("0" * 16 + plain(task.answer) for task in tasks)
    elif not isinstance(question, Crossword):
        yield from (_MARK + plain(part.answer) for part in getattr(question, "parts", ()))

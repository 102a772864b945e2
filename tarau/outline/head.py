"""What the head of chapter.yaml says, looked at closer than its shape can be: the date, the grade, the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..files import Entries, Value
from ..problems import Place, Problem, error
from .book import ChapterFile

#: The grades of schools in Kazakhstan and in most other countries: 1 to 12.
LAST_GRADE = 12


def head_problems(chapter: ChapterFile, typed: Value) -> Iterator[Problem]:
    """What is wrong with the head of a chapter; `typed` is chapter.yaml, which knows where its numbers stand."""
    if chapter.grade is not None and not 1 <= chapter.grade <= LAST_GRADE:
        message, remedy = "there is no grade {grade}", "write a school grade from 1 to {last}"
        yield error("outline.grade", _place(typed, "grade"), message, remedy, grade=chapter.grade, last=LAST_GRADE)
    if chapter.first_page < 1:
        message, remedy = "a chapter cannot begin on page {page}", "write a number from 1 up"
        yield error("outline.page", _place(typed, "first-page"), message, remedy, page=chapter.first_page)
    if chapter.date and not _is_date(chapter.date):
        message, remedy = "'{date}' is no date", "write a year, a month or a day: 2026, 2026-11 or 2026-11-21"
        yield error("outline.date", chapter.date.place, message, remedy, date=chapter.date)


def _place(typed: Value, name: str) -> Place:
    """Where the value of a key stands."""
    entries = typed.items if isinstance(typed, Entries) else ()
    return next((value.place for key, value in entries if key.text == name), typed.place)


def _is_date(words: str) -> bool:
    """Whether words are a date as PDF and web pages bear it: ISO 8601, as exact as it is known."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", words, re.ASCII):
        return False
    try:
        date.fromisoformat((words + "-01-01")[:10])
    except ValueError:
        return False
    return True

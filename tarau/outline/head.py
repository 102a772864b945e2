"""What the head of chapter.yaml says, looked at closer than its shape can be: the date that products bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..problems import Problem, error
from .book import ChapterFile


def head_problems(chapter: ChapterFile) -> Iterator[Problem]:
    """What is wrong with the head of a chapter."""
    if chapter.date and not _is_date(chapter.date):
        message, remedy = "'{date}' is no date", "write a year, a month or a day: 2026, 2026-11 or 2026-11-21"
        yield error("outline.date", chapter.date.place, message, remedy, date=chapter.date)


def _is_date(words: str) -> bool:
    """Whether words are a date as PDF and web pages bear it: ISO 8601, as exact as it is known."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", words, re.ASCII):
        return False
    try:
        date.fromisoformat((words + "-01-01")[:10])
    except ValueError:
        return False
    return True

"""Where in the chapter a fault of its pages comes from: the page engine knows letters, not the lines of an outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from ..chapter import Chapter
from ..problems import Place, Problem

LETTER = "typeset.letter"


def located(problems: tuple[Problem, ...], chapter: Chapter) -> tuple[Problem, ...]:
    """The same problems; one with a letter that no font has is placed at the first node that holds the letter."""
    return tuple(_located(problem, chapter) if problem.code == LETTER else problem for problem in problems)


def _located(problem: Problem, chapter: Chapter) -> Problem:
    letters = set(str(dict(problem.message.values).get("letters", "")))
    places = (place for text, place in _texts(chapter, chapter.place) if letters & set(text))
    return replace(problem, place=next(places, problem.place))


def _texts(value: object, place: Place) -> Iterator[tuple[str, Place]]:
    """Every text in a value, with the place of the nearest node around it that has one."""
    if isinstance(value, str):
        yield value, getattr(value, "place", place)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, place)
    elif is_dataclass(value) and not isinstance(value, type):
        here = getattr(value, "place", place)
        for field in fields(value):
            yield from _texts(getattr(value, field.name), here)

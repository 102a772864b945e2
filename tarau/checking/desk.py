"""What a good desk editor would find: everything doubtful in a chapter that is not an outright error."""

from __future__ import annotations

from collections.abc import Mapping

from ..chapter import Chapter
from ..cleaning import CleanText
from ..languages import Language
from ..outline import Outline
from ..problems import Problem
from . import grounds, maps, matter, pictures, questions, shares, tasks, wording

__all__ = ["check"]


def check(
    chapter: Chapter, outline: Outline, texts: Mapping[str, CleanText], language: Language
) -> tuple[Problem, ...]:
    """Warnings about a chapter, in the order of their places; none of them stops a build."""
    found = [
        *grounds.without_origin(outline),
        *grounds.unused_sources(outline, texts),
        *matter.terms(chapter, outline),
        *matter.names(chapter, outline),
        *matter.unlisted_persons(chapter, outline, language),
        *matter.abbreviations(chapter, outline, language),
        *tasks.give_away(chapter),
        *tasks.answers_absent(chapter, outline, texts),
        *questions.questions(chapter, outline, language),
        *tasks.unused_questions(outline),
        *tasks.untested_objectives(outline),
        *shares.figures(chapter, outline, language),
        *shares.proportions(chapter, language),
        *shares.events(chapter, outline),
        *pictures.pictures(outline),
        *maps.maps(outline),
        *wording.wording(chapter, outline, texts, language),
    ]
    return tuple(sorted(found, key=lambda problem: problem.place))

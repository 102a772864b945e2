"""Questions: which there are, what is said with them, and how their options stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..chapter import AnyQuestion, Chapter, QuestionSet, Words
from ..languages import Language
from .theme import MILLIMETRE, Theme
from .wording import plain, polished

#: Levels as one, two or three marks.
LEVELS = {"understanding": 1, "application": 2, "higher": 3}


class Questions:
    """The questions of a chapter, as templates ask for them."""

    def __init__(self, chapter: Chapter, language: Language, theme: Theme) -> None:
        self.chapter, self.language, self.theme = chapter, language, theme
        self._told: set[str] = set()

    def names(self) -> tuple[Callable[..., Any], ...]:
        """What templates may call."""
        return (
            self.all_questions,
            self.all_shorter,
            self.ask,
            self.group_title,
            self.level,
            self.option_letter,
            self.told,
        )

    def all_questions(self) -> list[AnyQuestion]:
        """Every question printed anywhere, once, by its number."""
        sets = [node for section in self.chapter.sections for node in section.content if isinstance(node, QuestionSet)]
        if self.chapter.questions:
            sets.append(self.chapter.questions)
        found = {question.id: question for each in sets for _, group in each.groups for question in group}
        return sorted(found.values(), key=lambda question: question.number)

    def group_title(self, group: str) -> str:
        """The heading of a group of questions: a section's name where the group is called after its id."""
        for section in self.chapter.sections:
            if section.id == group:
                mark = self.language.label("section-mark", number=section.number)
                return f"{mark}. {plain(polished(section.title, self.language))}"
        return group

    def ask(self, question: AnyQuestion) -> str:
        """What to do with a question of this kind."""
        return self.language.label(f"instruction-{question.KIND}")

    def told(self, question: AnyQuestion) -> bool:
        """Whether what to do must be said: always where letters or numbers are written, else the first time."""
        if question.KIND in ("order", "match"):
            return True
        first = question.KIND not in self._told
        self._told.add(question.KIND)
        return first

    def level(self, name: str) -> int:
        """A level as one, two or three marks."""
        return LEVELS.get(name, 1)

    def option_letter(self, position: int) -> str:
        """The letter before an option of a test, counting from 0: the letters that number a list in the language."""
        return self.language.upper(self.language.list_letters(position + 1)[-1])

    def all_shorter(self, options: Sequence[Words], than: int) -> bool:
        """Whether the options of a test fit side by side: none has more letters than that, in a column as wide and a
        letter as large as in the textbook; in other ones as many more or fewer as fit."""
        return all(len(plain(option)) <= than * self._room() for option in options)

    def _room(self) -> float:
        """How many more letters a line holds than one of 140 mm in 9.5 pt; a screen is not measured."""
        if self.theme.living:
            return 1.0
        return (self.theme.length("wide") / MILLIMETRE / 140) / (self.theme.length("help-size") / 9.5)

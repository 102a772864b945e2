"""Choosing the questions of a sheet: so many points, the thinking levels in their shares, the types mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ...chapter import AnyQuestion
from .lots import Lots
from .telling import Telling

LEVELS = ("understanding", "application", "higher")
#: Percent of the points where neither a form nor a person says otherwise.
USUAL_SHARES: Mapping[str, int] = {"understanding": 40, "application": 40, "higher": 20}
#: A question of more points than this, and than half of what its level has, waits until nothing smaller fits.
LARGE = 4

#: Points for each question that needs much paper: a table or a map to look at, a source to read, a crossword.
POINTS_PER_BULKY = 20

Key = tuple[str, str, int, str, bool]


def key(question: AnyQuestion, bulky: Collection[str]) -> Key:
    """What questions have in common that may stand for each other in two variants: they are equally hard, and long.

    `bulky` are the ids of those that need much paper.
    """
    return question.level, question.KIND, question.points, question.difficulty, question.id in bulky


@dataclass(slots=True)
class Choosing:
    """Questions chosen one by one; `pool` is in the order of the book."""

    pool: Sequence[AnyQuestion]
    lots: Lots
    variants: int = 1
    bulky: Collection[str] = ()
    most_bulky: int = 1
    telling: Telling = field(default_factory=lambda: Telling({}))
    chosen: list[AnyQuestion] = field(default_factory=list)
    _alike: Counter[Key] = field(init=False)

    def __post_init__(self) -> None:
        self._alike = Counter(self._key(question) for question in self.pool)

    def _key(self, question: AnyQuestion) -> Key:
        return key(question, self.bulky)

    @property
    def points(self) -> int:
        """What has been chosen so far is worth."""
        return sum(question.points for question in self.chosen)

    def take(self, questions: Iterable[AnyQuestion]) -> None:
        """Choose these."""
        self.chosen += questions

    def best(self, among: Iterable[AnyQuestion], count: int) -> list[AnyQuestion]:
        """Up to `count` of some questions, one by one each the most welcome; they are chosen with that."""
        found: list[AnyQuestion] = []
        left = [question for question in among if question not in self.chosen]
        while left and len(found) < count:
            question = min(left, key=self._welcome)
            left.remove(question)
            found.append(question)
            self.chosen.append(question)
        return found

    def fill(self, points: int, shares: Mapping[str, int]) -> None:
        """Choose up to so many points, each level as near its share as the questions allow."""
        self.most_bulky = max(1, points // POINTS_PER_BULKY)
        quotas = _quotas(points, shares)
        for question in self.chosen:
            quotas[question.level] = quotas.get(question.level, 0) - question.points
        spare = 0
        for level in sorted(quotas, key=LEVELS.index, reverse=True):  # what a bank has least of comes first
            spare = self._level(level, quotas[level] + spare)
        while left := [q for q in self._left() if q.points <= points - self.points]:
            self.best(left, 1)

    def _level(self, level: str, quota: int) -> int:
        """Choose for one level; gives the points that are left over."""
        left = quota
        for large in (False, True):
            while fits := [q for q in self._left() if q.level == level and self._fits(q, left, quota, large)]:
                left -= self.best(fits, 1)[0].points
        return left

    def _fits(self, question: AnyQuestion, left: int, quota: int, large: bool) -> bool:
        told = self.telling.against(question, self.chosen)  # waits until the levels have what nothing answers
        return not told and question.points <= left and (large or question.points <= max(LARGE, quota // 2))

    def _left(self) -> list[AnyQuestion]:
        return [question for question in self.pool if question not in self.chosen]

    def _welcome(self, question: AnyQuestion) -> tuple[bool, bool, int, int, int, bytes]:
        """Low is welcome: no answer given away, paper left, a type and a section not yet there, enough like it for all
        variants, the lot."""
        told = self.telling.against(question, self.chosen)
        bulky = question.id in self.bulky and sum(q.id in self.bulky for q in self.chosen) >= self.most_bulky
        kinds = sum(other.KIND == question.KIND for other in self.chosen)
        sections = sum(other.section == question.section for other in self.chosen)
        wanted = self.variants * (1 + sum(self._key(other) == self._key(question) for other in self.chosen))
        lacking = max(0, wanted - self._alike[self._key(question)]) if self.variants > 1 else 0
        return told, bulky, kinds, sections, lacking, self.lots.lot("choose", question.id)


def _quotas(points: int, shares: Mapping[str, int]) -> dict[str, int]:
    """Whole points for each level, by the largest remainders."""
    whole = sum(shares.values()) or 1
    exact = {level: points * share / whole for level, share in shares.items()}
    quotas = {level: int(value) for level, value in exact.items()}
    for level in sorted(exact, key=lambda level: quotas[level] - exact[level]):
        if sum(quotas.values()) < points:
            quotas[level] += 1
    return quotas


def alike(
    blueprint: Sequence[AnyQuestion],
    pool: Sequence[AnyQuestion],
    lots: Lots,
    variants: int,
    bulky: Collection[str] = (),
    telling: Telling | None = None,
) -> list[list[AnyQuestion]]:
    """The questions of each variant: the first is the blueprint, the others have its like in the place of each.

    Two questions are alike in level, type, points and difficulty, so every variant has the same points per level. A
    question stands in two variants only when the pool has too few of its kind, or when what is printed for the others
    answers those that are left.
    """
    telling = telling or Telling({})
    used = Counter(question.id for question in blueprint)
    made = [list(blueprint)]
    wanted = Counter(key(question, bulky) for question in blueprint)
    there = Counter(key(question, bulky) for question in pool)
    scarce_first = sorted(wanted, key=lambda each: there[each] - wanted[each])
    for number in range(2, variants + 1):
        variant: list[AnyQuestion] = []
        for each in scarce_first:
            among = [question for question in pool if key(question, bulky) == each]
            among.sort(key=lambda question: (used[question.id], lots.lot("variant", str(number), question.id)))
            for _ in range(min(wanted[each], len(among))):
                told = [telling.against(question, variant) for question in among]
                variant.append(among.pop(told.index(False) if False in told else 0))
        used.update(question.id for question in variant)
        made.append(variant)
    return made

"""Worksheets: questions of the bank chosen for a sheet, drawn in variants that are equally hard, and numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...chapter import (
    AchievementLine,
    AnyQuestion,
    Block,
    Chapter,
    MapTask,
    MarkLine,
    SheetForm,
    SheetTask,
    SheetVariant,
    SpecificationLine,
    Worksheet,
)
from ...languages import Language
from ...problems import ChapterError, Place, Problem, WrongUse, error, warning
from .choosing import LEVELS, USUAL_SHARES, Choosing, alike
from .filling import contexts_of, required, selected
from .forms import Form, form_names, load_form
from .lots import Lots
from .mixing import mixed
from .referring import as_shown, bulky, referred
from .telling import telling

__all__ = ["Form", "WorksheetWish", "form_names", "load_form", "worksheet"]

#: Points of a sheet when nobody says otherwise: about twenty-five minutes of a lesson.
USUAL_POINTS = 20
#: Variants that a language's letters can name and a class can use.
MOST_VARIANTS = 8


@dataclass(frozen=True, slots=True)
class WorksheetWish:
    """What is asked of a sheet. `points` 0 leaves them to the form, or to the usual number."""

    section: str = ""
    select: tuple[str, ...] = ()
    points: int = 0
    variants: int = 1
    seed: int = 1
    form: str = "plain"
    space: str = "usual"
    qr: str = ""
    tier: str = "core"


def worksheet(chapter: Chapter, language: Language, wish: WorksheetWish) -> tuple[Worksheet, tuple[Problem, ...]]:
    """The sheet that was wished for, and warnings about it.

    Raises WrongUse for what is not there or not possible, at the place of the word that asks for it or at the option
    of the command, and a ChapterError with everything that the bank lacks for the form.
    """
    _possible(wish)
    form = _form(wish)
    lots = Lots(wish.seed)
    pool, named = selected(chapter, wish.section, wish.select, wish.tier)
    if not pool and not named:
        message, remedy = "there is no question to make a worksheet of", "widen the selection, or write questions"
        raise ChapterError(error("worksheet.none", chapter.place, message, remedy))
    choosing = Choosing(pool, lots, wish.variants, bulky(chapter, pool), telling=telling(chapter, (*pool, *named)))
    chosen, warnings = _drawn(form, wish, choosing, named, chapter.place)
    letters = [language.upper(letter) for letter in language.list_letters(len(chosen))] if len(chosen) > 1 else [""]
    variants = tuple(
        _variant(chapter, language, lots, number, letter, questions)
        for number, (letter, questions) in enumerate(zip(letters, chosen, strict=True), 1)
    )
    made = Worksheet(
        _resolved(form, language, variants[0]),
        wish.section,
        wish.seed,
        variants,
        tuple(tuple(_specification(chapter, variant)) for variant in variants),
        wish.space,
        wish.qr,
    )
    return made, tuple(warnings)


def _possible(wish: WorksheetWish) -> None:
    if not 1 <= wish.variants <= MOST_VARIANTS:
        message, remedy = "{count} variants cannot be made", "ask for 1 to {limit}"
        problem = error(
            "worksheet.variants", Place("--variants"), message, remedy, count=wish.variants, limit=MOST_VARIANTS
        )
        raise WrongUse(problem)


def _form(wish: WorksheetWish) -> Form:
    try:
        return load_form(wish.form, getattr(wish.form, "place", Place("--form")))
    except ChapterError as unknown:
        raise WrongUse(*unknown.problems) if unknown.problems[0].code == "worksheet.form" else unknown from None


def _drawn(
    form: Form,
    wish: WorksheetWish,
    choosing: Choosing,
    named: Sequence[AnyQuestion],
    place: Place,
) -> tuple[list[list[AnyQuestion]], list[Problem]]:
    """The questions of each variant, and warnings; raises a ChapterError with all that is missing."""
    pool, lots = choosing.pool, choosing.lots
    choosing.take(named)
    missing = [replace(problem, place=place) for problem in required(choosing, form, form.contexts is not None)]
    fixed = any(items.count is not None for items in form.items)
    points = wish.points or form.points or USUAL_POINTS
    if pool and not fixed:
        shares = {str(share.level): share.percent for share in form.levels} or USUAL_SHARES
        choosing.fill(points, shares)
    blueprint = [question for question in choosing.chosen if question not in named]
    kept = {q.id for q in named} | {q.id for q in pool if form.contexts and (q.about or q.id in choosing.bulky)}
    others = [question for question in pool if question.id not in kept]
    made = [[*named, *each] for each in alike(blueprint, others, lots, wish.variants, choosing.bulky, choosing.telling)]
    used: Counter[str] = Counter()
    for number, variant in enumerate(made, 1):
        if form.contexts:
            found, problem = contexts_of(form, form.contexts, pool, lots, number, used)
            variant.extend(found)
            missing += [replace(problem, place=place)] if problem else []
    if missing:
        raise ChapterError(*dict.fromkeys(missing))
    got = sum(question.points for question in made[0])
    few = pool and not fixed and got < points
    message = "the questions make {found} points, and {points} were asked for"
    remedy = "write more questions, widen the selection, or ask for fewer points"
    warnings = [warning("worksheet.points", place, message, remedy, found=got, points=points)] if few else []
    return made, [*warnings, *(_repeated(made, place) if pool else ())]


def _repeated(variants: Sequence[Sequence[AnyQuestion]], place: Place) -> Iterator[Problem]:
    """A warning when several variants ask the same, because the bank has too few questions that are equally hard."""
    counted = Counter(frozenset(question.id for question in variant) for variant in variants)
    same = sum(count for count in counted.values() if count > 1)
    if same:
        message = "{same} of the {count} variants ask the same questions as another one, only mixed"
        remedy = "write more questions of the same level, type and points, or ask for fewer variants or points"
        yield warning("worksheet.alike", place, message, remedy, same=same, count=len(variants))


# ------------------------------------------------------------------------------------------------ a variant


def _variant(
    chapter: Chapter, language: Language, lots: Lots, number: int, letter: str, questions: Sequence[AnyQuestion]
) -> SheetVariant:
    """The questions in the order of the sheet: from easy to hard, those on the same thing together."""
    units: dict[str, list[AnyQuestion]] = {}
    for question in sorted(questions, key=lambda question: question.number):
        units.setdefault(question.about or question.id, []).append(question)

    def turn(name: str) -> tuple[int, int, bytes]:
        unit = units[name]
        level = min(LEVELS.index(question.level) for question in unit)
        return len(unit) > 1, level, lots.lot("place", str(number), name) if letter else b"%8d" % unit[0].number

    ordered = [question for name in sorted(units, key=turn) for question in units[name]]
    shown: set[tuple[str, bool]] = set()
    tasks = []
    for at, question in enumerate(ordered, 1):
        blank = isinstance(question, MapTask)  # the same map may stand there once with its names and once without
        nodes = [node for node in referred(chapter, question) if (node.id, blank) not in shown]
        shown.update((node.id, blank) for node in nodes)
        printed = mixed(question, lots, str(number), language.names_other_options)
        tasks.append(
            SheetTask(
                replace(printed, number=at, id=f"v{number}-{question.id}"),
                question.id,
                question.number,
                tuple(_called(as_shown(node), number) for node in nodes),
            )
        )
    return SheetVariant(letter, tuple(tasks))


def _called(node: Block, variant: int) -> Block:
    """The node with an id of this variant's own, which the first one need not have."""
    return node if variant == 1 else replace(node, id=f"v{variant}-{node.id}")


# ------------------------------------------------------------------------------------------------ the form, resolved


def _resolved(form: Form, language: Language, variant: SheetVariant) -> SheetForm:
    title = form.title.get(language.tag) or next(iter(form.title.values()), "")
    return SheetForm(
        str(form.name),
        str(title),
        tuple(form.head),
        str(form.document),
        str(form.version),
        tuple(map(str, form.unknown)),
        form.specification,
        form.descriptors,
        form.scores,
        tuple(AchievementLine(each.level, str(each.does.get(language.tag, ""))) for each in form.rubric),
        tuple(_marks(form, variant.points)),
        form.threshold or 0,
        form.minutes or variant.minutes,
    )


def _marks(form: Form, points: int) -> Iterator[MarkLine]:
    """The marks in points: a percentage that falls between two points begins at the upper one."""
    least = [-(-mark.percent * points // 100) for mark in form.marks]
    for at, mark in enumerate(form.marks):
        yield MarkLine(str(mark.mark), least[at], (*least, points + 1)[at + 1] - 1)


def _specification(chapter: Chapter, variant: SheetVariant) -> Iterator[SpecificationLine]:
    """Objective by objective and level by level, which tasks test it; tasks without an objective come last."""
    lines: dict[tuple[int, int], list[SheetTask]] = {}
    for task in variant.tasks:
        named = task.question.objective or len(chapter.objectives) + 1
        lines.setdefault((named, LEVELS.index(task.question.level)), []).append(task)
    for (number, level), tasks in sorted(lines.items()):
        objective = chapter.objectives[number - 1] if number <= len(chapter.objectives) else None
        yield SpecificationLine(
            objective.content if objective else (),
            objective.code if objective else "",
            LEVELS[level],
            tuple(task.question.number for task in tasks),
            sum(task.question.points for task in tasks),
        )

"""What a form asks for against what the bank holds: the pool, the questions that must be there, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...chapter import AnyQuestion, Chapter, Choice, Choices, Tiered
from ...problems import Place, Problem, WrongUse, error, near
from .choosing import LEVELS, Choosing
from .forms import Form, FormContexts, FormItems
from .lots import Lots

#: Question types by the name that questions.yaml has for them.
KINDS = (
    "choice", "choices", "true-false", "order", "match", "cause-effect", "classify", "gaps", "complete-table",
    "crossword", "short", "numeric", "extended", "essay", "reading", "map-task", "source-analysis", "compare-sources",
    "tiered",
)  # fmt: skip


def bank(chapter: Chapter, tier: str) -> tuple[AnyQuestion, ...]:
    """Every question of the chapter, in the order of the book; a differentiated task is worth what its tier is."""
    groups = chapter.questions.groups if chapter.questions else ()
    return tuple(_worth(question, tier) for _, group in groups for question in group)


def _worth(question: AnyQuestion, tier: str) -> AnyQuestion:
    if not isinstance(question, Tiered):
        return question
    tiers = {"support": question.support, "core": question.core, "challenge": question.challenge}
    several = tier not in tiers
    return replace(question, points=sum(each.points for each in tiers.values()) if several else tiers[tier].points)


def selected(
    chapter: Chapter, section: str, select: Sequence[str], tier: str
) -> tuple[tuple[AnyQuestion, ...], tuple[AnyQuestion, ...]]:
    """The pool of a selection, and the questions that it names one by one.

    `select` mixes levels, types and ids: a question is in the pool when its level and its type are among those named.
    Raises WrongUse for words that are none of them, and for a section that there is not.
    """
    questions = bank(chapter, tier)
    ids = {question.id: question for question in questions}
    sections = [part.id for part in chapter.sections]
    problems: list[Problem] = []
    if section and section not in sections:
        message = "there is no section '{id}'"
        place = getattr(section, "place", Place("--section"))
        problems.append(error("worksheet.section", place, message, near(section, sections), id=section))
    for word in select:
        if word not in (*LEVELS, *KINDS, *ids):
            message = "'{word}' is no level, no type and no id of a question"
            remedy = near(word, (*LEVELS, *KINDS, *ids))
            if remedy.template.startswith("write one of"):  # a bank has too many ids to read them all
                remedy = near("", (*LEVELS, *KINDS))
            place = getattr(word, "place", Place("--select"))
            problems.append(error("worksheet.select", place, message, remedy, word=word))
    if problems:
        raise WrongUse(*problems)
    levels = [word for word in select if word in LEVELS]
    kinds = [word for word in select if word in KINDS]
    named = tuple(ids[word] for word in dict.fromkeys(select) if word in ids)
    only_named = bool(named) and not levels and not kinds
    pool = tuple(
        question
        for question in questions
        if (not section or question.section == section)
        and (not levels or question.level in levels)
        and (not kinds or question.KIND in kinds)
        and not only_named
    )
    return pool, named


def required(choosing: Choosing, form: Form, contexts: bool) -> Iterator[Problem]:
    """Choose what a form fixes by number and type; gives a problem for each thing that the pool has too little of.

    `contexts` is whether whatever must be looked at is kept for the form's contexts.
    """
    kept = {q.id for q in choosing.pool if contexts and (q.about or q.id in choosing.bulky)}
    for items in form.items:
        among = [q for q in choosing.pool if _fits(q, items) and q.id not in kept]
        wanted = items.count if items.count is not None else items.least or 0
        found = choosing.best(among, wanted)
        if len(found) < wanted:
            yield _missing(form, items, wanted, len(found))


def contexts_of(
    form: Form, wish: FormContexts, pool: Sequence[AnyQuestion], lots: Lots, number: int, used: Counter[str]
) -> tuple[list[AnyQuestion], Problem | None]:
    """The questions of a variant's contexts, or what is missing for them. `used` counts contexts of other variants."""
    about: dict[str, list[AnyQuestion]] = {}
    for question in pool:
        if question.about and _fits(question, wish):
            about.setdefault(question.about, []).append(question)
    full: Mapping[str, list[AnyQuestion]] = {id: each for id, each in about.items() if len(each) >= wish.items}
    if len(full) < wish.count:
        message = "the form '{form}' asks for {count} texts or tables with {items} questions of the type {kinds} each; there are {found}"  # noqa: E501
        remedy = "write such questions with the same 'about', or choose another section or form"
        values = {"form": form.name, "count": wish.count, "items": wish.items, "found": len(full)}
        return [], error("worksheet.contexts", Place("questions.yaml"), message, remedy,
                         kinds=_kinds(wish), **values)  # fmt: skip
    ids = sorted(full, key=lambda id: (used[id], lots.lot("context", str(number), id)))[: wish.count]
    used.update(ids)
    chosen: list[AnyQuestion] = []
    for id in ids:
        chosen += lots.drawn(full[id], lambda question: question.id, "item", str(number))[: wish.items]
    return chosen, None


def _fits(question: AnyQuestion, wish: FormItems | FormContexts) -> bool:
    options = len(question.options) if isinstance(question, Choice | Choices) else 0
    return (
        question.KIND in wish.kinds
        and (wish.options is None or options == wish.options)
        and (wish.points is None or question.points == wish.points)
    )


def _missing(form: Form, items: FormItems, wanted: int, found: int) -> Problem:
    message = "the form '{form}' asks for {count} questions of the type {kinds}; there are {found}"
    remedy = "write {missing} more, or choose another section or form"
    values = {"form": form.name, "count": wanted, "found": found, "missing": wanted - found, "kinds": _kinds(items)}
    return error("worksheet.items", Place("questions.yaml"), message, remedy, **values)


def _kinds(wish: FormItems | FormContexts) -> str:
    """The types in words that need no translation: `choice (4 options, 1 p.)` is said by numbers alone."""
    more = [f"{name}={value}" for name, value in (("options", wish.options), ("points", wish.points)) if value]
    return "/".join(wish.kinds) + (f" ({', '.join(more)})" if more else "")

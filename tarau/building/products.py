"""From a chapter to its products: each edition in a child process, all of them written when all have succeeded."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ..chapter import Chapter
from ..files import Folder, write_all
from ..problems import ChapterError, Place, Problem, WrongUse, error
from .cache import Cache, engine_key, files_key, key, versions
from .ebooks import ebook_product
from .judgement import Court, as_json, remarks_of_judges, unjudged
from .limits import Failure, Fault, run_all
from .locating import located
from .remarks import page_warnings, with_report
from .setting import reader, set_pages
from .sharing import KeptPages, in_turn, kept_pages
from .standing import address, refuse_other
from .teaching import teachers_product
from .texts import results

if TYPE_CHECKING:  # the rooms behind these names load large libraries, which a build of nothing new does not need
    from ..publishing import CleanedSource, Product
    from ..rendering import Edition
    from .chapters import Draft

Progress = Callable[[str, str], None]
"""Told what is at work (a chapter or CHAPTER/EDITION) and what it does, in a word of the message catalogues."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of an edition: where it was written, whether it had to be made, and its facts."""

    chapter: str
    edition: str
    path: Path
    made: bool
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a chapter: a report on each edition, and the warnings about its text and its pages."""

    reports: tuple[Report, ...]
    warnings: tuple[Problem, ...]


def build(
    folder: Folder,
    home: Path,
    names: Sequence[str] = (),
    *,
    out: Path | None = None,
    script: str = "",
    jobs: int = 2,
    judges: bool = False,
    progress: Progress = lambda what, does: None,
) -> Built:
    """The products of a chapter in `out` (`home`/dist/CHAPTER), made or found unchanged.

    `names` are the editions; left out, those of chapter.yaml or the default ones. `script` (`latn`, `latn-eng`) prints
    them in another script of the chapter's language, under names of their own: `textbook-latn`. With `judges` the
    judges from outside look at what is there then, and their remarks are among the warnings, some of them errors.
    Raises a ChapterError with all that is wrong, and then nothing has been written; raises a `Fault` for a mistake of
    our own.
    """
    cache = Cache(home / ".tarau" / "cache")
    names = tuple(dict.fromkeys(names))
    content = content_of(folder)
    progress(folder.label, "reading")
    made_from = key("plan", content, folder.label, script, *names)
    plan = cache.kept(made_from, lambda: _plan(folder, cache, content, names, script))
    target = out or home / "dist" / plan.chapter
    if out is None:
        refuse_other(folder, home, plan.chapter)
    asked = [item.name for item in plan.items]
    reports = {name: report for name in asked if (report := unchanged(target, plan.chapter, name, content))}
    stale = tuple(item for item in plan.items if item.name not in reports)
    if stale:
        from ..publishing import provenance

        drafts = {item.script: draft_of(folder, cache, content, item.script) for item in stale}
        orders = {item.name: _ordered(item, drafts[item.script]) for item in stale}
        usual = draft_of(folder, cache, content, "").chapter
        traced = (("provenance.json", provenance(usual)),)
        answered = (("provenance.answers.json", provenance(usual, answers=True)),)
        shared = {
            name: traced + (answered if edition.answers != "none" else ()) for name, (_, edition) in orders.items()
        }
        reports |= make(orders, target, home, content, jobs, progress, shared)
    made_or_kept = tuple(reports[name] for name in asked)
    if judges:
        court = Court(home, target, lambda what, does: progress(f"{folder.label}/{what}", does))
        made_or_kept = tuple(court.judged(report) for report in made_or_kept)
    return Built(made_or_kept, (*plan.warnings, *_remarks(made_or_kept, home)))


def _remarks(reports: Sequence[Report], home: Path) -> Iterator[Problem]:
    """What there is to be said of the products: of their pages, once where editions have the same, and by the judges
    who have looked at them."""
    told: set[str] = set()
    for report in reports:
        on_pages = json.dumps([report.facts.get("findings", ()), report.facts.get("measures", ())])
        if on_pages not in told:
            yield from page_warnings(report.edition, report.facts)
        told.add(on_pages)
        shown = report.path.relative_to(home) if report.path.is_relative_to(home) else report.path
        yield from remarks_of_judges(report.facts, Place(shown.as_posix()))


@dataclass(frozen=True, slots=True)
class _Item:
    """A product to be made: what it is called, the edition that it is, and the script when it is not the usual one."""

    name: str
    edition: str
    script: str
    sheet: str = ""
    """For the key of a worksheet, the name of the sheet."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be made of a chapter: enough to see, without reading it again, that nothing has changed."""

    chapter: str
    items: tuple[_Item, ...]
    warnings: tuple[Problem, ...]


def _plan(folder: Folder, cache: Cache, content: str, names: tuple[str, ...], script: str) -> _Plan:
    from ..rendering import default_editions, load_edition

    problems: list[Problem] = []

    def look_for(name: str, asked_at: Place) -> None:
        try:
            load_edition(name, asked_at)
        except ChapterError as unknown:
            problems.extend(unknown.problems)

    for name in names:
        look_for(name, Place("--edition"))
    if problems:
        raise WrongUse(*problems)
    made = draft_of(folder, cache, content, script)
    for name in made.chapter.editions:
        look_for(name, getattr(name, "place", made.chapter.place))
    if problems:
        raise ChapterError(*problems)
    told = made.chapter.questions or any(section.lesson for section in made.chapter.sections)
    usual = (name for name in default_editions() if told or not _only_answers(name))
    items = (item for name in names or made.chapter.editions or tuple(usual) for item in _items(name, script))
    return _Plan(made.chapter.id, tuple(items), made.warnings)


def _items(name: str, script: str) -> Iterator[_Item]:
    """An edition's product; with a worksheet its key."""
    from ..rendering import load_edition

    edition = load_edition(name, Place(name))
    called, script = f"{name}-{script}" if script else name, script or edition.script or ""
    yield _Item(called, name, script)
    if edition.scope == "worksheet":
        yield _Item(f"{called}.key", name, script, called)


def _only_answers(name: str) -> bool:
    """Whether an edition has nothing of its own but answers: a chapter without questions is not made into it."""
    from ..rendering import load_edition

    edition = load_edition(name, Place(name))
    return edition.answers == "only" or (bool(edition.pages_of) and edition.audience == "teacher")


def _ordered(item: _Item, made: Draft) -> tuple[Draft, Edition]:
    """What a product is made of: a chapter and its edition, or a worksheet of the chapter, or the key of one."""
    from ..rendering import load_edition

    edition = load_edition(item.edition, Place(""))
    if edition.scope != "worksheet":
        return made, edition
    from .worksheets import sheet_orders

    return sheet_orders(item.sheet or item.name, made, edition)[0][item.name]


def content_of(folder: Folder) -> str:
    """The key of all that the products of a chapter are made from: its files and the engine."""
    return key(files_key(folder, folder.names()), engine_key())


def draft_of(folder: Folder, cache: Cache, content: str, script: str) -> Draft:
    """The chapter in a folder, to be printed in `script`; kept in the cache while its `content` stays the same."""
    from .chapters import draft

    kept = cache.kept(key("draft", content, folder.label, script), lambda: draft(folder, cache, script))
    return dataclasses.replace(kept, folder=folder)


def make(
    orders: Mapping[str, tuple[Draft, Edition]],
    target: Path,
    home: Path,
    content: str,
    jobs: int,
    progress: Progress,
    shared: Mapping[str, tuple[tuple[str, bytes], ...]] | None = None,
) -> dict[str, Report]:
    """A report on each product made in `target`: by its name, of which draft and in which edition.

    `shared` are files, by name, that belong to each product besides its own and are written with it. Raises a
    ChapterError with what was wrong in any of the products, and then nothing has been written.
    """
    reports: dict[str, Report] = {}
    files: dict[Path, bytes] = {}
    for name, made in _products(orders, home, content, jobs, progress).items():
        product = dataclasses.replace(made, beside=(*made.beside, *(shared or {}).get(name, ())))
        draft, edition = orders[name]
        report = reports[name] = _report(target, draft, edition, home, name, product, content)
        files[report.path] = product.data
        files |= {target / beside: data for beside, data in product.beside}
        files[target / f"{name}.report.json"] = as_json(report.facts)
    write_all(files)
    return reports


def _products(
    orders: Mapping[str, tuple[Draft, Edition]], home: Path, content: str, jobs: int, progress: Progress
) -> dict[str, Product]:
    """The products that were ordered, or a ChapterError with what was wrong in any of them."""
    from ..publishing import Product

    fonts = home / ".tarau" / "fonts"
    kept = {name: kept_pages(home, content, edition, made) for name, (made, edition) in orders.items()}
    tasks = {name: (made, name, edition, fonts, kept[name]) for name, (made, edition) in orders.items()}
    products: dict[str, Product] = {}
    problems: list[Problem] = []

    def tell(name: object, does: str) -> None:
        progress(f"{orders[str(name)][0].folder.label}/{name}", does)

    failed: set[KeptPages | None] = set()
    for batch in in_turn(tasks, orders, kept):
        able = {name: task for name, task in batch.items() if kept[name] is None or kept[name] not in failed}
        for name, result in run_all(_make, able, jobs, tell):
            if isinstance(result, Product):
                products[name] = result
            else:
                problems += _why(result, orders[name][0].chapter, name)
                failed.add(kept[name])
    if problems:
        raise ChapterError(*dict.fromkeys(problems))
    return products


def _why(failure: Failure, chapter: Chapter, name: str) -> tuple[Problem, ...]:
    if failure.error:
        return failure.error.problems
    if failure.limit:
        message = "the edition '{edition}' needed more time or memory than a chapter may"
        remedy = "look for a very long paragraph, table or picture and split it"
        return (error("build.limit", chapter.place, message, remedy, edition=name),)
    raise Fault(failure.trace)


def _make(
    made: Draft, name: str, edition: Edition, fonts: Path, kept: KeptPages | None, say: Callable[[str], None]
) -> Product:
    """One edition of a chapter; runs in a child process."""
    from ..publishing import publish, publish_quiz
    from ..rendering import Pieces, needs_pages, render, sheet_pages

    read = reader(made.folder)
    if edition.format == "quiz":
        say("rendering")
        return publish_quiz(made.chapter, name, Pieces(made.chapter, edition, made.language, made.folder), read)
    if edition.format == "docx":
        from .word import word_product

        return word_product(made, name, edition, fonts, say)
    if edition.format == "epub":
        return ebook_product(made, name, edition, kept, fonts, say)
    if not needs_pages(edition):
        say("rendering")
        html = render(made.chapter, edition, made.language, made.folder)
        return publish(made.chapter, name, edition.format, html, None, read)
    try:
        if edition.pages_of and kept:
            return teachers_product(made, name, edition, kept, fonts, say)
        done = (
            kept.pages(lambda: set_pages(made, edition, fonts, say)) if kept else set_pages(made, edition, fonts, say)
        )
    except ChapterError as refused:
        raise ChapterError(*located(refused.problems, made.chapter)) from refused
    cleaned = _cleaned(made) if edition.standard == "a-3a" else {}
    product = publish(made.chapter, name, edition.format, done.html, done.pages, read, cleaned, edition.standard)
    if made.chapter.worksheet and edition.imposition == "2-up":
        product = _two_up(product, sheet_pages(made.chapter.worksheet, done.pages.map))
    return with_report(product, name, made, done)


def _cleaned(made: Draft) -> dict[str, CleanedSource]:
    """What cleaning made of the sources of a chapter, as its archive holds it."""
    from ..publishing import CleanedSource

    return {id: CleanedSource(*(data for _, data in results(text.source, text))) for id, text in made.texts.items()}


def _two_up(product: Product, pages: Sequence[tuple[int, int]]) -> Product:
    from ..publishing import two_up
    from .worksheets import side_by_side

    places = side_by_side(pages)
    facts = tuple(("pages", len(places)) if name == "pages" else (name, fact) for name, fact in product.facts)
    return dataclasses.replace(product, data=two_up(product.data, places), facts=facts)


def _report(
    target: Path, made: Draft, edition: Edition, home: Path, name: str, product: Product, content: str
) -> Report:
    told = dict(product.facts)
    facts = {
        "chapter": made.chapter.id,
        "folder": address(made.folder, home),
        "edition": name,
        "standard": edition.standard,
        "product": product.name,
        "sha256": sha256(product.data).hexdigest(),
        "bytes": len(product.data),
        "beside": {beside: sha256(data).hexdigest() for beside, data in product.beside},
        **told,
        "judges": unjudged(product.name, edition.standard, told),
        "versions": dict(versions()),
        "made_from": content,
    }
    return Report(made.chapter.id, name, target / product.name, True, facts)


def unchanged(target: Path, chapter: str, name: str, content: str) -> Report | None:
    """The report on an edition that was made from this very content and still is as it was made, or None."""
    try:
        facts = json.loads(Folder(target, "").text(f"{name}.report.json"))
        path = target / facts["product"]
        files = {path: facts["sha256"]} | {target / beside: digest for beside, digest in facts["beside"].items()}
        same = facts["made_from"] == content and all(
            sha256(file.read_bytes()).hexdigest() == digest for file, digest in files.items()
        )
    except (ChapterError, OSError, ValueError, KeyError, TypeError):
        return None
    return Report(chapter, name, path, False, facts) if same else None

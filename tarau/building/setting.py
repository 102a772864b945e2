"""Setting an edition's pages: rounds until the numbers printed are true, then rounds that mend what proofing finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..chapter import Worksheet
from ..files import Folder, in_grey, picture, shared
from ..pages import Mendings, PageMap, PageReport, Pages
from ..problems import Message, Problem, stop_on_errors
from .filling import filled
from .sharing import looks

if TYPE_CHECKING:  # the rooms behind these names load large libraries, which a build of nothing new does not need
    from ..proofing import Norms, Remedy, Setting
    from ..rendering import Edition
    from ..typesetting import Layout
    from .chapters import Draft

#: Rounds of layout. Three bring a chapter to rest; a few more are allowed, because a page number that is wrong is worse
#: than a second of waiting.
MOST_ROUNDS = 5
#: Rounds that a trial of some mendings may need to come to rest.
TRIAL_ROUNDS = 3
#: Trials by the number of pages: a long book may not take for its beauty the time that it has for its making.
TRIALS = ((60, 4), (100, 2), (400, 1))
#: As progress calls them: the first measures, the second uses the measures, the others settle what moved.
ROUNDS = (
    Message("setting the pages"),
    Message("setting the pages with their numbers"),
    Message("setting the pages once more"),
)
MENDING, LOOKING = Message("mending the pages"), Message("looking at the pages")
FILLING = Message("giving the answers the room that is left")
#: A page asks so for a picture of the chapter in grey.
GREY = ".grey/"
#: The norms that a book for pupils is held against when its edition names none.
USUAL_NORMS = "kazakhstan"

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Finished:
    """An edition's pages as they are published, and what there is to say of them.

    `problems` say the report's findings one by one. `before` is the weight of the findings before anything was mended.
    """

    html: str
    pages: Pages
    settled: bool
    report: PageReport
    problems: tuple[Problem, ...]
    norms: Norms | None
    before: float


@dataclass(slots=True)
class _Try:
    """One way to set the pages: its mendings, and what came of them."""

    html: str
    layout: Layout
    settled: bool
    mendings: Mendings
    setting: Setting
    report: PageReport = field(init=False)

    def __post_init__(self) -> None:
        from ..proofing import proof

        self.report = proof(self.setting)

    def weight_at(self, node: str) -> float:
        """How much the findings on a node weigh."""
        return sum(finding.weight for finding in self.report.findings if finding.node == node)


@dataclass(slots=True)
class _Setter:
    """What all rounds of an edition share."""

    made: Draft
    edition: Edition
    norms: Norms | None
    say: Say

    def render(self, pages: PageMap | None, mendings: Mendings) -> str:
        from ..rendering import render

        made = self.made
        return render(made.chapter, self.edition, made.language, made.folder, pages, mendings)

    def settle(self, pages: PageMap | None, mendings: Mendings, rounds: int, told: tuple[Message, ...]) -> _Try:
        """Lay out until the page numbers that are printed are those of the pages, at most so many times."""
        from ..proofing import Setting
        from ..typesetting import lay_out

        made, read = self.made, reader(self.made.folder)
        html = self.render(pages, mendings)
        for round in range(rounds):
            self.say(told[min(round, len(told) - 1)].template)
            layout = lay_out(html, read, made.language, place=made.chapter.place, standard=looks(self.edition).standard)
            before, html = html, self.render(layout.map, mendings)
            if settled := html == before:
                break
        setting = Setting(layout.map, made.chapter, made.language, self.norms)
        return _Try(html, layout, settled, mendings, setting)


def set_pages(made: Draft, edition: Edition, fonts: Path, say: Say) -> Finished:
    """The pages of an edition, their numbers true and their faults mended as far as may be.

    `fonts` is where the configuration of fonts is kept. Raises a ChapterError for what cannot be printed.
    """
    from ..typesetting import off_the_paper, prepare  # half a second to load, which only pages need

    prepare(fonts)
    setter = _Setter(made, edition, _norms(made, edition), say)
    first = setter.settle(None, Mendings(), MOST_ROUNDS, ROUNDS)
    best = _filled(setter, first) if made.chapter.worksheet else _mended(setter, first)
    stop_on_errors(off_the_paper(best.layout.map, made.chapter.place))
    return _finished(setter, best, first.report.weight)


def _filled(setter: _Setter, first: _Try) -> _Try:
    """A worksheet whose pages are about equally full, and whose answers have the room that was left on them; its key
    stays as it is."""
    from ..rendering import balanced, line_to_write_on, stretched

    sheet, chapter = setter.made.chapter.worksheet, setter.made.chapter
    if sheet is None or setter.edition.answers == "only":
        return first
    tries = [(sheet, first)]

    def lay_out(other: Worksheet) -> PageMap:
        setter.made = replace(setter.made, chapter=replace(chapter, worksheet=other))
        tries.append((other, setter.settle(first.layout.map, Mendings(), MOST_ROUNDS, (FILLING,))))
        return tries[-1][1].layout.map

    even, pages = balanced(sheet, first.layout.map), first.layout.map
    if even != sheet and len(lay_out(even).sheets) == len(pages.sheets):
        pages = tries[-1][1].layout.map
    else:
        even = sheet
    best = filled(even, pages, line_to_write_on(setter.edition), stretched, lay_out)
    setter.made = replace(setter.made, chapter=replace(chapter, worksheet=best))
    return next(made for other, made in reversed(tries) if other == best)


def _finished(setter: _Setter, best: _Try, before: float) -> Finished:
    from ..proofing import Setting, proof, warnings

    setter.say(LOOKING.template)
    pages = best.layout.printed()
    setting = Setting(pages.map, setter.made.chapter, setter.made.language, setter.norms, pages.fonts)
    report = proof(setting)
    return Finished(best.html, pages, best.settled, report, warnings(setting, report), setter.norms, before)


def _norms(made: Draft, edition: Edition) -> Norms | None:
    from ..proofing import norms

    a_book = edition.audience == "pupil" and edition.answers != "only" and edition.scope not in ("node", "worksheet")
    name = edition.norms or (USUAL_NORMS if a_book else None)
    asked_at = getattr(edition.norms, "place", made.chapter.place)
    return norms(str(name), made.chapter.grade, asked_at) if name else None


def _mended(setter: _Setter, first: _Try) -> _Try:
    """The best of some trials, each with the remedies that helped before and the next ones for what is left."""
    from ..proofing import applied, remedies

    best, base = first, first.mendings
    tried: frozenset[Remedy] = frozenset()
    for _ in range(_trials(len(first.layout.map.sheets))):
        new = remedies(best.setting, best.report, tried)
        if not new:
            break
        tried |= {*new}
        trial = setter.settle(best.layout.map, applied(base, new), TRIAL_ROUNDS, (MENDING,))
        base = applied(base, tuple(remedy for remedy in new if _helped(remedy, best, trial)))
        if trial.settled and trial.report.weight < best.report.weight:
            best = trial
    return best


def _helped(remedy: Remedy, before: _Try, after: _Try) -> bool:
    return after.weight_at(remedy.mends) < before.weight_at(remedy.mends)


def _trials(pages: int) -> int:
    return next((trials for most, trials in TRIALS if pages <= most), 0)


def reader(folder: Folder) -> Callable[[str], bytes]:
    """Gives the bytes of what a page may name: an asset, or a file of the chapter's own folder."""

    def read(name: str) -> bytes:
        if name.startswith(GREY):
            file = name.removeprefix(GREY)
            return in_grey(picture(folder, file, folder.place(file)))
        return shared(name) if name.startswith("assets/") else folder.read(name)

    return read

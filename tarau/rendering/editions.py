"""Editions: the products that a chapter is made into, each one YAML file under templates/editions/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..files import Text, shared_names, shared_yaml
from ..problems import ChapterError, Place, error, near

#: Where the editions lie that every chapter may ask for.
FOLDER = "templates/editions"

Format = Literal["pdf", "html", "epub", "docx", "quiz"]
Answers = Literal["none", "end", "inline", "only", "folded"]


@dataclass(frozen=True, slots=True)
class SheetWish:
    """What a worksheet is made of and how: the options of `build.py worksheet`."""

    section: Text | None = None
    """The id of the section that its questions belong to; left out, all of them."""
    select: tuple[Text, ...] = ()
    """Levels, types and ids of questions: only these."""
    points: int = 0
    """Points of the sheet; 0 for those of the form, or about twenty."""
    variants: int = 1
    """How many variants, equally hard."""
    seed: int = 1
    """The number from which the same sheet is drawn again."""
    form: Text | None = None
    """The form, from assets/forms/; left out, a plain one."""
    space: Literal["usual", "ruled", "squared", "blank"] = "usual"
    """What answers are written on; `usual` is squared for what is reckoned and for maps, and ruled else."""
    qr: Text | None = None
    """The address of the e-book, printed as a code to be read with a telephone."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A product, as its YAML file says; the file is named after it."""

    name: Text
    format: Format
    theme: Text
    """The folder under assets/themes/ with its style sheet."""
    default: bool = True
    """Whether a chapter that names no editions is built in this one."""
    rank: int = 100
    """Where it stands among the default editions: low numbers first."""
    audience: Literal["pupil", "teacher"] = "pupil"
    scope: Literal["chapter", "section", "node", "worksheet"] = "chapter"
    answers: Answers = "none"
    answer_lines: bool = False
    """Whether ruled lines are printed to write answers on: for sheets that are written on, not for a schoolbook."""
    points: bool = False
    """Whether the points that it is worth are printed with each question."""
    hints: bool = False
    """Whether a question is followed by its hint, the help for who is stuck."""
    tier: Literal["support", "core", "challenge", "all"] = "all"
    """Which level of a differentiated task is printed."""
    blank_maps: bool = False
    """Whether maps have numbered circles in place of names, for pupils to name."""
    source_notes: bool = False
    """Whether the edition closes with notes that follow each passage back to its raw source, line by line."""
    paper: Text | None = None
    """The sheet, when it is not the theme's own: `a4`."""
    script: Literal["cyrl", "latn", "latn-eng"] | None = None
    """The script, when it is not the chapter's own."""
    colour: Literal["screen", "grey"] = "screen"
    """The inks: those of the theme for a screen and an office printer, or greys. Separations (CMYK) are not made."""
    standard: Literal["ua-1", "a-3a", "x-4"] | None = None
    """The standard that a PDF declares."""
    imposition: Literal["booklet", "2-up"] | None = None
    norms: Text | None = None
    """The profile of norms that the finished pages are held against."""
    pages_of: Text | None = None
    """For teachers: the edition whose pages it shows as they are, with answers and lesson plans beside them; for an
    e-book: the edition whose page numbers it bears."""
    worksheet: SheetWish | None = None
    """For the scope `worksheet`: what the sheet is made of."""


def edition_names() -> tuple[str, ...]:
    """The names of all editions there are, in alphabetical order."""
    return tuple(name.removeprefix(f"{FOLDER}/").removesuffix(".yaml") for name in shared_names(FOLDER, ".yaml"))


def load_edition(name: str, asked_at: Place) -> Edition:
    """The edition `name`, or a ChapterError at `asked_at` with the names that there are."""
    known = edition_names()
    if name not in known:
        problem = error("render.edition", asked_at, "there is no edition '{name}'", near(name, known), name=name)
        raise ChapterError(problem)
    return _edition(name)


def default_editions() -> tuple[str, ...]:
    """The names of the editions that are built when nobody asks for others, in the order of their ranks."""
    chosen = [edition for edition in map(_edition, edition_names()) if edition.default]
    return tuple(str(edition.name) for edition in sorted(chosen, key=lambda edition: (edition.rank, edition.name)))


def needs_pages(edition: Edition) -> bool:
    """Whether an edition prints what only the finished pages know, so that it is rendered again with their map."""
    return edition.format == "pdf"


@cache
def _edition(name: str) -> Edition:
    return shared_yaml(f"{FOLDER}/{name}.yaml", Edition)

"""What a Word file takes from a theme, and the pages on which its pictures are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..languages import Language
from .editions import Edition
from .templates import print_template
from .theme import MILLIMETRE, theme


@dataclass(frozen=True, slots=True)
class WordLook:
    """The page in millimetres (`side` is its margin left and right), typefaces, sizes in points, and the language."""

    width: float
    height: float
    side: float
    top: float
    bottom: float
    serif: str
    sans: str
    text_size: float
    help_size: float
    title_size: float
    head_size: float
    subhead_size: float
    language: str


def word_look(edition: Edition, language: Language) -> WordLook:
    """How the Word file of an edition looks: as its theme does, without the column of the margin."""
    chosen = theme(str(edition.theme), False, str(edition.paper or ""))

    def measure(name: str) -> float:
        return round(chosen.length(name) / MILLIMETRE, 2)

    serif, sans = (chosen.families(name).split(",")[0].strip() for name in ("serif", "sans"))
    return WordLook(
        measure("page-width"),
        measure("page-height"),
        min(measure("inner"), measure("outer")),
        measure("top"),
        measure("bottom"),
        serif,
        sans,
        chosen.length("text-size"),
        chosen.length("help-size"),
        chosen.length("title-size"),
        chosen.length("head-size"),
        chosen.length("subhead-size"),
        language.regional_tag,
    )


def drawing_pages(drawings: Sequence[tuple[str, float, float]], edition: Edition, language: Language) -> str:
    """A page for each drawing, as large as it is: its HTML, made by our own templates, its width and height in mm."""
    chosen = theme(str(edition.theme), False, str(edition.paper or ""), edition.colour == "grey")
    values = {
        "drawings": [(Markup(drawn), width, height) for drawn, width, height in drawings],
        "sheet": chosen.sheet,
        "changed": chosen.changed or {},
        "tag": language.locale_tag,
    }
    return print_template("word/drawings.html", values)

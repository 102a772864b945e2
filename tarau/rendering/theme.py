"""A theme: the custom properties of its style sheet, of its paper and of its colours, for the page and for drawings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..files import shared_names, shared_text
from ..problems import ChapterError, Place, Problem, error, near
from . import lettering
from .greys import grey
from .properties import BY_NAME, PROPERTIES, Property
from .sheets import Declared, FontFile, Sheet, declared, fonts, sheets, used

FOLDER = "assets/themes"

#: Points in the units of a style sheet.
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75}
MILLIMETRE = _POINTS["mm"]

_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|mm|cm|in|px)")
_INK = re.compile(r"#[0-9a-fA-F]{6}")
_OTHER = re.compile(r"var\(\s*--([a-z0-9-]+)\s*\)")

Face = Literal["sans", "sans-bold", "serif", "serif-bold", "serif-italic"]
#: Per face of a drawing its family, its weight, and whether it is slanted.
_FACES: dict[Face, tuple[str, int, bool]] = {
    "sans": ("sans", 400, False),
    "sans-bold": ("sans", 700, False),
    "serif": ("serif", 400, False),
    "serif-bold": ("serif", 600, False),
    "serif-italic": ("serif", 400, True),
}

#: What is added up where a theme does not say it itself: the width of the end matter, and of the opener's timeline.
_SUMS: dict[str, tuple[str, ...]] = {"wide": ("measure", "gap", "side"), "strip": ("wide",)}
#: The timeline of the opener stands out a little on either side, so that its first and last year are over the text.
_STANDS_OUT = {"strip": 4 * MILLIMETRE}

#: In grey what has a tint gets a frame.
_GREY_FRAME = "0.7pt"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its name, its style sheet, and the values that drawings and templates share with it.

    `living` is for pages whose reader may change the colours (a dark screen): inks are then given by name, unless
    drawings stand on a `ground` of their own and keep theirs. `paper` is the style sheet of the paper, where it is not
    the theme's own; `changed` are the values that a grey edition changes.
    """

    name: str
    style: str
    values: Mapping[str, Declared]
    living: bool
    fonts: tuple[FontFile, ...] = ()
    paper: str = ""
    changed: Mapping[str, str] | None = None
    ground: bool = False

    @property
    def sheet(self) -> str:
        """The theme's style sheet among the assets."""
        return f"{FOLDER}/{self.name}/style.css"

    @property
    def scale(self) -> float:
        """How much larger than in the textbook drawings and the insides of boxes are."""
        return self.length("unit") / MILLIMETRE if "unit" in self.values else 1.0

    def value(self, name: str) -> Declared:
        """The value of a property, as it is written; a ChapterError when there is none."""
        found = self.values.get(name)
        if found is None:
            raise ChapterError(_missing(name, Place(self.sheet)))
        other = _OTHER.fullmatch(found.value)
        return self.value(other[1]) if other and other[1] != name else found

    def ink(self, name: str) -> str:
        """The colour called `name`, as a drawing writes it."""
        value = self.value(name).value
        return f"var(--{name})" if self.living and not self.ground else value

    def length(self, name: str) -> float:
        """A length of the theme in points; a ChapterError when it is missing or no length."""
        if name not in self.values and name in _SUMS:
            return sum(map(self.length, _SUMS[name])) + _STANDS_OUT.get(name, 0.0)
        found = self.value(name)
        points = _points(found.value)
        if points is None:
            raise ChapterError(_no_length(name, found))
        return points

    def number(self, name: str) -> int:
        """A number of the theme, such as how many columns; a ChapterError when it is missing or no number."""
        found = self.value(name)
        if not found.value.isdigit():
            raise ChapterError(_no_number(name, found))
        return int(found.value)

    def word(self, name: str) -> str:
        """Which of the ways that a property offers the theme takes; a theme for the screen need not say."""
        return self.value(name).value if name in self.values else BY_NAME[name].words[0]

    def families(self, name: str) -> str:
        """The families behind `serif` or `sans`, as a drawing names them."""
        return self.value(name).value.replace('"', "").replace("'", "")

    def width(self, words: str, size: float, face: Face = "sans") -> float:
        """The width of `words` at `size`, in the unit of `size`."""
        return lettering.width(words, size, self._file(face))

    def wrapped(self, words: str, size: float, room: float, face: Face = "sans") -> tuple[str, ...]:
        """`words` in lines no wider than `room`; a word that is wider alone stands alone. No-break spaces hold."""
        return lettering.wrapped(words, size, room, self._file(face))

    def _file(self, face: Face) -> str:
        """The font file of a face: of its family the one nearest in slant, then in weight."""
        name, weight, italic = _FACES[face]
        family = self.families(name).split(",")[0].strip()
        there = [font for font in self.fonts if font.family == family]
        if not there:
            found = self.value(name)
            message = "the style sheet brings no font '{family}'"
            remedy = "add an @font-face block with this font-family and the address of its file"
            raise ChapterError(error("theme.font", found.place, message, remedy, family=family))
        return min(there, key=lambda font: (font.italic != italic, abs(font.weight - weight))).file


@cache
def theme(name: str, living: bool, paper: str = "", in_grey: bool = False, asked_at: Place | None = None) -> Theme:
    """The theme `name` of assets/themes/, on its own paper or on `paper`, in its own inks or in grey.

    Raises a ChapterError with all that is wrong in its style sheets, or at `asked_at` for a name that is not there.
    """
    known = theme_names()
    if name not in known:
        message = "there is no theme '{name}'"
        raise ChapterError(error("theme.unknown", asked_at or Place(FOLDER), message, near(name, known), name=name))
    main = f"{FOLDER}/{name}/style.css"
    sheet = _paper(name, paper, asked_at or Place(main)) if paper else ""
    read = (*sheets(main), *(sheets(sheet) if sheet else ()))
    values = {key: value for each in read for key, value in declared(each)}
    found = tuple(font for each in read for font in fonts(each))
    changed = _in_grey(values) if in_grey else None
    values |= {key: Declared(value, values[key].place) for key, value in (changed or {}).items()}
    made = Theme(name, shared_text(main), values, living, found, sheet, changed)
    if not living and (problems := tuple(_wrong(made, read))):
        raise ChapterError(*problems)
    return made


def theme_names() -> tuple[str, ...]:
    """The names of the themes there are."""
    parts = (name.split("/") for name in shared_names(FOLDER, "style.css"))
    return tuple(sorted(part[2] for part in parts if len(part) == 4))


def paper_names(name: str) -> tuple[str, ...]:
    """The papers that a theme knows besides its own."""
    folder = f"{FOLDER}/{name}/papers"
    return tuple(file.removeprefix(f"{folder}/").removesuffix(".css") for file in shared_names(folder, ".css"))


def themes_reference() -> str:
    """The custom properties as a table of Markdown: name, value in the textbook, meaning."""
    values = theme("textbook", False).values
    rows = (f"| `--{each.name}` | `{values[each.name].value}` | {_offered(each)} |" for each in PROPERTIES)
    return "\n".join(["| property | in the textbook | what it is |", "|---|---|---|", *rows, ""])


def _offered(each: Property) -> str:
    words = " or ".join(f"`{word}`" for word in each.words)
    return f"{each.meaning}: {words}" if words else each.meaning


def _paper(name: str, paper: str, asked_at: Place) -> str:
    known = paper_names(name)
    if paper not in known:
        message = "the theme '{theme}' has no paper '{paper}'"
        problem = error("theme.paper", asked_at, message, near(paper, known), theme=name, paper=paper)
        raise ChapterError(problem)
    return f"{FOLDER}/{name}/papers/{paper}.css"


def _in_grey(values: Mapping[str, Declared]) -> dict[str, str]:
    """What a grey edition changes: every ink to its grey, tints to nothing, which frames then stand for."""
    inks = (each.name for each in PROPERTIES if each.kind in ("ink", "ground") and each.name in values)
    changed = {name: grey(name, values[name].value) for name in inks if _INK.fullmatch(values[name].value)}
    frame = values.get("frame")
    return changed if frame is None or _points(frame.value) else changed | {"frame": _GREY_FRAME}


def _wrong(made: Theme, read: Sequence[Sheet]) -> Iterator[Problem]:
    """All that is wrong with the values of a theme."""
    asked_for = {name for sheet in read for name in used(sheet)}
    for name, value in made.values.items():
        if name not in BY_NAME and name not in asked_for:
            message = "there is no property --{name}"
            yield error("theme.property", value.place, message, near(name, BY_NAME), name=name)
    right = True
    for each in PROPERTIES:
        if each.name not in made.values:
            yield _missing(each.name, Place(made.sheet))
            right = False
        elif problem := _misfit(each, made.value(each.name)):
            yield problem
            right = False
    if right:
        yield from _width(made)


def _misfit(each: Property, found: Declared) -> Problem | None:
    """What is wrong with a value for what it is, if anything."""
    if each.kind == "length" and _points(found.value) is None:
        return _no_length(each.name, found)
    if each.kind == "number" and not found.value.isdigit():
        return _no_number(each.name, found)
    if each.kind == "word" and found.value not in each.words:
        message = "the property --{name} cannot be '{value}'"
        return error(
            "theme.value", found.place, message, near(found.value, each.words), name=each.name, value=found.value
        )
    if each.kind in ("ink", "ground") and not _INK.fullmatch(found.value):
        if each.kind == "ground" and found.value == "transparent":
            return None
        message = "the property --{name} is '{value}', which is no colour"
        remedy = "write six hexadecimal digits after a number sign, such as #1f4168"
        return error("theme.ink", found.place, message, remedy, name=each.name, value=found.value)
    return None


def _width(made: Theme) -> Iterator[Problem]:
    """A problem when the columns and margins do not make the width of the page."""
    parts = sum(made.length(name) for name in ("inner", "measure", "gap", "side", "outer"))
    page = made.length("page-width")
    if abs(parts - page) > 0.5:
        message = "inner, measure, gap, side and outer make {parts} mm, and the page is {page} mm wide"
        remedy = "change one of them so that they make the width of the page"
        values = {"parts": round(parts / MILLIMETRE, 1), "page": round(page / MILLIMETRE, 1)}
        yield error("theme.width", made.value("measure").place, message, remedy, **values)


def _points(value: str) -> float | None:
    """A length in points, or None when it is none."""
    if value == "0":
        return 0.0
    found = _LENGTH.fullmatch(value)
    return float(found[1]) * _POINTS[found[2]] if found else None


def _missing(name: str, place: Place) -> Problem:
    message = "this theme does not give the property --{name}"
    remedy = "write it into the :root block, or import the style sheet of a theme that gives it"
    return error("theme.missing", place, message, remedy, name=name)


def _no_length(name: str, found: Declared) -> Problem:
    message = "the property --{name} is '{value}', which is no length"
    remedy = "write a number and its unit, such as 14.5pt or 26mm"
    return error("theme.length", found.place, message, remedy, name=name, value=found.value)


def _no_number(name: str, found: Declared) -> Problem:
    message = "the property --{name} is '{value}', which is no whole number"
    return error("theme.number", found.place, message, "write a whole number", name=name, value=found.value)

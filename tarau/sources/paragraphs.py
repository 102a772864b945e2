"""The lines of a Word document, from its elements as they begin and end: paragraphs, items, table rows, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from .formulas import Formula
from .numbering import Lists
from .scripts import Shift, shifted
from .source import Role
from .styles import NOTHING, SHIFTS, Style, heading_level
from .symbols import UNKNOWN, spelled, symbol
from .wordml import STRICT, WORD, attribute, on, value

#: What stands in the text file but is not read by a reader of the page; `…Change` is how something looked before.
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText"})
_DELETED = frozenset({"del", "moveFrom"})
#: A cell spans no more columns.
_WIDEST = 64
#: So few letters raised by hand, half-points above the line, are an exponent and not a drop cap or a line of its own.
_BY_HAND, _LIFTED = 4, 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text with its role, and the level of a heading."""

    text: str
    role: Role
    level: int = 0


@dataclass(slots=True)
class _Run:
    """Inner: how the letters of a run look."""

    hidden: bool = False
    shift: Shift | None = None
    lifted: Shift | None = None
    font: str = ""


@dataclass(slots=True)
class _Paragraph:
    """Inner: a paragraph while it is read."""

    pieces: list[tuple[str, Shift | None]] = field(default_factory=list)
    style: Style = field(default_factory=lambda: NOTHING)
    heading: int | None = None
    use: str | None = None
    level: int | None = None
    goes_on: bool = False

    def text(self) -> str:
        """Its text, raised and lowered letters as signs of their own."""
        text = ""
        for shift, group in groupby(self.pieces, key=lambda piece: piece[1]):
            together = "".join(piece for piece, _ in group)
            text += shifted(together, shift, text[-8:]) if shift else together
        return text


@dataclass(slots=True)
class _Row:
    """Inner: a table row while it is read."""

    cells: list[str] = field(default_factory=list)
    deleted: bool = False


@dataclass(slots=True)
class _Cell:
    """Inner: a cell while it is read."""

    lines: list[str] = field(default_factory=list)
    columns: int = 1


class Walk:
    """Takes the elements of the parts one after another and makes lines of them.

    `notes` are the numbers of the notes referred to, `note` is what stands before the next line of a note;
    `unknown` counts signs without a known letter by font, `formulas` those that are pictures, `deleted` and `hidden`
    the passages left out.
    """

    def __init__(self, styles: Mapping[str, Style], lists: Lists) -> None:
        self.styles, self.lists = styles, lists
        self.lines: list[Line] = []
        self.notes: dict[tuple[str, str], int] = {}
        self.note = ""
        self.unknown: Counter[str] = Counter()
        self.formulas = self.deleted = self.hidden = 0
        self._open: list[_Paragraph] = []
        self._runs: list[_Run] = []
        self._rows: list[_Row] = []
        self._cells: list[_Cell] = []
        self._formula: Formula | None = None
        self._rest: _Paragraph | None = None
        self._unseen = 0

    def take(self, event: str, element: Any) -> None:
        """One element that begins or ends."""
        space, _, tag = element.tag.rpartition("}")
        if tag in _UNSEEN or tag.endswith("Change"):
            self._unseen += 1 if event == "start" else -1
            if event == "end" and tag in _DELETED:
                self._struck(element.getparent())
            elif event == "start" and tag == "delText":
                self.deleted += 1
        elif self._unseen:
            return
        elif self._formula is not None:
            self._in_formula(event, tag, element)
        elif event == "start":
            self._begins(tag, element)
        else:
            self._ends(tag, element, f"{space}}}" in (WORD, STRICT))

    def _struck(self, parent: Any) -> None:
        """A deletion that is a sign of its own: of a paragraph's end, or of a row."""
        inside = parent.tag.rpartition("}")[2] if parent is not None else ""
        if inside == "trPr" and self._rows:
            self._rows[-1].deleted = True
            self.deleted += 1
        elif inside == "rPr" and self._open and not self._runs:
            self._open[-1].goes_on = True

    def _begins(self, tag: str, element: Any) -> None:
        if tag == "p":
            self._open.append(_Paragraph())
        elif tag == "r":
            self._runs.append(_Run())
        elif tag == "tr":
            self._rows.append(_Row())
        elif tag == "tc":
            self._cells.append(_Cell())
        elif tag == "oMath" and self._open:
            self._formula = Formula()

    def _ends(self, tag: str, element: Any, of_word: bool) -> None:
        if tag == "p" and self._open:
            self._end_paragraph(self._open.pop())
        elif tag == "r" and self._runs:
            self._runs.pop()
        elif tag == "tc" and self._cells and self._rows:
            cell = self._cells.pop()
            self._rows[-1].cells += [" ".join(cell.lines), *[""] * (cell.columns - 1)]
        elif tag == "tr" and self._rows:
            self._end_row(self._rows.pop())
        elif tag == "gridSpan" and self._cells:
            self._cells[-1].columns = _columns(value(element), 1)
        elif tag == "gridBefore" and self._rows:
            self._rows[-1].cells += [""] * _columns(value(element), 0)
        elif self._runs and self._looks(self._runs[-1], tag, element):
            pass
        elif self._open:
            self._in_paragraph(self._open[-1], tag, element, of_word)

    def _looks(self, run: _Run, tag: str, element: Any) -> bool:
        """Whether an element says how the letters of the run look; then it is noted."""
        if tag == "rStyle":
            style = self.styles.get(value(element), NOTHING)
            run.shift, run.hidden = run.shift or style.shift, run.hidden or bool(style.hidden)
        elif tag == "vertAlign":
            run.shift = SHIFTS.get(value(element))
        elif tag == "position" and value(element).lstrip("-").isdigit():
            height = int(value(element))
            run.lifted = "raised" if height >= _LIFTED else "lowered" if height <= -_LIFTED else None
        elif tag == "vanish":
            run.hidden = on(element)
        elif tag == "rFonts":
            run.font = attribute(element, "ascii") or attribute(element, "hAnsi")
        else:
            return False
        return True

    def _in_paragraph(self, paragraph: _Paragraph, tag: str, element: Any, of_word: bool) -> None:
        run = self._runs[-1] if self._runs else _Run()
        if tag == "t":
            self._add_text(paragraph, run, element.text or "")
        elif tag == "sym":
            self._add_symbol(paragraph, run, element)
        elif tag in ("tab", "ptab") and self._runs:
            paragraph.pieces.append((" ", None))
        elif tag in ("br", "cr") and of_word:
            ends_line = attribute(element, "type") not in ("page", "column")
            paragraph.pieces.append(("\n" if ends_line else " ", None))
        elif tag == "noBreakHyphen":
            paragraph.pieces.append(("-", run.shift))
        elif tag == "softHyphen":
            paragraph.pieces.append(("\u00ad", run.shift))
        elif tag in ("footnoteReference", "endnoteReference"):
            number = self.notes.setdefault(
                (tag.removesuffix("Reference"), attribute(element, "id")), len(self.notes) + 1
            )
            paragraph.pieces.append((f"[{number}]", None))
        elif tag == "OLEObject" and str(element.get("ProgID", "")).startswith("Equation"):
            self.formulas += 1
            paragraph.pieces.append((UNKNOWN, None))
        else:
            self._shape(paragraph, tag, element)

    def _add_text(self, paragraph: _Paragraph, run: _Run, text: str) -> None:
        if run.hidden:
            self.hidden += bool(text.strip())
            return
        shown = spelled(run.font, text)
        if lost := shown.count(UNKNOWN) - text.count(UNKNOWN):
            self.unknown[run.font or "Symbol"] += lost
        few = len(text) <= _BY_HAND and any(map(str.isdigit, text))
        paragraph.pieces.append((shown, run.shift or (run.lifted if few else None)))

    def _add_symbol(self, paragraph: _Paragraph, run: _Run, element: Any) -> None:
        font = attribute(element, "font")
        sign = symbol(font, int(attribute(element, "char") or "0", 16))
        if sign == UNKNOWN:
            self.unknown[font or "?"] += 1
        if not run.hidden:
            paragraph.pieces.append((sign, run.shift))

    def _shape(self, paragraph: _Paragraph, tag: str, element: Any) -> None:
        said = value(element)
        if tag == "pStyle":
            paragraph.style = self.styles.get(said) or Style(heading=heading_level(said))
            if paragraph.style.use and paragraph.style.level is None:
                paragraph.level = self.lists.level_of_style(paragraph.style.use, said)
        elif tag == "outlineLvl" and said.isdigit():
            paragraph.heading = int(said) + 1 if int(said) < 9 else 0
        elif tag == "numId":
            paragraph.use = said
        elif tag == "ilvl" and said.isdigit():
            paragraph.level = int(said)

    def _in_formula(self, event: str, tag: str, element: Any) -> None:
        formula = self._formula
        if formula is None:
            return
        if tag == "oMath":
            if event == "end":
                self._formula = None
                self._open[-1].pieces.append((formula.shown(), None))
        elif event == "start":
            formula.begin(tag)
            for sign in ("chr", "begChr", "endChr", "sepChr"):
                if tag == sign:
                    formula.open.pop()
                    said = [text for name, text in element.items() if name.rpartition("}")[2] == "val"]
                    formula.sign(tag, str(said[0]) if said else "")
        elif tag not in ("chr", "begChr", "endChr", "sepChr"):
            if tag == "t":
                formula.text(element.text or "")
            formula.end()

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        if self._rest is not None:  # the end of the paragraph before was deleted
            first, self._rest = self._rest, None
            first.pieces += paragraph.pieces
            first.goes_on = paragraph.goes_on
            paragraph = first
        if paragraph.goes_on:
            self._rest = paragraph
            return
        text, mark = paragraph.text(), self._mark(paragraph)
        if self._cells:
            if shown := " ".join(f"{mark} {text}".split()):
                self._cells[-1].lines.append(shown)
            return
        role, level = self._role(paragraph)
        for line in text.split("\n"):
            if line.strip():
                shown = (self.note.lstrip() + mark + line.strip()) if self.note or mark else line.rstrip()
                self.lines.append(Line(shown, role, level))
                self.note = self.note and " "  # its number stands before its first line alone
                mark = ""

    def _role(self, paragraph: _Paragraph) -> tuple[Role, int]:
        heading = paragraph.style.heading if paragraph.heading is None else paragraph.heading
        if self.note:
            return "note", 0
        if heading:
            return "heading", heading
        return ("item" if self._list(paragraph) else "paragraph"), 0

    def _list(self, paragraph: _Paragraph) -> str:
        """The list that a paragraph belongs to, nothing where it is in none."""
        use = paragraph.style.use if paragraph.use is None else paragraph.use
        return use if use and use != "0" else ""

    def _mark(self, paragraph: _Paragraph) -> str:
        """The number or bullet before a paragraph, with a space after it; an empty one is counted in a cell alone."""
        use = self._list(paragraph)
        if not use or not (self._cells or any(text.strip() for text, _ in paragraph.pieces)):
            return ""
        level = paragraph.style.level if paragraph.level is None else paragraph.level
        mark = self.lists.mark(self._linked(use), level or 0)
        return f"{mark} " if mark.strip() else ""

    def _linked(self, use: str) -> str:
        """The list that a list takes over from a style of lists."""
        link = self.lists.linked.get(self.lists.uses.get(use, ""), "")
        return self.styles.get(link, NOTHING).use or use

    def _end_row(self, row: _Row) -> None:
        line = "\t".join(row.cells).rstrip("\t")
        if not line.strip() or row.deleted:
            return
        if self._cells:  # a table in a cell
            self._cells[-1].lines.append(" ".join(line.split()))
        else:
            self.lines.append(Line(line, "row"))


def _columns(said: str, least: int) -> int:
    return min(max(least, int(said)), _WIDEST) if said.isascii() and said.isdigit() and len(said) < 6 else least

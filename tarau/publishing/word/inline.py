"""Words of a page as runs of a Word paragraph."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm

from .look import language_element
from .tree import Drawing, Element

_SPACES = re.compile(r"[ \t\r\n\f]+")
#: Letters of an empty line in the width of a gap, by its size, and in the head of a sheet: for a name, for the rest.
GAPS = {"of-1": 8, "of-2": 14, "of-3": 24, "of-4": 36}
LINE, SHORT_LINE = 22, 8
#: What floats on paper and ends its line in Word.
FLOATING = "tick"


@dataclass(frozen=True, slots=True)
class Manner:
    """How words are set."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: bool = False
    lowered: bool = False
    language: str = ""


#: What an element changes of the manner of its words.
_CHANGES: dict[str, dict[str, Any]] = {
    **{name: {"bold": True} for name in ("b", "strong", "dfn")},
    "em": {"italic": True},
    "u": {"underline": True},
    "sup": {"raised": True},
    "sub": {"lowered": True},
}


@dataclass(slots=True)
class Inline:
    """Sets words into one paragraph; spaces at its ends and doubled ones are dropped, as a browser does.

    `aside` gathers what stands beside the words on paper: notes and terms of the margin.
    """

    paragraph: Any
    pictures: Sequence[bytes]
    drawings: Sequence[Drawing]
    aside: list[Element] = field(default_factory=list)
    _ends_in_space: bool = True
    _long: bool = False
    """Whether the line that comes next is for a name."""
    _floating: list[Element] = field(default_factory=list)

    def set(self, children: Sequence[Element | str], manner: Manner = Manner()) -> None:
        """Set words and elements, one after the other."""
        for child in children:
            if isinstance(child, str):
                self.words(child, manner)
            else:
                self._element(child, manner)

    def finish(self) -> None:
        """Set what floated to the end of the line, and drop a space that is left there."""
        for element in self._floating:
            self.words("   ", Manner())
            self.set(element.children)
        runs = self.paragraph.runs
        if runs and runs[-1].text.endswith(" "):
            runs[-1].text = runs[-1].text.rstrip(" ")

    def words(self, text: str, manner: Manner) -> None:
        """Words in one manner."""
        text = _SPACES.sub(" ", text)
        if self._ends_in_space:
            text = text.lstrip(" ")
        if text:
            self._ends_in_space = text.endswith(" ")
            self._run(text, manner)

    def _run(self, text: str, manner: Manner) -> None:
        run = self.paragraph.add_run(text)
        run.bold, run.italic = manner.bold or None, manner.italic or None
        run.underline = manner.underline or None
        run.font.superscript, run.font.subscript = manner.raised or None, manner.lowered or None
        if manner.language:
            run._r.get_or_add_rPr().append(language_element(manner.language))  # noqa: SLF001, no other way in

    def _element(self, element: Element, manner: Manner) -> None:
        classes = element.classes
        if element.tag == "br":
            self.paragraph.add_run().add_break()
        elif element.tag == "draw":
            self.picture(int(element.attributes["number"]))
        elif "margin-term" in classes:
            self.aside.append(element)
        elif "footnote" in classes:
            self.aside.append(element)
            self._run(element.attributes.get("data-number", "*"), replace(manner, raised=True))
        elif "cell" in classes:
            self._run("☐", replace(manner, bold=False))
            self._ends_in_space = False
        elif "blank" in classes:
            size = next((count for name, count in GAPS.items() if name in classes), GAPS["of-2"])
            self.set(element.children, manner)
            self._run("_" * size, replace(manner, bold=False))
            self._ends_in_space = False
        elif element.tag == "i" and not element.children:
            self._run("\u00a0" + "_" * (LINE if self._long else SHORT_LINE) + "  ", manner)
            self._ends_in_space = True
        elif "gap-number" in classes:
            self.set(element.children, replace(manner, raised=True))
        elif FLOATING in classes:
            self._floating.append(element)
        else:
            self._long = "long" in classes
            changed = replace(manner, **_CHANGES.get(element.tag, {}))
            self.set(element.children, replace(changed, language=element.attributes.get("lang", manner.language)))

    def picture(self, number: int) -> None:
        """One of the page's pictures, with what it says to who cannot see it."""
        drawing = self.drawings[number]
        shape = self.paragraph.add_run().add_picture(io.BytesIO(self.pictures[number]), width=Mm(drawing.width))
        described = shape._inline.find(qn("wp:docPr"))  # noqa: SLF001, no other way in
        described.set("descr", drawing.description)
        self._ends_in_space = False

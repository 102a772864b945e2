"""What is painted on the pages of a PDF: under which marks, in which fonts, with which codes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_FILLING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "INLINE IMAGE", "BI", "EI"})
_OPERATORS = " ".join(sorted({"BDC", "BMC", "EMC", "Tf", "Tr", "Do", "q", "Q"} | _SHOWING | _FILLING))


@dataclass(slots=True)
class Painted:
    """The marks and codes of all pages. Places are told by the number of the page, from 1."""

    unmarked: list[int] = field(default_factory=list)
    """Pages with something that is neither tagged nor an artifact."""
    artifact_in_tagged: list[int] = field(default_factory=list)
    tagged_in_artifact: list[int] = field(default_factory=list)
    marks: dict[tuple[int, int], str] = field(default_factory=dict)
    """The marks of tagged content, by page (from 0) and number."""
    codes: dict[Any, set[int]] = field(default_factory=lambda: defaultdict(set))
    """The codes shown of each font, by the font's object."""
    fonts: dict[Any, Any] = field(default_factory=dict)
    marked_forms: Counter[Any] = field(default_factory=Counter)
    """How often a form with marks of its own is painted."""
    foreign: list[int] = field(default_factory=list)
    """Pages that show a part of another file."""
    invisible: bool = False
    """Whether text is set that is not seen, as programs do that recognise letters on a scan."""


def painted(pdf: pikepdf.Pdf) -> Painted:
    """All that is painted on the pages of a file."""
    found = Painted()
    for number, page in enumerate(pdf.pages):
        _Scan(found, number).run(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), [])
    return found


class _Scan:
    """Reads one page, and the forms that it paints."""

    def __init__(self, found: Painted, page: int) -> None:
        self.found, self.page = found, page

    def run(self, content: Any, resources: Any, marks: list[str]) -> bool:
        """Read a page or a form inside open marks; whether it has numbered marks of its own."""
        open_marks, numbered = [*marks], False
        font: Any = None
        fonts: list[Any] = []
        operands: Any
        for operands, operator in pikepdf.parse_content_stream(content, _OPERATORS):  # type: ignore[misc]
            name = str(operator)
            if name in ("BDC", "BMC"):
                open_marks.append(self.opened(operands, open_marks))
                numbered = numbered or open_marks[-1] == "tagged"
            elif name == "EMC":
                open_marks.pop()
            elif name == "q":
                fonts.append(font)
            elif name == "Q":
                font = fonts.pop() if fonts else None
            elif name == "Tf":
                font = resources.Font[str(operands[0])]
                self.found.fonts[font.objgen] = font
            elif name == "Tr":
                self.found.invisible = self.found.invisible or int(operands[0]) == 3
            elif name == "Do":
                self.do(resources.XObject[str(operands[0])], resources, open_marks)
            else:
                self.paint(name, operands, font, open_marks)
        return numbered

    def opened(self, operands: Any, open_marks: list[str]) -> str:
        """What a mark makes of the content inside."""
        if str(operands[0]) == "/Artifact":
            if "tagged" in open_marks:
                self.found.artifact_in_tagged.append(self.page + 1)
            return "artifact"
        if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
            if "artifact" in open_marks:
                self.found.tagged_in_artifact.append(self.page + 1)
            self.found.marks[self.page, int(operands[1].MCID)] = str(operands[0])
            return "tagged"
        return "other"

    def do(self, form: Any, resources: Any, open_marks: list[str]) -> None:
        """Paint a picture, or what a form holds."""
        if form.get("/Subtype") != "/Form":
            self.paint("Do", (), None, open_marks)
            return
        if "/Ref" in form:
            self.found.foreign.append(self.page + 1)
        if self.run(form, form.get("/Resources", resources), open_marks):
            self.found.marked_forms[form.objgen] += 1

    def paint(self, name: str, operands: Any, font: Any, open_marks: list[str]) -> None:
        """Something is painted under the open marks."""
        if not ("tagged" in open_marks or "artifact" in open_marks):
            self.found.unmarked.append(self.page + 1)
        if name in _SHOWING and font is not None:
            shown = operands[-1]
            for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
                if isinstance(part, pikepdf.String):
                    code = bytes(part)
                    self.found.codes[font.objgen] |= {code[at] << 8 | code[at + 1] for at in range(0, len(code) - 1, 2)}

"""A page of ours as a Word document: its blocks one after the other, boxes and tables as tables of Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .inline import Inline, Manner
from .tree import Drawing, Element

#: What stands in a line of words; all else is a block of its own.
_INLINE = frozenset({"a", "b", "br", "dfn", "draw", "em", "i", "span", "strong", "sub", "sup", "u"})
_LISTS = frozenset({"ol", "ul"})
#: Styles by the class of a paragraph.
_BY_CLASS = {
    "asked": "Tarau Asked",
    "label": "Tarau Label",
    "list-head": "Tarau Label",
    "name": "Tarau Name",
    "when": "Tarau Asked",
    "from": "Tarau From",
    "figure-note": "Tarau Note",
    "hint": "Tarau Note",
    "task-facts": "Tarau Note",
    "facts": "Tarau Note",
    "worth": "Tarau Note",
    "form-source": "Tarau Note",
    "chapter-number": "Tarau Label",
}
#: Elements in whose prose the book's own or a source's words stand.
_BOOK = frozenset({"section", "blockquote"})
#: Tables without lines.
_BARE = frozenset({"match"})
_INDENT = 6.0
#: Where a line may end: not at a no-break space.
_SPACE = re.compile(r"[ \t\n]+")
#: Rows up to which a table stays on one page; a longer one could not stand on any.
MOST_ROWS = 12
#: Millimetres of a letter and of the least column; letters of a cell that count for the width of its column.
LETTER, NARROWEST, MOST_LETTERS = 2.4, 9.0, 60


@dataclass(slots=True)
class Writer:
    """Writes a page into a document: `pictures` are the files of its drawings; `width` is that of the text in mm."""

    document: Any
    pictures: Sequence[bytes]
    drawings: Sequence[Drawing]
    width: float
    _begun: bool = False
    _turn: bool = False
    """Whether the next paragraph of the document opens a page."""
    _kept: bool = False
    """Whether what is written now stays on the page of what follows."""
    _headed: str = ""

    def write(self, body: Element) -> None:
        """The whole page."""
        self.children(body, self.document, self.width)

    # ------------------------------------------------------------------------------------------------ blocks

    def children(self, element: Element, into: Any, width: float, style: str = "", prefix: str = "") -> None:
        """What an element holds: words between blocks become paragraphs of their own."""
        line: list[Element | str] = []
        for child in element.children:
            if isinstance(child, str) or child.tag in _INLINE:
                line.append(child)
                continue
            prefix = self.line(line, into, style, prefix)
            line = []
            prefix = self.block(child, into, width, style, prefix)
        self.line(line, into, style, prefix)

    def line(self, children: Sequence[Element | str], into: Any, style: str, prefix: str = "") -> str:
        """Words as a paragraph, if there are any; what is left of the prefix."""
        if not any(isinstance(child, Element) or child.strip() for child in children):
            return prefix
        self.paragraph(children, into, style or "Tarau Help", prefix)
        return ""

    def block(self, element: Element, into: Any, width: float, style: str, prefix: str) -> str:
        """A block; what is left of the prefix, which its first paragraph takes."""
        classes = element.classes
        if element.tag in ("h1", "h2", "h3", "h4"):
            self.heading(element, into, prefix)
        elif element.tag in ("p", "figcaption", "caption"):
            if "pupil" in classes and element.elements[-1].tag != "i":  # on paper its line ends at the margin
                element.children.append(Element("i", {"class": "small"}))
            self.paragraph(element.children, into, self._style(element, style), prefix)
        elif element.tag in _LISTS:
            self.listing(element, into, width, prefix)
        elif element.tag == "table":
            self.table(element, into, width)
        elif element.tag == "lines":
            self.lines(element, into, width)
        elif classes & {"sides", "pair"}:
            self.cells([child for child in element.elements if child.classes & {"side", "card"}], into, width)
        elif "rail-panel" in classes:
            for event in element.all("p"):
                self.paragraph(event.children, into, "Tarau Help")
        elif "box" in classes:
            self.cells([element], into, width)
        elif "question" in classes or "answer" in classes:
            self.question(element, into, width)
        else:
            self._opens(element)
            inside = "Tarau Text" if element.tag in _BOOK and "variant" not in classes else style
            self.children(element, into, width, "" if "question-set" in classes else inside, prefix)
        return ""

    def heading(self, element: Element, into: Any, prefix: str) -> None:
        """A heading; one that repeats the head of the sheet, as a part of the end matter does, is left out."""
        words = element.words
        if words != self._headed:
            self.paragraph(element.children, into, f"Heading {element.tag[1]}", prefix)
        self._headed = words

    def _opens(self, element: Element) -> None:
        """A variant of a test begins a page."""
        if "variant" in element.classes:
            self._turn = self._begun
            self._begun = True

    def _style(self, element: Element, style: str) -> str:
        named = (name for word, name in _BY_CLASS.items() if word in element.classes)
        usual = "Tarau Caption" if element.tag != "p" else style or "Tarau Help"
        return next(named, usual)

    def paragraph(
        self, children: Sequence[Element | str], into: Any, style: str, prefix: str = "", indent: float = 0.0
    ) -> Any:
        """A paragraph, and after it what stands beside it on paper. `indent` hangs its first line, in mm."""
        made = _new_paragraph(into)
        made.style = self.document.styles[style]
        if self._turn and into is self.document:  # a break of its own would leave an empty page where one ends just so
            made.paragraph_format.page_break_before, self._turn = True, False
        if self._kept:
            made.paragraph_format.keep_with_next = True
        if indent:
            made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = Mm(indent), Mm(-indent)
        inline = Inline(made, self.pictures, self.drawings)
        if prefix:
            inline.words(prefix + " ", Manner(bold=True))
        inline.set(children)
        inline.finish()
        for each in inline.aside:
            number = each.attributes.get("data-number", "")
            self.paragraph(each.children, into, "Tarau Note", number)
        return made

    def question(self, element: Element, into: Any, width: float) -> None:
        """A question, or an answer: its number stands before its first words."""
        number = next((child for child in element.elements if "number" in child.classes), None)
        rest = Element(element.tag, {}, [child for child in element.children if child is not number])
        words = number.words if number else ""
        self.children(rest, into, width, "", f"{words}." if words else "")

    # ------------------------------------------------------------------------------------------------ lists

    def listing(self, element: Element, into: Any, width: float, prefix: str = "") -> None:
        """A list: its numbers are words, as on paper, so that they stay what they are."""
        items, classes = element.elements, element.classes
        columns = next((count for count in (4, 2) if f"in-{count}" in classes), 1)
        if "word-bank" in classes:
            words: list[Element | str] = []
            for item in items:
                words += [*item.children, " \u00a0 "]
            table = self._grid(into, 1, 1, width, lined=True)
            self._fill(table.cell(0, 0), Element("div", {}, [Element("p", {}, words)]), width)
            _new_paragraph(into).paragraph_format.space_after = Pt(0)
        elif columns > 1:
            table = self._grid(into, -(-len(items) // columns), columns, width, lined=False)
            for at, item in enumerate(items):
                self._fill(table.cell(at // columns, at % columns), item, width / columns)
        else:
            bare = bool(classes & {"tiers", "options", "parts"}) or element.tag == "ul"
            for at, item in enumerate(items, 1):
                lettered = any("letter" in child.classes for child in item.elements)
                number = "" if bare or lettered else f"{item.attributes.get('value', at)}."
                mark = "•" if element.tag == "ul" and not lettered and "tiers" not in classes else number
                self._kept = at < len(items)
                self.item(item, into, width, mark)
            self._kept = False

    def item(self, item: Element, into: Any, width: float, mark: str) -> None:
        """An item: its words hang after its mark, and blocks in it follow."""
        line: list[Element | str] = []
        first = True
        for child in [*item.children, Element("end")]:
            if isinstance(child, str) or child.tag in _INLINE:
                line.append(child)
                continue
            if any(isinstance(each, Element) or each.strip() for each in line):
                self.paragraph(line, into, "Tarau Help", mark if first else "", _INDENT)
                first = False
            line = []
            if child.tag != "end":
                self.block(child, into, width, "", "")

    # ------------------------------------------------------------------------------------------------ tables

    def table(self, element: Element, into: Any, width: float) -> None:
        """A table of the page, its joined cells joined."""
        for caption in element.all("caption"):
            self.paragraph(caption.children, into, "Tarau Caption")
        rows = list(element.all("tr"))
        placed = list(_placed(rows))
        if not placed:
            return
        columns = max(column + across for _, _, column, across, _ in placed)
        widths = _widths(placed, columns, width)
        table = self._grid(into, len(rows), columns, width, lined=not element.classes & _BARE, widths=widths)
        heads = sum(1 for head in element.all("thead") for _ in head.all("tr"))
        for row in range(heads):
            table.rows[row]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001, no other way in
        for cell, row, column, across, down in placed:
            into_cell = table.cell(row, column)
            if across > 1 or down > 1:
                into_cell = into_cell.merge(table.cell(min(row + down, len(rows)) - 1, column + across - 1))
            self._fill(into_cell, cell, sum(widths[column : column + across]))
            if cell.tag == "th":
                for run in (run for paragraph in into_cell.paragraphs for run in paragraph.runs):
                    run.bold = True
        for row in table.rows:  # a row stays on its page
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001, no other way in
        if len(rows) <= MOST_ROWS:
            _keep_together(table)
        _after(into)

    def cells(self, parts: Sequence[Element], into: Any, width: float) -> None:
        """Boxes side by side, each in a cell with a frame."""
        table = self._grid(into, 1, len(parts), width, lined=True)
        for at, part in enumerate(parts):
            self._fill(table.cell(0, at), part, width / len(parts) - 4, "Tarau Text")
        _after(into)

    def lines(self, element: Element, into: Any, width: float) -> None:
        """Lines to write on, as rows with a line under each; squares and bare paper as one room of the same height."""
        kind, count = element.attributes["kind"], int(element.attributes["count"])
        table = self._grid(into, count, 1, width, lined=kind == "squared")
        for row in table.rows:
            row.height, row.height_rule = Mm(float(element.attributes["height"])), WD_ROW_HEIGHT_RULE.EXACTLY
            if kind == "ruled":
                _line_under(row.cells[0])
        _after(into)

    def _grid(
        self, into: Any, rows: int, columns: int, width: float, *, lined: bool, widths: Sequence[float] = ()
    ) -> Any:
        table = into.add_table(rows, columns)
        table.style = self.document.styles["Table Grid" if lined else "Normal Table"]
        table.autofit = True
        for column, wide in zip(table.columns, widths or [width / columns] * columns, strict=True):
            column.width = Mm(wide)
            for cell in column.cells:
                cell.width = Mm(wide)
        return table

    def _fill(self, cell: Any, element: Element, width: float, style: str = "") -> None:
        """Put what an element holds into a cell, whose own first paragraph is empty."""
        before = cell.paragraphs[0]
        self.children(element, cell, width, style)
        if len(cell._tc) > 2 and not before.text and not before.runs:  # noqa: SLF001, no other way in
            before._p.getparent().remove(before._p)  # noqa: SLF001, no other way in
        last = cell._tc[-1]  # noqa: SLF001, no other way in
        if last.tag != qn("w:p"):  # Word wants a paragraph at the end of a cell
            cell.add_paragraph()


def _new_paragraph(into: Any) -> Any:
    return into.add_paragraph()


def _after(into: Any) -> None:
    """A small room after a table, which also keeps two tables apart."""
    made = _new_paragraph(into)
    made.paragraph_format.space_after = made.paragraph_format.space_before = Pt(0)
    made.paragraph_format.line_spacing = Pt(5)


def _keep_together(table: Any) -> None:
    """The rows of a table on one page."""
    for row in list(table.rows)[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _line_under(cell: Any) -> None:
    borders = OxmlElement("w:tcBorders")
    under = OxmlElement("w:bottom")
    for name, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "7F7F7F")):
        under.set(qn(name), value)
    borders.append(under)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001, no other way in


def _widths(placed: Sequence[tuple[Element, int, int, int, int]], columns: int, width: float) -> list[float]:
    """The widths of columns in mm: each has its longest word, and of the rest a share by its longest cell."""
    least, longest = [NARROWEST] * columns, [1.0] * columns
    for cell, _, column, across, _ in placed:
        words = cell.words
        if across == 1:
            least[column] = max(least[column], max(map(len, _SPACE.split(words)), default=0) * LETTER + 4)
            longest[column] = max(longest[column], min(len(words), MOST_LETTERS))
    room = width - sum(least)
    if room < 0:
        return [each * width / sum(least) for each in least]
    needed = [max(0.0, letters * LETTER + 4 - wide) for letters, wide in zip(longest, least, strict=True)]
    if sum(needed) < room and all(len(cell.words) < MOST_LETTERS for cell, *_ in placed):
        wanted = [wide + more for wide, more in zip(least, needed, strict=True)]
        return [each * width / sum(wanted) for each in wanted]
    return [wide + room * more / (sum(needed) or 1) for wide, more in zip(least, needed, strict=True)]


def _placed(rows: Sequence[Element]) -> Iterator[tuple[Element, int, int, int, int]]:
    """Each cell with its row and column, and how many columns and rows it takes."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(rows):
        column = 0
        for cell in line.elements:
            while (row, column) in taken:
                column += 1
            across, down = (int(cell.attributes.get(name, 1)) for name in ("colspan", "rowspan"))
            taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
            yield cell, row, column, across, down
            column += across

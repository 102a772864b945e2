"""The lines of a web page, from its elements as they are opened and closed.

Kept: the numbers and bullets of lists, raised and lowered letters (`10¹¹`, `H₂O`), formulas on one line, the cells of
a table row parted by tabs, readings of ruby in brackets, marks of quotation that a browser adds, and the marks of notes
as `[1]`. Left out: what no reader sees, and the texts that stand for pictures.
"""

from __future__ import annotations

import re
from typing import Any

from .formulas import Formula
from .items import List, list_of
from .judges import Piece
from .rows import Row, Table, is_row, whole
from .scripts import Shift, note_call, shifted
from .source import Role

#: Elements that no reader of the page sees; their text is not part of it.
_HIDDEN = """annotation annotation-xml applet area audio canvas datalist dialog embed head iframe map noembed noframes
    noscript object script style svg template title video"""
HIDDEN = frozenset(_HIDDEN.split())
#: Elements that end a line before and after them.
_LINES = """address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre search section
    select summary table tbody textarea tfoot thead tr ul"""
LINES = frozenset(_LINES.split())
ROLES: dict[str, Role] = {f"h{level}": "heading" for level in range(1, 7)}
ROLES |= {"li": "item", "dt": "item", "dd": "item", "tr": "row", "p": "paragraph"}
ROLES |= dict.fromkeys(("nav", "aside", "footer", "menu", "select", "button", "search"), "navigation")

BLANKS = re.compile(r"[ \t\r\n\f]+")
_UNSHOWN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_SHIFTED = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_SHIFTS: dict[str, Shift] = {"sup": "raised", "sub": "lowered", "super": "raised"}
_NOTE = re.compile(r"\b(?:foot|end)?-?note-?(?:ref|call|link)|\bfn-?ref|\bfootnote\b|doc-noteref", re.IGNORECASE)

LineFound = tuple[str, tuple[Role, int], bool]


class Page:
    """Collects the lines of a page while its elements are opened and closed.

    With `reveal` it reads what attributes hide too. `unshown` counts the letters that they hid, `shown` the others.
    """

    def __init__(self, *, reveal: bool = False) -> None:
        self.reveal = reveal
        self.depth = self.unshown = self.shown = 0
        self.lines: list[LineFound] = []
        self.text_pieces: list[Piece] = []
        self.open = 0
        self._pieces: list[str] = []
        self._filled = False
        self._hidden = self._hidden_by_attribute = self._verbatim = self._furniture = 0
        self._roles: list[tuple[Role, int]] = []
        self._lists: list[List] = []
        self._tables: list[Table] = []
        self._row: Row | None = None
        self._mark = ""
        self._shifts: list[tuple[Shift, int, int]] = []
        self._calls: list[tuple[bool, int, int]] = []
        self._called = False
        self._formula: Formula | None = None
        self._math = 0

    def take(self, event: str, element: Any) -> None:
        """One step of the walk through the tree."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            self.open += 1
            self.depth = max(self.depth, self.open)
            self._hide(tag, element, 1)
            self._begin(tag, element)
            self._add(element, element.text, after=False)
        else:
            self._end(tag, element)
            self._hide(tag, element, -1)
            self.open -= 1
            self._add(element, element.tail, after=True)

    def finished(self) -> list[LineFound]:
        """All the lines: text, role with its level, and whether tags call it furniture."""
        self._end_line()
        return self.lines

    def _hide(self, tag: str, element: Any, step: int) -> None:
        if tag in HIDDEN:
            self._hidden += step
        elif not self.reveal and unshown(tag, element):
            self._hidden_by_attribute += step

    def _begin(self, tag: str, element: Any) -> None:
        if self._hidden or self._hidden_by_attribute:
            return
        if self._formula is not None:
            self._math += 1
            self._formula.begin(tag)
            return
        self._border(tag)
        self._enter(tag, element)
        if tag in ROLES:
            role = ROLES[tag]
            if role == "navigation":
                self._furniture += 1
            else:
                self._roles.append((role, int(tag[1]) if role == "heading" else 0))
        if tag == "pre":
            self._verbatim += 1
        if shift := _shift(tag, element):
            self._shifts.append((shift, len(self._pieces), len(self.lines)))

    def _enter(self, tag: str, element: Any) -> None:
        """What an element puts into the text when it is opened."""
        if tag in ("ol", "ul"):
            outer = self._lists[-1] if self._lists else None
            self._lists.append(list_of(tag, element, outer, furniture=bool(self._furniture)))
        elif tag == "li" and self._lists:
            self._mark = self._lists[-1].mark(element)
        elif tag == "table":
            self._tables.append(Table())
        elif tag == "tr" and self._tables:
            self._row = Row(self._tables[-1]) if is_row(element) else None
        elif tag in ("td", "th") and self._row is not None:
            self._pieces.append("\t" * self._row.cell(element))
        elif tag == "a":
            self._calls.append((_is_call(element), len(self._pieces), len(self.lines)))
        elif tag == "q":
            self._pieces.append('"')
        elif tag == "rt" and element.getparent() is not None and element.getparent().find("rp") is None:
            self._pieces.append("(")
        elif tag == "math":
            self._formula, self._math = Formula(), 0

    def _end(self, tag: str, element: Any) -> None:
        if self._hidden or self._hidden_by_attribute:
            return
        if self._formula is not None:
            if self._math:
                self._math -= 1
                self._formula.end()
            else:
                self._pieces.append(self._formula.shown())
                self._formula = None
            return
        if _shift(tag, element):
            self._end_shift(*self._shifts.pop())
        self._border(tag)
        self._leave(tag, element)
        if tag == "pre":
            self._verbatim -= 1
        if tag in ROLES:
            if ROLES[tag] == "navigation":
                self._furniture -= 1
            else:
                self._roles.pop()

    def _leave(self, tag: str, element: Any) -> None:
        """What an element puts into the text when it is closed."""
        if tag in ("ol", "ul"):
            self._lists.pop()
        elif tag == "li":
            self._mark = ""
        elif tag == "table":
            self._tables.pop()
        elif tag == "tr":
            if self._row is not None:
                self._row.end()
            self._row = None
        elif tag == "a":
            self._end_link(*self._calls.pop())
        elif tag == "q":
            self._pieces.append('"')
        elif tag == "rt" and element.getparent() is not None and element.getparent().find("rp") is None:
            self._pieces.append(")")

    def _end_shift(self, shift: Shift, first: int, line: int) -> None:
        """Write what stands raised or lowered as plain text; a link to a note becomes its mark."""
        called, self._called = self._called, False
        if line != len(self.lines) or first > len(self._pieces):
            return
        inside = "".join(self._pieces[first:])
        before = "".join(self._pieces[max(0, first - 4) : first])[-8:]
        within_call = any(call for call, _, _ in self._calls)
        mark = note_call(inside) if called or within_call else ""
        self._pieces[first:] = [mark or shifted(inside, shift, before)]

    def _end_link(self, is_call: bool, first: int, line: int) -> None:
        """The link is closed: it may be what makes raised letters the mark of a note."""
        if not is_call or line != len(self.lines) or first > len(self._pieces):
            return
        if self._shifts:
            self._called = True
        elif mark := note_call("".join(self._pieces[first:])):
            self._pieces[first:] = [mark]

    def _border(self, tag: str) -> None:
        if self._row is not None and tag != "tr":
            if tag in LINES:
                self._pieces.append(" ")
        elif tag in LINES:
            self._end_line()
        elif tag in ("td", "th") and self._filled:
            self._pieces.append("\t")

    def _add(self, element: Any, text: str | None, after: bool) -> None:
        if not text or self._hidden:
            return
        if self._hidden_by_attribute:
            self.unshown += letters(text)
            return
        self.shown += letters(text)
        if self._formula is not None:
            self._formula.text(BLANKS.sub(" ", text))
            return
        first = len(self.lines)
        if not self._verbatim or self._row is not None:
            self._put(BLANKS.sub(" ", text))
        else:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._end_line()
                self._put(line)
        if text.strip():
            last = len(self.lines) + self._filled
            self.text_pieces.append(Piece(element, after, range(first, last)))

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._filled |= bool(text.strip())

    def _end_line(self) -> None:
        cells = "".join(self._pieces).split("\t")
        self._pieces.clear()
        self._filled = False
        line = "\t".join(" ".join(filter(None, BLANKS.split(cell))) for cell in cells)
        line = whole(line) if self._row is not None else re.sub("\t\t+", "\t", line).strip("\t")
        if line:
            self.lines.append(
                (self._mark + line, self._roles[-1] if self._roles else ("paragraph", 0), self._furniture > 0)
            )
            self._mark = ""


def letters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(map(str.isalnum, text))


def unshown(tag: str, element: Any) -> bool:
    """Whether attributes hide an element; formulas that a page hides are the text of those that it draws."""
    if tag in ("html", "body") or not element.attrib:
        return False
    hidden = element.get("hidden")
    told = (hidden is not None and hidden.casefold() != "until-found") or element.get("aria-hidden") == "true"
    styled = "style" in element.attrib and _UNSHOWN.search(element.get("style"))
    return bool(told or styled) and element.find(".//math") is None


def _shift(tag: str, element: Any) -> Shift | None:
    if tag in ("sup", "sub"):
        return _SHIFTS[tag]
    if tag == "span" and (style := element.get("style")) and (found := _SHIFTED.search(style)):
        return _SHIFTS[found[1].lower()]
    return None


def _is_call(element: Any) -> bool:
    """Whether a link may lead to a note: to a place of the page, or by its name."""
    names = " ".join(element.get(name) or "" for name in ("class", "role", "rel", "epub:type"))
    return (
        bool(_NOTE.search(names))
        or (element.get("href") or "").startswith("#")
        or "#cite" in (element.get("href") or "")
    )

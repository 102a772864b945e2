"""The visible words of an HTML page, one block a line, with what its tags tell about their roles."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Sequence

from ..problems import ChapterError, Place, error
from .judges import Piece, judged
from .source import Block, Reading, Role

#: Elements that no reader of the page sees; their text is not part of it.
_HIDDEN = """applet area audio canvas datalist dialog embed head iframe map math noembed noframes noscript object
    script style svg template title video"""
HIDDEN = frozenset(_HIDDEN.split())
#: Elements that end a line before and after them.
_LINES = """address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre search section
    select summary table tbody textarea tfoot thead tr ul"""
LINES = frozenset(_LINES.split())
ROLES: dict[str, Role] = {f"h{level}": "heading" for level in range(1, 7)}
ROLES |= {"li": "item", "dt": "item", "dd": "item", "tr": "row", "p": "paragraph"}
ROLES |= dict.fromkeys(("nav", "aside", "footer", "menu", "select", "button", "search"), "navigation")

#: Where extractors are surer than this that a line is text (1 is certain), tags around it (nav, aside) do not count.
OVERRULED = 0.5

#: A page may have so many tags inside one another; more is damage.
DEEPEST = 5000

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)([^<>]{20000,})>")
_TAG = re.compile(r"<[^<>]*>?")
_HIDDEN_TAG = re.compile(rf"<!--|<({'|'.join(sorted(HIDDEN))})\b[^<>]*>", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def html_text(text: str, place: Place) -> Reading:
    """The visible text of a page, one block a line; the cells of a table row are parted by a tab.

    Raises `source.html` where the page cannot be read without losing words.
    """
    from lxml import etree, html  # a tenth of a second that plain texts need not pay

    # lxml refuses a declared encoding in a text, takes quadratic time for thousands of attributes, and ends at a NUL.
    page = _LONG_TAG.sub(r"<\1>", _DECLARATION.sub("", text, count=1)).replace("\0", "")
    # Without huge_tree everything below depth 255, and every text of 10 million letters, is dropped without a word.
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return Reading("")
    seen = _Page()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        seen.take(event, element)
        if len(seen.open) > DEEPEST:
            raise _unreadable(place)
    lines = seen.finished()
    if sum(_letters(line) for line, _, _ in lines) < 0.995 * _visible_letters(page) - 5:
        raise _unreadable(place)
    return _reading(lines, judged(root, seen.text_pieces, len(lines), seen.depth))


def _reading(lines: Sequence[tuple[str, tuple[Role, int], bool]], verdicts: Sequence[float]) -> Reading:
    """All the lines, as one text with a block for each. What extractors take for the text is no navigation."""
    blocks, start = list[Block](), 0
    navigation: tuple[Role, int] = ("navigation", 0)
    for (line, own, furniture), verdict in zip(lines, verdicts, strict=True):
        role, level = navigation if furniture and verdict <= OVERRULED else own
        blocks.append(Block(start, start + len(line), role, level, verdict))
        start += len(line) + 1
    return Reading("\n".join(line for line, _, _ in lines), tuple(blocks))


def _unreadable(place: Place) -> ChapterError:
    message = "this page cannot be read without losing words: its tags are damaged"
    remedy = "open it in a browser, copy the text and save it as plain text"
    return ChapterError(error("source.html", place, message, remedy))


def _visible_letters(page: str) -> int:
    """How many letters and digits a page shows, counted without the parser: the check on what the parser gave."""
    pieces, position, unclosed = [], 0, set[str]()
    lower = page.lower()
    while found := _HIDDEN_TAG.search(page, position):
        pieces.append(page[position : found.start()])
        position = found.end()
        closing = f"</{found[1].lower()}" if found[1] else "-->"
        end = -1 if closing in unclosed else lower.find(closing, position)
        if end < 0:
            unclosed.add(closing)
            if closing in ("-->", "</script", "</style"):  # what is never closed hides all that follows
                return _letters(entities.unescape(_TAG.sub("", "".join(pieces))))
            continue
        position = end + len(closing)
    return _letters(entities.unescape(_TAG.sub("", "".join([*pieces, page[position:]]))))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


class _Page:
    """Inner: collects the lines of a page while its elements are opened and closed."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.hidden = 0
        self.pieces: list[str] = []
        self.lines: list[tuple[str, tuple[Role, int], bool]] = []
        self.text_pieces: list[Piece] = []
        self.depth = 0

    def take(self, event: str, element: object) -> None:
        """One step of the walk through the tree."""
        tag = getattr(element, "tag", "")
        tag = tag if isinstance(tag, str) else ""
        self._border(tag)
        if event == "start":
            self.open.append(tag)
            self.depth = max(self.depth, len(self.open))
            self.hidden += tag in HIDDEN
            self._add(element, getattr(element, "text", None), after=False)
        else:
            self.hidden -= tag in HIDDEN
            self.open.pop()
            self._add(element, getattr(element, "tail", None), after=True)

    def _border(self, tag: str) -> None:
        if tag in LINES:
            self._end_line()
        elif tag in ("td", "th") and "".join(self.pieces).strip():
            self.pieces.append("\t")

    def _add(self, element: object, text: str | None, after: bool) -> None:
        if not text or self.hidden:
            return
        first = len(self.lines)
        if "pre" not in self.open:
            self.pieces.append(_BLANKS.sub(" ", text))
        else:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._end_line()
                self.pieces.append(line)
        if text.strip():
            last = len(self.lines) + bool("".join(self.pieces).strip())
            self.text_pieces.append(Piece(element, after, range(first, last)))

    def _end_line(self) -> None:
        cells = "".join(self.pieces).split("\t")
        self.pieces.clear()
        line = "\t".join(" ".join(filter(None, _BLANKS.split(cell))) for cell in cells)
        line = re.sub("\t\t+", "\t", line).strip("\t")
        if line:
            self.lines.append((line, *self._role()))

    def _role(self) -> tuple[tuple[Role, int], bool]:
        """The role and level of a line by its innermost tag, and whether a tag around it says that it is furniture."""
        roles = [(ROLES[tag], int(tag[1]) if ROLES[tag] == "heading" else 0) for tag in self.open if tag in ROLES]
        own = [role for role in roles if role[0] != "navigation"]
        return (own[-1] if own else ("paragraph", 0)), len(own) < len(roles)

    def finished(self) -> list[tuple[str, tuple[Role, int], bool]]:
        """All the lines: text, role with its level, and whether tags call it furniture."""
        self._end_line()
        return self.lines

"""The tag tree written into the PDF in place of the engine's own, and all else of the page marked as no part of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import accumulate, pairwise
from typing import Any, TypeVar

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .abbreviations import Split
from .branches import Branch
from .reading import Piece

#: What is wished for a marked piece of a page.
Wish = TypeVar("Wish", Split, Piece)

#: How the engine opens a marked piece.
_OPENED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_MARKED = re.compile(rb"(/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC)")
#: How we open one, what is shown in one, and where its text ends.
_OPENING = b"/Span <</MCID %d>> BDC\n"
_CODES = re.compile(rb"<([0-9a-fA-F]+)>")
_DRAWS = re.compile(rb"(?:^|\s)(?:S|s|f\*?|F|B\*?|b\*?|sh|Do)\s")
_ENDED = re.compile(rb"\b(?:ET|EMC)\b")
#: A type of our own, and the standard one that a reader may take it for (PDF 32000-1, 14.8.4.1).
ROLES = {"Aside": "Sect"}
_TEXTS = ("Alt", "Lang", "T", "ID", "E")
#: Above this height of a page, in points from its upper edge, stand running heads.
_HEAD = 70.0


def write_tree(pdf: pikepdf.Pdf, document: Branch) -> None:
    """Put the tree into the file: elements, the way back from each piece to its element, names of elements."""
    writer = _Writer(pdf)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = Array([writer.element(document, root)])
    writer.refer()
    root.ParentTree, root.ParentTreeNextKey = writer.parent_tree()
    root.RoleMap = Dictionary({f"/{ours}": Name(f"/{standard}") for ours, standard in ROLES.items()})
    if writer.named:
        names = [part for name, element in sorted(writer.named.items()) for part in (String(name), element)]
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array(names)))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    for page in pdf.pages:
        page.obj.Tabs = Name.S
        kept = [each for each in page.obj.get("/Annots", []) if each.objgen in writer.linked]
        if kept:
            page.obj.Annots = Array(kept)
        elif "/Annots" in page.obj:
            del page.obj.Annots


class _Writer:
    """Makes the objects of a tree and remembers what the ways back need."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.on_page = {each.objgen: page.obj for page in pdf.pages for each in page.obj.get("/Annots", [])}
        self.owners: list[dict[int, Any]] = [{} for _ in self.pages]
        self.linked: dict[Any, Any] = {}
        self.named: dict[str, Any] = {}
        self.made: dict[int, Any] = {}
        self.leading: list[tuple[Any, Branch]] = []

    def element(self, branch: Branch, parent: Any) -> Any:
        """A structure element with all under it."""
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{branch.kind}"), P=parent))
        self.made[id(branch)] = made
        for name in _TEXTS:
            if branch.entries.get(name):
                made[f"/{name}"] = String(branch.entries[name])
        if branch.entries.get("ID"):
            self.named[branch.entries["ID"]] = made
        owners = [_attributes(owner, facts) for owner, facts in branch.attributes.items()]
        if owners:
            made.A = owners[0] if len(owners) == 1 else Array(owners)
        first = next((kid for kid in branch.kids if isinstance(kid, Piece)), None)
        if first is not None:
            made.Pg = self.pages[first.page]
        kids = [self.kid(kid, made, first) for kid in branch.kids]
        annotations = branch.annotations
        if branch.to is not None and branch.kind == "Link":
            annotations = [self.mark(piece, branch.to) for piece in branch.pieces()]
        elif branch.to is not None:
            self.leading.append((made, branch.to))
        kids += [self.annotation(each, made, branch.entries.get("Contents", "")) for each in annotations]
        made.K = Array(kids)
        return made

    def mark(self, piece: Piece, note: Branch) -> Any:
        """A place to click on where the mark of a note stands; it leads to the note."""
        page, first = self.pages[piece.page], next(note.pieces())
        goal = Array([self.pages[first.page], Name.XYZ, round(first.box[0], 2), round(first.box[3], 2), None])
        box = Array([round(number, 2) for number in piece.box])
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, Border=Array([0, 0, 0]), Dest=goal)
        )
        page.Annots = Array([*page.get("/Annots", []), made])
        self.on_page[made.objgen] = page
        return made

    def refer(self) -> None:
        """Let the elements of marks name the elements of their notes (Ref: PDF 2.0, table 355; no reader of 1.7 minds
        it)."""
        for element, note in self.leading:
            element.Ref = Array([self.made[id(note)]])

    def kid(self, kid: Branch | Piece, element: Any, first: Piece | None) -> Any:
        """What hangs on an element: another, or a piece, which names its page when that is not the element's."""
        if isinstance(kid, Branch):
            return self.element(kid, element)
        self.owners[kid.page][kid.mcid] = element
        if first is not None and kid.page == first.page:
            return kid.mcid
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.mcid)

    def annotation(self, annotation: Any, element: Any, words: str) -> Any:
        """A place to click on, with the words that stand for it; it is printed with the page."""
        annotation.StructParent = len(self.pages) + len(self.linked)
        annotation.Contents = String(words)
        annotation.F = int(annotation.get("/F", 0)) | 4
        self.linked[annotation.objgen] = element
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.on_page[annotation.objgen])

    def parent_tree(self) -> tuple[Any, int]:
        """The number tree from pages and annotations to elements (PDF 32000-1, 14.7.4.4), and its next free key."""
        numbers: list[Any] = []
        for index, (page, owners) in enumerate(zip(self.pages, self.owners, strict=True)):
            page.StructParents = index
            numbers += [index, Array([owners.get(mcid) for mcid in range(max(owners, default=-1) + 1)])]
        for index, element in enumerate(self.linked.values(), start=len(self.pages)):
            numbers += [index, element]
        return self.pdf.make_indirect(Dictionary(Nums=Array(numbers))), len(self.pages) + len(self.linked)


def _attributes(owner: str, facts: Mapping[str, Any]) -> Dictionary:
    made = Dictionary(O=Name(f"/{owner}"))
    for name, value in facts.items():
        if isinstance(value, tuple):
            made[f"/{name}"] = Array([*value])
        else:
            made[f"/{name}"] = Name(f"/{value}") if isinstance(value, str) else value
    return made


def mark_artifacts(pdf: pikepdf.Pdf, pagination: Iterable[Piece], decoration: Iterable[Piece]) -> None:
    """Pieces that are no part of the text: running heads, numbers of pages, heads that are repeated; ornaments."""
    marks: dict[int, dict[int, bytes]] = {}
    for piece in pagination:
        head = b" /Subtype /Header /Attached [/Top]" if piece.top < _HEAD else b""
        marks.setdefault(piece.page, {})[piece.mcid] = b"/Artifact <</Type /Pagination" + head + b">> BDC"
    for piece in decoration:
        marks.setdefault(piece.page, {})[piece.mcid] = b"/Artifact <</Type /Layout>> BDC"
    for number, on_page in marks.items():
        page = pdf.pages[number].obj
        packed = page.Contents
        page.Contents = pdf.make_stream(_OPENED.sub(partial(_reopened, on_page), packed.read_bytes()))


def _reopened(marks: Mapping[int, bytes], found: re.Match[bytes]) -> bytes:
    return marks.get(int(found[1]), found[0])


def split_marks(pdf: pikepdf.Pdf, splits: Iterable[Split]) -> None:
    """Close and open marks again inside pieces of text, so that a part of a line is a piece of its own."""
    _change_marked(pdf, splits, _divided)


def _change_marked(
    pdf: pikepdf.Pdf, wishes: Iterable[Wish], change: Callable[[Wish, bytes, bytes], tuple[bytes, bytes]]
) -> None:
    """Give marked pieces of the pages another opening and content, which `change` makes of those that they have."""
    by_page: dict[int, dict[int, Wish]] = {}
    for wish in wishes:
        by_page.setdefault(wish.page, {})[wish.mcid] = wish
    for number, on_page in by_page.items():
        page = pdf.pages[number].obj
        packed = page.Contents
        parts = _MARKED.split(packed.read_bytes())
        for at in range(1, len(parts), 3):
            if found := on_page.get(int(parts[at + 1])):
                parts[at], parts[at + 2] = change(found, parts[at], parts[at + 2])
        kept = (part for at, part in enumerate(parts) if at % 3 != 2)
        page.Contents = pdf.make_stream(b"".join(kept))


def _divided(split: Split, _opening: bytes, content: bytes) -> tuple[bytes, bytes]:
    """The opening of the first mark and the content of a piece, with marks inside its text object, as marks and text
    objects may not overlap (PDF 32000-1, 14.6.1). How its text is set is told before the first mark; the line under it,
    if it has one, is an ornament."""
    cuts = [*accumulate(codes for _, codes in split.parts)]
    numbers = {cut: mcid for cut, (mcid, _) in zip(cuts, split.parts[1:], strict=False)}
    shown, _, rest = content.partition(b"EMC")
    start, last = shown.index(b"["), shown.rindex(b"TJ") + 2
    drawn, begun, told = shown[:start].rpartition(b"BT")
    made, at = [_ornament(drawn), begun, told, _OPENING % split.mcid], start
    codes = [code for run in _CODES.finditer(shown, start) for code in range(run.start(1), run.end(1), 4)]
    for before, (code, following) in enumerate(pairwise(codes), 1):
        if before in numbers:
            # What moves the next code goes with it: pdfium forgets how far a piece moves on after its last code.
            between = shown[code + 4 : following]
            opened = _OPENING % numbers.pop(before)
            made += [shown[at : code + 4], b">] TJ\nEMC\n", opened, b"[", between.removeprefix(b">") or b"<"]
            at = following
    made.append(shown[at:last])
    made += [b"\nEMC\n" + _OPENING % mcid for mcid in numbers.values()]
    told, ended, drawn = shown[last:].partition(b"ET")
    return b"", b"".join((*made, b"\nEMC", told, ended, _ornament(drawn), rest))


def _ornament(drawn: bytes) -> bytes:
    """What is drawn beside text, marked as no part of it; what only changes pens and colours stays as it is."""
    return b"\n/Artifact <</Type /Layout>> BDC" + drawn + b"\nEMC\n" if _DRAWS.search(drawn) else drawn


def mend_text(pdf: pikepdf.Pdf, torn: Iterable[Piece]) -> None:
    """Make the text whole that a reader takes from the pages: a space, which nobody sees, where a line ends between two
    words; the hyphen of a divided word said to be none (ActualText, PDF 32000-1, 14.9.4)."""
    _change_marked(pdf, torn, _mended)


def _mended(piece: Piece, opening: bytes, content: bytes) -> tuple[bytes, bytes]:
    if piece.divided:
        said = ("\ufeff" + piece.text[:-1]).encode("utf-16-be").hex().encode()
        return opening.replace(b">>", b" /ActualText <" + said + b">>>"), content
    end = _ENDED.search(content)
    if not (piece.space and end):
        return opening, content
    return opening, content[: end.start()] + piece.space + b" Tj\n" + content[end.start() :]

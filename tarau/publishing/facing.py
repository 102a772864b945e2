"""The teacher's edition: the pupils' pages as they are, each on a wider sheet with its notes beside it.

A pupils' page stays the very page that it is in its own edition, with its tags, links and bookmarks: only its sheet
grows to one side, and what the notes print there is placed on it as a drawing whose structure is joined to the book's.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

#: Under this key a piece of structure remembers, on its way from file to file, which sheet of notes it stands on.
_SHEET = "/TarauSheet"


@dataclass(frozen=True, slots=True)
class NotedPage:
    """A page of the pupils' edition: its number, on which side its notes stand, and what the sheets of nothing but
    notes are called that follow it."""

    folio: int
    notes_left: bool
    added: tuple[str, ...]


def with_notes(pupils: bytes, notes: bytes, pages: Sequence[NotedPage], title: str) -> bytes:
    """The pupils' PDF with the notes of another beside its pages.

    The PDF of the notes has a sheet for each of `pages` and, after it, one for each of its `added`; all are of the
    size that a page has together with its notes.
    """
    with pikepdf.open(io.BytesIO(pupils)) as book, pikepdf.open(io.BytesIO(notes)) as told:
        width, height = _size(told.pages[0])
        forms, parents, root = _taken(told, book)
        sheets = iter(range(len(forms)))
        stands_on: dict[int, pikepdf.Object] = {}
        for at, (page, leaf) in enumerate(zip(list(book.pages), pages, strict=True)):
            sheet = next(sheets)
            _place(book, page, forms[sheet], sheet, leaf.notes_left, width)
            stands_on[sheet] = page.obj
            before = at + sum(len(each.added) for each in pages[:at])
            for more, _ in enumerate(leaf.added, 1):
                sheet = next(sheets)
                stands_on[sheet] = _added(book, before + more, forms[sheet], width, height)
        _join_structure(book, root, forms, parents, stands_on)
        book.Root.PageLayout = Name.SinglePage
        book.Root.PageLabels = Dictionary(Nums=Array(_labels(pages)))
        book.docinfo["/Title"] = title
        with book.open_metadata(set_pikepdf_as_editor=False) as known:
            if "dc:title" in known:
                known["dc:title"] = title
        out = io.BytesIO()
        book.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _size(page: pikepdf.Page) -> tuple[float, float]:
    box = page.mediabox
    return float(box[2]) - float(box[0]), float(box[3]) - float(box[1])


# ------------------------------------------------------------------------------------------------ the notes' sheets


def _taken(told: pikepdf.Pdf, book: pikepdf.Pdf) -> tuple[list[Any], list[Any], Any]:
    """The sheets of the notes as drawings, per sheet the structure of each of its pieces, and the root of it all."""
    structure = told.Root.StructTreeRoot
    numbers = {page.obj.objgen: at for at, page in enumerate(told.pages)}
    document = structure.K[0] if isinstance(structure.K, Array) else structure.K
    tree = dict(_pairs(structure.ParentTree.Nums))
    pieces = [tree.get(int(page.obj.get("/StructParents", -1)), Array()) for page in told.pages]
    for element in list(_elements(document)):
        _unpaged(element, numbers)
    del document["/P"]
    forms = []
    for page in told.pages:
        form = page.as_form_xobject()
        for key in ("/StructParents", "/StructParent"):
            if key in form:
                del form[key]
        forms.append(form)
    whole = told.make_indirect(Dictionary(Forms=Array(forms), Pieces=Array(pieces), Root=document))
    taken = book.copy_foreign(whole)
    return list(taken.Forms), list(taken.Pieces), taken.Root


def _pairs(numbers: Any) -> Iterator[tuple[int, Any]]:
    for at in range(0, len(numbers), 2):
        yield int(numbers[at]), numbers[at + 1]


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _elements(element: Any) -> Iterator[Any]:
    """An element of a structure and all under it."""
    yield element
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _elements(kid)


def _unpaged(element: Any, numbers: dict[tuple[int, int], int]) -> None:
    """Take the page from an element: its pieces remember the number of their sheet instead; links are left out."""
    own = element.get("/Pg")
    made = []
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            made.append(kid)
            continue
        if isinstance(kid, Dictionary) and "/MCID" not in kid:
            continue
        piece, page = (kid.MCID, kid.get("/Pg", own)) if isinstance(kid, Dictionary) else (kid, own)
        if page is not None:
            made.append(Dictionary({"/Type": Name.MCR, "/MCID": int(piece), _SHEET: numbers[page.objgen]}))
    element.K = Array(made)
    if own is not None:
        del element["/Pg"]


def _join_structure(
    book: pikepdf.Pdf, root: Any, forms: Sequence[Any], pieces: Sequence[Any], stands_on: dict[int, pikepdf.Object]
) -> None:
    """Hang the structure of the notes into the book's, as one part after it (PDF 32000-1, 14.7.4.3)."""
    structure = book.Root.StructTreeRoot
    document = structure.K[0] if isinstance(structure.K, Array) else structure.K
    for element in _elements(root):
        for kid in _kids(element):
            if isinstance(kid, Dictionary) and _SHEET in kid:
                sheet = int(kid[_SHEET])
                del kid[_SHEET]
                kid.Stm, kid.Pg = forms[sheet], stands_on[sheet]
    root.S, root.P = Name.Sect, document
    document.K = Array([*_kids(document), root])
    numbers = structure.ParentTree.Nums
    free = 1 + max((number for number, _ in _pairs(numbers)), default=-1)
    for form, of_form in zip(forms, pieces, strict=True):
        form.StructParents = free
        numbers.append(free)
        numbers.append(book.make_indirect(of_form))
        free += 1


# ------------------------------------------------------------------------------------------------ the sheets


def _place(book: pikepdf.Pdf, page: pikepdf.Page, form: Any, number: int, left: bool, width: float) -> None:
    """Make a page's sheet wider and set its notes on what was added; the page itself stays where it was."""
    x, y, right, top = (float(each) for each in page.mediabox)
    begins = right - width if left else x
    for key in ("/TrimBox", "/BleedBox", "/CropBox", "/ArtBox"):
        if key in page.obj:
            del page.obj[key]
    page.obj.MediaBox = Array([begins, y, begins + width, top])
    name = Name(f"/Notes{number}")
    if "/XObject" not in page.obj.Resources:
        page.obj.Resources.XObject = Dictionary()
    page.obj.Resources.XObject[name] = form
    page.contents_add(book.make_stream(b"q"), prepend=True)
    page.contents_add(book.make_stream(f"Q q 1 0 0 1 {begins:.3f} {y:.3f} cm {name} Do Q".encode()))


def _added(book: pikepdf.Pdf, at: int, form: Any, width: float, height: float) -> pikepdf.Object:
    """A sheet of nothing but notes, as the page with this number from 0."""
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, width, height]),
        Resources=Dictionary(XObject=Dictionary(Notes=form)),
        Contents=book.make_stream(b"q /Notes Do Q"),
        Tabs=Name.S,
    )
    book.pages.insert(at, pikepdf.Page(book.make_indirect(page)))
    return book.pages[at].obj


def _labels(pages: Sequence[NotedPage]) -> Iterator[Any]:
    """The number tree of page labels: the pupils' own numbers, and those of added sheets as they are printed."""
    at, expected = 0, None
    for page in pages:
        if page.folio != expected:
            yield at
            yield Dictionary(S=Name.D, St=max(1, page.folio))
        at, expected = at + 1, page.folio + 1
        for name in page.added:
            yield at
            yield Dictionary(P=pikepdf.String(name))
            at, expected = at + 1, None

"""Our judge of PDF/UA-1: a sound file has no finding, and a file broken in one way has the finding with that number."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from tarau.publishing.pdfua import CONDITIONS, FURTHER, PREMISES, inspect

OPENED = re.compile(rb"/Span\s*<<\s*/MCID 0\s*>>\s*BDC")


def elements(pdf: Pdf, kind: str) -> list[Any]:
    """The elements of a type, in reading order."""

    def walk(element: Any) -> list[Any]:
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, Dictionary) and "/S" in kid]
        return [element, *(each for kid in kids for each in walk(kid))]

    return [each for each in walk(pdf.Root.StructTreeRoot.K[0]) if f"/{kind}" == each.S]


def link(pdf: Pdf) -> Any:
    return pdf.pages[0].obj.Annots[0]


def font(pdf: Pdf) -> Any:
    return next(each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Subtype") == "/Type0")


def inner(pdf: Pdf) -> Any:
    return font(pdf).DescendantFonts[0]


def page_content(before: bytes = b"", after: bytes = b"", opened: bytes = b"") -> Callable[[Pdf], None]:
    """A change to what the first page paints."""

    def change(pdf: Pdf) -> None:
        content = pdf.pages[0].obj.Contents.read_bytes()
        content = OPENED.sub(opened, content, count=1) if opened else content
        pdf.pages[0].obj.Contents = pdf.make_stream(before + content + after)

    return change


def unicode_of_all(value: str) -> Callable[[Pdf], None]:
    """A change to what the codes of the font are said to stand for."""

    def change(pdf: Pdf) -> None:
        text = font(pdf).ToUnicode.read_bytes()
        font(pdf).ToUnicode = pdf.make_stream(text + f"\n1 beginbfchar <0000> <{value}> endbfchar\n".encode())

    return change


def form_painted(count: int, content: bytes, **entries: Any) -> Callable[[Pdf], None]:
    """A form that the first page paints so many times."""

    def change(pdf: Pdf) -> None:
        form = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], **entries)
        pdf.pages[0].obj.Resources.XObject = Dictionary(Broken=form)
        page_content(after=b"\n/Artifact BMC /Broken Do EMC" * count)(pdf)

    return change


def put(where: Callable[[Pdf], Any], name: str, value: Any) -> Callable[[Pdf], None]:
    """A change of one entry; None takes it away."""

    def change(pdf: Pdf) -> None:
        target = where(pdf)
        if value is None:
            del target[name]
        else:
            target[name] = value

    return change


def root(pdf: Pdf) -> Any:
    return pdf.Root


def first(kind: str) -> Callable[[Pdf], Any]:
    return lambda pdf: elements(pdf, kind)[0]


def without_language(pdf: Pdf) -> None:
    del pdf.Root.Lang
    for kind in ("Document", "Span"):
        for each in elements(pdf, kind):
            if "/Lang" in each:
                del each["/Lang"]


def second_note(pdf: Pdf) -> None:
    note = elements(pdf, "Note")[0]
    other = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Note, P=note.P, ID=note.ID, K=Array()))
    note.P.K.append(other)


def metadata(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        text = pdf.Root.Metadata.read_bytes()
        assert re.search(old, text)
        pdf.Root.Metadata = pdf.make_stream(re.sub(old, new, text))

    return change


def two_plain_headings(pdf: Pdf) -> None:
    for kind in ("H1", "H2"):
        for each in elements(pdf, kind):
            each.S = Name.H
    section = elements(pdf, "Sect")[0]
    section.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.H, P=section, K=Array())))


def attached(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, b"x", filename="a.txt")
    del pdf.attachments["a.txt"].obj["/UF"]


#: For each condition that is checked a change that makes a sound file meet it.
BREAKS: dict[str, Callable[[Pdf], None]] = {
    "01-003": page_content(opened=b"/Span <</MCID 0>> BDC /Artifact BMC EMC"),
    "01-004": page_content(opened=b"/Artifact BMC EMC /Span <</MCID 0>> BDC", before=b"/Artifact BMC ", after=b" EMC"),
    "01-005": page_content(after=b"\n0 0 9 9 re f"),
    "01-007": put(lambda pdf: pdf.Root.MarkInfo, "/Suspects", True),
    "02-001": put(first("Aside"), "/S", Name.Sidebar),
    "02-003": put(lambda pdf: pdf.Root.StructTreeRoot.RoleMap, "/Aside", Name.Aside),
    "02-004": put(lambda pdf: pdf.Root.StructTreeRoot.RoleMap, "/P", Name.Span),
    "06-001": put(root, "/Metadata", None),
    "06-002": metadata(rb"pdfuaid:part", b"pdfuaid:whole"),
    "06-003": metadata(rb"<dc:title>.*</dc:title>", b""),
    "07-001": put(lambda pdf: pdf.Root.ViewerPreferences, "/DisplayDocTitle", None),
    "07-002": put(lambda pdf: pdf.Root.ViewerPreferences, "/DisplayDocTitle", False),
    "09-004": put(first("TBody"), "/S", Name.Div),
    "09-005": put(first("LBody"), "/S", Name.P),
    "09-006": put(first("TOCI"), "/S", Name.LI),
    "10-001": page_content(after=b"\n/Artifact BMC BT /XXXXXX 9 Tf <fffe> Tj ET EMC"),
    "11-001": without_language,
    "11-002": without_language,
    "11-003": without_language,
    "11-004": without_language,
    "11-006": without_language,
    "13-004": put(first("Figure"), "/Alt", None),
    "14-002": put(first("H1"), "/S", Name.H2),
    "14-003": put(first("H2"), "/S", Name.H3),
    "14-006": two_plain_headings,
    "14-007": put(first("H2"), "/S", Name.H),
    "15-003": put(first("TH"), "/A", None),
    "19-003": put(first("Note"), "/ID", None),
    "19-004": second_note,
    "21-001": attached,
    "28-004": put(link, "/Contents", None),
    "28-008": put(lambda pdf: pdf.pages[0].obj, "/Tabs", None),
    "28-009": put(lambda pdf: pdf.pages[0].obj, "/Tabs", Name.R),
    "28-011": put(first("Link"), "/S", Name.Span),
    "28-012": put(link, "/Contents", String("")),
    "28-013": put(link, "/A", Dictionary(S=Name.URI, URI=String("http://example.org"), IsMap=True)),
    "30-001": form_painted(1, b"", Ref=Dictionary()),
    "30-002": form_painted(2, b"/Span <</MCID 77>> BDC EMC"),
    "31-004": put(inner, "/CIDToGIDMap", Name.Other),
    "31-005": put(inner, "/CIDToGIDMap", None),
    "31-009": put(lambda pdf: inner(pdf).FontDescriptor, "/FontFile2", None),
    "31-011": page_content(after=b"\n/Artifact BMC BT /XXXXXX 9 Tf <fffe> Tj ET EMC"),
    "31-016": put(inner, "/W", None),
    "31-027": put(font, "/ToUnicode", None),
    "31-028": unicode_of_all("0000"),
    "31-029": unicode_of_all("FEFF"),
    "31-030": page_content(after=b"\n/Artifact BMC BT /XXXXXX 9 Tf <0000> Tj ET EMC"),
}

#: For each premise a change after which it does not hold.
PREMISE_BREAKS: dict[str, Callable[[Pdf], None]] = {
    "scripts": put(root, "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.beep()"))),
    "annotations": put(link, "/Subtype", Name.Movie),
    "forms": put(root, "/AcroForm", Dictionary(Fields=Array())),
    "layers": put(root, "/OCProperties", Dictionary()),
    "threads": put(root, "/Threads", Array()),
    "formulas": put(first("Aside"), "/S", Name.Formula),
    "ruby": put(first("Aside"), "/S", Name.Ruby),
    "fonts": put(font, "/Encoding", Name("/Identity-V")),
    "charsets": put(lambda pdf: inner(pdf).FontDescriptor, "/CIDSet", Dictionary()),
    "scans": page_content(after=b"\n/Artifact BMC BT 3 Tr ET EMC"),
}


def emptied(kind: str) -> Callable[[Pdf], None]:
    """An element without what it must hold; its content is an ornament from now on."""

    def change(pdf: Pdf) -> None:
        gone = elements(pdf, kind)[0]
        kept = [each for each in gone.K if isinstance(each, Dictionary) and each.get("/S") == "/Caption"]
        gone.K = Array(kept)

    return change


def named_twice(kind: str, part: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        whole = elements(pdf, kind)[0]
        whole.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{part}"), P=whole, K=Array())))

    return change


def untagged(pdf: Pdf) -> None:
    """A link that somebody put on the page later."""
    later = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Contents=String("Көпір"))
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(later))


def attached_without_list(pdf: Pdf) -> None:
    spec = Dictionary(Type=Name.Filespec, F=String("a"), EF=Dictionary(F=pdf.make_stream(b"x")))
    pdf.Root.AF = Array([pdf.make_indirect(spec)])


def a_second_tree(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    root.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, P=root, K=Array())))


def in_a_circle(pdf: Pdf) -> None:
    aside = elements(pdf, "Aside")[0]
    aside.K.append(aside)


def without_head_cells(pdf: Pdf) -> None:
    for cell in elements(pdf, "TH"):
        cell.S = Name.TD


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))

#: Other ways to meet a condition: what a person may do to a file, and the number under which it is found.
MORE_BREAKS: dict[str, tuple[str, Callable[[Pdf], None]]] = {
    "the language is no language": ("11-006", put(root, "/Lang", String("Kazakh language"))),
    "the language of a passage is no language": ("11-001", put(first("Span"), "/Lang", String("ru_RU?"))),
    "the language is empty": ("11-003", put(root, "/Lang", String(""))),
    "all viewer preferences are gone": ("07-001", put(root, "/ViewerPreferences", None)),
    "all tags are gone": ("01-005", put(root, "/StructTreeRoot", None)),
    "the way back is gone": ("01-005", put(lambda pdf: pdf.Root.StructTreeRoot, "/ParentTree", None)),
    "a page does not say whose its pieces are": ("01-005", put(lambda pdf: pdf.pages[0].obj, "/StructParents", None)),
    "a line is drawn": ("01-005", page_content(after=b"\n0 0 m 9 9 l S")),
    "a small picture is painted": ("01-005", page_content(after=b"\nBI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI")),
    "text is not tagged": ("01-005", page_content(opened=b"/Span BMC")),
    "a mark of one page is missing": ("01-005", lambda pdf: elements(pdf, "H1")[0].K.append(999)),
    "the metadata names PDF/UA-2": ("06-002", metadata(rb"pdfuaid:part>1<", b"pdfuaid:part>2<")),
    "the metadata is broken": ("06-001", metadata(rb"</rdf:RDF>", b"")),
    "the title is empty": ("06-003", metadata(rb'x-default">[^<]*<', b'x-default"> <')),
    "a figure has blanks for words": ("13-004", put(first("Figure"), "/Alt", String("  "))),
    "a second tree has a figure": ("13-004", a_second_tree),
    "a head cell heads nothing known": ("15-003", put(lambda pdf: elements(pdf, "TH")[0].A, "/Scope", Name.Sideways)),
    "a table has a row less wide": ("09-004", lambda pdf: elements(pdf, "TR")[1].K.pop()),
    "a table has no rows": ("09-004", emptied("Table")),
    "a table has two heads": ("09-004", named_twice("Table", "THead")),
    "a row has no cells": ("09-004", emptied("TR")),
    "a list has no items": ("09-005", emptied("L")),
    "an item is empty": ("09-005", emptied("LI")),
    "a paragraph stands in a list": ("09-005", put(first("LI"), "/S", Name.P)),
    "contents are empty": ("09-006", emptied("TOC")),
    "types lead to each other": (
        "02-003", put(lambda pdf: pdf.Root.StructTreeRoot, "/RoleMap", Dictionary(Aside=Name.Box, Box=Name.Aside)),
    ),
    "a role is not mapped": ("02-001", put(lambda pdf: pdf.Root.StructTreeRoot, "/RoleMap", None)),
    "a heading is of the seventh level": ("02-001", put(first("H3"), "/S", Name.H7)),
    "a link is added": ("28-011", untagged),
    "a link does not lead back": ("28-011", put(link, "/StructParent", None)),
    "a file is attached beside the list": ("21-001", attached_without_list),
    "a form of another file is not painted": ("30-001", form_painted(0, b"", Ref=Dictionary())),
    "a page starts a script": ("scripts", put(lambda pdf: pdf.pages[0].obj, "/AA", Dictionary(O=SCRIPT))),
    "a link starts a script": ("scripts", put(link, "/AA", Dictionary(E=SCRIPT))),
    "a bookmark starts a script": ("scripts", put(lambda pdf: pdf.Root.Outlines.First, "/A", SCRIPT)),
    "a script follows a link": (
        "scripts", put(link, "/A", Dictionary(S=Name.URI, URI=String("http://example.org"), Next=Array([SCRIPT]))),
    ),
    "a file is opened": ("scripts", put(link, "/A", Dictionary(S=Name.Launch, F=String("a.exe")))),
    "a dynamic form is to be rendered": ("forms", put(root, "/NeedsRendering", True)),
    "the file does not say that it is tagged": ("marked", put(root, "/MarkInfo", None)),
    "the file says that it is not tagged": ("marked", put(lambda pdf: pdf.Root.MarkInfo, "/Marked", False)),
    "the tree is empty": ("tree", put(lambda pdf: pdf.Root.StructTreeRoot, "/K", Array())),
    "a figure has no frame": ("frames", put(first("Figure"), "/A", None)),
    "a table has no head cells": ("heads", without_head_cells),
    "an element has no type": ("damage", put(first("P"), "/S", None)),
    "the tags go in a circle": ("damage", in_a_circle),
}  # fmt: skip


def broken(sound: bytes, change: Callable[[Pdf], None]) -> set[str]:
    """The numbers of what is found after a change."""
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        names = list(pdf.pages[0].obj.Resources.Font.keys())
        change(pdf)
        content = pdf.pages[0].obj.Contents.read_bytes().replace(b"/XXXXXX", names[0].encode())
        pdf.pages[0].obj.Contents = pdf.make_stream(content)
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False)
    return {finding.number for finding in inspect(out.getvalue())}


def test_a_sound_file_has_no_finding(sound: bytes):
    assert inspect(sound) == ()


@pytest.mark.parametrize("number", sorted(BREAKS))
def test_a_file_that_meets_a_condition_is_found_out(sound: bytes, number: str):
    assert number in broken(sound, BREAKS[number])


@pytest.mark.parametrize("what", sorted(MORE_BREAKS))
def test_a_file_that_is_broken_in_another_way_is_found_out(sound: bytes, what: str):
    number, change = MORE_BREAKS[what]

    assert number in broken(sound, change)


def test_what_the_protocol_gives_no_number_to_has_a_file_that_meets_it():
    assert {number for number, _ in MORE_BREAKS.values()} >= set(FURTHER)


def test_bytes_that_are_no_pdf_are_found_out():
    assert [finding.number for finding in inspect(b"%PDF-1.7\nnothing")] == ["damage"]


def test_a_class_may_say_what_a_head_cell_heads(sound: bytes):
    def change(pdf: Pdf) -> None:
        for cell in elements(pdf, "TH"):
            cell.C, owner = Name("/Head"), cell.A
            del cell["/A"]
        pdf.Root.StructTreeRoot.ClassMap = Dictionary(Head=owner)

    assert broken(sound, change) == set()


@pytest.mark.parametrize("premise", sorted(PREMISE_BREAKS))
def test_a_file_with_what_a_book_has_not_is_found_out(sound: bytes, premise: str):
    assert premise in broken(sound, PREMISE_BREAKS[premise])


def test_an_encrypted_file_is_found_out(sound: bytes):
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user=""))

    assert "encryption" in {finding.number for finding in inspect(out.getvalue())}


def test_a_file_that_asks_for_a_password_is_found_out(sound: bytes):
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))

    assert [finding.number for finding in inspect(out.getvalue())] == ["encryption"]


def test_each_condition_that_is_checked_has_a_file_that_meets_it():
    assert {condition.number for condition in CONDITIONS if condition.how == "checked"} == set(BREAKS)


def test_each_condition_that_a_book_cannot_meet_rests_on_a_premise_that_is_made_sure_of():
    named = {condition.premise for condition in CONDITIONS if condition.how == "absent"}

    assert named == set(PREMISE_BREAKS) | {"encryption"}
    assert named <= set(PREMISES)


def test_every_condition_of_the_protocol_stands_in_the_table_once():
    """The protocol has 31 checkpoints; the numbers of each begin with 001 and leave none out."""
    numbers = [condition.number for condition in CONDITIONS]

    assert len(set(numbers)) == len(numbers)
    assert {number[:2] for number in numbers} == {f"{at:02}" for at in range(1, 32)}
    for at in range(1, 32):
        within = [int(number[3:]) for number in numbers if number.startswith(f"{at:02}-")]
        assert within == list(range(1, len(within) + 1))

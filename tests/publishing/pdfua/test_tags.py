"""The tags of the accessible PDF: one tree in the order of reading, whatever the pages did to it."""

from __future__ import annotations

import io

import pikepdf
import pytest

from tarau.problems import ChapterError
from tarau.publishing.pdfua import inspect
from tests.publishing.pdfua.sample import EVERYTHING


def test_each_thing_on_a_page_is_tagged_as_what_it_is(sound: bytes, outline):
    assert outline(sound) == (
        "Document(Sect(H1(Көпір)TOC(TOCI(Lbl(§ 1)Reference(Link(Бірінші⇒)))))"
        "Sect(H2(Бірінші)"
        "P(Қайық баяуReference(Link(1⇒)) жүретін, ал Span[ru](лодка) туралы Reference(Link([1]⇒)) айтылады.)"
        "Note(Lbl(1)P(Суда.))"
        "L(LI(Lbl(• )LBody(Бірінші тармақ))LI(Lbl(• )LBody(Екінші тармақ)))"
        "Table(Caption(Кесте)THead(TR(TH(Жыл)TH(Саны)))TBody(TR(TH(1950)TD(7))))"
        "Figure[Өзен](Caption(Сурет))"
        "Aside(H3(Бұл қызықты!)P(Екі жүз арба.))))"
    )


def test_a_paragraph_over_two_pages_is_one(tag, outline):
    words = " ".join(f"сөз{number}" for number in range(160))

    data = tag(f"<h1>Көпір</h1><p>{words}</p>")

    assert len(pikepdf.open(io.BytesIO(data)).pages) > 1
    assert outline(data) == f"Document(H1(Көпір)P({words}))"


def test_a_table_over_pages_is_one_with_one_head(tag, outline):
    rows = "".join(f"<tr><th scope='row'>{year}</th><td>{year % 7}</td></tr>" for year in range(1920, 1950))
    head = "<thead><tr><th scope='col'>Жыл</th><th scope='col'>Саны</th></tr></thead>"

    drawn = outline(tag(f"<h1>Көпір</h1><table>{head}<tbody>{rows}</tbody></table>"))

    assert (drawn.count("Table("), drawn.count("THead("), drawn.count("Жыл"), drawn.count("TR(")) == (1, 1, 1, 31)


def test_a_table_that_is_printed_in_two_parts_is_read_as_one(tag, outline):
    def part(cls: str, caption: str, rows: str) -> str:
        head = "<thead><tr><th scope='col'>Жыл</th></tr></thead>"
        return f"<table class='{cls}'><caption>{caption}</caption>{head}<tbody>{rows}</tbody></table>"

    first, second = "<tr><th scope='row'>1950</th></tr>", "<tr><th scope='row'>1951</th></tr>"
    body = part("data", "1-кесте", first) + part("data continues", "1-кестенің жалғасы", second)

    assert outline(tag(f"<h1>Көпір</h1><div class='figure'>{body}</div>")) == (
        "Document(H1(Көпір)Table(Caption(1-кесте)THead(TR(TH(Жыл)))TBody(TR(TH(1950))TR(TH(1951)))))"
    )


def test_a_word_divided_at_the_end_of_a_line_is_read_whole(tag, outline):
    css = "p { width: 60pt; hyphens: manual }"

    assert outline(tag("<h1>Көпір</h1><p>индустрия\u00adландыру жылдары</p>", css)).endswith(
        "P(индустрияландыру жылдары))"
    )


def test_a_heading_never_skips_a_level(tag, outline):
    assert "H2(Жәрмеңке)" in outline(tag("<h1>Көпір</h1><h4>Жәрмеңке</h4>"))


def test_a_link_says_where_it_leads_and_is_reached_in_the_order_of_the_tags(sound: bytes):
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        said = [str(each.Contents) for page in pdf.pages for each in page.get("/Annots", [])]
        printed = [int(each.F) & 4 for page in pdf.pages for each in page.get("/Annots", [])]

        assert sorted(said) == ["1 Суда.", "Бірінші", "Дереккөз 1"]
        assert all(printed)
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}


def test_a_figure_has_its_frame_in_points_from_the_lower_left_corner(tag):
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='40pt' height='20pt' role='img'><title>Өзен</title></svg>"
    data = tag(f"<h1 style='height:30pt; margin:0'>Көпір</h1><div style='line-height:0'>{drawing}</div>")

    with pikepdf.open(io.BytesIO(data)) as pdf:
        figure = next(kid for kid in pdf.Root.StructTreeRoot.K[0].K if kid.S == "/Figure")
        assert [float(number) for number in figure.A.BBox] == pytest.approx([30, 120, 70, 140], abs=0.1)


def test_words_that_are_not_on_the_pages_stop_the_build(tag):
    with pytest.raises(ChapterError) as refused:
        tag("<h1>Көпір</h1><p>Екі жүз арба.</p>", said="<h1>Көпір</h1><p>Үш жүз арба.</p>")

    assert [problem.code for problem in refused.value.problems] == ["publish.tags", "publish.tags"]


def test_the_same_page_is_tagged_to_the_same_bytes(tag, sound: bytes):
    assert tag(EVERYTHING) == sound


def test_an_archive_is_for_readers_too_and_holds_its_sources(tag, chapter):
    from tarau.publishing.archive import CleanedSource, attach, attachments

    shop = chapter()
    tree = shop.tree()
    cleaned = {"report": CleanedSource(b"...", b"{}\n", b"{}")}
    with pikepdf.open(io.BytesIO(tag("<h1>Көпір</h1>", standard="a-3a"))) as pdf:
        files = attachments(tree, lambda name: (shop.folder / name).read_bytes(), cleaned)
        names = attach(pdf, files, tree.date)
        out = io.BytesIO()
        pdf.save(out)
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        relations = {name: str(pdf.attachments[name].obj.AFRelationship) for name in names}
        kept = pdf.attachments["report.txt"].get_file().read_bytes()

        assert relations == {
            "report.txt": "/Source", "report.clean.txt": "/Supplement", "report.ledger.jsonl": "/Data",
            "report.source.json": "/Data", "memoir.txt": "/Source", "outline.json": "/Supplement",
            "provenance.json": "/Data", "index.json": "/Supplement",
        }  # fmt: skip
        assert kept == (shop.folder / "sources" / "report.txt").read_bytes()
        assert len(pdf.Root.AF) == len(names)
    assert inspect(out.getvalue()) == ()

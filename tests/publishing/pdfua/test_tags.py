"""The tags of the accessible PDF: one tree in the order of reading, whatever the pages did to it."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from tarau.problems import ChapterError
from tarau.publishing.pdfua import inspect
from tarau.publishing.tagged.reading import read_pieces
from tests.publishing.pdfua.sample import EVERYTHING


def elements(pdf: pikepdf.Pdf) -> list:
    """All elements of the tag tree, in reading order."""

    def walk(element) -> list:
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        return [element, *(each for kid in kids for each in walk(kid))]

    return walk(pdf.Root.StructTreeRoot.K[0])


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


def test_the_title_of_a_box_is_a_heading_below_that_of_its_section_which_goes_on_after_it(tag, outline):
    box = "<aside><p class='label'>Құжат</p><p class='name'>Ашылу күні</p><p>Ел жиналды.</p></aside>"
    rest = "<h3>Жәрмеңке</h3><aside class='summary'><p class='label'>Түйін</p><p>Көпір салынды.</p></aside>"

    assert outline(tag(f"<h1>Көпір</h1><h2>Құрылыс</h2>{box}{rest}")) == (
        "Document(H1(Көпір)H2(Құрылыс)Aside(P(Құжат)H3(Ашылу күні)P(Ел жиналды.))"
        "H3(Жәрмеңке)Aside(H3(Түйін)P(Көпір салынды.)))"
    )


def test_passages_side_by_side_are_sections_with_their_letters_for_titles(tag, outline):
    sides = "".join(f"<div class='side'><p class='letter'>{each}</p><p>Су.</p></div>" for each in ("А", "Ә"))

    drawn = outline(tag(f"<h1>Көпір</h1><aside><p class='label'>Салыстыр</p>{sides}</aside>"))

    assert drawn == "Document(H1(Көпір)Aside(H2(Салыстыр)Sect(H3(А)P(Су.))Sect(H3(Ә)P(Су.))))"


@pytest.mark.parametrize("items", ["<li></li>", "<li></li><li>Арба</li>", "<li>Арба</li><li></li>"])
def test_an_item_in_which_nothing_stands_is_not_read(tag, outline, items):
    data = tag(f"<h1>Көпір</h1><ol>{items}</ol>")

    number = 1 + items.partition("Арба")[0].count("</li>")
    drawn = f"L(LI(Lbl({number}. )LBody(Арба)))" if "Арба" in items else ""
    assert outline(data) == f"Document(H1(Көпір){drawn})"
    assert inspect(data) == ()


def test_the_title_of_a_list_goes_into_it(tag, outline):
    body = "<h1>Көпір</h1><p class='list-head'>Тігінен</p><ol><li><span class='letter'>1</span> Арба</li></ol>"

    assert outline(tag(body, "li { list-style: none }")).endswith("L(Caption(Тігінен)LI(Lbl(1)LBody( Арба))))")


def test_events_beside_a_rail_are_one_list_with_their_dates_for_marks(tag, outline):
    panels = "".join(
        f"<div class='rail-panel'><p class='event'><b>{year} жыл</b> Көпір</p></div>" for year in (1950, 1953)
    )

    assert outline(tag(f"<h1>Көпір</h1>{panels}")).endswith(
        "L(LI(Lbl(1950 жыл)LBody( Көпір))LI(Lbl(1953 жыл)LBody( Көпір))))"
    )


def test_page_numbers_at_the_end_of_a_line_are_read_after_its_words(tag, outline):
    number = "<span class='folios' style='float: right'><a href='#one'>7</a></span>"

    drawn = outline(tag(f"<h1 id='one'>Көпір</h1><p>{number}<b>Тірек</b> — баған</p>"))

    assert drawn.endswith("P(Тірек — баған Reference(Link(7⇒))))")


def test_a_term_in_the_margin_is_a_note_after_the_paragraph(tag, outline):
    term = "<span class='margin-term' id='m'><span><b>Тірек</b> көпірді көтереді</span></span>"
    css = ".margin-term { float: right; width: 30pt }"

    drawn = outline(tag(f"<h1>Көпір</h1><p>{term}<dfn>Тірек</dfn> тастан қаланды.</p>", css))

    assert drawn.endswith("P(Тірек тастан қаланды.)Note(Lbl(Тірек)P(көпірді көтереді)))")


def test_the_mark_of_a_note_leads_to_it(sound: bytes):
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        (mark,) = [each for page in pdf.pages for each in page.get("/Annots", []) if each.Contents == "1 Суда."]
        notes = [each for each in elements(pdf) if each.S == "/Note"]
        (reference,) = [each for each in elements(pdf) if "/Ref" in each]
        page, _, left, top, _ = mark.Dest
        number = pdf.pages.index(pikepdf.Page(page))
        words = next(each for each in read_pieces(pdf)[0] if each.text == "Суда.")

        assert [each.objgen for each in reference.Ref] == [each.objgen for each in notes]
        assert number == words.page
        assert abs(float(top) - words.box[3]) < 12
        assert float(left) <= words.box[0]
        assert 0 < float(mark.Rect[2]) - float(mark.Rect[0]) < 10


EXPLAINED = "<dl class='abbreviations'><div><dt>ҚЖБ</dt><dd>құрылыс басқармасы</dd></div></dl>"


def test_an_abbreviation_is_told_in_full_wherever_it_stands(tag):
    css = "u { text-decoration: underline } p { width: 60pt }"
    body = "<p>Оны <u>ескі ҚЖБ</u> мен ҚЖБ-ның адамдары салды, РҚЖБ емес.</p>"

    data = tag(f"<h1>Көпір</h1>{body}{EXPLAINED}", css)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [str(each.E) for each in elements(pdf) if "/E" in each] == ["құрылыс басқармасы"] * 2
    assert inspect(data) == ()


def test_telling_abbreviations_in_full_moves_nothing_on_the_page(tag):
    body = "<h1>Көпір</h1><p>Оны ҚЖБ салды: ҚЖБ-ның адамдары, ҚЖБ-ның көлігі.</p>"

    def places(data: bytes) -> list[float]:
        page = pypdfium2.PdfDocument(data)[0].get_textpage()
        return [number for at in range(50) for number in page.get_charbox(at)]

    told, untold = tag(body + EXPLAINED), tag(body + EXPLAINED.replace("ҚЖБ", "МТС"))
    assert places(told) == pytest.approx(places(untold), abs=0.001)


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

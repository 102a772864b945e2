"""Word documents: every word that a reader of the page sees, in its order and with its role; nothing else."""

from __future__ import annotations

import io
import zipfile

import pytest

from tarau.files import Folder, Text
from tarau.problems import ChapterError, Place
from tarau.sources import Record, read_source

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
STYLES = f"""<w:styles {SPACE}>
<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Name"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="Менің тақырыбым"/>
<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="list"><w:name w:val="List"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def paragraph(text: str, shape: str = "") -> str:
    return f"<w:p><w:pPr>{shape}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body: str, **parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("_rels/.rels", RELATIONS)
        zipped.writestr("word/styles.xml", STYLES)
        zipped.writestr("word/document.xml", f"<w:document {SPACE}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            zipped.writestr(f"word/{name}.xml", content)
    return packed.getvalue()


@pytest.fixture
def read(tmp_path):
    def run(data: bytes):
        (tmp_path / "a.docx").write_bytes(data)
        return read_source(Folder(tmp_path, "c"), "a", Record(Text("a.docx", Place("sources.yaml", 2, 9))), "kk")

    return run


def blocks(source) -> list[tuple[str, int, str]]:
    return [(one.role, one.level, source.text[one.start : one.end]) for one in source.blocks]


def test_headings_items_rows_and_paragraphs_are_told_apart(read):
    table = "<w:tbl>{}</w:tbl>".format(
        "".join(
            f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>"
            for a, b in (("Жыл", "Ұзындығы"), ("1930", "1445 км"))
        )
    )
    source = read(
        document(
            paragraph("Түрксіб", '<w:pStyle w:val="Name"/>')
            + paragraph("Құрылыс", '<w:pStyle w:val="a1"/>')
            + paragraph("Өз тақырыбы", '<w:pStyle w:val="own"/>')
            + paragraph("Жол салынды.")
            + paragraph("бірінші", '<w:numPr><w:numId w:val="3"/></w:numPr>')
            + paragraph("екінші", '<w:pStyle w:val="list"/>')
            + table
        )
    )

    assert blocks(source) == [
        ("heading", 1, "Түрксіб"),
        ("heading", 2, "Құрылыс"),
        ("heading", 3, "Өз тақырыбы"),
        ("paragraph", 0, "Жол салынды."),
        ("item", 0, "бірінші"),
        ("item", 0, "екінші"),
        ("row", 0, "Жыл\tҰзындығы"),
        ("row", 0, "1930\t1445 км"),
    ]
    assert source.encoding == ""


def test_notes_stand_after_the_text_and_their_marks_stay_in_it(read):
    note = f'<w:footnote w:id="2">{paragraph("Мұрағат қоры.")}</w:footnote>'
    notes = f'<w:footnotes {SPACE}><w:footnote w:id="0"><w:p/></w:footnote>{note}</w:footnotes>'
    body = (
        '<w:p><w:r><w:t>Жол салынды</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    )
    source = read(document(body, footnotes=notes))

    assert blocks(source) == [
        ("paragraph", 0, "Жол салынды[1]."),
        ("note", 0, "[1] Мұрағат қоры."),
    ]


def test_what_stands_in_text_boxes_controls_and_insertions_is_read_and_what_was_deleted_is_not(read):
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('Басқару ішінде.')}</w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('Жақтау ішінде.')}</w:txbxContent></w:pict></w:r>"
        "<w:ins><w:r><w:t>Қосылған.</w:t></w:r></w:ins><w:del><w:r><w:delText>Өшкен.</w:delText></w:r></w:del></w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Жасырын.</w:t></w:r><w:r><w:t>Көрінетін</w:t><w:tab/><w:t>сөз</w:t>"
        "<w:noBreakHyphen/><w:t>сөз.</w:t></w:r></w:p>"
        '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>Сілтеме</w:t></w:r></w:hyperlink>'
        "<w:r><w:br/><w:t>Жаңа жол</w:t></w:r></w:p>"
    )

    assert read(document(body)).text.split("\n") == [
        "Басқару ішінде.", "Жақтау ішінде.", "Қосылған.", "Көрінетін сөз-сөз.", "Сілтеме", "Жаңа жол",
    ]  # fmt: skip


def test_a_table_in_a_cell_stays_in_its_row(read):
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('ішкі')}</w:tc><w:tc>{paragraph('ұя')}</w:tc></w:tr></w:tbl>"

    assert (
        read(document(f"<w:tbl><w:tr><w:tc>{paragraph('сыртқы')}{inner}</w:tc></w:tr></w:tbl>")).text
        == "сыртқы ішкі ұя"
    )


def refusal(read, data: bytes) -> str:
    with pytest.raises(ChapterError) as caught:
        read(data)
    return str(caught.value)


def test_a_bomb_is_refused_before_it_is_unpacked(read):
    assert "[source.large]" in refusal(read, document("<w:p/>" * 4_000_000))


@pytest.mark.parametrize(
    "data", [b"", b"no zip at all", b"\xd0\xcf\x11\xe0 an old or a locked document", document("<w:p>")[:200]]
)
def test_a_damaged_document_is_refused_in_plain_words(read, data):
    assert "this Word document cannot be read: it is damaged or locked with a password [source.docx]" in refusal(
        read, data
    )


def test_broken_signs_are_refused(read):
    assert "[source.docx]" in refusal(read, document("<w:p><w:r></w:p>"))


def test_nothing_outside_the_document_is_read(read, tmp_path):
    (tmp_path / "secret.txt").write_text("құпия")
    body = paragraph("Мәтін &secret; осында.")
    entity = f'<!DOCTYPE w [<!ENTITY secret SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        zipped.writestr("word/document.xml", f"{entity}<w:document {SPACE}><w:body>{body}</w:body></w:document>")

    assert "[source.docx]" in refusal(read, packed.getvalue())


def test_a_document_that_lies_elsewhere_is_not_fetched(read, tmp_path):
    (tmp_path / "secret.txt").write_text("құпия")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        zipped.writestr("word/document.xml", f"<w:document {SPACE}><w:body>{paragraph('Мәтін.')}</w:body></w:document>")
        target = f'TargetMode="External" Target="{(tmp_path / "secret.txt").as_uri()}"'
        zipped.writestr("_rels/.rels", RELATIONS.replace('Target="word/document.xml"', target))

    assert read(packed.getvalue()).text == "Мәтін."


def test_a_document_without_words_has_no_text(read):
    assert "[source.empty]" in refusal(read, document("<w:p/>"))

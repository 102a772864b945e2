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
        if "styles" not in parts:
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


def run(text: str, look: str) -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def test_a_value_stays_what_it_is_on_the_page(read):
    up, down = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    formula = (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>v=</m:t></m:r><m:rad>'
        "<m:deg/><m:e><m:r><m:t>2gh</m:t></m:r></m:e></m:rad><m:r><m:t>, </m:t></m:r><m:f><m:num><m:r><m:t>a+b</m:t>"
        "</m:r></m:num><m:den><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup>"
        "</m:sSup></m:den></m:f></m:oMath>"
    )
    before = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    body = (
        f"<w:p>{run('10', '')}{run('1', up)}{run('1', up)}{run(' т, H', '')}{run('2', down)}{run('O', '')}</w:p>"
        f"<w:p>{run('E', '')}{run('кин', down)}{run(' = 5', before)}</w:p>"
        f"<w:p>{formula}</w:p>"
    )

    assert read(document(body)).text.split("\n") == ["10¹¹ т, H₂O", "E_(кин) = 5", "v=√2gh, (a+b)/c²"]


def test_signs_of_symbol_fonts_are_letters_and_what_nobody_knows_is_told(read):
    def sign(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    known = "".join(sign(*named) for named in (("Symbol", "F061"), ("Symbol", "F0B3"), ("Wingdings", "F0FC")))
    text = run(" бұрыш", "") + run(chr(0xF044), '<w:rFonts w:ascii="Symbol"/>')
    source = read(document(f"<w:p>{known}{text}{sign('MyFont', 'F041')}</w:p>"))

    assert source.text == "α≥✓ бұрышΔ\ufffd"
    assert "there are 1 signs here that only their fonts know (MyFont), the first after 'α≥✓ бұрышΔ'" in str(
        source.problems[0]
    )


def test_lists_have_the_numbers_and_bullets_of_the_page(read):
    def level(number: int, style: str, text: str, more: str = "") -> str:
        counted = f'<w:start w:val="1"/><w:numFmt w:val="{style}"{more}/><w:lvlText w:val="{text}"/>'
        return f'<w:lvl w:ilvl="{number}">{counted}</w:lvl>'

    def list_(number: int, *levels: str) -> str:
        return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'

    def use(number: int, of: int, more: str = "") -> str:
        return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'

    numbering = (
        f"<w:numbering {SPACE}>"
        + list_(0, level(0, "decimal", "%1."), level(1, "russianLower", "%2)"), level(2, "decimal", "%1.%3"))
        + list_(1, level(0, "bullet", "\uf0b7"))
        + list_(2, level(0, "upperRoman", "%1."))
        + list_(3, level(0, "custom", "%1)", ' w:format="а, ә, б, ..."'))
        + use(1, 0)
        + use(2, 1)
        + use(3, 2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>')
        + use(4, 3)
        + "</w:numbering>"
    )

    def item(use: int, level: int = 0) -> str:
        return paragraph("зат", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use}"/></w:numPr>')

    body = item(1) + item(1, 1) + item(1, 1) + item(1, 2) + item(1) + item(1, 1) + item(2) + item(3) + item(4) + item(4)
    source = read(document(body + item(0), numbering=numbering))

    assert source.text.split("\n") == [
        "1. зат", "а) зат", "б) зат", "1.1 зат", "2. зат", "а) зат", "• зат", "IV. зат", "а) зат", "ә) зат", "зат",
    ]  # fmt: skip
    assert {block.role for block in source.blocks[:-1]} == {"item"}


def test_a_cell_that_spans_columns_keeps_the_others_in_theirs(read):
    def cell(text: str, shape: str = "") -> str:
        return f"<w:tc><w:tcPr>{shape}</w:tcPr>{paragraph(text)}</w:tc>"

    wide = cell("Ұзындығы", '<w:gridSpan w:val="2"/>')
    rows = (cell("") + wide + cell("Ені"), cell("Іле") + cell("1439") + cell("") + cell("9"))
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"

    assert read(document(table)).text == "\tҰзындығы\t\tЕні\nІле\t1439\t\t9"


def test_a_deleted_end_of_a_paragraph_joins_two_and_what_was_left_out_is_told(read):
    body = (
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>Бір </w:t></w:r></w:p>'
        "<w:p><w:r><w:t>сөйлем.</w:t></w:r><w:del><w:r><w:delText>Өшкен.</w:delText></w:r></w:del></w:p>"
    )
    source = read(document(body))

    assert source.text == "Бір сөйлем."
    assert "passages that are not shown were left out: 1 deleted ones and 0 hidden ones" in str(source.problems[0])


def test_headings_are_known_by_the_style_they_rest_on_and_without_styles_by_their_id(read):
    styles = STYLES.replace(
        "</w:styles>",
        '<w:style w:styleId="mine"><w:name w:val="Бөлім"/><w:basedOn w:val="a1"/></w:style></w:styles>',
    )
    body = paragraph("Бірінші", '<w:pStyle w:val="mine"/>') + paragraph("Екінші", '<w:pStyle w:val="Heading3"/>')

    assert [(role, level) for role, level, _ in blocks(read(document(body, styles=styles)))] == [
        ("heading", 2),
        ("heading", 3),
    ]


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


def test_a_document_of_signs_without_text_is_refused_in_time(read, monkeypatch):
    monkeypatch.setattr("tarau.sources.docx.MOST_ELEMENTS", 1000)

    assert "[source.large]" in refusal(read, document("<w:p><w:r/></w:p>" * 600))
    assert "[source.docx]" in refusal(read, document("<w:p>" * 600 + "</w:p>" * 600))


def test_a_locked_document_says_so(read):
    locked = b"\xd0\xcf\x11\xe0" + bytes(100) + "EncryptedPackage".encode("utf-16-le")

    assert "this Word document is locked with a password [source.docx]" in refusal(read, locked)


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

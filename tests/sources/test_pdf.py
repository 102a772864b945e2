"""The text layer of a PDF: lines joined to paragraphs, divided words left for cleaning, running heads told apart."""

from __future__ import annotations

import io

import pytest

from tarau.cleaning import clean
from tarau.files import Folder, Text
from tarau.languages import language
from tarau.problems import ChapterError, Place
from tarau.sources import Record, read_source

PARAGRAPHS = (
    (
        "Түрксіб темір жолының құрылысы екі бағытта қатар жүргізілді, оған еліміздің түкпір-түкпірінен келген мыңдаған "
        "адам қатысты. Жұмыс өте қиын жағдайда өтті, бірақ жол мерзімінен бұрын аяқталды. Құрылысшылар қатты аязда да, "
        "шілденің ыстығында да жұмысын тоқтатқан жоқ."
    ),
    (
        "Кейін бұл жол Сібір мен Орта Азияны жалғастырды. Жолдың бойында жаңа қалалар мен кенттер өсіп шықты, олардың "
        "тұрғындары теміржол шеберханаларында еңбек етті. Халық шаруашылығы жедел дамыды."
    ),
)


@pytest.fixture(scope="module")
def printed() -> bytes:
    """A book of some pages with a running head, page numbers, headings, hyphens and a list."""
    from weasyprint import HTML

    kazakh = language("kk")
    words = [" ".join(map(kazakh.hyphenate, text.split())) for text in PARAGRAPHS]
    body = "".join(f"<h2>Бөлім {'абвгд'[n]}</h2>" + "".join(f"<p>{text}</p>" for text in words) for n in range(5))
    style = (
        "@page { size: 100mm 110mm; margin: 15mm; @top-center { content: 'Теміржол тарихы'; font-size: 7pt }"
        " @bottom-center { content: counter(page); font-size: 7pt } }"
        "body { font: 10pt/1.4 Literata, serif; text-align: justify; hyphens: manual }"
        "p { margin: 0; text-indent: 1.4em }"
        "h2 { font-size: 14pt }"
    )
    page = f"<html lang=kk><style>{style}</style>{body}<p>2) соңғы тармақ</p></html>"
    made: bytes = HTML(string=page).write_pdf()
    return made


@pytest.fixture
def read(tmp_path):
    def run(data: bytes):
        (tmp_path / "a.pdf").write_bytes(data)
        return read_source(Folder(tmp_path, "c"), "a", Record(Text("a.pdf", Place("sources.yaml", 2, 9))), "kk")

    return run


def of_role(source, role: str) -> list[str]:
    return [source.text[one.start : one.end] for one in source.blocks if one.role == role]


def test_lines_become_paragraphs_and_words_keep_the_hyphens_of_line_ends(read, printed):
    source = read(printed)
    paragraphs = of_role(source, "paragraph")

    assert [text.replace("-\n", "") for text in paragraphs] == [*PARAGRAPHS] * 5
    assert sum(text.count("-\n") for text in paragraphs) > 10
    assert of_role(source, "heading") == [f"Бөлім {letter}" for letter in "абвгд"]
    assert of_role(source, "item") == ["2) соңғы тармақ"]


def test_running_heads_and_page_numbers_are_navigation_and_cleaning_takes_them_out(read, printed):
    source = read(printed)
    heads = of_role(source, "navigation")

    assert heads.count("Теміржол тарихы") == len(heads) // 2 >= 3
    assert all(head.isdigit() for head in heads if head != "Теміржол тарихы")

    cleaned = clean(source, language("kk"))
    assert "Теміржол тарихы" not in cleaned.text
    assert PARAGRAPHS[1] in cleaned.text
    assert cleaned.ledger.undo(cleaned.text) == source.text


def refusal(read, data: bytes) -> str:
    with pytest.raises(ChapterError) as caught:
        read(data)
    return str(caught.value)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and then nothing", b"no PDF"])
def test_a_damaged_pdf_is_refused_in_plain_words(read, data):
    assert "this PDF is damaged [source.pdf]" in refusal(read, data)


def test_a_cut_or_locked_pdf_is_refused_or_read_but_never_a_fault(read, printed):
    import pikepdf

    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="құпия", owner="құпия"))

    assert "this PDF is locked with a password [source.pdf]" in refusal(read, locked.getvalue())
    for cut in (100, len(printed) // 2, len(printed) - 20):
        assert outcome(read, printed[:cut]) in ("", "source.pdf", "source.empty")


def outcome(read, data: bytes) -> str:
    """The code of what is wrong with a file, or nothing."""
    try:
        read(data)
    except ChapterError as refused:
        return refused.problems[0].code
    return ""


def test_a_pdf_of_pictures_says_that_it_needs_text_recognition(read):
    import pikepdf

    pictures = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(pictures)

    said = refusal(read, pictures.getvalue())
    assert "this PDF holds pictures of pages and no text [source.pdf]" in said
    assert "OCR" in said


LEFT = (
    "The river rises in the high", "mountains of the east where", "snow lies until the middle",
    "of June. It flows west for", "many miles through dry land", "and ends in a wide lake that",
    "has no way out to the seas.",
)  # fmt: skip
RIGHT = (
    "People have lived on its", "banks for thousands of years", "and dug canals to water the",
    "fields of wheat and cotton.", "Today the lake is smaller as", "most of the water is taken",
    "before it can get that far.",
)  # fmt: skip


def written(*operators: str, pictures: int = 0) -> bytes:
    """A PDF whose first page holds the operators, and so many pages of pictures after it."""
    import pikepdf

    made = io.BytesIO()
    with pikepdf.new() as pdf:
        for number in range(1 + pictures):
            pdf.add_blank_page(page_size=(595, 842))
            page = pdf.pages[number]
            if number:
                image = pdf.make_stream(b"\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1)
                image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
                page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
                page.Contents = pdf.make_stream(b"q 500 0 0 700 40 40 cm /I Do Q")
                continue
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Helvetica,
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.Contents = pdf.make_stream("\n".join(operators).encode("cp1252"))
        pdf.save(made)
    return made.getvalue()


def at(x: float, y: float, text: str, size: int = 10) -> str:
    return f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n"


def test_raised_and_lowered_letters_keep_their_value(read):
    line = (
        "BT /F 12 Tf 60 700 Td (A mass of 10) Tj 7 Ts /F 8 Tf (11) Tj 0 Ts /F 12 Tf ( t of H) Tj -3 Ts /F 8 Tf (2) Tj "
        "0 Ts /F 12 Tf (O and x) Tj 5 Ts (n) Tj 0 Ts ( there.) Tj ET"
    )

    assert read(written(line, at(60, 684, "It ends here.", 12))).text.startswith(
        "A mass of 10¹¹ t of H₂O and xⁿ there."
    )


def test_two_columns_written_row_by_row_are_read_one_after_the_other(read):
    pairs = enumerate(zip(LEFT, RIGHT, strict=True))
    rows = [at(60, 800 - 14 * n, one) + at(320, 800 - 14 * n, other) for n, (one, other) in pairs]

    assert read(written(*rows)).text.split("\n") == [" ".join(LEFT) + " " + " ".join(RIGHT)]


def test_the_rows_of_a_table_stay_rows(read):
    rows = [at(60, 800 - 14 * n, f"River {n}") + at(320, 800 - 14 * n, f"{n}00 km") for n in range(8)]

    assert "River 1 100 km" in read(written(*rows)).text


def test_what_is_turned_stands_after_the_text(read):
    turned = "BT /F 9 Tf 0 1 -1 0 40 300 Tm (Draft copy only) Tj ET"
    lines = [at(60, 800 - 14 * n, line) for n, line in enumerate(LEFT)]

    assert read(written(*lines[:3], turned, *lines[3:])).text.split("\n") == [" ".join(LEFT), "Draft copy only"]


def test_the_numbers_of_a_list_stand_at_their_items(read):
    items = [at(90, 700 - 14 * n, text) for n, text in enumerate(("first thing", "second thing", "third thing"))]
    numbers = [at(72, 700 - 14 * n, f"{n + 1}.") for n in range(3)]

    assert of_role(read(written(*items, *numbers)), "item") == ["1. first thing", "2. second thing", "3. third thing"]


def test_a_number_range_over_a_line_end_stays_one(read):
    source = read(written(at(60, 700, "Red light has waves of 640\\226"), at(60, 686, "700 nm and blue ones of less.")))

    assert "640–700 nm" in source.text


def test_pages_of_pictures_among_others_are_told(read):
    (problem,) = read(written(at(60, 700, "Some words."), pictures=2)).problems

    assert "2 of the 3 pages of this PDF are pictures without text, the first is page 2" in str(problem)

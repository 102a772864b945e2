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

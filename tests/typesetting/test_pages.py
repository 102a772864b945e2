"""The finished PDF: its fonts, its bytes, its text, and the faults of the engine that are cured."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tarau.files import shared
from tarau.languages import language
from tarau.typesetting import typeset
from tests.typesetting.conftest import page

ROOT = Path(__file__).resolve().parents[2]

KAZAKH = "Әлем, ғылым, қала, өңір, ұлт, үй, һәм, іс: «сөз — күміс» № 5, 90%"


def fonts_in(pdf: bytes) -> set[str]:
    """The names of the fonts in a PDF, without the letters before a subset."""
    names = set()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for sheet in file.pages:
            for font in sheet.Resources.get("/Font", {}).values():
                names.add(str(font.BaseFont).rpartition("+")[2])
    return names


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(sheet.get_textpage().get_text_bounded() for sheet in document)


def test_a_pdf_holds_the_fonts_of_its_style_sheets_and_no_other(laid_out):
    pages = laid_out(f"<p>{KAZAKH}</p>")

    assert pages.fonts == ("Literata",)
    assert {name.split("-")[0] for name in fonts_in(pages.pdf)} == {"Literata"}


def test_a_family_that_no_style_sheet_brings_is_not_taken_from_the_machine(laid_out):
    pages = laid_out(f"<p>{KAZAKH}</p>", 'p { font-family: "DejaVu Sans", "Noto Sans", serif }')

    assert pages.fonts == ("Literata",)


def test_the_letters_of_a_page_can_be_read_out_of_the_pdf(laid_out):
    text = text_of(laid_out(f"<p>{KAZAKH}</p>", "@page { size: 400pt 200pt }").pdf)

    assert KAZAKH in text.replace("\u00a0", " ")


def test_the_same_page_gives_the_same_bytes_again(laid_out):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    body = f'<p id="a">{KAZAKH}</p>{drawing}'

    assert laid_out(body).pdf == laid_out(body).pdf


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_in_another_folder_gives_the_same_bytes(seed, tmp_path, laid_out):
    program = (
        "import sys; from tarau.typesetting import typeset; from tarau.files import shared; "
        "from tarau.languages import language; "
        "sys.stdout.buffer.write(typeset(sys.stdin.read(), shared, language('kk')).pdf)"
    )
    html = page(f"<p>{KAZAKH}</p>")
    surroundings = {
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": seed,
        "TZ": "Asia/Almaty",
        "LC_ALL": "C",
        "PYTHONUTF8": "1",
    }
    made = subprocess.run(
        [sys.executable, "-c", program],
        input=html.encode(),
        cwd=tmp_path,
        env={**os.environ, **surroundings},
        capture_output=True,
        timeout=120,
    )

    assert made.returncode == 0, made.stderr.decode()
    assert made.stdout == typeset(html, shared, language("kk")).pdf


def test_a_pdf_says_its_title_its_language_and_its_date_and_not_the_time_of_its_making(laid_out):
    html = page("<p>x</p>").replace("<title>", '<meta name="dcterms.created" content="2026-11-21"><title>')
    with pikepdf.open(io.BytesIO(typeset(html, shared, language("kk")).pdf)) as file:
        assert str(file.Root.Lang) == "kk"
        assert str(file.docinfo["/Title"]) == "x"
        assert str(file.docinfo["/CreationDate"]) == "D:20261121"


def lines_of(pages) -> list[str]:
    return [line.text for line in pages.map.sheets[0].lines]


def test_words_that_fill_a_line_but_for_the_space_after_them_stay_together(laid_out):
    """WeasyPrint 70 takes them for too wide and breaks the line in its first word."""
    for width in range(60, 110):
        css = f"@page {{ size: 400pt 200pt }} p {{ width: {width}pt; hyphens: auto }}"
        lines = lines_of(laid_out("<p>қалада зауыт <b>индустрияландырылған</b></p>", css))

        assert lines[0].startswith("қалада"), (width, lines)


def test_a_no_break_space_before_an_element_does_not_break_the_line_early(laid_out):
    """Pango 1.50 breaks such a line at its first space instead of its last."""
    for width in range(120, 190):
        css = f"@page {{ size: 400pt 200pt }} p {{ width: {width}pt }} i {{ white-space: nowrap }}"
        lines = lines_of(laid_out("<p>А.\u00a0Андреев әр өлкеде бағытты 1927\u00a0<i>жылы айтты</i></p>", css))

        assert lines[0] != "А.\u00a0Андреев", (width, lines)

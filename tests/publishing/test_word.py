"""Word files of sheets: what stands on paper stands in them, in the same order and under the same numbers."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table

from tests.conftest import Workshop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("word"), "small-kk")


@pytest.fixture(scope="module")
def sheets(shop: Workshop) -> dict[str, bytes]:
    """Handouts and a test in two variants, by the names of their files."""
    for arguments in (
        ("handout", "small-kk", "questions", "before", "building"),
        ("worksheet", "small-kk", "--variants", "2"),
    ):
        ran = shop.run(*arguments, "--format", "docx", "--ui", "en")
        assert ran.status == 0, ran.err
        assert ".docx" in ran.out
    return {path.name: path.read_bytes() for path in (shop.home / "dist").rglob("*.docx")}


def lines(block) -> list[str]:
    """The words of a document or a cell, block by block."""
    found = []
    for part in block.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells: list[str] = []
                seen = []
                for cell in row.cells:  # joined cells come once for each of their places
                    if cell._tc not in seen:
                        seen.append(cell._tc)
                        cells.append(" ".join(lines(cell)))
                found.append(" | ".join(cells))
        else:
            found.append(part.text)
    return found


def opened(data: bytes):
    return Document(io.BytesIO(data))


def words(data: bytes) -> str:
    return "\n".join(lines(opened(data)))


def test_a_sheet_of_each_kind_is_a_word_file(sheets: dict[str, bytes]) -> None:
    assert sheets.keys() == {
        "questions.docx", "before.docx", "building.docx", "worksheet-2v.docx", "worksheet-2v.key.docx",
    }  # fmt: skip


def test_questions_bear_the_numbers_that_they_have_on_paper(shop: Workshop, sheets: dict[str, bytes]) -> None:
    asked = [paragraph.text for paragraph in opened(sheets["questions.docx"]).paragraphs
             if paragraph.style.name == "Tarau Asked"]  # fmt: skip
    numbers = [int(found[1]) for text in asked if (found := re.match(r"(\d+)\. ", text))]
    questions = shop.tree().questions
    expected = {question.number: question for _, group in questions.groups for question in group}

    assert numbers == sorted(expected)
    for number, text in zip(numbers, asked, strict=True):
        opening = "".join(getattr(word, "text", "") for word in expected[number].ask)[:20]
        assert opening in text.replace("\u00a0", " ")


def test_options_gaps_tables_and_lines_to_write_on_stand_in_it(sheets: dict[str, bytes]) -> None:
    text = words(sheets["questions.docx"])
    ruled = [table for table in opened(sheets["questions.docx"]).tables if table._tbl.findall(".//" + qn("w:bottom"))]

    assert "А) Атпен | Ә) Қайықпен | Б) Пойызбен" in text
    assert re.search(r"Жұмыс 1_{8,} жылы", text)
    assert "Дереккөз | Ұзындығы, метр | Ені, метр" in text
    assert "☐\u00a0Дұрыс" in text
    assert re.search(r"Күні\u00a0_+\n", text)
    assert sum(len(table.rows) for table in ruled) >= 30  # fifteen of them for the essay


def test_what_only_paper_needs_is_left_out(sheets: dict[str, bytes]) -> None:
    for name, data in sheets.items():
        assert "\u00ad" not in words(data), name
    assert "Көпір — " not in words(sheets["before.docx"]).partition("Дереккөздер")[0].splitlines()[0]


def test_tables_and_pictures_come_with_their_captions(sheets: dict[str, bytes]) -> None:
    document = opened(sheets["building.docx"])
    text = words(sheets["building.docx"])

    assert "1-кесте. Көпірдің өлшемдері, метр" in text
    assert "Есеп | 120 | 6" in text
    assert "1-диаграмма." in text
    described = [each.get("descr") for each in document.element.iter(qn("wp:docPr"))]
    assert len(described) >= 2
    assert any("118" in said for said in described)
    with zipfile.ZipFile(io.BytesIO(sheets["building.docx"])) as packed:
        assert any(name.startswith("word/media/") for name in packed.namelist())


def test_the_letters_are_kazakh_and_the_typefaces_have_others_that_stand_in(sheets: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(sheets["questions.docx"])) as packed:
        styles = packed.read("word/styles.xml").decode()
        fonts = packed.read("word/fontTable.xml").decode()
        known = packed.read("docProps/core.xml").decode()

    assert '<w:lang w:val="kk-KZ"' in styles
    assert 'w:name="PT Sans"' in fonts
    assert 'w:altName w:val="Arial"' in fonts
    assert "2026-11-21" in known
    assert "python-docx" not in known


def test_the_key_has_the_answers_and_the_sheet_none(sheets: dict[str, bytes]) -> None:
    sheet, key = (words(sheets[f"worksheet-2v{part}.docx"]) for part in ("", ".key"))

    assert "А нұсқасы" in sheet
    assert "Ә нұсқасы" in sheet
    assert "Көктемде су көтерілгенде қайық жүрмейтін" not in sheet
    assert "Жауаптар кілті" in key


def test_the_same_sheet_is_the_same_file(shop: Workshop, sheets: dict[str, bytes], tmp_path: Path) -> None:
    shutil.rmtree(shop.home / "dist")
    ran = shop.run("handout", "small-kk", "questions", "--format", "docx", "--ui", "en", "-o", str(tmp_path))

    assert ran.status == 0
    assert (tmp_path / "questions.docx").read_bytes() == sheets["questions.docx"]


def test_a_word_file_cannot_have_two_pages_on_a_sheet(shop: Workshop) -> None:
    ran = shop.run("worksheet", "small-kk", "--up", "2", "--format", "docx", "--ui", "en")

    assert ran.status == 2
    assert "one page on a sheet" in ran.err


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed (apt install libreoffice-writer)")
def test_another_word_processor_reads_it(sheets: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("questions.docx", "building.docx", "worksheet-2v.key.docx"):
        (tmp_path / name).write_bytes(sheets[name])
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *map(str, tmp_path.glob("*.docx"))],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    pages = pypdfium2.PdfDocument((tmp_path / "questions.pdf").read_bytes())
    read = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())

    assert "Көпірге дейін адамдар өзеннен немен өтетін?" in read
    assert "Кроссворд" in read or "Сөзжұмбақ" in read
    assert (tmp_path / "building.pdf").exists()
    assert (tmp_path / "worksheet-2v.key.pdf").exists()

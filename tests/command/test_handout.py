"""Handouts: a part of a chapter as a sheet of its own, from the command line."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import pytest

from tarau.problems import Place
from tarau.rendering.narrowing import ids, narrowed
from tests.conftest import Workshop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("handouts"), "small-kk")


def handed_out(shop: Workshop, *arguments: str) -> dict[str, bytes]:
    ran = shop.run("handout", "small-kk", *arguments, "--ui", "en")
    assert ran.status == 0, ran.err
    folder = shop.home / "dist" / "small-kk" / "handouts"
    return {path.stem: path.read_bytes() for path in folder.glob("*.pdf")}


def text(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def size(pdf: bytes) -> tuple[int, int]:
    """Width and height of the first page in millimetres."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        box = [float(side) for side in opened.pages[0].MediaBox]
    return round(box[2] / 72 * 25.4), round(box[3] / 72 * 25.4)


def test_without_an_id_everything_that_can_be_handed_out_is_listed(shop: Workshop) -> None:
    ran = shop.run("handout", "small-kk", "--ui", "en")
    assert ran.status == 0
    listed = dict(line.split(maxsplit=1) for line in ran.out.splitlines())
    assert listed["sizes"].startswith("1-кесте. ")
    assert listed["before"] == "§ 7. Көпірге дейін"


def test_a_table_is_printed_with_its_number_in_the_book_and_its_sources(shop: Workshop) -> None:
    sheet = text(handed_out(shop, "sizes")["sizes"])
    assert "1-кесте" in sheet
    assert "Кеңсу көпірі" in sheet
    assert "Дереккөздер" in sheet
    assert "Аты-жөні" not in sheet


def test_questions_have_a_line_for_the_name_and_no_answers(shop: Workshop) -> None:
    sheet = text(handed_out(shop, "questions")["questions"])
    assert "Аты-жөні" in sheet
    assert "Сұрақтар мен тапсырмалар" in sheet


def test_the_paper_is_chosen(shop: Workshop) -> None:
    sheets = handed_out(shop, "before") | handed_out(shop, "before", "--paper", "a5")
    assert size(sheets["before"]) == (210, 297)
    assert size(sheets["before-a5"]) == (148, 210)


def test_what_has_not_changed_is_not_printed_again(shop: Workshop) -> None:
    handed_out(shop, "sizes")
    assert "everything is up to date" in shop.run("handout", "small-kk", "sizes", "--ui", "en").out


def test_handouts_are_printed_in_latin_letters_too(shop: Workshop) -> None:
    sheet = text(handed_out(shop, "sizes", "--script", "latn")["sizes-latn"])
    assert "1-keste" in sheet


def test_several_wrong_ids_are_reported_together_and_nothing_is_written(chapter) -> None:
    shop = chapter()
    ran = shop.run("handout", "small-kk", "sizes", "sises", "befor", "--ui", "en")
    assert ran.status == 2
    assert ran.err.count("[handout.unknown]") == 2
    assert "did you mean 'sizes'?" in ran.err
    assert not (shop.home / "dist").exists()


def test_an_unknown_paper_is_answered_with_those_there_are(shop: Workshop) -> None:
    ran = shop.run("handout", "small-kk", "sizes", "--paper", "a6", "--ui", "en")
    assert ran.status == 2
    assert "write one of: a4, a5" in ran.err


def test_sources_keep_the_numbers_that_they_have_in_the_book(shop: Workshop) -> None:
    whole = shop.tree()
    numbers = {id: [source.number for source in narrowed(whole, id, Place("")).sources] for id in ids(whole)}
    alone = next(id for id, cited in numbers.items() if cited == [2])
    sheet = text(handed_out(shop, alone)[alone])
    assert "Дереккөздер" in sheet
    assert re.findall(r"(?<!\S)(\d)\.(?:\s|$)", sheet) == ["2"]


def test_products_are_listed_as_they_were_asked_for_whether_they_had_to_be_made_or_not(chapter) -> None:
    shop = chapter()
    shop.run("handout", "small-kk", "workers", "--ui", "en")
    ran = shop.run("handout", "small-kk", "sizes", "workers", "--ui", "en")
    assert [line.split("  ")[0].rpartition("/")[2] for line in ran.out.splitlines()] == ["sizes.pdf", "workers.pdf"]

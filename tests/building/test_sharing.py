"""Editions with the same pages: set once, whichever of them is made first, and each with its own file and report."""

from __future__ import annotations

import dataclasses
import io

import pikepdf
import pypdfium2
import pytest

from tarau.building import build
from tarau.building.sharing import looks
from tarau.files import Folder
from tarau.problems import Place
from tarau.rendering import load_edition
from tests.conftest import Workshop

SAME = ("archive", "accessible", "textbook")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory):
    """The products of a chapter in the editions with the same pages, and who set pages for them, in two builds."""
    shop = Workshop(tmp_path_factory.mktemp("sharing"), "small-en")
    folder = Folder(shop.folder, "chapters/small-en")
    setting: list[set[str]] = []
    for names in (SAME[:2], SAME):
        told: list[tuple[str, str]] = []
        built = build(folder, shop.home, names, progress=lambda what, does, told=told: told.append((what, does)))
        setting.append({what for what, does in told if does.startswith("setting")})
    return {report.edition: report for report in built.reports}, setting, built.warnings


def test_pages_are_set_for_the_first_edition_that_has_them_and_for_no_other(made):
    _, setting, _ = made

    assert [len(each) for each in setting] == [1, 0]


def test_all_of_them_show_the_same(made):
    reports, _, _ = made

    def shown(name: str) -> list[bytes]:
        with pypdfium2.PdfDocument(reports[name].path.read_bytes()) as pdf:
            return [bytes(page.render(scale=0.5, may_draw_forms=False).buffer) for page in pdf]

    pages = [shown(name) for name in SAME]
    assert pages[0] == pages[1]
    assert len(pages[1]) == len(pages[2])


def test_each_says_of_itself_what_it_is(made):
    reports, _, _ = made
    names = {}
    for name in SAME:
        with pikepdf.open(io.BytesIO(reports[name].path.read_bytes())) as pdf:
            told = pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""
            names[name] = (b"<pdfuaid:part>1<" in told, b"<pdfaid:part>3<" in told, "/OutputIntents" in pdf.Root)

    assert names == {"textbook": (False,) * 3, "accessible": (True, False, False), "archive": (True, True, True)}


def test_each_report_tells_of_the_pages_and_a_person_is_told_once(made):
    reports, _, warnings = made

    measures = [reports[name].facts["measures"] for name in SAME]
    assert measures[0] == measures[1] == measures[2]
    assert "accessibility" in reports["archive"].facts
    assert "accessibility" not in reports["textbook"].facts
    told = [str(warning.message) for warning in warnings]
    assert len(told) == len(set(told))


def test_editions_whose_pages_differ_in_anything_do_not_share_them():
    textbook = load_edition("textbook", Place(""))
    others = [load_edition(name, Place("")) for name in ("large-print", "textbook-a4", "grey", "sourced", "house")]

    assert looks(load_edition("archive", Place(""))) == looks(textbook)
    assert all(looks(other) != looks(textbook) for other in others)
    assert looks(dataclasses.replace(textbook, answer_lines=True)) != looks(textbook)
    assert looks(dataclasses.replace(textbook, standard="x-4")) != looks(textbook)


def test_pages_whose_tags_were_made_true_look_as_before(built):
    products = built.products()
    textbook, accessible = (pypdfium2.PdfDocument(products[name]) for name in ("textbook.pdf", "accessible.pdf"))

    for before, after in zip(textbook, accessible, strict=True):
        assert after.render(scale=1).to_pil().tobytes() == before.render(scale=1).to_pil().tobytes()

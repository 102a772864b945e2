"""The finished PDF, as another program opens it."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import pytest

from tarau.publishing.pdf import finish_pdf


def blank(pages: int) -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(100, 100))
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def labels(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [page.label for page in pdf.pages]


@pytest.mark.parametrize("folios", [[41, 42, 43], [1, 2, 3], [41, 42, 50], [7, 7, 8]])
def test_a_viewer_calls_the_pages_by_the_numbers_printed_on_them(folios: list[int]):
    assert labels(finish_pdf(blank(3), folios)) == [str(folio) for folio in folios]


def test_the_same_pages_are_the_same_bytes():
    data = blank(3)

    assert finish_pdf(data, [1, 2, 3]) == finish_pdf(data, [1, 2, 3])


def test_a_damaged_file_is_not_published():
    with pytest.raises(pikepdf.PdfError):
        finish_pdf(b"%PDF-1.7\nnothing more", [1])


@pytest.fixture(scope="module")
def textbook(built) -> bytes:
    return built.products()["textbook.pdf"]


def test_the_built_pages_have_their_printed_numbers_as_labels(textbook: bytes):
    pdf = pypdfium2.PdfDocument(textbook)

    assert labels(textbook) == [str(21 + index) for index in range(len(pdf))]
    for index in range(len(pdf)):
        assert str(21 + index) in pdf[index].get_textpage().get_text_bounded()


def test_the_bookmarks_are_the_parts_of_the_chapter(textbook: bytes):
    marks = [(each.level, each.get_title()) for each in pypdfium2.PdfDocument(textbook).get_toc()]

    assert marks[:7] == [
        (0, "Кеңсу көпірі"),
        (1, "§ 7. Көпірге дейін"),
        (2, "Мектеп пен өзен"),
        (1, "§ 8. Көпірдің салынуы"),
        (1, "§ 9. Көпірден кейін"),
        (2, "Көпір мен базар"),
        (3, "Жәрмеңке"),
    ]
    assert [title for level, title in marks[7:]] == [
        "Уақыт таспасы", "Хронологиялық кесте", "Сұрақтар мен тапсырмалар", "Глоссарий", "Қысқартулар тізімі",
        "Көрсеткіш", "Кестелер тізімі", "Суреттер мен диаграммалар тізімі", "Қосымша әдебиеттер",
        "Суреттердің дереккөздері", "Дереккөздер",
    ]  # fmt: skip


def test_the_document_says_its_title_and_its_language(textbook: bytes):
    with pikepdf.open(io.BytesIO(textbook)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Кеңсу көпірі"
        assert str(pdf.Root.Lang) == "kk"


def test_nothing_leaves_the_page(textbook: bytes):
    """Every letter stands inside the sheet."""
    pdf = pypdfium2.PdfDocument(textbook)
    for index in range(len(pdf)):
        width, height = pdf[index].get_size()
        text = pdf[index].get_textpage()
        for each in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(each)
            assert -1 <= left <= right <= width + 1, (
                f"page {index + 1}: {text.get_text_bounded(left, bottom, right, top)!r}"
            )
            assert -1 <= bottom <= top <= height + 1, (
                f"page {index + 1}: {text.get_text_bounded(left, bottom, right, top)!r}"
            )


def test_no_answer_stands_in_the_textbook_and_every_answer_in_the_key(built):
    def text(name: str) -> str:
        pdf = pypdfium2.PdfDocument(built.products()[name])
        pages = (pdf[index].get_textpage().get_text_bounded() for index in range(len(pdf)))
        return " ".join(re.sub("[\x02\u00ad]\\s*", "", " ".join(pages)).split())

    answers = ["Көктемде су көтерілгенде қайық жүрмейтін.", "120 − 118 = 2 метр", "өлшеуге, естелік жадқа сүйенеді"]
    textbook, key = text("textbook.pdf"), text("key.pdf")

    assert [answer for answer in answers if answer in textbook] == []
    assert [answer for answer in answers if answer not in key] == []

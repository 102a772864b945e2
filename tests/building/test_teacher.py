"""The teacher's edition: the pupils' pages as they are, and what a teacher is told beside them."""

from __future__ import annotations

import io
import json

import pikepdf
import pypdfium2
import pytest


def texts(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in pdf]


def labels(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [page.label for page in pdf.pages]


@pytest.fixture(scope="module")
def products(built) -> dict[str, bytes]:
    return built.products()


def test_the_pupils_pages_stand_in_it_point_for_point(products):
    pupils = pypdfium2.PdfDocument(products["textbook.pdf"])
    cut, wide = io.BytesIO(), []
    with pikepdf.open(io.BytesIO(products["teacher.pdf"])) as teachers:
        for page, expected in zip(teachers.pages, pupils, strict=True):
            wide.append([float(each) for each in page.mediabox])
            page.obj.MediaBox = pikepdf.Array(expected.get_mediabox())
        teachers.save(cut)

    for at, (page, expected) in enumerate(zip(pypdfium2.PdfDocument(cut.getvalue()), pupils, strict=True)):
        assert page.render(scale=1).to_pil().tobytes() == expected.render(scale=1).to_pil().tobytes(), f"page {at}"
    assert all(round((right - left) / (top - bottom), 3) == round(297 / 210, 3) for left, bottom, right, top in wide)
    assert [left < 0 for left, _, _, _ in wide] == [int(label) % 2 == 0 for label in labels(products["textbook.pdf"])]


def test_pages_are_called_as_in_the_pupils_book(products):
    assert labels(products["teacher.pdf"]) == labels(products["textbook.pdf"])


def test_bookmarks_and_tags_of_the_pupils_pages_stay_and_those_of_the_notes_join_them(products):
    with (
        pikepdf.open(io.BytesIO(products["textbook.pdf"])) as pupils,
        pikepdf.open(io.BytesIO(products["teacher.pdf"])) as teachers,
    ):
        with pupils.open_outline() as ours, teachers.open_outline() as theirs:
            assert [item.title for item in ours.root] == [item.title for item in theirs.root]
        before, after = (pdf.Root.StructTreeRoot.K[0].K for pdf in (pupils, teachers))
        assert len(after) == len(before) + 1
        placed = list(pieces(after[-1]))
        assert placed
        pages = {page.obj.objgen for page in teachers.pages}
        tree = teachers.Root.StructTreeRoot.ParentTree.Nums
        numbers = [int(tree[at]) for at in range(0, len(tree), 2)]
        assert len(numbers) == len(set(numbers))
        for piece in placed:
            assert piece.Pg.objgen in pages
            assert int(piece.Stm.StructParents) in numbers


def pieces(element):
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if "/S" in kid:
            yield from pieces(kid)
        else:
            yield kid


def test_an_answer_stands_beside_the_question_with_its_comment_points_level_and_time(products):
    pupils, teachers = texts(products["textbook.pdf"]), texts(products["teacher.pdf"])
    at = next(number for number, text in enumerate(pupils) if "Көпірге дейін адамдар өзеннен немен" in text)

    assert "«Пойызбен» дегендер" not in pupils[at]
    assert "«Пойызбен» дегендер" in teachers[at]
    assert "1 балл · білу және түсіну · 1 мин" in teachers[at]


def test_a_lesson_plan_stands_where_its_section_opens_and_nowhere_else(products):
    teachers, pupils = texts(products["teacher.pdf"]), texts(products["textbook.pdf"])
    found = [number for number, text in enumerate(teachers) if "Сабақ жоспары" in text]

    assert found == [next(at for at, text in enumerate(pupils) if "Адамдар өзеннен қалай өтетін" in text)]
    assert "45 мин" in teachers[found[0]]
    assert not any("Сабақ жоспары" in text for text in pupils)


def test_what_does_not_fit_beside_a_page_goes_on_after_it_and_the_pupils_numbers_stay(chapter):
    long = " ".join(["Көпірдің салынуын картадан көрсетіңіз, оқушылардың жауабын тыңдаңыз."] * 160)
    made = chapter().change("chapter.yaml", "Сабаққа ауылдың ескі суреттерін әкелуге болады.", long)
    products = made.build("textbook", "teacher").products()
    pupils, teachers = labels(products["textbook.pdf"]), labels(products["teacher.pdf"])
    added = [label for label in teachers if not label.isdigit()]

    assert added[:2] == ["22а", "22ә"][: len(added)]
    assert added
    assert [label for label in teachers if label.isdigit()] == pupils
    assert teachers.index("22а") == teachers.index("22") + 1
    assert "22а" in texts(products["teacher.pdf"])[teachers.index("22а")]
    assert json.loads(products["teacher.report.json"])["pages_added"] == len(added)


def test_a_lesson_names_objectives_and_questions_that_there_are(chapter):
    made = chapter().change("chapter.yaml", "objectives: [T-1.2]", "objectives: [T-9]")
    made.change("chapter.yaml", "homework: [q-length, q-boat]", "homework: [q-lenght]")

    said = made.messages()
    assert "there is nothing with the id 'T-9'" in said
    assert "there is nothing with the id 'q-lenght'" in said
    assert "q-length" in said

"""The teacher's edition: the pupils' pages as they are, and what a teacher is told beside them."""

from __future__ import annotations

import io
import json

import pikepdf
import pypdfium2
import pytest


def texts(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    # a word that is divided at the end of a line is one word
    return [page.get_textpage().get_text_range().replace("\ufffe", "") for page in pdf]


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
    at = next(number for number, text in enumerate(pupils) if "Көпір құрылысының оқиғаларын ретімен" in text)

    assert "Тізімді алдымен өздері құрсын" not in pupils[at]
    assert "Тізімді алдымен өздері құрсын" in " ".join(teachers[at].split())
    assert "1 балл · білу және түсіну" in teachers[at]


def test_a_lesson_plan_stands_where_its_section_opens_and_nowhere_else(products):
    teachers, pupils = texts(products["teacher.pdf"]), texts(products["textbook.pdf"])
    found = [number for number, text in enumerate(teachers) if "Сабақ жоспары" in text]

    assert found == [next(at for at, text in enumerate(pupils) if "Көпірден кейін\r\n" in text and at > 1)]
    assert "45 мин" in teachers[found[0]]
    assert not any("Сабақ жоспары" in text for text in pupils)


def test_the_answers_to_the_questions_of_a_box_stand_beside_its_page(products):
    pupils, teachers = texts(products["textbook.pdf"]), texts(products["teacher.pdf"])
    at = next(number for number, text in enumerate(pupils) if "Қай санға сенесіз?" in text)

    assert "Екі сан да дереккөзде бар" in " ".join(teachers[at].split())
    assert not any("Екі сан да дереккөзде бар" in text for text in pupils)


def test_what_does_not_fit_beside_a_page_goes_on_after_it_and_the_pupils_numbers_stay(chapter):
    long = " ".join(["Көпірдің салынуын картадан көрсетіңіз, оқушылардың жауабын тыңдаңыз."] * 400)
    made = chapter().change("sections/after.yaml", "Сабаққа ауылдың ескі суреттерін әкелуге болады.", long)
    made.change("sections/after.yaml", "objectives: [T-1.2]", "objectives: [T-1.2]\n  homework: [q-length, q-boat]")
    products = made.build("textbook", "teacher").products()
    pupils, teachers = labels(products["textbook.pdf"]), labels(products["teacher.pdf"])
    added = [label for label in teachers if not label.isdigit()]
    before = added[0][:-1]

    assert added == [f"{before}{letter}" for letter in "аәбвгғд"[: len(added)]]
    assert len(added) > 1
    assert [label for label in teachers if label.isdigit()] == pupils
    assert teachers.index(added[0]) == teachers.index(before) + 1
    pages = texts(products["teacher.pdf"])
    assert added[1] in pages[teachers.index(added[1])]
    assert json.loads(products["teacher.report.json"])["pages_added"] == len(added)
    assert "Сұрақтар мен тапсырмалар: 1, 5." in pages[teachers.index(before)]


def test_a_lesson_names_objectives_and_questions_that_there_are(chapter):
    made = chapter().change("sections/after.yaml", "objectives: [T-1.2]", "objectives: [T-9]\n  homework: [q-lenght]")

    said = made.messages()
    assert "there is nothing with the id 'T-9'" in said
    assert "there is nothing with the id 'q-lenght'" in said
    assert "q-length" in said

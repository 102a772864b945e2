"""What a format cannot hold is said of each question, in the language of the chapter."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest
from lxml import etree

from tarau.chapter import Run
from tarau.languages import language
from tarau.publishing.quiz import making
from tests.publishing.quiz import sample

FORMATS = {"moodle.xml", "quiz.gift", "qti21.zip", "qti3.zip", "quiz.csv"}


@pytest.fixture(scope="module")
def report(files) -> dict:
    return json.loads(files["report.json"])


def codes(report: dict, id: str, file: str) -> set[str]:
    (question,) = (question for question in report["questions"] if question["id"] == id)
    return {note["code"] for note in question["formats"][file]["notes"]}


def test_every_question_is_told_of_in_every_format(tree, report):
    assert [question["id"] for question in report["questions"]] == [question.id for question in sample.bank(tree)]
    for question in report["questions"]:
        assert set(question["formats"]) == FORMATS
        for told in question["formats"].values():
            assert (told["state"] == "whole") is (told["notes"] == [])


def test_what_is_missing_in_a_file_is_said_to_be_missing(files, report):
    missing = {
        (question["id"], file)
        for question in report["questions"]
        for file, told in question["formats"].items()
        if told["state"] == "missing"
    }

    assert missing == {("q-map", "quiz.gift")}
    assert "q-map" not in files["quiz.gift"].decode()
    assert codes(report, "q-map", "quiz.gift") == {"quiz-note-needs-picture"}


@pytest.mark.parametrize(
    ("id", "file", "code"),
    [
        ("q-chart", "moodle.xml", "quiz-note-parts"),
        ("q-chart", "quiz.gift", "quiz-note-picture"),
        ("q-order", "quiz.gift", "quiz-note-order-as-pairs"),
        ("q-bank", "quiz.gift", "quiz-note-gaps-as-pairs"),
        ("q-essay", "quiz.gift", "quiz-note-model"),
        ("q-essay", "quiz.gift", "quiz-note-points"),
        ("q-gaps", "qti3.zip", "quiz-note-hint-teacher"),
        ("q-crossword", "qti21.zip", "quiz-note-grid"),
        ("q-tiered", "moodle.xml", "quiz-note-tiers"),
    ],
)
def test_what_is_simplified_is_said(report, id: str, file: str, code: str):
    assert code in codes(report, id, file)


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_every_note_has_its_words_in_every_language(tag: str):
    folder = Path(making.__file__).parent
    keys = {
        key for path in folder.glob("*.py") for key in re.findall(r'"(quiz-note-[a-z-]+)"', path.read_text("utf-8"))
    }

    assert len(keys) > 15
    for key in keys:
        assert language(tag).label(key, count=3, words=5, points=4, worth=3)


def with_all(tree):
    """The chapter whose every question has a hint, words for a wrong answer, a solution and a note for the teacher."""
    origin = tree.questions.origin
    said = {name: (Run(f"{name}-words", origin),) for name in ("hint", "feedback", "solution", "commentary")}
    groups = tuple(
        (name, tuple(dataclasses.replace(question, **said) for question in group))
        for name, group in tree.questions.groups
    )
    return dataclasses.replace(tree, questions=dataclasses.replace(tree.questions, groups=groups))


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("hint-words", "quiz-note-hint"),
        ("feedback-words", "quiz-note-feedback-for-all"),
        ("solution-words", ""),
        ("commentary-words", "quiz-note-commentary"),
    ],
)
def test_no_hint_feedback_solution_or_commentary_is_lost_in_silence(tree, word: str, code: str):
    files = sample.files_of(with_all(tree), fonts=False)
    told = json.loads(files["report.json"])

    quiz = etree.fromstring(files["moodle.xml"])
    for question in quiz.findall("question[idnumber]"):
        id = re.sub(r"-(\d+|support|core|challenge)$", "", question.findtext("idnumber"))
        assert word in etree.tostring(question, encoding="unicode") or code in codes(told, id, "moodle.xml")
    for row in files["quiz.csv"].decode().split("\r\n")[1:-1]:
        assert word in row


def test_the_teachers_words_are_where_pupils_do_not_see_them(tree):
    quiz = etree.fromstring(sample.files_of(with_all(tree), fonts=False)["moodle.xml"])
    for question in quiz.findall("question[idnumber]"):
        for seen in ("questiontext", "generalfeedback", "correctfeedback", "hint"):
            assert "commentary-words" not in "".join(
                text for each in question.findall(seen) for text in each.itertext()
            )


def test_a_question_is_found_again_by_level_objective_and_section(files):
    quiz = etree.fromstring(files["moodle.xml"])
    (question,) = (each for each in quiz.findall("question") if each.findtext("idnumber") == "q-length")

    tags = {tag.findtext("text") for tag in question.iter("tag")}
    assert {"level:understanding", "section:building", "objective:T-1.2", "points:1", "type:short"} <= tags


def test_the_report_for_people_names_every_file_and_question_in_the_language_of_the_chapter(tree, files):
    page = files["report.html"].decode()

    assert '<html lang="kk">' in page
    assert "Оқыту платформаларына арналған сұрақтар" in page
    assert all(f'href="{name}"' in page for name in FORMATS)
    assert all(f"({question.id})" in page for question in sample.bank(tree))


def test_the_quiz_is_built_as_a_folder_and_made_again_when_a_file_of_it_is_lost(chapter):
    small = chapter("small-kk")

    assert small.run("build", "--edition", "quiz").status == 0
    folder = small.home / "dist/small-kk/quiz"
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(first) == FORMATS | {"report.html", "report.json"}
    (folder / "quiz.gift").write_text("cut")
    (folder / "moodle.xml").unlink()
    assert small.run("build", "--edition", "quiz").status == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first

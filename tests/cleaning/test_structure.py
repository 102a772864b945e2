"""What the clean text is made of: paragraphs, headings, citations, segments, and roles from the source's own format."""

from __future__ import annotations

from pathlib import Path

import pytest

from tarau.cleaning import clean, clean_text
from tarau.files import Folder, Text
from tarau.languages import language
from tarau.problems import Place
from tarau.sources import Record, read_source, records

CHAPTER = Folder(Path(__file__).parents[2] / "chapters" / "industrialization", "chapters/industrialization")


@pytest.fixture(scope="module")
def texts():
    """The five sources of the chapter, cleaned."""
    read = {str(id): read_source(CHAPTER, id, record, "kk") for id, record in records(CHAPTER).items()}
    return {id: clean(source, language("kk")) for id, source in read.items()}


def headings(cleaned) -> list[str]:
    return [cleaned.text[one.start : one.end] for one in cleaned.paragraphs if one.kind == "heading"]


def test_headings_that_ran_into_the_text_stand_alone(texts):
    assert headings(texts["exam-notes"]) == ["Индустрияландыру кезіндегі Қазақстан"]
    assert headings(texts["history-2010"]) == ["Өнеркәсіптің дамуы және оның шикізаттық бағыт-бағдары"]
    assert "Кіші Қазан төңкерісі" in headings(texts["lecture-slides"])
    assert "Индустрияландыру саясатындағы кемшіліктер" in headings(texts["lecture-slides"])


def test_the_citations_of_two_sources_become_metadata(texts):
    found = {id: [citation.text for citation in cleaned.citations] for id, cleaned in texts.items()}

    assert found["soviet-history"] == ["Қазақ совет энциклопедиясы. –Алматы, 1979. –Б.320-325."]
    assert found["history-2010"][0].startswith("Қазақстан тарихы (көне заманнан бүгінге дейін). Бес томдық. 4-том.")
    assert found["exam-notes"] == found["lecture-slides"] == found["web-articles"] == []
    assert "ISBN" not in texts["history-2010"].text


def test_the_first_and_the_last_paragraph_of_every_source_are_kept(texts):
    ends = {id: (cleaned.text.split()[:2], cleaned.text.split()[-2:]) for id, cleaned in texts.items()}

    assert ends == {
        "exam-notes": (["Индустрияландыру", "кезіндегі"], ["дейін", "жалғасты."]),
        "history-2010": (["Өнеркәсіптің", "дамуы"], ["негізіне", "айналды."]),
        "lecture-slides": (["Индустрияландыруға", "бағыт"], ["ала", "бастады."]),
        "soviet-history": (["ҚАЗАҚСТАН", "ХАЛЫҚ"], ["баса", "берді."]),
        "web-articles": (["Қазақстанды", "индустрияландыру"], ["даңқына", "бөленді."]),
    }


def test_pasted_articles_become_segments_with_their_titles(texts):
    titles = [segment.title for segment in texts["web-articles"].segments]

    assert titles[0] == "Қазақстанды индустрияландыру"
    assert any(title.startswith("Қазақстанның жаңа индустрияландырылуы") for title in titles)


def test_what_a_page_names_as_navigation_leaves_the_text(tmp_path):
    page = (
        "<nav><a>Басты бет</a> <a>Тарих</a></nav><h1>Түрксіб жолы</h1><p>Жол 1930 жылы салынды.</p>"
        "<footer>Тарау журналы</footer>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    source = read_source(Folder(tmp_path, ""), "a", Record(Text("a.html", Place("s"))), "kk")
    cleaned = clean(source, language("kk"))

    assert cleaned.text == "Түрксіб жолы\nЖол 1930 жылы салынды."
    assert headings(cleaned) == ["Түрксіб жолы"]
    assert [entry.rules for entry in cleaned.ledger if "Басты" in entry.raw] == [("noise.navigation",)]


def test_the_signs_of_markdown_leave_the_text_and_its_headings_are_known(tmp_path):
    (tmp_path / "a.md").write_text("# Түрксіб жолы\n\nЖол **1930 жылы** [салынды](https://a.kz/b).\n", encoding="utf-8")
    source = read_source(Folder(tmp_path, ""), "a", Record(Text("a.md", Place("s"))), "kk")
    cleaned = clean(source, language("kk"))

    assert cleaned.text == "Түрксіб жолы\n\nЖол 1930 жылы салынды."
    assert headings(cleaned) == ["Түрксіб жолы"]
    assert cleaned.ledger.undo(cleaned.text) == source.text


SOME = (
    "Түрксіб темір жолының құрылысы екі бағытта қатар жүргізілді, оған елдің әр жерінен мыңдаған адам қатысты.",
    "Жұмыс өте қиын жағдайда өтті, бірақ жол мерзімінен бұрын аяқталды, сөйтіп Сібір мен Орта Азия жалғанды.",
    "Кейін жол бойында жаңа қалалар өсіп шықты, ал ескі бекеттер ірі өнеркәсіп орталықтарына айналып кетті.",
)


def test_copies_of_paragraphs_are_offered_and_told_but_never_removed():
    raw = "\n".join([*SOME, *SOME[:2]])
    cleaned = clean_text(raw, language("kk"))

    assert cleaned.text == raw
    assert [(entry.status, entry.rules, entry.raw.strip()) for entry in cleaned.ledger] == [
        ("suggested", ("structure.repeated-paragraph",), paragraph) for paragraph in SOME[:2]
    ]
    (problem,) = cleaned.problems
    assert (problem.code, problem.place.line, dict(problem.message.values)["count"]) == ("cleaning.repeated", 4, 2)


def test_of_a_few_paragraphs_that_stand_there_thousands_of_times_nothing_is_lost():
    raw = "\n".join(SOME * 700)
    cleaned = clean_text(raw, language("kk"))

    assert cleaned.text == raw
    assert len(cleaned.ledger) == 100
    assert dict(cleaned.problems[0].message.values)["count"] == 3 * 699


def test_short_lines_may_come_again():
    refrain = "Жайқала бер, жасыл желек, жапырағым,\nЖарқыраған күн астында атырабың."

    assert not clean_text(f"{refrain}\n\n{refrain}", language("kk")).problems

"""The editor's decisions: found by quotation of the raw text, stronger than the machine, and never lost in silence."""

from __future__ import annotations

import pytest

from tarau.cleaning import clean, corrections
from tarau.files import Folder, Text
from tarau.languages import language
from tarau.problems import ChapterError, Place
from tarau.sources import Record, read_source

RAW = (
    "Орынбор —Ташкент жолы.Бұл жол екі жылда салынды, шығын көп болды.\n"
    "Кейін жол ұзартылды, шығын тағы өсті.\n"
    "Елдің қарясы өсті, бұл  бәріне пайдалы болды.\n"
)


@pytest.fixture
def cleaned(tmp_path):
    """Cleans RAW, or another text, with decisions given as YAML lines."""

    def run(*decisions: str, raw: str = RAW):
        (tmp_path / "a.txt").write_bytes(raw.encode())
        (tmp_path / "corrections.yaml").write_text("a:\n" + "".join(f"  - {{{decision}}}\n" for decision in decisions))
        folder = Folder(tmp_path, "")
        source = read_source(folder, "a", Record(Text("a.txt", Place("sources.yaml", 2, 9))), "kk")
        return clean(source, language("kk"), corrections(folder)["a"])

    return run


def messages(run, *decisions: str) -> str:
    with pytest.raises(ChapterError) as caught:
        run(*decisions)
    return str(caught.value)


def test_a_quotation_is_replaced_and_the_ledger_says_by_whom(cleaned):
    text = cleaned('replace: "қарясы өсті", with: "қаржысы өсті", reason: "баспа қатесі"')

    assert "Елдің қаржысы өсті" in text.text
    (entry,) = [entry for entry in text.ledger if entry.rules == ("editor",)]
    assert (entry.raw, entry.fix, entry.risk, entry.status, entry.reason) == (
        "қарясы өсті", "қаржысы өсті", 3, "applied", "баспа қатесі",
    )  # fmt: skip
    assert text.ledger.undo(text.text) == RAW


def test_an_editor_parts_and_joins_paragraphs(cleaned):
    text = cleaned(
        'replace: "салынды, шығын", with: "салынды.\\n\\nШығын"',
        'replace: "болды. Кейін", with: "болды. Кейін"',
    )
    parted = [text.text[one.start : one.end] for one in text.paragraphs]

    assert parted[0] == "Орынбор — Ташкент жолы. Бұл жол екі жылда салынды."
    assert parted[1] == "Шығын көп болды. Кейін жол ұзартылды, шығын тағы өсті."


def test_white_space_does_not_matter_in_a_quotation(cleaned):
    assert "бұл баршаға" in cleaned('replace: "бұл бәріне", with: "бұл баршаға"').text


def test_a_removed_paragraph_leaves_no_gap(cleaned):
    text = cleaned('remove: "Кейін жол", to: "тағы өсті."')

    assert text.text.split("\n")[1].startswith("Елдің")
    assert [entry.risk for entry in text.ledger if entry.rules == ("editor",)] == [2]


def test_all_places_are_changed_where_the_editor_says_so(cleaned):
    assert cleaned('replace: "шығын", with: "шығыс", all: true').text.count("шығыс") == 2


def test_a_longer_quotation_finds_the_place(cleaned):
    text = cleaned('replace: "шығын", with: "шығыс", within: "шығын тағы өсті"').text

    assert "шығын көп" in text
    assert "шығыс тағы" in text


def test_what_the_machine_did_is_undone(cleaned):
    text = cleaned('reject: "Орынбор —Ташкент"')

    assert text.text.startswith("Орынбор —Ташкент жолы. Бұл")
    (entry,) = [entry for entry in text.ledger if entry.status == "rejected"]
    assert entry.rules == ("spaces.dash",)


def test_a_part_of_removed_furniture_comes_back_alone(cleaned):
    raw = RAW + "\nСіздің реакцияңыз?\nҰнайды 0\nҰнамайды 0\n"
    text = cleaned('reject: "Сіздің реакцияңыз?"', raw=raw).text

    assert text.endswith("болды.\n\nСіздің реакцияңыз?")


FURNITURE = (
    "Өңір жаршысы\nБасты бет | Жаңалықтар | Спорт\n$ 478.15  € 519.02\nБалқаш көлі: суы екі түрлі көл\nҚаз Рус Eng\n"
    "14 наурыз 2023, 09:45\nҚаралды: 2 413   Пікірлер: 3\nБөлісу: Facebook Twitter\n\n"
)


@pytest.mark.parametrize("title", ["Балқаш көлі: суы екі түрлі көл", "Өңір жаршысы", "Бөлісу: Facebook Twitter"])
def test_a_line_of_a_removed_block_comes_back_with_its_line_ends(cleaned, title):
    text = cleaned(f'reject: "{title}", all: true', raw=FURNITURE + RAW)

    assert title in text.text.split("\n")
    assert not text.text[0].isspace()
    assert text.ledger.undo(text.text) == FURNITURE + RAW


def test_a_part_of_a_removed_line_comes_back_without_a_blank_before_it(cleaned):
    raw = "Басты бет » Білім » Балқаш көлі\n$ 478.15  € 519.02\nАлматы +12 °C\nҚаз Рус Eng\n\n" + RAW

    assert cleaned('reject: "Балқаш көлі"', raw=raw).text.split("\n")[0] == "Балқаш көлі"


def test_what_the_machine_suggested_is_made(cleaned):
    raw = "Олар осылай қо-\nректенеді деп жазылған."
    text = cleaned('accept: "қо- ректенеді"', raw=raw)

    assert text.text == "Олар осылай қоректенеді деп жазылған."
    assert [(entry.rules, entry.status) for entry in text.ledger] == [(("letters.line-hyphen",), "applied")]


def test_the_editor_outweighs_the_machine(cleaned):
    text = cleaned('replace: "Орынбор —Ташкент жолы.Бұл", with: "Орынбор-Ташкент жолы еді. Бұл"')

    assert text.text.startswith("Орынбор-Ташкент жолы еді. Бұл жол")
    assert [entry.status for entry in text.ledger].count("rejected") == 2
    assert text.ledger.replay(RAW) == text.text


def test_a_decision_that_a_rule_makes_by_itself_is_a_warning(cleaned):
    text = cleaned('replace: "жолы.Бұл", with: "жолы. Бұл"')

    (problem,) = text.problems
    assert str(problem) == (
        "corrections.yaml:2:15: warning: the decision on 'жолы.Бұл' is no longer needed: the text reads so without it "
        "[corrections.needless]\n    take it out of corrections.yaml"
    )


def test_a_decision_about_nothing_is_a_warning(cleaned):
    text = cleaned('accept: "Кейін жол"', 'reject: "екі жылда"')

    assert [problem.code for problem in text.problems] == ["corrections.needless"] * 2


def test_a_quotation_that_is_not_there_shows_the_nearest_text(cleaned):
    assert messages(cleaned, 'replace: "Елдің қаржысы көп өсті", with: "…"') == (
        "corrections.yaml:2:15: error: 'Елдің қаржысы көп өсті' is not in the raw text [corrections.missing]\n"
        "    the nearest text is 'Елдің қарясы өсті, бұл'"
    )


def test_a_quotation_that_is_like_nothing_says_so(cleaned):
    assert messages(cleaned, 'remove: "Мүлде басқа сөздер"').endswith(
        "[corrections.missing]\n    quote the raw text as it stands in the source"
    )


def test_an_ambiguous_quotation_says_how_often_it_stands(cleaned):
    assert messages(cleaned, 'replace: "шығын", with: "шығыс"') == (
        "corrections.yaml:2:15: error: 'шығын' stands 2 times in the raw text [corrections.ambiguous]\n"
        "    quote more of the text, or add 'within: …' with a longer quotation, or 'all: true'"
    )


def test_all_problems_come_together(cleaned):
    said = messages(cleaned, 'remove: "жоқ сөз"', 'remove: "шығын"', 'remove: "Кейін", to: "жоқ сөз"')

    assert [line.split(":")[1] for line in said.split("\n") if line.startswith("corrections")] == ["2", "3", "4"]


def test_two_decisions_on_the_same_words_are_refused(cleaned):
    assert messages(cleaned, 'remove: "екі жылда салынды"', 'replace: "салынды, шығын", with: "салынды. Шығын"') == (
        "corrections.yaml:3:5: error: this decision and another one touch the same words [corrections.overlap]\n"
        "    make one decision of the two"
    )


def test_a_chapter_without_corrections_has_none(tmp_path):
    assert corrections(Folder(tmp_path, "")) == {}

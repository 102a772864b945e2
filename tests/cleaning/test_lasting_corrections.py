"""Decisions outlive their text: a changed source, a better cleaner, another risk; what became needless is said so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarau.cleaning import Risk, clean, corrections
from tarau.files import Folder
from tarau.languages import language
from tarau.problems import ChapterError
from tarau.sources import text_source

SENTENCES = (
    "Елдің қарясы өсті, бұл  бәріне пайдалы болды.",
    "Орынбор —Ташкент жолы салынды.",
    "Кейін жол ұзартылды, шығын тағы өсті.",
    "Халық саны 1930 жылы екі есе көбейді.",
)
DECISIONS = """
text:
  - {replace: "қарясы өсті", with: "қаржысы өсті"}
  - {reject: "Орынбор —Ташкент"}
  - {remove: "Кейін жол", to: "тағы өсті."}
"""


@pytest.fixture(scope="module")
def decided(tmp_path_factory):
    """Cleans a text with the three decisions."""
    folder = tmp_path_factory.mktemp("decisions")
    (folder / "corrections.yaml").write_text(DECISIONS, encoding="utf-8")
    decisions = corrections(Folder(folder, ""))["text"]

    def run(raw: str, up_to: Risk = Risk.STRUCTURE):
        return clean(text_source(raw, "kk"), language("kk"), decisions, up_to=up_to)

    return run


ADDED = st.lists(
    st.sampled_from(["Жаңа  сөйлем.", "Тағы бір сөйлем,бар.", "ХІХ ғасыр.", "\u200b", "Ұлы дала.", "№5 мектеп."]),
    max_size=4,
).map(" ".join)


@settings(max_examples=25)
@given(st.tuples(*[ADDED] * 5), st.permutations(SENTENCES), st.sampled_from([" ", "\n", "\n\n", "\r\n", "\u2028"]))
def test_decisions_hold_when_the_text_around_them_changes(decided, added, sentences, gap):
    raw = gap.join(part for pair in zip(added, [*sentences, ""], strict=True) for part in pair if part)
    cleaned = decided(raw)

    assert "Елдің қаржысы өсті" in cleaned.text
    assert "Орынбор —Ташкент" in cleaned.text
    assert "ұзартылды" not in cleaned.text
    assert "1930" in cleaned.text
    assert cleaned.ledger.undo(cleaned.text) == raw
    assert [problem for problem in cleaned.problems if problem.code.startswith("corrections.")] == []


@pytest.mark.parametrize("up_to", list(Risk))
def test_decisions_hold_up_to_whatever_risk_the_machine_acts(decided, up_to):
    text = decided(" ".join(SENTENCES), up_to).text

    assert "қаржысы" in text
    assert "ұзартылды" not in text


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Елдің қаржысы өсті, бұл бәріне пайдалы болды.", 3),
        ("Орынбор-Ташкент жолы салынды.", 4),
        ("Кейін жол қысқарды.", 5),
    ],
)
def test_a_decision_whose_words_are_gone_is_an_error_that_shows_what_stands_there(decided, sentence, place):
    changed = [sentence if sentence.split()[0] == old.split()[0] else old for old in SENTENCES]
    if changed == list(SENTENCES):
        changed[1] = sentence
    with pytest.raises(ChapterError) as caught:
        decided("\n".join(changed))

    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == ("corrections.missing", place)


def test_a_decision_that_a_rule_now_makes_itself_is_reported_and_changes_nothing(tmp_path):
    raw = "Орынбор жолы.Бұл жол екі жылда салынды. Ол Президентi еді."
    (tmp_path / "corrections.yaml").write_text(
        'text:\n  - {replace: "жолы.Бұл", with: "жолы. Бұл"}\n  - {replace: "Президентi", with: "Президенті"}\n',
        encoding="utf-8",
    )
    decisions = corrections(Folder(tmp_path, ""))["text"]
    kazakh = language("kk")
    cleaned = clean(text_source(raw, "kk"), kazakh, decisions)

    assert [(problem.code, problem.severity) for problem in cleaned.problems] == [
        ("corrections.needless", "warning")
    ] * 2
    assert cleaned.text == clean(text_source(raw, "kk"), kazakh).text
    assert all("editor" not in entry.rules for entry in cleaned.ledger)

"""What `check` says of contradictions between a chapter's sources, and how an editor answers in conflicts.yaml."""

from __future__ import annotations

from tarau.chapter import Compare, Underlined

LENGTH = """- id: bridge-length
  decision: {decision}
  first: {{source: report, quote: "Көпірдің ұзындығы 120 метр", mark: "120 метр"}}
  second: {{source: memoir, quote: "көпірдің ұзындығы 118 метр еді", mark: "118 метр"}}
"""


def asked(workshop) -> list[dict]:
    """What `check` says about contradictions."""
    return [problem for problem in workshop.problems() if problem["code"].startswith("conflict.")]


DECISIONS = ("real", "scope", "no-conflict")


def test_an_open_contradiction_names_both_places_and_what_to_write(chapter):
    said = chapter().without("conflicts.yaml").messages()

    assert "chapters/small-kk/sources/memoir.txt:1:109: warning: «… кезде мектепте" in said
    assert "118 метр еді." in said
    assert "but at chapters/small-kk/sources/report.txt:2:194: «" in said
    assert "(very likely a contradiction of figures) [conflict.figure]\n" in said
    assert (
        "- {id: figure-118-120, decision: real, "
        'first: {source: memoir, quote: "көпірдің ұзындығы 118 метр еді.", mark: "118 метр"}, second: {source: report, '
    ) in said


def test_the_entry_that_it_proposes_answers_it(chapter):
    workshop = chapter().without("conflicts.yaml")
    (problem,) = asked(workshop)
    entry = problem["remedy"].partition("no-conflict: ")[2]

    assert asked(workshop.with_file("conflicts.yaml", f"{entry}\n")) == []


def test_what_is_decided_is_not_asked_again(chapter):
    workshop = chapter()

    said = {each: asked(workshop.with_file("conflicts.yaml", LENGTH.format(decision=each))) for each in DECISIONS}
    assert said == {each: [] for each in DECISIONS}


def test_a_decision_whose_words_are_gone_is_said_at_its_place(chapter):
    gone = LENGTH.format(decision="real").replace("118 метр", "117 метр")
    workshop = chapter().with_file("conflicts.yaml", gone)

    codes = {(problem["code"], problem["line"]) for problem in asked(workshop)}
    assert codes == {("conflict.figure", 1), ("conflict.stale", 4)}


def test_a_decision_about_nothing_is_said_at_its_place(chapter):
    workshop = chapter().with_file(
        "conflicts.yaml",
        LENGTH.format(decision="real") + "- id: width\n  decision: scope\n"
        '  first: {source: report, quote: "ал ені 6 метр"}\n'
        '  second: {source: memoir, quote: "екі жүзге жуық арба"}\n',
    )

    assert (
        "chapters/small-kk/conflicts.yaml:5:3: warning: nothing is found any more that this decision is about"
        " [conflict.stale]\n    delete the decision 'width'"
    ) in workshop.messages()


def test_a_decision_on_an_unknown_source_and_a_doubled_id_are_said(chapter):
    again = LENGTH.format(decision="real").replace("source: memoir", "source: memoirs")
    problems = asked(chapter().with_file("conflicts.yaml", LENGTH.format(decision="real") + again))

    assert [(problem["code"], problem["line"]) for problem in problems] == [
        ("conflict.twice", 5),
        ("conflict.source", 8),
    ]
    assert problems[1]["remedy"] == "did you mean 'memoir'?"


def test_one_line_makes_a_compare_box_of_a_real_contradiction(chapter):
    workshop = chapter()
    text = (workshop.folder / "chapter.yaml").read_text(encoding="utf-8")
    at = text.index("      - compare:")
    workshop.with_file("chapter.yaml", f"{text[:at]}      - conflict: bridge-length\n{text[at:]}")

    boxes = [node for section in workshop.tree().sections for node in section.content if isinstance(node, Compare)]
    box = next(node for node in boxes if node.id == "bridge-length")
    marked = [
        "".join(run.text for run in word.content)
        for side in box.sides
        for paragraph in side.content
        for word in paragraph.content
        if isinstance(word, Underlined)
    ]
    assert marked == ["120 метр", "118 метр"]
    assert "".join(run.text for run in box.question).startswith("Дереккөздер бір нәрсе туралы әртүрлі айтады.")
    assert [side.source for side in box.sides] == [1, 2]


def test_a_box_needs_a_decision_that_is_real(chapter):
    workshop = chapter().with_file("conflicts.yaml", LENGTH.format(decision="scope"))
    text = (workshop.folder / "chapter.yaml").read_text(encoding="utf-8")
    at = text.index("      - compare:")
    workshop.with_file(
        "chapter.yaml", f"{text[:at]}      - conflict: bridge-length\n      - conflict: bridge-lenght\n{text[at:]}"
    )

    problems = {problem["code"]: problem for problem in workshop.problems()}
    assert problems["conflict.decision"]["message"] == (
        "conflicts.yaml decides 'scope' on 'bridge-length', so there is nothing to compare"
    )
    assert problems["conflict.unknown"]["remedy"] == "did you mean 'bridge-length'?"

"""The outline and the clean texts become one chapter: numbered, resolved and traced once."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from tarau.chapter import (
    AnyQuestion,
    ByAuthors,
    Chapter,
    Chart,
    Choice,
    Compare,
    CrossReference,
    Event,
    Footnote,
    Foreign,
    FromSource,
    Heading,
    Map,
    Mark,
    Match,
    Moment,
    Order,
    Paragraph,
    Question,
    QuestionSet,
    Run,
    Sidebar,
    SourceMark,
    Table,
    TermUse,
    Timeline,
    Underlined,
)

CHAPTERS = Path(__file__).resolve().parents[1] / "chapters"


def nodes(tree: Any) -> Iterator[Any]:
    """Every dataclass in a tree, from left to right."""
    if dataclasses.is_dataclass(tree):
        yield tree
        for field in dataclasses.fields(tree):
            yield from nodes(getattr(tree, field.name))
    elif isinstance(tree, tuple):
        for each in tree:
            yield from nodes(each)


def words(tree: Any) -> str:
    """The letters of some words, references and notes among them."""
    return "".join(node.text for node in nodes(tree) if isinstance(node, Run | CrossReference))


def all_of(tree: Any, kind: type) -> list[Any]:
    return [node for node in nodes(tree) if isinstance(node, kind)]


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Chapter]:
    from tarau.building import load_chapter
    from tarau.files import Folder

    patch = pytest.MonkeyPatch()
    patch.chdir(tmp_path_factory.mktemp("trees"))
    (Path.cwd() / "chapters").mkdir()
    try:
        return {name: load_chapter(Folder(CHAPTERS / name, name)) for name in ("small-kk", "small-ru", "small-en")}
    finally:
        patch.undo()


@pytest.fixture
def tree(trees: dict[str, Chapter]) -> Chapter:
    return trees["small-kk"]


# ------------------------------------------------------------------------------------------------ sections and passages


def test_sections_are_numbered_through_the_book(tree: Chapter):
    assert [(section.id, section.number) for section in tree.sections] == [("before", 7), ("building", 8), ("after", 9)]


def test_an_excerpt_is_the_clean_text_from_the_first_words_to_the_last(tree: Chapter):
    first = tree.sections[0].content[0]

    assert isinstance(first, Paragraph)
    assert (
        words(first)
        == "Кеңсу ауылы өзеннің екі жағасында орналасқан. 1950 жылға дейін адамдар өзеннен қайықпен өтетін."
    )


def test_joined_passages_are_one_paragraph_that_ends_in_the_number_of_its_source(tree: Chapter):
    joined = tree.sections[1].content[0]

    assert isinstance(joined, Paragraph)
    assert words(joined).startswith("1950 жылы ауыл жиналысы")
    assert "6 метр болды. Көпірдің төрт тірегі тастан" in words(joined)
    assert all_of(joined, SourceMark) == [SourceMark("report", 1)]
    assert isinstance(joined.content[-1], SourceMark)


@pytest.mark.parametrize("name", ["small-kk", "small-ru", "small-en"])
def test_every_word_of_an_excerpt_is_traced_to_the_raw_text(trees: dict[str, Chapter], name: str):
    raw = {path.stem: path.read_text(encoding="utf-8") for path in (CHAPTERS / name / "sources").glob("*.txt")}
    traced = [run for run in all_of(trees[name], Run) if isinstance(run.origin, FromSource)]

    assert len(traced) > 5
    for run in traced:
        assert isinstance(run.origin, FromSource)
        there = raw[run.origin.source][run.origin.start : run.origin.end]
        assert there == run.text or run.origin.entries or run.text in there  # an underlined part keeps the whole span


def test_an_edit_inside_an_excerpt_is_counted(tree: Chapter):
    (compare,) = all_of(tree, Compare)

    entries = {words(side.content)[:6]: side.origin.entries for side in compare.sides}

    assert entries == {"Көпірд": 0, "Біздің": 1}  # a Latin i among the Cyrillic letters of the memoir


def test_authored_text_carries_the_passages_it_rests_on(tree: Chapter):
    text = tree.sections[0].content[1]

    assert isinstance(text, Paragraph)
    assert text.origin == ByAuthors((FromSource("report", 96, 136, 0, 96),))
    assert all(run.origin == text.origin for run in all_of(text, Run))


def test_a_node_keeps_its_id_when_another_is_put_before_it(chapter):
    workshop = chapter("small-en")
    before = {node.id for node in nodes(workshop.tree().sections) if hasattr(node, "id") and node.id}

    first = '      - excerpt: {source: report, from: "The village'
    workshop.change("chapter.yaml", first, "      - text: One more paragraph.\n" + first)
    after = {node.id for node in nodes(workshop.tree().sections) if hasattr(node, "id") and node.id}

    assert before < after
    assert len(after - before) == 1


def test_ids_of_blocks_are_unique(tree: Chapter):
    printed_twice = (Question, Event)  # once in a section and once at the chapter's end
    count = Counter(
        node.id for node in nodes(tree.sections) if hasattr(node, "id") and not isinstance(node, printed_twice)
    )

    assert [id for id, times in count.items() if times > 1] == []


# ------------------------------------------------------------------------------------------------ references and notes


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("small-kk", {"building": "8-параграфта", "sizes": "1-кестеде"}),
        ("small-ru", {"building": "параграфе 8", "sizes": "таблице 1"}),
        ("small-en", {"building": "section 8", "sizes": "table 1"}),
    ],
)
def test_a_reference_is_put_into_words_in_its_grammatical_case(
    trees: dict[str, Chapter], name: str, said: dict[str, str]
):
    text = trees[name].sections[0].content[1]

    assert {each.target: each.text.lower() for each in all_of(text, CrossReference)} == said


def test_a_reference_to_something_without_a_number_is_its_title(chapter):
    tree = (
        chapter().change("chapter.yaml", "[[building|loc]] айтылады", "[[asanov-box]] және [[school]] айтылады").tree()
    )

    assert [each.text for each in all_of(tree.sections[0].content[1], CrossReference)][:2] == [
        "«А. Асанов»",
        "«Мектеп пен өзен»",
    ]


def test_a_reference_to_a_title_in_a_case_says_what_it_is_the_title_of(chapter):
    old, new = "[[building|loc]] айтылады", "[[asanov-box|loc]] және [[school|dat]] айтылады"

    tree = chapter().change("chapter.yaml", old, new).tree()

    assert [each.text for each in all_of(tree.sections[0].content[1], CrossReference)][:2] == [
        "«А. Асанов» айдарында",
        "«Мектеп пен өзен» тақырыбына",
    ]


def test_tables_and_charts_are_counted_apart(tree: Chapter):
    assert [(table.id, table.number) for table in all_of(tree, Table)] == [("sizes", 1)]
    charts = [(chart.id, chart.number) for chart in all_of(tree, Chart)]
    assert charts == [("sizes-chart", 1), ("workers", 2), ("change", 3)]
    assert dict(tree.labels)["sizes"] == "1-кесте"


def test_a_note_stands_where_it_is_called_with_its_foreign_words(tree: Chapter):
    note, _ = all_of(tree.sections, Footnote)
    (foreign,) = all_of(note, Foreign)

    assert (note.number, words(note)) == (1, "Қайықты ауылда лодка деп те атаған.")
    assert (foreign.language, words(foreign)) == ("ru", "лодка")


# ------------------------------------------------------------------------------------------------ figures


def test_a_table_has_its_figures_and_the_number_of_its_source(tree: Chapter):
    (table,) = all_of(tree, Table)

    assert table.columns == ("Дереккөз", "Ұзындығы", "Ені")
    assert [[cell.value for cell in row] for row in table.rows] == [
        [None, Decimal(120), Decimal(6)],
        [None, Decimal(118), None],
    ]
    assert table.rows[1][2].text == "–"
    assert table.sources == (1,)


def test_a_chart_draws_what_its_table_prints(tree: Chapter):
    drawn, alone, _ = all_of(tree, Chart)

    assert (drawn.drawn_from, drawn.kind, drawn.categories) == ("sizes", "bar", ("Ұзындығы", "Ені"))
    assert [(series.name, series.values) for series in drawn.series] == [
        ("Есеп", (Decimal(120), Decimal(6))),
        ("Естелік", (Decimal(118), None)),
    ]
    assert (alone.drawn_from, alone.kind, alone.series[0].values[-1]) == ("", "line", Decimal("30.5"))


def test_a_total_is_not_drawn(chapter):
    tree = (
        chapter()
        .with_file("tables/sizes.csv", "Дереккөз,Ұзындығы,Ені\nЕсеп,120,6\nБарлығы,120,6\n")
        .change("chapter.yaml", "          chart: bar\n", "          chart: bar\n          total: true\n")
        .tree()
    )

    assert [series.name for series in all_of(tree, Chart)[0].series] == ["Есеп"]


def test_events_stand_in_the_order_of_their_dates(tree: Chapter):
    assert tree.timeline is not None
    assert [(event.id, event.start, event.end) for event in tree.timeline.events] == [
        ("decision", Moment(1950), None),
        ("works", Moment(1951), Moment(1953)),
        ("opened", Moment(1953, 9, 5), None),
    ]
    (chosen,) = all_of(tree.sections, Timeline)
    assert [event.id for event in chosen.events] == ["decision", "works"]


def test_compared_passages_underline_where_they_contradict_each_other(tree: Chapter):
    (compare,) = all_of(tree, Compare)

    assert [side.letter.upper() for side in compare.sides] == ["А", "Ә"]
    assert [words(all_of(side, Underlined)[0]) for side in compare.sides] == ["120 метр", "118 метр"]
    assert [words(side.content) for side in compare.sides] == [
        "Көпірдің ұзындығы 120 метр",
        "Біздің есебімізше, көпірдің ұзындығы 118 метр еді.",
    ]
    assert [side.source for side in compare.sides] == [1, 2]


# --------------------------------------------------------------------------------------------- glossary, index, sources


def test_a_term_is_marked_where_each_section_first_uses_it_and_explained_once(tree: Chapter):
    uses = [(use.id, use.margin) for use in all_of(tree.sections, TermUse)]

    assert uses == [
        ("bridge-in-before", "екі жағаны қосатын құрылыс"),
        ("bridge-in-building", ""),
        ("pier-in-building", ""),
        ("bridge-in-after", ""),
        ("pier-in-after", ""),
    ]
    assert {term.id: term.marks for term in tree.terms} == {
        "bridge": ("bridge-in-before", "bridge-in-building", "bridge-in-after"),
        "pier": ("pier-in-building", "pier-in-after"),
    }


def test_names_are_found_in_their_inflected_forms_with_their_initials(tree: Chapter):
    found = [(mark.entry, words(mark)) for mark in all_of(tree.sections, Mark)]

    assert ("p-asanov", "А. Асанов") in found
    assert ("g-tasbulaq", "Тасбұлақ") in found
    assert all(line.see == "Тасбұлақ" and not line.marks for line in tree.index if line.id == "g-bulaq")


def test_every_mark_of_the_index_leads_somewhere(trees: dict[str, Chapter]):
    for tree in trees.values():
        there = {mark.id for mark in all_of(tree.sections, Mark)} | {node.id for node in all_of(tree.sections, Map)}
        assert {id for line in tree.index for id in line.marks} == there


def test_the_index_leads_to_a_table_that_names_a_place(chapter):
    workshop = chapter().change("tables/sizes.csv", "Есеп,120", "Тасбұлақтағы есеп,120")

    (line,) = [line for line in workshop.tree().index if line.id == "g-tasbulaq"]

    assert "sizes" in line.marks


def test_the_index_tells_where_to_look_too_and_what_a_name_is(chapter):
    old = "{id: g-tasbulaq, name: Тасбұлақ,"
    workshop = chapter().change("places.yaml", old, f"{old} see-also: [p-asanov, g-kengsu],")

    lines = {line.id: line for line in workshop.tree().index}

    assert lines["g-tasbulaq"].also == ("Асанов А.", "Кеңсу")
    assert lines["g-kengsu"].note == "ауыл"


def test_looking_where_nothing_is_is_an_error(chapter):
    old = "{id: g-tasbulaq, name: Тасбұлақ,"
    said = chapter().change("places.yaml", old, f"{old} see-also: [g-kengs],").messages()

    assert said.startswith("chapters/small-kk/places.yaml:3:")
    assert "did you mean 'g-kengsu'" in said


def test_the_index_is_in_the_order_of_the_alphabet(chapter):
    places = "".join(
        f"- {{id: g-{number}, name: {name}}}\n"
        for number, name in enumerate(["Ұзын", "Ескі", "Әлем", "Ақ", "Ғасыр", "Гүл", "Өр"])
    )

    workshop = chapter().with_file("maps/country.yaml", "frame: {countries: [KZ]}\n")
    tree = workshop.with_file("places.yaml", places).with_file("people.yaml", "- {id: p, name: Қасым Қ.}\n").tree()

    assert [line.name for line in tree.index] == ["Ақ", "Әлем", "Гүл", "Ғасыр", "Ескі", "Қасым Қ.", "Өр", "Ұзын"]
    assert [line.letter for line in tree.index] == ["А", "Ә", "Г", "Ғ", "Е", "Қ", "Ө", "Ұ"]


def test_sources_are_numbered_in_the_order_of_the_alphabet(tree: Chapter):
    assert [(line.number, line.id, line.imprint) for line in tree.sources] == [
        (1, "report", "Кеңсу ауылының мұрағаты, 1953, 3–4-б."),
        (2, "memoir", "1980"),
    ]


# ------------------------------------------------------------------------------------------------ questions


def bank(tree: Chapter) -> list[Any]:
    assert tree.questions is not None
    return [question for _, group in tree.questions.groups for question in group]


def test_questions_are_numbered_by_section_and_keep_their_numbers_everywhere(tree: Chapter):
    numbers = {question.id: question.number for question in bank(tree)}
    assert list(numbers.values()) == list(range(1, len(numbers) + 1))
    assert list(numbers)[:6] == ["q-boat", "q-spring", "q-match", "q-order", "q-length", "q-why"]
    assert [question.section for question in bank(tree)] == sorted(
        (question.section for question in bank(tree)), key=["before", "building", "after"].index
    )
    chosen = [
        (question.id, question.number) for each in all_of(tree.sections, QuestionSet) for question in each.groups[0][1]
    ]
    assert chosen == [("q-boat", 1), ("q-spring", 2), ("q-order", 4), ("q-length", 5)]


def test_the_small_bank_holds_every_kind_of_question(tree: Chapter):
    assert {type(question) for question in bank(tree)} == set(get_args(AnyQuestion))


def test_the_right_option_is_the_answer(tree: Chapter):
    (choice,) = [question for question in bank(tree) if isinstance(question, Choice)]

    assert words(choice.options[choice.right]) == "Қайықпен"


def test_things_to_order_are_printed_in_another_order_with_their_ranks(tree: Chapter):
    order, *_ = [question for question in bank(tree) if isinstance(question, Order)]

    in_order = [words(item) for _, item in sorted(zip(order.right, order.items, strict=True), key=lambda pair: pair[0])]
    assert in_order == ["жиналыстың шешімі", "құрылыстың басталуы", "құрылыстың аяқталуы"]
    assert order.right != (0, 1, 2)


def test_pairs_are_printed_apart_and_belong_together(tree: Chapter):
    match, *_ = [question for question in bank(tree) if isinstance(question, Match)]

    pairs = {words(left): words(match.rights[right]) for left, right in zip(match.lefts, match.right, strict=True)}
    assert pairs == {"Есеп": "120 метр", "Естелік": "118 метр"}
    assert match.right != (0, 1)


def test_a_heading_and_a_box_stay_what_their_author_wrote(tree: Chapter):
    heading, *_ = all_of(tree.sections, Heading)
    boxes = {box.id: box for box in all_of(tree.sections, Sidebar)}

    assert (heading.id, words(heading)) == ("school", "Мектеп пен өзен")
    assert words(boxes["opening-box"].quoted) == "Көпірдің ашылуына бүкіл ауыл жиналды."
    assert words(boxes["opening-box"].attribution) == "Б. Үсенованың естелігінен"
    assert [words(question) for question in boxes["road-box"].questions] == ["Жол неге түзетілді?"]

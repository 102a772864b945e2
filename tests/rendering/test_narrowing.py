"""A chapter narrowed to one part: that part alone, with the numbers, terms and sources that it has in the book."""

from __future__ import annotations

import pytest

from tarau.chapter import Chapter, Table
from tarau.languages import language
from tarau.problems import ChapterError, Place
from tarau.rendering.narrowing import handouts, ids, narrowed

HERE = Place("handout")


@pytest.fixture(scope="module")
def whole(built) -> Chapter:
    return built.tree()


def content(chapter: Chapter) -> list[str]:
    return [node.id for section in chapter.sections for node in section.content]


def test_every_part_that_is_named_can_be_handed_out(whole: Chapter) -> None:
    for id in ids(whole):
        part = narrowed(whole, id, HERE)
        assert (part.title, part.number, part.labels) == (whole.title, whole.number, whole.labels)
        assert sum(bool(section.content) for section in part.sections) <= 1
        assert part.first_page == 1
        assert part.index == ()


def test_running_text_is_handed_out_with_its_section_only(whole: Chapter) -> None:
    section = whole.sections[0]
    prose = [node.id for node in section.content if node.KIND in ("paragraph", "listing", "heading")]
    assert prose
    assert not set(prose) & set(ids(whole))
    assert content(narrowed(whole, section.id, HERE)) == [node.id for node in section.content]
    assert narrowed(whole, section.id, HERE).sections[0].summary == section.summary


def test_a_table_stands_alone_with_its_number_and_its_sources(whole: Chapter) -> None:
    table = next(node for section in whole.sections for node in section.content if isinstance(node, Table))
    part = narrowed(whole, table.id, HERE)
    assert content(part) == [table.id]
    assert part.sections[0].content[0] == table
    assert set(table.sources) <= {source.number for source in part.sources}
    assert part.closing == ()


def test_only_the_sources_that_a_part_rests_on_stay(whole: Chapter) -> None:
    counts = {id: len(narrowed(whole, id, HERE).sources) for id in ids(whole)}
    assert 0 < min(count for count in counts.values() if count) < len(whole.sources)
    assert counts["q-boat"] == 0  # what an answer rests on would tell it


def test_the_sources_that_a_question_quotes_stay_with_it(whole: Chapter) -> None:
    cited = {id: [source.id for source in narrowed(whole, id, HERE).sources] for id in ("q-source", "q-compare")}
    assert cited == {"q-source": ["memoir"], "q-compare": ["report", "memoir"]}


def test_a_single_question_keeps_its_number(whole: Chapter) -> None:
    assert whole.questions
    question = whole.questions.groups[0][1][-1]
    part = narrowed(whole, question.id, HERE)
    assert part.questions
    assert part.questions.groups == (("", (question,)),)


def test_an_unknown_part_is_answered_with_the_nearest_name(whole: Chapter) -> None:
    known = ids(whole)[-1]
    with pytest.raises(ChapterError) as refused:
        narrowed(whole, known + "x", HERE)
    (problem,) = refused.value.problems
    assert problem.code == "handout.unknown"
    assert known in str(problem.remedy)


def test_each_part_is_known_by_its_number_and_its_title(whole: Chapter) -> None:
    called = handouts(whole, language("kk"))
    table = next(node for section in whole.sections for node in section.content if isinstance(node, Table))
    assert tuple(called) == ids(whole)
    assert called[table.id].startswith("1-кесте. ")
    assert called[whole.sections[0].id] == "§ 7. Көпірге дейін"
    assert called["terms"] == "Глоссарий"

"""The outline as typed: nothing computed, nothing lost, every value with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarau.files import Folder
from tarau.outline import Authored, DataTable, SidebarBox, read_outline
from tarau.problems import ChapterError, Place

CHAPTERS = Path(__file__).resolve().parents[1] / "chapters"


@pytest.mark.parametrize("name", ["small-kk", "small-ru", "small-en"])
def test_the_small_chapters_hold_every_kind_of_entry(name: str):
    outline = read_outline(Folder(CHAPTERS / name, name))

    kinds = {type(item).__name__ for section in outline.chapter.sections for item in section.content}
    boxes = {
        item.kind for section in outline.chapter.sections for item in section.content if isinstance(item, SidebarBox)
    }
    questions = {type(entry).__name__ for entry in outline.questions}
    assert kinds == {
        "Authored", "Comparison", "DataChart", "DataTable", "Heading", "Pair", "Passage", "QuestionBlock", "SidebarBox",
        "TimelineFigure",
    }  # fmt: skip
    assert boxes == {"biography", "term", "did-you-know", "document", "note", "case-study", "project"}
    assert questions == {
        "ChoiceQuestion", "ExtendedQuestion", "MatchQuestion", "OrderQuestion", "ShortQuestion", "TrueFalseQuestion",
    }  # fmt: skip


def test_values_are_as_typed_and_know_their_places():
    outline = read_outline(Folder(CHAPTERS / "small-kk", "chapters/small-kk"))

    table = next(item for item in outline.chapter.sections[1].content if isinstance(item, DataTable))
    text = next(item for item in outline.chapter.sections[0].content if isinstance(item, Authored))
    assert (table.id, table.chart, table.separator, table.unit) == ("sizes", "bar", ",", "метр")
    assert table.data.place == Place("chapters/small-kk/chapter.yaml", 81, 17)
    assert text.text.at(text.text.index("[[building")) == Place("chapters/small-kk/chapter.yaml", 29, 32)
    assert outline.chapter.date == "2026-11-21"
    assert outline.events[0].date == "1950"
    assert set(outline.data) == {"tables/sizes.csv", "tables/workers.csv"}


def test_the_files_beside_the_outline_may_be_missing(tmp_path: Path):
    (tmp_path / "chapter.yaml").write_text(
        "id: a\nlanguage: en\ntitle: A\nnumber: 1\nsections:\n  - {id: b, title: B, content: [{text: words}]}\n"
    )

    outline = read_outline(Folder(tmp_path, ""))

    assert (outline.terms, outline.people, outline.events, outline.questions) == ((), (), (), ())
    assert outline.chapter.closing[-1] == "sources"


NAMES = [
    "chapter.yaml",
    "terms.yaml",
    "questions.yaml",
    "events.yaml",
    "places.yaml",
    "abbreviations.yaml",
    "people.yaml",
]
TEXTS = {name: (CHAPTERS / "small-kk" / name).read_text(encoding="utf-8") for name in NAMES}


@settings(max_examples=60)
@given(data=st.data())
def test_an_outline_with_anything_deleted_or_put_in_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
):
    """What a person may do to a file with a slip of the hand: never a traceback, always problems with places."""
    folder = tmp_path_factory.mktemp("slip")
    slipped = data.draw(st.sampled_from(NAMES))
    text = TEXTS[slipped]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    put = data.draw(
        st.sampled_from(["", " ", "\n", ":", "- ", '"', "[", "}", "\t", "id: x\n", "қ", "\0", "*", "&", "null", "  "])
    )
    for name in NAMES:
        changed = text[:start] + put + text[end:] if name == slipped else TEXTS[name]
        (folder / name).write_text(changed, encoding="utf-8")
    for name in ("tables/sizes.csv", "tables/workers.csv", "images/opener.svg"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((CHAPTERS / "small-kk" / name).read_bytes())
    problems = []
    try:
        read_outline(Folder(folder, "slip"))
    except ChapterError as refused:
        problems.extend(refused.problems)

    assert all(problem.place.file.startswith("slip/") for problem in problems)

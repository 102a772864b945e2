"""The outline as typed: nothing computed, nothing lost, every value with its place."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarau.files import Folder
from tarau.outline import Authored, DataTable, QuestionEntry, SidebarBox, read_outline
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
        "Authored", "Comparison", "DataChart", "DataTable", "Heading", "ListEntry", "MapFigure", "Pair", "Passage",
        "PictureFigure", "QuestionBlock", "QuotationEntry", "SidebarBox", "Subheading", "TimelineFigure",
    }  # fmt: skip
    assert boxes == {"biography", "term", "did-you-know", "document", "note", "case-study", "project"}
    assert questions == {kind.__name__ for kind in get_args(QuestionEntry)}


def test_values_are_as_typed_and_know_their_places():
    outline = read_outline(Folder(CHAPTERS / "small-kk", "chapters/small-kk"))

    table = next(item for item in outline.chapter.sections[1].content if isinstance(item, DataTable))
    text = next(item for item in outline.chapter.sections[0].content if isinstance(item, Authored))
    assert (table.id, table.chart, table.separator, table.unit) == ("sizes", "bar", ",", "метр")
    assert table.data.place == Place("chapters/small-kk/chapter.yaml", 82, 17)
    assert text.text.at(text.text.index("[[building")) == Place("chapters/small-kk/chapter.yaml", 30, 32)
    assert outline.chapter.date == "2026-11-21"
    assert outline.events[0].date == "1950"
    assert set(outline.data) == {"tables/change.csv", "tables/sizes.csv", "tables/workers.csv"}


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


HEAD = "id: a\nlanguage: en\ntitle: A\nnumber: 1\nsections:\n"


def test_a_section_may_be_named_by_its_file_and_a_text_too(tmp_path: Path):
    for folder in ("sections", "texts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "chapter.yaml").write_text(
        f"{HEAD}  - sections/first.yaml\n  - {{id: here, title: Here, content: [{{text: words}}]}}\n"
    )
    (tmp_path / "sections/first.yaml").write_text(
        "id: first\ntitle: First\ncontent:\n  - text: {file: texts/intro.md}\n"
        "  - sidebar: {kind: note, id: box, title: Box, text: {file: texts/box.md}}\n"
    )
    (tmp_path / "texts/intro.md").write_text("One.\n\nTwo.\n")
    (tmp_path / "texts/box.md").write_text("Three.\n")

    first, here = read_outline(Folder(tmp_path, "book")).chapter.sections

    assert (first.id, here.id) == ("first", "here")
    assert first.id.place == Place("book/sections/first.yaml", 1, 5)
    assert [str(item.text) for item in first.content] == ["One.\n\nTwo.", "Three."]
    assert first.content[0].text.at(6) == Place("book/texts/intro.md", 3, 1)


def test_what_is_wrong_in_a_part_is_said_where_it_stands(tmp_path: Path):
    (tmp_path / "sections").mkdir()
    (tmp_path / "chapter.yaml").write_text(
        f"{HEAD}  - sections/first.yaml\n  - sections/secnd.yaml\n  - sections/broken.yaml\n"
    )
    (tmp_path / "sections/first.yaml").write_text(
        "id: first\ntitel: First\ncontent:\n  - text: {file: texts/intro.md}\n  - text: {fil: texts/intro.md}\n"
    )
    (tmp_path / "sections/second.yaml").write_text("id: second\ntitle: S\ncontent: [{text: words}]\n")
    (tmp_path / "sections/broken.yaml").write_text("id: third\n title: [\n")

    with pytest.raises(ChapterError) as refused:
        read_outline(Folder(tmp_path, "book"))

    assert [(str(each.place), str(each.message)) for each in refused.value.problems] == [
        ("book/chapter.yaml:7:5", "there is no file 'sections/secnd.yaml'"),
        ("book/sections/broken.yaml:2:2", "this line is indented deeper than the one above, which says all already"),
        ("book/sections/first.yaml:4:18", "there is no file 'texts/intro.md'"),
        ("book/sections/first.yaml:2:1", "the key 'titel' is not known here"),
        ("book/sections/first.yaml:5:11", "one word or text is expected here, not several"),
    ]


def test_a_chapter_none_of_whose_sections_can_be_read_is_said_once(tmp_path: Path):
    (tmp_path / "chapter.yaml").write_text(f"{HEAD}  - nowhere.yaml\n")

    with pytest.raises(ChapterError, match=r"there is no file 'nowhere.yaml'") as refused:
        read_outline(Folder(tmp_path, "book"))

    assert len(refused.value.problems) == 1

"""Every sentence of a chapter is followed back to file, line and ledger entry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tarau.chapter import Chapter, Followed, Statement
from tarau.publishing import provenance

CHAPTERS = Path(__file__).resolve().parents[1] / "chapters"
NAMES = ("small-kk", "small-ru", "small-en")


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Chapter]:
    from tarau.building import load_chapter
    from tarau.files import Folder

    patch = pytest.MonkeyPatch()
    patch.chdir(tmp_path_factory.mktemp("traced"))
    (Path.cwd() / "chapters").mkdir()
    try:
        return {name: load_chapter(Folder(CHAPTERS / name, name)) for name in NAMES}
    finally:
        patch.undo()


def statement(chapter: Chapter, words: str) -> Statement:
    """The first statement that begins so: a question may quote the same passage once more."""
    return next(each for each in chapter.trace if each.text.startswith(words))


def raw(chapter: str, passage: Followed) -> str:
    return (CHAPTERS / chapter / passage.file).read_text(encoding="utf-8")


def amended(passage: Followed) -> str:
    """The raw words of a passage with its amendments made."""
    made, position = "", 0
    for amendment in passage.amendments:
        start = amendment.start - passage.start
        made += passage.raw[position:start] + amendment.fix
        position = start + len(amendment.raw)
    return made + passage.raw[position:]


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_of_a_source_is_its_raw_words_with_the_ledger_s_entries_made(trees: dict[str, Chapter], name: str):
    from_sources = [each for each in trees[name].trace if each.kind == "source"]

    assert len(from_sources) > 8
    for each in from_sources:
        assert " ".join(map(amended, each.passages)) == each.text


@pytest.mark.parametrize("name", NAMES)
def test_a_passage_stands_at_its_line_and_column(trees: dict[str, Chapter], name: str):
    for passage in (passage for each in trees[name].trace for passage in each.passages):
        line = raw(name, passage).split("\n")[passage.line - 1]
        assert line[passage.column - 1 :].startswith(passage.raw.split("\n")[0])
        assert raw(name, passage)[passage.start : passage.end] == passage.raw


def test_a_repaired_letter_is_named_with_its_rule(trees: dict[str, Chapter]):
    side = statement(trees["small-kk"], "Біздің есебімізше")

    (passage,) = side.passages
    (amendment,) = passage.amendments
    assert (passage.file, passage.line) == ("sources/memoir.txt", 1)
    assert (amendment.raw, amendment.fix) == ("i", "і")  # a Latin letter among Cyrillic ones
    assert amendment.rules == ("letters.latin-in-cyrillic",)


def test_an_authored_sentence_names_the_passages_it_rests_on(trees: dict[str, Chapter]):
    boat = statement(trees["small-kk"], "Қайық баяу жүретін")

    assert boat.kind == "authored"
    assert [passage.raw for passage in boat.passages] == ["Көктемде су көтерілгенде қайық жүрмейтін"]


def test_notes_tables_cards_summaries_terms_and_answers_are_traced_too(trees: dict[str, Chapter]):
    by_words = {each.text: each for each in trees["small-kk"].trace}

    for words in ("Қайықпен өтетін.", "Көпірге дейін адамдар қайықпен өтетін.", "Көпірдің өлшемдері"):
        assert by_words[words].passages, words
    assert any(each.node == "sizes" and " | " in each.text and each.passages for each in by_words.values())
    assert any(each.node == "workers" and ": " in each.text and each.passages for each in by_words.values())
    assert any(each.node.startswith("note-") for each in by_words.values())


def test_what_an_editor_says_instead_of_a_passage_is_kept(trees: dict[str, Chapter]):
    pier = statement(trees["small-kk"], "Көпірді көтеріп тұратын")

    assert (pier.passages, pier.note) == ((), "Сөздің жалпыға белгілі мағынасы.")


def test_every_sentence_of_the_running_text_has_a_passage_or_a_reason(trees: dict[str, Chapter]):
    paragraphs = {
        node.id for section in trees["small-ru"].sections for node in section.content if node.KIND == "paragraph"
    }

    assert paragraphs
    for each in trees["small-ru"].trace:
        assert each.node not in paragraphs or each.passages or each.note


def test_the_provenance_files_tell_all_of_it_wherever_the_chapter_lies(trees: dict[str, Chapter]):
    """One of them may lie beside what pupils get: it holds no question, and so no answer."""
    chapter = trees["small-kk"]
    told, answers = (json.loads(provenance(chapter, answers=each)) for each in (False, True))

    texts = [each["text"] for each in (*told["statements"], *answers["statements"])]
    assert sorted(texts) == sorted(each.text for each in chapter.trace)
    assert {each["text"] for each in answers["statements"]} >= {
        "120 метр.",
        "Көктемде су көтерілгенде қайық жүрмейтін.",
    }
    assert not {each["node"] for each in told["statements"]} & {"q-length", "q-spring"}
    assert "q-source" in "".join(each["node"] for each in told["statements"])  # the passage that it prints
    assert all(each["place"].split(":")[0].endswith((".yaml", ".csv", ".md")) for each in told["statements"])
    assert not any(each["place"].startswith("small-kk") for each in told["statements"])
    for source in told["sources"]:
        assert len(source["sha256"]) == 64
        assert (CHAPTERS / "small-kk" / source["file"]).is_file()

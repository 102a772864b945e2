"""The archive PDF: what lies inside it is what the chapter was made of, whole and told apart."""

from __future__ import annotations

import hashlib
import io
import json

import pikepdf
import pytest

from tarau.building.cache import Cache
from tarau.building.chapters import draft
from tarau.files import Folder
from tests.conftest import Workshop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("archive"), "small-kk").build("archive")


@pytest.fixture(scope="module")
def inside(shop) -> dict[str, tuple[bytes, str, str]]:
    """The attached files by their names: bytes, relation to the pages, type."""
    with pikepdf.open(io.BytesIO(shop.products()["archive.pdf"])) as pdf:
        tied = [str(each.UF) for each in pdf.Root.AF]
        assert sorted(tied) == sorted(pdf.attachments)  # each belongs to the document as a whole
        return {
            name: (spec.get_file().read_bytes(), str(spec.obj.AFRelationship), spec.get_file().mime_type)
            for name, spec in pdf.attachments.items()
        }


@pytest.fixture(scope="module")
def texts(shop, tmp_path_factory: pytest.TempPathFactory):
    return draft(Folder(shop.folder, "chapters/small-kk"), Cache(tmp_path_factory.mktemp("cache"))).texts


def test_each_source_lies_in_it_as_it_was_found_with_its_clean_text_and_all_of_its_ledger(shop, inside, texts):
    for id, text in texts.items():
        assert inside[f"{id}.txt"] == ((shop.folder / "sources" / f"{id}.txt").read_bytes(), "/Source", "text/plain")
        assert inside[f"{id}.clean.txt"] == (text.text.encode(), "/Supplement", "text/plain")
        ledger, relation, mime = inside[f"{id}.ledger.jsonl"]
        entries = [json.loads(line) for line in ledger.decode().splitlines()]
        assert (relation, mime) == ("/Data", "application/x-ndjson")
        assert [(entry["start"], entry["raw"]) for entry in entries] == [(each.start, each.raw) for each in text.ledger]
    assert sum(len(text.ledger) for text in texts.values()) >= 5


def test_from_what_lies_in_it_the_clean_texts_can_be_made_again(inside, texts):
    """A reader of the archive needs no Tarau: the applied changes of the ledger turn one file into the other."""
    for id in texts:
        facts = json.loads(inside[f"{id}.source.json"][0])
        raw = inside[f"{id}.txt"][0].decode(facts["encoding"]).removeprefix("\ufeff")
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
        made, at = "", 0
        for line in inside[f"{id}.ledger.jsonl"][0].decode().splitlines():
            entry = json.loads(line)
            if entry["status"] == "applied":
                made, at = made + raw[at : entry["start"]] + entry["fix"], entry["end"]
        assert made + raw[at:] == inside[f"{id}.clean.txt"][0].decode()


def test_the_index_names_every_other_file_and_what_it_is(inside):
    listed = {each["name"]: each for each in json.loads(inside["index.json"][0])}

    assert set(listed) == set(inside) - {"index.json"}
    for name, (data, relation, mime) in inside.items():
        if name != "index.json":
            told = listed[name]
            assert (f"/{told['relation']}", told["type"], told["bytes"]) == (relation, mime, len(data))
            assert told["sha256"] == hashlib.sha256(data).hexdigest()


def test_the_outline_tells_what_the_chapter_holds_and_nothing_for_teachers(inside):
    data, relation, _ = inside["outline.json"]
    outline = json.loads(data)

    assert relation == "/Supplement"
    assert [section["number"] for section in outline["sections"]] == [7, 8, 9]
    nodes = {node["id"]: node for section in outline["sections"] for node in section["content"]}
    assert nodes["sizes"] == {**nodes["sizes"], "kind": "table", "called": "1-кесте"}
    assert nodes["sizes"]["place"].startswith("chapter.yaml:")
    assert not {"lesson", "answer", "solution", "commentary"} & set(data.decode().replace('"', " ").split())


def test_the_report_names_what_lies_inside(shop, inside):
    report = json.loads(shop.products()["archive.report.json"])

    assert sorted(report["attached"]) == sorted(inside)

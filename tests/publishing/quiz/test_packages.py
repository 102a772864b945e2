"""What a platform demands of a file besides the right answers: pictures, manifests, and where an element may stand."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from typing import Any

import pytest
from lxml import etree

from tests.publishing.quiz import reading, sample

BLOCKS = frozenset(("p", "div", "ul", "ol", "table", "blockquote"))
INLINE = frozenset(("em", "strong", "span", "sub", "sup", "br", "img"))
ASKED = frozenset(
    ("choiceInteraction", "orderInteraction", "matchInteraction", "gapMatchInteraction", "extendedTextInteraction")
)
TEXT = frozenset({"#text"})
FLOW = TEXT | INLINE | {"textEntryInteraction", "gap"}
#: Of each element what it must have, what it may have besides, and what may stand in it: QTI 2.1, Assessment Test,
#: Section and Item Information Model, sections 4 to 12, as far as we write it.
MODEL: dict[str, tuple[str, str, frozenset[str]]] = {
    "assessmentItem": ("identifier title adaptive timeDependent", "label lang schemaLocation", frozenset(
        ("responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"))),
    "responseDeclaration": ("identifier cardinality baseType", "", frozenset(("correctResponse", "mapping"))),
    "outcomeDeclaration": ("identifier cardinality", "baseType", frozenset(("defaultValue",))),
    "correctResponse": ("", "", frozenset(("value",))),
    "defaultValue": ("", "", frozenset(("value",))),
    "value": ("", "", TEXT),
    "mapping": ("defaultValue", "lowerBound upperBound", frozenset(("mapEntry",))),
    "mapEntry": ("mapKey mappedValue", "caseSensitive", frozenset()),
    "itemBody": ("", "", BLOCKS | ASKED | {"rubricBlock"}),
    "rubricBlock": ("view", "", BLOCKS),
    "modalFeedback": ("outcomeIdentifier identifier showHide", "", BLOCKS),
    "choiceInteraction": ("responseIdentifier shuffle maxChoices", "", frozenset(("prompt", "simpleChoice"))),
    "orderInteraction": ("responseIdentifier shuffle", "", frozenset(("prompt", "simpleChoice"))),
    "matchInteraction": ("responseIdentifier shuffle maxAssociations", "", frozenset(("prompt", "simpleMatchSet"))),
    "simpleMatchSet": ("", "", frozenset(("simpleAssociableChoice",))),
    "simpleAssociableChoice": ("identifier matchMax", "", TEXT | INLINE),
    "simpleChoice": ("identifier", "", TEXT | INLINE),
    "gapMatchInteraction": ("responseIdentifier shuffle", "", BLOCKS | {"prompt", "gapText"}),
    "gapText": ("identifier matchMax", "", TEXT),
    "gap": ("identifier", "", frozenset()),
    "extendedTextInteraction": ("responseIdentifier", "expectedLength expectedLines", frozenset(("prompt",))),
    "textEntryInteraction": ("responseIdentifier", "expectedLength", frozenset()),
    "prompt": ("", "", TEXT | INLINE),
    "responseProcessing": ("", "", frozenset(("responseCondition", "setOutcomeValue"))),
    "responseCondition": ("", "", frozenset(("responseIf", "responseElse"))),
    "responseIf": ("", "", frozenset(("match", "equal", "gte", "setOutcomeValue"))),
    "responseElse": ("", "", frozenset(("setOutcomeValue",))),
    "setOutcomeValue": ("identifier", "", frozenset(("baseValue", "sum", "mapResponse"))),
    "baseValue": ("baseType", "", TEXT),
    "match": ("", "", frozenset(("variable", "correct"))),
    "equal": ("toleranceMode", "tolerance", frozenset(("variable", "correct"))),
    "gte": ("", "", frozenset(("variable", "baseValue"))),
    "sum": ("", "", frozenset(("mapResponse",))),
    "mapResponse": ("identifier", "", frozenset()),
    "variable": ("identifier", "", frozenset()),
    "correct": ("identifier", "", frozenset()),
    "p": ("", "", FLOW), "em": ("", "", FLOW), "strong": ("", "", FLOW), "sub": ("", "", FLOW), "sup": ("", "", FLOW),
    "span": ("", "lang", FLOW), "img": ("src alt", "", frozenset()),
    "blockquote": ("", "", BLOCKS),
    "ul": ("", "", frozenset(("li",))), "ol": ("", "", frozenset(("li",))), "li": ("", "", FLOW),
    "table": ("", "", frozenset(("caption", "thead", "tbody"))), "caption": ("", "", FLOW),
    "thead": ("", "", frozenset(("tr",))), "tbody": ("", "", frozenset(("tr",))),
    "tr": ("", "", frozenset(("th", "td"))), "th": ("", "scope", FLOW), "td": ("", "", FLOW),
}  # fmt: skip


def wrong(root: Any) -> list[str]:
    """What in an item stands where it may not."""
    found = []
    for element in root.iter():
        name = element.tag
        must, may, inside = MODEL[name]
        has = {etree.QName(key).localname for key in element.attrib}
        found += [f"{name} without {key}" for key in set(must.split()) - has]
        found += [f"{name} with {key}" for key in has - set(must.split()) - set(may.split())]
        found += [f"{child.tag} in {name}" for child in element if child.tag not in inside]
        said = (element.text or "") + "".join(child.tail or "" for child in element)
        found += [f"words in {name}"] if said.strip() and "#text" not in inside else []
    return found


@pytest.fixture(params=["qti21.zip", "qti3.zip"])
def package(request: pytest.FixtureRequest, files: dict[str, bytes]) -> bytes:
    return files[request.param]


def items(package: bytes) -> dict[str, Any]:
    files = reading.members(package)
    named = {name: etree.fromstring(data) for name, data in files.items() if name.startswith("items/")}
    return {name: reading.plain_names(root) for name, root in named.items()}


def test_every_element_of_an_item_stands_where_the_format_lets_it(files):
    assert {name: wrong(root) for name, root in items(files["qti21.zip"]).items() if wrong(root)} == {}


def test_the_check_of_elements_sees_what_is_wrong():
    root = etree.fromstring("<itemBody>words<p><p/></p><choiceInteraction responseIdentifier='R' x='1'/></itemBody>")

    assert sorted(wrong(root)) == [
        "choiceInteraction with x", "choiceInteraction without maxChoices", "choiceInteraction without shuffle",
        "p in p", "words in itemBody",
    ]  # fmt: skip


def test_identifiers_are_names_and_responses_are_declared(package: bytes):
    for root in items(package).values():
        identifiers = [each.get("identifier") for each in root.iter() if each.get("identifier")]
        assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in identifiers)
        declared = {each.get("identifier") for each in root.findall("responseDeclaration")}
        assert {each.get("responseIdentifier") for each in root.iter() if each.get("responseIdentifier")} == declared


def test_in_qti_3_what_is_said_stands_in_a_body_and_essays_are_scored_by_people(files):
    members = reading.members(files["qti3.zip"])
    roots = [etree.fromstring(data) for name, data in members.items() if name.startswith("items/")]

    for root in roots:
        assert root.tag == "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}qti-assessment-item"
        for name in ("qti-rubric-block", "qti-modal-feedback"):
            assert all(each[0].tag.endswith("qti-content-body") for each in root.iter(f"{{*}}{name}"))
        written = root.find(".//{*}qti-extended-text-interaction") is not None
        scored = [each.get("external-scored") for each in root.iter("{*}qti-outcome-declaration")]
        assert ("human" in scored) is written


def test_all_right_is_worth_the_points_of_the_question(tree, package: bytes):
    points = {question.id: question.points for question in sample.bank(tree)}
    for root in items(package).values():
        id = root.get("label")
        worth = float(root.findtext("outcomeDeclaration[@identifier='MAXSCORE']/defaultValue/value"))
        assert worth == points.get(id, worth)
        mappings = root.findall("responseDeclaration/mapping")
        earned = sum(
            max(float(entry.get("mappedValue")) for entry in mapping) if mapping.get("upperBound") is None
            else sum(float(entry.get("mappedValue")) for entry in mapping if float(entry.get("mappedValue")) > 0)
            for mapping in mappings
        )  # fmt: skip
        assert not mappings or abs(earned - worth) < 0.001


def test_the_width_of_a_field_does_not_tell_its_answer(package: bytes):
    widths = {
        each.get("expectedLength") for root in items(package).values() for each in root.iter("textEntryInteraction")
    }

    assert widths <= {"10", "20", "40", "80"}


# ------------------------------------------------------------------------------------------------ files


def test_a_manifest_names_every_file_and_nothing_else(package: bytes):
    members = reading.members(package)
    manifest = etree.fromstring(members["imsmanifest.xml"])
    resources = manifest.findall(".//{*}resource")

    hrefs = [each.get("href") for each in manifest.iter("{*}file")]
    assert sorted(hrefs) == sorted(set(members) - {"imsmanifest.xml"})
    identifiers = [each.get("identifier") for each in resources]
    assert len(identifiers) == len(set(identifiers))
    assert {each.get("identifierref") for each in manifest.iter("{*}dependency")} <= set(identifiers)


def test_the_test_of_a_package_holds_every_item_in_the_order_of_the_book(package: bytes):
    members = reading.members(package)
    references = [
        each.get("href")
        for each in reading.plain_names(etree.fromstring(members["test.xml"])).iter("assessmentItemRef")
    ]

    assert sorted(references) == sorted(name for name in members if name.startswith("items/"))
    assert references[:2] == ["items/q001.xml", "items/q002.xml"]


def test_every_picture_that_is_shown_is_there_and_stands_alone(files, package: bytes):
    members = reading.members(package)
    shown = {image.get("src") for root in items(package).values() for image in root.iter("img")}

    assert shown
    assert {f"pictures/{src.removeprefix('../pictures/')}" for src in shown} <= set(members)
    for name in (name for name in members if name.endswith(".svg")):
        drawing = etree.fromstring(members[name])
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
        assert re.findall(r'(?:href|src)="[^#]|url\((?!data:|#)', members[name].decode()) == []
        if drawing.find(".//{*}text") is not None:
            assert b"@font-face" in members[name]


def test_moodle_gets_its_pictures_inside_the_file(files):
    quiz = etree.fromstring(files["moodle.xml"])
    with_pictures = 0
    for text in quiz.iter("questiontext"):
        named = set(re.findall(r'src="@@PLUGINFILE@@/([^"]+)"', text.findtext("text")))
        inside = {file.get("name"): base64.b64decode(file.text) for file in text.findall("file")}
        assert named == set(inside)
        assert all(etree.fromstring(data).tag.endswith("svg") for data in inside.values())
        with_pictures += bool(named)
    assert with_pictures >= 4  # the chart's two parts, the map's, the crossword


def test_the_same_chapter_is_the_same_bytes_and_bears_no_date_of_today(tree, files):
    again = sample.files_of(tree)

    assert again == files
    for name in ("qti21.zip", "qti3.zip"):
        with zipfile.ZipFile(io.BytesIO(files[name])) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_white_space_between_words_stays_as_it_is(tree):
    strange = sample.changed(tree, lambda text: f"{text} H₂SO₄ x²")
    for root in items(sample.files_of(strange, fonts=False)["qti21.zip"]).values():
        said = "".join(root.find("itemBody").itertext())
        assert "H2SO4" in said
        assert "H 2" not in " ".join(said.split())


# ------------------------------------------------------------------------------------------------ readers not ours


def test_a_reader_of_moodle_xml_that_is_not_ours_finds_the_right_options_and_gaps(files):
    parser = pytest.importorskip("moodle_xml_parser.parser", reason="moodle-xml-parser is not installed")
    read = parser.parse_string(files["moodle.xml"])

    picked = {
        question.name: {option.answer: option.score_fraction for option in question.options}
        for question in read["multichoice"]
    }
    assert picked["1. Көпірге дейін адамдар өзеннен немен өтетін?"] == {"Атпен": 0, "Қайықпен": 100, "Пойызбен": 0}
    gaps = {
        question.name: [[option.answer for option in gap.options] for gap in question.gaps]
        for question in read["cloze"]
    }
    assert gaps["8. Құрылыс туралы мәтінді толықтырыңыз."] == [["1951", "1951-ші"], ["1953"]]


def test_a_reader_of_qti_that_is_not_ours_finds_the_interactions_and_what_is_right(files, tmp_path):
    parser = pytest.importorskip("onyx2moodle.parser", reason="onyx2moodle is not installed")
    read = {}
    for name, data in reading.members(files["qti21.zip"]).items():
        if name.startswith("items/"):
            path = tmp_path / name.removeprefix("items/")
            path.write_bytes(data)
            item = parser.parse_item(path)
            kinds = [interaction.kind for interaction in item.interactions]
            read[path.stem] = (kinds, {key: value.correct_values for key, value in item.response_decls.items()})

    assert read["q001"] == (["choice"], {"RESPONSE": ["C2"]})
    assert read["q003"] == (["match"], {"RESPONSE": ["L1 R2", "L2 R1"]})
    assert read["q008"] == (["textEntry", "textEntry"], {"RESPONSE1": ["1951"], "RESPONSE2": ["1953"]})
    assert read["q020"][0] == ["extendedText"]

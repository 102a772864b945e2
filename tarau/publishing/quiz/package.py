"""Packages of QTI: a ZIP with an item for each question, a test of them all, the pictures, and a manifest."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...chapter import Chapter
from ...rendering import Pieces
from . import qti, qti3
from .items import Entry, Item, Note, Open, Parts, Written
from .markup import document, fit
from .pictures import named
from .qti import item as as_item

#: Every file of a package bears this date, the first that a ZIP can hold, so that the same files are the same bytes.
DATE = (1980, 1, 1, 0, 0, 0)
DIFFICULTIES = {"easy": "easy", "medium": "medium", "hard": "difficult"}


@dataclass(frozen=True, slots=True)
class Version:
    """What differs between the two versions of the format, as its manifest says it."""

    file: str
    third: bool
    schema: str
    schema_version: str
    manifest: str
    metadata: str
    item: str
    test: str


SECOND = Version(
    "qti21.zip", False, "QTIv2.1 Package", "1.0.0", "http://www.imsglobal.org/xsd/imscp_v1p1",
    "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1", "imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1",
)  # fmt: skip
THIRD = Version(
    "qti3.zip", True, "QTI Package", "3.0.0", "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    "http://www.imsglobal.org/xsd/imsqti_metadata_v3p0", "imsqti_item_xmlv3p0", "imsqti_test_xmlv3p0",
)  # fmt: skip


def package(
    version: Version, entries: Sequence[Entry], chapter: Chapter, pieces: Pieces, pictures: Mapping[str, bytes]
) -> Written:
    """All questions of a chapter as one package."""
    items = [(entry, one, as_item(one, pieces)) for entry in entries for one in entry.items]
    files = {f"items/{one.id}.xml": document(_in(version, root)) for _, one, root in items}
    files["test.xml"] = document(_in(version, _test(entries, chapter, pieces)))
    files |= {f"pictures/{name}": data for name, data in pictures.items()}
    manifest = _manifest(version, items, chapter, pieces, pictures)
    notes = {entry.question.id: tuple(dict.fromkeys((*entry.notes, *_lost(entry)))) for entry in entries}
    return Written(version.file, _archive({"imsmanifest.xml": document(manifest), **files}), notes)


def _lost(entry: Entry) -> Iterator[Note]:
    if any(item.hint for item in entry.items):
        yield Note("quiz-note-hint-teacher")
    if any(item.feedback and isinstance(item.task, Open | Parts) for item in entry.items):
        yield Note("quiz-note-feedback-teacher")


def _in(version: Version, root: ET.Element) -> ET.Element:
    return qti3.third(root) if version.third else root


def _archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files, in their order, not packed: packing differs between versions of its library."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


# ------------------------------------------------------------------------------------------------ the test


def _test(entries: Sequence[Entry], chapter: Chapter, pieces: Pieces) -> ET.Element:
    """A test of all questions, in a section for each of the chapter's."""
    root = ET.Element(
        "assessmentTest",
        {
            "xmlns": qti.NAMESPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{qti.NAMESPACE} {qti.SCHEMA}",
            "identifier": "test",
            "title": fit(pieces.plain(chapter.title)),
        },
    )
    score = ET.SubElement(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    ET.SubElement(ET.SubElement(score, "defaultValue"), "value").text = "0"
    part = ET.SubElement(root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    sections: dict[str, ET.Element] = {}
    for entry in entries:
        id = entry.question.section
        if id not in sections:
            title = fit(pieces.section(id))
            name = f"section-{len(sections) + 1}"
            sections[id] = ET.SubElement(part, "assessmentSection", identifier=name, title=title, visible="true")
        for one in entry.items:
            ET.SubElement(sections[id], "assessmentItemRef", identifier=one.id, href=f"items/{one.id}.xml")
    total = ET.SubElement(ET.SubElement(root, "outcomeProcessing"), "setOutcomeValue", identifier="SCORE")
    ET.SubElement(ET.SubElement(total, "sum"), "testVariables", variableIdentifier="SCORE")
    return root


# ------------------------------------------------------------------------------------------------ the manifest

LOM = "http://ltsc.ieee.org/xsd/LOM"


def _manifest(
    version: Version,
    items: Sequence[tuple[Entry, Item, ET.Element]],
    chapter: Chapter,
    pieces: Pieces,
    pictures: Mapping[str, bytes],
) -> ET.Element:
    root = ET.Element(
        "manifest",
        {
            "xmlns": version.manifest,
            "xmlns:lom": LOM,
            "xmlns:qti": version.metadata,
            "identifier": f"tarau-{chapter.id}",
        },
    )
    metadata = ET.SubElement(root, "metadata")
    ET.SubElement(metadata, "schema").text = version.schema
    ET.SubElement(metadata, "schemaversion").text = version.schema_version
    ET.SubElement(root, "organizations")
    resources = ET.SubElement(root, "resources")
    test = _resource(resources, "test", version.test, "test.xml")
    for _, one, _ in items:
        ET.SubElement(test, "dependency", identifierref=f"item-{one.id}")
    for entry, one, root_of in items:
        made = _resource(resources, f"item-{one.id}", version.item, f"items/{one.id}.xml")
        made.insert(0, _described(entry, one, _kinds(root_of), chapter, pieces))
        for name in named(one.stem):
            ET.SubElement(made, "dependency", identifierref=_picture(name, pictures))
    for name in pictures:
        _resource(resources, _picture(name, pictures), "webcontent", f"pictures/{name}")
    return root


def _picture(name: str, pictures: Mapping[str, bytes]) -> str:
    """The name of a picture in the manifest."""
    return f"picture-{list(pictures).index(name) + 1}"


def _resource(resources: ET.Element, name: str, kind: str, href: str) -> ET.Element:
    made = ET.SubElement(resources, "resource", identifier=name, type=kind, href=href)
    ET.SubElement(made, "file", href=href)
    return made


def _described(entry: Entry, one: Item, kinds: Sequence[str], chapter: Chapter, pieces: Pieces) -> ET.Element:
    """What is known of a question, in the terms of Learning Object Metadata (IEEE 1484.12.1)."""
    metadata = ET.Element("metadata")
    lom = ET.SubElement(metadata, "lom:lom")
    general = ET.SubElement(lom, "lom:general")
    identifier = ET.SubElement(general, "lom:identifier")
    ET.SubElement(identifier, "lom:entry").text = one.idnumber
    _string(general, "title", one.name, pieces)
    ET.SubElement(general, "lom:language").text = pieces.language.locale_tag
    for tag in one.tags:
        _string(general, "keyword", tag, pieces)
    educational = ET.SubElement(lom, "lom:educational")
    difficulty = ET.SubElement(educational, "lom:difficulty")
    ET.SubElement(difficulty, "lom:source").text = "LOMv1.0"
    ET.SubElement(difficulty, "lom:value").text = DIFFICULTIES[entry.question.difficulty]
    if entry.question.minutes:
        time = ET.SubElement(educational, "lom:typicalLearningTime")
        ET.SubElement(time, "lom:duration").text = f"PT{entry.question.minutes}M"
    if entry.question.objective:
        objective = chapter.objectives[entry.question.objective - 1]
        classification = ET.SubElement(lom, "lom:classification")
        purpose = ET.SubElement(classification, "lom:purpose")
        ET.SubElement(purpose, "lom:source").text = "LOMv1.0"
        ET.SubElement(purpose, "lom:value").text = "educational objective"
        _string(classification, "description", f"{objective.code} {pieces.plain(objective.content)}".strip(), pieces)
    told = ET.SubElement(metadata, "qti:qtiMetadata")
    ET.SubElement(told, "qti:timeDependent").text = "false"
    ET.SubElement(told, "qti:composite").text = "true" if isinstance(one.task, Parts) else "false"
    for kind in kinds:
        ET.SubElement(told, "qti:interactionType").text = kind
    return metadata


def _string(parent: ET.Element, name: str, text: str, pieces: Pieces) -> None:
    made = ET.SubElement(ET.SubElement(parent, f"lom:{name}"), "lom:string", language=pieces.language.locale_tag)
    made.text = fit(text)


def _kinds(root: ET.Element) -> tuple[str, ...]:
    """The interactions of an item, by the names that QTI 2.1 gives them."""
    found = (str(element.tag) for element in root.iter())
    return tuple(dict.fromkeys(tag for tag in found if tag.endswith("Interaction")))

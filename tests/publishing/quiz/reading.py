"""Reads the files for learning platforms back: of each question, by the author's id, what is marked as right.

Written after the formats' own documents, without a line of what writes them. The marks of each kind of task:
("pick", right options, wrong options), ("truth", bool), ("order", things), ("pairs", set of two), ("fill", answers of
each blank), ("number", value, tolerance), ("typed", answers), ("open",).
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import lxml.html
from lxml import etree

Marks = dict[str, tuple[Any, ...]]

_ON_PAGES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2060": None, "\u00ad": None})


def same(text: str) -> str:
    """A text as far as a pupil sees it: any space is a space, joiners and signs of no use to XML are nothing."""
    visible = re.sub("[\x00-\x1f\x7f-\x9f\ufffe\uffff]", " ", text.translate(_ON_PAGES))
    return " ".join(visible.split())


def html_text(markup: str) -> str:
    """The words of a piece of HTML."""
    return same(lxml.html.fromstring(f"<div>{markup}</div>").text_content()) if markup.strip() else ""


# ------------------------------------------------------------------------------------------------ Moodle XML


def moodle(data: bytes) -> Marks:
    quiz = etree.fromstring(data)
    return {
        str(question.findtext("idnumber")): _moodle(question)
        for question in quiz.findall("question")
        if question.get("type") != "category"
    }


def _moodle(question: Any) -> tuple[Any, ...]:
    answers = [(float(each.get("fraction")), each.findtext("text") or "") for each in question.findall("answer")]
    right = {html_text(text) for fraction, text in answers if fraction > 0}
    match question.get("type"):
        case "multichoice":
            total = sum(fraction for fraction, _ in answers if fraction > 0)
            assert abs(total - 100) < 0.001
            return ("pick", right, {html_text(text) for fraction, text in answers if fraction <= 0})
        case "truefalse":
            (said,) = (text for fraction, text in answers if fraction == 100)
            return ("truth", said == "true")
        case "ordering":
            return ("order", tuple(html_text(text) for _, text in answers))
        case "matching":
            subs = [
                (each.findtext("text") or "", each.findtext("answer/text")) for each in question.findall("subquestion")
            ]
            return ("pairs", {(html_text(left), same(right)) for left, right in subs if left})
        case "ddwtos":
            boxes = [same(box.findtext("text")) for box in question.findall("dragbox")]
            places = re.findall(r"\[\[(\d+)\]\]", question.findtext("questiontext/text"))
            return ("fill", tuple((boxes[int(place) - 1],) for place in places))
        case "cloze":
            blanks = re.findall(r"\{\d+:SHORTANSWER:(.*?)\}", question.findtext("questiontext/text"), re.DOTALL)
            return ("fill", tuple(tuple(_cloze(one) for one in blank.split("~")) for blank in blanks))
        case "numerical":
            answer = question.find("answer")
            return ("number", Decimal(answer.findtext("text")), Decimal(answer.findtext("tolerance")))
        case "shortanswer":
            return ("typed", {same(text.replace("\\*", "*")) for fraction, text in answers if fraction == 100})
        case "essay":
            return ("open",)
    raise AssertionError(question.get("type"))


def _cloze(answer: str) -> str:
    assert answer.startswith("=")
    return html_text(answer[1:].replace("\\*", "*"))


# ------------------------------------------------------------------------------------------------ GIFT

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_SHIFT = 0xF0000


def gift(data: bytes) -> Marks:
    """Questions of a GIFT file; what stands behind a backslash is kept out of the way while the signs are read."""
    text = _ESCAPE.sub(lambda found: chr(_SHIFT + ord(found[1])), data.decode("utf-8"))
    read = {}
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.strip().split("\n") if not line.startswith("$CATEGORY")]
        comment = next((line for line in lines if line.startswith("//")), None)
        if comment is None:
            continue
        body = "\n".join(line for line in lines if not line.startswith("//"))
        found = re.fullmatch(r"::([^:]*)::\[html\](.*?)\{([^{}]*)\}", body, re.DOTALL)
        assert found, body
        (id,) = re.findall(r"\[id:(.+?)\]", comment)
        read[id] = _gift(found[3].split("####")[0].strip())
    return read


def _shown(text: str) -> str:
    return "".join(chr(ord(sign) - _SHIFT) if ord(sign) >= _SHIFT and ord(sign) < 0x100000 else sign for sign in text)


def _gift(body: str) -> tuple[Any, ...]:
    if not body:
        return ("open",)
    if body.startswith(("TRUE", "FALSE")):
        return ("truth", body.startswith("TRUE"))
    if body.startswith("#"):
        value, _, tolerance = body[1:].partition(":")
        return ("number", Decimal(value), Decimal(tolerance))
    parts = [(sign, text.split("#")[0].strip()) for sign, text in re.findall(r"([=~])([^=~]*)", body)]
    if all("->" in text for _, text in parts):
        pairs = (text.split("->", 1) for _, text in parts)
        return ("pairs", {(html_text(_shown(left)), same(_shown(right))) for left, right in pairs if left.strip()})
    rows = [(sign, *_weight(text)) for sign, text in parts]
    if all(sign == "=" for sign, _, _ in rows):
        return ("typed", {same(_shown(text)) for _, _, text in rows})
    right = {html_text(_shown(text)) for sign, weight, text in rows if (weight or (100 if sign == "=" else 0)) > 0}
    return ("pick", right, {html_text(_shown(text)) for *_, text in rows} - right)


def _weight(text: str) -> tuple[float, str]:
    found = re.match(r"%(-?[\d.]+)%", text)
    return (float(found[1]), text[found.end() :]) if found else (0.0, text)


# ------------------------------------------------------------------------------------------------ QTI


def members(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def plain_names(root: Any) -> Any:
    """A tree of QTI 3 in the names of QTI 2.1, and either without namespaces."""
    for element in root.iter():
        name = etree.QName(element).localname
        element.tag = _camel(name.removeprefix("qti-")) if name.startswith("qti-") else name
        for key in [key for key in element.attrib if "-" in key and not key.startswith("{")]:
            element.set(_camel(key), element.attrib.pop(key))
    return root


def _camel(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(part.capitalize() for part in rest)


def qti(package: bytes) -> Marks:
    files = members(package)
    items = (plain_names(etree.fromstring(data)) for name, data in files.items() if name.startswith("items/"))
    return {item.get("label"): _qti(item) for item in items}


def _qti(item: Any) -> tuple[Any, ...]:
    right = {
        declared.get("identifier"): [value.text for value in declared.findall("correctResponse/value")]
        for declared in item.findall("responseDeclaration")
    }
    body = item.find("itemBody")
    named = {each.get("identifier"): same("".join(each.itertext())) for each in body.iter() if each.get("identifier")}
    kinds = {each.tag for each in body.iter() if str(each.tag).endswith("Interaction")}
    (kind,) = kinds
    answers = right.get("RESPONSE", [])
    if kind == "choiceInteraction":
        if set(named) == {"true", "false"}:
            return ("truth", answers == ["true"])
        return ("pick", {named[id] for id in answers}, {words for id, words in named.items() if id not in answers})
    if kind == "orderInteraction":
        return ("order", tuple(named[id] for id in answers))
    if kind == "matchInteraction":
        return ("pairs", {(named[left], named[other]) for left, other in map(str.split, answers)})
    if kind == "gapMatchInteraction":
        words = {gap: named[word] for word, gap in map(str.split, answers)}
        return ("fill", tuple((words[gap.get("identifier")],) for gap in body.iter("gap")))
    if kind == "extendedTextInteraction":
        return ("open",)
    if item.find("responseDeclaration").get("baseType") == "float":
        equal = item.find(".//equal")
        return ("number", Decimal(answers[0]), Decimal((equal.get("tolerance") or "0").split()[0]))
    accepted = {
        declared.get("identifier"): tuple(_mapped(declared)) for declared in item.findall("responseDeclaration")
    }
    if "RESPONSE" in accepted:
        return ("typed", set(accepted["RESPONSE"]))
    entered = [each.get("responseIdentifier") for each in body.iter("textEntryInteraction")]
    return ("fill", tuple(accepted[id] for id in entered))


def _mapped(declared: Any) -> Iterator[str]:
    for entry in declared.findall("mapping/mapEntry"):
        assert float(entry.get("mappedValue")) > 0
        yield same(entry.get("mapKey"))


# ------------------------------------------------------------------------------------------------ CSV


def rows(data: bytes, delimiter: str = ";") -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))

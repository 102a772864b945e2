"""QTI 3.0 from QTI 2.1: the same model, whose elements are named as those of web pages are (1EdTech, 2022)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"

#: Elements of HTML keep their names.
_HTML = frozenset((
    "p", "div", "span", "em", "strong", "sub", "sup", "br", "img", "table", "caption", "thead", "tbody", "tr", "th",
    "td", "ul", "ol", "li", "blockquote",
))  # fmt: skip
_CAPITAL = re.compile(r"(?<=[a-z])([A-Z])")
#: What says something to people keeps it in a body of its own.
_BODIES = ("rubricBlock", "modalFeedback")


def third(root: ET.Element) -> ET.Element:
    """An item or a test of QTI 2.1 in the names of QTI 3.0."""
    made = _renamed(root)
    made.set("xmlns", NAMESPACE)
    made.set("xsi:schemaLocation", f"{NAMESPACE} {SCHEMA}")
    if made.find(".//qti-extended-text-interaction") is not None:
        for outcome in made.findall("qti-outcome-declaration"):
            if outcome.get("identifier") == "SCORE":
                outcome.set("external-scored", "human")
    return made


def _renamed(old: ET.Element) -> ET.Element:
    tag = str(old.tag)
    html = tag in _HTML
    new = ET.Element(tag if html else f"qti-{_dashed(tag)}")
    for name, value in old.attrib.items():
        new.set(name if html or ":" in name else _dashed(name), value)
    new.text, new.tail = old.text, old.tail
    if tag == "rubricBlock":
        new.set("use", "scoring" if old.get("view") == "scorer" else "instructions")
    inside = ET.SubElement(new, "qti-content-body") if tag in _BODIES else new
    inside.extend([_renamed(child) for child in old])
    return new


def _dashed(name: str) -> str:
    return _CAPITAL.sub(r"-\1", name).lower()

"""The tree of an e-book's files: read from well-formed XML, walked, and written as XHTML with SVG in it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XLINK = "{http://www.w3.org/1999/xlink}"

#: The prefixes of attributes, by their namespaces; an attribute of another namespace belongs to a drawing program.
_PREFIXES = {
    "{http://www.idpf.org/2007/ops}": "epub:",
    "{http://www.w3.org/XML/1998/namespace}": "xml:",
    XLINK: "xlink:",
}
_EMPTY = frozenset({"br", "hr", "img", "col", "wbr"})


@dataclass(slots=True)
class Document:
    """One file of the book: its name, its title, and what stands in its body."""

    name: str
    title: str
    root: ET.Element

    @property
    def file(self) -> str:
        """Its name in the book's folder."""
        return f"{self.name}.xhtml"


def documents(book: str) -> list[Document]:
    """The files of a rendered book, in their order; notes that stand behind a part of it go to its end."""
    made = []
    for part in ET.fromstring(book):  # noqa: S314, our own templates printed it
        name, title = part.attrib.pop("data-file"), part.attrib.pop("data-title")
        root, *notes = part if part.tag == XHTML + "div" else (part,)
        root.extend(notes)
        root.tail = None
        made.append(Document(name, title, root))
    return made


def html(name: str, **attributes: str) -> ET.Element:
    """A new element of XHTML."""
    return ET.Element(XHTML + name, attributes)


def named(root: ET.Element, name: str) -> Iterator[ET.Element]:
    """The elements of XHTML of this name."""
    return root.iter(XHTML + name)


def classes(element: ET.Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def words(element: ET.Element) -> str:
    """The text of an element, its spaces made one."""
    return " ".join("".join(element.itertext()).split())


def written(element: ET.Element, within: str = XHTML) -> str:
    """An element as text, with what follows it; what belongs to neither XHTML nor SVG is left out."""
    return "".join(_written(element, within))


def _written(element: ET.Element, within: str) -> Iterator[str]:
    space, _, name = str(element.tag).rpartition("}")
    space += "}"
    if space in (XHTML, SVG):
        attributes = "".join(_attributes(element))
        if space != within:
            attributes = f' xmlns="{space[1:-1]}"{_linking(element)}{attributes}'
        inside = "".join([escape(element.text or ""), *(part for child in element for part in _written(child, space))])
        closed = name in _EMPTY if space == XHTML else not inside
        yield f"<{name}{attributes}/>" if closed else f"<{name}{attributes}>{inside}</{name}>"
    yield escape(element.tail or "")


def _linking(element: ET.Element) -> str:
    """The namespace of old links, where a drawing has such."""
    used = any(key.startswith(XLINK) for each in element.iter() for key in each.attrib)
    return f' xmlns:xlink="{XLINK[1:-1]}"' if used else ""


def _attributes(element: ET.Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        space, brace, name = key.rpartition("}")
        prefix = _PREFIXES.get(space + brace) if brace else ""
        if prefix is not None:
            yield f" {prefix}{name}={quoteattr(value)}"

"""Word files: a page of ours as a document that teachers can change."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from ...rendering import WordLook
from .look import new_document
from .tree import Drawing, Taken, taken_apart
from .writing import Writer

__all__ = ["Drawing", "Taken", "taken_apart", "word_file"]

#: The date of every part, so that the same chapter gives the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)


def word_file(taken: Taken, pictures: Sequence[bytes], look: WordLook, date: str, foot: str) -> bytes:
    """The document (docx). `pictures` are PNGs of the drawings of the page; Under every page stand its title,
    `foot` and its number."""
    document = new_document(look, taken.title, date)
    _foot(document, " · ".join(filter(None, (taken.title, foot))), look)
    Writer(document, pictures, taken.drawings, look.width - 2 * look.side).write(taken.body)
    out = io.BytesIO()
    document.save(out)
    return _dated(out.getvalue())


def _foot(document: Any, words: str, look: WordLook) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Tarau Note"]
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(look.width - 2 * look.side), 2)
    paragraph.add_run(f"{words}\t")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001, no other way in


def _dated(data: bytes) -> bytes:
    """The same parts in the same order, none of them dated by the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, _DATE), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()

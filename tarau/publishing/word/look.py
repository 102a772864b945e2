"""How a Word file looks: its page, its typefaces with those that stand in for them, its styles and its language."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ...rendering import WordLook

#: What Word takes where a computer lacks a typeface of ours: both have the letters of Kazakh.
STANDS_IN = {"serif": ("Times New Roman", "roman"), "sans": ("Arial", "swiss")}
#: Our styles beside Word's own: name, size beside that of what helps, bold, italic, grey.
_STYLES = (
    ("Tarau Text", 1.0, False, False, False),
    ("Tarau Help", 0.0, False, False, False),
    ("Tarau Asked", 0.0, True, False, False),
    ("Tarau Label", -0.5, True, False, True),
    ("Tarau Name", 1.0, True, False, False),
    ("Tarau Caption", 0.0, False, False, False),
    ("Tarau Note", -1.0, False, False, True),
    ("Tarau From", -0.5, False, True, True),
)
#: Those of them that are set in the book's serif.
_SERIF = frozenset({"Tarau Text", "Tarau Name"})
_BLUE, _BLACK, _GREY = RGBColor(0x1F, 0x41, 0x68), RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x5A, 0x5A, 0x5A)


def new_document(look: WordLook, title: str, date: str) -> Any:
    """An empty document with its page, styles, typefaces and language; `date` is that of the chapter, or nothing."""
    document = Document()
    known = document.core_properties
    known.title, known.author, known.comments, known.language = title, "", "", look.language
    written = datetime.fromisoformat(date).replace(tzinfo=UTC) if date else datetime(2000, 1, 1, tzinfo=UTC)
    known.created = known.modified = written.replace(tzinfo=None)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(look.width), Mm(look.height)
    section.left_margin = section.right_margin = Mm(look.side)
    section.top_margin, section.bottom_margin = Mm(look.top), Mm(look.bottom)
    _language(document, look.language)
    _fonts(document, look)
    _styles(document, look)
    return document


def _language(document: Any, tag: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(language_element(tag))


def language_element(tag: str) -> Any:
    """The element that says in which language letters are."""
    made = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        made.set(qn(name), tag)
    return made


def _fonts(document: Any, look: WordLook) -> None:
    """Name in the table of typefaces what stands in for each of ours (ECMA-376, 17.8.3.1)."""
    table = next(part for part in document.part.package.iter_parts() if str(part.partname).endswith("/fontTable.xml"))
    entries = "".join(
        f'<w:font w:name="{family}"><w:altName w:val="{STANDS_IN[kind][0]}"/><w:charset w:val="CC"/>'
        f'<w:family w:val="{STANDS_IN[kind][1]}"/><w:pitch w:val="variable"/></w:font>'
        for kind, family in (("serif", look.serif), ("sans", look.sans))
    )
    table._blob = table.blob.replace(b"</w:fonts>", entries.encode() + b"</w:fonts>")  # noqa: SLF001, no other way in


def _face(style: Any, family: str) -> None:
    style.font.name = family
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), family)


def _styles(document: Any, look: WordLook) -> None:
    usual = document.styles["Normal"]
    _face(usual, look.sans)
    usual.font.size = Pt(look.help_size)
    usual.paragraph_format.space_after = Pt(3)
    for level, size in ((1, look.title_size * 0.75), (2, look.head_size), (3, look.subhead_size), (4, look.help_size)):
        heading = document.styles[f"Heading {level}"]
        _face(heading, look.serif if level < 3 else look.sans)
        heading.font.size, heading.font.color.rgb, heading.font.bold = Pt(size), _BLUE, True
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(8), Pt(4)
    for name, more, bold, italic, grey in _STYLES:
        style = document.styles.add_style(name, 1)
        style.base_style = usual
        _face(style, look.serif if name in _SERIF else look.sans)
        style.font.size = Pt(look.text_size if name == "Tarau Text" else look.help_size + more)
        style.font.bold, style.font.italic = bold, italic
        style.font.color.rgb = _GREY if grey else _BLACK
    document.styles["Tarau From"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.styles["Tarau Asked"].paragraph_format.space_before = Pt(6)
    for name in ("Tarau Asked", "Tarau Label", "Tarau Name", "Tarau Caption"):
        document.styles[name].paragraph_format.keep_with_next = True

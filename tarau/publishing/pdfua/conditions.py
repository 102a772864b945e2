"""The conditions under which a file fails PDF/UA-1, by their numbers in the Matterhorn Protocol 1.1, and how each is
dealt with here. The words are ours; the numbers are those that other judges use.

A condition is `checked` by a rule of ours; `absent`, when a book has nothing that it could be about (which a rule makes
sure of: its premise); or for a `person`, because no program can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["checked", "absent", "person"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition: its number, what is wrong when it is met, and how it is dealt with. `premise` names what a book must
    not have, for a condition that is `absent`."""

    number: str
    words: str
    how: How
    premise: str = ""


#: What a book has none of, and so what conditions about it are absent. Made sure of for every file.
PREMISES = {
    "scripts": "the file runs scripts or actions other than going to a place",
    "annotations": "the file has annotations that are not links",
    "forms": "the file has a form",
    "layers": "the file has layers that can be switched",
    "encryption": "the file is encrypted",
    "threads": "the file has article threads",
    "formulas": "the file has formulas",
    "ruby": "the file has ruby or warichu",
    "fonts": "the file has a font that is not of two-byte codes with Identity-H",
    "charsets": "a font lists its characters (CharSet, CIDSet)",
    "scans": "the file has scanned pages",
    "": "",
}

#: What the protocol gives no number to and the standards ask for (ISO 14289-1, PDF 32000-1): found under these names.
FURTHER = {
    "damage": "the file is damaged or cannot be read",
    "marked": "the file does not say that it is tagged (MarkInfo)",
    "tree": "the file has no tags",
    "frames": "a figure does not say where on its page it stands (BBox)",
    "heads": "a table has no head cell",
}

_TABLE = """
01-001 person              something ornamental is tagged as content
01-002 person              content is marked as ornament
01-003 checked             an artifact lies inside tagged content
01-004 checked             tagged content lies inside an artifact
01-005 checked             something is painted that is neither tagged nor an artifact
01-006 person              an element's type does not suit its content
01-007 checked             the file says of itself that its tags are suspect
02-001 checked             a type of our own leads to no standard type
02-002 person              a type of our own leads to an unsuitable standard type
02-003 checked             types lead to each other in a circle
02-004 checked             a standard type is given another meaning
03-001 absent scripts      an action makes the page flicker
03-002 absent annotations  a film or animation flickers
03-003 absent scripts      a script makes the page flicker
04-001 person              colour or layout alone carries a meaning
05-001 absent annotations  a film's sound has no counterpart in words
05-002 absent annotations  a sound has no counterpart in words
05-003 absent scripts      a script beeps and gives no other sign
06-001 checked             there is no XMP metadata
06-002 checked             the metadata does not name PDF/UA-1
06-003 checked             the metadata has no title
06-004 person              the title does not tell what document it is
07-001 checked             viewers are not asked to show the title
07-002 checked             viewers are asked to show the file name instead of the title
08-001 absent scans        recognised text has errors
08-002 absent scans        recognised text is not tagged
09-001 person              the order of the tags is not the order of reading
09-002 person              elements are nested without sense
09-003 person              a standard type does not suit its content
09-004 checked             a part of a table stands where it may not
09-005 checked             a part of a list stands where it may not
09-006 checked             a part of the contents stands where it may not
09-007 absent ruby         a part of a ruby stands where it may not
09-008 absent ruby         a part of a warichu stands where it may not
10-001 checked             a letter has no Unicode value
11-001 checked             the language of text is unknown
11-002 checked             the language of an alternative text is unknown
11-003 checked             the language of the bookmarks is unknown
11-004 checked             the language of a link's words is unknown
11-005 absent forms        the language of a form field's name is unknown
11-006 checked             the language of the metadata is unknown
11-007 person              a language is wrong
12-001 person              a stretched sign is not given as one sign
13-001 person              a graphic is not tagged as a figure
13-002 person              a picture that is a link does not say both
13-003 person              a caption is not tagged as one
13-004 checked             a figure has no alternative text
13-005 person              a figure is given as text where a description were better
13-006 person              a part of a drawing is tagged as a figure of its own
13-007 person              a picture stands for what could be text
13-008 person              a figure that is text does not give that text
14-001 person              a heading is not tagged as one
14-002 checked             the first heading is not of the first level
14-003 checked             a level of headings is left out
14-004 person              levels of headings are not numbered in Arabic figures
14-005 person              a heading of a seventh level is tagged as a higher one
14-006 checked             an element has two headings without level
14-007 checked             headings with and without levels are mixed
15-001 person              the head of a row is not tagged as one
15-002 person              the head of a column is not tagged as one
15-003 checked             a head cell does not say what it heads
15-004 person              something is tagged as a table that is none
15-005 person              which heads belong to a cell is not clear
16-001 person              an ordered list does not say that it is one
16-002 person              an ordered list names an unsuitable numbering
16-003 person              a list is not tagged as one
17-001 person              a formula is not tagged as one
17-002 absent formulas     a formula has no alternative text
17-003 absent formulas     a formula's letters have no Unicode value
18-001 person              a running head is not an artifact
18-002 person              a running head is not told apart from other artifacts
19-001 person              a footnote is not tagged as a note
19-002 person              the mark of a note is not tagged as a reference
19-003 checked             a note has no identifier
19-004 checked             two notes have the same identifier
20-001 absent layers       a configuration of layers has no name
20-002 absent layers       the first configuration of layers has no name
20-003 absent layers       layers are switched by themselves
21-001 checked             an attached file has no name in both forms
22-001 absent threads      article threads do not follow the order of reading
23-001 absent forms        signatures: no condition of their own
24-001 absent forms        a printed form's fields are not told
25-001 absent forms        the file has a dynamic XFA form
26-001 absent encryption   an encrypted file does not say what is allowed
26-002 absent encryption   an encrypted file keeps screen readers out
27-001 person              navigation: no condition of its own
28-001 person              a link or note stands in the wrong place of the order
28-002 absent annotations  an annotation is not tagged as one
28-003 absent annotations  an annotation is used as an ornament
28-004 checked             a link has no words that stand for it
28-005 absent forms        a form field has no name
28-006 absent annotations  an annotation of an unknown kind is not tagged
28-007 absent annotations  a trap network annotation exists
28-008 checked             a page with links does not say their order
28-009 checked             a page orders its links otherwise than the tags
28-010 absent forms        a form field is not tagged as one
28-011 checked             a link is not tagged as one
28-012 checked             a link has no description of its own
28-013 checked             a link depends on where a picture is clicked
28-014 absent annotations  a media clip does not say its type
28-015 absent annotations  a media clip has no alternative text
28-016 absent annotations  an attachment on a page has no names
28-017 absent annotations  a printer's mark is tagged
28-018 absent annotations  a printer's mark is not an artifact
29-001 absent scripts      a script needs keys pressed in time
30-001 checked             a page shows a part of another file
30-002 checked             tagged content in a form is used twice
31-001 absent fonts        the registries of a font's codes differ
31-002 absent fonts        the orderings of a font's codes differ
31-003 absent fonts        a font's supplement is too old
31-004 checked             a font's map from codes to glyphs is neither a stream nor Identity
31-005 checked             a font has no map from codes to glyphs
31-006 absent fonts        a map of codes is neither known nor embedded
31-007 absent fonts        a map of codes contradicts itself on the direction of writing
31-008 absent fonts        a map of codes refers to an unknown one
31-009 checked             a font is not embedded
31-010 person              a font may not be embedded by its licence
31-011 checked             an embedded font lacks a glyph that is used
31-012 absent charsets     a font has a glyph that its list of characters leaves out
31-013 absent charsets     a font's list of characters names a glyph that it has not
31-014 absent charsets     a font has a glyph that its set of codes leaves out
31-015 absent charsets     a font's set of codes names a glyph that it has not
31-016 checked             a glyph's width differs between the font and the file
31-017 absent fonts        a TrueType font has no map of letters
31-018 absent fonts        a TrueType font's map of letters lacks a letter
31-019 absent fonts        a TrueType font has no encoding
31-020 absent fonts        a TrueType font's encoding has no base
31-021 absent fonts        a TrueType font's encoding is of an unsuitable kind
31-022 absent fonts        a TrueType font's encoding names unknown glyphs
31-023 absent fonts        a TrueType font's encoding needs a Unicode map that is missing
31-024 absent fonts        a symbol font has an encoding
31-025 absent fonts        a symbol font has no map
31-026 absent fonts        a symbol font has several maps and no symbol map
31-027 checked             a font does not say the Unicode values of its codes
31-028 checked             a letter's Unicode value is zero
31-029 checked             a letter's Unicode value is a byte order mark
31-030 checked             a missing glyph (.notdef) is shown
"""


def _read(line: str) -> Condition:
    number, how, *rest = line.split()
    premise = rest.pop(0) if how == "absent" else ""
    return Condition(number, " ".join(rest), how, premise)  # type: ignore[arg-type]


#: All conditions, in the order of the protocol.
CONDITIONS = tuple(_read(line) for line in _TABLE.strip().splitlines())

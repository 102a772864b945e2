"""The PDF for screen readers: its tags made true, what it says of itself completed, and all of it judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pikepdf

from ..chapter import Chapter
from ..pages import Pages
from ..problems import ChapterError, Place, Problem, error
from .archive import CleanedSource, attach, attachments, is_archive
from .pdf import finish_pdf
from .pdfua import CONDITIONS, PREMISES, Finding, dealt_with, inspect
from .tagged import Untagged, retag

#: How our judge is named in reports, with the list of conditions that it goes by.
JUDGE = "tarau.pdfua, Matterhorn Protocol 1.1"
#: What a report says, and no more: nobody but a person can say that a file conforms.
CLAIM = "built to the rules of PDF/UA-1 and checked by the judges named here"
#: In a file that is PDF/A first: the name of PDF/UA-1, and what that name means, as PDF/A asks for every name that it
#: does not know (ISO 19005-3, 6.6.2.3.3).
_BOTH = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>the part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_WORDS = {condition.number: condition.words for condition in CONDITIONS} | PREMISES


def finished(
    chapter: Chapter, html: str, pages: Pages, read: Callable[[str], bytes], cleaned: Mapping[str, CleanedSource]
) -> tuple[bytes, tuple[tuple[str, object], ...]]:
    """The PDF of an edition and the facts about it. One that declares PDF/UA, or PDF/A level a, gets true tags and is
    judged; an archive gets the files that belong to it. `read` gives a file of the chapter by its name,
    `cleaned` what became of its sources, by their ids."""
    said: dict[str, object] = {}

    def change(pdf: pikepdf.Pdf) -> None:
        if not is_for_readers(pdf):
            return
        tag_truly(pdf, html, chapter.place)
        said["for readers"] = True
        if is_archive(pdf):
            said["attached"] = attach(pdf, attachments(chapter, read, cleaned), chapter.date)

    data = finish_pdf(pages.pdf, [sheet.folio for sheet in pages.map.sheets], change)
    facts = judged(data, chapter.place) if said else ()
    return data, (*facts, *((("attached", said["attached"]),) if "attached" in said else ()))


def is_for_readers(pdf: pikepdf.Pdf) -> bool:
    """Whether a PDF from the layout engine declares a standard that asks for true tags: PDF/UA, or PDF/A level a."""
    metadata = pdf.open_metadata()  # only read: leaving it as a context would write the hour into the file
    return "pdfuaid:part" in metadata or str(metadata.get("pdfaid:conformance", "")).upper() == "A"


def tag_truly(pdf: pikepdf.Pdf, html: str, place: Place) -> None:
    """Make the tags of a PDF those of the markup that it was made from, and let it say that it is made for readers.

    Raises a ChapterError when words of one are not found in the other.
    """
    stray = retag(pdf, html)
    if stray:
        raise ChapterError(*(_not_found(place, each) for each in stray[:10]))
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    packed = pdf.Root.Metadata
    metadata = packed.read_bytes()
    if b"pdfuaid:part" not in metadata:
        packed.write(metadata.replace(b"</rdf:RDF>", _BOTH + b"</rdf:RDF>"))


def judged(data: bytes, place: Place) -> tuple[tuple[str, object], ...]:
    """What is to be reported on a finished PDF; a ChapterError when it breaks a rule that a program can tell."""
    findings = inspect(data)
    if findings:
        raise ChapterError(*(_broken(place, finding) for finding in _first(findings)))
    verdict = {"judge": JUDGE, "conditions": dealt_with(), "findings": []}
    return (("accessibility", {"claim": CLAIM, "judges": [verdict]}),)


def _first(findings: Iterable[Finding]) -> Iterable[Finding]:
    """One finding for each condition."""
    return {finding.number: finding for finding in reversed(tuple(findings))}.values()


def _broken(place: Place, finding: Finding) -> Problem:
    return error(
        "publish.accessible",
        place,
        "the accessible PDF breaks a rule of PDF/UA-1 ({number}): {words} ({where})",
        "undo the last change to the chapter; if it stays, report it together with the chapter folder",
        number=finding.number,
        words=_WORDS[finding.number],
        where=finding.where,
    )


def _not_found(place: Place, stray: Untagged) -> Problem:
    remedy = "report it together with the chapter folder; the edition 'textbook' has the same pages without such tags"
    if stray.page is None:
        message = "the words '{words}' are not found on the pages, so they cannot be read out in their place"
        return error("publish.tags", place, message, remedy, words=stray.words[:60])
    message = "the words '{words}' on page {page} of the file have no place in the order of reading"
    return error("publish.tags", place, message, remedy, words=stray.words[:60], page=stray.page + 1)

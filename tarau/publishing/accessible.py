"""The PDF for screen readers: its tags made true, what it says of itself completed, and all of it judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pikepdf

from ..chapter import Chapter
from ..pages import Pages
from ..problems import ChapterError, Place, Problem, error
from ..typesetting import colour_profile
from .archive import CleanedSource, attach, attachments
from .declaring import STANDARDS, declare
from .pdf import finish_pdf
from .pdfua import CONDITIONS, FURTHER, PREMISES, Finding, dealt_with, inspect
from .tagged import Untagged, retag

#: How our judge is named in reports, with the list of conditions that it goes by.
JUDGE = "tarau.pdfua, Matterhorn Protocol 1.1"
#: What a report says, and no more: nobody but a person can say that a file conforms.
CLAIM = "built to the rules of PDF/UA-1 and checked by the judges named here"
_WORDS = {condition.number: condition.words for condition in CONDITIONS} | PREMISES | FURTHER


def finished(
    chapter: Chapter,
    html: str,
    pages: Pages,
    read: Callable[[str], bytes],
    cleaned: Mapping[str, CleanedSource],
    standard: str | None = None,
) -> tuple[bytes, tuple[tuple[str, object], ...]]:
    """The PDF of an edition and the facts about it. One that is to name PDF/UA-1 or PDF/A-3a gets true tags and is
    judged; an archive gets the files that belong to it. `read` gives a file of the chapter by its name,
    `cleaned` what became of its sources, by their ids."""
    attached: tuple[str, ...] = ()

    def change(pdf: pikepdf.Pdf) -> None:
        nonlocal attached
        if standard in STANDARDS:
            tag_truly(pdf, html, chapter.place, standard)
        if standard == "a-3a":
            attached = attach(pdf, attachments(chapter, read, cleaned), chapter.date)

    data = finish_pdf(pages.pdf, [sheet.folio for sheet in pages.map.sheets], change)
    facts = judged(data, chapter.place) if standard in STANDARDS else ()
    return data, (*facts, *((("attached", attached),) if attached else ()))


def tag_truly(pdf: pikepdf.Pdf, html: str, place: Place, standard: str = "ua-1") -> None:
    """Make the tags of a PDF those of the markup that it was made from, and let it say that it is made to a standard.

    Raises a ChapterError when words of one are not found in the other.
    """
    stray = retag(pdf, html)
    if stray:
        raise ChapterError(*(_not_found(place, each) for each in stray[:10]))
    declare(pdf, standard, colour_profile)


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

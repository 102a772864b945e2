"""The questions of a chapter for learning platforms: Moodle XML, GIFT, QTI 2.1 and 3.0, CSV, and a report on each."""

from __future__ import annotations

from collections.abc import Callable

from ...chapter import Chapter
from ...rendering import Pieces
from . import report
from .gift import gift
from .making import entries
from .moodle import moodle
from .package import SECOND, THIRD, package
from .pictures import picture_files
from .spreadsheet import spreadsheet

__all__ = ["quiz_files"]


def quiz_files(
    chapter: Chapter, pieces: Pieces, read: Callable[[str], bytes]
) -> tuple[tuple[tuple[str, bytes], ...], tuple[tuple[str, object], ...]]:
    """The files by name, the report for people first, and the facts that the build's own report gives.

    The same chapter gives the same bytes. Raises a ChapterError for a picture that cannot be read.
    """
    asked = entries(chapter, pieces)
    pictures = picture_files(asked, pieces, read)
    written = (
        moodle(asked, chapter, pieces, pictures),
        gift(asked, chapter, pieces),
        package(SECOND, asked, chapter, pieces, pictures),
        package(THIRD, asked, chapter, pieces, pictures),
        spreadsheet(asked, pieces),
    )
    files = (
        ("report.html", report.as_html(asked, chapter, written, pieces)),
        ("report.json", report.as_json(asked, chapter, written, pieces)),
        *((each.name, each.data) for each in written),
    )
    facts = {each.name: report.counts(asked, each) for each in written}
    return files, (("questions", len(asked)), ("formats", facts))

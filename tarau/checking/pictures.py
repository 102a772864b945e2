"""Pictures: those that nobody is credited for, that are too coarse to print, that are listed and not printed."""

from __future__ import annotations

from collections.abc import Iterator

from ..outline import Outline, PictureFigure
from ..problems import Problem
from .findings import found

#: The column of text of the textbook theme in inches (111 mm), and the dots to an inch that a sharp print needs.
COLUMN, LEAST = 111 / 25.4, 200


def pictures(outline: Outline) -> Iterator[Problem]:
    """Doubtful pictures of the sections and of images.yaml."""
    listed = {str(entry.file): entry for entry in outline.images}
    printed = {str(outline.chapter.picture)} if outline.chapter.picture else set()
    for section in outline.chapter.sections:
        for item in section.content:
            if not isinstance(item, PictureFigure):
                continue
            printed.add(str(item.image))
            dots = round(outline.pictures[str(item.image)][0] / (COLUMN * item.width / 100))
            if 0 < dots < LEAST:
                yield found("image.coarse", item.image.place, name=item.image, dots=dots, least=LEAST)
            entry = listed.get(str(item.image))
            if not item.credit and not (entry and (entry.author or entry.source or entry.licence)):
                yield found("image.credit", item.image.place, name=item.image)
    for name, entry in listed.items():
        if name not in printed:
            yield found("image.unused", entry.file.place, name=name)

"""Pictures: what nothing describes, what nobody is credited for, what is listed and not printed."""

from __future__ import annotations

from collections.abc import Iterator

from ..outline import Outline, PictureFigure
from ..problems import Problem
from .findings import found


def pictures(outline: Outline) -> Iterator[Problem]:
    """Doubtful pictures of the sections and of images.yaml."""
    listed = {str(entry.file): entry for entry in outline.images}
    printed = {str(outline.chapter.picture)} if outline.chapter.picture else set()
    for section in outline.chapter.sections:
        for item in section.content:
            if not isinstance(item, PictureFigure):
                continue
            printed.add(str(item.image))
            entry = listed.get(str(item.image))
            if not item.alt and not (entry and entry.alt):
                yield found("image.alt", item.image.place, name=item.image)
            if not item.credit and not (entry and (entry.author or entry.source or entry.licence)):
                yield found("image.credit", item.image.place, name=item.image)
    for name, entry in listed.items():
        if name not in printed:
            yield found("image.unused", entry.file.place, name=name)

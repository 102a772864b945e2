"""The pictures that a chapter prints: opened and measured, those of images.yaml looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..files import Folder, Text, picture
from ..problems import ChapterError, Problem, error
from .book import ChapterFile
from .figures import PictureFigure
from .matter import ImageEntry


def picture_sizes(
    folder: Folder, chapter: ChapterFile | None, listed: Sequence[ImageEntry], problems: list[Problem]
) -> dict[str, tuple[int, int]]:
    """Width and height in pixels of every picture that a figure prints; zeros for a drawing (SVG), which has none.

    What cannot be read, and what images.yaml lists twice or in vain, goes to `problems`.
    """
    sizes: dict[str, tuple[int, int]] = {}
    named = (*_printed(chapter), *(entry.file for entry in listed))
    for name in {str(name): name for name in reversed(named)}.values():
        try:
            sizes[str(name)] = _size(folder, name)
        except ChapterError as refused:
            problems += refused.problems
    first: dict[str, Text] = {}
    for entry in listed:
        other = first.setdefault(str(entry.file), entry.file)
        if other is not entry.file:
            message, remedy = "'{name}' is listed twice: it stands at {other} too", "keep one of them"
            problems.append(error("image.twice", entry.file.place, message, remedy, name=entry.file, other=other.place))
    return sizes


def _printed(chapter: ChapterFile | None) -> Iterator[Text]:
    for section in chapter.sections if chapter else ():
        yield from (item.image for item in section.content if isinstance(item, PictureFigure))


def _size(folder: Folder, name: Text) -> tuple[int, int]:
    if name.lower().endswith(".svg"):
        folder.read(name, name.place)
        return 0, 0
    found = picture(folder, name, name.place)
    return found.width, found.height

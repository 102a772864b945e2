"""Pictures with their captions, what they show and whose they are; and the list of their credits."""

from __future__ import annotations

from collections.abc import Iterator

from ..chapter import ByAuthors, Credit, Figure, Run, Section, Words
from ..outline import ImageEntry, PictureFigure
from .assembly import Assembly

#: The narrowest and the widest picture, in percent of the column of text.
NARROWEST, WIDEST = 20, 100


def figure(assembly: Assembly, item: PictureFigure) -> Figure:
    """The figure of an entry; what the entry does not say is taken from images.yaml."""
    entry = _entry(assembly, item.image)
    alt = item.alt or (entry.alt if entry else None)
    if alt is None or not alt.strip():
        message = "nothing says what the picture '{name}' shows"
        remedy = "describe it in a sentence under 'alt', here or in images.yaml"
        assembly.wrong("figure.alt", item.place, message, remedy, name=item.image)
    if not NARROWEST <= item.width <= WIDEST:
        message = "a picture cannot be {width} percent of the column wide"
        remedy = "write a number from {least} to {most}"
        values = {"width": item.width, "least": NARROWEST, "most": WIDEST}
        assembly.wrong("figure.width", item.place, message, remedy, **values)
    return Figure(
        item.place,
        item.id,
        assembly.numbers[item.id].number,
        str(item.image),
        assembly.words(item.caption, item.origin),
        str(alt or ""),
        assembly.words(item.credit) if item.credit else _credit(entry),
        item.width,
        assembly.outline.pictures.get(item.image, (0, 0)),
        assembly.origin(item.origin),
    )


def credits(assembly: Assembly, sections: tuple[Section, ...]) -> tuple[Credit, ...]:
    """Whose the pictures of the chapter are, in the order of the pages; pictures without a credit are left out."""
    head, made = assembly.outline.chapter, []
    opening = _entry(assembly, head.picture) if head.picture else None
    if opening:
        made.append(Credit("opener", (), _credit(opening), str(opening.url or "")))
    for node in (node for section in sections for node in section.content):
        if isinstance(node, Figure):
            entry = _entry(assembly, node.image)
            made.append(Credit(node.id, node.caption, node.credit, str((entry and entry.url) or "")))
    return tuple(credit for credit in made if credit.credit or credit.url)


def _entry(assembly: Assembly, file: str) -> ImageEntry | None:
    return next((entry for entry in assembly.outline.images if entry.file == file), None)


def _credit(entry: ImageEntry | None) -> Words:
    """Author, title and year, where it was found, and what may be done with it, as far as known."""
    known = tuple(_parts(entry)) if entry else ()
    return (Run(". ".join(known) + ".", ByAuthors()),) if known else ()


def _parts(entry: ImageEntry) -> Iterator[str]:
    called = ", ".join(part for part in (entry.title, entry.year) if part)
    for part in (entry.author, called, entry.source, entry.licence):
        if part and part.strip():
            yield part.strip().rstrip(".")

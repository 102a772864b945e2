"""Pictures of printed pages, for the report on them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2

#: Pixels in an inch of paper: so that a line can be read on a page that was remarked on, and a page be known.
SHARP, SMALL = 80, 26
#: The same for a picture that is printed with a text.
PRINTED = 220
#: Colours of a picture: text is black on white with a few inks.
COLOURS = 24


def page_pictures(pdf: bytes, sharp: Sequence[int]) -> tuple[bytes, ...]:
    """A PNG of each page of a PDF: large where its number, counted from 0, is among `sharp`, else a thumbnail."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_picture(document[number], number in sharp) for number in range(len(document)))


def page_images(pdf: bytes) -> tuple[bytes, ...]:
    """A PNG of each page of a PDF, as sharp as print asks for and in all its colours."""
    made = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            out = io.BytesIO()
            image = page.render(scale=PRINTED / 72, draw_annots=False).to_pil()
            image.save(out, "PNG", optimize=False, dpi=(PRINTED, PRINTED))
            made.append(out.getvalue())
    return tuple(made)


def _picture(page: pypdfium2.PdfPage, sharp: bool) -> bytes:
    image = page.render(scale=(SHARP if sharp else SMALL) / 72, draw_annots=False).to_pil()
    out = io.BytesIO()
    image.quantize(COLOURS, dither=0).save(out, "PNG", optimize=False)
    return out.getvalue()

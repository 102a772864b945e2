"""The finished PDF: opened by a second reader, which would refuse a damaged file, and given page labels and an id."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pikepdf


def finish_pdf(data: bytes, folios: Sequence[int], change: Callable[[pikepdf.Pdf], None] = lambda pdf: None) -> bytes:
    """The PDF as it is published: the same bytes for the same pages, its first view the whole first page.

    `folios` are the numbers printed on the pages; a viewer calls the pages by them. `change` is made to the file before
    it is written. The reader (qpdf) rewrites the file; `deterministic_id` makes the id from the content instead of the
    clock.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.PageLayout = pikepdf.Name.TwoPageRight
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(_labels(folios)))
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _labels(folios: Sequence[int]) -> list[object]:
    """The number tree of page labels (PDF 32000-1, 12.4.2): a new range where the numbers do not simply go on."""
    tree: list[object] = []
    for index, folio in enumerate(folios):
        if index == 0 or folio != folios[index - 1] + 1:
            tree += [index, pikepdf.Dictionary(S=pikepdf.Name.D, St=max(1, folio))]
    return tree

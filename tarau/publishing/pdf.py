"""The finished PDF: opened by a second reader, which would refuse a damaged file, and given page labels and an id."""

from __future__ import annotations

import io

import pikepdf


def finish_pdf(data: bytes) -> bytes:
    """The PDF as it is published: the same bytes for the same pages, its first view the whole first page.

    The reader (qpdf) rewrites the file; `deterministic_id` makes the id from the content instead of the clock.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.PageLayout = pikepdf.Name.TwoPageRight
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()

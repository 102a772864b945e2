"""Two pages side by side on a sheet of paper, to be cut apart."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

#: The line between the halves: dashes of 2 mm in grey, from edge to edge. Points of a dash, and its grey.
DASH, GREY, WIDTH = 5.67, 0.55, 0.4


def two_up(data: bytes, places: Sequence[tuple[int | None, int | None]]) -> bytes:
    """The pages of a PDF, two on a sheet twice as wide; `places` are the pages left and right, None an empty half.

    What is placed loses its structure for screen readers: such sheets are for paper. The single pages keep it.
    """
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as made:
        box = source.pages[0].mediabox
        width, height = float(box[2]) - float(box[0]), float(box[3]) - float(box[1])
        forms = [made.copy_foreign(_form(page)) for page in source.pages]
        for left, right in places:
            page = made.add_blank_page(page_size=(2 * width, height))
            drawing = [_line(width, height)]
            resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary())
            for at, number in enumerate((left, right)):
                if number is not None:
                    resources.XObject[f"/Half{at}"] = forms[number]
                    drawing.append(f"q 1 0 0 1 {at * width:.3f} 0 cm /Half{at} Do Q")
            page.obj.Resources = resources
            page.obj.Contents = made.make_stream("\n".join(drawing).encode())
        with source.open_metadata() as known, made.open_metadata(set_pikepdf_as_editor=False) as told:
            for name in ("dc:title", "xmp:CreateDate", "xmp:ModifyDate"):
                if name in known:
                    told[name] = known[name]
        if "/Lang" in source.Root:
            made.Root.Lang = pikepdf.String(str(source.Root.Lang))
        out = io.BytesIO()
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _form(page: pikepdf.Page) -> pikepdf.Object:
    """A page as a drawing that another page may place, without its part in the structure tree."""
    form = page.as_form_xobject()
    for key in ("/StructParents", "/StructParent"):
        if key in form:
            del form[key]
    return form


def _line(width: float, height: float) -> str:
    return f"q {GREY} G {WIDTH} w [{DASH} {DASH}] 0 d {width:.3f} 0 m {width:.3f} {height:.3f} l S Q"

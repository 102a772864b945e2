"""Pictures from strangers, whatever other libraries have told Pillow."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from tarau.files import Folder, picture
from tarau.problems import ChapterError, Place

ASKED = Place("chapters/rivers/chapter.yaml", 31, 14)


def saved(kind: str) -> bytes:
    """A picture that does not shrink to nothing."""
    out = io.BytesIO()
    Image.effect_mandelbrot((64, 64), (-2, -1.5, 1, 1.5), 100).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("tolerant", [False, True])
def test_a_picture_that_breaks_off_is_refused_whoever_has_made_pillow_tolerant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, tolerant: bool
):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", tolerant)
    whole = saved(kind)
    (tmp_path / "whole").write_bytes(whole)
    (tmp_path / "broken").write_bytes(whole[: len(whole) // 2])
    folder = Folder(tmp_path, "chapters/rivers")

    assert picture(folder, "whole", ASKED).width == 64
    with pytest.raises(ChapterError) as refused:
        picture(folder, "broken", ASKED)

    assert "'broken' is not a whole picture [file.picture]" in str(refused.value)
    assert ImageFile.LOAD_TRUNCATED_IMAGES is tolerant

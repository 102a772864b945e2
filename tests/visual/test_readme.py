"""The README's pictures are pages of the chapter that comes with Tarau."""

from __future__ import annotations

import io
import re

import pytest

from tests.visual.comparing import compare
from tests.visual.goldens import ACCEPT, missing
from tests.visual.pictures import ROOT, opened
from tests.visual.readme import FOLDER, PICTURES, build, encoded, pictures


def test_the_readme_shows_every_picture_that_is_made_and_no_other(request):
    if request.config.getoption("--accept"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, picture in pictures(build()).items():
            (FOLDER / f"{name}.png").write_bytes(encoded(picture))

    shown = re.findall(r"!\[[^\]]+\]\(docs/pictures/([^)]+)\.png\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(PICTURES)
    assert sorted(path.stem for path in FOLDER.glob("*.png")) == sorted(PICTURES), f"make them: {ACCEPT}"


@pytest.mark.long
def test_the_readmes_pictures_are_the_chapter_as_it_is_built_now(golden, exhibition):
    if reason := missing(golden):
        pytest.skip(reason)
    old = []
    for name, picture in pictures(build()).items():
        kept, now = opened(FOLDER / f"{name}.png"), opened(io.BytesIO(encoded(picture)))
        result = compare(kept, now)
        if not result.same:
            exhibition.show(f"readme-{name}", kept, now, result)
            old.append(name)

    assert not old, f"these pictures are old: {', '.join(old)}; see {exhibition.index} and renew them: {ACCEPT}"

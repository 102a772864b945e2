"""The HTML of a whole small chapter, kept as a file: whoever changes a template reads the difference."""

from __future__ import annotations

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("edition", ["textbook", "web", "key"])
def test_the_small_chapter_is_rendered_as_it_was(edition, printed, request):
    html = printed(edition).replace("><", ">\n<")
    if edition == "web":
        for own in ("style", "script"):  # files of their own
            html = html[: html.index(f"<{own}>")] + html[html.index(f"</{own}>") :]
    path = GOLDEN / f"{edition}.html"

    if request.config.getoption("--accept"):
        path.write_text(html, encoding="utf-8")

    assert html == path.read_text(encoding="utf-8"), "run the tests with --accept and read the difference"

"""What a person gets when a page differs: where it is kept, what is said, and how it is renewed."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from tests.visual.goldens import accept, differences, missing
from tests.visual.showing import Exhibition


def page(mark: int = 40) -> Image.Image:
    """A page with one black mark, so far from the left."""
    picture = Image.new("RGB", (160, 240), "white")
    ImageDraw.Draw(picture).rectangle((mark, 80, mark + 40, 90), fill="black")
    return picture


@pytest.fixture
def shown(tmp_path) -> Exhibition:
    return Exhibition(tmp_path / "shown", "accept them")


def test_a_page_that_differs_is_shown_beside_its_golden_one_and_listed(tmp_path, shown):
    accept(tmp_path, "book", {1: page(), 2: page()})

    found = differences(tmp_path, "book", {1: page(), 2: page(60)}, shown)

    assert len(found) == 1
    assert found[0].startswith("page 2: ")
    with Image.open(shown.folder / "book-2.png") as picture:
        assert picture.width > 3 * 2 * 160
    index = shown.index.read_text(encoding="utf-8")
    assert 'src="book-2.png"' in index
    assert "book-1" not in index
    assert "accept them" in index


def test_new_and_missing_pages_are_differences(tmp_path, shown):
    accept(tmp_path, "book", {1: page(), 2: page()})

    assert differences(tmp_path, "book", {1: page(), 3: page()}, shown) == (
        "page 2: is gone: only its golden page is there",
        "page 3: is new: it has no golden page",
    )


def test_accepting_writes_what_changed_and_nothing_else(tmp_path, shown):
    accept(tmp_path, "book", {1: page(), 2: page(), 3: page()})
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.png")}

    accept(tmp_path, "book", {1: page(), 2: page(60)})

    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.png")}
    assert after.keys() == {"book-1.png", "book-2.png"}
    assert after["book-1.png"] == before["book-1.png"]
    assert differences(tmp_path, "book", {1: page(), 2: page(60)}, shown) == ()


def test_products_whose_names_begin_alike_are_kept_apart(tmp_path, shown):
    accept(tmp_path, "book-a4", {1: page()})
    accept(tmp_path, "book", {2: page()})

    assert differences(tmp_path, "book", {2: page()}, shown) == ()
    assert differences(tmp_path, "book-a4", {1: page()}, shown) == ()


def test_the_exhibition_of_an_earlier_run_is_cleared(tmp_path, shown):
    shown.show("old-1", page(), page(60), "differs")

    later = Exhibition(shown.folder, "accept them")
    later.show("new-1", page(), page(60), "differs")

    assert [path.name for path in shown.folder.glob("*.png")] == ["new-1.png"]


def test_an_unknown_pango_is_told_with_the_command_that_makes_its_pages(tmp_path):
    (tmp_path / "pango-1.50").mkdir()

    assert missing(tmp_path / "pango-1.58") == (
        "there are no golden pages for Pango 1.58 (only for: 1.50); look at the pages and make them: "
        ".venv/bin/pytest tests/visual --accept"
    )

"""What the comparison of pages lets pass and what it catches: a real sheet, drawn otherwise or damaged."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from PIL import Image

from tests.visual.comparing import Difference, compare
from tests.visual.pictures import FINER, RESOLUTION, draw, opened, save_golden
from tests.visual.printing import Press, Product

#: A section with text, a table, charts, boxes, sources compared, a timeline and questions, in the textbook's inks.
SHEET = Product("damaged", "textbook", part="building")

Pictures = dict[int, Image.Image]


@pytest.fixture(scope="module")
def kept(press: Press, tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    """The pages of the sheet as they are kept: rounded, written and read again."""
    folder, pages = tmp_path_factory.mktemp("golden"), press.pictures(SHEET)
    for page, picture in pages.items():
        save_golden(picture, folder / f"{page}.png")
    return {page: opened(folder / f"{page}.png") for page in pages}


@pytest.fixture
def damaged(press: Press, kept: Pictures) -> Callable[..., list[Difference]]:
    """Sets the sheet with another style or other words, and tells which pages differ."""

    def damaged(style: str = "", words: tuple[str, str] = ("", "")) -> list[Difference]:
        html = press.printed(SHEET)[0]
        assert words[0] in html, f"{words[0]!r} is not on the sheet any more: choose another word"
        html = html.replace(*words) if words[0] else html
        pages = press.set(SHEET, html.replace("</head>", f"<style>{style}</style></head>", 1))
        pictures = draw(pages.pdf, range(min(len(kept), len(pages.map.sheets))))
        found = [compare(kept[page + 1], picture) for page, picture in pictures.items()]
        return [difference for difference in found if not difference.same]

    return damaged


def test_a_page_set_again_is_the_same(damaged):
    assert damaged() == []


@pytest.mark.parametrize(
    ("finer", "smoothing"),
    [
        (FINER - 1, {}),
        (FINER + 1, {}),
        (FINER, {"optimize_mode": "lcd"}),
        (FINER, {"no_smoothtext": True}),
        (FINER, {"no_smoothpath": True}),
    ],
    ids=["coarser", "finer", "for-screens", "rough-letters", "rough-shapes"],
)
def test_other_edges_of_letters_and_shapes_pass(press: Press, kept: Pictures, finer: int, smoothing: dict[str, object]):
    document = pypdfium2.PdfDocument(press.printed(SHEET)[1].pdf)

    for page, golden in kept.items():
        drawn = document[page - 1].render(scale=RESOLUTION * finer / 72, draw_annots=False, **smoothing)
        now = drawn.to_pil().convert("RGB").reduce(finer)
        assert compare(golden, now.crop((0, 0, *golden.size))).same


def test_a_tenth_of_a_millimetre_passes(damaged):
    assert damaged("body { position: relative; top: .1mm }") == []


@pytest.mark.parametrize(
    "style",
    [
        "#sizes caption, #sizes figcaption { position: relative; top: 1mm }",
        "#stone-box p { position: relative; top: 1mm }",
        "#stone-box p { position: relative; left: 1mm }",
    ],
    ids=["a-caption-down", "a-line-down", "a-line-right"],
)
def test_a_line_that_moved_by_a_millimetre_is_caught(damaged, style):
    assert damaged(style)


@pytest.mark.parametrize(
    "style",
    [
        ":root { --blue: #2f4f80 }",
        ":root { --black: #1a1a4a }",
        ":root { --ochre-t: #f3f6dc }",
        "#stone-box p { color: #9c3a30 }",
    ],
    ids=["headings-lighter", "text-bluish", "a-tint-greener", "one-line-red"],
)
def test_a_changed_ink_is_caught(damaged, style):
    assert damaged(style)


@pytest.mark.parametrize(
    "style",
    [
        "#stone-box { visibility: hidden }",
        ".box { background: none; border-color: transparent }",
        "#sizes td, #sizes th, #sizes tr, #sizes table, #sizes tbody, #sizes thead { border-color: transparent }",
        "#length svg { visibility: hidden }",
    ],
    ids=["a-box-hidden", "grounds-and-frames", "rules-of-a-table", "an-icon"],
)
def test_a_missing_part_is_caught(damaged, style):
    assert damaged(style)


@pytest.mark.parametrize(
    "style",
    [
        ':root { --sans: "Literata" }',
        "#stone-box p { font-style: italic }",
        "#length .name { font-weight: 400 }",
        ":root { --text-size: 10.4pt }",
    ],
    ids=["sans", "italic", "weight", "size"],
)
def test_another_font_is_caught(damaged, style):
    assert damaged(style)


def test_another_number_in_a_table_is_caught(damaged):
    assert damaged(words=(">118<", ">178<"))


def test_another_paper_is_told_in_millimetres():
    golden, now = (Image.new("RGB", size, "white") for size in ((413, 585), (291, 413)))

    assert str(compare(golden, now)) == "the paper was 210 × 297 mm and is 148 × 210 mm"


def test_a_difference_is_told_by_its_place_on_the_paper():
    golden = Image.new("RGB", (400, 400), "white")
    now = golden.copy()
    now.paste((200, 200, 200), (104, 200, 112, 208))

    assert str(compare(golden, now)).startswith("1 squares, the first 53 mm from the left and 102 mm from the top")

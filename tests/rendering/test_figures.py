"""Pictures, slopes and lists of figures on the page."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from tarau.chapter import Figure, Footnote, Quotation, Table
from tarau.files import Folder, in_grey, picture
from tarau.problems import ChapterError, Place
from tarau.rendering.picture import figure_picture
from tarau.rendering.theme import theme
from tests.rendering import sample
from tests.rendering.test_charts import SVG, drawn, texts

PHOTO = Figure(
    sample.PLACE,
    "bridge",
    1,
    "images/көпір 1.png",
    sample.words("Көпір"),
    "Тас «көпір»",
    (),
    50,
    (400, 200),
    sample.OURS,
)
DRAWING = replace(PHOTO, image="images/plan.svg", pixels=(0, 0))


def drawing(inside: str, head: str = 'viewBox="0 0 40 10"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{inside}</svg>'


@pytest.fixture
def own(tmp_path) -> Folder:
    (tmp_path / "images").mkdir()
    Image.new("RGB", (400, 200), "#336699").save(tmp_path / "images/көпір 1.png")
    (tmp_path / "images/plan.svg").write_text(drawing('<rect width="4" height="4"/>'))
    return Folder(tmp_path, "chapters/sample")


def test_a_photograph_is_as_wide_as_asked_for_and_described(own, kazakh):
    html = figure_picture(PHOTO, own, kazakh, theme("textbook", False))

    assert 'src="images/%D0%BA%D3%A9%D0%BF%D1%96%D1%80%201.png"' in html
    assert 'alt="Тас «көпір»"' in html
    assert 'style="width:55.5mm;height:27.75mm"' in html


def test_a_tall_photograph_leaves_room_for_its_caption_on_its_page(own, kazakh):
    chosen = theme("textbook", False)

    html = figure_picture(replace(PHOTO, width=100, pixels=(200, 2000)), own, kazakh, chosen)

    width, height = map(float, re.search(r"width:([\d.]+)mm;height:([\d.]+)mm", html).groups())
    assert height < 0.8 * (235 - 21 - 19.5)
    assert height / width == pytest.approx(10, abs=0.02)


def test_a_page_for_the_browser_holds_its_photographs(own, kazakh):
    html = figure_picture(PHOTO, own, kazakh, theme("web", True))

    found = re.search(r'src="data:image/png;base64,([^"]+)"', html)
    assert base64.b64decode(found[1]) == own.read(PHOTO.image)
    assert 'style="width:50%"' in html


def test_a_grey_edition_asks_for_a_photograph_in_grey(own, kazakh):
    html = figure_picture(PHOTO, own, kazakh, theme("textbook", False, in_grey=True))

    grey = in_grey(picture(own, PHOTO.image, Place("x")))
    assert 'src=".grey/images/' in html
    assert Image.open(io.BytesIO(grey)).mode == "L"


def test_what_is_transparent_in_a_picture_is_paper_in_its_grey(tmp_path):
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(tmp_path / "clear.png")

    grey = in_grey(picture(Folder(tmp_path, ""), "clear.png", Place("x")))

    assert Image.open(io.BytesIO(grey)).getpixel((0, 0)) == 255


def test_two_drawings_on_a_page_do_not_share_the_names_of_their_parts(own, kazakh):
    inside = (
        '<style>.a { fill: url(#stone) }</style><pattern id="stone"/><g id="pier"/>'
        '<rect style="fill:url(\'#stone\')" fill="url(#stone)"/><use href="#pier"/>'
    )
    (own.root / "images/plan.svg").write_text(drawing(inside))

    html = figure_picture(DRAWING, own, kazakh, theme("textbook", False))

    assert set(re.findall(r"#([\w-]+)", html)) == {"bridge-stone", "bridge-pier"}
    assert set(re.findall(r'\bid="([\w-]+)"', html)) == {"bridge-stone", "bridge-pier"}
    assert "<title>Тас «көпір»</title>" in html


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (drawing("<script>1</script>"), "it holds <script>"),
        (drawing("<rect/>", ""), "it does not say how wide and how high it is"),
    ],
)
def test_a_drawing_that_cannot_be_printed_is_said_at_its_figure(own, kazakh, text, reason):
    (own.root / "images/plan.svg").write_text(text)

    with pytest.raises(ChapterError) as refused:
        figure_picture(replace(DRAWING, place=Place("chapter.yaml", 9, 3)), own, kazakh, theme("textbook", False))

    (problem,) = refused.value.problems
    assert problem.place == Place("chapter.yaml", 9, 3)
    assert reason in str(problem.message)


def test_lists_name_each_table_and_figure_once_with_its_page(printed):
    chapter = replace(sample.chapter(), closing=("tables", "figures"))

    html = printed("textbook", chapter)

    listed = re.findall(r'<li><span class="folios">.*?</span><a href="#([\w-]+)"><b>(.*?)</b>', html)
    assert listed[0] == ("shares", "1-кесте.")
    assert [id for id, _ in listed[1:]] == ["shares-chart", "coal-chart", "freight-chart"]


def test_a_list_of_tables_does_not_print_their_footnotes_again(printed):
    chapter = sample.chapter()
    note = Footnote("note-9", 9, sample.words("Ескерту."))
    sections = tuple(
        replace(
            section,
            content=tuple(
                replace(node, caption=(*node.caption, note)) if isinstance(node, Table) else node
                for node in section.content
            ),
        )
        for section in chapter.sections
    )

    html = printed("textbook", replace(chapter, sections=sections, closing=("tables",)))

    assert html.count("Ескерту.") == 1


def test_a_page_for_the_browser_prints_the_footnotes_of_its_end_matter_too(printed):
    chapter = sample.chapter()
    note = Footnote("note-9", 9, sample.words("Сөздіктің ескертуі."))
    term = replace(chapter.terms[0], definition=(*chapter.terms[0].definition, note))

    html = printed("web", replace(chapter, terms=(term,), closing=("terms",)))

    assert '<li id="note-9" value="9">Сөздіктің ескертуі.' in html


def test_a_quotation_stays_in_its_place_in_the_text(printed):
    chapter = sample.chapter()
    section = chapter.sections[0]
    said = Quotation(sample.PLACE, "said", (sample.paragraph("Сөз."),), sample.words("Автор"), sample.OURS)
    content = (section.content[0], said, *section.content[1:])

    html = printed("textbook", replace(chapter, sections=(replace(section, content=content), *chapter.sections[1:])))

    assert re.search(r'</p>\s*<blockquote id="said" class="quotation">\s*<p[^>]*>Сөз\.</p>\s*<p class="from">', html)


# ------------------------------------------------------------------------------------------- before and after


def lines_of(svg):
    return [line for line in svg.iter(f"{SVG}line") if line.get("stroke-width") == "0.7"]


def test_a_slope_rises_or_falls_as_its_values_do_and_a_falling_one_is_dashed(kazakh):
    svg = drawn(kazakh, "before-after", ["1926", "1939"], ("Қала", [8.5, 27.8]), ("Ауыл", [91.5, 72.2]), unit="%")

    rising, falling = lines_of(svg)

    assert float(rising.get("y1")) > float(rising.get("y2"))
    assert float(falling.get("y1")) < float(falling.get("y2"))
    assert (rising.get("stroke-dasharray"), falling.get("stroke-dasharray")) == (None, "2.2 1.3")
    assert {"8,5%", "27,8%", "91,5%", "72,2%", "Қала", "Ауыл", "1926", "1939"} <= set(texts(svg))


def test_slopes_share_one_scale(kazakh):
    svg = drawn(kazakh, "before-after", ["а", "ә"], ("1", [0, 100]), ("2", [25, 50]))

    first, second = ([float(line.get(end)) for end in ("y1", "y2")] for line in lines_of(svg))

    high = first[0] - first[1]
    assert second == pytest.approx([first[0] - high / 4, first[0] - high / 2], abs=0.02)


def test_a_slope_with_one_end_unknown_has_no_line(kazakh):
    svg = drawn(kazakh, "before-after", ["1913", "1940"], ("Мұнай", [None, 696]), ("Мыс", [None, None]))

    assert not lines_of(svg)
    assert texts(svg).count("дерек жоқ") == 3


@pytest.mark.parametrize("rows", [1, 12])
def test_the_labels_of_slopes_do_not_touch_and_stay_inside(rows, kazakh):
    long = "Ауыл шаруашылығы шикізатын өңдейтін жергілікті кәсіпорындардың жалпы саны"
    svg = drawn(
        kazakh, "before-after", [f"{long} 1928", "1940"], *((f"{long} {n}", [n % 3, 12345.5]) for n in range(rows))
    )

    chosen, boxes = theme("textbook", False), []
    for element in svg.iter(f"{SVG}text"):
        size, x, y = (float(element.get(name)) for name in ("font-size", "x", "y"))
        room = chosen.width(element.text, size, "sans-bold" if element.get("font-weight") else "sans")
        start = {"end": x - room, "middle": x - room / 2}.get(element.get("text-anchor"), x)
        boxes.append((start, y - size * 0.7, start + room, y))
    height = float(svg.get("viewBox").split()[3])
    assert all(box[0] > -0.5 and box[2] < 111.5 and box[1] > -0.2 and box[3] < height for box in boxes)
    assert not [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[:at]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]

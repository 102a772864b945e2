"""Kinds that need little: pictures, lists, quotations, subheadings, objectives, further reading, chronology."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tarau.chapter import Chart, Figure, FromSource, Heading, Listing, Quotation, Run


def nodes(chapter, kind):
    return [node for node in chapter.sections[2].content if isinstance(node, kind)]


def plain(words):
    return "".join(word.text if isinstance(word, Run) else plain(getattr(word, "content", ())) for word in words)


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("small-kk", ["1-сурет", "2-сурет", "1-кесте", "3-диаграмма"]),
        ("small-ru", ["Рис. 1", "Рис. 2", "Таблица 1", "Диаграмма 3"]),
        ("small-en", ["Figure 1", "Figure 2", "Table 1", "Chart 3"]),
    ],
)
def test_figures_are_counted_by_themselves_and_called_as_the_language_calls_them(chapter, name, labels):
    called = dict(chapter(name).tree().labels)

    assert [called[id] for id in ("bridge-picture", "piers-picture", "sizes", "change")] == labels


def test_what_a_figure_does_not_say_is_taken_from_images_yaml(chapter):
    photo, drawing = nodes(chapter("small-en").tree(), Figure)

    assert photo.alt == "A bridge on four stone piers over a river."
    assert plain(photo.credit) == ("The authors of this chapter. The bridge at Kengsu, 2026. drawn for the tests. MIT.")
    assert (photo.width, photo.pixels) == (100, (1000, 560))
    assert plain(drawing.credit) == "Drawn by the authors of this chapter"
    assert (drawing.width, drawing.pixels) == (60, (0, 0))


def test_the_credits_of_all_pictures_are_gathered_the_opening_one_first(chapter):
    credits = chapter("small-en").tree().credits

    assert [credit.id for credit in credits] == ["opener", "bridge-picture", "piers-picture"]
    assert credits[0].url == "https://example.org/opener"


def test_a_list_a_quotation_and_a_subheading_stand_in_their_places(chapter):
    tree = chapter("small-en").tree()
    (listing,), (passage, typed) = nodes(tree, Listing), nodes(tree, Quotation)

    assert (plain(listing.title), listing.ordered, len(listing.items)) == ("What the bridge changed", True, 3)
    assert isinstance(passage.origin, FromSource)
    assert plain(passage.content[0].content) == "The teacher and the pupils were the first to cross."
    assert plain(typed.attribution) == "The authors of this chapter"
    assert [(node.id, node.level) for node in nodes(tree, Heading)] == [("market", 3), ("fair", 4)]


def test_an_objective_keeps_its_code_and_the_tasks_that_serve_it(chapter):
    coded, bare = chapter("small-en").tree().objectives

    assert (coded.code, coded.tasks) == ("T-1.2", ("q-length", "pier-box"))
    assert (plain(bare.content), bare.code, bare.tasks) == ("compare two sources.", "", ())


def test_further_reading_stands_in_the_order_of_the_outline(chapter):
    (book,) = chapter("small-en").tree().further_reading

    assert (book.author, book.title, book.imprint) == ("Asanov A.", "Bridges over rivers", "Kengsu Press, 2020")


def test_an_event_leads_to_the_blocks_that_rest_on_the_same_words(chapter):
    tree = chapter("small-en").tree()
    blocks = {node.id: node for section in tree.sections for node in section.content}

    marks = {event.id: event.marks for event in tree.timeline.events}

    assert all("1950" in plain(blocks[id].content) for id in marks["decision"])
    assert len(marks["decision"]) == 1


def test_a_chart_of_before_and_after_has_two_columns(chapter):
    chart = nodes(chapter("small-en").tree(), Chart)[0]

    assert (chart.kind, chart.categories) == ("before-after", ("1951", "1953"))


CASES = {
    "a picture that nothing describes": (
        "sections/after.yaml",
        'alt: "A drawing of four stone piers that carry the road."\n      ',
        "",
        "after.yaml:36:7: error: nothing says what the picture 'images/piers.svg' shows [figure.alt]",
    ),
    "a picture wider than its column": (
        "sections/after.yaml",
        "width: 60",
        "width: 160",
        "after.yaml:36:7: error: a picture cannot be 160 percent of the column wide [figure.width]",
    ),
    "a quotation of no words": (
        "sections/after.yaml",
        "text: The village that had waited for a bridge built it itself.\n      ",
        "",
        "after.yaml:32:7: error: a quotation is either an 'excerpt' or a 'text' [quotation.words]",
    ),
    "a subheading without a heading": (
        "sections/after.yaml",
        "- heading: The bridge and the market\n    id: market\n  ",
        "",
        "after.yaml:11:5: error: this subheading stands under no heading [heading.order]",
    ),
    "a chart of before and after with three columns": (
        "tables/change.csv",
        ",1951,1953\nPeople,20,30.5\nCarts,–,200\n",
        ",1951,1952,1953\nPeople,20,30,30.5\n",
        "a chart of before and after joins two columns of figures; here are 3 [chart.columns]",
    ),
    "a task that is not there": (
        "chapter.yaml",
        "tasks: [q-length, pier-box]",
        "tasks: [q-lenght]",
        "error: there is nothing with the id 'q-lenght' to refer to [objective.task]",
    ),
    "a picture that is not there": (
        "sections/after.yaml",
        "image: images/piers.svg",
        "image: images/pier.svg",
        "after.yaml:37:14: error: there is no file 'images/pier.svg' [file.reference]",
    ),
    "a picture listed twice": (
        "images.yaml",
        "- file: images/opener.svg",
        "- file: images/bridge.png",
        "'images/bridge.png' is listed twice: it stands at chapters/small-en/images.yaml:2:9 too [image.twice]",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_what_is_wrong_with_a_kind_is_said_at_its_place(chapter, case):
    name, old, new, said = CASES[case]

    assert said in chapter("small-en").change(name, old, new).messages()


def test_a_picture_that_is_damaged_is_said_at_the_figure(chapter):
    out = io.BytesIO()
    Image.new("RGB", (40, 40)).save(out, "PNG")

    said = chapter("small-en").with_file("images/bridge.png", out.getvalue()[:60]).messages()

    assert said.count(": error: ") == 1
    assert "sections/after.yaml:28:14: error: 'images/bridge.png' is not a whole picture [file.picture]" in said
